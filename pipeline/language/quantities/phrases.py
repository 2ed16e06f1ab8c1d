"""The noun phrase that a number counts: « 117 [migrants de retour] », « cinquante [experts nationaux] ».

Tight: adjectives and complements without determiner are in (« points de passage », « visites à domicile »);
participles that tell what happened, places and named owners are out (« cinq [pays] traversés »).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.language.quantities.words import Words, plain

#: A phrase longer than this is no phrase.
_LIMIT = 14


@dataclass(frozen=True, slots=True)
class Phrase:
    """Token positions: the phrase is `doc[start:end]`, its head noun `doc[head]`."""

    start: int
    head: int
    end: int
    people: bool


class PhraseReader:
    """Reads the counted phrase that starts at a token."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.complements = words.rules.words["complements"]
        self._empty = words.rules.words["no_complement"]

    def read(self, doc: Doc, start: int, plural: bool = True) -> Phrase | None:
        """Phrase whose first word is `doc[start]`; `plural` asks for a plural head. None without one."""
        limit = min(len(doc), start + _LIMIT)
        head = self._head(doc, start, limit, plural)
        if head is None:
            return None
        end = compound_end(doc, head, limit)
        people = self._counts_people(doc, head, end)
        end = self._modifiers(doc, end, limit, people)
        end = self._complements(doc, end, limit, people)
        end = self._coordination(doc, head, end, limit, people)
        return Phrase(start, head, end, people)

    def _head(self, doc: Doc, start: int, limit: int, plural: bool) -> int | None:
        """The first noun, past adjectives that stand before their noun."""
        i = next_word(doc, start, limit)
        while i is not None and i + 1 < limit:
            token = doc[i]
            ahead = next_word(doc, i + 1, limit)
            if ahead is None or not self.words.is_noun(doc[ahead]) or self.words.is_adjective(doc[ahead]):
                break
            if not self._stands_before(token) and (
                token.pos_ != "ADJ"
                or not self.words.is_plural(token)
                or self.words.people_outcome(token) is not None
            ):
                break
            i = ahead
        if i is None:
            return None
        token = doc[i]
        known = self._counts_people(doc, i, compound_end(doc, i, limit))
        if not known and (not self.words.can_be_counted(token) or not self._can_head(token)):
            return None
        compound = plain(doc[i : compound_end(doc, i, limit)].text)
        if plural and not self.words.is_plural(token) and not (known and compound.endswith("s")):
            return None
        return i if known or self._is_common(token) else None

    def _stands_before(self, token: Token) -> bool:
        """« nouveaux » cas, « troisièmes » places."""
        return token.lower_ in self.words.before_noun or token.lower_.endswith("ièmes")

    def _counts_people(self, doc: Doc, i: int, end: int) -> bool:
        """« médecins », « sages-femmes »: the noun, or the compound that it starts, is one for people."""
        if end > i + 1 and self.words.outcome_of(plain(doc[i:end].text)) is not None:
            return True
        return self.words.people_outcome(doc[i]) is not None

    def _can_head(self, token: Token) -> bool:
        """No adjective that waits for its noun, or has lost it (« dont 45 enceintes »)."""
        if token.lower_ in self.words.before_noun:
            follows = token.i + 1 < len(token.doc) and token.nbor().pos_ in ("AUX", "VERB", "PUNCT")
            return token.lower_ == "bons" and follows  # « 109 bons ont été émis »
        return not self.words.is_tight(token) or token.pos_ == "NOUN"

    def _is_common(self, token: Token) -> bool:
        """A common noun, the name of a people, or an acronym: not a proper name that happens to follow."""
        text = token.text
        if text[0].islower() or self.words.is_acronym(token):
            return True
        if self.words.people_outcome(token) is not None:
            return True
        return token.pos_ == "NOUN" or text in ("États", "Etats")

    def _of_complement(self, doc: Doc, noun: int, limit: int) -> int:
        """End of a complement's noun and its adjective, which may be singular: « situation irrégulière »."""
        after = compound_end(doc, noun, limit)
        end = self._modifiers(doc, after, limit, False)
        i = next_word(doc, after, limit)
        if end > noun + 1 or i is None or self.words.is_plural(doc[noun]):
            return end
        follows = self.words.is_adjective(doc[i]) and not self.words.is_participle(doc[i])
        return i + 1 if follows and doc[i].lower_.endswith("e") else end

    def _modifiers(self, doc: Doc, at: int, limit: int, people: bool) -> int:
        """End of the adjectives from `at` on: « nationaux et internationaux », « non accompagnés »."""
        end = at
        while (i := next_word(doc, end, limit)) is not None:
            after = i + 1 if i + 1 < limit else i
            lower = doc[i].lower_
            if self._is_modifier(doc, i, limit):
                end = i + 1
            elif lower in ("non", "très", "mal") and self._is_modifier(doc, after, limit, negated=True):
                end = after + 1
            elif end > at and lower in ("et", "ou") and self._is_modifier(doc, after, limit):
                if people and doc[after].lower_ in self.words.rules.people and doc[after].pos_ != "ADJ":
                    break
                end = after + 1
            else:
                break
        return end

    def _is_modifier(self, doc: Doc, i: int, limit: int, negated: bool = False) -> bool:
        """An adjective that says what kind; a participle only where it makes one notion with the noun."""
        token = doc[i]
        if token.lower_ in self.words.function:
            return False
        if negated and self.words.is_participle(token):
            return True
        if self.words.is_tight(token):
            return not (token.pos_ == "VERB" and _follows(doc, i + 1, limit, ("par",)))
        if not self.words.is_adjective(token) or not self.words.is_plural(token):
            return False
        return not (self.words.is_participle(token) and _TOLD.fullmatch(token.lower_))

    def _complements(self, doc: Doc, at: int, limit: int, people: bool) -> int:
        """End of the complements from `at` on: « de retour », « d'accueil temporaire », « à domicile »."""
        end, levels = at, 0
        while levels < 3 and (i := next_word(doc, end, limit)) is not None:
            after = self._complement(doc, i, limit, people)
            if after is None:
                break
            end, levels = after, levels + 1
            while (i := next_word(doc, end, limit)) is not None and doc[i].lower_ in ("et", "ou"):
                nested = self._of(doc, i + 1, limit)
                if nested is None:
                    break
                end = nested
        return end

    def _complement(self, doc: Doc, i: int, limit: int, people: bool) -> int | None:
        lower = doc[i].lower_
        if lower in ("de", "d'", "d’"):
            return self._of(doc, i, limit)
        if lower in ("à", "en", "sans", "aux"):
            noun = next_word(doc, i + 1, limit)
            if noun is None:
                return None
            tight = doc[noun].lower_ in self.complements
            if tight or (
                lower == "à"
                and not people
                and self._is_bare_noun(doc[noun])
                and doc[noun].lower_ not in _ADJUNCTS
            ):
                return self._of_complement(doc, noun, limit)
        return None

    def _of(self, doc: Doc, i: int, limit: int) -> int | None:
        """End of « de » and a noun without determiner at `i`, its adjectives included; None if it is none."""
        if i >= limit or doc[i].lower_ not in ("de", "d'", "d’"):
            return None
        noun = next_word(doc, i + 1, limit)
        if noun is not None and (
            doc[noun].lower_ in self.words.before_noun or self._qualifies(doc, noun, limit)
        ):
            noun = next_word(doc, noun + 1, limit)
        if noun is None or not self._is_bare_noun(doc[noun]):
            return None
        return self._of_complement(doc, noun, limit)

    def _qualifies(self, doc: Doc, i: int, limit: int) -> bool:
        """« haut » in « cadres de haut niveau », « première » in « produits de première nécessité »."""
        if doc[i].lower_ in self.words.before_noun:
            return True
        after = next_word(doc, i + 1, limit)
        return doc[i].pos_ == "ADJ" and after is not None and doc[after].pos_ == "NOUN"

    def _is_bare_noun(self, token: Token) -> bool:
        """A common noun or an acronym that can stand without determiner after « de »."""
        if (
            not self.words.is_noun(token)
            or any(map(str.isdigit, token.text[:1]))
            or token.lower_ in self._empty
        ):
            return False
        if token.text[0].isupper():
            return self.words.is_acronym(token) or any(
                char.isdigit() or char == "-" for char in token.text[1:]
            )
        return not token.pos or token.pos_ != "VERB"

    def _coordination(self, doc: Doc, head: int, at: int, limit: int, people: bool) -> int:
        """End of « , femmes et enfants »: bare plural nouns that share the number."""
        end, reached = at, at
        while (i := next_word(doc, end, limit)) is not None and doc[i].lower_ in (",", "et", "ou", "/"):
            noun = next_word(doc, i + 1, limit)
            if noun is None or not self._shares_number(doc, noun, people):
                break
            end = self._modifiers(doc, compound_end(doc, noun, limit), limit, people)
            end = self._complements(doc, end, limit, people)
            if doc[i].lower_ != ",":
                reached = end
        return reached

    def _shares_number(self, doc: Doc, i: int, people: bool) -> bool:
        token = doc[i]
        if people:
            end = compound_end(doc, i, len(doc))
            return self.words.is_plural(doc[end - 1]) and self._counts_people(doc, i, end)
        if not self.words.is_noun(token) or not self.words.is_plural(token) or not token.text[0].islower():
            return False
        return token.pos_ == "NOUN" and not self.words.is_participle(token)


#: Plural participles that tell what happened: « formés », « reçues »; not « publiques ».
_TOLD = re.compile(r".+ée?s|.*[^qg]ue?s|compris(?:es)?")
#: « à » with these is an adjunct of the clause, not of the noun.
_ADJUNCTS = frozenset((
    "bord", "pied", "terre", "partir", "travers", "cause", "ce", "savoir", "nouveau", "court", "long",
    "temps", "part", "peine",
))  # fmt: skip


def compound_end(doc: Doc, i: int, limit: int) -> int:
    """Index after a noun and what hyphens tie to it: « sages-femmes », « postes-frontières »."""
    end = i + 1
    while (
        end + 1 < limit and doc[end].text == "-" and not doc[end].whitespace_ and not doc[end - 1].whitespace_
    ):
        end += 2
    return end


def next_word(doc: Doc, i: int, limit: int) -> int | None:
    """The next token from `i` on that is no space, in the sentence; a wrapped line goes on in lower case."""
    while i < limit:
        token = doc[i]
        if token.is_sent_start and i > 0 and not (token.text[0].islower() and doc[i - 1].text[-1].isalnum()):
            return None  # the parser alone may cut between a number and its noun
        if not token.is_space:
            return i
        if "\n" in token.text and (
            token.text.count("\n") > 1 or i + 1 >= len(doc) or not doc[i + 1].text[0].islower()
        ):
            return None
        i += 1
    return None


def _follows(doc: Doc, i: int, limit: int, words: tuple[str, ...]) -> bool:
    at = next_word(doc, i, limit)
    return at is not None and doc[at].lower_ in words
