"""What single words of a document say happened to people: « vaccinés », « prise en charge », « sans vie »."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.rules.quantities import QuantityRules, Wording

#: The verb or noun says nothing by itself; the nouns beside it do.
NEUTRAL = "neutral"
#: A more telling noun beside the verb replaces these: « accueillir en formation ».
WEAK = frozenset(("assisted", "hosted", "other", NEUTRAL))
_VERBAL = ("VERB", "ADJ", "AUX")


class Sayings:
    """The wording of each token of one document; set phrases say it at each of their words."""

    def __init__(self, doc: Doc, rules: QuantityRules) -> None:
        self._said: dict[int, Wording] = {}
        self._in_phrase: set[int] = set()
        words = [token.lower_.replace("’", "'") for token in doc]
        for i, word in enumerate(words):
            for length in rules.phrase_lengths.get(word, ()):
                wording = rules.outcomes.get(tuple(words[i : i + length]))
                if wording is not None:
                    self._mark_phrase(i, i + length, wording)
                    break
            wording = rules.outcomes.get((word,)) if i not in self._said else None
            if wording is not None and (not wording.verbal or _can_be_verb(doc[i])):
                self._said[i] = wording

    def _mark_phrase(self, start: int, end: int, wording: Wording) -> None:
        for i in range(start, end):
            if i not in self._in_phrase:
                self._said[i] = wording
                self._in_phrase.add(i)

    def of(self, token: Token) -> Wording | None:
        """What the word says of people, in any role."""
        return self._said.get(token.i)

    def outcome(self, token: Token) -> str | None:
        """What the word says as a noun, a passive or a participle; None when it says nothing."""
        wording = self._said.get(token.i)
        return wording.outcome if wording is not None else None

    def in_phrase(self, token: Token) -> bool:
        return token.i in self._in_phrase


def _can_be_verb(token: Token) -> bool:
    """By its tag, or by the auxiliary before it where the tag is mistaken."""
    if not token.pos or token.pos_ in _VERBAL:
        return True
    if token.i == 0:
        return False
    before = token.nbor(-1)
    return before.pos_ == "AUX" or (before.lower_ == "à" and token.lower_.endswith(("er", "ir", "re")))
