"""When a figure holds: the date in its clause, else the one that a line above its table sets."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.figures.cells import is_cell, is_planned
from pipeline.language.figures.figure import Figure
from pipeline.language.figures.scenery import Scenery
from pipeline.language.quantities import Kind
from pipeline.language.relations.adjuncts import find_start, is_dateline
from pipeline.language.relations.clauses import is_clause_verb
from pipeline.language.relations.scene import Node
from pipeline.language.relations.words import DE
from pipeline.rules.figures import FigureRules

#: Behind the date that opens an entry of a chronicle or a line of a list.
_ENTRY_ENDS = frozenset((".", ":", "–", "—", "-"))
#: Beginnings of words before what is only aimed at.
_AIMS = ("cible", "visé", "objectif", "attend", "prévu")
_HARD = frozenset((";",))
_NEAR = 60
#: A date this near to the start of its sentence holds for all of it; others, past so many verbs, do not.
_OPENING, _MOST_VERBS = 3, 2
#: Words before a date that opens a sentence; a participle (« Lancé en ») makes it the date of something else.
_DATE_LEADS = frozenset((
    "en", "au", "du", "le", "la", "de", "d", "dès", "depuis", "à", "fin", "début", "entre", "pour", "l'",
    "année", "cours",
))  # fmt: skip
#: Between a figure and a date of another clause.
_CLAUSES = frozenset(("où", "dont", "qui", "laquelle", "lequel", "auquel"))
#: « 12 % de moins qu'en 2017 », « par rapport à 2021 »: said for comparison; « rien qu'en 2017 » is not.
_COMPARES = frozenset(("qu'", "qu’", "que", "rapport", "double", "triple"))
#: Tokens between a sum, or a part, and a date of its own.
_BESIDE = 8
#: Tokens back to the line that sets the period of a table or list.
_FAR = 260


class PeriodFinder:
    """Finds the date of figures."""

    def __init__(self, scenery: Scenery, rules: FigureRules) -> None:
        self.scenery = scenery
        self.scene = scenery.scene
        self.words = rules.words
        self._dates = [node for node in self.scene.nodes if node.type is EntityType.DATE]

    def find(self, figure: Figure, attached: bool = False) -> tuple[tuple[str, ...], str] | None:
        """Ids of the date of a figure and the rule that tells, None when it has none.

        `attached`: the figure completes a name (« d'un budget de 2 M€ »), the clause's date is not its own.
        """
        if figure.quantity.kind is Kind.DURATION:
            return None
        node = self._beside(figure)
        timed = figure.quantity.kind is not Kind.MONEY or (not attached and self._leads(figure))
        if node is None and timed:
            node = self._in_clause(figure)
        if node is not None:
            return node.ids, "in_period.clause"
        if (node := self._entry_date(figure)) is not None:
            return node.ids, "in_period.entry"
        if (node := self._set_above(figure)) is not None:
            return node.ids, "in_period.heading"
        return None

    def find_own(self, figure: Figure) -> tuple[tuple[str, ...], str] | None:
        """The date that a part has for itself: « dont [600 000] pour 2020 »."""
        node = self._right_beside(figure)
        return (node.ids, "in_period.clause") if node is not None else None

    # --- in the sentence

    def _beside(self, figure: Figure) -> Node | None:
        """« [350 000 euros] pour 2021-2023 », « [410 arrivées] en septembre », « 2018 ([6 100]) »."""
        if (right := self._right_beside(figure)) is not None:
            return right
        left = next(self.scene.left_of(figure.start, self.scenery.floor(figure)), None)
        if left is None or left.type is not EntityType.DATE or is_dateline(self.scene, left):
            return None
        before = self.scenery.doc[left.end : figure.start]
        between = [token.lower_ for token in before if not token.is_space]
        opens = between == ["("] and figure.elided
        given = between in (["de"], ["d'"], ["d’"]) and left.case in ("pour", "en", "sur")
        return left if opens or given or between in ([":"], [")", ":"]) else None

    def _right_beside(self, figure: Figure) -> Node | None:
        doc = self.scenery.doc
        right = next(self.scene.right_of(figure.start, self.scenery.segment_end(figure)), None)
        if right is not None and right.type is EntityType.DATE and right.head - figure.end <= _BESIDE:
            between = [token.lower_ for token in doc[figure.end : right.start] if not token.is_space]
            close = between[:1] == ["("] and len(between) <= 3 and doc[right.end : right.end + 1].text == ")"
            plain = not {",", ":", "(", ")"}.intersection(between) and not self._is_compared(right)
            if self._opens_line(right):
                return None
            finite = self.scenery.has_finite(figure.end, right.start)
            if close or (plain and (len(between) <= 3 or not finite)):
                return right
        return None

    def _opens_line(self, date: Node) -> bool:
        """« 8 juin : Tunis » on a line of its own."""
        doc = self.scenery.doc
        first = date.start > 0 and "\n" in doc[date.start - 1].text
        return first and self._closes(date)

    def _in_clause(self, figure: Figure) -> Node | None:
        scenery = self.scenery
        floor, ceiling = scenery.floor(figure), scenery.ceiling(figure)
        dates = [node for node in self.scene.inside(floor, ceiling) if self._can_date(node, floor)]
        left = next((node for node in reversed(dates) if node.end <= figure.start), None)
        right = next((node for node in dates if node.start >= figure.end), None)
        right = None if right is not None and self._opens_line(right) else right
        if left is None and (self._points_back(floor) or self._means_same(figure)):
            return next((n for n in self.scene.left_of(floor, 0) if n.type is EntityType.DATE), None)
        if right is not None and not self._is_next_to(figure, right, alone=left is not None):
            right = None
        if right is not None and left is not None:
            nearer = right.start - figure.end <= figure.start - left.end
            right = right if nearer and not scenery.has_verb(figure.end, right.start) else None
        if right is not None:
            return right
        if left is None or figure.start - left.end > _NEAR:
            return None
        if left.start - floor <= _OPENING:
            return left
        between = [token.lower_ for token in scenery.doc[left.end : figure.start]]
        told = scenery.has_finite(scenery.segment_start(figure), scenery.segment_end(figure))
        apart = (";" in between and told) or not _CLAUSES.isdisjoint(between)
        return None if apart or scenery.count_verbs(left.end, figure.start) > _MOST_VERBS else left

    def _can_date(self, node: Node, floor: int) -> bool:
        """A date that tells when, not the dateline; « 2017 – MSF assure… » opens an entry of a chronicle."""
        if node.type is not EntityType.DATE or node.bracketed or find_start(self.scene, node) is not None:
            return False
        if self._is_compared(node) or self._dates_a_noun(node) or self._is_in_apposition(node):
            return False
        if not is_dateline(self.scene, node):
            return True
        return self._opens_entry(node, floor)

    def _opens_entry(self, node: Node, floor: int) -> bool:
        """« 2017 – MSF assure… »."""
        doc = self.scenery.doc
        after = doc[node.end : node.end + 2]
        opens = all(token.is_space for token in doc[floor : node.start])
        dashed = bool(after) and after[0].text in "-–—:"
        return opens and dashed and doc[node.start : node.end].text[-4:].isdigit()

    def _is_compared(self, node: Node) -> bool:
        before = [token.lower_ for token in self.scenery.doc[max(0, node.start - 4) : node.start]]
        return "rien" not in before and not _COMPARES.isdisjoint(before[-3:])

    def _dates_a_noun(self, node: Node) -> bool:
        """« selon le rapport de 2019 », « la guerre de 1998 »: tells which one, not when."""
        before = [token.lower_ for token in self.scenery.doc[max(0, node.start - 3) : node.start]]
        return before[-1:] != [] and before[-1] in DE and not self.words["dated"].isdisjoint(before[:-1])

    def _is_in_apposition(self, node: Node) -> bool:
        """« L'ONG, présente depuis 2017, a vacciné »: between commas, behind an adjective or participle."""
        doc, end = self.scenery.doc, node.end
        if end >= len(doc) or doc[end].text != ",":
            return False
        floor = max(self.scene.bounds[node.start][0], node.start - 9)
        start = next((i for i in range(node.start - 1, floor, -1) if doc[i].text == ","), 0)
        opens = start > 0 and doc[start + 1].pos_ in ("ADJ", "VERB") and not is_clause_verb(doc[start - 1])
        return opens and doc[start + 1].morph.get("VerbForm", []) != ["Fin"]

    def _points_back(self, floor: int) -> bool:
        """« La même année », « cette année-là »: the date was said before."""
        first = "".join(token.text_with_ws for token in self.scenery.doc[floor : floor + 6]).lower()
        return "même année" in first or "année-là" in first or "mois-là" in first

    def _means_same(self, figure: Figure) -> bool:
        """« [640 tests] dans la même période », « cette année-là » beside the figure."""
        near = self.scenery.doc[
            max(self.scenery.floor(figure), figure.start - _BESIDE) : figure.end + _BESIDE
        ]
        said = near.text.lower()
        return any(
            words in said for words in ("même période", "même année", "même mois", "année-là", "mois-là")
        )

    def _is_next_to(self, figure: Figure, date: Node, alone: bool) -> bool:
        """No other figure stands between (`alone`), or none in a clause of its own."""
        others = self.scenery.figures_between(figure.end, date.start)
        if (alone and others) or any(self.scenery.has_verb(figure.end, other.start) for other in others):
            return False
        return date.start - figure.end <= _NEAR // 2 and not any(
            token.text in _HARD for token in self.scenery.doc[figure.end : date.start]
        )

    def _leads(self, figure: Figure) -> bool:
        """A date opens the sentence: « En 2021, 5 millions d'euros… »."""
        floor = self.scenery.floor(figure)
        nodes = self.scene.inside(floor, figure.start)
        if self._points_back(floor):
            return True
        return bool(nodes) and self._opens(nodes[0], floor)

    def _opens(self, node: Node, floor: int) -> bool:
        if node.type is not EntityType.DATE or node.start - floor > _OPENING:
            return False
        before = self.scenery.doc[floor : node.start]
        return all(token.lower_ in _DATE_LEADS or not token.is_alpha for token in before)

    # --- above the sentence

    def _set_above(self, figure: Figure) -> Node | None:
        """The date of the line that introduces the table of a cell."""
        if self.scenery.lines.is_bulleted(figure.start):
            named = self.scene.inside(self.scenery.lines.start(figure.start), figure.start)
            return None if named else self._leads_list(figure) or self._announced(figure)
        if not is_cell(self.scenery, figure) or is_planned(self.scenery, figure):
            return None
        return self._announced(figure)

    def _leads_list(self, figure: Figure) -> Node | None:
        """« De 2019 à 2023 : » above the items of a list."""
        start = self.scenery.lines.lead(figure.start)
        dates = [
            n
            for n in self.scene.inside(start, self.scenery.lines.start(figure.start))
            if n.type is EntityType.DATE
        ]
        before = [n for n in dates if n.start < self.scenery.lines.end(start)]
        return before[0] if len(before) == 1 and not self._dates_a_noun(before[0]) else None

    def _entry_date(self, figure: Figure) -> Node | None:
        """« 28 juin 2018. L'OIM annonce… »: a date that stands alone at the start of the paragraph."""
        doc, start = self.scenery.doc, self.scenery.lines.start(figure.start)
        aimed = any(t.lower_.startswith(_AIMS) for t in doc[max(start, figure.start - 4) : figure.start])
        if aimed or self._counts_places(figure):
            return None
        first = next((node for node in self.scene.inside(start, figure.start)), None)
        if first is None or first.type is not EntityType.DATE:
            return None
        lead = [token for token in doc[start : first.start] if not token.is_space]
        closes = self._closes(first)
        later = [n for n in self.scene.inside(first.end, figure.start) if n.type is EntityType.DATE]
        bare = all(not token.is_alpha or token.lower_ in _DATE_LEADS for token in lead)
        return first if bare and closes and not later else None

    def _closes(self, date: Node) -> bool:
        """A stop, colon or dash is right behind."""
        after = self.scenery.doc[date.end : date.end + 2]
        return next((token.text for token in after if not token.is_space), "") in _ENTRY_ENDS

    def _counts_places(self, figure: Figure) -> bool:
        counted = (figure.quantity.counted or "").lower().split()
        return bool(counted) and counted[0] in self.words["place_nouns"]

    def _announced(self, figure: Figure) -> Node | None:
        """« Période : juin 2023 », « Bilan de la semaine (3-9 mai) : », « Données au 31 mai »."""
        for node in reversed(self._dates):
            if node.start >= figure.start:
                continue
            if figure.start - node.start > _FAR:
                return None
            start = self.scenery.lines.start(node.start)
            words = {token.lower_ for token in self.scenery.doc[start : node.start]}
            if not words.isdisjoint(self.words["announces"]):
                return node
        return None
