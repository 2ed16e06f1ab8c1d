"""Where a figure is counted: « [117 migrants] enregistrés à Dakar », « le Sahel ([63 %]) »."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.figures.cells import is_cell, row_names
from pipeline.language.figures.figure import Figure
from pipeline.language.figures.roles import Roles
from pipeline.language.quantities import Kind, Outcome
from pipeline.language.relations.clauses import Clause
from pipeline.language.relations.scene import PLACES, Node

#: A subject of more places than this lists them, it does not count in each.
_MOST_SUBJECTS = 3
#: In tokens, behind the figure and the parts in brackets after it.
_REACH = 14
#: In tokens, between a part and the place or body of its own.
_CLOSE = 8
#: In tokens, from things to the bracket that says where they are.
_BRACKET = 6
#: In tokens, from a verb of moving to the place that is its object.
_VERB_NEAR = 4
_HOLDERS = PLACES | {EntityType.ORGANISATION}


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
        self._moves = tuple(self.words["moves"])

    def find(self, figure: Figure, clause: Clause | None, told_of: bool = False) -> list[tuple[Node, str]]:
        """Places that it is counted in: behind, beside, as subject, else where the sentence starts.

        `told_of`: a relative clause or an opening participle already says of what, only places behind count.
        """
        told = [(node, "has_figure.place") for node in self._place_behind(figure)]
        if told_of:
            return told
        told += [(node, "has_figure.place") for node in self._place_before(figure)]
        if figure.outcome is not Outcome.ATTENDED:  # « 40 délégués du Tchad » come from there
            told += [(node, "has_figure.beside") for node in self.roles.beside(figure) if node.type in PLACES]
        told += [(node, "has_figure.subject") for node in self._place_subject(figure, clause)]
        if not told:
            told = [(node, "has_figure.place") for node in self._place_ahead(figure)]
        unique = {node.ids: (node, rule) for node, rule in reversed(told)}
        return list(unique.values())

    def find_own(self, figure: Figure) -> list[tuple[Node, str]]:
        """The places that a part has for itself: « dont [252] à Obock », « le Sahel ([63 %]) »."""
        if is_cell(self.scenery, figure):
            return [(node, "has_figure.cell") for node in row_names(self.scenery, figure)]
        nodes = [node for node in self._place_behind(figure) if node.group.start - figure.end <= 3]
        nodes = nodes or self._entry(figure) or self._told_behind(figure)
        return [(node, "has_figure.place") for node in nodes]

    def _entry(self, figure: Figure) -> list[Node]:
        """The name that heads an entry: « le Sahel ([63 %]) », « Dakar, [120] ; Thiès, 80 »."""
        left = next(self.scene.left_of(figure.start, self.scenery.floor(figure)), None)
        if left is None or left.type not in _HOLDERS or not self._is_entry(left, figure):
            return []
        first = self.scene.inside(self.scenery.lines.start(figure.start), figure.start)[0]
        labelled = self.scenery.doc[figure.start - 1].text == ":" and first.type in _HOLDERS
        return [first if labelled else left]

    def _is_entry(self, name: Node, figure: Figure) -> bool:
        """In a bracket, behind a colon or comma, or a sum nearby: « la part de l'UE s'élève à [2 M€] »."""
        between = self.scenery.words_between(name.end, figure.start)
        if between in (["("], [":"]) or (between == [","] and figure.elided and not name.case):
            return True
        close = figure.start - name.end <= _CLOSE and not any(word in ";:.(" for word in between)
        money = figure.quantity.kind is Kind.MONEY
        return close and (money or (self.scenery.has_en_before(figure) and not name.case))

    def _told_behind(self, figure: Figure) -> list[Node]:
        """« [20] venus de La Réunion », « [9] ont été transférés à Gap », « [2 M€] viennent de l'UE »."""
        if not (figure.elided or figure.quantity.kind in (Kind.MONEY, Kind.PERCENT)):
            return []
        node = next(self.scene.right_of(figure.start, self.scenery.segment_end(figure)), None)
        if node is None or node.type not in _HOLDERS or node.head - figure.end > _CLOSE or not node.case:
            return []
        if any(token.text in ",;:()" for token in self.scenery.doc[figure.end : node.head]):
            return []
        body = node.type not in PLACES
        if (body and node.case not in ("de", "par", "à la charge de")) or node.bracketed:
            return []
        return [other for other in node.group.nodes if other.type in _HOLDERS]

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
            if node.type not in PLACES and not self._takes_in(figure, node):
                continue
            comma = any(token.text == "," for token in doc[last : node.head])
            if comma and (self._counts_places(figure) or self.scenery.has_finite(last, node.head)):
                return []
            if node.origin and figure.start not in self.partial and figure.outcome is not Outcome.RETURNED:
                continue
            if any(token.lower_ == "notamment" for token in doc[last : node.head]):
                return []
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
                if (other.type in PLACES or other is node) and not self._is_counted(figure, other)
            ]
        return []

    def _takes_in(self, figure: Figure, node: Node) -> bool:
        """« [96 malades] conduits à l'hôpital de Gao »: a body that is a place as well."""
        placed = node.case in ("à", "dans", "vers", "au sein de")
        return node.type is EntityType.ORGANISATION and placed and self.scene.is_site(node)

    def _counts_in(self, figure: Figure, place: Node) -> bool:
        """« à », « dans »; « de » only for shares and things: people come from there, posts are there."""
        if place.bracketed and figure.quantity.kind is Kind.COUNT and not place.case:
            return place.head - figure.end <= _BRACKET  # « trois centres (Gao, Kita, Nara) »
        if place.origin:
            return True
        case = place.outer_case or place.case
        if place.case == "de" and case != "de" and not self._is_of_place_noun(place):
            return False
        reached = not case or (case == place.case == "de" and self._is_of_place_noun(place))
        if reached and self._is_reached(figure, place):
            return True
        if case == "de":
            return figure.quantity.kind is Kind.PERCENT or (
                figure.quantity.kind is Kind.COUNT and place.head - figure.end <= 3
            )
        return case in self.words["places"]

    def _is_reached(self, figure: Figure, place: Node) -> bool:
        """« [900 personnes] ont traversé Gao »: the object of a verb of moving."""
        near = self.scenery.doc[max(figure.end, place.head - _VERB_NEAR) : place.head]
        return any(token.lower_.startswith(self._moves) and not token.is_punct for token in near)

    def _is_of_place_noun(self, place: Node) -> bool:
        """« dans les villages de Kolda », not « aux frais de la Finlande »."""
        before = self.scenery.doc[max(0, place.head - 5) : place.head]
        nouns = self.words["place_nouns"] | self.words["place_parts"]
        return any(token.lower_ in nouns for token in before)

    def _counts_places(self, figure: Figure) -> bool:
        counted = (figure.quantity.counted or "").lower().split()
        return bool(counted) and counted[0] in self.words["place_nouns"]

    def _is_counted(self, figure: Figure, place: Node) -> bool:
        """« [cinq pays] (Tunisie, Libye…) »: the places are what is counted."""
        return self._counts_places(figure) and (place.bracketed or place.case == "")

    def _place_subject(self, figure: Figure, clause: Clause | None) -> list[Node]:
        places = [node for node in self.roles.subjects(figure, clause) if node.type in PLACES]
        places = [node for node in places if node.end <= figure.start]
        return places if len(places) <= _MOST_SUBJECTS else []

    def _place_before(self, figure: Figure) -> list[Node]:
        """« a formé à Ankara [90 médecins] »: right before the figure."""
        left = next(self.scene.left_of(figure.start, self.scenery.floor(figure)), None)
        if left is None or left.type not in PLACES or left.end < figure.start - 1 or left.origin:
            return []
        between = self.scenery.words_between(left.end, figure.start)
        stands = (left.outer_case or left.case) in self.words["places"] and left.case != "de"
        if not stands or between not in ([], ["une"]):
            return []
        return [node for node in left.group.nodes if node.type in PLACES]

    def _place_ahead(self, figure: Figure) -> list[Node]:
        """« À Kolda vivent [2 400 personnes] »: a place that the sentence starts with."""
        floor = self.scenery.floor(figure)
        for node in self.scene.inside(floor, figure.start):
            if node.head - floor > 9 or self.scenery.has_verb(floor, node.head):
                return []
            if node.type in PLACES and (node.outer_case or node.case) in self.words["places"]:
                return [other for other in node.group.nodes if other.type in PLACES]
        return []
