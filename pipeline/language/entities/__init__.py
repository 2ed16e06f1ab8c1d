"""`passerelle_entities`: from mentions that overlap to the entities of a document, and what stands for them.

Needs the mentions of the components before it, in `doc.spans["passerelle"]`; uses sentences and the parse
where there are, and works without. Sets `doc.spans["passerelle"]` anew (conflicts resolved, acronyms and
repeated names added), `doc._.entities`, `doc._.anaphors` and `span._.entity_id`.
Patterns: `patterns/entities.yaml`, `patterns/demonyms.csv`.

>>> nlp.add_pipe("passerelle_entities")
>>> doc = nlp("L'Organisation mondiale de la Santé (OMS) agit. L'OMS aide le Mali.")
>>> [entity.name for entity in doc._.entities]
['Organisation mondiale de la Santé', 'Mali']
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.annotation import Entity
from pipeline.language.entities.acronyms import NAMED, find_definitions
from pipeline.language.entities.anaphora import find_anaphors
from pipeline.language.entities.conflicts import resolve_conflicts
from pipeline.language.entities.consistency import agree_on_types
from pipeline.language.entities.grouping import group_mentions
from pipeline.language.entities.naming import make_entities
from pipeline.language.entities.recurrence import find_recurrences
from pipeline.language.extensions import SPANS
from pipeline.rules.entities import EntityRules, load_entities
from pipeline.rules.organisations import FILES


@Language.factory(
    "passerelle_entities",
    default_config={"patterns": None},
    assigns=["doc._.entities", "doc._.anaphors", "span._.entity_id"],
)
def make_entity_grouper(nlp: Language, name: str, patterns: str | None) -> EntityGrouper:
    """Component that groups the mentions of a document; `patterns` is a folder, None for the shipped one."""
    return EntityGrouper(Path(patterns) if patterns else None)


class EntityGrouper:
    def __init__(self, patterns: Path | None = None) -> None:
        self.rules = load_entities(patterns)

    def __call__(self, doc: Doc) -> Doc:
        groups = find_groups(doc, self.rules)
        entities = make_entities(groups, self.rules)
        mark_entities(doc, groups, entities)
        doc._.anaphors = find_anaphors(doc, self.rules)
        return doc

    def to_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> None:
        """Write the rules below `path`, so that a saved pipeline needs no pattern folder."""
        path = Path(path)
        path.mkdir(parents=True, exist_ok=True)
        for source in pattern_files(self.rules.folder):
            (path / source.name).write_bytes(source.read_bytes())

    def from_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> EntityGrouper:
        """Read the rules that `to_disk` wrote."""
        self.rules = load_entities(Path(path))
        return self


def find_groups(doc: Doc, rules: EntityRules) -> list[list[Span]]:
    """The mentions of each entity of `doc`, from those that the other components propose."""
    proposed = list(doc.spans.get(SPANS, ()))
    mentions = agree_on_types(resolve_conflicts(proposed, rules))
    definitions = find_definitions(doc, mentions, rules)
    mentions = resolve_conflicts(_with_acronyms(mentions, definitions), rules)
    mentions = resolve_conflicts([*mentions, *find_recurrences(doc, mentions, rules)], rules)
    return group_mentions(mentions, definitions, rules)


def _with_acronyms(mentions: list[Span], definitions: list[tuple[Span, Span]]) -> list[Span]:
    """An acronym has the type of its long form, wherever it stands and whatever else it was taken for."""
    label_of = {short.text: short.label_ for _, short in definitions}
    added = {(short.start, short.end): short for _, short in definitions}
    result = []
    for span in mentions:
        label = label_of.get(span.text)
        if label and span.label_ != label and span.label_ in (*NAMED, "LOCATION"):
            span = _relabelled(span, label)
        if (span.start, span.end) in added:
            del added[span.start, span.end]
        result.append(span)
    for short in added.values():
        short._.rule, short._.sources = "acronym", ("acronym",)
        result.append(short)
    return result


def _relabelled(span: Span, label: str) -> Span:
    """The same stretch with another type; its extension values stay, as spaCy keeps them by offsets."""
    return Span(span.doc, span.start, span.end, label=label)


def mark_entities(doc: Doc, groups: list[list[Span]], entities: list[Entity]) -> None:
    """Write the result to `doc`: mentions in text order, each with the id of its entity."""
    spans = []
    for group, entity in zip(groups, entities, strict=True):
        for span in group:
            span._.entity_id = entity.id
            spans.append(span)
    doc.spans[SPANS] = sorted(spans, key=lambda span: (span.start, -span.end, span.label_))
    doc._.entities = tuple(entities)


def pattern_files(folder: Path) -> tuple[Path, ...]:
    """The files that the component's rules come from."""
    names = ("entities.yaml", "demonyms.csv", *FILES)
    return tuple(folder / name for name in dict.fromkeys(names))
