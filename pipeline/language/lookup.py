"""Names of a list, found in a text whatever their case, accents, hyphens, apostrophes and line breaks.

    names = Lookup({"Côte d'Ivoire": "CI"})
    names.matches(Words.of(doc))          # [Match(start=4, end=17, value='CI', ...)] in « la CÔTE D’IVOIRE »

One pass over the words; a word is a run of letters and digits, so « Burkina-Faso » has two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from spacy.tokens import Doc

from pipeline.rules.folding import fold

Value = TypeVar("Value")

#: A word; initials with dots (« R.D.C. ») are one. Signs other than hyphens and apostrophes keep names apart.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|[^\W_]+|\n\s*\n|[^\w\s'’ʼ‘‐‑-]")
_VALUE = None  # key of a value in the tree: never a word


@dataclass(slots=True)
class Words:
    """The words of a text: folded, with their offsets. Signs that keep names apart are words too."""

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, doc: Doc | str) -> Words:
        text = doc if isinstance(doc, str) else doc.text
        keys, starts, ends = [], [], []
        for match in _WORD.finditer(text):
            word = match.group()
            keys.append(_key(word))
            starts.append(match.start())
            ends.append(match.end())
        return cls(text, keys, starts, ends)

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """A name of the list at text[start:end], the words first to last (end exclusive)."""

    start: int
    end: int
    first: int
    last: int
    value: Value


class Lookup(Generic[Value]):
    """A tree of folded words; the longest name at a place wins."""

    def __init__(self, names: Mapping[str, Value] | Iterable[tuple[str, Value]] = ()) -> None:
        self._root: dict[str | None, Any] = {}
        for name, value in names.items() if isinstance(names, Mapping) else names:
            self.add(name, value)

    def add(self, name: str, value: Value) -> None:
        """Add a name; one that is there already keeps its first value."""
        node = self._root
        for word in words_of(name):
            node = node.setdefault(word, {})
        if node is not self._root:
            node.setdefault(_VALUE, value)

    def get(self, name: str) -> Value | None:
        """The value of exactly this name, whatever its case and accents."""
        node = self._root
        for word in words_of(name):
            if word not in node:
                return None
            node = node[word]
        return node.get(_VALUE)

    def matches(self, words: Words, first: int = 0, last: int | None = None) -> Iterator[Match[Value]]:
        """The longest name at each place of the words first to last, in order, without overlap."""
        keys, root, i = words.keys, self._root, first
        n = len(keys) if last is None else last
        while i < n:
            node = root.get(keys[i])
            if node is None:
                i += 1
                continue
            j, found = i + 1, 0
            value: Any = None
            while True:
                if _VALUE in node:
                    found, value = j, node[_VALUE]
                if j >= n or keys[j] not in node:
                    break
                node = node[keys[j]]
                j += 1
            if found:
                yield Match(words.starts[i], words.ends[found - 1], i, found, value)
                i = found
            else:
                i += 1


def words_of(name: str) -> list[str]:
    return [_key(word) for word in _WORD.findall(name)]


def _key(word: str) -> str:
    key = fold(word)
    return key.replace(".", "") if len(key) > 1 and "." in key else key
