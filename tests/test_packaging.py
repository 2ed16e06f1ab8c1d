"""What an installed Passerelle offers to others: every component is a spaCy factory that needs no import."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

from pipeline.language.build import COMPONENTS
from pipeline.tables.columns import TABLES

ROOT = Path(__file__).resolve().parent.parent


def test_every_component_is_declared_and_exists() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = project["entry-points"]["spacy_factories"]
    assert list(declared) == ["passerelle_sentences", *COMPONENTS]
    for target in declared.values():
        module, function = target.split(":")
        assert callable(getattr(import_module(module), function))


def test_readme_and_changelog_name_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_column_is_described() -> None:
    described = (ROOT / "docs" / "tables.md").read_text("utf-8")
    for table, columns in TABLES.items():
        section = described.split(f"## {table}")[1].split("\n## ")[0]
        assert [column for column in columns if f"`{column}`" not in section] == []
