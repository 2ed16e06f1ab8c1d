"""Programmes that only the words around show: « dans le cadre de PROSMIG », « GRANDIR, étude qui suit … ».

A name is one in quotes, or one that is mostly capitals (« M-FUND »); listed bodies are none. It is shown by
what stands before it (`contexts`, `dubbing`, verbs before a quote) or after it (`kinds`, `acts`).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.language.candidates import Candidate
from pipeline.language.programmes.names import PERIOD, NameReader
from pipeline.language.titles import Surroundings, quoted_after
from pipeline.rules.folding import fold
from pipeline.rules.programmes import ContextRules, ProgrammeRules

_DATES = frozenset(("DATE",))
_OPENING = frozenset("«“")
_CAPITAL_ARTICLES = frozenset(("Le", "La", "Les", "L'", "L’"))
_ARTICLES = frozenset(("un", "une", "le", "la", "l'", "son", "sa", "leur", "du"))
_BE = frozenset(("est", "etait", "sera", "c'", "fut"))
_BREAKS = frozenset(".;:!?")
#: what may follow the noun that says what a name is: « étude qui suivra », not « étude PROMIS »
_GOES_ON = frozenset(
    ("de", "d'", "du", "des", "qui", "que", "qu'", "dont", "pour", "sur", "visant", "a", "auquel", "ou",
     "destine", "destinee", "par", "contre", ",", ".", "aupres", "en")
)  # fmt: skip
#: « connu sous le nom de » is said of people and viruses
_KNOWN = ("connu", "reconnu")
#: tokens before « baptisé » that are searched for what is called so
_DUB_REACH = 8
#: tokens before a quote that are searched for a verb of programmes
_VERB_REACH = 9
#: a name in quotes of more words than this is a sentence
_LONGEST_QUOTE = 16


class ContextFinder:
    def __init__(self, rules: ProgrammeRules, names: NameReader) -> None:
        self._rules: ContextRules = rules.context
        self._kinds = rules.context.kinds
        self._heads = frozenset(rules.heads) | rules.event_nouns
        self._names = names

    def find(self, around: Surroundings) -> Iterator[Candidate]:
        """Names that the words before or after them make programmes, in text order."""
        doc = around.doc
        last = (-1, "")
        for i in range(len(doc)):
            extent: tuple[int, int] | None
            if doc[i].text in _OPENING:
                extent = quoted_after(doc, i)
                rule = self._quoted(around, i, extent) if extent else None
            elif self._names.is_coined(around, i):
                extent = (i, self._names.coined_end(doc, i))
                rule = self._before(doc, i) or self._dubbed(around, i) or self._after(doc, extent[1])
                if rule is None and self._has_period(around, extent[1]):
                    rule = self._rules.acted
            else:
                extent, rule = self._capitalised(around, i)
            if extent and rule is None:
                rule = self._joined(doc, i, last)
            if extent and rule:
                last = (extent[1], rule)
                yield Candidate(*extent, "PROGRAMME", rule, "grammar")

    @staticmethod
    def _has_period(around: Surroundings, end: int) -> bool:
        """« PNDS 2018-2022 », « PROMIS (2021-2024) »."""
        bracket = end < len(around.doc) and around.doc[end].text == "("
        date = around.at(end + bracket, _DATES)
        return date is not None and PERIOD.fullmatch(date.text) is not None

    def _capitalised(self, around: Surroundings, i: int) -> tuple[tuple[int, int] | None, str | None]:
        """« baptisé [Tamounte] »; « dans le cadre de [Bouche Saine] »: two words."""
        doc = around.doc
        if not doc[i].text[0].isupper():
            return None, None
        article = doc[i].text in _CAPITAL_ARTICLES and i + 1 < len(doc)
        first = i + 1 if article else i
        if fold(doc[first].text) in self._heads and not article:
            return None, None
        if not self._names.is_proper(around, first):
            return None, None
        rule = self._dubbed(around, i)
        if rule is None and i and fold(doc[i - 1].text) in self._rules.contexts:
            rule = self._before(doc, i)
            end = self._names.find_end(around, first)
            titled = end - i > 1 and all(word.text[0].isupper() for word in doc[i:end])
            rule = rule if titled else None
        return ((i, self._names.find_end(around, first)) if rule else None), rule

    @staticmethod
    def _joined(doc: Doc, i: int, last: tuple[int, str]) -> str | None:
        """« SANTEMIG » in « les projets PROMIS et SANTEMIG », `last` being the one before."""
        between = tuple(fold(token.text) for token in doc[last[0] : i] if token.text not in "»”«“")
        return (
            last[1]
            if 0 <= last[0] < i <= last[0] + 5 and between in (("et",), (",",), ("et", "le"))
            else None
        )

    def _before(self, doc: Doc, i: int) -> str | None:
        """« dans le cadre du [PROSMIG] »."""
        if not i:
            return None
        for words, rule in self._rules.contexts.get(fold(doc[i - 1].text), ()):
            before = doc[max(0, i - len(words)) : i]
            if tuple(fold(word.text) for word in before) == words:
                return rule
        return None

    def _dubbed(self, around: Surroundings, i: int) -> str | None:
        """« un outil, baptisé [Migrasoins] », « sous le nom de [TB-Front], l'outil »."""
        doc = around.doc
        for words in self._rules.dubbing.get(fold(doc[i - 1].text) if i else "", ()):
            start = i - len(words)
            if start < 0 or tuple(fold(token.text) for token in doc[start:i]) != words:
                continue
            if start and fold(doc[start - 1].text).startswith(_KNOWN):
                return None
            opens = start > 1 and doc[start - 1].text == "."  # « Un projet débute. Dénommé X, il … »
            first = around.sentence(start - 2 if opens else i)[0]
            before = doc[max(first, start - _DUB_REACH) : start]
            end = min(len(doc), i + 3)
            said = {fold(token.text) for token in (*before, *doc[end : end + 4])}
            return self._rules.dubbed if said & self._kinds else None
        return None

    def _after(self, doc: Doc, end: int) -> str | None:
        """« [GRANDIR], étude qui … », « [PROMIS] est un projet de … », « [PROMIS], lancé en 2020 »."""
        i = end
        if i < len(doc) and doc[i].text in ")»”":
            i += 1
        if self._says(doc, i, self._rules.states):
            return self._rules.acted
        comma = i < len(doc) and doc[i].text == ","
        if comma and i + 1 < len(doc) and self._says(doc, i + 1, self._rules.acts):
            return self._rules.acted
        if not comma and (i >= len(doc) or fold(doc[i].text) not in _BE):
            return None
        i += 1
        article = i < len(doc) and fold(doc[i].text) in _ARTICLES
        if not (comma or article):
            return None
        return self._rules.apposed if self._is_kind(doc, i + article) else None

    def _is_kind(self, doc: Doc, i: int) -> bool:
        """« vaste étude qui … » at token `i`."""
        if i < len(doc) and doc[i].pos_ == "ADJ":
            i += 1
        if i + 1 >= len(doc) or fold(doc[i].text) not in self._kinds:
            return False
        return fold(doc[i + 1].text) in _GOES_ON or doc[i + 1].pos_ in ("ADJ", "VERB")

    @staticmethod
    def _says(doc: Doc, i: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
        """One of `phrases` stands at token `i`: « lancé en », « a démarré »."""
        words = tuple(fold(token.text) for token in doc[i : i + 4])
        return any(words[: len(phrase)] == phrase for phrase in phrases)

    def _quoted(self, around: Surroundings, opening: int, extent: tuple[int, int]) -> str | None:
        """A title in quotes of which the clause says that it is launched, financed, run."""
        doc, (start, end) = around.doc, extent
        if not doc[start].text[0].isupper() or end - start > _LONGEST_QUOTE:
            return None
        if any(token.text in ".!;" for token in doc[start:end]):
            return None
        rule = self._before(doc, opening) or self._dubbed(around, opening)
        if rule is None and end < len(doc):
            rule = self._after(doc, end)
        return rule or (self._rules.acted if self._launched(doc, opening) else None)

    def _launched(self, doc: Doc, opening: int) -> bool:
        """« ont lancé, avec la ville, [« Bus des bébés »] »; not what is a book, or is said."""
        if opening and doc[opening - 1].text == ":":
            return False
        for i in range(opening - 1, max(-1, opening - _VERB_REACH), -1):
            key = fold(doc[i].text)
            if key in self._rules.works or key in self._heads or doc[i].text in _BREAKS or "\n" in key:
                return False
            if doc[i].pos_ in ("VERB", "AUX", "") and key.startswith(self._rules.launches):
                return True
        return False
