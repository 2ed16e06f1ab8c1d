"""Which figure a figure is a part of: « 584 migrants (511 hommes…) », « 168 cas, dont 7 décès »."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from pipeline.language.figures.scenery import Figure, Scenery
from pipeline.language.quantities import Breakdown, Kind, check_breakdown
from pipeline.rules.figures import FigureRules

#: Between two parts of one whole; places of their own may stand there too.
_SIBLINGS = frozenset((
    ",", ";", ":", "-", "–", "•", "▪", "*", "et", "ou", "puis", "ainsi", "que", "les", "des", "le", "la",
    "l'", "l’", "à", "au", "aux", "en", "dans",
))  # fmt: skip
_OF_THEM = ("d'entreeux", "d'entreelles", "parmieux", "parmielles")
_D = ("d'", "d’")
#: Openings of a sentence that speak of those just counted.
_AMONG = (
    "parmieux", "parmielles", "parmices", "parmiceux", "parmicelles", "dont", "surcetotal", "surcenombre",
)  # fmt: skip
#: Most tokens between a whole and « dont », a colon, or a share of it.
_NEAR, _FAR = 28, 60
#: Most figures that are looked back over.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Part:
    """`part` belongs to `whole`, as the rule `rule` tells."""

    part: Figure
    whole: Figure
    rule: str


class PartFinder:
    """Finds the whole of each part, in one pass over the figures."""

    def __init__(self, scenery: Scenery, rules: FigureRules) -> None:
        self.scenery = scenery
        self.opens = rules.words["opens_parts"]

    def find(self) -> list[Part]:
        found: dict[int, Part] = {}
        figures = self.scenery.figures
        for k in range(1, len(figures)):
            part = (
                self._bracketed(figures, k, found)
                or self._opened(figures, k)
                or self._listed(figures, k)
                or self._sibling(figures, k, found)
                or self._among(figures, k, found)
                or self._share(figures, k, found)
            )
            if part is not None and part.whole.id != part.part.id:
                found[k] = part
        return [found[k] for k in sorted(found)]

    def _bracketed(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Part | None:
        """The first figure in a bracket behind the whole; « 73 femmes (13 %) » are both of the total."""
        whole, part = figures[k - 1], figures[k]
        between = self.scenery.words_between(whole.end, part.start)
        if between[:1] != ["("] or len(between) > 4 or not _goes_with(whole, part):
            return None
        if part.quantity.kind is Kind.PERCENT and not _has_complement(self._said(part)):
            above = found.get(k - 1)
            return Part(part, above.whole, "amount_part_of.share") if above else None
        return Part(part, whole, "amount_part_of.bracket")

    def _opened(self, figures: list[Figure], k: int) -> Part | None:
        """The first figure behind « dont », « soit »: of the nearest that it can be a part of."""
        part = figures[k]
        item = self.scenery.is_item(part)
        floor = self.scenery.floor(figures[k - 1]) if item else self.scenery.floor(part)
        lead = self.scenery.words_between(max(floor, figures[k - 1].end, part.start - 5), part.start)
        opener = next((word for word in reversed(lead) if word in self.opens), None)
        if opener is None:
            return None
        for whole in reversed(figures[max(0, k - 4) : k]):
            if whole.start < floor or part.start - whole.end > (_NEAR if opener != "soit" else 6):
                return None
            if _goes_with(whole, part) and not (opener == "soit" and part.quantity.kind is Kind.PERCENT):
                return Part(part, whole, "amount_part_of.opened")
        return None

    def _listed(self, figures: list[Figure], k: int) -> Part | None:
        """Behind a colon, on the line or as items below: parts when they add up to no more than the whole."""
        whole, part, doc = figures[k - 1], figures[k], self.scenery.doc
        if part.start - whole.end > _NEAR or not _goes_with(whole, part):
            return None
        lead = [
            token.text for token in doc[max(whole.end, part.start - 9) : part.start] if not token.is_space
        ]
        if ":" not in lead:
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
        """The next in a row of parts: « 511 hommes (87 %) et [73 femmes] »."""
        for j in (k - 1, k - 2):
            before = found.get(j)
            if before is None or figures[k].quantity.kind is not before.part.quantity.kind:
                continue
            words = self.scenery.words_between(figures[k - 1].end, figures[k].start)
            closed = ")" in words
            if closed and j == k - 2 and words[0] == ")":
                words, closed = words[1:], False
            if not words or not set(words) <= _SIBLINGS or not _goes_with(before.whole, figures[k]):
                return None
            return None if closed else Part(figures[k], before.whole, before.rule)
        return None

    def _among(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Part | None:
        """« Parmi les 640 migrants secourus, [210] ont été transférés », « Parmi eux, [45 enfants]… »."""
        part, doc = figures[k], self.scenery.doc
        floor = self.scenery.floor(part)
        opening = _joined(doc, floor, floor + 3)
        recent = [
            f for j, f in enumerate(figures[max(0, k - _MOST) : k], max(0, k - _MOST)) if j not in found
        ]
        if opening.startswith(_AMONG):
            wholes = [figure for figure in recent if figure.start < floor]
        elif opening.startswith(("parmi", "surles", "surces", "surun")):
            wholes = [figure for figure in recent if floor <= figure.start <= floor + 5]
        else:
            return None
        whole = next((w for w in reversed(wholes) if _goes_with(w, part) and not self._is_compared(w)), None)
        if whole is None or part.start - whole.end > _FAR:
            return None
        return Part(part, whole, "amount_part_of.share")

    def _is_compared(self, figure: Figure) -> bool:
        """« 14 320 personnes, contre [9 870] un an avant »: said for comparison only."""
        return figure.start > 0 and self.scenery.doc[figure.start - 1].lower_ == "contre"

    def _share(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Part | None:
        """A share of those just counted: « 58 % d'entre eux », « le Sahel (63 %) », « 210 d'entre eux »."""
        part = figures[k]
        said = self._said(part)
        after = _joined(self.scenery.doc, part.end, part.end + 3)
        them = any(of in _D and word == "entre" for of, word in pairwise(said))
        of_them = them or "ces" in said or after.startswith(_OF_THEM)
        if part.quantity.kind is not Kind.PERCENT and not of_them:
            return None
        for j in range(k - 1, max(-1, k - 10), -1):
            whole = figures[j]
            if part.start - whole.end > _FAR:
                return None
            if whole.quantity.kind is Kind.PEOPLE and j not in found:
                if of_them or _counts_same(whole, part):
                    return Part(part, whole, "amount_part_of.share")
                return None
        return None

    def _said(self, figure: Figure) -> list[str]:
        return [token.lower_ for token in self.scenery.doc[figure.start : figure.end]]


def _joined(doc: Doc, start: int, end: int) -> str:
    """Lower-case letters of some tokens in one string, straight apostrophes."""
    return "".join(token.lower_ for token in doc[start:end] if not token.is_space).replace("’", "'")


def _counts_same(whole: Figure, part: Figure) -> bool:
    """Both count the same noun: « 37 000 réfugiés … 46 % des réfugiés »."""
    a, b = (whole.quantity.counted or "").lower().split(), (part.quantity.counted or "").lower().split()
    return bool(a and b) and a[0] == b[0]


def _has_complement(said: list[str]) -> bool:
    """« 46 % des réfugiés » says of what it is a share."""
    return any(word in ("de", "d'", "d’", "des", "du") for word in said)


def _goes_with(whole: Figure, part: Figure) -> bool:
    """One can be a part of the other: same kind or a share, no other currency, no larger part."""
    a, b = whole.quantity, part.quantity
    if b.kind is Kind.PERCENT:
        return a.kind in (Kind.PEOPLE, Kind.COUNT, Kind.MONEY)
    if a.kind is not b.kind:
        return False
    if a.kind in (Kind.MONEY, Kind.DURATION) and a.unit != b.unit:
        return False
    return b.value <= (a.max or a.value)
