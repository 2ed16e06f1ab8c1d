"""`passerelle_quantities`: finds quantities in any French spaCy pipeline and reads their values."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.language.extensions import SPANS, add_mentions
from pipeline.language.quantities.alone import read_alone, spell_out
from pipeline.language.quantities.elision import Elision
from pipeline.language.quantities.outcomes import Outcomes
from pipeline.language.quantities.quantity import Quantity
from pipeline.language.quantities.reader import Found, QuantityReader
from pipeline.language.quantities.rows import read_cells
from pipeline.rules import default_patterns
from pipeline.rules.quantities import FILES, load_quantities

LABEL = "QUANTITY"


class QuantityFinder:
    """Finds the quantities of a document: the whole chain from numbers to outcomes."""

    def __init__(self, patterns: Path | None = None) -> None:
        self._reader = QuantityReader(load_quantities(patterns))
        self._elision = Elision(self._reader)
        self._outcomes = Outcomes(self._reader.words)

    def find(self, doc: Doc, taken: Iterable[tuple[int, int]] = ()) -> list[Found]:
        """Quantities of `doc` in text order; numbers in the stretches `taken` (dates) are left out."""
        found, rest = self._reader.find(doc, taken)
        cells, rest = read_cells(doc, rest, self._elision.labels.read_named)
        found = sorted([*found, *cells], key=lambda one: one.start)
        return self._outcomes.fill(doc, self._elision.resolve(doc, found, rest))

    def read_alone(self, text: str) -> Quantity | None:
        """A string that is one quantity in a form of its own; see `alone`."""
        return read_alone(text, self._reader.rules, self._reader.currencies)

    def spell_out(self, text: str) -> str:
        """« une heure » as « 1 heure »: « un » counts in a string of its own."""
        return spell_out(text, self._reader.currencies)


def find_quantities(doc: Doc, finder: QuantityFinder) -> list[Span]:
    """Quantity mentions of `doc`, each with its value and the id of the rule that gave it."""
    dates = [(span.start_char, span.end_char) for span in doc.spans.get(SPANS, ()) if span.label_ == "DATE"]
    spans = []
    for found in finder.find(doc, dates):
        span = Span(doc, found.start, found.end, label=LABEL)
        span._.value = found.quantity
        span._.rule = f"quantity-{found.form}"
        spans.append(span)
    return spans


@lru_cache(maxsize=1)
def _standalone() -> tuple[Language, QuantityFinder]:
    return spacy.blank("fr"), QuantityFinder()


def read_quantity(text: str | Span) -> Quantity | None:
    """The first quantity of a text: « environ 3,5 millions d'euros » gives ~3_500_000 EUR; None without one.

    A string that is one quantity and nothing else may have forms that are none in a text: « une heure et
    demie », « 15 euros 50 ». A span is read with the parts of speech and the clause of its document.
    """
    blank, finder = _standalone()
    if isinstance(text, str):
        if (alone := finder.read_alone(text)) is not None:
            return alone
        found = finder.find(blank(text)) or finder.find(blank(finder.spell_out(text)))
        return found[0].quantity if found else None
    inside = [f for f in finder.find(text.doc) if f.start < text.end and f.end > text.start]
    return inside[0].quantity if inside else None


class Quantities:
    """Component that adds QUANTITY mentions to `doc.spans["passerelle"]`."""

    def __init__(self, patterns: Path | None = None) -> None:
        self._folder = patterns or default_patterns()
        self._finder = QuantityFinder(patterns)

    def __call__(self, doc: Doc) -> Doc:
        add_mentions(doc, find_quantities(doc, self._finder))
        return doc

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Copy the rules beside the model."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copyfile(self._folder / name, Path(path) / name)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> Quantities:
        self._folder = Path(path)
        self._finder = QuantityFinder(self._folder)
        return self


@Language.factory("passerelle_quantities", default_config={"patterns": None})
def make_quantities(nlp: Language, name: str, patterns: str | None) -> Quantities:
    """Component for quantities; put it after `passerelle_dates` so that it leaves their numbers alone.

    `patterns` is a folder of pattern files, None for those that ship. Parts of speech and a parse, where the
    pipeline has them, sharpen noun phrases and outcomes.
    """
    return Quantities(Path(patterns) if patterns else None)
