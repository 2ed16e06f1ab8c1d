"""Date expressions of a text: chains of dates with « depuis », « entre », « fin », and their place.

    ExpressionReader("du 3 au 5 mars 2021", rules).read()     # one Expression, « 3 au 5 mars 2021 »

Every loop is bounded, so the time is linear in the length of the text, whatever the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.language.dates.chains import Chain, Group, Joint, Member, go_together
from pipeline.language.dates.guards import Surroundings
from pipeline.language.dates.lexemes import Lexeme, encode, read_lexemes
from pipeline.language.dates.points import DAYS, Level, Point, read_bare_day, read_decade, read_point
from pipeline.language.dates.values import DateValue, Moment
from pipeline.rules.dates import DateRules, Kind

#: Longest list of dates that is read as one chain.
_LONGEST_CHAIN = 16
#: « la », « l' », « du », « mois de »: words between « depuis », « fin », « à » and the date itself.
_FILLERS = (Kind.THE, Kind.OF, Kind.AT, Kind.YEAR_WORD, Kind.MONTH_WORD)
_MOST_FILLERS = 5
#: Before a year of a list, these start a date of its own.
_REPEATED = (*_FILLERS, Kind.IN)
_OPENERS = {Kind.SINCE: "dates.since", Kind.UNTIL: "dates.until", Kind.AFTER: "dates.after"}
_SOFTENERS = (Kind.APPROXIMATE, Kind.AROUND)
_MOST_SOFTENERS = 2
_JOINTS = {
    Kind.AT: Joint.TO, Kind.DASH: Joint.DASH, Kind.SLASH: Joint.SLASH, Kind.AND: Joint.AND,
    Kind.COMMA: Joint.COMMA,
}  # fmt: skip
_STARTERS = frozenset(
    (*DAYS, *_OPENERS, *_SOFTENERS, Kind.TWO, Kind.NUMBER, Kind.BETWEEN, Kind.YEAR, Kind.DATE, Kind.DAY_MONTH,
     Kind.MONTH_YEAR, Kind.MONTH, Kind.WEEKDAY, Kind.SEASON, Kind.PART, Kind.PART_CODE, Kind.FINAL,
     Kind.YEARS_WORD, Kind.WEEK, Kind.HOLIDAY)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """`text[start:end]` and what it says; years that the text leaves out are None in `value`."""

    start: int
    end: int
    value: DateValue
    rule: str
    weekday: int | None = None
    #: -1 for « mars dernier », +1 for « mars prochain »
    shift: int = 0

    @property
    def moments(self) -> tuple[Moment, ...]:
        return tuple(moment for moment in (self.value.start, self.value.end) if moment is not None)

    @property
    def lacks_year(self) -> bool:
        return any(moment.year is None for moment in self.moments)


class ExpressionReader:
    """Reads every date expression of one text."""

    def __init__(self, text: str, rules: DateRules) -> None:
        self.text, self.rules = text, rules
        self.lexemes: list[Lexeme] = read_lexemes(text, rules)
        self.codes = encode(self.lexemes)
        self.around = Surroundings(text, self.lexemes, rules)

    def read(self) -> list[Expression]:
        """All expressions in text order, without overlap."""
        found: list[Expression] = []
        i = 0
        while i < len(self.lexemes):
            expressions, after = self._read_at(i) if self.lexemes[i].kind in _STARTERS else ([], i)
            found += expressions
            i = after if expressions else i + 1
        return found

    def _read_at(self, i: int) -> tuple[list[Expression], int]:
        """The expressions that start with lexeme `i`, and the lexeme after them."""
        if self.around.is_number_of_something(i):
            return [], i
        kind = self.lexemes[i].kind
        opener = kind if kind in _OPENERS else None
        if kind is Kind.BETWEEN:
            chain = self._between(i)
        else:
            chain = self._chain(self._skip(i + 1, Kind.IN if kind is Kind.UNTIL else None) if opener else i)
        if chain is None:
            return [], i
        chain.share()
        found = []
        for position, group in enumerate(chain.groups()):
            value = group.value()
            if value is None or not self.around.allows(*group.points):
                if position == 0 and (opener or kind is Kind.BETWEEN):
                    return [], i
                continue
            first, rule = group.members[0].first, group.rule
            if position == 0 and opener:
                value, first, rule = _open(group, value, opener), i, _OPENERS[opener]
            elif kind is Kind.BETWEEN:
                first, rule = i, "dates.between"
            found.append(self._expression(first, group, value, rule))
        return found, chain.last

    def _expression(self, first: int, group: Group, value: DateValue, rule: str) -> Expression:
        points = group.points
        weekday = points[0].weekday if len(group.members) == 1 else None
        start, end = self.lexemes[first].start, self.lexemes[group.members[-1].last - 1].end
        return Expression(start, end, value, rule, weekday, points[-1].shift)

    # --- chains

    def _chain(self, i: int) -> Chain | None:
        """The dates that follow each other from lexeme `i`; days without a month after them are left out."""
        first = self._member(i)
        if first is None:
            return None
        members, joints = [first], list[Joint]()
        for joint, member in self._following(members):
            members.append(member)
            joints.append(joint)
            if member.is_now or len(members) == _LONGEST_CHAIN:
                break
        while members and members[-1].is_bare and not (len(members) == 1 and members[-1].point.rule):
            members.pop()
            joints = joints[:-1]
        if not members or (any(member.is_bare for member in members) and set(joints) == {Joint.COMMA}):
            return None
        return Chain(members, joints)

    def _following(self, members: list[Member]) -> Iterator[tuple[Joint, Member]]:
        while True:
            before = members[-1]
            joint, j = self._joint(before.last)
            member = self._joined(before.point, joint, j) if joint and j < len(self.lexemes) else None
            if member is None:
                return
            yield joint, member

    def _member(self, i: int) -> Member | None:
        """A date with what softens it: « fin de l'année 2020 », « mi-mars »."""
        j, softeners = i, 0
        while self._softens(j) and softeners < _MOST_SOFTENERS:
            j, softeners = self._skip(j + 1, Kind.DASH), softeners + 1
        point = read_point(self.lexemes, self.codes, j, self.rules)
        if point is None and not softeners:
            point = read_bare_day(self.lexemes, j)
        if point is None or any(self.lexemes[k].kind is Kind.BREAK for k in range(j, point.last)):
            return None
        return Member(i, point.approximated() if softeners else point, approximate=softeners > 0)

    def _softens(self, j: int) -> bool:
        """« fin mars », « vers le 3 mars »; not « prend fin le 3 mars »."""
        kind = self._kind(j)
        return kind is Kind.AROUND or (
            kind is Kind.APPROXIMATE and self._kind(j + 1) not in (Kind.THE, Kind.IN, Kind.AT)
        )

    def _between(self, i: int) -> Chain | None:
        """« entre le 3 et le 5 mai 2021 »: the two ends of a range."""
        first = self._member(self._skip(i + 1))
        joint, j = self._joint(first.last) if first else (Joint.NONE, i)
        second = self._member(j) if joint is Joint.AND else None
        if first is None or second is None or second.is_bare:
            return None
        return (
            Chain([first, second], [Joint.TO]) if go_together(first.point, Joint.TO, second.point) else None
        )

    def _joint(self, j: int) -> tuple[Joint, int]:
        """What joins a date to the next, and where the next starts."""
        kind = self._kind(j)
        if kind is Kind.COMMA and self._kind(j + 1) in (Kind.AND, Kind.UNTIL):
            j, kind = j + 1, self._kind(j + 1)
        if kind is Kind.AND and self._kind(j + 1) is Kind.UNTIL:
            j, kind = j + 1, Kind.UNTIL
        if kind is Kind.UNTIL and self.lexemes[j].norm.startswith("jusqu"):
            return Joint.UNTIL, self._skip(j + 1, Kind.IN)
        if kind is None or kind not in _JOINTS:
            return Joint.NONE, j
        return _JOINTS[kind], self._skip(j + 1, None if kind is Kind.DASH else Kind.IN)

    def _joined(self, before: Point, joint: Joint, j: int) -> Member | None:
        """The date at lexeme `j`, if it goes together with the one before the joint."""
        lexeme = self.lexemes[j]
        if lexeme.kind is Kind.NOW:
            if joint.makes_range and before.complete and lexeme.norm:
                return Member(j, replace(before, first=j, last=j + 1), is_now=True)
            return None
        if joint in (Joint.DASH, Joint.SLASH) and before.level is Level.YEAR:
            short = self._short_year(before, j)
            if short is not None:
                return Member(j, short)
        if before.rule == "dates.decade":
            decade = read_decade(self.lexemes, j)
            if decade is not None:
                return Member(j, decade)
        member = self._member(j)
        if member is None or not go_together(before, joint, member.point):
            return None
        repeats = before.level is Level.YEAR and not joint.makes_range and self._kind(j - 1) in _REPEATED
        return None if repeats else member  # « en 2018 et en 2020 »

    def _short_year(self, before: Point, j: int) -> Point | None:
        """« 2018-19 », « 2018/19 »: a year of which the century is left out."""
        lexeme, sign = self.lexemes[j], self.lexemes[j - 1]
        is_short = lexeme.kind in (Kind.SMALL, Kind.TEEN, Kind.TWO) and lexeme.end - lexeme.start == 2
        is_tight = self.lexemes[before.last - 1].end == sign.start and sign.end == lexeme.start
        if not (is_short and is_tight):
            return None
        year = before.start.year or 0
        end = year - year % 100 + lexeme.value
        if not year < end <= year + (1 if lexeme.kind is Kind.SMALL else 30):
            return None
        return Point("dates.year", j, j + 1, Moment(end), None, Level.YEAR)

    # --- lexemes

    def _kind(self, i: int) -> Kind | None:
        return self.lexemes[i].kind if i < len(self.lexemes) else None

    def _skip(self, j: int, also: Kind | None = None) -> int:
        """The lexeme after « la », « l'année », « du mois de »."""
        for _ in range(_MOST_FILLERS):
            kind = self._kind(j)
            if kind not in _FILLERS and (kind is None or kind is not also):
                break
            j += 1
        return j


def _open(group: Group, value: DateValue, opener: Kind) -> DateValue:
    """One side of a range, the other left open; a decade counts from its first year or to its last.

    A range after the opener keeps both sides (« depuis 2015 et jusqu'en 2018 »). What lacks a year stays a
    point until the year is known.
    """
    if len(group.members) > 1 or any(m is not None and m.year is None for m in (value.start, value.end)):
        return value
    if opener is Kind.UNTIL:
        end = value.end or value.start
        if end and end.unspecified and end.year is not None:
            end = replace(end, year=end.year + 10**end.unspecified - 1, unspecified=0)
        return DateValue(None, end, True)
    start = value.end if opener is Kind.AFTER and value.end else value.start
    return DateValue(replace(start, unspecified=0) if start else None, None, True)
