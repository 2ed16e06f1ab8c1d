"""What happened to the people that a quantity counts: the verb or noun of the same clause decides.

In this order: a noun that says it by itself (« 7 décès », « 150 participants »); a participle behind the
counted phrase (« 197 personnes accompagnées »); the words that govern it, from near to far; the words of the
clause before it; the noun's own sense (« réfugiés » are displaced); the whole that it is part of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from pipeline.language.quantities.quantity import Kind, Outcome
from pipeline.language.quantities.reader import Found
from pipeline.language.quantities.words import Words

#: Nouns with these outcomes say it whatever the verb: « a causé 7 décès ».
_STRONG = frozenset(("infected", "died", "attended", "vaccinated", "screened", "treated", "rescued"))
#: Outcomes that a more telling noun beside the verb replaces.
_BLEAK = frozenset(("assisted", "hosted", "enrolled", "attended", "other"))
_REACH = 4
_CLIMB = 8


class Outcomes:
    """Decides the outcome of quantities of people."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._forms = words.rules.outcomes
        self._tallies = words.rules.words["relational"]

    def fill(self, doc: Doc, found: list[Found]) -> list[Found]:
        """`found` with the outcome of each quantity of people."""
        result: list[Found] = []
        for i, one in enumerate(found):
            if one.quantity.kind is Kind.PEOPLE:
                floor = found[i - 1].end if i else 0
                ceiling = found[i + 1].start if i + 1 < len(found) else len(doc)
                outcome = self._outcome(doc, one, result, floor, ceiling)
                one = replace(one, quantity=replace(one.quantity, outcome=Outcome(outcome)))
            result.append(one)
        return result

    def _outcome(self, doc: Doc, one: Found, before: list[Found], floor: int, ceiling: int) -> str:
        own = self._own(doc, one)
        if own in _STRONG:
            return own
        stated = self._behind(doc, one, ceiling) or self._governing(doc, one)
        if stated is None and self._whole(doc, one, before) is None:
            stated = self._nearby(doc, one, floor)
        if stated and not (stated == "other" and own):
            return stated
        if own:
            return own
        whole = self._whole(doc, one, before)
        return (whole.quantity.outcome or Outcome.OTHER).value if whole is not None else "other"

    def _own(self, doc: Doc, one: Found) -> str:
        return (self.words.people_outcome(doc[one.head]) or "") if one.head is not None else ""

    def _behind(self, doc: Doc, one: Found, ceiling: int) -> str | None:
        """A participle or verb right behind the phrase: « 30 femmes [formées] »."""
        for i in range(one.end, min(one.end + _REACH + 1, ceiling, len(doc))):
            token = doc[i]
            if (
                token.text in (".", ";", ":", "(", ")", ",")
                or "\n" in token.text
                or token.lower_ in ("et", "dont")
            ):
                return None
            outcome = self._forms.get(token.lower_)
            if outcome and (self._is_verbal(token) or doc[i - 1].lower_ == "en"):
                return outcome
        return None

    def _is_verbal(self, token: Token) -> bool:
        return not token.pos or token.pos_ in ("VERB", "ADJ", "AUX")

    def _governing(self, doc: Doc, one: Found) -> str | None:
        """The nearest word up the parse that states an outcome, with the nouns that hang on each verb."""
        if not doc.has_annotation("DEP") or one.head is None or not one.start <= one.head < one.end:
            return None
        token = doc[one.head]
        for _ in range(_CLIMB):
            head = token.head
            if head.i == token.i:
                break
            if not self._is_tally(head):
                outcome = self._forms.get(head.lower_)
                if outcome is not None:
                    return self._refined(head, outcome, one)
                if (outcome := next(self._told_by(head, token, one), None)) is not None:
                    return outcome
            token = head
        return None

    def _is_tally(self, verb: Token) -> bool:
        """« le flux atteint 300 voyageurs »: the verb tells of a number, not of people."""
        return any(c.dep_.startswith("nsubj") and c.lower_ in self._tallies for c in verb.children)

    def _told_by(self, verb: Token, below: Token, one: Found) -> Iterator[str]:
        """Outcomes that the other words that hang on a verb state: « apporter une [aide] à 30 femmes »."""
        for child in verb.children:
            if child.i == below.i or child.dep_ not in _GOVERNED or one.start <= child.i < one.end:
                continue
            outcome = self._forms.get(child.lower_)
            if outcome and not any(word.lower_ == "sans" for word in child.children):
                yield outcome

    def _refined(self, verb: Token, outcome: str, one: Found) -> str:
        """« bénéficier d'une réintégration », « accueillir … en formation »: the noun is more telling."""
        if outcome in _BLEAK:
            for told in self._told_by(verb, verb, one):
                if told not in _BLEAK:
                    return told
        return outcome

    def _nearby(self, doc: Doc, one: Found, floor: int) -> str | None:
        """The last word of the clause before the quantity that states an outcome."""
        for token in _clause_before(doc, one.start, floor):
            outcome = self._forms.get(token.lower_)
            if outcome:
                return outcome
        return None

    def _whole(self, doc: Doc, one: Found, before: list[Found]) -> Found | None:
        """The quantity of people right before that this one is a part of or stands beside."""
        if not before or before[-1].quantity.kind is not Kind.PEOPLE:
            return None
        last = before[-1]
        between = doc[last.end : one.start]
        if len(between) > 6 or any(
            t.text in (".", ";") or "\n" in t.text or t.pos_ == "VERB" for t in between
        ):
            return None
        return last


_GOVERNED = frozenset(
    ("obj", "obl:arg", "obl:mod", "obl:agent", "nsubj", "nsubj:pass", "xcomp", "nmod", "obl", "acl")
)


def _clause_before(doc: Doc, start: int, floor: int) -> Iterator[Token]:
    for i in range(start - 1, max(floor, start - 30) - 1, -1):
        token = doc[i]
        if token.text in (".", ";", "!", "?") or "\n" in token.text:
            return
        yield token
