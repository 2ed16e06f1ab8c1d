"""What happened to the people that a quantity counts: the verb or noun of the same clause decides.

In this order: a noun that says it by itself (« 7 décès », « 150 participants »); a participle behind the
counted phrase (« 197 personnes accompagnées »); the words that govern it, from near to far; the words of the
clause before it; the noun's own sense (« réfugiés » are displaced); the whole that it is part of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from pipeline.language.quantities.quantity import Kind, Outcome
from pipeline.language.quantities.reader import Found
from pipeline.language.quantities.words import Words

#: Nouns with these outcomes say it whatever the verb: « a causé 7 décès ».
_STRONG = frozenset(("infected", "died"))
#: Nouns with these give way only to a verb that tells more than help or shelter.
_FIRM = frozenset(("vaccinated", "screened", "treated", "rescued", "relocated", "attended"))
#: Outcomes that a more telling noun beside the verb replaces.
_BLEAK = frozenset(("assisted", "hosted", "other"))
_VERBAL = ("VERB", "ADJ", "AUX")
_STOPS = frozenset((".", ";", ":", "(", ")", ","))
#: What active verbs do to their object, not to their subject; but for verbs of receiving.
_DONE_TO_OTHERS = frozenset(
    ("assisted", "trained", "vaccinated", "screened", "treated", "hosted", "rescued", "relocated", "enrolled")
)
_RECEIVES = ("bénéfi", "reç", "profit", "suiv", "inscri", "attei")
#: A part stands this near to its whole: any neighbour, and one that « dont » or a list opens.
_NEAR_PART, _FAR_PART = 6, 20
_OPENS_PARTS = ("dont", "soit")
_PART_WORDS = frozenset(("dont", "soit", "parmi", "lesquels", "lesquelles", "eux", "elles", "et", "ou"))
_HAVE = ("a", "ont", "avait", "avaient", "aura", "auront")
_THESE = ("cette", "ce", "cet", "ces")
_REACH = 4
_CLIMB = 8
#: How deep below a verb its nouns are read: « campagne de vaccination de masse ».
_DEPTH = 3
#: Tokens above a line without verb that may say what it is about.
_LINES_ABOVE = 60


class Outcomes:
    """Decides the outcome of quantities of people."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._forms = words.rules.outcomes
        self._verb_forms = words.rules.verb_forms
        self._parsed = False
        #: first token of a part -> what was said of its whole, which the next part inherits
        self._told: dict[int, str] = {}
        self._diseases = words.rules.words["diseases"]
        self._tallies = words.rules.words["relational"]

    def fill(self, doc: Doc, found: list[Found]) -> list[Found]:
        """`found` with the outcome of each quantity of people."""
        self._parsed = doc.has_annotation("DEP")
        self._told = {}
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
        label = self._label(doc, one)
        if label is not None:
            return label
        behind = self._behind(doc, one, ceiling)
        whole = self._whole(doc, one, before)
        if whole is not None and behind is None:
            inherited = self._told.get(whole.start) or (whole.quantity.outcome or Outcome.OTHER).value
            self._told[one.start] = inherited
            return own if own == "other" or (own and inherited in _BLEAK) else inherited
        stated = self._main_verb(doc, one) if behind else None
        if stated is None:
            stated = behind if behind and behind != "other" else self._governing(doc, one) or behind
        aside = one.head is not None and doc[one.head].dep_ == "nmod" and stated != behind
        if own == "other" and (aside or stated == "died"):
            return own  # « une ville de 90 000 habitants », « trois tués et six blessés »
        if stated and not (own and (stated == "other" or (own in _FIRM and stated in _BLEAK))):
            return stated
        near = self._nearby(doc, one, floor)
        if own or stated or (near and near not in _BLEAK):
            return own or stated or near or ""
        return self._heading(doc, one) or near or "other"

    def _own(self, doc: Doc, one: Found) -> str:
        """What the noun says by itself: « réfugiés » are displaced, « migrants de retour » returned."""
        if one.head is None:
            return ""
        if one.start <= one.head and any(doc[i].lower_ == "retour" for i in range(one.head + 1, one.end)):
            return "returned"
        return self.words.people_outcome(doc[one.head]) or ""

    def _said_by(self, token: Token) -> str | None:
        """Outcome that a word states, alone or with the next one (« pris part »)."""
        form = token.lower_
        if token.i + 1 < len(token.doc):
            pair = self._forms.get(f"{form} {token.nbor().lower_}")
            if pair is not None:
                return pair
        if token.i and (pair := self._forms.get(f"{token.nbor(-1).lower_} {form}")) is not None:
            return pair
        outcome = self._forms.get(form)
        if outcome is not None and form in self._verb_forms and token.pos and token.pos_ not in _VERBAL:
            return None
        return outcome

    def _label(self, doc: Doc, one: Found) -> str | None:
        """« Dépistés : 860 migrants »: the participle that labels a number."""
        i = one.start - 1
        if i < 1 or doc[i].text != ":" or doc[i - 1].lower_ not in self._verb_forms:
            return None
        return self._forms.get(doc[i - 1].lower_)

    def _behind(self, doc: Doc, one: Found, ceiling: int) -> str | None:
        """A participle or verb right behind the phrase: « 30 femmes [formées] »."""
        for i in range(one.end, min(one.end + _REACH + 1, ceiling, len(doc))):
            token = doc[i]
            if token.text in _STOPS or "\n" in token.text or token.lower_ in ("et", "dont"):
                return None
            outcome = self._said_by(token)
            if (
                outcome in _DONE_TO_OTHERS
                and doc[i - 1].lower_ in _HAVE
                and not token.lower_.startswith(_RECEIVES)
            ):
                return None
            if outcome and (not token.pos or token.pos_ in _VERBAL or doc[i - 1].lower_ == "en"):
                return self._refined(token, outcome, one)
        return None

    def _main_verb(self, doc: Doc, one: Found) -> str | None:
        """« 40 personnes expulsées ont été hébergées »: the passive tells more than the participle."""
        if not self._parsed or one.head is None or doc[one.head].dep_ != "nsubj:pass":
            return None
        outcome = self._said_by(doc[one.head].head)
        return outcome if outcome not in ("other", "assisted") else None

    def _governing(self, doc: Doc, one: Found) -> str | None:
        """The nearest word up the parse that states an outcome, with the nouns that hang on each verb."""
        if not self._parsed:
            return None
        token = doc[one.head if one.head is not None and one.start <= one.head < one.end else one.end - 1]
        for _ in range(_CLIMB):
            head = token.head
            if head.i == token.i:
                break
            if not self._is_tally(head):
                outcome = "infected" if self._is_outbreak(head) else self._said_by(head)
                if outcome is not None and self._acts(token, head, outcome):
                    return None
                if outcome is not None:
                    return self._refined(head, outcome, one)
                told = self._most_telling(head, token, one)
                if told is not None:
                    return told
                if head.dep_ == "acl:relcl":
                    return None  # « ils aident le camp où vivent 300 familles »: the camp is helped
            token = head
        return None

    def _acts(self, token: Token, verb: Token, outcome: str) -> bool:
        """« 15 médecins ont soigné »: they did it, it did not happen to them."""
        if token.dep_ != "nsubj" or outcome not in _DONE_TO_OTHERS or verb.lower_.startswith(_RECEIVES):
            return False
        return verb.pos_ == "VERB" and not any(child.dep_ == "aux:pass" for child in verb.children)

    def _is_outbreak(self, verb: Token) -> bool:
        """« la rougeole a touché 300 enfants »: a disease that reaches people does not help them."""
        if self._said_by(verb) not in ("assisted", "other"):
            return False
        return any(child.dep_ == "nsubj" and self._is_disease(child) for child in verb.children)

    def _is_disease(self, subject: Token) -> bool:
        if subject.lower_ in self._diseases:
            return True
        return subject.lower_ in ("elle", "il") and any(
            token.lower_ in self._diseases for token in _line(subject.doc, subject.i)[: subject.i]
        )

    def _is_tally(self, verb: Token) -> bool:
        """« le flux atteint 300 voyageurs »: the verb tells of a number, not of people."""
        return verb.lower_.startswith("attei") and any(
            child.dep_.startswith("nsubj") and child.lower_ in self._tallies for child in verb.children
        )

    def _most_telling(self, verb: Token, below: Token, one: Found) -> str | None:
        """The first outcome beside the verb that is more than help, else the first of all."""
        told = list(self._told_by(verb, below, one, _DEPTH))
        return next((outcome for outcome in told if outcome not in _BLEAK), told[0] if told else None)

    def _told_by(self, verb: Token, below: Token, one: Found, depth: int) -> Iterator[str]:
        """Outcomes of the words that hang on a verb: « apporter une [aide] à la [réintégration] »."""
        for child in verb.children:
            if child.i == below.i or child.dep_ not in _GOVERNED or one.start <= child.i < one.end:
                continue
            if any(word.lower_ == "sans" for word in child.children):
                continue
            outcome = self._said_by(child)
            if outcome:
                yield outcome
            if depth > 1:
                yield from self._told_by(child, below, one, depth - 1)

    def _refined(self, verb: Token, outcome: str, one: Found) -> str:
        """« bénéficier d'une réintégration », « accueillir … en formation »: the noun is more telling."""
        if outcome in _BLEAK and not verb.lower_.startswith("atten"):
            told = self._most_telling(verb, verb, one)
            if told and (told not in _BLEAK or outcome == "other"):
                return told
            if any(token.lower_ in _THESE for token in _behind_verb(verb)):
                return self._sentence_before(verb) or outcome
            above = self._said_by(verb.head) if verb.dep_ in ("acl", "amod") else None
            if above and above not in _BLEAK and not one.start <= verb.head.i < one.end:
                return above  # « une formation destinée à 20 agents »
        return outcome

    def _sentence_before(self, verb: Token) -> str | None:
        """« ont bénéficié de cette approche »: the last telling word of the sentence before says of which."""
        start = _line(verb.doc, verb.i).start
        for i in range(start - 1, max(0, start - _LINES_ABOVE), -1):
            outcome = self._said_by(verb.doc[i])
            if outcome and outcome not in _BLEAK:
                return outcome
        return None

    def _nearby(self, doc: Doc, one: Found, floor: int) -> str | None:
        """The last word of the clause before the quantity that states an outcome."""
        for token in _clause_before(doc, one.start, floor):
            outcome = self._said_by(token)
            if outcome and not (
                token.lower_.startswith("attei") and token.i and token.nbor(-1).lower_ in self._tallies
            ):
                return outcome
        return None

    def _heading(self, doc: Doc, one: Found) -> str | None:
        """In a line without verb, what the lines above it are about."""
        if not self._parsed:
            return None
        line = _line(doc, one.start)
        if any(token.pos_ in ("VERB", "AUX") for token in line):
            return None
        for i in range(line.start - 1, max(0, line.start - _LINES_ABOVE), -1):
            outcome = self._said_by(doc[i])
            if outcome and outcome not in _BLEAK:
                return outcome
        return None

    def _whole(self, doc: Doc, one: Found, before: list[Found]) -> Found | None:
        """The quantity of people right before that this one is a part of or stands beside."""
        if not before or before[-1].quantity.kind is not Kind.PEOPLE:
            return None
        last = before[-1]
        if one.start - last.end > _FAR_PART:
            return None
        between = [token.lower_ for token in doc[last.end : one.start] if token.is_alpha]
        if all(word in _PART_WORDS for word in between) or between[-1] in _OPENS_PARTS or "parmi" in between:
            return last
        apart = any(
            t.text in (".", ";") or "\n" in t.text or t.pos_ == "VERB" for t in doc[last.end : one.start]
        )
        return None if apart or one.start - last.end > _NEAR_PART else last


_GOVERNED = frozenset(
    ("obj", "obl:arg", "obl:mod", "obl:agent", "nsubj", "nsubj:pass", "xcomp", "nmod", "obl", "acl")
)


def _behind_verb(verb: Token) -> Span:
    """The few words behind a verb."""
    return verb.doc[verb.i + 1 : verb.i + 4]


def _line(doc: Doc, i: int) -> Span:
    """The sentence around token `i`, no further than a line reaches."""
    start, end = i, i + 1
    while start > max(0, i - _LINES_ABOVE) and not doc[start].is_sent_start:
        start -= 1
    while end < min(len(doc), i + _LINES_ABOVE) and not doc[end].is_sent_start:
        end += 1
    return doc[start:end]


def _clause_before(doc: Doc, start: int, floor: int) -> Iterator[Token]:
    for i in range(start - 1, max(floor, start - 14) - 1, -1):
        token = doc[i]
        if token.text in (".", ";", "!", "?") or "\n" in token.text:
            return
        yield token
