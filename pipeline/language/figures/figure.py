"""One figure of a document: a quantity where it stands, and what its words say of it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.language.quantities import Kind, Outcome, Quantity
from pipeline.language.relations.scene import Node

#: Beginnings of words that say that people are awaited.
_EXPECTS = ("attend", "inscri", "press")


@dataclass(slots=True, eq=False)
class Figure:
    """A quantity where it stands: tokens [start, end), its value, its entity."""

    id: str
    start: int
    end: int
    quantity: Quantity
    node: Node
    node_doc: Doc
    #: a number without noun of its own
    elided: bool

    @property
    def is_people(self) -> bool:
        return self.quantity.kind is Kind.PEOPLE

    @property
    def is_change(self) -> bool:
        """« une hausse de [7 %] », « [12 %] de plus »: of itself, not of those counted."""
        return self.quantity.kind is Kind.PERCENT and self._after(2) in ("de plus", "de moins")

    @property
    def is_of_something(self) -> bool:
        """« [46 % des réfugiés] » says of what it is a share."""
        words = self.node_doc[self.start : self.end]
        return any(token.lower_ in ("de", "d'", "d’", "des", "du") for token in words)

    def _after(self, length: int) -> str:
        return self.node_doc[self.end : self.end + length].text.lower()

    @property
    def is_expected(self) -> bool:
        """« [80 familles] y sont attendues »."""
        return any(token.lower_.startswith(_EXPECTS) for token in self.node_doc[self.end : self.end + 6])

    @property
    def outcome(self) -> Outcome | None:
        return self.quantity.outcome
