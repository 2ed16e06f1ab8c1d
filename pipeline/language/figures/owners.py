"""Whose a figure is: the event, programme or body that it is told of, and the places it is counted in."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.annotation import EntityType
from pipeline.language.figures.places import PlaceFinder
from pipeline.language.figures.roles import Roles
from pipeline.language.figures.scenery import OWNERS, THINGS, Figure, Scenery
from pipeline.language.quantities import Kind, Outcome
from pipeline.language.relations.clauses import Clause
from pipeline.language.relations.scene import PLACES, Node
from pipeline.rules.figures import FigureRules

_EVENT, _PROGRAMME, _ORGANISATION = EntityType.EVENT, EntityType.PROGRAMME, EntityType.ORGANISATION
#: How well a kind of figure fits a kind of owner, added to the weight of the rule that tells.
_FIT = {
    Kind.MONEY: {_PROGRAMME: 2.0, _EVENT: 1.0, _ORGANISATION: 0.5},
    Kind.DURATION: {_PROGRAMME: 2.0, _EVENT: 2.0, _ORGANISATION: -1.0},
    Kind.PEOPLE: {_EVENT: 1.0, _PROGRAMME: 0.8, _ORGANISATION: 0.5},
    Kind.COUNT: {_EVENT: 0.5, _PROGRAMME: 0.8, _ORGANISATION: 0.5},
    Kind.PERCENT: {_EVENT: 0.0, _PROGRAMME: 0.3, _ORGANISATION: 0.3},
}
#: Outcomes that tell of people in a place rather than of what a body did.
_DWELLING = frozenset((Outcome.DISPLACED, Outcome.OTHER, Outcome.HOSTED, Outcome.INFECTED, Outcome.DIED))
#: Outcomes of what an event does to those who come.
_EVENTFUL = frozenset((Outcome.ATTENDED, Outcome.TRAINED))
#: What is told by nearness only gives way to what is told of another figure in the row.
_WEAK = frozenset(("has_figure.clause", "has_figure.context"))
#: Kinds that are counted in places; sums and durations are of things only.
_PLACED = frozenset((Kind.PEOPLE, Kind.COUNT, Kind.PERCENT))


@dataclass(frozen=True, slots=True)
class Owner:
    """A node that has the figure, and the rule that tells so."""

    node: Node
    rule: str
    score: float


class OwnerFinder:
    """Finds the owners of figures; `partial` holds the first tokens of those that are a part of another."""

    def __init__(self, scenery: Scenery, rules: FigureRules, partial: frozenset[int] = frozenset()) -> None:
        self.scenery = scenery
        self.partial = partial
        self.roles = Roles(scenery, rules)
        self.places = PlaceFinder(self.roles, partial)
        self.scene = scenery.scene
        self.rules = rules
        self.words = rules.words

    def find_all(self) -> dict[int, list[Owner]]:
        """Owners of every figure, by its first token; those in one row share what is told of one of them."""
        found: dict[int, list[Owner]] = {}
        for figure in self.scenery.figures:
            if figure.start in self.partial:
                found[figure.start] = [self._owner(figure, *own) for own in self.places.find_own(figure)]
            else:
                found[figure.start] = self._find(figure)
        self._share_in_rows(found)
        return found

    def _share_in_rows(self, found: dict[int, list[Owner]]) -> None:
        for row in self.scenery.rows():
            strong = max(row, key=lambda figure: max((o.score for o in found[figure.start]), default=0.0))
            if not found[strong.start] or found[strong.start][0].rule in _WEAK:
                continue
            for figure in row:
                weak = all(owner.rule in _WEAK for owner in found[figure.start])
                if weak and figure.start not in self.partial:
                    found[figure.start] = found[strong.start]

    def _find(self, figure: Figure) -> list[Owner]:
        """The thing that has the figure, if one does, then the places that have it too."""
        if (sheet := self._sheet(figure)) is not None:
            return [self._owner(figure, sheet, "has_figure.sheet")]
        if figure.quantity.kind is Kind.DURATION and self.scenery.is_relative(figure):
            return []
        clause = self.scenery.clause_of(figure)
        things = self._things(figure, clause)
        told = self.places.find(figure, clause) if figure.quantity.kind in _PLACED else []
        places = [self._owner(figure, node, rule) for node, rule in told]
        if not things and self._needs_thing(figure, places):
            things = self._earlier_things(figure)
        if not things and not places:
            return self._context(figure, clause)
        return [*things, *places]

    def _sheet(self, figure: Figure) -> Node | None:
        """« Budget : [2 M€] » is said of what the heading above names."""
        return self.scenery.heading_above(figure) if self.scenery.is_labelled(figure) else None

    def _needs_thing(self, figure: Figure, places: list[Owner]) -> bool:
        """Someone did it, though this sentence does not say who: « 30 enfants ont été vaccinés à Kolda »."""
        if self.scenery.is_heading(figure):
            return False
        if figure.is_people:
            return figure.outcome not in _DWELLING
        return figure.quantity.kind in (Kind.MONEY, Kind.DURATION) or not places

    # --- things

    def _things(self, figure: Figure, clause: Clause | None) -> list[Owner]:
        """The best of all that is told in the sentence; several when they are coordinated."""
        candidates: list[Owner] = []
        for rule, nodes in (
            ("has_figure.beside", self.roles.beside(figure)),
            ("has_figure.occasion", self.roles.occasions(figure)),
            ("has_figure.subject", self.roles.subjects(figure, clause)),
            ("has_figure.receiver", self.roles.receivers(figure, clause)),
        ):
            candidates += [self._owner(figure, node, rule) for node in nodes if node.type in THINGS]
        if not candidates:
            return []
        best = max(candidates, key=lambda owner: owner.score)
        if best.node.type is _ORGANISATION and best.rule == "has_figure.subject":
            replaced = self._unsaid(figure, clause)
            if replaced:
                return replaced
        group = {id(node) for node in best.node.group.nodes} if best.node.group else set()
        return [o for o in candidates if o is best or (id(o.node) in group and o.rule == best.rule)]

    def _unsaid(self, figure: Figure, clause: Clause | None) -> list[Owner]:
        """A giver does not have the money it gives; « elle rassemble 50 experts » is said of the event."""
        gives = clause is not None and clause.verb.lower_.startswith(tuple(self.words["gives"]))
        money = figure.quantity.kind is Kind.MONEY and gives
        if money or figure.outcome is Outcome.ATTENDED or figure.quantity.kind is Kind.DURATION:
            earlier = self._earlier_things(figure)
            return [owner for owner in earlier if owner.node.type in (_EVENT, _PROGRAMME)]
        return []

    def _owner(self, figure: Figure, node: Node, rule: str) -> Owner:
        return Owner(
            node, rule, self.rules.rules[rule].weight + _FIT[figure.quantity.kind].get(node.type, 0.0)
        )

    def _earlier_things(self, figure: Figure) -> list[Owner]:
        """What the sentence before is about; for an item of a list what stands above the list."""
        start, floor = self.scene.floor_before(figure.start, 1), self.scenery.floor(figure)
        near = [node for node in self.scene.inside(start, floor) if node.type in THINGS]
        topics = [node for node in near if not node.case and not node.bracketed]
        if self._is_eventful(figure):
            topics = [node for node in topics if node.type is not _ORGANISATION] or topics
        if near:
            best = max(topics or near, key=lambda node: (self._context_fit(figure, node), -node.start))
            return [self._owner(figure, best, "has_figure.context")]
        above = self.scenery.heading_above(figure) if self.scenery.is_item(figure) else None
        if above is None and figure.outcome is Outcome.ATTENDED:
            above = self.scenery.topic
        if above is None and figure.quantity.kind is not Kind.DURATION:
            above = self.scenery.main_thing
        return [self._owner(figure, above, "has_figure.context")] if above is not None else []

    def _context_fit(self, figure: Figure, node: Node) -> float:
        return _FIT[figure.quantity.kind].get(node.type, 0.0) + (0.5 if not node.case else 0.0)

    def _is_eventful(self, figure: Figure) -> bool:
        return figure.outcome in _EVENTFUL or figure.quantity.kind is Kind.DURATION

    # --- context

    def _context(self, figure: Figure, clause: Clause | None) -> list[Owner]:
        """The most fitting name of the sentence; else the country or the thing that the text is about."""
        if self.scenery.is_heading(figure):
            return self._pick(figure, self._here(figure), "has_figure.clause")
        if figure.outcome in _DWELLING or self._says_country(clause):
            country = self.scenery.country
            if country is not None and (self._says_country(clause) or not self._here(figure)):
                return [Owner(country, "has_figure.context", self.rules.rules["has_figure.context"].weight)]
        here = self._here(figure)
        return self._pick(figure, here, "has_figure.clause") if here else self._earlier_things(figure)

    def _here(self, figure: Figure) -> list[Node]:
        floor, ceiling = self.scenery.floor(figure), self.scenery.ceiling(figure)
        return [node for node in self.scene.inside(floor, ceiling) if node.type in OWNERS]

    def _says_country(self, clause: Clause | None) -> bool:
        """« le pays dénombrait »."""
        if clause is None:
            return False
        return any(c.lower_ == "pays" and c.dep_.startswith("nsubj") for c in clause.verb.children)

    def _pick(self, figure: Figure, nodes: list[Node], rule: str) -> list[Owner]:
        def fit(node: Node) -> tuple[float, int]:
            distance = -abs(node.start - figure.start)
            if node.type in PLACES:
                return (1.5 if figure.outcome in _DWELLING else 0.0, distance)
            return (_FIT[figure.quantity.kind][node.type], distance)

        if not nodes:
            return []
        return [Owner(max(nodes, key=fit), rule, self.rules.rules[rule].weight)]
