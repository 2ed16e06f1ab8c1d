"""Batches: the same whatever the workers, and one bad document is found among many."""

from __future__ import annotations

from pipeline.documents import Document, TextView
from pipeline.run.batches import annotate_batch, make_batches


def document(i: int, text: str) -> Document:
    return Document(f"d{i}", f"d{i}", text, TextView.identity(text))


def test_batches_keep_order_and_close_when_full() -> None:
    short = [document(i, "OIM") for i in range(70)]
    assert [len(batch) for batch in make_batches(short)] == [32, 32, 6]
    long = [document(i, "x" * 30_000) for i in range(5)]
    assert [len(batch) for batch in make_batches(long)] == [2, 2, 1]
    assert [one for batch in make_batches(short) for one in batch] == short
    assert list(make_batches([])) == []


def test_only_the_document_that_breaks_has_an_error(fake_language) -> None:
    outcomes = annotate_batch(fake_language, [document(0, "OIM"), document(1, "PANNE"), document(2, "Mali")])
    assert [outcome.error for outcome in outcomes] == [
        None,
        "the text could not be analysed: ValueError: panne voulue",
        None,
    ]
    assert [len(outcome.annotation.entities) for outcome in outcomes] == [1, 0, 1]
