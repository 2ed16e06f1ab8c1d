"""`passerelle_events`: workshops, meetings, trainings, conferences, ceremonies, visits, missions, schools.

Needs the mentions of places, organisations, dates and programmes, where there are: a descriptive event is one
by its topic, or by the date, place or organiser beside it. Adds EVENT mentions to `doc.spans["passerelle"]`.
Patterns: `events.yaml`, `titles.yaml` and `phrases.yaml` of `patterns/`.

>>> nlp.add_pipe("passerelle_events")
>>> doc = nlp("L'OIM a tenu un atelier sur la santé des migrants.")
>>> [span.text for span in doc.spans["passerelle"]]
['atelier sur la santé des migrants']
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language.candidates import Candidate
from pipeline.language.events.finder import EventFinder
from pipeline.language.titles import Surroundings, propose
from pipeline.rules import default_patterns
from pipeline.rules.events import load_events

#: the files that the component's rules come from
PATTERN_FILES = ("events.yaml", "titles.yaml", "phrases.yaml")


@Language.factory(
    "passerelle_events",
    default_config={"patterns": None},
    assigns=["doc.spans"],
)
def make_events(nlp: Language, name: str, patterns: str | None) -> Events:
    """Component that finds events; `patterns` is a folder, None for the patterns that ship."""
    return Events(Path(patterns) if patterns else None)


class Events:
    def __init__(self, patterns: Path | None = None) -> None:
        self._load(patterns)

    def _load(self, patterns: Path | None) -> None:
        self.folder = patterns or default_patterns()
        self.rules = load_events(patterns)
        self.finder = EventFinder(self.rules, patterns)

    def __call__(self, doc: Doc) -> Doc:
        propose(doc, self.find_events(doc))
        return doc

    def find_events(self, doc: Doc) -> list[Candidate]:
        """Events of `doc` with the ids of the rules that found them."""
        return self.finder.find(Surroundings(doc))

    def to_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> None:
        """Write the rules below `path`, so that a saved pipeline needs no pattern folder."""
        path = Path(path)
        path.mkdir(parents=True, exist_ok=True)
        for name in PATTERN_FILES:
            (path / name).write_bytes((self.folder / name).read_bytes())

    def from_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> Events:
        """Read the rules that `to_disk` wrote."""
        self._load(Path(path))
        return self
