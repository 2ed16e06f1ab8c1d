"""The spaCy component around the date reader."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.annotation import EntityType
from pipeline.language.dates.reading import find_date_expressions
from pipeline.language.extensions import add_mentions
from pipeline.rules.dates import FILE, DateRules, load_dates


@Language.factory(
    "passerelle_dates", assigns=["doc.spans"], default_config={"patterns": None}, retokenizes=False
)
def make_dates(nlp: Language, name: str, patterns: str | None) -> DateFinder:
    """Component that marks dates; `patterns` is the folder of dates.yaml (None: the rules that ship)."""
    return DateFinder(load_dates(Path(patterns) if patterns else None))


class DateFinder:
    """Marks the dates of a Doc with the rules it was made with; they are saved with the pipeline."""

    def __init__(self, rules: DateRules) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        add_mentions(doc, find_dates(doc, self.rules))
        return doc

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        path = Path(path)
        path.mkdir(parents=True, exist_ok=True)
        (path / FILE).write_text(self.rules.source, encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> DateFinder:
        self.rules = load_dates(Path(path))
        return self


def find_dates(doc: Doc, rules: DateRules | None = None) -> list[Span]:
    """DATE spans of a Doc in text order, with value and rule; a date inside a token takes the whole token."""
    spans: list[Span] = []
    for match in find_date_expressions(doc.text, doc._.document_date, rules):
        span = doc.char_span(match.start, match.end, EntityType.DATE.value, alignment_mode="expand")
        if span is None or (spans and span.start < spans[-1].end):
            continue
        span._.value, span._.rule = match.value, match.rule
        spans.append(span)
    return spans
