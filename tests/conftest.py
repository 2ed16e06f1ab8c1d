"""Fixtures for all tests: a blank French pipeline for rules, the whole pipeline once a session."""

from __future__ import annotations

import os

import pytest
import spacy
from hypothesis import settings

# a busy machine is slow, not wrong; in CI the same cases are tried each time
settings.register_profile("passerelle", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("passerelle")


@pytest.fixture(scope="session")
def blank():
    """Tokens only: for components that need no parse."""
    return spacy.blank("fr")


@pytest.fixture(scope="session")
def nlp():
    """The whole pipeline, loaded once."""
    from pipeline.language import load_language

    return load_language()
