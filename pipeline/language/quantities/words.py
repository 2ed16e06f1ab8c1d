"""What kind of word a token is: by parts of speech, by endings where there are none."""

from __future__ import annotations

import re

from spacy.tokens import Token

from pipeline.rules.quantities import QuantityRules

_PARTICIPLE = re.compile(
    r".+(?:é|ée|és|ées|ie|ies|is|ise|ises|it|ite|its|ites|us|ue|ues|ert|erts|erte|ertes|eint[es]*)"
)
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.()·•-])*|\d?[^\W\d_]+[-\d]*\d")
#: Inclusive writing: « participant(e)s », « migrant.e.s », « réfugié·e·s », « étudiant-e-s ».
_INCLUSIVE = re.compile(r"[(.·•-](?:e|ne|le|te|se|ve|euse|rice|trice|ère|ive)[).·•-]?s?\)?$", re.IGNORECASE)


class Words:
    """Answers about single tokens; each is a hash lookup or two."""

    def __init__(self, rules: QuantityRules) -> None:
        self.rules = rules
        words = rules.words
        self.function = words["function"]
        self.before_noun = words["before_noun"]
        self.invariable = words["invariable"]
        self._tight = frozenset(form for stem in words["tight"] for form in _agreements(stem))
        self._adjective_endings = tuple(sorted(words["adjective_endings"]))
        self._people_endings = tuple(sorted(words["people_endings"]))
        self._demonyms = words["demonyms"]
        self._demonym_endings = tuple(sorted(words["demonym_endings"]))

    def is_word(self, token: Token) -> bool:
        return bool(_LETTERS.fullmatch(token.text))

    def is_plural(self, token: Token) -> bool:
        """Its form can be a plural: « agents », « journaux », « cas », « ONG », « agent(e)s »."""
        text = plain(token.text)
        return text[-1] in "sxzSXZ" or self.is_acronym(token) or text.lower() in self.invariable

    def is_acronym(self, token: Token) -> bool:
        text = token.text
        return len(text) > 1 and text.isupper() and text.isalpha()

    def is_noun(self, token: Token) -> bool:
        """Can be the counted noun: not a function word, and no verb unless it is known to count people."""
        lower = token.lower_
        if not self.is_word(token) or lower in self.function:
            return False
        if plain(lower) in self.rules.people or lower in self.rules.units:
            return True
        if token.pos:
            return token.pos_ in ("NOUN", "PROPN", "X") or (token.pos_ == "ADJ" and token.text[0].islower())
        return True

    def can_be_counted(self, token: Token) -> bool:
        """Right behind a number a plural is a noun whatever its tag, unless a participle or function word."""
        if self.is_noun(token):
            return True
        lower = token.lower_
        if (
            not self.is_word(token)
            or lower in self.function
            or lower[-1] not in "sx"
            or token.text[0].isupper()
        ):
            return False
        return token.pos_ in ("VERB", "ADJ", "ADV") and not self.is_participle(token)

    def is_adjective(self, token: Token) -> bool:
        lower = token.lower_
        if not self.is_word(token) or lower in self.function:
            return False
        if token.pos:
            return (token.pos_ == "ADJ" and not token.text[0].isupper()) or lower in self._tight
        return lower in self._tight or (
            lower.endswith(self._adjective_endings) and lower not in self.rules.people
        )

    def is_participle(self, token: Token) -> bool:
        """Looks like one, and its tag is a verb's or an adjective's."""
        if token.pos and token.pos_ not in ("VERB", "ADJ", "AUX"):
            return False
        return bool(_PARTICIPLE.fullmatch(token.lower_))

    def is_tight(self, token: Token) -> bool:
        """A participle that makes one notion with its noun: « personnes déplacées »."""
        return token.lower_ in self._tight

    def people_outcome(self, token: Token) -> str | None:
        """Outcome that a noun for people states by itself ("" for none); None for other nouns."""
        return self.outcome_of(plain(token.text))

    def outcome_of(self, text: str) -> str | None:
        """The same for a noun as text, a compound say: « sages-femmes »."""
        lower = text.lower().replace("’", "'")
        known = self.rules.people.get(lower)
        if known is not None:
            return known
        if lower in self.rules.words["people_exceptions"] or lower in self.function:
            return None
        if text[0].isupper() and not text.isupper():
            return "" if lower.endswith(self._demonym_endings) or text in self._demonyms else None
        if lower.endswith(self._people_endings):
            return ""
        return None

    def singular(self, noun: str) -> str:
        """« points » point, « hôpitaux » hôpital, « pays » pays, « ONG » ONG."""
        lower = noun.lower()
        if noun.isupper() and len(noun) > _LONGEST_ACRONYM:
            return self.singular(lower)  # « TROIS VOLS » in a headline
        if (noun.isupper() and len(noun) > 1) or lower.rpartition("-")[2] in self.invariable:
            return noun
        if lower.endswith(_ENGLISH):
            return noun[:-2]
        if lower.endswith("eaux") or (lower.endswith("eux") and lower in _EUX):
            return noun[:-1]
        if lower.endswith("aux") and lower not in _AUX_KEPT:
            return f"{noun[:-3]}{'ail' if lower in _AIL else 'al'}"
        return noun[:-1] if lower.endswith("s") else noun


#: Longer words in capitals are words of a headline.
_LONGEST_ACRONYM = 6
#: Plurals of English words: « matches », « sandwiches ».
_ENGLISH = ("tches", "wiches", "lunches")
_EUX = frozenset(
    ("lieux", "feux", "jeux", "cheveux", "neveux", "milieux", "enjeux", "aveux", "vœux", "essieux", "pieux")
)
_AUX_KEPT = frozenset(("taux", "faux", "chaux", "maux"))
_AIL = frozenset(("travaux", "vitraux", "baux", "coraux"))


def plain(text: str) -> str:
    """The masculine plural behind inclusive writing: « participant(e)s » participants."""
    return _INCLUSIVE.sub("s", text) if text[-1] in "s)" and not text.isalpha() else text


def _agreements(stem: str) -> tuple[str, ...]:
    return (stem, f"{stem}s", f"{stem}e", f"{stem}es", f"{stem}le", f"{stem}les")
