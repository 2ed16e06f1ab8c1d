"""Every notebook runs from top to bottom on the sample corpus, and is kept without outputs."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder as « make extract » leaves it: notebooks beside data and gold."""
    from pipeline import extract_folder

    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    shutil.copytree(ROOT / "tests" / "gold", folder / "tests" / "gold")
    extract_folder(ROOT / "data" / "raw", folder / "data" / "processed")
    return folder


def test_there_are_notebooks() -> None:
    assert [path.stem for path in NOTEBOOKS] == [
        "01-explore", "02-query-triples", "03-figures-and-maps", "04-evaluate-and-extend"
    ]  # fmt: skip


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_to_its_end(path: Path, workspace: Path) -> None:
    notebook = nbformat.read(workspace / "notebooks" / path.name, as_version=4)
    folder = {"metadata": {"path": str(workspace / "notebooks")}}
    NotebookClient(notebook, timeout=180, kernel_name="python3", resources=folder).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert len(shown) >= 5
    assert all(output["output_type"] != "error" for output in shown)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_kept_without_outputs(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    assert all(not cell.get("outputs") and not cell.get("execution_count") for cell in cells)
