"""Names in other languages: runs of capitalised words with a word that bodies are called by."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.candidates import Candidate
from pipeline.language.tokens import TokenTable
from pipeline.rules.organisations import HeadRule, OrganisationRules
from pipeline.rules.phrases import load_phrases

_LINKS = frozenset(
    ("of", "for", "and", "the", "on", "in", "to", "&", "de", "del", "para", "e", "y", "di", "für", "und",
     "per", "la", "los", "-")
)  # fmt: skip
#: « Global School on Migrant Health » is a course, no school.
_COURSE = ("School", "on")
_COMPLEMENT = frozenset(("of", "for", "on", "against", "and", "&"))
_FOREIGN_LINKS = _LINKS - {"de", "la", "-"}


class ForeignNames:
    def __init__(self, rules: OrganisationRules) -> None:
        self._function = load_phrases(rules.folder).words.function - {"the"}
        self._keywords = {head: rule for rule in rules.foreign for head in rule.heads}

    def find(self, table: TokenTable) -> Iterator[Candidate]:
        """Runs of at least two capitalised words, a keyword among them; not all in capitals."""
        i, n = 0, len(table)
        while i < n:
            if not self._is_word(table, i) or table.keys[i] in self._function:
                i += 1
                continue
            end = self._run_end(table, i)
            rule = self._rule(table, i, end)
            if rule is not None and 2 <= end - i <= 10 and not table.texts[i].isupper():
                yield Candidate(i, end, "ORGANISATION", rule.id, "grammar")
            i = max(end, i + 1)

    def _rule(self, table: TokenTable, start: int, end: int) -> HeadRule | None:
        """Rule of the word that makes a body of the run: last, before « of », or first where it must be."""
        for i in range(start, end):
            rule = self._keywords.get(table.texts[i])
            if rule is None:
                continue
            if rule.id == "org.foreign-first":
                if i == start:
                    return rule
            elif i == end - 1 or (
                table.keys[i + 1] in _COMPLEMENT and (table.texts[i], table.keys[i + 1]) != _COURSE
            ):
                return rule
        return None

    @staticmethod
    def _is_word(table: TokenTable, i: int) -> bool:
        text = table.texts[i]
        return text[0].isupper() and len(text) > 1 and text[-1] != "'" and text[-1] != "’"

    def _run_end(self, table: TokenTable, start: int) -> int:
        end, n = start + 1, len(table)
        while end < n:
            if self._is_word(table, end) or (
                table.texts[end].lower() in _LINKS and self._word_follows(table, end)
            ):
                end += 1
            else:
                break
        while table.texts[end - 1].lower() in _LINKS and end - 1 > start:
            end -= 1
        return end

    def _word_follows(self, table: TokenTable, i: int) -> bool:
        for at in range(i + 1, min(i + 3, len(table))):
            if self._is_word(table, at):
                return True
            if table.texts[at].lower() not in _FOREIGN_LINKS:
                return False
        return False
