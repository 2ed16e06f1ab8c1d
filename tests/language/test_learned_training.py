"""The training of the model of relations, on a made-up set."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.annotation import Predicate, Relation
from pipeline.language.learned.candidates import PREDICATES
from pipeline.language.learned.judging import key_of
from pipeline.language.learned.page import cue_words, read_page
from pipeline.language.learned.scoring import describe, readings, score_pairs
from pipeline.rules.relation_model import write_relation_model
from pipeline.rules.relations import load_relations
from pipeline.training.examples import Example
from pipeline.training.fitting import fit_scores, make_table
from pipeline.training.report import brier, write_report
from pipeline.training.validation import (
    Verdict,
    accepts,
    choose_thresholds,
    cross_judge,
    fit_model,
    judge_unseen,
)
from tests.language.learned_given import read_entities

CUES = cue_words(load_relations())
BODIES = ("OIM", *(f"ONG {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVW"))
FUNDS = key_of("x", Predicate.FUNDS, "y").predicate


@pytest.fixture(scope="module")
def examples(blank):
    """Each body funds one programme and visits another; a rule sees every second of the grants."""
    made = []
    for number, body in enumerate(BODIES):
        doc = read_entities(
            blank,
            f"L'[ORGANISATION {body}] finance le [PROGRAMME Projet Sahel]. "
            f"Le [ORGANISATION HCR] visite le [PROGRAMME Plan Eau].",
        )
        key = key_of(body.lower(), FUNDS, "projet sahel")
        stated = Relation(*key, 0, 9, "funds.finance", confidence=0.8)
        made.append(
            Example(
                f"doc-{number}", False, describe(read_page(doc, CUES)), (stated,) if number % 2 else (),
                frozenset({key}), {entity.id: entity.id for entity in doc._.entities},
            )
        )  # fmt: skip
    return made


@pytest.fixture(scope="module")
def table(examples):
    return make_table(examples)


def test_learns_to_tell_a_grant_from_a_visit(table, examples):
    model = fit_scores(table)
    scores = {
        (one.reading.subject.entity.id, one.reading.object.entity.id): one.score
        for one in score_pairs(examples[0].described, model)
        if one.predicate is FUNDS
    }
    assert scores["oim", "projet sahel"] > 0 > scores["hcr", "plan eau"]


def test_scores_are_those_of_the_training_table(table, examples):
    model = fit_scores(table)
    scored = score_pairs(examples[3].described, model)
    rows = np.flatnonzero(table.owners == 3)
    products = table.rows[rows] @ model.weights + model.bias
    expected = [
        products[at, PREDICATES.index(predicate)]
        for at, reading in enumerate(readings(examples[3].described.pairs))
        for predicate in reading.predicates
    ]
    assert [one.score for one in scored] == pytest.approx([score for score in expected if score > -4])


def test_probabilities_are_those_of_scikit_learn(table):
    from sklearn.linear_model import LogisticRegression

    judged = judge_unseen(table, [example.doc_id for example in table.examples])
    evidence = np.vstack([one.evidence for one in judged])
    truth = np.concatenate([one.truth for one in judged])
    fitted = LogisticRegression(C=0.3, max_iter=3000).fit(evidence, truth)
    model = fit_model(table, judged, choose_thresholds([], {}))
    ours = 1 / (1 + np.exp(-(evidence @ model.judge + model.judge_bias)))
    assert ours == pytest.approx(fitted.predict_proba(evidence)[:, 1], abs=1e-3)


def test_no_document_is_judged_by_a_model_that_learnt_from_it(table):
    model = fit_scores(table, without=frozenset(example.doc_id for example in table.examples[1:]))
    assert model.bias[PREDICATES.index(FUNDS)] != fit_scores(table).bias[PREDICATES.index(FUNDS)]
    nothing = fit_scores(table, without=frozenset(example.doc_id for example in table.examples))
    assert not nothing.weights.any()


def test_training_twice_gives_the_same_bytes(examples, tmp_path):
    written = []
    for name in ("first", "second"):
        table = make_table(examples)
        judged = judge_unseen(table, [example.doc_id for example in examples])
        verdicts = cross_judge(judged)
        wanted = {example.doc_id: example.wanted for example in examples}
        thresholds = choose_thresholds(verdicts, wanted)
        write_relation_model(fit_model(table, judged, thresholds), tmp_path / name)
        written.append((tmp_path / name).read_bytes() + write_report(verdicts, wanted, thresholds).encode())
    assert written[0] == written[1]


def test_the_model_finds_what_the_rule_missed(table, examples):
    verdicts = cross_judge(judge_unseen(table, [example.doc_id for example in examples]))
    thresholds = choose_thresholds(verdicts, {example.doc_id: example.wanted for example in examples})
    accepted = {(one.doc_id, one.stated) for one in verdicts if accepts(thresholds, one)}
    assert accepted == {(example.doc_id, key) for example in examples for key in example.wanted}


def test_brier_score_is_the_mean_squared_error():
    key = key_of("a", FUNDS, "b")
    verdicts = [Verdict("d", key, False, True, 0.5), Verdict("d", key, False, False, 1.0)]
    assert brier(verdicts) == pytest.approx((0.25 + 1.0) / 2)
