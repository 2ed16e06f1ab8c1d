"""Which figure a figure is a part of: « 584 migrants (511 hommes…) », « 168 cas, dont 7 décès »."""

from __future__ import annotations

from pipeline.language.figures.figure import Figure
from pipeline.language.figures.relatedness import can_be_part, counts_same, joined
from pipeline.language.figures.scenery import Scenery
from pipeline.language.figures.shares import ShareFinder
from pipeline.language.figures.sums import find_sums
from pipeline.language.figures.wholes import Part
from pipeline.language.figures.wordings import acts, is_compared, is_itemised, is_placed
from pipeline.language.quantities import Breakdown, Kind, check_breakdown
from pipeline.rules.figures import FigureRules

__all__ = ["Part", "PartFinder"]

#: Between two parts of one whole; places of their own may stand there too.
_SIBLINGS = frozenset((
    ",", ";", ":", "-", "–", "—", "•", "▪", "*", "et", "ou", "puis", "ainsi", "que", "les", "des", "le", "la",
    "l'", "l’", "à", "au", "aux", "en", "dans", "d'", "d’", "de", "du", "(", ")",
))  # fmt: skip
#: Openings of a sentence that speak of those just counted, and of a sentence that counts first of how many.
_AMONG = (
    "parmieux", "parmielles", "parmices", "parmiceux", "parmicelles", "dont", "surcetotal", "surcenombre",
)  # fmt: skip
#: Between a part and the whole behind it.
_OUT_OF = (
    ("sur",),
    ("sur", "les"),
    ("sur", "un", "total", "de"),
    ("sur", "un", "total", "d'"),
    ("sur", "quelque"),
)
_INCLUDED = ("compris", "comprise", "comprises", "incluse", "incluses", "inclus")
_ON = ("parmi", "sur", "desles", "deces")
#: Most tokens between a whole and « dont », a colon, or a share of it.
_NEAR, _FAR = 28, 60
#: Most figures that are looked back over.
_MOST = 12


class PartFinder:
    """Finds the whole of each part, in one pass over the figures and one over their sums."""

    def __init__(self, scenery: Scenery, rules: FigureRules) -> None:
        self.scenery = scenery
        self.words = rules.words
        self.opens = rules.words["opens_parts"]
        self.shares = ShareFinder(scenery, rules)

    def find(self) -> list[Part]:
        found: dict[int, Part] = {}
        figures = self.scenery.figures
        find_sums(self.scenery, found)
        for k in range(len(figures)):
            if k in found:
                continue
            part = self._out_of(figures, k)
            if part is None and k > 0:
                part = self._behind(figures, k, found)
            if part is not None and part.whole.id != part.part.id:
                found[k] = part
        find_sums(self.scenery, found)
        return [found[k] for k in sorted(found)]

    def _behind(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Part | None:
        """What figure `k` is a part of among those before it."""
        return (
            self._bracketed(figures, k, found)
            or self._opened(figures, k, found)
            or self._listed(figures, k)
            or self._sibling(figures, k, found)
            or self._among(figures, k, found)
            or self._elided(figures, k, found)
            or self._portion(figures, k, found)
            or self.shares.find(figures, k, found)
        )

    def _bracketed(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Part | None:
        """The first figure in a bracket behind the whole; « 73 femmes (13 %) » are both of the total."""
        whole, part = figures[k - 1], figures[k]
        between = self.scenery.words_between(whole.end, part.start)
        if "(" not in between or ")" in between or not can_be_part(whole, part):
            return None
        if self.scenery.has_date(whole.end, part.start):
            return None
        beside = between[:1] == ["("] and len(between) <= 4
        named = self.scenery.named_before(part)
        if named is not None and named.start >= whole.end:
            return self._of_the_named(figures, k, found)
        if part.quantity.kind is Kind.PERCENT:
            if beside and ":" in between:
                return Part(part, whole, "amount_part_of.bracket")
            if not part.is_of_something:
                above = found.get(k - 1)
                return Part(part, above.whole, "amount_part_of.share") if beside and above else None
            return Part(part, whole, "amount_part_of.bracket") if len(between) <= 9 else None
        if not beside and (self.scenery.has_verb(whole.end, part.start) or len(between) > 6):
            return None
        return Part(part, whole, "amount_part_of.bracket")

    def _out_of(self, figures: list[Figure], k: int) -> Part | None:
        """« [2 millions] sur 11 millions », « 900 élèves, [400 filles] comprises »."""
        part, doc = figures[k], self.scenery.doc
        behind = figures[k + 1] if k + 1 < len(figures) else None
        if behind is not None and tuple(self.scenery.words_between(part.end, behind.start)) in _OUT_OF:
            same = part.quantity.kind is behind.quantity.kind
            if same and can_be_part(behind, part):
                return Part(part, behind, "amount_part_of.share")
        included = k > 0 and doc[part.end : part.end + 1].text.lower() in _INCLUDED
        if included and can_be_part(figures[k - 1], part):
            return Part(part, figures[k - 1], "amount_part_of.opened")
        return None

    def _of_the_named(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Part | None:
        """« venus du Mali ([24 %]) et du Tchad ([300]) »: of the nearest that was counted in the sentence or
        the one before."""
        part = figures[k]
        if not (part.elided or (part.quantity.kind is Kind.PERCENT and not part.is_change)):
            return None
        whole = self._last_whole(figures, k, found)
        return Part(part, whole, "amount_part_of.bracket") if whole else None

    def _opened(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Part | None:
        """The first figure behind « dont », « soit »: of the nearest that it can be a part of."""
        part = figures[k]
        item = self.scenery.is_item(part)
        floor = self.scenery.floor(figures[k - 1]) if item else self.scenery.floor(part)
        line = self.scenery.lines.start(part.start)
        lead = self.scenery.words_between(max(floor, figures[k - 1].end, part.start - 6), part.start)
        opener = next((word for word in reversed(lead) if word in self.opens), None)
        if opener is None or (opener == "dont" and acts(lead)):
            return None
        if floor == line and self.scenery.doc[line].lower_ in self.opens:
            floor = self.scenery.floor(figures[k - 1])
        for whole in reversed(figures[max(0, k - 4) : k]):
            if whole.start < floor or part.start - whole.end > (_NEAR if opener != "soit" else 6):
                return None
            if can_be_part(whole, part) and not self._is_said_otherwise(opener, whole, part):
                return Part(part, whole, "amount_part_of.opened")
        return None

    def _is_said_otherwise(self, opener: str, whole: Figure, part: Figure) -> bool:
        """« soit [84 %] », « soit [4 306 euros] chacun »: the same in other words, but people divide."""
        if opener != "soit" or "dont" in self.scenery.words_between(whole.end, part.start):
            return False
        return whole.quantity.kind is not Kind.PEOPLE or part.quantity.kind is Kind.PERCENT

    def _listed(self, figures: list[Figure], k: int) -> Part | None:
        """Behind a colon, on the line or as items below: parts when they add up to no more than the whole."""
        whole, part, doc = figures[k - 1], figures[k], self.scenery.doc
        if part.start - whole.end > _NEAR or not can_be_part(whole, part):
            return None
        lead = [
            token.text for token in doc[max(whole.end, part.start - 9) : part.start] if not token.is_space
        ]
        entry = doc[whole.start - 1].text == ":" and self.scenery.lines.start(part.start) > whole.start
        if ":" not in lead or entry:
            return None
        parts = [part]
        for other in figures[k + 1 : k + 9]:
            if not set(self.scenery.words_between(parts[-1].end, other.start)) <= _SIBLINGS:
                break
            parts.append(other)
        verdict = check_breakdown(whole.quantity, [part.quantity for part in parts])
        if len(parts) < 2 or verdict not in (Breakdown.COMPLETE, Breakdown.PARTIAL):
            return None
        return Part(part, whole, "amount_part_of.opened")

    def _sibling(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Part | None:
        """The next in a row of parts: « 511 hommes (87 %) et [73 femmes] », « Kolda (12), [8] à Sédhiou »."""
        for j in (k - 1, k - 2):
            before = found.get(j)
            if before is None or not _are_alike(before.part, figures[k]):
                continue
            if j == k - 2 and figures[k - 1].quantity.kind is not Kind.PERCENT:
                continue
            words = self.scenery.words_between(figures[k - 1].end, figures[k].start)
            if not words or not can_be_part(before.whole, figures[k]):
                return None
            inside = ")" not in words or (j == k - 2 and words.count(")") == 1 and words[0] == ")")
            named = "(" in words and self.scenery.named_before(figures[k]) is not None
            if not set(words) <= _SIBLINGS or not (inside or named or figures[k].elided):
                return None
            return Part(figures[k], before.whole, before.rule)
        return None

    def _among(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Part | None:
        """« Parmi les 640 migrants secourus, [210] ont été transférés », « Parmi eux, [45 enfants]… »."""
        part, doc = figures[k], self.scenery.doc
        floor = self.scenery.floor(part)
        opening = joined(doc, floor, floor + 3)
        recent = [
            f for j, f in enumerate(figures[max(0, k - _MOST) : k], max(0, k - _MOST)) if j not in found
        ]
        if opening.startswith(_AMONG):
            wholes = [figure for figure in recent if figure.start < floor]
        elif opening.startswith(_ON):
            wholes = [figure for figure in recent if floor <= figure.start <= floor + 5]
            if wholes and self._moves_on(wholes[0], part):
                return None
        else:
            return None
        whole = next(
            (w for w in reversed(wholes) if can_be_part(w, part) and not is_compared(self.scenery, w)), None
        )
        if whole is None or part.start - whole.end > _FAR:
            return None
        return Part(part, whole, "amount_part_of.share")

    def _moves_on(self, whole: Figure, part: Figure) -> bool:
        """A sentence of its own or a larger figure stands between, or a share of something else."""
        between = self.scenery.figures_between(whole.end, part.start)
        alike = [other for other in between if other.quantity.kind is whole.quantity.kind]
        if not all(can_be_part(whole, other) for other in alike):
            return True
        stops = {token.text for token in self.scenery.doc[whole.end : part.start]}
        if "." in stops or (";" in stops and not part.elided):
            return True
        share = part.quantity.kind is Kind.PERCENT and part.is_of_something
        return share and not counts_same(whole, part)

    def _elided(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Part | None:
        """« 6 027 cas … ; [312] ont guéri », « Kolda en totalise [3 118] »: some of those just counted."""
        part = figures[k]
        if not part.elided or is_compared(self.scenery, part) or self.scenery.is_dated_apart(part):
            return None
        told = self.scenery.is_told_of(part) or self.scenery.has_en_before(part)
        if not (told or is_placed(self.scenery, part) or is_itemised(self.scenery, part)):
            return None
        if not told and is_itemised(self.scenery, part):
            whole = self._last_whole(figures, k, found, sentences=4)
            near = whole is not None and whole.start >= self.scenery.lines.paragraph(part.start)
            return Part(part, whole, "amount_part_of.opened") if whole is not None and near else None
        whole = self._last_whole(figures, k, found)
        return Part(part, whole, "amount_part_of.share") if whole else None

    def _portion(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Part | None:
        """« la part de l'UE : [2 M€] », « la contribution de la BAD s'élève à [3 milliards] »."""
        part = figures[k]
        if part.quantity.kind is not Kind.MONEY:
            return None
        start = max(self.scenery.floor(part), figures[k - 1].end, part.start - 20)
        lead = self.scenery.words_between(start, part.start)
        if not any(word in self.words["portions"] for word in lead):
            return None
        whole = self._last_whole(figures, k, found, sentences=2)
        return Part(part, whole, "amount_part_of.share") if whole else None

    def _last_whole(
        self, figures: list[Figure], k: int, found: dict[int, Part], sentences: int = 1
    ) -> Figure | None:
        """The nearest figure of the same kind that is no part, in the sentence or so many before."""
        part = figures[k]
        earliest = self.scenery.scene.floor_before(part.start, sentences)
        for j in range(k - 1, max(-1, k - _MOST), -1):
            whole = figures[j]
            if whole.start < earliest or part.start - whole.end > 2 * _FAR:
                return None
            if j in found or not can_be_part(whole, part) or is_compared(self.scenery, whole):
                continue
            if part.quantity.kind is Kind.COUNT and not counts_same(whole, part):
                continue
            if part.quantity.kind is Kind.PERCENT and self._counts_places(whole):
                continue
            return whole
        return None

    def _counts_places(self, figure: Figure) -> bool:
        counted = (figure.quantity.counted or "").lower().split()
        return bool(counted) and counted[0] in self.words["place_nouns"]


def _are_alike(before: Figure, after: Figure) -> bool:
    """Of one kind, or both able to be parts of one whole."""
    kinds = {before.quantity.kind, after.quantity.kind}
    return len(kinds) == 1 or kinds == {Kind.PEOPLE, Kind.COUNT}
