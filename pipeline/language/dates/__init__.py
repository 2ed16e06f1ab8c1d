"""`passerelle_dates`: calendar expressions with EDTF values: « 3 au 5 mars 2021 » is 2021-03-03/2021-03-05.

Needs tokens only. Adds spans labelled DATE to `doc.spans["passerelle"]`, with `span._.value` (DateValue) and
`span._.rule`; `doc._.document_date` (EDTF), where it is set, gives the year that a date leaves out.
Rules: patterns/dates.yaml. The forms are listed in docs/dates.md.
"""

from pipeline.language.dates.component import DateFinder, find_dates, make_dates
from pipeline.language.dates.reading import find_date_expressions, read_date
from pipeline.language.dates.values import DateValue, Moment

__all__ = [
    "DateFinder",
    "DateValue",
    "Moment",
    "find_date_expressions",
    "find_dates",
    "make_dates",
    "read_date",
]
