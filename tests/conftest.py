"""Fixtures for all tests: a blank French pipeline for rules, the whole pipeline once a session."""

from __future__ import annotations

import pytest
import spacy


@pytest.fixture(scope="session")
def blank():
    """Tokens only: for components that need no parse."""
    return spacy.blank("fr")


@pytest.fixture(scope="session")
def nlp():
    """The whole pipeline, loaded once."""
    from pipeline.language import load_language

    return load_language()
