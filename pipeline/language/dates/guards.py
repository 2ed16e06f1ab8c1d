"""What looks like a date and is none: amounts, numbers of laws and pages, names that hold a year or a day."""

from __future__ import annotations

from pipeline.language.dates.lexemes import Lexeme
from pipeline.language.dates.points import DAYS, Level, Point
from pipeline.rules.dates import DateRules, Kind

#: Before a number, these say that it is a year, whatever it would count.
_STRONG = (
    Kind.IN, Kind.SINCE, Kind.UNTIL, Kind.AFTER, Kind.APPROXIMATE, Kind.YEAR_WORD, Kind.YEARS_WORD,
)  # fmt: skip
#: Years that need no word before them.
_USUAL_YEARS = range(1900, 2051)
_ROUND_YEARS = frozenset({1900, 2000})

#: « ont été 20 fois »: the participle, not the season.
_HAVE = frozenset(("a", "ont", "avoir", "ayant", "avait", "avaient", "aura", "auront"))
#: « les Jeux d'hiver de 2014 » say a year, and no winter.
_GAMES = frozenset(("jeux", "olympiques", "paralympiques", "olympiades", "sports"))

#: Longest list of days in digits.
_MOST_IN_LIST = 8
#: Longest list of articles.
_MOST_NUMBERED = 4


class Surroundings:
    """The words around a point, and the decision that they make."""

    def __init__(self, text: str, lexemes: list[Lexeme], rules: DateRules) -> None:
        self.text, self.lexemes, self.guards, self.full_names = text, lexemes, rules.guards, rules.full_names

    def allows(self, first: Point, last: Point) -> bool:
        """Whether an expression from `first` to `last` (the same when it stands alone) is a date here."""
        if first.level is Level.YEAR and not self._allows_year(first, last):
            return False
        if last.level is Level.YEAR and self._counts(last.last, self._is_strong(first.first)):
            return False
        if first is last and first.level is Level.MONTH and first.start.year is None:
            return self._allows_month(first)
        if first.rule == "dates.numeric-without-year":
            return first is not last or self._introduces_day(first.first)
        if first.level is Level.DAY and not self._allows_day(first):
            return False
        if first.rule == "dates.season":
            games = self._kind(first.first - 1) is Kind.OF and self._norm(first.first - 2) in _GAMES
            return not games and self._norm(first.first - 1) not in _HAVE
        return first.level is not Level.BARE or self._introduces_day(first.first)

    # --- years

    def _allows_year(self, point: Point, last: Point) -> bool:
        year = point.start.year or 0
        before = point.first - 1
        if self._is_strong(point.first):
            return True
        kind, norm = self._kind(before), self._norm(before)
        ranged = last is not point
        if not (year in _USUAL_YEARS or (ranged and year > 1500 and year % 50)) or (
            year in _ROUND_YEARS and not ranged and not self._in_brackets(point)
        ):
            return False
        if norm in self.guards.not_year_before or (
            kind is Kind.OF and self._norm(before - 1) in self.guards.amount_before
        ):
            return False
        if kind in (Kind.NUMBER, Kind.SMALL, Kind.TEEN, Kind.TWO, Kind.WORDED, Kind.TENS):
            return False
        if not ranged and norm in self.guards.name_before and self._is_capitalised(before):
            return False
        if kind is Kind.AT and not ranged and self._norm(before) != "au":
            return self._kind(point.last) not in (Kind.WORD, Kind.OF, Kind.NUMBER)
        if ranged:
            return True
        return not (self._in_named_horizon(before) or self._names_what_follows(point.last))

    def _is_strong(self, first: int) -> bool:
        """« en 2000 », « depuis l'année 2000 », « fin de 2000 »."""
        i, steps = first - 1, 0
        while steps < 4 and self._kind(i) in (Kind.OF, Kind.THE, Kind.AT, Kind.MONTH_WORD, Kind.DASH):
            i, steps = i - 1, steps + 1
        if self._kind(i) not in _STRONG or (
            self._norm(i).startswith("jusqu") and self._kind(i + 1) is Kind.AT
        ):
            return False  # « jusqu'à 2000 » may count anything
        return steps == 0 or self._kind(i) is not Kind.IN

    def _in_brackets(self, point: Point) -> bool:
        return self._kind(point.first - 1) is Kind.OPEN and self._kind(point.last) is Kind.CLOSE

    def _counts(self, after: int, strong: bool) -> bool:
        """A counted noun or a unit follows: « 2019 personnes », « 2 100 euros »."""
        if after >= len(self.lexemes):
            return False
        lexeme = self.lexemes[after]
        gap = self.text[self.lexemes[after - 1].end : lexeme.start]
        if "\n" in gap and self.text[lexeme.start].isupper():
            return False
        if lexeme.norm in self.guards.counted_after:
            return True
        if lexeme.kind in (Kind.NUMBER,) and self.text[lexeme.start - 1] in "  \u202f" and not strong:
            return True
        if strong or lexeme.kind is not Kind.WORD or self.text[lexeme.start].isupper():
            return False
        return len(lexeme.norm) > 3 and lexeme.norm[-1] in "sx" and lexeme.norm not in self.guards.not_counted

    def _names_what_follows(self, after: int) -> bool:
        """« 2030 Agenda »"""
        if self._norm(after) not in self.guards.name_before or not self._is_capitalised(after):
            return False
        return "\n" not in self.text[self.lexemes[after - 1].end : self.lexemes[after].start]

    def _in_named_horizon(self, before: int) -> bool:
        """« Programme de développement durable à l'horizon 2030 » is a name; « l'horizon 2030 » is a date."""
        if self._norm(before) != "horizon":
            return False
        window = self.lexemes[max(0, before - 7) : before]
        return any(x.norm in ("programme", "agenda") and self.text[x.start].isupper() for x in window)

    # --- months and days

    def _allows_month(self, point: Point) -> bool:
        lexeme = self.lexemes[point.first]
        word = self.text[lexeme.start : lexeme.end]
        if lexeme.norm not in self.full_names:
            return False
        if point.shift:
            return True
        norm, shouts = self._norm(point.first - 1), word.isupper()
        if self._kind(point.first - 1) is Kind.DASH:
            return self._norm(point.first - 2) == "mi"
        if word[0].isupper() and not shouts and not self._opens_line(point):
            return False
        if self._opens_line(point):
            return self._kind(point.last) in (Kind.DASH, Kind.BREAK, None) or self._norm(point.last) == ":"
        if norm == "à" or norm == "a":
            return self._is_strong(point.first)
        if self._kind(point.first - 1) is Kind.OPEN and self._kind(point.last) is Kind.CLOSE:
            return True
        return norm in self.guards.month_before

    def _allows_day(self, point: Point) -> bool:
        """Not the day in « rue du 14 juillet », « Université du 8 mai 1945 »."""
        before = point.first - 1
        if self._kind(before) in (Kind.OF, Kind.THE):
            before -= 1
        return self._norm(before) not in self.guards.day_name_before

    def _introduces_day(self, first: int) -> bool:
        """« le », « du », « au » before « 12/03 » or « lundi 13 »."""
        for _ in range(_MOST_IN_LIST):  # « le 20/11, 22/11 et 25/11 »
            if self._kind(first - 1) not in (Kind.COMMA, Kind.AND) or self._kind(first) is not Kind.DAY_MONTH:
                break
            first -= 2
        return self._norm(first - 1) in ("le", "du", "au", "ce", "depuis", ":", "(")

    def is_number_of_something(self, i: int) -> bool:
        """« Jour [1] – 28 novembre », « les articles [7] et [8] de juin 2022 »: no day of the month."""
        if self._kind(i) not in DAYS or self._kind(i + 1) is Kind.MONTH:
            return False
        for _ in range(_MOST_NUMBERED):
            if self._norm(i - 1) in self.guards.numbered_before:
                return True
            if self._kind(i - 1) not in (Kind.AND, Kind.COMMA) or self._kind(i - 2) not in DAYS:
                return False
            i -= 2
        return False

    # --- words

    def _kind(self, i: int) -> Kind | None:
        return self.lexemes[i].kind if 0 <= i < len(self.lexemes) else None

    def _norm(self, i: int) -> str:
        return self.lexemes[i].norm if 0 <= i < len(self.lexemes) else ""

    def _is_capitalised(self, i: int) -> bool:
        return 0 <= i < len(self.lexemes) and self.text[self.lexemes[i].start].isupper()

    def _opens_line(self, point: Point) -> bool:
        start = self.lexemes[point.first].start
        line = self.text.rfind("\n", max(0, start - 80), start) + 1
        return not self.text[line:start].strip(" \t•–-*") and (line > 0 or start < 80)
