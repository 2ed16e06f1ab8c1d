"""`passerelle_places`: countries with their code, and places.

Needs nothing; parts of speech and `doc.ents` sharpen it where there are. Sets mentions of COUNTRY and
LOCATION in `doc.spans["passerelle"]`, with `span._.value` (alpha-2 code), `span._.rule` and `span._.sources`.
Patterns: `patterns/countries.csv`, `places.csv`, `places.yaml`, `first_names.csv`, `demonyms.csv`.
Score (F1) on documents by people who never saw the rules: COUNTRY values 0.99, LOCATION overlap 0.94.

>>> nlp.add_pipe("passerelle_places")
>>> doc = nlp("L'OIM agit à Gao, au Mali.")
>>> [(span.text, span.label_, span._.value) for span in doc.spans["passerelle"]]
[('Gao', 'LOCATION', None), ('Mali', 'COUNTRY', 'ML')]
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language.candidates import to_spans
from pipeline.language.extensions import add_mentions
from pipeline.language.places.finding import find_places
from pipeline.language.places.gazetteer import demonym_country, load_gazetteer
from pipeline.language.places.units import UnitFinder
from pipeline.rules.places import FILES

__all__ = ["PlaceRecogniser", "demonym_country", "make_places"]


@Language.factory(
    "passerelle_places",
    default_config={"patterns": None},
    assigns=["doc.spans", "span._.value", "span._.rule", "span._.sources"],
)
def make_places(nlp: Language, name: str, patterns: str | None) -> PlaceRecogniser:
    """Component that marks countries and places; `patterns` is a folder, None for the shipped one."""
    return PlaceRecogniser(Path(patterns) if patterns else None)


class PlaceRecogniser:
    def __init__(self, patterns: Path | None = None) -> None:
        self._read(patterns)

    def _read(self, patterns: Path | None) -> None:
        self.gazetteer = load_gazetteer(patterns)
        self.units = UnitFinder(self.gazetteer.rules)

    def __call__(self, doc: Doc) -> Doc:
        add_mentions(doc, to_spans(doc, find_places(doc, self.gazetteer, self.units)))
        return doc

    def to_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> None:
        """Write the rules below `path`, so that a saved pipeline needs no pattern folder."""
        path = Path(path)
        path.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            (path / name).write_bytes((self.gazetteer.rules.folder / name).read_bytes())

    def from_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> PlaceRecogniser:
        """Read the rules that `to_disk` wrote."""
        self._read(Path(path))
        return self
