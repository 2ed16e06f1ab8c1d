"""Percentages and numbers of those just counted: « 58 % d'entre eux », « 40 % du budget »."""

from __future__ import annotations

from itertools import pairwise

from pipeline.language.figures.figure import Figure
from pipeline.language.figures.relatedness import can_be_part, counts_same, joined, said
from pipeline.language.figures.scenery import Scenery
from pipeline.language.figures.wholes import Part
from pipeline.language.quantities import Kind
from pipeline.rules.figures import FigureRules

_OF_THEM = ("d'entreeux", "d'entreelles", "parmieux", "parmielles")
#: Beginnings of words for a sum that is met in part.
_MET = ("financ", "couver", "assur", "exécut", "décaiss", "pris", "consomm", "support")
_D = ("d'", "d’")
#: Tokens back to what is counted.
_FAR = 60
#: Figures that are looked back over, for people and for sums.
_MOST, _SUMS = 10, 30


class ShareFinder:
    """Finds the whole of a share."""

    def __init__(self, scenery: Scenery, rules: FigureRules) -> None:
        self.scenery = scenery
        self.sums = rules.words["sums"]
        self.anyone = rules.words["anyone"]

    def find(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Part | None:
        """The part that figure `k` is, None when it is no share of what was counted before."""
        part = figures[k]
        whole = self._whole(figures, k, found)
        return Part(part, whole, "amount_part_of.share") if whole is not None else None

    def _whole(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Figure | None:
        part = figures[k]
        words = said(part)
        after = joined(self.scenery.doc, part.end, part.end + 3)
        them = any(of in _D and word == "entre" for of, word in pairwise(words))
        if them or "ces" in words or after.startswith(_OF_THEM):
            before = figures[k - 1]
            if before.start >= self.scenery.floor(part) and before.is_people and can_be_part(before, part):
                return before
            return self._last(figures, k, found, (Kind.PEOPLE,))
        if part.quantity.kind is not Kind.PERCENT or part.is_change:
            return None
        behind = {token.lower_ for token in self.scenery.doc[part.end : part.end + 4]}
        if named := self.sums & {*words, *behind}:
            return self._sum_called(figures, k, named)
        if part.is_of_something:
            return self._of_noun(figures, k, found)
        return self._bare(figures, k, found)

    def _sum_called(self, figures: list[Figure], k: int, nouns: frozenset[str]) -> Figure | None:
        """« 76 % de l'enveloppe »: the last sum that was called so, else the last that has such a name."""
        part = figures[k]
        sums = [f for f in figures[max(0, k - _SUMS) : k] if f.quantity.kind is Kind.MONEY]
        for called in (nouns, self.sums):
            for whole in reversed(sums):
                lead = self.scenery.doc[max(0, whole.start - 8) : whole.start]
                if not called.isdisjoint(token.lower_ for token in lead):
                    return whole
        return next(reversed(sums), None) if sums and part.start - sums[-1].end <= _FAR else None

    def _of_noun(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Figure | None:
        """« 47 % des répondants »: of the last that counts the same, or that a general noun takes up."""
        part = figures[k]
        whole = self._last(figures, k, found, (Kind.PEOPLE, Kind.COUNT))
        if whole is None:
            return None
        noun = (part.quantity.counted or "").lower().split()[:1]
        if counts_same(whole, part):
            return whole
        near = self.scenery.scene.floor_before(part.start, 1)
        general = bool(noun) and noun[0] in self.anyone and whole.is_people
        return whole if general and whole.start >= near else None

    def _bare(self, figures: list[Figure], k: int, found: dict[int, Part]) -> Figure | None:
        """« 40 % sont des femmes », « l'État en paie 40 % », « Kolda (63 %) » behind what was counted."""
        part, before = figures[k], figures[k - 1]
        floor = self.scenery.floor(part)
        above = found.get(k - 1)
        if above is not None and before.start >= floor:
            opener = self.scenery.words_between(before.end, part.start)
            if before.quantity.kind is Kind.PERCENT or opener == [",", "soit"]:
                return above.whole
        if self.scenery.doc[part.start - 1].lower_ == "soit":
            return None
        subject = self.scenery.is_told_of(part) or self.scenery.has_en_before(part)
        degree = joined(self.scenery.doc, part.start - 3, part.start) in ("àhauteurde", "qu'àhauteurde")
        degree = degree or self._is_met(part)
        if not (subject or degree):
            whole = self._last(figures, k, found, (Kind.PEOPLE,))
            return whole if whole is not None and counts_same(whole, part) else None
        kinds = (Kind.PEOPLE, Kind.COUNT, Kind.MONEY) if subject else (Kind.MONEY,)
        whole = self._last(figures, k, found, kinds)
        near = self.scenery.scene.floor_before(part.start, 1)
        return whole if whole is not None and whole.start >= near else None

    def _is_met(self, part: Figure) -> bool:
        """« un plan de 71 M€, financé à [10 %] », « couvert à [75 %] »."""
        before = [token.lower_ for token in self.scenery.doc[max(0, part.start - 4) : part.start]]
        return before[-1:] == ["à"] and any(word.startswith(_MET) for word in before)

    def _last(
        self,
        figures: list[Figure],
        k: int,
        found: dict[int, Part],
        kinds: tuple[Kind, ...],
    ) -> Figure | None:
        """The nearest figure of these kinds that is no part itself."""
        part = figures[k]
        for j in range(k - 1, max(-1, k - _MOST), -1):
            whole = figures[j]
            if part.start - whole.end > _FAR:
                return None
            if whole.quantity.kind in kinds and j not in found and can_be_part(whole, part):
                return whole
        return None
