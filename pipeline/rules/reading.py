"""Read pattern files into frozen rule objects, or say with file and line what is wrong with them.

YAML holds rules, CSV holds long lists. Every scalar is read as text (`NO` stays Norway); the schema
(a frozen pydantic model) converts the few numbers and booleans. A YAML file is a list of mappings, or a
mapping of section names to such lists.
"""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.errors import PatternError, Problem


class Rule(BaseModel):
    """What every rule has: an id, sentences it must find, sentences it must leave alone.

    In `finds`, square brackets mark what the rule marks: the mention, or the words that trigger a relation.
    `document_date` (EDTF) is that of the document the examples stand in, for rules that count from it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    finds: tuple[str, ...] = ()
    ignores: tuple[str, ...] = ()
    document_date: str = ""
    note: str = ""


class Entry(BaseModel):
    """A row of a list: no examples, as the row is its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


#: libyaml's parser where PyYAML was built with it: ten times as fast, the same nodes and lines.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Model = TypeVar("Model", bound=BaseModel)


def read_rules(path: Path, model: type[Model], section: str | None = None) -> tuple[Model, ...]:
    """The rules of a YAML file, in file order; those under the key `section` if it is given.

    Raises PatternError with every mistake of the file, each with its line.
    """
    root = _compose(path)
    if section is not None:
        root = _section(path, root, section)
    if not isinstance(root, yaml.SequenceNode):
        raise PatternError(
            [Problem(path, root.start_mark.line + 1, "expected a list of rules, each starting with « - »")]
        )
    rules: list[Model] = []
    problems: list[Problem] = []
    first_line: dict[str, int] = {}
    for node in root.value:
        line = node.start_mark.line + 1
        data = _plain(node)
        try:
            rule = model.model_validate(data)
        except ValidationError as error:
            problems += _problems(path, node, data, model, error)
            continue
        problems += _repeated_keys(path, node)
        rule_id = getattr(rule, "id", None)
        if rule_id is not None and first_line.setdefault(rule_id, line) != line:
            message = f"rule « {rule_id} » stands already at line {first_line[rule_id]}; rename or remove one"
            problems.append(Problem(path, line, message))
        rules.append(rule)
    if problems:
        raise PatternError(problems)
    return tuple(rules)


def read_mapping(path: Path, section: str | None = None) -> dict[str, Any]:
    """A YAML mapping as plain text values: word lists that need no schema of their own."""
    root = _compose(path)
    if section is not None:
        root = _section(path, root, section)
    if not isinstance(root, yaml.MappingNode):
        raise PatternError([Problem(path, root.start_mark.line + 1, "expected « name: value » lines")])
    data: dict[str, Any] = _plain(root)
    return data


def read_rows(path: Path, model: type[Model]) -> tuple[Model, ...]:
    """The rows of a CSV file (comma, UTF-8, header; lines starting with # are comments).

    Empty cells are left out, so the model's defaults apply. Raises PatternError.
    """
    rows: list[Model] = []
    problems: list[Problem] = []
    header: list[str] | None = None
    for line, cells in _csv_lines(path):
        if header is None:
            header = cells
            unknown = [name for name in header if name not in model.model_fields]
            if unknown:
                raise PatternError([Problem(path, line, _unknown_key("column", unknown[0], model))])
            continue
        if len(cells) != len(header):
            message = f"{len(cells)} cells, the header has {len(header)}; quote a cell that holds a comma"
            problems.append(Problem(path, line, message))
            continue
        data = {name: cell.strip() for name, cell in zip(header, cells, strict=True) if cell.strip()}
        try:
            rows.append(model.model_validate(data))
        except ValidationError as error:
            for detail in error.errors():
                column = ".".join(str(part) for part in detail["loc"])
                problems.append(Problem(path, line, f"column « {column} »: {detail['msg']}"))
    if problems:
        raise PatternError(problems)
    return tuple(rows)


def rule_lines(path: Path, section: str | None = None) -> dict[str, int]:
    """Line (from 1) of each rule id in a YAML file, for messages about rules that loaded well."""
    root = _compose(path)
    if section is not None:
        root = _section(path, root, section)
    lines: dict[str, int] = {}
    for node in root.value:
        data = _plain(node)
        if isinstance(data, dict) and "id" in data:
            lines[data["id"]] = node.start_mark.line + 1
    return lines


def id_lines(path: Path) -> dict[str, int]:
    """Line (from 1) of each rule id of a YAML file, in whatever section it stands."""
    lines: dict[str, int] = {}
    waiting: list[yaml.Node] = [_compose(path)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == "id" and isinstance(value, yaml.ScalarNode):
                    lines[value.value] = min(node.start_mark.line + 1, lines.get(value.value, 1 << 30))
                waiting.append(value)
    return lines


def _csv_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(_read_text(path).splitlines(keepends=True))
    for cells in reader:
        if cells and not cells[0].startswith("#"):
            yield reader.line_num, cells


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        message = "the file is missing; restore it, or point --patterns at a complete folder"
        raise PatternError([Problem(path, 1, message)]) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PatternError([Problem(path, line, "not UTF-8 text; save the file as UTF-8")]) from None


def _compose(path: Path) -> yaml.Node:
    text = _read_text(path)
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        message = f"not readable as YAML: {error.problem}; check indentation and quotes"
        raise PatternError([Problem(path, line, message)]) from None
    if root is None:
        raise PatternError([Problem(path, 1, "the file is empty")])
    return root


def _section(path: Path, root: yaml.Node, section: str) -> yaml.Node:
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            if key.value == section:
                return value
    raise PatternError([Problem(path, 1, f"the section « {section}: » is missing")])


def _plain(node: yaml.Node) -> Any:
    """Lists, dicts and strings: no scalar is ever turned into a number, a date or a boolean here."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value


def _problems(
    path: Path, node: yaml.Node, data: Any, model: type[BaseModel], error: ValidationError
) -> Iterator[Problem]:
    name = f"rule « {data['id']} »: " if isinstance(data, dict) and "id" in data else ""
    for detail in error.errors():
        loc: Sequence[str | int] = detail["loc"]
        if detail["type"] == "extra_forbidden" and len(loc) == 1:
            message = _unknown_key("key", str(loc[-1]), model)
        elif detail["type"] == "missing":
            message = f"the key « {loc[-1]} » is missing"
        else:
            message = f"« {'.'.join(str(part) for part in loc)} »: {detail['msg']}"
        yield Problem(path, _line_of(node, loc), name + message)


def _repeated_keys(path: Path, node: yaml.Node) -> Iterator[Problem]:
    """Keys that a rule has twice, where YAML would take the last without a word."""
    seen: set[str] = set()
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value in seen:
            message = (
                f"the key « {key.value} » stands twice in one rule; is a « - id: » line missing above it?"
            )
            yield Problem(path, key.start_mark.line + 1, message)
        seen.add(key.value)


def _line_of(node: yaml.Node, loc: Sequence[str | int]) -> int:
    """Line of the value at `loc` below `node`, as deep as the path can be followed."""
    line = node.start_mark.line + 1
    for part in loc:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == part]
            if not found:
                break
            line, node = found[0][0].start_mark.line + 1, found[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            break
    return line


def _unknown_key(what: str, name: str, model: type[BaseModel]) -> str:
    allowed = list(model.model_fields)
    close = difflib.get_close_matches(name, allowed, n=1)
    hint = f" Did you mean « {close[0]} »?" if close else ""
    return f"unknown {what} « {name} ». Allowed: {', '.join(allowed)}.{hint}"
