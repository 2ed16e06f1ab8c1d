"""What the text around a date tells of its year: the tense of the verb, a byline, « de cette année »."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from pipeline.language.dates.expressions import Expression

_SENTENCE_END = re.compile(r"[.!?…]['’\"»)]*\s+(?=[^\Wa-zà-ÿ\d_])|\n+")
_LINE_END = re.compile(r"\n+")
_FUTURE = re.compile(
    r"\b(?:sera|seront|\w{2,}(?:era|eront|ira|iront|dra|dront)|aura|auront|va|vont|prochaine?s?|prévue?s?|devrai(?:en)?t|doit"
    r"|doivent|attendue?s?|programmée?s?|à venir)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:a|ont)\s+(?:\w+\s+){0,2}?\w+(?:é|ée|és|ées|i|ie|is|it|us|u|ue|ert|erte)\b"
    r"|\b(?:est|sont)\s+(?:\w+\s+)?(?:arriv|décéd|entr|tomb|rest|rentr|retourn|mont|n|all)(?:é|ée|és|ées)\b"
    r"|\b(?:est|sont)\s+(?:\w+\s+)?(?:(?:re|de|par|sur|inter)?venu|parti|sorti|mort)(?:e|s|es)?\b"
    r"|\b(?:s['’](?:est|était|étaient)|se\s+sont|fut|furent|derni(?:er|ère)s?|eut|avait|avaient|était|étaient)\b",
    re.IGNORECASE,
)
_BYLINE_BEFORE = re.compile(
    r"^[\s(\[*–—-]*(?:[^\W\d_][\w’' .\-/]{1,40}(?:\([^)\n]{1,25}\))?\s*[,–—:-]?\s*)?(?:le|du|,)?\s*$",
    re.IGNORECASE,
)
_BYLINE_AFTER = re.compile(r"\s*(?:$|\n|[.–—:)\]|-])")
_YEAR_AFTER = re.compile(
    r"\s*(?:de|d['’])\s*(?:(?P<this>cette année|l['’](?:année|an) en cours)"
    r"|l['’](?:année|an) (?:(?P<last>derni[eè]re?|passée?|précédente?)|(?P<next>prochaine?|suivante?))"
    r"|(?P<each>chaque année))",
    re.IGNORECASE,
)
_EACH_YEAR = re.compile(r"\b(?:chaque|tous les ans,?|chaque année,?)(?: le)?\s*$", re.IGNORECASE)
#: « Rapport d'activité 2022 », « Bilan de l'année 2022 »: a text about one year says so in its first lines.
_ABOUT = re.compile(
    r"\b(?:rapport|bilan|exercice|revue|rétrospective|compte[- ]rendu d['’]activités?|activités?|agenda"
    r"|calendrier|programmation|comptes)\b"
    r"(?:\s(?:d['’]activités?|annuel|annuelle|moral|financier|général|de l['’](?:année|exercice)"
    r"|des activités|de|en|pour|d['’]exercice|social|médical|médico-social)){0,4}"
    r"\s{0,3}[:–-]?\s?(?P<year>(?:19|20)\d\d)(?![\d/–-])",
    re.IGNORECASE,
)
_FIRST_LINES = 300
#: A byline stands at the top of a text or signs it.
_TOP, _BOTTOM = 1500, 200


class Layout:
    """Where the sentences and lines of a text start."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._sentences = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def sentence(self, at: int) -> tuple[int, int]:
        return self._around(self._sentences, at)

    def line(self, at: int) -> tuple[int, int]:
        return self._around(self._lines, at)

    def _around(self, starts: list[int], at: int) -> tuple[int, int]:
        i = bisect_right(starts, at)
        return starts[i - 1], starts[i] if i < len(starts) else len(self.text)


def find_tense(layout: Layout, expression: Expression) -> int:
    """-1 for the past, 1 for what is to come, from the nearest verb of the sentence; 0 when nothing tells."""
    start, end = layout.sentence(expression.start)
    start, end = max(start, expression.start - 300), min(end, expression.end + 300)
    nearest, tense = end - start, 0
    for pattern, sign in ((_PAST, -1), (_FUTURE, 1)):
        for match in pattern.finditer(layout.text, start, end):
            gap = max(expression.start - match.end(), match.start() - expression.end, 0)
            if gap < nearest:
                nearest, tense = gap, sign
    return tense


def find_byline(text: str, expressions: list[Expression]) -> date | None:
    """The day a text says it was written: « Niamey, 4 juillet 2024 – », « Publié le 12/03/2021 »."""
    for expression in expressions:
        moment = expression.value.start
        if expression.value.ranged or moment is None or moment.day is None or moment.year is None:
            continue
        if _TOP < expression.start < len(text) - _BOTTOM:
            continue
        line = text.rfind("\n", max(0, expression.start - 90), expression.start) + 1
        if expression.start - line > 80 or not _BYLINE_BEFORE.match(text[line : expression.start]):
            continue
        if _BYLINE_AFTER.match(text, expression.end):
            return moment.lower()
    return None


def find_subject_year(text: str) -> int | None:
    """The year that a report is about: « RAPPORT D'ACTIVITÉ 2022 » in its first lines."""
    match = _ABOUT.search(text, 0, _FIRST_LINES)
    return int(match["year"]) if match else None


def named_year(text: str, expression: Expression, reference: date | None) -> int | None:
    """« en mai de l'année dernière »: the year that the words after the date name."""
    match = _YEAR_AFTER.match(text, expression.end)
    if match is None or reference is None or match["each"]:
        return None
    return reference.year - bool(match["last"]) + bool(match["next"])


def names_year(text: str, expression: Expression) -> bool:
    """The text names the year, or means every one: « chaque 20 juin », « mai de cette année »."""
    before = text[max(0, expression.start - 25) : expression.start]
    return _YEAR_AFTER.match(text, expression.end) is not None or _EACH_YEAR.search(before) is not None
