"""What happened to the people that a quantity counts: the verb or noun of the same clause decides.

In this order: a noun that says it whatever the verb (« 7 décès »); the label before a number
(« Dépistés : 860 »); a participle or verb right behind (« 197 personnes accompagnées »); for a part, what was
said of its whole (« dont 12 femmes »); the words that govern it in the parse; the noun's own sense
(« réfugiés » are displaced); without any, the words before it and the lines above.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from pipeline.language.quantities.clauses import ClauseReader
from pipeline.language.quantities.quantity import Kind, Outcome
from pipeline.language.quantities.reader import Found
from pipeline.language.quantities.sayings import NEUTRAL, WEAK, Sayings
from pipeline.language.quantities.tree import Tree, line_around
from pipeline.language.quantities.words import Words

#: Nouns with these outcomes say it whatever the verb: « a causé 7 décès ».
_STRONG = frozenset(("infected", "died"))
#: Nouns with these give way only to a verb that tells more than help or shelter.
_FIRM = frozenset(("vaccinated", "screened", "treated", "rescued", "relocated", "attended", "trained"))
#: What people remain whatever else befalls them: « 400 rapatriés attendent un logement ».
_LASTING = frozenset(("displaced", "returned", "rescued", "relocated", "enrolled", "attended"))
#: Where the clause says it of the people themselves.
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj")
#: Participles with these say who the people are; what was done to them is in the verb.
_STATES = frozenset(("displaced", "returned", "infected", "rescued", "other", "assisted", "hosted", NEUTRAL))
#: Said of a part, these do not tell it apart from its whole: « dont 12 personnes souffrant de gelures ».
_TRAITS = frozenset(("displaced", "returned", "other", NEUTRAL))
_STOPS = frozenset((".", ";", ":", "(", ")", ",", "•", "|"))
_HAVE = frozenset(("a", "ont", "avait", "avaient", "aura", "auront", "ayant", "eurent"))
_BE = frozenset(("est", "sont", "était", "étaient", "sera", "seront", "été", "furent", "fut", "étant"))
_NOT = frozenset(("n'", "ne", "non", "jamais", "pas"))
_CLOSES = frozenset(("et", "dont", "où", "par"))
#: Tokens behind the phrase that are read for a participle or verb.
_REACH = 8
#: A part stands this near to its whole: any neighbour, one that « dont » or a list opens, one without noun.
_NEAR_PART, _FAR_PART, _ELIDED_PART = 6, 20, 80
_OPENS_PARTS = ("dont", "soit")
_PART_WORDS = frozenset(
    [
        "dont",
        "soit",
        "parmi",
        "lesquels",
        "lesquelles",
        "eux",
        "elles",
        "et",
        "ou",
        "savoir",
        "à",
        "y",
        "compris",
        "notamment",
    ]
)
#: Tokens of the clause before that are read where no word governs the quantity.
_BEFORE = 14


class Outcomes:
    """Decides the outcome of quantities of people."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def fill(self, doc: Doc, found: list[Found]) -> list[Found]:
        """`found` with the outcome of each quantity of people."""
        if not any(one.quantity.kind is Kind.PEOPLE for one in found):
            return found
        return _Decision(doc, self.words).fill(found)


class _Decision:
    """The outcomes of one document."""

    def __init__(self, doc: Doc, words: Words) -> None:
        self.doc = doc
        self.words = words
        self._sayings = Sayings(doc, words.rules)
        self._tree = Tree(doc)
        self._clauses = ClauseReader(doc, self._tree, self._sayings, words.rules)
        self._parsed = doc.has_annotation("DEP")
        #: first token of a part -> what was said of its whole, which the next part inherits
        self._told: dict[int, str] = {}

    def fill(self, found: list[Found]) -> list[Found]:
        result: list[Found] = []
        for i, one in enumerate(found):
            if one.quantity.kind is Kind.PEOPLE:
                floor = found[i - 1].end if i else 0
                ceiling = found[i + 1].start if i + 1 < len(found) else len(self.doc)
                outcome = self._outcome(one, result, floor, ceiling)
                one = replace(one, quantity=replace(one.quantity, outcome=Outcome(outcome)))
            result.append(one)
        return result

    def _outcome(self, one: Found, before: list[Found], floor: int, ceiling: int) -> str:
        own = self._own(one)
        if own in _STRONG:
            return own
        label = self._label(one)
        if label is not None:
            return label
        behind, finite = self._behind(one, ceiling)
        whole = self._whole(one, before)
        if whole is None and behind is None and one.head is not None and one.head < one.start:
            behind = self._in_label(one)
        if whole is not None and (behind is None or (behind in _TRAITS and not finite)):
            return self._inherited(one, whole, own)
        stated = behind
        if behind in (None, NEUTRAL) or (behind in _STATES and not finite):
            governing = self._clauses.states(one, own) if self._parsed else None
            tells = governing and governing not in ("assisted", "other", NEUTRAL)
            if behind in ("assisted", "hosted"):
                tells = tells and self.doc[one.start : one.end].root.dep_ in _ARGUMENTS
            if behind is None or tells or (behind == NEUTRAL and governing):
                stated = governing
        return self._weighed(one, own, stated, floor)

    def _weighed(self, one: Found, own: str, stated: str | None, floor: int) -> str:
        """The clause's word against the noun's own."""
        if stated and stated != NEUTRAL:
            if own == "treated" and stated == "employed":
                return "enrolled"  # patients whom a study recruits
            firm = stated in ("assisted", "hosted") and own in _FIRM
            firm = firm or (stated == "assisted" and own == "hosted")
            firm = firm or (stated == "other" and own in _LASTING)
            firm = firm or (own == "other" and stated == "died")
            firm = firm or (stated in ("assisted", "hosted") and self._counts_residents(one))
            return own if firm else stated
        if own:
            return own
        near = self._nearby(one, floor) if stated is None else None
        if near and near not in WEAK:
            return near
        heading = self._heading(one) if stated is None else None
        outcome = heading or near or "other"
        return "other" if outcome == NEUTRAL else outcome

    def _counts_residents(self, one: Found) -> bool:
        """« Goris, 20 000 habitants, en loge le triple »."""
        return one.head is not None and self.doc[one.head].lower_ in ("habitants", "âmes")

    def _inherited(self, one: Found, whole: Found, own: str) -> str:
        """What was said of the whole, unless that is nothing and the part's noun says more."""
        told = self._told.get(whole.start) or (whole.quantity.outcome or Outcome.OTHER).value
        self._told[one.start] = told
        alone = told in _STRONG or (own == "other" and one.start - whole.end > 2)
        return own if own and (told == "other" or alone) else told

    def _own(self, one: Found) -> str:
        """What the noun says by itself: « réfugiés » are displaced, « migrants de retour » returned."""
        if one.head is None:
            return ""
        head = self.doc[one.head]
        if self._sayings.in_phrase(head) and (said := self._sayings.outcome(head)):
            return said
        own = self.words.people_outcome(head) or ""
        if one.start <= one.head:
            for i in range(one.head + 1, one.end):
                token = self.doc[i]
                if token.lower_ == "retour":
                    return "returned"
                own = own or self.words.rules.people.get(token.lower_, "")
                if not own and token.pos_ in ("VERB", "ADJ"):
                    said = self._sayings.outcome(token) or ""
                    own = "" if said in ("other", NEUTRAL) or self._tree.is_negated(token) else said
        return own

    def _label(self, one: Found) -> str | None:
        """« Dépistés : 860 migrants »: the participle that labels a number."""
        i = one.start - 1
        if i < 1 or self.doc[i].text not in (":", "–", "-", "|", "="):
            return None
        label = self.doc[i - 1]
        wording = self.words.rules.outcomes.get((label.lower_,))
        alone = i < 2 or self.doc[i - 2].text in _STOPS or "\n" in self.doc[i - 2].text
        if wording is None or not (wording.verbal or alone):
            return None
        return None if wording.outcome == NEUTRAL else wording.outcome

    def _in_label(self, one: Found) -> str | None:
        """« Mères [vaccinées] contre le tétanos : 410 »: what the label says behind its noun."""
        assert one.head is not None
        for token in self.doc[one.head + 1 : min(one.head + _REACH, one.start)]:
            if token.text in _STOPS or "\n" in token.text:
                return None
            if (outcome := self._sayings.outcome(token)) not in (None, NEUTRAL):
                return outcome
        return None

    def _behind(self, one: Found, ceiling: int) -> tuple[str | None, bool]:
        """A participle or verb right behind, and whether it is finite: « 30 femmes [formées] »."""
        words: list[str] = []
        for i in range(one.end, min(one.end + _REACH, ceiling, len(self.doc))):
            token = self.doc[i]
            if token.text == "," and i == one.end and self._opens_apposition(i + 1):
                continue
            if token.text in _STOPS or "\n" in token.text or token.lower_ in _CLOSES:
                break
            wording = self._sayings.of(token)
            if wording is not None and (
                not token.pos
                or token.pos_ in ("VERB", "ADJ", "AUX")
                or "en" in words[-1:]
                or words[-1:] == ["à"]
                or self._sayings.in_phrase(token)
            ):
                if words[-1:] == ["à"]:
                    return wording.outcome, False  # « 2 000 enfants à vacciner »
                finite = self._is_finite(token, words)
                outcome = wording.of_subject if self._acts(token, words) else wording.outcome
                if not outcome:
                    break
                if outcome != "died" and any(word in _NOT for word in words):
                    return "other", finite
                return self._clauses.refined(token, outcome, one) if self._parsed else outcome, finite
            words.append(token.lower_.replace("’", "'"))
        return None, False

    def _opens_apposition(self, i: int) -> bool:
        """« 290 blessés, [évacués] vers Erevan »."""
        if i >= len(self.doc):
            return False
        token = self.doc[i]
        return token.pos_ == "VERB" and self.words.is_plural(token) and self.words.is_participle(token)

    def _is_finite(self, token: Token, words: list[str]) -> bool:
        """A verb of the clause, simple or with the auxiliary that stands among `words` before it."""
        if "qui" in words or "que" in words or "qu'" in words:
            return False
        if any(word in _BE or word in _HAVE for word in words):
            return True
        return token.pos_ in ("VERB", "AUX") and not self.words.is_participle(token)

    def _acts(self, token: Token, words: list[str]) -> bool:
        """The people do it: « ont soigné »; not « ont été soignés », « que l'ONG a soignés »."""
        if any(word in _BE or word in ("que", "qu'", "se", "s'") for word in words):
            return False
        simple = token.pos_ in ("VERB", "AUX") and not self.words.is_participle(token)
        return simple or any(word in _HAVE for word in words)

    def _nearby(self, one: Found, floor: int) -> str | None:
        """The last word of the clause before the quantity that states an outcome."""
        for i in range(one.start - 1, max(floor, one.start - _BEFORE) - 1, -1):
            token = self.doc[i]
            if token.text in (".", ";", "!", "?") or "\n" in token.text:
                return None
            outcome = self._sayings.outcome(token)
            if outcome and not (token.lower_.startswith("attei") and self._follows_tally(token)):
                return outcome
        return None

    def _follows_tally(self, token: Token) -> bool:
        return token.i > 0 and token.nbor(-1).lower_ in self.words.rules.words["relational"]

    def _heading(self, one: Found) -> str | None:
        """In a line without verb, what the lines above it are about."""
        if not self._parsed:
            return None
        line = line_around(self.doc, one.start)
        if any(token.pos_ in ("VERB", "AUX") and token.dep_ not in ("acl", "amod") for token in line):
            return None
        return self._clauses.told_above(line.start)

    def _whole(self, one: Found, before: list[Found]) -> Found | None:
        """The quantity of people right before that this one is a part of or stands beside."""
        if one.form == "elided" and one.head is not None:
            lender = next((other for other in reversed(before[-6:]) if other.head == one.head), None)
            if lender is not None and one.start - lender.end < _ELIDED_PART:
                return lender
        if not before or before[-1].quantity.kind is not Kind.PEOPLE:
            return None
        last = before[-1]
        if one.start - last.end > _FAR_PART:
            return None
        gap = self.doc[last.end : one.start]
        between = [token.lower_ for token in gap if token.is_alpha]
        if not between and all(token.text in (";", ",", "/") for token in gap):
            return last
        if all(word in _PART_WORDS for word in between) or between[-1] in _OPENS_PARTS or "parmi" in between:
            return last
        apart = any(
            t.text in (".", ";") or "\n" in t.text or (t.pos_ == "VERB" and t.dep_ not in ("acl", "amod"))
            for t in gap
        )
        return None if apart or one.start - last.end > _NEAR_PART else last
