"""Names of bodies by their head noun: « ministère malgache de la Santé », « hôpital régional de Néma »."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.language.candidates import Candidate
from pipeline.language.heads import Head, HeadIndex
from pipeline.language.organisations.boundaries import (
    KnownPlaces,
    before_indefinite,
    before_possessive,
    before_purpose,
    end_with_place,
    is_apposition,
    is_defined,
    is_middle,
    nested_place,
    starts_sentence,
)
from pipeline.language.organisations.descriptors import find_quoted
from pipeline.language.phrases import Opens, PhraseReader, is_acronym, shouts
from pipeline.language.places.context import Context
from pipeline.language.tokens import TokenTable
from pipeline.rules.folding import fold
from pipeline.rules.organisations import HeadRule, OrganisationRules

_DE = frozenset(("de", "d'", "du", "des"))
_OF = frozenset(("de", "d'", "du"))
_ARTICLES = frozenset(("la", "l'", "le", "les"))
#: Before a capitalised head noun, these make a common noun of it.
_INDEFINITE = frozenset(("un", "une", "des", "chaque", "plusieurs"))
#: « général de brigade » is a rank.
_RANKS = frozenset(("general", "generaux", "caporal", "adjudant", "chef"))
#: Heads that regions have too: « gouvernement du Québec ».
_OF_REGIONS = frozenset(("gouvernement", "parlement"))


class _Reading(NamedTuple):
    """A head noun at token `at`, and where the phrase after it ends."""

    table: TokenTable
    at: int
    head: Head[HeadRule]
    end: int
    places: KnownPlaces

    @property
    def capital(self) -> bool:
        return self.table.is_capital(self.at)

    @property
    def complemented(self) -> bool:
        return self.end > self.head.end

    @property
    def proper(self) -> bool:
        """A capital stands after the head noun."""
        return any(self.table.is_capital(i) for i in range(self.head.end, self.end))

    @property
    def defined(self) -> bool:
        return is_defined(self.table, self.end)


class NameGrammar:
    """Reads the names that start with a head noun of patterns/organisation_heads.yaml."""

    def __init__(
        self, rules: OrganisationRules, demonyms: dict[str, str], patterns: Path | None = None
    ) -> None:
        self.words = rules.words
        self.demonyms = demonyms
        self.reader = PhraseReader("organisation", patterns)
        self._heads = HeadIndex((head, rule) for rule in rules.heads for head in rule.heads)
        self._lower = _folded(rules, "lower")
        self._topical = _folded(rules, "topical")
        self._branch = _folded(rules, "branch")
        self._not_before = _folded(rules, "not_before")
        self._levels: dict[str, Callable[[_Reading], int | None]] = {
            "any": lambda name: name.end if name.complemented else None,
            "complement": self._complement_end,
            "defined": lambda name: name.end if name.complemented and name.capital and name.defined else None,
            "state": self._state_end,
            "full": lambda name: name.end,
            "bare": lambda name: name.end if name.capital else None,
            "proper": self._proper_end,
            "capital": self._capital_end,
        }

    def find(
        self, context: Context, places: KnownPlaces, listed: frozenset[int] = frozenset()
    ) -> Iterator[Candidate]:
        """Names in text order, with the place that only one shows; `listed`: where listed names start."""
        table = context.table

        def opens_name(doc: Doc, i: int) -> bool:
            return i in listed or self._opens_name(doc, i)

        for i in range(len(table)):
            head = self._heads.at(table, i)
            if head is None or i in places.ends or not self._may_open(table, i, head.rule):
                continue
            if table.texts[i].endswith("é") and not head.form.split()[0].endswith("é"):
                continue  # « Basé en Italie » is no « base »
            end = self._name_end(table, i, head, places, opens_name)
            if end is None:
                continue
            start = i - 1 if table.text(i - 1) in self.words.before else i
            yield Candidate(start, end, "ORGANISATION", head.rule.id, "grammar")
            if head.rule.nests or self._is(head, self._branch):
                yield from nested_place(context, head.end, end, places)
            if quoted := find_quoted(table, end):
                yield Candidate(*quoted, "ORGANISATION", head.rule.id, "grammar")

    # --- the head noun

    def _may_open(self, table: TokenTable, i: int, rule: HeadRule) -> bool:
        """Not « un hôpital », « des ministères », « d'organisation »; plural nouns are not in the list."""
        if rule.indefinite:
            return True
        if self._is_inside_run(table, i) or self._is_other_word(table, i) or is_apposition(table, i):
            return False
        indefinite = _INDEFINITE if table.is_capital(i) else self.words.indefinite
        return table.key(i - 1) not in indefinite

    def _is_inside_run(self, table: TokenTable, i: int) -> bool:
        """« National Health [Service] du Royaume-Uni »: the last word of a name in another language."""
        before = table.text(i - 1)
        if not (before[:1].isupper() and table.is_capital(i)) or before in self.words.before:
            return False
        plain = before.isupper() or is_acronym(before) or before in ("Mission", "Le", "La", "Les")
        return not (plain or starts_sentence(table, i - 1))

    @staticmethod
    def _is_other_word(table: TokenTable, i: int) -> bool:
        """« la recherche [clinique] », « général de [brigade] »: the word qualifies the noun before it."""
        before = table.doc[i - 1] if i else None
        if table.key(i - 1) == "de" and table.key(i - 2) in _RANKS:
            return True
        if table.key(i) == "service" and table.key(i - 1) == "au":
            return True
        if before is None or not table.texts[i].islower():
            return False
        return before.pos_ == "NOUN" and before.is_lower and table.doc[i].pos_ == "ADJ"

    @staticmethod
    def _is(head: Head[HeadRule], forms: dict[str, frozenset[str]]) -> bool:
        return fold(head.form) in forms[head.rule.id]

    # --- the end of the name, by level

    def _name_end(
        self, table: TokenTable, i: int, head: Head[HeadRule], places: KnownPlaces, opens_name: Opens
    ) -> int | None:
        """Token after the name, None if what follows makes none."""
        after, excluded = table.key(head.end), self._not_before[head.rule.id]
        if after in excluded or (after in _DE and table.key(head.end + 1) in excluded):
            return None
        of = any(table.keys[k] in _OF for k in range(i, head.end - 1))
        end = self.reader.find_end(table.doc, head.end - 1, opens_name, complement=of)
        demonym = self._demonym_end(table, head.end)
        if end <= head.end < demonym:
            end = self.reader.find_end(table.doc, demonym - 1, opens_name, complement=of)
        if head.rule.id == "org.ministry":
            end = before_purpose(table, head.end, end)
        end = before_possessive(table, head.end, before_indefinite(table, head.end, end))
        if is_middle(table, i, head, end, places):
            return None
        with_place = end_with_place(table, end, places)
        if self._is(head, self._branch) or is_defined(table, with_place):
            end = with_place
        return self._levels[head.rule.level](_Reading(table, i, head, end, places))

    def _demonym_end(self, table: TokenTable, at: int) -> int:
        """Token after « afghan », « sierra-léonais » at `at`, however they are tagged; `at` without one."""
        if not table.text(at).islower() or table.text(at) in ("-", "–"):
            return at
        joined = table.text(at + 1) in ("-", "‑") and f"{table.key(at)}-{table.key(at + 2)}" in self.demonyms
        if joined:
            return at + 3
        return at + 1 if table.key(at) in self.demonyms else at

    def _opens_name(self, doc: Doc, i: int) -> bool:
        text = doc[i].text
        return is_acronym(text) and text not in self.words.not_acronyms and not shouts(doc, i)

    def _complement_end(self, name: _Reading) -> int | None:
        """« direction générale de la santé »; without « de » as any other agency."""
        if not name.complemented:
            return None
        return name.end if name.table.key(name.head.end) in _DE else self._capital_end(name)

    def _proper_end(self, name: _Reading) -> int | None:
        if not name.complemented:
            return None
        long = name.end - name.at > 2  # « Centre social protestant », no « Centre fermé »
        capital = name.capital and not self._opens_sentence(name) and long
        return name.end if name.proper or capital or name.defined else None

    def _capital_end(self, name: _Reading) -> int | None:
        if not name.complemented:  # « Assemblée parlementaire (APE) »
            return name.end if name.capital and name.defined and name.end - name.at > 1 else None
        if name.capital and (not self._opens_sentence(name) or _is_letterhead(name)):
            return name.end
        if name.capital or self._is(name.head, self._lower):
            return name.end if name.proper or name.defined else None
        topical = self._is(name.head, self._topical) and name.proper and self._has_topic(name)
        return name.end if topical or name.defined else None

    def _state_end(self, name: _Reading) -> int | None:
        """« gouvernement fédéral allemand », « ambassade du Japon au Mali »: with a state."""
        table, after = name.table, name.head.end
        if name.head.form[0].isupper() and (not name.capital or table.key(name.at - 1) == "d'"):
            return None  # « l'état togolais des lieux », « Université d'État de médecine »
        for at in range(after, max(after + 1, min(name.end, after + 3))):
            known = table.key(at) in self.demonyms or table.key(at) in self.words.regional
            if known and (table.texts[at].islower() or table.texts[at].isupper()):
                return name.end if table.key(at + 1) in _OF and name.end > at + 1 else at + 1
        at = after
        while at < min(name.end + 2, after + 4) and (table.key(at) in _DE or table.key(at) in _ARTICLES):
            at += 1
        governed = table.keys[name.at] in _OF_REGIONS and at in name.places.ends
        if at in name.places.countries or governed:
            end = name.places.ends[at]
            return end_with_place(table, end, name.places) if self._is(name.head, self._branch) else end
        capital = name.capital and not self._opens_sentence(name) and table.key(after) in _DE
        return name.end if capital and name.complemented else None

    @staticmethod
    def _opens_sentence(name: _Reading) -> bool:
        """The capital may be that of the sentence; not in « CENTRE NATIONAL »."""
        return starts_sentence(name.table, name.at) and not name.table.texts[name.at].isupper()

    @staticmethod
    def _has_topic(name: _Reading) -> bool:
        """« direction [de la santé] du HCR »: the first complement is no proper name."""
        table, at = name.table, name.head.end
        while table.key(at) in _DE or table.key(at) in _ARTICLES:
            at += 1
        return name.end - at > 2 and not is_acronym(table.text(at)) and table.doc[at].pos_ != "PROPN"


def _is_letterhead(name: _Reading) -> bool:
    """The first line of a text is the name, of three words or more."""
    line_ends = name.end < len(name.table) and "\n" in name.table.texts[name.end]
    return name.at == 0 and line_ends and name.end - name.at > 2


def _folded(rules: OrganisationRules, field: str) -> dict[str, frozenset[str]]:
    return {rule.id: frozenset(map(fold, getattr(rule, field))) for rule in rules.heads}
