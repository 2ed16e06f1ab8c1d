"""Noun rules: « le financement de X par Y », « avec l'appui de Z », « X est membre de Y ».

`phrase` reads the noun with its complements; `anchors`, `identity`, `agents` and `receivers` each answer who
an end of the relation is when no complement says it; `claiming` asks them in turn.
"""

from pipeline.language.relations.nouns.claiming import claim_noun
from pipeline.language.relations.nouns.phrase import NounPhrase

__all__ = ["NounPhrase", "claim_noun"]
