"""Where a figure is counted: « [117 migrants] enregistrés à Dakar », « le Sahel ([63 %]) »."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.figures.roles import Roles
from pipeline.language.figures.scenery import Figure
from pipeline.language.quantities import Kind
from pipeline.language.relations.clauses import Clause
from pipeline.language.relations.scene import PLACES, Node

#: A subject of more places than this lists them, it does not count in each.
_MOST_SUBJECTS = 3
#: In tokens, behind the figure and the parts in brackets after it.
_REACH = 14


class PlaceFinder:
    """Finds the places of figures, each with the id of the rule that tells.

    `partial` holds the first tokens of the figures that are a part of another.
    """

    def __init__(self, roles: Roles, partial: frozenset[int]) -> None:
        self.roles = roles
        self.scenery = roles.scenery
        self.scene = roles.scene
        self.words = roles.words
        self.partial = partial

    def find(self, figure: Figure, clause: Clause | None) -> list[tuple[Node, str]]:
        """Places that it is counted in: behind, beside, as subject, else where the sentence starts."""
        told = [(node, "has_figure.place") for node in self._place_behind(figure)]
        told += [(node, "has_figure.beside") for node in self.roles.beside(figure) if node.type in PLACES]
        told += [(node, "has_figure.subject") for node in self._place_subject(figure, clause)]
        if not told:
            told = [(node, "has_figure.place") for node in self._place_ahead(figure)]
        unique = {node.ids: (node, rule) for node, rule in reversed(told)}
        return list(unique.values())

    def find_own(self, figure: Figure) -> list[tuple[Node, str]]:
        """The places that a part has for itself: « dont [252] à Obock », « le Sahel ([63 %]) »."""
        nodes = [node for node in self._place_behind(figure) if node.group.start - figure.end <= 3]
        left = next(self.scene.left_of(figure.start, self.scenery.floor(figure)), None)
        if left is not None and left.type in PLACES and self._opens_bracket(left, figure):
            nodes = [left]
        return [(node, "has_figure.place") for node in nodes]

    def _opens_bracket(self, place: Node, figure: Figure) -> bool:
        return self.scenery.words_between(place.end, figure.start) == ["("]

    def _place_behind(self, figure: Figure) -> list[Node]:
        """« [117 migrants] enregistrés à Dakar », « [19 points] situés dans les régions de Kayes »."""
        doc, last = self.scenery.doc, figure.end
        for node in self.scene.right_of(figure.start, self.scenery.ceiling(figure)):
            if node.head - last > _REACH:
                return []
            if node.type is EntityType.QUANTITY:
                if node.start not in self.partial or figure.start in self.partial:
                    return []
                last = node.end
                continue
            if node.type not in PLACES:
                continue
            if not self._counts_in(figure, node):
                return []
            if any(token.text in ";:" for token in doc[figure.end : node.head]):
                return []
            apart = any(token.text in ",)" for token in doc[last : node.head])
            if apart if figure.start in self.partial else (last > figure.end and not apart):
                return []  # « dont 7 à Lomé » is the place of the part, « , au Togo » that of the whole
            return [
                other
                for other in node.group.nodes
                if other.type in PLACES and not self._is_counted(figure, other)
            ]
        return []

    def _counts_in(self, figure: Figure, place: Node) -> bool:
        """« à », « dans »; « de » only for shares and things: people come from there, posts are there."""
        case = place.outer_case or place.case
        if case == "de":
            return figure.quantity.kind is Kind.PERCENT or (
                figure.quantity.kind is Kind.COUNT and place.head - figure.end <= 3
            )
        return case in self.words["places"]

    def _is_counted(self, figure: Figure, place: Node) -> bool:
        """« [cinq pays] (Tunisie, Libye…) »: the places are what is counted."""
        counted = (figure.quantity.counted or "").lower().split()
        return (
            bool(counted)
            and counted[0] in self.words["place_nouns"]
            and (place.bracketed or place.case == "")
        )

    def _place_subject(self, figure: Figure, clause: Clause | None) -> list[Node]:
        places = [node for node in self.roles.subjects(figure, clause) if node.type in PLACES]
        return places if len(places) <= _MOST_SUBJECTS else []

    def _place_ahead(self, figure: Figure) -> list[Node]:
        """« À Kolda vivent [2 400 personnes] »: a place that the sentence starts with."""
        floor = self.scenery.floor(figure)
        for node in self.scene.inside(floor, figure.start):
            if node.head - floor > 9 or self.scenery.has_verb(floor, node.head):
                return []
            if node.type in PLACES and (node.outer_case or node.case) in self.words["places"]:
                return [other for other in node.group.nodes if other.type in PLACES]
        return []
