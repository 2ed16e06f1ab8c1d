"""Annotations kept between runs: whole, checked, and only for what made them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.annotation import Annotation, Entity, EntityType, Mention, Predicate, Relation, Status
from pipeline.documents import Document, TextView
from pipeline.run.cache import AnnotationCache, content_key, fingerprint

DOCUMENT = Document("a", "a", "L'OIM.", TextView.identity("L'OIM."), date="2024")
ANNOTATION = Annotation(
    ((0, 6),),
    (
        Entity("e1", EntityType.ORGANISATION, "OIM", (Mention(2, 5, "r"),), None, ("O.I.M.",), "SN"),
        Entity("e2", EntityType.QUANTITY, "6", (Mention(0, 1),), {"value": 6, "max": None}),
    ),
    (Relation("e1", Predicate.HAS_FIGURE, "e2", 0, 6, "r", Status.PLANNED, 0.5, (2, 5)),),
)


@pytest.fixture
def cache(tmp_path) -> AnnotationCache:
    return AnnotationCache(tmp_path, "f" * 64)


def test_what_is_kept_comes_back_whole(cache: AnnotationCache) -> None:
    assert cache.get(DOCUMENT) is None
    cache.put(DOCUMENT, ANNOTATION)
    assert cache.get(DOCUMENT) == ANNOTATION


@pytest.mark.parametrize("damage", [b"", b"{", lambda old: old[:-2], lambda old: old.replace(b"OIM", b"OMS")])
def test_a_damaged_entry_counts_as_missing(cache: AnnotationCache, tmp_path: Path, damage) -> None:
    cache.put(DOCUMENT, ANNOTATION)
    [path] = tmp_path.rglob("*.json")
    path.write_bytes(damage(path.read_bytes()) if callable(damage) else damage)
    assert cache.get(DOCUMENT) is None


@pytest.mark.parametrize(
    "other",
    [
        replace(DOCUMENT, text="L'OMS.", view=TextView.identity("L'OMS.")),
        replace(DOCUMENT, date="2023"),
        replace(DOCUMENT, view=TextView("OIM.", range(2, 6), range(3, 7))),
        replace(DOCUMENT, view=TextView("L'OIM.", range(6), [1, 2, 3, 4, 6, 6])),
    ],
    ids=["text", "date", "view", "offsets"],
)
def test_another_content_is_another_entry(other: Document) -> None:
    assert content_key(other) != content_key(DOCUMENT)


def test_the_name_of_a_document_is_not_its_content() -> None:
    assert content_key(replace(DOCUMENT, doc_id="b", path="b", title="B")) == content_key(DOCUMENT)


def test_a_changed_pattern_makes_another_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.yaml").write_text("- a", "utf-8")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    (tmp_path / "sub" / "a.yaml").write_text("- b", "utf-8")
    assert fingerprint(tmp_path) != before


def test_entries_of_other_code_are_forgotten(tmp_path: Path, cache: AnnotationCache) -> None:
    AnnotationCache(tmp_path, "0" * 64).put(DOCUMENT, ANNOTATION)
    cache.put(DOCUMENT, ANNOTATION)
    cache.forget_others()
    assert [path.name for path in tmp_path.iterdir()] == ["f" * 16]
    assert cache.get(DOCUMENT) == ANNOTATION
