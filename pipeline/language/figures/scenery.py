"""The figures of a document among its names: what the rules of figures look at."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cached_property

from spacy.tokens import Token

from pipeline.annotation import EntityType
from pipeline.language.extensions import SPANS
from pipeline.language.figures.figure import Figure
from pipeline.language.figures.lines import BULLETS, Lines
from pipeline.language.quantities import Kind, Quantity
from pipeline.language.relations.clauses import Clause, is_clause_verb
from pipeline.language.relations.scene import PLACES, Node, Scene
from pipeline.language.relations.words import DE

THINGS = frozenset({EntityType.EVENT, EntityType.PROGRAMME, EntityType.ORGANISATION})
OWNERS = THINGS | PLACES
_CLIMB = 8
#: No sentence is read further than this many tokens to either side of a figure.
_LONGEST = 150
#: Between figures of one row, and between a sum and the same in another currency.
_ROW = frozenset((",", "et", "ou", "ainsi", "que"))
_LATER = ("plus", "après", "auparavant", "avant")
#: Before how long something takes.
_SPANS = frozenset((
    "pour", "sur", "pendant", "durant", "de", "d'", "d’", "valable", "tous", "toutes", ":", "(", "ses",
    "ouvre",
))  # fmt: skip
_EQUALS = frozenset(("(", "soit", "ou", "environ", "équivalent", "à", "de", "près"))
#: Tokens of a text that its title takes.
_TITLE = 40


class Scenery:
    """Names and figures of a document, in order."""

    def __init__(self, scene: Scene) -> None:
        self.doc = scene.doc
        self.lines = Lines(scene.doc)
        self.scene = scene
        spans = self.doc.spans.get(SPANS, ())
        self.values = {span._.entity_id: span._.value for span in spans}
        elided = {span._.entity_id for span in spans if span._.rule == "quantity-elided"}
        self.figures = [
            Figure(
                node.ids[0],
                node.start,
                node.end,
                self.values[node.ids[0]],
                node,
                self.doc,
                node.ids[0] in elided,
            )
            for node in self.scene.nodes
            if node.type is EntityType.QUANTITY and isinstance(self.values.get(node.ids[0]), Quantity)
        ]
        self._starts = [figure.start for figure in self.figures]

    @cached_property
    def country(self) -> Node | None:
        """The country of the title, else the one that the document names most; None on a tie."""
        if self.titled_country is not None:
            return self.titled_country
        nodes = [node for node in self.scene.nodes if node.type is EntityType.COUNTRY]
        ranked = Counter(node.ids for node in nodes).most_common(2)
        if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return next(node for node in nodes if node.ids == ranked[0][0])

    @cached_property
    def titled_country(self) -> Node | None:
        """The one country that the first lines name."""
        named = self.scene.inside(0, _TITLE)
        titled = [
            n for n in named if n.type is EntityType.COUNTRY and not (n.origin or n.bracketed or n.case)
        ]
        return titled[0] if len({node.ids for node in titled}) == 1 else None

    def rows(self) -> list[list[Figure]]:
        """Figures that stand in a row: « 478 causeries, 325 visites et 235 séances », « 3 M$ (2 M€) »."""
        rows: list[list[Figure]] = []
        for figure in self.figures:
            last = rows[-1][-1] if rows else None
            if last is not None and self._in_row(last, figure):
                rows[-1].append(figure)
            else:
                rows.append([figure])
        return [row for row in rows if len(row) > 1]

    def _in_row(self, left: Figure, right: Figure) -> bool:
        if self.scene.floor(left.start) != self.scene.floor(right.start) or right.start - left.end > 5:
            return False
        words = self.words_between(left.end, right.start)
        while len(words) > 1 and words[-1] in DE:
            words.pop()
        money = left.quantity.kind is right.quantity.kind is Kind.MONEY
        allowed = _ROW | (_EQUALS if money else frozenset())
        return bool(words) and words[-1] in allowed and sum(word not in allowed for word in words) <= 1

    def is_labelled(self, figure: Figure) -> bool:
        """« Budget : [2 M€] »: only a label stands before the figure on its line."""
        start = self.floor(figure)
        before = [token for token in self.doc[start : figure.start] if not token.is_space]
        after = [token for token in self.doc[figure.end : self.ceiling(figure)] if token.is_alpha]
        if not 2 <= len(before) <= 9 or before[-1].text not in (":", "–", "—", "-") or len(after) > 4:
            return False
        named = (self.scene.at(token.i) for token in before)
        if any(node is not None and node.type is not EntityType.DATE for node in named):
            return False
        return not any(is_clause_verb(token) for token in before)

    def is_relative(self, figure: Figure) -> bool:
        """« deux ans plus tôt », « depuis sept ans »: tells when, not how long something takes."""
        after = self.doc[figure.end : figure.end + 1].text.lower()
        before = [token.lower_ for token in self.doc[max(0, figure.start - 3) : figure.start]]
        return after in _LATER or before[-1:] == ["depuis"] or before[-2:] == ["y", "a"]

    def is_span(self, figure: Figure) -> bool:
        """« pour [trois ans] », « d'une durée de [18 mois] », « durera [deux jours] »."""
        before = [token.lower_ for token in self.doc[max(0, figure.start - 4) : figure.start]]
        takes = any(word.startswith(("dur", "pri")) for word in before)
        return takes or not _SPANS.isdisjoint(before[-2:])

    def is_item(self, figure: Figure) -> bool:
        """Stands in an item of a list: « • [15 centres] sont équipés »."""
        return self.doc[self.floor(figure)].text in BULLETS

    def heading_above(self, figure: Figure) -> Node | None:
        """The event, programme or body that the last heading names, None without such a heading."""
        at = bisect_left(self._title_starts, figure.start)
        return self._titles[at - 1] if at else None

    def _is_title(self, node: Node) -> bool:
        start, end = self.scene.bounds[node.start]
        if end - start > _LONGEST:
            return False
        if any(token.text in ":." for token in self.doc[start:end]) or self.doc[start].text in BULLETS:
            return False
        if self.figures_between(start, end):
            return False
        words = [token for token in self.doc[start:end] if token.is_alpha]
        named = sum(node.start <= token.i < node.end for token in words)
        return named * 2 >= len(words) and not any(is_clause_verb(token) for token in words)

    def is_heading(self, figure: Figure) -> bool:
        """A line without verb or final stop."""
        start, end = self.floor(figure), self.ceiling(figure)
        last = next((t for t in reversed(self.doc[start:end]) if not t.is_space), None)
        if last is None or last.text in ".;!?:,":
            return False
        return not any(is_clause_verb(token) for token in self.doc[start:end])

    def segment_start(self, figure: Figure) -> int:
        """First token behind the last semicolon, or the start of the sentence."""
        floor = self.floor(figure)
        return next((i + 1 for i in range(figure.start - 1, floor - 1, -1) if self.doc[i].text == ";"), floor)

    def segment_end(self, figure: Figure) -> int:
        """The next semicolon, or the end of the sentence."""
        ceiling = self.ceiling(figure)
        return next((i for i in range(figure.end, ceiling) if self.doc[i].text == ";"), ceiling)

    def is_apart(self, node: Node, figure: Figure) -> bool:
        """A semicolon stands between, or the name is that of another line."""
        start, end = sorted((node.start, figure.start))
        if node.anaphor or node.end <= self.floor(figure) or node.start >= self.ceiling(figure):
            return False
        return any(token.text == ";" for token in self.doc[start:end])

    def is_near(self, node: Node, figure: Figure) -> bool:
        """In the figure's sentence or the one before."""
        return node.start >= self.scene.floor_before(figure.start, 1)

    def has_finite(self, start: int, end: int) -> bool:
        """Whether a verb with tense and person stands in [start, end), outside names."""
        return any(
            is_clause_verb(token)
            and self.scene.at(token.i) is None
            and token.morph.get("VerbForm", []) == ["Fin"]
            for token in self.doc[start:end]
        )

    def has_date(self, start: int, end: int) -> bool:
        """Whether a date stands in the tokens [start, end)."""
        return any(node.type is EntityType.DATE for node in self.scene.inside(start, end))

    def named_before(self, figure: Figure) -> Node | None:
        """The name right before the bracket or comma that the figure stands behind."""
        left = next(self.scene.left_of(figure.start, self.floor(figure)), None)
        if left is None or left.type not in OWNERS:
            return None
        return left if self.words_between(left.end, figure.start) in (["("], [","], [":"]) else None

    def is_told_of(self, figure: Figure) -> bool:
        """A verb is right behind: « [312] ont guéri », « [12 %] seulement étaient suivis »."""
        for token in self.doc[figure.end : figure.end + 4]:
            plural = token.pos_ in ("VERB", "AUX") and token.lower_.endswith("nt")
            if plural and self.scene.at(token.i) is None:
                return True
            if token.pos_ not in ("ADV", "PRON", "AUX"):
                return False
        return False

    def has_en_before(self, figure: Figure) -> bool:
        """« Kolda en compte [312] », « le port en réunit seul [640] »."""
        before = self.doc[max(self.floor(figure), figure.start - 7) : figure.start]
        verb = next((token for token in reversed(before) if is_clause_verb(token)), None)
        if verb is None or any(token.is_punct for token in self.doc[verb.i : figure.start]):
            return False
        words = [token.lower_ for token in self.doc[max(0, verb.i - 3) : verb.i]]
        finite = verb.lower_ != "charge" and not verb.lower_.endswith("ant")
        return finite and "en" in words and words[-1] in ("en", "a", "ont", "avait")

    def is_dated_apart(self, figure: Figure) -> bool:
        """A date stands right beside: « ([2022] : 3 055) », « [410] en septembre »."""
        for node in self.scene.inside(max(0, figure.start - 4), figure.end + 4):
            if node.type is EntityType.DATE:
                return True
        return False

    def floor(self, figure: Figure) -> int:
        """First token of the figure's sentence, as far back as a sentence may reach."""
        return max(self.scene.floor(figure.start), figure.start - _LONGEST)

    def ceiling(self, figure: Figure) -> int:
        """One past the last token of the figure's sentence, as far as a sentence may reach."""
        return min(self.scene.ceiling(figure.start), figure.end + _LONGEST)

    def figures_between(self, start: int, end: int) -> list[Figure]:
        """Figures that start in the tokens [start, end)."""
        return self.figures[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def _titles(self) -> list[Node]:
        named = [node for node in self.scene.nodes if node.type in THINGS and not node.anaphor]
        return [node for node in named if self._is_title(node)]

    @cached_property
    def _title_starts(self) -> list[int]:
        return [node.start for node in self._titles]

    def clause_of(self, figure: Figure) -> Clause | None:
        """The clause that the figure stands in: of the verb above it in the parse, else the nearest."""
        verb = self._verb_above(figure) or self._verb_beside(figure)
        if verb is None:
            return None
        return Clause(self.scene, verb, verb.morph.get("VerbForm", []) == ["Part"])

    def _verb_above(self, figure: Figure) -> Token | None:
        floor, ceiling = self.floor(figure), self.ceiling(figure)
        token = self.doc[figure.start : figure.end].root
        for _ in range(_CLIMB):
            token = token.head
            if not floor <= token.i < ceiling:
                return None
            if self.scene.at(token.i) is None and is_clause_verb(token):
                return token
        return None

    def _verb_beside(self, figure: Figure) -> Token | None:
        """The last verb before the figure in its sentence, else the first behind it."""
        floor, ceiling = self.floor(figure), self.ceiling(figure)
        for i in range(figure.start - 1, floor - 1, -1):
            if self.doc[i].text in ";":
                break
            if self.scene.at(i) is None and is_clause_verb(self.doc[i]):
                return self.doc[i]
        for i in range(figure.end, ceiling):
            if self.scene.at(i) is None and is_clause_verb(self.doc[i]):
                return self.doc[i]
        return None

    def words_between(self, start: int, end: int) -> list[str]:
        """Lower-case words of the tokens [start, end), without blanks and without those inside names."""
        return [
            token.lower_
            for token in self.doc[start:end]
            if not token.is_space and self.scene.at(token.i) is None
        ]

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a clause verb stands in [start, end), outside names."""
        return self.count_verbs(start, end) > 0

    def count_verbs(self, start: int, end: int) -> int:
        """Clause verbs in [start, end), outside names."""
        return sum(is_clause_verb(token) and self.scene.at(token.i) is None for token in self.doc[start:end])
