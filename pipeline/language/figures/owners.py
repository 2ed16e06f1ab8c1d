"""Whose a figure is: the event, programme or body that it is told of, and the places it is counted in."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.annotation import EntityType
from pipeline.language.figures.cells import is_cell, is_planned, row_names
from pipeline.language.figures.figure import Figure
from pipeline.language.figures.money import SumFinder
from pipeline.language.figures.places import PlaceFinder
from pipeline.language.figures.roles import Roles
from pipeline.language.figures.scenery import THINGS, Scenery
from pipeline.language.figures.topics import TopicFinder
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
#: Outcomes that bulletins count in the country that they are about.
_STRICKEN = frozenset((Outcome.DISPLACED, Outcome.INFECTED, Outcome.DIED))
#: Kinds that are counted in places; sums and durations are of things only.
_PLACED = frozenset((Kind.PEOPLE, Kind.COUNT, Kind.PERCENT))
#: What is told by nearness only gives way to what is told of another figure in the row.
_GUESSES = frozenset(
    f"has_figure.{where}" for where in ("before", "heading", "document", "country", "speaker")
)
#: Ways of telling that leave room for who did it.
_SHARED = ("has_figure.occasion", "has_figure.beside")
#: Who does something is not how long it takes: « verse [2 M€] sur [trois ans] ».
_DOER = "has_figure.subject"
#: Ways of telling that leave no room for another.
_EXCLUSIVE = frozenset(("has_figure.antecedent", "has_figure.opening"))
#: Units of length and the like: where a thing is or how big, not what it did.
_SIZES = frozenset(("mètre", "kilomètre", "km", "m", "hectare", "kilogramme", "kg", "tonne", "mile"))


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
        self.sums = SumFinder(self.roles)
        self.topics = TopicFinder(scenery, rules)
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
            whole = [figure for figure in row if figure.start not in self.partial]
            told = [figure for figure in whole if not self._is_guessed(found[figure.start])]
            if not told:
                continue
            strong = max(told, key=lambda figure: max(o.score for o in found[figure.start]))
            for figure in whole:
                if self._is_guessed(found[figure.start]):
                    found[figure.start] = found[strong.start]

    @staticmethod
    def _is_guessed(owners: list[Owner]) -> bool:
        return all(owner.rule in _GUESSES for owner in owners)

    def _find(self, figure: Figure) -> list[Owner]:
        """The thing that has the figure, if one does, then the places that have it too."""
        if is_cell(self.scenery, figure):
            return self._of_cell(figure)
        if self.scenery.is_labelled(figure):
            return self._labelled(figure)
        if self._is_nobodys(figure):
            return []
        if there := self._there(figure):
            return there
        clause = self.scenery.clause_of(figure)
        things = self._things(figure, clause)
        placed = figure.quantity.kind in _PLACED
        sure = any(owner.rule in _EXCLUSIVE for owner in things)
        told = self.places.find(figure, clause, sure) if placed else []
        places = [self._owner(figure, node, rule) for node, rule in told]
        if not things and self._needs_thing(figure, places):
            things = self._earlier(figure, clause)
        if not things and not places and figure.quantity.kind in _PLACED:
            if scene := self._struck(figure):
                return scene
            return self._country(figure, clause)
        return [*things, *places]

    def _there(self, figure: Figure) -> list[Owner]:
        """« [300 malades] y ont été soignés », « y ont parlé devant [90 élus] »: what « y » stands for."""
        behind = [token.lower_ for token in self.scenery.doc[figure.end : figure.end + 3]]
        if "y" not in behind and figure.outcome is not Outcome.ATTENDED:
            return []
        return [self._owner(figure, node, "has_figure.pronoun") for node in self.topics.pointed_at(figure)]

    def _of_cell(self, figure: Figure) -> list[Owner]:
        """The names of the row; without any, what the table is about."""
        names = [] if is_planned(self.scenery, figure) else row_names(self.scenery, figure)
        about = self.topics.document
        if about is not None and (not names or about.type is _PROGRAMME):
            names = [*names, about]
        return [self._owner(figure, node, "has_figure.cell") for node in names]

    def _labelled(self, figure: Figure) -> list[Owner]:
        """« Budget : [2 M€] » is said of what the heading above names, or the document."""
        starts = self.scenery.lines.start(figure.start) >= self.scenery.floor(figure)
        topic = self.topics.above(figure) if starts else self.topics.find(figure)
        if topic is not None:
            return [self._owner(figure, topic[0], "has_figure.sheet")]
        country = self.scenery.titled_country if figure.is_people else None
        return [self._owner(figure, country, "has_figure.country")] if country is not None else []

    def _is_nobodys(self, figure: Figure) -> bool:
        """« trois mois plus tôt », « en deux mois », « à 300 mètres », « verse [2 M€] aux communes »."""
        if figure.quantity.kind is Kind.DURATION:
            return self.scenery.is_relative(figure) or not self.scenery.is_span(figure)
        if figure.quantity.kind is Kind.MONEY:
            return self.sums.goes_elsewhere(figure)
        return figure.quantity.kind is Kind.COUNT and (figure.quantity.unit or "").lower() in _SIZES

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
        if opening := [node for node in self.roles.opening(figure) if node.type in THINGS]:
            return [self._owner(figure, node, "has_figure.opening") for node in opening]
        if antecedents := self.roles.antecedents(figure):
            return [self._owner(figure, node, "has_figure.antecedent") for node in antecedents]
        if figure.quantity.kind is Kind.MONEY:
            return self._of_sum(figure, clause)
        candidates: list[Owner] = []
        for rule, nodes in (
            ("has_figure.beside", self.roles.beside(figure)),
            ("has_figure.occasion", self.roles.occasions(figure)),
            ("has_figure.named", self.roles.named(figure)),
            ("has_figure.holder", self.roles.holders(figure)),
            ("has_figure.subject", self.roles.subjects(figure, clause)),
            ("has_figure.receiver", self.roles.receivers(figure, clause)),
        ):
            candidates += [self._owner(figure, node, rule) for node in nodes if node.type in THINGS]
        if figure.quantity.kind is Kind.DURATION:
            candidates = [o for o in candidates if o.node.type is not _ORGANISATION or o.rule != _DOER]
        if not candidates:
            return self._of_others(figure)
        best = max(candidates, key=lambda owner: owner.score)
        acts = best.node.type is _ORGANISATION and best.rule == "has_figure.subject"
        if acts and (replaced := self._unsaid(figure)):
            return replaced
        if best.rule == "has_figure.receiver":
            return [o for o in candidates if o.rule in ("has_figure.receiver", "has_figure.subject")]
        group = {id(node) for node in best.node.group.nodes} if best.node.group else set()
        with_best = [o for o in candidates if o is best or (id(o.node) in group and o.rule == best.rule)]
        return with_best + self._beside_best(best, candidates)

    @staticmethod
    def _beside_best(best: Owner, candidates: list[Owner]) -> list[Owner]:
        """« Dans le cadre de X, Y a formé [30 agents] de Z »: who did it too, beside X and Z."""
        if best.rule not in _SHARED:
            return []
        others = (*_SHARED[:1], "has_figure.subject")
        return [o for o in candidates if o.rule in others and o is not best]

    def _of_others(self, figure: Figure) -> list[Owner]:
        """Who has taken the people in, else who did by « par » what is counted."""
        if figure.is_people and (hosts := self.roles.hosts(figure)):
            return [self._owner(figure, node, "has_figure.host") for node in hosts]
        agents = [] if self._is_eventful(figure) else self.roles.agents(figure)
        return [self._owner(figure, node, "has_figure.agent") for node in agents if node.type in THINGS]

    def _unsaid(self, figure: Figure) -> list[Owner]:
        """« elle rassemble 50 experts » is said of the event of the sentence before."""
        if self._is_eventful(figure):
            topic = self.topics.find(figure)
            if topic is not None and topic[0].type in (_EVENT, _PROGRAMME):
                return [self._owner(figure, *topic)]
        return []

    def _of_sum(self, figure: Figure, clause: Clause | None) -> list[Owner]:
        """Who gets it or what it pays for; who gives it only where the text is about no undertaking."""
        if self.sums.is_listed(figure) and (above := self.topics.above(figure)) is not None:
            return [self._owner(figure, above[0], "has_figure.sheet")]
        told = [self._owner(figure, *one) for one in self.sums.find(figure, clause)]
        if told and all(owner.rule == "has_figure.subject" for owner in told) and self.sums.gives(clause):
            if pointed := [node for node in self.topics.pointed_at(figure) if node.type in THINGS]:
                return [self._owner(figure, node, "has_figure.pronoun") for node in pointed]
            topic = self.topics.document
            if topic is not None and topic.type is _PROGRAMME:
                return [self._owner(figure, topic, "has_figure.document")]
        return told

    @staticmethod
    def _is_eventful(figure: Figure) -> bool:
        return figure.outcome is Outcome.ATTENDED or figure.quantity.kind is Kind.DURATION

    def _owner(self, figure: Figure, node: Node, rule: str) -> Owner:
        return Owner(
            node, rule, self.rules.rules[rule].weight + _FIT[figure.quantity.kind].get(node.type, 0.0)
        )

    # --- what the sentence does not say

    def _earlier(self, figure: Figure, clause: Clause | None) -> list[Owner]:
        """What « y » stands for, else what the sentences before, the heading or the document are about."""
        if pointed := self.topics.pointed_at(figure):
            return [self._owner(figure, node, "has_figure.pronoun") for node in pointed]
        topic = self.topics.find(figure)
        apart = {node.ids for node in self.roles.set_aside(figure)}
        return [self._owner(figure, *topic)] if topic is not None and topic[0].ids not in apart else []

    def _struck(self, figure: Figure) -> list[Owner]:
        """« Un incendie ravage Gao. [15 morts], 40 blessés. »: told of the sentence before."""
        floor, ceiling = self.scenery.floor(figure), self.scenery.ceiling(figure)
        if not figure.is_people or self.scenery.has_verb(floor, ceiling):
            return []
        if floor <= self.scenery.lines.paragraph(figure.start):
            return []
        before = self.scene.inside(self.scene.floor_before(floor, 1), floor)
        nodes = [node for node in before if node.type in PLACES and not node.origin]
        return [self._owner(figure, node, "has_figure.before") for node in nodes[-1:]]

    def _country(self, figure: Figure, clause: Clause | None) -> list[Owner]:
        """People who are simply there are in the country that the document is about."""
        if pointed := self.topics.pointed_at(figure):
            return [self._owner(figure, node, "has_figure.pronoun") for node in pointed]
        told = self._says_country(clause)
        country = self.scenery.country if told else self.scenery.titled_country
        if country is None or not (told or figure.outcome in _STRICKEN):
            return []
        return [self._owner(figure, country, "has_figure.country")]

    def _says_country(self, clause: Clause | None) -> bool:
        """« le pays dénombrait »."""
        if clause is None:
            return False
        return any(c.lower_ == "pays" and c.dep_.startswith("nsubj") for c in clause.verb.children)
