"""`passerelle_relations`: who does what with whom, from the parse and the rules of `patterns/relations/`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language.relations.status import status_of

__all__ = ["make_relations", "status_of"]


@Language.factory("passerelle_relations", assigns=["doc._.relations"], default_config={"patterns": None})
def make_relations(nlp: Language, name: str, patterns: str | None) -> Relations:
    """Component that states the relations between the entities of a document."""
    return Relations()


class Relations:
    def __call__(self, doc: Doc) -> Doc:
        return doc
