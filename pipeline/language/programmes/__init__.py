"""`passerelle_programmes`: programmes, projects, plans, strategies, funding lines, pacts, laws, schemes.

Needs the mentions of places, organisations and dates, where there are, to tell a specific project from a
concept; parts of speech help with boundaries. Adds PROGRAMME mentions to `doc.spans["passerelle"]`.
Patterns: `programmes.yaml`, `programmes.csv`, `titles.yaml` and `phrases.yaml` of `patterns/`.

>>> nlp.add_pipe("passerelle_programmes")
>>> doc = nlp("L'OMS finance le Plan national de lutte contre le paludisme 2021-2025.")
>>> [span.text for span in doc.spans["passerelle"]]
['Plan national de lutte contre le paludisme 2021-2025']
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language.candidates import Candidate
from pipeline.language.programmes.contexts import ContextFinder
from pipeline.language.programmes.headlines import find_headlines
from pipeline.language.programmes.known import find_known, find_labelled
from pipeline.language.programmes.titles import ProgrammeFinder
from pipeline.language.titles import Surroundings, propose
from pipeline.rules import default_patterns
from pipeline.rules.organisations import FILES
from pipeline.rules.programmes import load_programmes

#: the files that the component's rules come from
PATTERN_FILES = ("programmes.yaml", "programmes.csv", "titles.yaml", "events.yaml", *FILES)


@Language.factory(
    "passerelle_programmes",
    default_config={"patterns": None},
    assigns=["doc.spans"],
)
def make_programmes(nlp: Language, name: str, patterns: str | None) -> Programmes:
    """Component that finds programmes; `patterns` is a folder, None for the patterns that ship."""
    return Programmes(Path(patterns) if patterns else None)


class Programmes:
    def __init__(self, patterns: Path | None = None) -> None:
        self._load(patterns)

    def _load(self, patterns: Path | None) -> None:
        self.folder = patterns or default_patterns()
        self.rules = load_programmes(patterns)
        self.finder = ProgrammeFinder(self.rules, patterns)
        self.contexts = ContextFinder(self.rules, self.finder.names)

    def __call__(self, doc: Doc) -> Doc:
        propose(doc, self.find_programmes(doc))
        return doc

    def find_programmes(self, doc: Doc) -> list[Candidate]:
        """Programmes of `doc` with the ids of the rules that found them."""
        around = Surroundings(doc)
        known = [one for one in find_known(doc, self.rules) if not around.in_ministry(one.start, one.end)]
        named = [*known, *self.contexts.find(around), *self.finder.find(around)]
        named += find_headlines(doc, self.rules.heads, self.rules.headline)
        unnamed = [*find_labelled(doc, self.rules), *self.finder.quotes.find_titled(doc)]
        return [*named, *unnamed, *self.finder.explain(doc, named)]

    def to_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> None:
        """Write the rules below `path`, so that a saved pipeline needs no pattern folder."""
        path = Path(path)
        path.mkdir(parents=True, exist_ok=True)
        for name in PATTERN_FILES:
            (path / name).write_bytes((self.folder / name).read_bytes())

    def from_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> Programmes:
        """Read the rules that `to_disk` wrote."""
        self._load(Path(path))
        return self
