"""The command line in this process, on the fake language pipeline."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from pipeline.cli import main
from tests.fake_language import make_fake_language


class Answer(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def passerelle(tmp_path, monkeypatch, capfd) -> Callable[..., Answer]:
    """`passerelle("extract", "raw")` in `tmp_path`: exit code, standard output, standard error."""
    nlp = make_fake_language()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pipeline.run.engines.load_once", lambda patterns: nlp)

    def run(*arguments: str) -> Answer:
        with pytest.raises(SystemExit) as left:
            main(arguments)
        out, err = capfd.readouterr()
        return Answer(left.value.code or 0, out, err)

    return run
