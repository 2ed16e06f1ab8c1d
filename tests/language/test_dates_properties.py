"""Laws of the date reader: what is written in a supported form reads back, work grows with the text."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.dates import DateValue, Moment, find_date_expressions, read_date
from pipeline.language.dates.expressions import ExpressionReader
from pipeline.rules.dates import load_dates

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
PLAIN = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
DAYS = st.dates(date(1901, 1, 1), date(2049, 12, 31))


def _ordinal(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


WRITERS = {
    "words": lambda d: f"{_ordinal(d)} {MONTHS[d.month - 1]} {d.year}",
    "article": lambda d: f"le {d.day:02d} {MONTHS[d.month - 1]} {d.year}",
    "weekday": lambda d: f"{WEEKDAYS[d.weekday()]} {_ordinal(d)} {MONTHS[d.month - 1]} {d.year}",
    "capitals": lambda d: f"{_ordinal(d)} {PLAIN[d.month - 1].upper()} {d.year}",
    "no-break": lambda d: f"{_ordinal(d)}\u00a0{MONTHS[d.month - 1]}\u202f{d.year}",
    "line break": lambda d: f"{d.day} {MONTHS[d.month - 1]}\n{d.year}",
    "long": lambda d: f"{d.day} du mois de {PLAIN[d.month - 1]} de l’année {d.year}",
    "slashes": lambda d: f"{d.day:02d}/{d.month:02d}/{d.year}",
    "dots": lambda d: f"{d.day}.{d.month}.{d.year}",
    "dashes": lambda d: f"{d.day:02d}-{d.month:02d}-{d.year}",
    "iso": lambda d: d.isoformat(),
}
OPEN = {
    "depuis le ": "{}/..",
    "à partir du ": "{}/..",
    "jusqu'au ": "../{}",
    "avant le ": "../{}",
    "dès le ": "{}/..",
}


@pytest.mark.parametrize("form", WRITERS)
@given(day=DAYS)
def test_days_read_back(form, day):
    assert str(read_date(WRITERS[form](day))) == day.isoformat()


@pytest.mark.parametrize("form", [name for name in WRITERS if name not in ("article", "line break")])
@given(day=DAYS)
def test_days_are_found_in_a_sentence(form, day):
    written = WRITERS[form](day)
    text = f"L'accord, signé à Kara le {written}, a été suivi d'effet."
    matches = find_date_expressions(text)
    assert [(text[m.start : m.end], str(m.value)) for m in matches] == [(written, day.isoformat())]


@given(days=st.tuples(DAYS, DAYS).map(sorted), form=st.sampled_from(["words", "slashes", "weekday"]))
def test_ranges_read_back(days, form):
    first, last = days
    expected = f"{first}/{last}"
    assert str(read_date(f"du {WRITERS[form](first)} au {WRITERS[form](last)}")) == expected


@given(day=DAYS, length=st.integers(1, 20))
def test_ranges_inside_a_month_share_month_and_year(day, length):
    last = min(day.day + length, calendar.monthrange(day.year, day.month)[1])
    if last == day.day:
        return
    month = f"{MONTHS[day.month - 1]} {day.year}"
    expected = f"{day.isoformat()}/{day.replace(day=last).isoformat()}"
    assert str(read_date(f"du {_ordinal(day)} au {last} {month}")) == expected
    assert str(read_date(f"{day.day}-{last} {month}")) == expected


@given(day=DAYS, words=st.sampled_from(sorted(OPEN)))
def test_open_ranges_read_back(day, words):
    assert str(read_date(words + WRITERS["words"](day))) == OPEN[words].format(day.isoformat())


@given(
    year=st.integers(1901, 2050),
    month=st.integers(1, 12),
    word=st.sampled_from(["début", "mi-", "fin", "courant"]),
)
def test_rough_months_read_back(year, month, word):
    space = "" if word.endswith("-") else " "
    assert str(read_date(f"{word}{space}{MONTHS[month - 1]} {year}")) == f"{year}-{month:02d}~"


MOMENTS = st.builds(
    Moment,
    year=st.one_of(st.none(), st.integers(1000, 2100)),
    month=st.one_of(st.none(), st.integers(1, 12)),
    approximate=st.booleans(),
).filter(lambda moment: moment.year is not None or (moment.month is not None and not moment.approximate))


@given(moment=MOMENTS)
def test_values_are_edtf_and_parse_back(moment):
    value = DateValue(moment)
    assert str(parse_edtf(str(value))) == str(value)
    assert DateValue.parse(str(value)) == value


@given(a=DAYS, b=DAYS)
def test_values_are_ordered_by_their_days(a, b):
    assert (read_date(a.isoformat()) < read_date(b.isoformat())) == (a < b)


PIECES = st.sampled_from(
    ["12", "2021", "mars", "et", ",", "-", "/", "du", "au", "le", "fin", "depuis", "entre", "lundi",
    "(", ")", "à", "1er",
     "trimestre", "années", "siècle", "XIXe", "n°", "euros", "jusqu'en", "\n", "\n\n", "12/03/2021",
     "vingt", "mille", "été"]
)  # fmt: skip


@given(pieces=st.lists(PIECES, max_size=25), space=st.sampled_from([" ", ""]))
def test_any_text_gives_dates_in_order_and_in_place(pieces, space):
    text = space.join(pieces)
    matches = find_date_expressions(text, "2021-05-01")
    assert matches == find_date_expressions(text, "2021-05-01")
    ends = [0]
    for match in matches:
        assert ends[-1] <= match.start < match.end <= len(text)
        assert not text[match.start].isspace()
        assert DateValue.parse(str(match.value)) == match.value
        ends.append(match.end)


ADVERSARIAL = ["1" * 40, "12 et ", "12, ", "(", "2020-", "12/", "mars et ", "fin de la ",
    "entre le 3 et ", "vingt et ", "1 000 ",
               "depuis le mois de ", "à partir du ", "3 au 5 ", "lundi ", "12.", "années 1990 et ", "’",
               "jusqu'"]  # fmt: skip


class CountingReader(ExpressionReader):
    """Counts how often a date is looked for."""

    looks = 0

    def _member(self, i):
        self.looks += 1
        return super()._member(i)


@pytest.mark.parametrize("piece", ADVERSARIAL)
def test_work_grows_with_the_text_and_no_faster(piece):
    readers = [CountingReader(piece * times, load_dates()) for times in (200, 2000)]
    for reader in readers:
        reader.read()
    small, large = (reader.looks for reader in readers)
    assert large <= 11 * max(small, 1)
    assert large <= 20 * len(readers[1].lexemes)
