"""The component: scene, rules, claims, and the relations that are left on the `Doc`."""

from __future__ import annotations

import shutil
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotation import Relation, Status
from pipeline.language import extensions  # noqa: F401  (declares Doc._ and Span._)
from pipeline.language.relations.adjuncts import claim_adjuncts
from pipeline.language.relations.attendance import claim_attendance
from pipeline.language.relations.budgets import claim_budgets
from pipeline.language.relations.claims import Claim, Claims
from pipeline.language.relations.confidence import best_claim, confidence_of
from pipeline.language.relations.joint import claim_joint_action
from pipeline.language.relations.names import claim_names
from pipeline.language.relations.outposts import claim_outposts
from pipeline.language.relations.phrases import claim_phrases
from pipeline.language.relations.scene import Scene, keep_scene
from pipeline.language.relations.sheets import claim_sheets
from pipeline.language.relations.status import status_of
from pipeline.language.relations.timing import with_future_planned
from pipeline.language.relations.triggers import claim_triggers
from pipeline.rules import default_patterns
from pipeline.rules.relations import RelationRules, load_relations


@Language.factory("passerelle_relations", assigns=["doc._.relations"], default_config={"patterns": None})
def make_relations(nlp: Language, name: str, patterns: str | None) -> Relations:
    """Component that states the relations between the entities of a document.

    Needs `doc.spans["passerelle"]` with entity ids and `doc._.entities`; uses the parse and `doc._.anaphors`
    where there are. Adds to `doc._.relations`. Rules: the folder `relations` of `patterns`.
    F1 0.78, precision 0.90 with the names given, on annotated documents whose texts the rules were not
    written from but whose total scores chose between rules: expect less on others.
    """
    return Relations(Path(patterns) if patterns else None)


class Relations:
    def __init__(self, patterns: Path | None) -> None:
        self.patterns = patterns or default_patterns()
        self.rules = load_relations(self.patterns)

    def __call__(self, doc: Doc) -> Doc:
        if doc._.entities:
            scene = Scene(doc, self.rules.actors)
            doc._.relations = (*doc._.relations, *find_relations(doc, self.rules, scene))
            keep_scene(scene)
        return doc

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Save the rules with the component."""
        shutil.copytree(self.patterns / "relations", Path(path) / "relations", dirs_exist_ok=True)

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> Relations:
        """Use the rules that were saved."""
        self.patterns = Path(path)
        self.rules = load_relations(self.patterns)
        return self


def find_relations(doc: Doc, rules: RelationRules, scene: Scene | None = None) -> list[Relation]:
    """The relations that the rules read in a document, in the order of their evidence.

    `scene` is that of the document, read here when the caller has none.
    """
    if not doc._.entities:
        return []
    claimed = claim_all(scene or Scene(doc, rules.actors), rules)
    relations = with_future_planned(doc, (_relation(doc, claims, rules) for claims in claimed))
    return sorted(relations, key=lambda r: (r.start, r.end, r.subject, r.predicate, r.object))


def claim_all(scene: Scene, rules: RelationRules) -> Claims:
    """Every claim of every rule, grouped by what it states."""
    claims = Claims(scene.types)
    claim_names(scene.doc, rules, claims)
    claim_triggers(scene, rules, claims)
    claim_phrases(scene, rules, claims)
    claim_adjuncts(scene, rules, claims)
    claim_outposts(scene, rules, claims)
    claim_sheets(scene, rules, claims)
    claim_budgets(scene, rules, claims)
    claim_joint_action(scene, rules, claims)
    claim_attendance(scene, rules, claims)
    claims.drop_weaker()
    return claims


def _relation(doc: Doc, claims: list[Claim], rules: RelationRules) -> Relation:
    claim = best_claim(claims)
    start, end = claim.trigger
    words = doc[start:end]
    sentence = doc[start].sent if doc.has_annotation("SENT_START") else doc[:]
    return Relation(
        claim.subject,
        claim.predicate,
        claim.object,
        sentence.start_char,
        sentence.end_char,
        claim.rule,
        _status(doc, claim, rules),
        confidence_of(claims, rules.weights),
        (words.start_char, words.end_char),
    )


def _status(doc: Doc, claim: Claim, rules: RelationRules) -> Status:
    if claim.status is not None:
        return claim.status
    return Status.ASSERTED if claim.at is None else status_of(doc, doc[claim.at], rules.status)
