"""Names as single pieces with what the words around them say, and coordinations of such pieces."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span

from pipeline.annotation import EntityType

PLACES = frozenset({EntityType.COUNTRY, EntityType.LOCATION})


@dataclass(slots=True, eq=False)
class Node:
    """A name, or a phrase that stands for entities; `case` is the preposition before it, "" for none.

    `head` is where the whole phrase starts, people who act for it included (« le directeur de l'OIM »),
    `actor` the noun for those people. `end` takes in an acronym in brackets. `outer_case` is the preposition
    before the common nouns that it completes: « dans les villages de Kolda » has « de » and « dans ».
    `lead` is where the nouns before the name start that say what it is (« l'ONG ivoirienne X »), -1 for none.
    `owner` tells « sa », « son » from other articles; `guess` a noun that stands for the last such thing;
    `origin` a place that people come from (« venus du Mali »), `seat_of` the body that is said to be there
    (« la Caritas, établie à Mopti, »).
    """

    start: int
    end: int
    head: int
    ids: tuple[str, ...]
    type: EntityType
    case: str = ""
    outer_case: str = ""
    actor: str = ""
    bracketed: bool = False
    anaphor: bool = False
    guess: bool = False
    owner: bool = False
    origin: bool = False
    seat_of: Node | None = field(default=None, repr=False)
    inner: tuple[Span, ...] = ()
    lead: int = -1
    gender: str = ""
    number: str = ""
    group: Group = field(default=None, repr=False)  # type: ignore[assignment]


@dataclass(slots=True, eq=False)
class Group:
    """Coordinated nodes, in order: « l'OMS, l'OIM et le HCR »."""

    nodes: list[Node]

    @property
    def start(self) -> int:
        return self.nodes[0].head

    @property
    def end(self) -> int:
        return self.nodes[-1].end

    @property
    def case(self) -> str:
        return self.nodes[0].case

    def of_types(self, types: frozenset[EntityType]) -> list[Node]:
        aside = self.nodes[0].type is EntityType.LOCATION and EntityType.LOCATION not in types
        return [node for node in self.nodes if node.type in types and not (aside and node.bracketed)]
