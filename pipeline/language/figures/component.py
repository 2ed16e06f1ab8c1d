"""The component: owners, periods and wholes of the figures of a document, as relations."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotation import Predicate, Relation, Status
from pipeline.language import extensions  # noqa: F401  (declares Doc._ and Span._)
from pipeline.language.figures.owners import OwnerFinder
from pipeline.language.figures.parts import PartFinder
from pipeline.language.figures.periods import find_period
from pipeline.language.figures.scenery import Figure, Scenery
from pipeline.language.relations.status import status_of
from pipeline.rules import default_patterns
from pipeline.rules.figures import FILE, FigureRules, load_figures
from pipeline.rules.relations import load_relations


@Language.factory("passerelle_figures", assigns=["doc._.relations"], default_config={"patterns": None})
def make_figures(nlp: Language, name: str, patterns: str | None) -> Figures:
    """Component that says whose each figure is, of when, and what it is a part of.

    Needs the QUANTITY mentions of `passerelle_quantities` and the entities of `passerelle_entities`; uses the
    parse where there is one. Adds to `doc._.relations`.
    """
    return Figures(Path(patterns) if patterns else None)


class Figures:
    def __init__(self, patterns: Path | None) -> None:
        self.patterns = patterns or default_patterns()
        self.rules = load_figures(self.patterns)

    def __call__(self, doc: Doc) -> Doc:
        doc._.relations = (*doc._.relations, *find_figures(doc, self.rules, self.patterns))
        return doc

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Save the rules with the component."""
        shutil.copytree(self.patterns / "relations", Path(path) / "relations", dirs_exist_ok=True)
        shutil.copyfile(self.patterns / FILE, Path(path) / FILE)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> Figures:
        """Use the rules that were saved."""
        self.patterns = Path(path)
        self.rules = load_figures(self.patterns)
        return self


def find_figures(doc: Doc, rules: FigureRules, patterns: Path | None = None) -> list[Relation]:
    """HAS_FIGURE, IN_PERIOD and AMOUNT_PART_OF of the figures of a document, in text order."""
    if not doc._.entities:
        return []
    scenery = Scenery(doc, load_relations(patterns).actors)
    stated: dict[tuple[str, Predicate, str], Relation] = {}
    for relation in _relations(scenery, rules, patterns):
        stated.setdefault((relation.subject, relation.predicate, relation.object), relation)
    return sorted(stated.values(), key=lambda r: (r.start, r.end, r.subject, r.predicate, r.object))


def _relations(scenery: Scenery, rules: FigureRules, patterns: Path | None) -> Iterator[Relation]:
    parts = PartFinder(scenery, rules).find()
    partial = frozenset(part.part.start for part in parts)
    owners = OwnerFinder(scenery, rules, partial).find_all()
    words = load_relations(patterns).status
    for part in parts:
        yield _state(scenery, part.part, part.part.id, part.whole.id, part.rule, rules, Status.ASSERTED)
    for figure in scenery.figures:
        status = status_of(scenery.doc, scenery.doc[figure.start : figure.end].root, words)
        found = owners[figure.start]
        for owner in found:
            for entity_id in owner.node.ids:
                yield _state(scenery, figure, entity_id, figure.id, owner.rule, rules, status)
        attached = any(owner.rule == "has_figure.beside" for owner in found)
        period = find_period(scenery, figure, attached) if figure.start not in partial else None
        if period is not None:
            for entity_id in period.ids:
                yield _state(scenery, figure, figure.id, entity_id, "in_period.clause", rules, status)


def _state(
    scenery: Scenery,
    figure: Figure,
    subject: str,
    object_: str,
    rule: str,
    rules: FigureRules,
    status: Status,
) -> Relation:
    doc = scenery.doc
    start, end = scenery.scene.bounds[figure.start]
    words, sentence = doc[figure.start : figure.end], doc[start:end]
    return Relation(
        subject, rules.rules[rule].predicate, object_, sentence.start_char, sentence.end_char, rule, status,
        rules.rules[rule].prior, (words.start_char, words.end_char),
    )  # fmt: skip
