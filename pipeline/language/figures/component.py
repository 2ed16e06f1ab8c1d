"""The component: owners, periods and wholes of the figures of a document, as relations."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotation import Predicate, Relation
from pipeline.language import extensions  # noqa: F401  (declares Doc._ and Span._)
from pipeline.language.figures.figure import Figure
from pipeline.language.figures.outcomes import inherit_outcomes
from pipeline.language.figures.owners import Owner, OwnerFinder
from pipeline.language.figures.parts import Part, PartFinder
from pipeline.language.figures.periods import PeriodFinder
from pipeline.language.figures.scenery import Scenery
from pipeline.language.quantities import Breakdown, Kind, check_breakdown
from pipeline.language.relations.scene import Scene, take_scene
from pipeline.language.relations.status import status_of
from pipeline.rules import default_patterns
from pipeline.rules.figures import FILE, FigureRules, load_figures
from pipeline.rules.relations import StatusWords, load_relations


@Language.factory("passerelle_figures", assigns=["doc._.relations"], default_config={"patterns": None})
def make_figures(nlp: Language, name: str, patterns: str | None) -> Figures:
    """Component that says whose each figure is, of when, and what it is a part of.

    Needs the QUANTITY mentions of `passerelle_quantities` and the entities of `passerelle_entities`; uses the
    parse where there is one. Adds to `doc._.relations`; parts get the outcome of their whole where they have
    none of their own.
    """
    return Figures(Path(patterns) if patterns else None)


class Figures:
    def __init__(self, patterns: Path | None) -> None:
        self.patterns = patterns or default_patterns()
        self.rules = load_figures(self.patterns)

    def __call__(self, doc: Doc) -> Doc:
        if doc._.entities:
            scene = take_scene(doc, load_relations(self.patterns).actors)
            found = find_figures(doc, self.rules, self.patterns, scene)
            doc._.relations = (*doc._.relations, *found)
            inherit_outcomes(doc, found)
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


def find_figures(
    doc: Doc, rules: FigureRules, patterns: Path | None = None, scene: Scene | None = None
) -> list[Relation]:
    """HAS_FIGURE, IN_PERIOD and AMOUNT_PART_OF of the figures of a document, in text order.

    `scene` is that of the document, read here when the caller has none.
    Parts that add up to more than their whole have half the confidence: the text, or its reading, is wrong.
    """
    if not doc._.entities:
        return []
    relations = load_relations(patterns)
    scenery = Scenery(scene or Scene(doc, relations.actors))
    stated: dict[tuple[str, Predicate, str], Relation] = {}
    for relation in _Statements(scenery, rules, relations.status).all():
        stated.setdefault((relation.subject, relation.predicate, relation.object), relation)
    return sorted(stated.values(), key=lambda r: (r.start, r.end, r.subject, r.predicate, r.object))


class _Statements:
    """The relations of the figures of one document."""

    def __init__(self, scenery: Scenery, rules: FigureRules, words: StatusWords) -> None:
        self.scenery = scenery
        self.rules = rules
        self.words = words
        self.periods = PeriodFinder(scenery, rules)

    def all(self) -> Iterator[Relation]:
        parts = PartFinder(self.scenery, self.rules).find()
        yield from self._of_parts(parts)
        partial = frozenset(part.part.start for part in parts)
        owners = OwnerFinder(self.scenery, self.rules, partial).find_all()
        for figure in self.scenery.figures:
            found = owners[figure.start]
            for owner in found:
                for entity_id in owner.node.ids:
                    yield self._state(figure, entity_id, figure.id, owner.rule)
            yield from self._of_period(figure, found, figure.start in partial)

    def _of_parts(self, parts: list[Part]) -> Iterator[Relation]:
        by_whole: dict[int, list[Part]] = {}
        for part in parts:
            by_whole.setdefault(part.whole.start, []).append(part)
        for siblings in by_whole.values():
            sums = [part for part in siblings if part.part.quantity.kind is not Kind.PERCENT]
            verdict = check_breakdown(siblings[0].whole.quantity, [part.part.quantity for part in sums])
            doubt = 0.5 if verdict is Breakdown.EXCESS else 1.0
            for part in siblings:
                yield self._state(part.part, part.part.id, part.whole.id, part.rule, doubt)

    def _of_period(self, figure: Figure, owners: list[Owner], partial: bool) -> Iterator[Relation]:
        attached = any(owner.rule == "has_figure.beside" for owner in owners)
        period = self.periods.find_own(figure) if partial else self.periods.find(figure, attached)
        if period is not None:
            ids, rule = period
            for entity_id in ids:
                yield self._state(figure, figure.id, entity_id, rule)

    def _state(
        self, figure: Figure, subject: str, object_: str, rule_id: str, doubt: float = 1.0
    ) -> Relation:
        doc, rule = self.scenery.doc, self.rules.rules[rule_id]
        start, end = self.scenery.scene.bounds[figure.start]
        words, sentence = doc[figure.start : figure.end], doc[start:end]
        status = status_of(doc, words.root, self.words)
        return Relation(
            subject, rule.predicate, object_, sentence.start_char, sentence.end_char, rule_id, status,
            rule.prior * doubt, (words.start_char, words.end_char),
        )  # fmt: skip
