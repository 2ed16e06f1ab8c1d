"""Where a French name ends: its head noun, then adjectives, complements and coordinations.

    reader = PhraseReader("organisation")
    end = reader.find_end(doc, head)      # doc[head:end] is the name, « ministère de la Santé publique »

Works on tokens and parts of speech; without parts of speech, on word lists and endings.
Words and styles are in patterns/phrases.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Token

from pipeline.rules.folding import fold
from pipeline.rules.phrases import load_phrases

_ADJECTIVE = re.compile(
    r"(?!.*[tv]ient$)(?:unie?s?|leaders?|relais|pilotes?|pairs?|clés?|maladie|vieillesse|.{2,}(?:als?|ales?|aux|els?|elles?|iques?|ifs?|ives?|aires?|iens?|iennes?|oise?s?|aise?s?|aine?s?|ine?s?"
    r"|ées?|és?|euse?s?|ante?s?|ente?s?|[ai]bles?|istes?|ites?|iers?|ières?|ale?s?|publics?))"
)
_INFINITIVE = re.compile(r".{2,}(?:er|ir|oir|dre|tre)")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")
_JOINERS = frozenset("-–/‑&")

#: Says that another name starts at this token, so that « et » before it does not go on with this one.
Opens = Callable[[Doc, int], bool]


def is_acronym(text: str) -> bool:
    """« OIM », « R.D.C. », « ANACMU », « G5 »; not « A », « I. », « XXI »."""
    letters = [char for char in text if char.isalpha()]
    return (
        len(letters) >= 2
        and sum(char.isupper() for char in letters) > len(letters) / 2
        and letters[0].isupper()
        and not re.fullmatch(r"[IVX]+(?:e|ème|er)?", text)
    )


def opens_acronym(doc: Doc, i: int) -> bool:
    """Default for `opens_name`: an acronym starts here, in a text that is not all capitals."""
    return is_acronym(doc[i].text) and not shouts(doc, i)


@dataclass(slots=True)
class _Phrase:
    """A name being read: where it may end by now, and how its last complement was introduced."""

    doc: Doc
    head: int
    end: int
    limit: int
    opens_name: Opens
    #: (last word of the preposition, noun, has a determiner) of each complement, the head first
    complements: list[tuple[str, int, bool]]


class PhraseReader:
    """Reads names of one style of patterns/phrases.yaml: organisation, programme, event or place."""

    def __init__(self, style: str, patterns: Path | None = None) -> None:
        rules = load_phrases(patterns)
        self.words = rules.words
        self.style = rules.styles[style]
        self._contracted = {"de": self.words.de, "a": self.words.a}
        self._openers: dict[str, list[tuple[str, ...]]] = {}
        for opener in self.style.opens:
            parts = tuple(fold(opener).replace("'", "' ").split())
            self._openers.setdefault(parts[0], []).append(parts)
        for choices in self._openers.values():
            choices.sort(key=len, reverse=True)

    def find_end(
        self, doc: Doc, head: int, opens_name: Opens = opens_acronym, complement: bool = False
    ) -> int:
        """Token index after the name whose head noun is at `head`.

        `opens_name` tells whether a token starts another name: « le ministère de la Santé et [la CEDEAO] ».
        `complement`: the noun is one itself, « et d'orientation » may follow « centre d'[accueil] ».
        """
        limit = min(len(doc), head + self.style.limit)
        introduced = "de" if complement else ""
        phrase = _Phrase(doc, head, head + 1, limit, opens_name, [(introduced, head, False)])
        phrase.end = self._modifiers(doc, head + 1, limit)
        while phrase.end < limit and (self._complement(phrase) or self._list(phrase)):
            pass
        return phrase.end

    def noun_phrase_end(self, doc: Doc, start: int) -> int | None:
        """Token index after « la Santé publique » at `start`; None if no noun phrase starts there."""
        found = self._noun_phrase(doc, start, min(len(doc), start + self.style.limit))
        return found[0] if found else None

    # --- complements

    def _complement(self, phrase: _Phrase) -> bool:
        """Take « de la Santé », « pour les réfugiés », « aux urgences » after the name so far."""
        at = self._next(phrase.doc, phrase.end)
        if at is None or at >= phrase.limit:
            return False
        opened = self._opener(phrase.doc, at, phrase.end - 1)
        if opened is None and self.style.governed_a:
            opened = self._governed(phrase, at)
        if opened is None:
            return False
        after, opener = opened
        found = self._noun_phrase(phrase.doc, after, phrase.limit)
        if found is None or (opener == "a" and not found[2]):  # « Haut-Commissariat [aux réfugiés] à Genève »
            return False
        phrase.end, noun, determined = found
        phrase.complements.append((opener, noun, determined))
        return True

    def _opener(self, doc: Doc, at: int, before: int) -> tuple[int, str] | None:
        """Where the complement's noun phrase starts, and its preposition (« de » for du, des, chargé de)."""
        key = fold(doc[at].text)
        if key in self.words.de:
            return (at + 1, "de") if ("de",) in self._openers.get("de", ()) else None
        for parts in self._openers.get(key, ()):
            after = self._match(doc, at, parts)
            if after is not None:
                return after, parts[-1]
        in_field = key == "en" and at + 1 < len(doc) and fold(doc[at + 1].text) in self.words.fields
        if in_field and self.style.fields:
            return at + 1, "en"
        is_a = key in self.words.a and doc[at].text != "a"  # the verb « a » folds like « à »
        if is_a and self.style.governed_a and fold(doc[before].text) in self.words.take_a:
            return at + 1, "a"
        return None

    def _governed(self, phrase: _Phrase, at: int) -> tuple[int, str] | None:
        """« Commissariat serbe [aux] réfugiés »: « à » after an adjective of the noun that takes it."""
        doc, noun = phrase.doc, phrase.complements[-1][1] if phrase.complements else phrase.head
        if fold(doc[at].text) not in self.words.a or doc[at].text == "a":
            return None
        return (at + 1, "a") if fold(doc[noun].text) in self.words.take_a else None

    def _match(self, doc: Doc, at: int, parts: tuple[str, ...]) -> int | None:
        i = at
        for part in parts:
            if i >= len(doc):
                return None
            key = fold(doc[i].text)
            if key != part and key not in self._contracted.get(part, ()):
                return None
            i += 1
            while i < len(doc) and doc[i].is_space:
                i += 1
        return i

    # --- coordinations

    def _list(self, phrase: _Phrase) -> bool:
        """Take « et de la Population », « , la tuberculose et le paludisme »: as far as the last « et »."""
        if not self.style.coordination:
            return False
        at, items = phrase.end, list[tuple[str, int, bool]]()
        while True:
            sign = self._next(phrase.doc, at)
            if sign is None or sign + 1 >= phrase.limit:
                return False
            key = fold(phrase.doc[sign].text)
            last = key in self.words.and_
            if not last and key != ",":
                return False
            item = self._conjunct(phrase, sign + 1, bare=last and not items)
            if item is None:
                return False
            at = item[0]
            items += item[1]
            if last:
                phrase.end = at
                phrase.complements += items
                return True

    def _conjunct(
        self, phrase: _Phrase, start: int, bare: bool
    ) -> tuple[int, list[tuple[str, int, bool]]] | None:
        """End and complements of an item built like one before it, its own complements included."""
        doc = phrase.doc
        at = self._next(doc, start)
        if at is None or at >= phrase.limit:
            return None
        opened = self._opener(doc, at, at)
        found = self._noun_phrase(doc, opened[0] if opened else at, phrase.limit)
        if found is None:
            return None
        end, noun, determined = found
        if opened:
            model = next((c for c in reversed(phrase.complements) if c[0] == opened[1]), None)
        else:
            model = phrase.complements[-1]
            if determined and (not model[2] or (model[0] == "de" and doc[noun].text[0].islower())):
                return None
            if determined and shouts(doc, noun):
                return None
            if not determined and model[2] and not bare:
                return None
        if model is None or not self._alike(phrase, model[1], noun):
            return None
        inner = _Phrase(doc, noun, end, phrase.limit, phrase.opens_name, [])
        while inner.end < phrase.limit and self._complement(inner):
            pass
        return inner.end, [(model[0], noun, determined), *inner.complements]

    def _alike(self, phrase: _Phrase, noun: int, other: int) -> bool:
        """The conjunct's noun is written like the noun before, and names no other body."""
        doc = phrase.doc
        key = fold(doc[other].text)
        if key in self.words.generic or key in self.words.bodies or phrase.opens_name(doc, other):
            return False
        if (
            noun == phrase.head
            and other > 1
            and doc[other - 2].text[0].isupper()
            and doc[other].text[0].islower()
        ):
            # « Département Eau et climat de l'OMS »: a title with one capital, if it goes on
            return other + 1 < len(doc) and fold(doc[other + 1].text) in self.words.de
        return doc[noun].text[0].isupper() == doc[other].text[0].isupper()

    # --- noun phrases

    def _noun_phrase(self, doc: Doc, start: int, limit: int) -> tuple[int, int, bool] | None:
        """(end, noun, has a determiner) of the noun phrase at `start`."""
        i = self._next(doc, start)
        determined = start > 0 and fold(doc[start - 1].text) in ("du", "des", "au", "aux")
        while i is not None and i < limit and fold(doc[i].text) in self.words.determiners:
            determined = True
            i = self._next(doc, i + 1)
        first = i
        while i is not None and i < limit:
            if not self._is_nominal(doc[i]):
                return None
            noun = i
            capital = doc[i].text[0].isupper() and not doc[i].text.startswith("Premi")
            if doc[i].pos_ != "ADJ" or capital or i - (first or 0) >= 2:
                break
            following = self._next(doc, i + 1)
            if following is None or following >= limit or doc[following].pos_ not in ("NOUN", "PROPN", "ADJ"):
                break
            i = following
        if i is None or i >= limit:
            return None
        return self._modifiers(doc, noun + 1, limit), noun, determined

    def _modifiers(self, doc: Doc, start: int, limit: int) -> int:
        """End of the adjectives, joined words, capitalised words and years that follow a noun."""
        end = start
        while end < limit:
            i = self._next(doc, end)
            if i is None or i >= limit:
                break
            token = doc[i]
            if i > end and token.text[0].isupper():
                break  # a new line with its capital: another title
            if token.text in _JOINERS and i == end and not doc[i - 1].whitespace_ and not token.whitespace_:
                if i + 1 >= limit or not doc[i + 1].text[0].isalnum():
                    break
                end = i + 2
            elif (
                self._is_adjective(token)
                or self._is_name_word(token)
                or (self.style.numbers and self._is_number(doc, i))
            ):
                end = i + 1
            elif self._joins_adjectives(doc, i, limit) or self._opens_title(doc, i):
                end = i + 2
            elif self._is_prefix(doc, i, limit):
                end = i + 3
            else:
                break
        return end

    def _is_prefix(self, doc: Doc, i: int, limit: int) -> bool:
        """« médico-hospitalier » in three tokens."""
        if i + 2 >= limit or not doc[i].text.endswith("o") or doc[i + 1].text != "-":
            return False
        return not doc[i].whitespace_ and self._is_adjective(doc[i + 2])

    def _opens_title(self, doc: Doc, i: int) -> bool:
        """« foyer [Les Mimosas] », « clinique [La Paix] »: an article with its capital, then a capital."""
        text = doc[i].text
        if text not in ("Les", "La", "Le", "L'", "L’", "El", "Al") or i + 1 >= len(doc) or shouts(doc, i):
            return False
        named = doc[i + 1].text[0].isupper() and fold(doc[i + 1].text) not in self.words.determiners
        return named and not is_acronym(doc[i - 1].text)

    def _joins_adjectives(self, doc: Doc, i: int, limit: int) -> bool:
        """« sexuelle et reproductive », « Internationales et Européennes », « non gouvernementale »."""
        sign = fold(doc[i].text)
        if i + 1 >= limit or i == 0:
            return False
        if sign == "non":
            return self._is_adjective(doc[i + 1])
        if sign not in self.words.and_:
            return False
        before, after = doc[i - 1], doc[i + 1]
        if self._is_function(after):
            return False
        adjectives = self._is_adjective(before, any_case=True) and self._is_adjective(after, any_case=True)
        return adjectives and before.text[0].isupper() == after.text[0].isupper()

    # --- words

    def _next(self, doc: Doc, i: int) -> int | None:
        """`i`, or the token after a line break inside a name; None where the text stops."""
        if i >= len(doc):
            return None
        if not doc[i].is_space:
            return i
        breaks = doc[i].text.count("\n")
        i += 1
        if breaks > 1 or i >= len(doc) or doc[i].is_space:
            return None
        starts = doc[i].is_sent_start if doc.has_annotation("SENT_START") else doc[i].text[0].isupper()
        return None if breaks and starts else i

    def _is_function(self, token: Token) -> bool:
        if fold(token.text) not in self.words.function:
            return False
        return not (token.text.isupper() and len(token) > 1) or shouts(token.doc, token.i)

    def _is_nominal(self, token: Token) -> bool:
        text = token.text
        key = fold(text)
        if not text[0].isalpha() or (key in self.words.calendar and text[0].islower()):
            return False
        if (
            key in self.words.locutions
            and text.islower()
            and fold(token.nbor(-1).text if token.i else "") == "de"
        ):
            return False
        if self._is_function(token):
            return False
        if text[0].isupper():
            return True
        if not self.style.lowercase or key in self.words.ends:
            return False
        if not token.pos_:
            return not (token.nbor(-1).lower_ == "pour" and _INFINITIVE.fullmatch(key))
        return token.pos_ not in ("VERB", "AUX", "ADV", "PRON", "SCONJ", "CCONJ", "ADP", "DET", "NUM") or (
            token.pos_ == "VERB" and _ADJECTIVE.fullmatch(token.lower_) is not None
        )

    def _is_adjective(self, token: Token, any_case: bool = False) -> bool:
        text = token.text
        key = fold(text)
        if not self.style.adjectives or not text[0].isalpha() or (text[0].isupper() and not any_case):
            return False
        is_verb = key in self.words.verbs and not text.endswith("é")  # « assiste », not « assisté »
        if key in self.words.ends or is_verb or self._is_function(token):
            return False
        if key in self.words.calendar:
            return False
        if token.pos_ == "ADJ":
            return token.dep_ != "ROOT"  # a verb that the tagger took for an adjective
        if token.pos_ in ("VERB", "AUX"):
            form = token.morph.get("VerbForm", [])
            return (form == ["Part"] or key.endswith("ant")) and not self._has_agent(token)
        return token.pos_ in ("NOUN", "PROPN", "", "X") and _ADJECTIVE.fullmatch(token.lower_) is not None

    @staticmethod
    def _has_agent(token: Token) -> bool:
        following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        return following in ("par", "en", "le", "lors", "depuis")

    def _is_name_word(self, token: Token) -> bool:
        """A capitalised word right after the name so far: « Institut [Pasteur] », « Plan [Santé] »."""
        text = token.text
        return text[0].isupper() and not self._is_function(token)

    def _is_number(self, doc: Doc, i: int) -> bool:
        """« Programme 2030 », « Plan 2021-2025 », « Pharma 5 »; not « le Programme 12 agents »."""
        if not doc[i].text[0].isdigit():
            return False
        if _YEARS.fullmatch(doc[i].text):
            return True
        following = doc[i + 1] if i + 1 < len(doc) else None
        if following is not None and following.text.islower() and not self._is_function(following):
            return False
        return doc[i].text.isdigit() and len(doc[i]) < 3 and doc[i - 1].text[0].isupper()


def shouts(doc: Doc, i: int) -> bool:
    """The words around token `i` are in capitals too: a title, where nothing tells an acronym."""
    words = [token.text for token in doc[max(0, i - 3) : i + 4] if token.is_alpha and len(token) > 3]
    return len(words) > 1 and all(word.isupper() for word in words)
