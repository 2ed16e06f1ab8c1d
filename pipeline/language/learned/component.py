"""The component: what the rules missed, and how sure each statement is."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotation import Predicate, Relation, Status
from pipeline.language import extensions  # noqa: F401  (declares Doc._ and Span._)
from pipeline.language.learned.judging import Case, Key, gather_cases, judge, key_of
from pipeline.language.learned.page import Cues, Page, cue_words, read_page
from pipeline.language.learned.scoring import Reading, describe, score_pairs
from pipeline.language.learned.traits import top_of
from pipeline.language.relations.status import status_of
from pipeline.rules import default_patterns
from pipeline.rules.relation_model import RelationModel, load_relation_model
from pipeline.rules.relations import RelationRules, load_relations

#: How many words between two names are searched for a trigger.
_REACH = 25


@Language.factory("passerelle_learned", assigns=["doc._.relations"], default_config={"patterns": None})
def make_learned(nlp: Language, name: str, patterns: str | None) -> Learned:
    """Component that adds relations which no rule states, and sets the confidence of all of them.

    Needs the entities of `passerelle_entities`; put it after the components that state relations by rule.
    Uses the parse where there is one. Model: `relations/model.json.gz` of `patterns`, trained by
    `python bench/train_relations.py`; without that file the component changes nothing.
    """
    return Learned(Path(patterns) if patterns else None)


class Learned:
    def __init__(self, patterns: Path | None) -> None:
        self._load(patterns or default_patterns())

    def _load(self, patterns: Path) -> None:
        self.patterns = patterns
        self.rules = load_relations(patterns)
        self.model = load_relation_model(patterns)
        self.cues = cue_words(self.rules)

    def __call__(self, doc: Doc) -> Doc:
        if self.model is not None and doc._.entities:
            doc._.relations = tuple(revise_relations(doc, self.model, self.cues, self.rules))
        return doc

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Save rules and model with the component."""
        shutil.copytree(self.patterns / "relations", Path(path) / "relations", dirs_exist_ok=True)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> Learned:
        """Use the rules and the model that were saved."""
        self._load(Path(path))
        return self


def revise_relations(doc: Doc, model: RelationModel, cues: Cues, rules: RelationRules) -> list[Relation]:
    """The relations of the document with their probability as confidence, and those that the model adds.

    What a rule states is left out where it is much likelier wrong than right.
    """
    page = read_page(doc, cues)
    cases = gather_cases(score_pairs(describe(page), model), doc._.relations)
    probable = judge(cases, model)
    chances = [probable[key_of(one.subject, one.predicate, one.object)] for one in doc._.relations]
    stated = [
        replace(one, confidence=round(chance, 4))
        for one, chance in zip(doc._.relations, chances, strict=True)
        if chance >= model.keep
    ]
    added = [
        _state(page, key, cases[key], probability, rules)
        for key, probability in probable.items()
        if not cases[key].claim and probability >= model.add.get(key.predicate, 2.0)
    ]
    return sorted([*stated, *added], key=lambda r: (r.start, r.end, r.subject, r.predicate, r.object))


def _state(page: Page, key: Key, case: Case, probability: float, rules: RelationRules) -> Relation:
    assert case.best is not None  # only statements that some pair of marks makes are added
    reading = case.best.reading
    start, end = _evidence(page, reading)
    sentence = page.doc[start:end]
    top = _speaking_word(page, reading, key.predicate)
    words = page.doc[top : top + 1] if top is not None else None
    return Relation(
        reading.subject.entity.id,
        key.predicate,
        reading.object.entity.id,
        sentence.start_char,
        sentence.end_char,
        f"learned.{key.predicate.lower()}",
        _status(page, reading, top, rules),
        round(probability, 4),
        (words.start_char, words.end_char) if words is not None else None,
    )


def _evidence(page: Page, reading: Reading) -> tuple[int, int]:
    """Tokens of the sentence of both ends, or of the later one where they do not share a sentence."""
    later = max(reading.subject, reading.object, key=lambda mark: mark.rank)
    start, end = page.bounds[later.start]
    return start, max(end, reading.subject.end if later is reading.subject else reading.object.end)


def _speaking_word(page: Page, reading: Reading, predicate: Predicate) -> int | None:
    """The verb on which both ends hang, else a trigger of the predicate between them, else what they hang on.

    None where the ends are in two sentences, or hang on a name.
    """
    first, second = sorted((reading.subject, reading.object), key=lambda mark: mark.rank)
    if not page.parsed or first.sentence != second.sentence:
        return None
    way, _ = top_of(page, first, second)
    governor = way[-1] if way and page.mark_at[way[-1]] < 0 else None
    if governor is not None and page.pos[governor] in ("VERB", "AUX"):
        return governor
    between = range(first.end, min(second.start, first.end + _REACH))
    return next((i for i in between if predicate in page.cues[i] and page.mark_at[i] < 0), governor)


def _status(page: Page, reading: Reading, top: int | None, rules: RelationRules) -> Status:
    if not page.parsed:
        return Status.ASSERTED
    later = max(reading.subject, reading.object, key=lambda mark: mark.rank)
    return status_of(page.doc, page.doc[later.head if top is None else top], rules.status)


def explain_pair(
    doc: Doc,
    subject: str,
    predicate: Predicate,
    object_: str,
    model: RelationModel,
    cues: Cues,
    limit: int = 8,
) -> list[tuple[str, float]]:
    """The traits that weigh most for or against a statement, in the reading that speaks most for it.

    Weights are log-odds, the strongest first; empty when no two mentions of the entities are near enough.
    """
    described = describe(read_page(doc, cues))
    key = key_of(subject, predicate, object_)
    case = gather_cases(score_pairs(described, model), ()).get(key)
    if case is None or case.best is None:
        return []
    reading = case.best.reading
    column = model.predicates.index(predicate)
    weights = [
        (trait, float(model.weights[model.traits[trait], column]))
        for trait in described.traits(reading.at, reading.forward)
        if trait in model.traits
    ]
    return sorted(weights, key=lambda weight: (-abs(weight[1]), weight[0]))[:limit]
