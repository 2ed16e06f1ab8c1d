"""The program as a whole: help, speed of help, errors."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

COMMANDS = [["extract"], ["annotate"], ["graph"], ["export"], ["query"], ["evaluate"], ["patterns", "check"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(passerelle, command: list[str]) -> None:
    code, out, _ = passerelle(*command, "--help")
    assert code == 0
    assert command[-1] in out


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom pipeline.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'pandas', 'numpy', 'pyarrow', 'networkx', 'pydantic', 'yaml'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    began = _seconds_of_children()
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "extract" in done.stdout
    assert _seconds_of_children() - began < 0.5


def _seconds_of_children() -> float:
    """Processor time, which a busy machine does not lengthen."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize("module", ["pipeline", "pipeline.cli"])
def test_the_module_is_the_program(module: str) -> None:
    code = f"import {module}" if module == "pipeline.cli" else ""
    command = [sys.executable, "-c", code] if code else [sys.executable, "-m", module, "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == ("" if code else "passerelle 0.1.0\n")


def test_wrong_usage_is_2(passerelle) -> None:
    code, _, err = passerelle("extract", "--wrokers", "2")
    assert code == 2
    assert "--workers" in err


def test_errors_have_no_traceback_unless_asked(passerelle) -> None:
    from pipeline.cli import main
    from pipeline.errors import UsageError

    code, _, err = passerelle("graph", "--tables", "absent")
    assert code == 2
    assert err.startswith("absent/documents.parquet: there is no such table")
    with pytest.raises(UsageError):
        main(["--debug", "graph", "--tables", "absent"])
