"""Which numbers of a text may count something: not those of dates, hours, phones, laws and lists.

A candidate is a number, or a range of two, with the words that bound or blur it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from pipeline.language.numbers import Number, NumberSpan, find_numbers
from pipeline.language.quantities.quantity import Modifier
from pipeline.rules.quantities import QuantityModifier, QuantityRules

_MONTH = (
    r"(?:janvier|janv|f[ée]vrier|f[ée]vr|mars|avril|avr|mai|juin|juillet|juil|ao[uû]t|septembre|sept|octobre|oct"
    r"|novembre|nov|d[ée]cembre|d[ée]c)\b"
)
_SP = r"[ \u00a0\u202f]"
#: Stretches of text whose numbers count nothing.
_MASKS = re.compile(
    "|".join(
        (
            r"(?<!\d)\d{1,2}([./-])\d{1,2}\1\d{2,4}(?!\d)",
            r"(?<!\d)(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)",
            rf"(?<!\d)(?:1er|\d{{1,2}})(?:{_SP}?(?:,|et|au|à|[-–]){_SP}?(?:1er|\d{{1,2}})){{0,5}}{_SP}+{_MONTH}(?:{_SP}+\d{{4}})?",
            rf"(?:{_MONTH}\.?){_SP}+(?:19|20)\d\d(?!\d)",
            r"(?<!\d)(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)(?!\d)",
            r"(?<!\d)\d{1,2}\s?[hH]\s?(?:/\s?\d+|\d{2}(?!\d))|(?<!\d)\d{1,2}:\d{2}(?!\d)|\b[7]\s?j(?:ours)?\s?/\s?7",
            rf"(?:\b(?:[àÀ]|vers|dès|entre|et|jusqu['’]à|avant|après|[Pp]artir{_SP}de){_SP}+|\bde{_SP}+(?=\d+{_SP}?h\w*{_SP}à))"
            rf"\d{{1,2}}{_SP}?(?:h|heures?)\b(?!{_SP}+(?:de\b|par\b|d['’]))",
            rf"(?<!\d)\d{{1,2}}{_SP}h(?:eures)?{_SP}(?:GMT|TU|UTC|locales|du{_SP}matin|du{_SP}soir|précises)",
            r"(?<![\d.,])\d+\s?(?:ères?|ers?|[èe]mes?|ièmes?|iemes?|es?|ndes?|nd|°|º)(?!\w)(?!\s?C\b)",
            r"\b[nN]\s?[°º]s?\s?[\d/.-]+|\bN[°o]\.?\s?\d[\d/.-]*|\#\d+",
            r"(?:\+|(?<![\w])00)\d{1,3}[\d \u00a0.()/-]{6,16}\d",
            r"(?<!\d)0\d(?:[ .\u00a0-]?\d\d){4}(?!\d)|(?<!\d)\d{2}[ .-]\d{3}(?:[ .-]\d{2}){2}(?!\d)"
            r"|(?<!\d)\d{2,3}(?:[ .-]\d{2}){3,5}(?!\d)",
            r"\b(?:[Tt][ée]l(?:[ée]phone)?|[Ff]ax|[Ww]hats[Aa]pp|TEL|TÉL|BP|B\.P\.?|CP|CS)[.: \u00a0]{1,4}"
            r"[\d+(][\d .()/+-]*",
            r"(?<![\d,.])\d+(?:\.\d+)?/\d+(?!\d)",
            r"(?<![\d.])(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d{1,3}(?:\.\d{1,3}){2,}(?!\d)",
            r"(?m:^[ \t]*\(?\d{1,2}(?:\.\d{1,2})*[.)°](?=\s))",
            r"(?<![\w-])[A-Za-z]*[A-Z][A-Za-z]*-\d+\b",
            r"\b[Tt]ou(?:s|tes)\s(?:deux|trois|quatre)\b",
            rf"\bpour{_SP}(?:cent|mille|cent{_SP}mille|un{_SP}million|dix{_SP}mille|10*(?:{_SP}?000){{0,2}}){_SP}(?:d['’])?"
            r"(?:habitants?|naissances|personnes|femmes|enfants|hommes)",
        )
    )
)
#: Between the two numbers of a range; a unit may stand in it (« 10 % à 15 % »).
_BETWEEN = re.compile(
    rf"{_SP}?(?P<unit>[%€$£]|[^\W\d_]{{2,12}})?{_SP}?(?:(?P<dash>[-–])|(?P<word>à|et|ou)){_SP}?",
    re.IGNORECASE,
)
#: « un ou deux jours », « une à trois fois »: « un » counts as the low end of a range.
_FROM_ONE = re.compile(rf"(?<![^\W_])une?{_SP}(?:à|ou){_SP}\Z", re.IGNORECASE)
_ENTRE = re.compile(r"\bentre\s{1,3}\Z", re.IGNORECASE)
#: « cinquante-deux (52) agents »: the same number said twice.
_AGAIN = re.compile(rf"{_SP}?\({_SP}?(?P<digits>\d[\d \u00a0\u202f.]*){_SP}?\)")
#: « est passé de 100 à 250 lits » states two values, no range.
_CHANGE = re.compile(
    r"\b(?:pass|augment|grimp|recul|baiss|chut|progress|tomb|mont|boug|évolu|port|rédui|diminu|rel[èe]v|ramen)\w{0,8}"
    r"[^.;\d]{0,24}\bde\s{1,3}(?:[^\W\d]{1,12}\s){0,3}\Z",
    re.IGNORECASE,
)
#: « un enfant sur trois », « 3 femmes sur 10 »: a share, not a count.
_RATIO = re.compile(
    r"(?:[^\W\d_]+\s){0,2}sur\s(?:dix|cinq|quatre|trois|deux|six|huit|cent|mille|\d{1,3})(?=\s*[,.;:)]|\s+[^\W\d_]+|\s*$)(?!\s+\d)"
)
_LOOK_BACK = 48
#: Links and mail addresses: what shows one before the number, and how far back it may be.
_ADDRESS_SIGN = re.compile(r"(?:://|www\.|@)\S*\Z")
_MAILBOX = re.compile(r"[\w.+-]{0,64}@\w")
_ADDRESS = 120


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number or range that may count something, at `text[start:end]`, its modifier included.

    `number_start` is where the number itself starts.
    """

    start: int
    number_start: int
    end: int
    value: Number
    max: Number | None
    modifier: Modifier
    number: NumberSpan


class CandidateFinder:
    """Finds the candidates of a text in one pass."""

    def __init__(self, rules: QuantityRules) -> None:
        self._before = _modifier_pattern(rules.modifiers, "before")
        self._after = _modifier_pattern(rules.modifiers, "after")
        self._modifiers = {
            side: {_plain(m.phrase): m for m in rules.modifiers if m.side == side}
            for side in ("before", "after")
        }

    def find(self, text: str, taken: Iterable[tuple[int, int]] = ()) -> Iterator[Candidate]:
        """Candidates of `text` in order; numbers inside the stretches `taken` (dates, say) are left out."""
        taken = sorted(taken)
        starts = [start for start, _ in taken]
        reach = list(accumulate((end for _, end in taken), max))
        pending: NumberSpan | None = None
        for number in find_numbers(text):
            before = bisect_right(starts, number.end - 1)
            if (before and reach[before - 1] > number.start) or _is_masked(text, number):
                if pending:
                    yield self._candidate(text, pending)
                pending = None
                continue
            if pending and (again := _repeats(text, pending, number)) is not None:
                number, pending = again, None
            if pending:
                ranged = self._range(text, pending, number)
                yield ranged or self._candidate(text, pending)
                pending = None if ranged else number
            else:
                pending = number
        if pending:
            yield self._candidate(text, pending)

    def modifier_after(self, text: str, at: int) -> Modifier | None:
        """Modifier behind a quantity that ends at `at`: « 500 environ », « 30 participants maximum »."""
        match = self._after.match(text, at)
        return Modifier(self._modifiers["after"][_plain(match["phrase"])].modifier) if match else None

    def is_ratio(self, text: str, at: int) -> bool:
        """« [trois] femmes sur dix »: what follows a number makes it a share."""
        return _RATIO.match(text, at + 1) is not None

    def _candidate(self, text: str, number: NumberSpan) -> Candidate:
        if 1 < number.value < 5 and (one := _FROM_ONE.search(text, max(0, number.start - 8), number.start)):
            start, modifier = self._modifier_before(text, one.start(), 1)
            both = replace(number, start=one.start())
            return Candidate(
                start, one.start(), number.end, 1, number.value, modifier or Modifier.EXACT, both
            )
        start, modifier = self._modifier_before(text, number.start, number.value)
        if modifier is None:
            modifier = Modifier.ABOUT if number.rounded else Modifier.EXACT
        return Candidate(start, number.start, number.end, number.value, None, modifier, number)

    def _range(self, text: str, low: NumberSpan, high: NumberSpan) -> Candidate | None:
        """« 10 à 15 », « entre 300 et 400 », « 5-6 millions », « deux ou trois »; else None."""
        joint = _BETWEEN.fullmatch(text, low.end, high.start)
        if joint is None or (joint["unit"] and not _same_unit(text, joint["unit"], high.end)):
            return None
        value = low.value
        if low.scale == 1 and high.scale > 1 and value * high.scale < high.value:
            value *= high.scale
        if not 0 <= value < high.value:
            return None
        back = max(0, low.start - _LOOK_BACK)
        entre = _ENTRE.search(text, back, low.start)
        word = (joint["word"] or "").lower()
        if (word == "et" and not entre) or (word == "ou" and high.value > value * 2.5):
            return None
        if word == "à" and _CHANGE.search(text, back, low.start):
            return None
        start, modifier = self._modifier_before(text, low.start, value)
        both = replace(high, start=low.start, rounded=False)
        return Candidate(
            entre.start() if entre else start,
            low.start,
            high.end,
            value,
            high.value,
            modifier or Modifier.EXACT,
            both,
        )

    def _modifier_before(self, text: str, at: int, value: Number) -> tuple[int, Modifier | None]:
        """Start and sense of the modifier that ends where the number starts, else (`at`, None)."""
        match = self._before.search(text, max(0, at - _LOOK_BACK), at)
        if match is None:
            return at, None
        rule = self._modifiers["before"][_plain(match["phrase"])]
        if value < rule.least or (match["phrase"] == ">" and _opens_line(text, match.start("phrase"))):
            return at, None
        return match.start("phrase"), Modifier(rule.modifier)


def _is_masked(text: str, number: NumberSpan) -> bool:
    """The number is a piece of a date, an hour, a phone number, a law's or an address."""
    start = max(text.rfind(" ", 0, number.start), number.start - _ADDRESS)
    if _ADDRESS_SIGN.search(text, max(0, start), number.start) or _MAILBOX.match(text, number.end):
        return True
    window = max(0, number.start - _LOOK_BACK), min(len(text), number.end + _LOOK_BACK)
    return any(
        match.start() < number.end and match.end() > number.start for match in _MASKS.finditer(text, *window)
    )


def _opens_line(text: str, at: int) -> bool:
    """A sign at the head of a line marks an item, or a quotation."""
    return not text[max(text.rfind("\n", 0, at) + 1, at - _LOOK_BACK) : at].strip(" \t>")


def _same_unit(text: str, unit: str, at: int) -> bool:
    """« de 10 euros à 20 euros »: the unit of the first number also follows the second."""
    behind = text[at : at + len(unit) + 2].lstrip(" \u00a0\u202f")
    return behind.lower().startswith(unit.lower())


def _repeats(text: str, first: NumberSpan, second: NumberSpan) -> NumberSpan | None:
    """One number for « cinquante-deux (52) », None when they are two."""
    again = _AGAIN.match(text, first.end) if first.value == second.value else None
    if again is None or again.start("digits") != second.start:
        return None
    return replace(first, end=again.end())


def _modifier_pattern(modifiers: Iterable[QuantityModifier], side: str) -> re.Pattern[str]:
    phrases = sorted((m.phrase for m in modifiers if m.side == side), key=lambda p: (-len(p), p))
    alternatives = "|".join(_loose(phrase) for phrase in phrases)
    if side == "before":
        return re.compile(
            rf"(?<![^\W_])(?P<phrase>{alternatives})\s{{0,3}}(?:(?:une?|de|les)\s{{1,3}})?\Z", re.IGNORECASE
        )
    return re.compile(rf"\s{{0,3}}(?P<phrase>{alternatives})(?![^\W_])(?!\s{{1,3}}\d)", re.IGNORECASE)


def _loose(phrase: str) -> str:
    pattern = re.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\s{1,3}")
    return re.sub(r"(?<=\})de$", r"(?:de|d['’])", pattern)


def _plain(phrase: str) -> str:
    """The key of a phrase however it is spaced, elided or capitalised."""
    phrase = " ".join(phrase.lower().replace("’", "'").split())
    return f"{phrase[:-2]}de" if phrase.endswith(" d'") else phrase
