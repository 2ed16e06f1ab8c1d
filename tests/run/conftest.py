"""A run without a model: the fake language pipeline in place of the real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fake_language import make_fake_language


@pytest.fixture
def fake_language(monkeypatch):
    """Counts the documents that are annotated: `fake_language.seen` holds their texts."""
    nlp = make_fake_language()
    seen: list[str] = []
    make_doc = nlp.make_doc
    monkeypatch.setattr(nlp, "make_doc", lambda text: seen.append(text) or make_doc(text))
    monkeypatch.setattr("pipeline.run.engines.load_once", lambda patterns: nlp)
    nlp.seen = seen
    return nlp


@pytest.fixture
def raw(tmp_path) -> Path:
    """A folder of three French documents."""
    folder = tmp_path / "raw"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


TEXTS = {
    "a.txt": "L'OIM a aidé 117 migrants au Niger cette année. La mission continue dans tout le pays.",
    "b.txt": "La Croix-Rouge soutient les familles du Mali depuis le début de la crise sanitaire.",
    "c.md": "# Rapport\n\nL'OMS appuie le Mali et le Niger dans la lutte contre la rougeole.",
}
