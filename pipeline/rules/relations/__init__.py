"""Rules of relations: `patterns/relations/*.yaml` as frozen objects.

A file named after a predicate (`funds.yaml`) holds three lists, any of which may be empty:
`verbs` (subject and object read from the clause), `nouns` (« le financement de … par … ») and `phrases`
(the words between two names). `status.yaml`, `actors.yaml`, `adjuncts.yaml` and `sheets.yaml` hold words.
"""

from pipeline.rules.relations.loading import RelationRules, check_ids, example_rules, load_relations
from pipeline.rules.relations.phrases import Phrase
from pipeline.rules.relations.schema import (
    SIGNATURES,
    AdjunctRule,
    ClauseRule,
    NounRule,
    PhraseRule,
    SheetRule,
    Types,
    VerbRule,
)
from pipeline.rules.relations.triggers import Trigger
from pipeline.rules.relations.words import ActorWords, StatusWords, load_status_words

__all__ = [
    "SIGNATURES",
    "ActorWords",
    "AdjunctRule",
    "ClauseRule",
    "NounRule",
    "Phrase",
    "PhraseRule",
    "RelationRules",
    "SheetRule",
    "StatusWords",
    "Trigger",
    "Types",
    "VerbRule",
    "check_ids",
    "example_rules",
    "load_relations",
    "load_status_words",
]
