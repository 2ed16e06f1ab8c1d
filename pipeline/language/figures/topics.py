"""What a figure is told of where its sentence does not say: sentence before, heading or document."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from pipeline.annotation import EntityType
from pipeline.language.figures.figure import Figure
from pipeline.language.figures.scenery import THINGS, Scenery
from pipeline.language.quantities import Kind, Outcome
from pipeline.language.relations.scene import PLACES, Node
from pipeline.rules.figures import FigureRules

_HAPPENINGS = frozenset({EntityType.EVENT, EntityType.PROGRAMME})
#: Sentences that are read back within a paragraph.
_BACK = 2
#: Tokens of a text that its title and first sentence take, and what being named there counts.
_LEAD, _TITLE, _LEADS = 90, 40, 1.5
#: Less than this and the text is not about an undertaking, or a body.
_LEAST, _LEAST_BODY = 3.0, 4.0
#: A body named so much more often than an undertaking is what the text is about; so far ahead of the next.
_OUTWEIGHED, _AHEAD = 3.0, 1.4
#: A body named alone in the first lines of a text publishes it.
_MASTHEAD = 30
_SPEAKERS = frozenset(("nous", "notre", "nos"))


class TopicFinder:
    """Finds what the surroundings of a figure are about."""

    def __init__(self, scenery: Scenery, rules: FigureRules) -> None:
        self.scenery = scenery
        self._generics = rules.words["generics"]
        self.scene = scenery.scene

    def find(self, figure: Figure) -> tuple[Node, str] | None:
        """The event, programme or body that the figure is told of, and the rule that tells; None without."""
        if self._speaks(figure):
            return (self.speaker, "has_figure.speaker") if self.speaker is not None else None
        if nodes := self._told_before(figure):
            acts = nodes[0].type in _HAPPENINGS or self._is_taken_up(figure)
            return (nodes[0], "has_figure.before") if acts else None
        above = self.above(figure)
        sure = above is not None and (above[0].type is EntityType.PROGRAMME or not figure.is_people)
        return above if sure else None

    def above(self, figure: Figure) -> tuple[Node, str] | None:
        """What the heading above, or else the document, is about."""
        section = self.scenery.heading_above(figure)
        if section is not None and not self._only_publishes(section):
            return section, "has_figure.heading"
        about = self.document
        if about is None or about.type is not EntityType.PROGRAMME:
            return None
        return about, "has_figure.document"

    def pointed_at(self, figure: Figure) -> list[Node]:
        """What « y » stands for: « [300 personnes] y ont assisté », « on y soigne [40 malades] »."""
        floor, ceiling = self.scenery.floor(figure), self.scenery.ceiling(figure)
        pronoun = next(
            (t.i for t in self.scenery.doc[floor:ceiling] if t.lower_ == "y" and self.scene.at(t.i) is None),
            None,
        )
        if pronoun is None or abs(pronoun - figure.start) > 12:
            return []
        earliest = self.scene.floor_before(figure.start, 2)
        before = [
            node
            for node in self.scene.left_of(pronoun, earliest)
            if node.type in _HAPPENINGS | PLACES or self.scene.is_site(node)
        ]
        eventful = figure.outcome in (Outcome.ATTENDED, Outcome.TRAINED) or figure.is_expected
        if eventful or figure.quantity.kind is Kind.MONEY:
            before = [node for node in before if node.type in _HAPPENINGS] or before
        return [node for node in before[:1] for node in node.group.nodes if node.type is before[0].type]

    def _only_publishes(self, title: Node) -> bool:
        """A body alone on one of the first lines, while the text speaks more of something else."""
        if title.type is not EntityType.ORGANISATION or title.start >= _MASTHEAD:
            return False
        if self.document is not None and self.document.type is EntityType.PROGRAMME:
            return True
        return self.document is not None and self.document.ids != title.ids and not self._is_named_most(title)

    def _is_named_most(self, title: Node) -> bool:
        counts = Counter(node.ids for node in self.scene.nodes if node.type in THINGS)
        return counts[title.ids] == max(counts.values())

    def _speaks(self, figure: Figure) -> bool:
        floor, ceiling = self.scenery.segment_start(figure), self.scenery.segment_end(figure)
        return any(token.lower_ in _SPEAKERS for token in self.scenery.doc[floor:ceiling])

    def _told_before(self, figure: Figure) -> list[Node]:
        """Names without preposition in the sentences before, within the paragraph."""
        at, first = self.scenery.floor(figure), self.scenery.lines.paragraph(figure.start)
        for _ in range(_BACK):
            if at <= first:
                return []
            start = max(first, self.scene.floor_before(at, 1))
            near = [node for node in self.scene.inside(start, at) if node.type in THINGS]
            if self.document is not None:
                main = [node for node in near if node.ids == self.document.ids]
                if main and not self._is_taken_up(figure):
                    return main
            free = [node for node in near if not node.case and not node.bracketed]
            if self._is_taken_up(figure):
                bodies = [node for node in free if node.type is EntityType.ORGANISATION]
                free = bodies[-1:] or free
            elif self._is_eventful(figure):
                free = [node for node in free if node.type in _HAPPENINGS] or free
            undertakings = [node for node in near if node.type in _HAPPENINGS and not node.bracketed]
            if free or undertakings:
                return sorted(free or undertakings, key=lambda node: node.type not in _HAPPENINGS)
            at = start
        return []

    def _is_taken_up(self, figure: Figure) -> bool:
        """« L'établissement compte », « Cette dernière a reçu »: the last body named is meant."""
        floor = self.scenery.floor(figure)
        first = [token.lower_ for token in self.scenery.doc[floor : floor + 3] if not token.is_space]
        return not self._generics.isdisjoint(first)

    def _is_eventful(self, figure: Figure) -> bool:
        return figure.outcome in (Outcome.ATTENDED, Outcome.TRAINED) or figure.quantity.kind is Kind.DURATION

    @cached_property
    def document(self) -> Node | None:
        """The undertaking that the document is about, else the body that it names most by far."""
        counts = Counter(node.ids for node in self.scene.nodes if node.type in THINGS)
        first = {node.ids: node for node in reversed(self.scene.nodes) if node.type in THINGS}
        weights = {
            ids: count + _LEADS * ((first[ids].start < _LEAD) + (first[ids].start < _TITLE))
            for ids, count in counts.items()
        }
        ranked = sorted(weights, key=weights.__getitem__, reverse=True)
        undertaking = next((ids for ids in ranked if first[ids].type in _HAPPENINGS), None)
        bodies = [ids for ids in ranked if first[ids].type is EntityType.ORGANISATION]
        rival = weights[bodies[0]] if bodies else 0.0
        if undertaking is not None and weights[undertaking] >= max(_LEAST, rival / _OUTWEIGHED):
            return first[undertaking]
        if not bodies or weights[bodies[0]] < _LEAST_BODY:
            return None
        alone = len(bodies) == 1 or weights[bodies[1]] * _AHEAD <= weights[bodies[0]]
        return first[bodies[0]] if alone else None

    @cached_property
    def speaker(self) -> Node | None:
        """The body that says « nous »: the one named most."""
        bodies = [node for node in self.scene.nodes if node.type is EntityType.ORGANISATION]
        ranked = Counter(node.ids for node in bodies).most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return bodies[0] if bodies and bodies[0].start < _LEAD else None
        return next(node for node in bodies if node.ids == ranked[0][0])
