"""What the clause says of the people that a quantity counts, read from the parse.

The nearest word above the phrase that states an outcome decides, in the role that the people have there:
« soigner » tells of its object, « mourir » of its subject, « bénéficier » takes it from its complements.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.language.quantities.reader import Found
from pipeline.language.quantities.sayings import NEUTRAL, WEAK, Sayings
from pipeline.language.quantities.tree import Tree, line_around
from pipeline.language.quantities.verbs import SERVICES, VerbReader
from pipeline.rules.quantities import QuantityRules

#: Steps up the parse, and down from a verb to its nouns: « campagne de vaccination de masse ».
_CLIMB, _DEPTH = 8, 3
#: Tokens that lines above one without verb reach back, and a clause.
LINES_ABOVE, _CLAUSE = 60, 30
#: The clause ends here when it has said nothing: « ils aident le camp où vivent 300 familles ».
_CLOSED = ("acl:relcl", "ccomp", "parataxis")
_COMPLEMENTS = frozenset(
    ("obj", "obl:arg", "obl:mod", "obl:agent", "nsubj", "nsubj:pass", "xcomp", "nmod", "obl", "acl")
)
#: A complement that one of these opens did not happen, or not now.
_ABSENT = frozenset(("sans", "avant", "après", "malgré", "faute", "hors", "contre"))
_THESE = ("cette", "ce", "cet", "ces")


class ClauseReader:
    """Reads one parsed document."""

    def __init__(self, doc: Doc, tree: Tree, sayings: Sayings, rules: QuantityRules) -> None:
        self.doc = doc
        self.sayings = sayings
        self._words = rules.words
        self._tree = tree
        self._verbs = VerbReader(tree, sayings, rules.words)

    def states(self, one: Found, own: str) -> str | None:
        """Outcome that the clause gives the people of `one`, whose noun says `own`.

        "" when the clause says that nothing of the kind happened to them, None when it is silent.
        """
        token = self.doc[one.start : one.end].root
        if (said := self._verb_between(token, one)) is not None:
            return said
        for _ in range(_CLIMB):
            head = token.head
            if head.i == token.i:
                break
            if not one.start <= head.i < one.end:
                verbal = self._tree.is_verbal(head, token) or head.lower_ in self._words["counts"]
                says = self._verb_says if verbal else self._noun_says
                outcome = says(head, token, one, own)
                if outcome is not None:
                    return outcome
            token = head
        return None

    def refined(self, verb: Token, outcome: str, one: Found) -> str:
        """« bénéficier d'une réintégration », « accueillir … en formation »: the noun is more telling."""
        if self._verbs.is_study(verb):
            return "other"
        if self._verbs.is_clinic_that_receives(verb):
            return "treated"
        if outcome == "enrolled":
            return self._enrolled_in(verb, one) or outcome
        if outcome not in WEAK or outcome == "other":
            return outcome
        told = self._most_telling(verb, verb, one)
        if told and (told not in WEAK or outcome == NEUTRAL):
            return told
        if any(token.lower_ in _THESE for token in self.doc[verb.i + 1 : verb.i + 4]):
            return self.told_above(line_around(self.doc, verb.i).start) or outcome
        if outcome == "assisted" and self._tree.has_clitic(verb):
            return self.told_above(one.start, _CLAUSE) or outcome
        return self._said_of(verb, one) or outcome

    def _enrolled_in(self, verb: Token, one: Found) -> str | None:
        """« inscrits à la formation », « un colloque auquel 40 médecins se sont inscrits »."""
        if not verb.lower_.startswith("inscri"):
            return None
        told = [self._most_telling(verb, verb, one), self._said_of(verb, one)]
        if self._tree.has_clitic(verb) or (
            one.head is not None and self.doc[one.head].lower_ in self._words["cadres"]
        ):
            told.append(self.told_above(one.start, _CLAUSE))
        return next((outcome for outcome in told if outcome in ("trained", "attended")), None)

    def _said_of(self, verb: Token, one: Found) -> str | None:
        """« une formation destinée à 20 agents »: what the noun says that a participle belongs to."""
        if verb.dep_ == "conj":
            verb = verb.head
        if verb.dep_ not in ("acl", "amod", "acl:relcl") or one.start <= verb.head.i < one.end:
            return None
        above = self.sayings.outcome(verb.head)
        return above if above not in WEAK else None

    def _verb_says(self, verb: Token, token: Token, one: Found, own: str) -> str | None:
        if self._verbs.is_tally(verb):
            return NEUTRAL
        if self._verbs.is_outbreak(verb):
            return "infected"
        acts = self._tree.is_active_subject(token, verb)
        if not acts and (self._verbs.is_study(verb) or self._verbs.is_clinic_that_receives(verb)):
            return "other" if self._verbs.is_study(verb) else "treated"
        if any(child.lower_ in ("avec", "outre") for child in self._tree.children(token)):
            return ""  # « parti de Tanzanie avec 25 personnes »
        if self._verbs.is_dwelling(verb):
            return "hosted"
        wording = self.sayings.of(verb)
        said = ""
        if wording is not None:
            said = wording.of_subject if acts else wording.of_object
            if (
                not said
                and not acts
                and (token.dep_ == "nsubj:pass" or not self._tree.has_subject(verb, token))
            ):
                said = wording.of_subject  # « sont décédés 20 hommes »
        if own not in ("employed", "attended") and self._verbs.is_crossing(verb, token):
            return "displaced"
        if said == "assisted" and verb.lower_ in self._words["gives"] and one.start <= token.i < one.end:
            said = NEUTRAL if token.dep_ in ("obj", "nsubj:pass") and not self._tree.has_case(token) else said
        if self._tree.is_negated(verb) and said != "died":
            return "other"
        if wording is not None and not said:
            return "" if acts else None
        if said == "attended":
            return self._verbs.gathered(verb)
        if said and said != NEUTRAL:
            return self.refined(verb, said, one)
        told = self._most_telling(verb, token, one) or self._second_verb(verb, token, acts)
        if told is None and acts and self._tree.has_clitic(verb):
            told = self.told_above(one.start, _CLAUSE)  # « 68 000 personnes l'obtiennent »
        if told is None and token.dep_ == "obl:agent":
            told = self._said_of(verb, one) or self.told_above(verb.i, _CLAUSE)  # « et suivie par 25 agents »
        if told is None and said:
            return self._said_of(verb, one) or said
        if verb.lower_ in self._words["counts"]:
            return told or NEUTRAL
        if told is not None and not (acts and own == "employed" and told in SERVICES):
            return told
        return "" if verb.dep_ in _CLOSED else None

    def _noun_says(self, noun: Token, token: Token, one: Found, own: str) -> str | None:
        if token.dep_ == "conj":
            return None
        if any(child.lower_ == "par" for child in self._tree.children(token)):
            return ""  # « l'arrestation par quatre policiers »
        if noun.lower_ in self._words["links"]:
            return None
        if noun.lower_ in self._words["shelters"] and self._depends(token, noun):
            return "hosted"
        said = self.sayings.outcome(noun) if self._depends(token, noun) else None
        if said and said != NEUTRAL:
            return self.refined(noun, said, one)
        if noun.lower_ in self._words["inhabited"]:
            return ""  # « une ville de 90 000 habitants »
        return said or (self._most_telling(noun, token, one) if self._depends(token, noun) else None)

    def _depends(self, token: Token, noun: Token) -> bool:
        """« formation [de] 20 agents », « Bilan : 20 agents »; not « le Centre (20 agents) »."""
        return self._tree.has_case(token) or any(
            word.text == ":" for word in self.doc[noun.i : min(token.i, noun.i + _CLAUSE)]
        )

    def _verb_between(self, token: Token, one: Found) -> str | None:
        """« recruter 15 agents et former, avec l'appui de tous, 80 interprètes »: the verb behind « et »."""
        if self._tree.has_case(token):
            return None
        for i in range(one.start - 1, max(1, one.start - _CLAUSE // 2), -1):
            verb = self.doc[i]
            if verb.is_sent_start or verb.text in (";", ":", "(", ")"):
                return None
            if verb.pos_ == "VERB" and verb.dep_ not in ("acl", "amod"):
                said = self.sayings.of(verb) if verb.nbor(-1).lower_ in ("et", "puis") else None
                return self.refined(verb, said.of_object, one) if said and said.of_object else None
        return None

    def _second_verb(self, verb: Token, token: Token, acts: bool) -> str | None:
        """« ont quitté les camps et sont [rentrés] »: the verb beside one that says nothing."""
        if not token.dep_.startswith("nsubj"):
            return None
        for child in self._tree.children(verb):
            if child.dep_ == "conj" and not self._tree.has_subject(child, token):
                said = self.sayings.of(child)
                return ((said.of_subject if acts else said.outcome) or None) if said is not None else None
        return None

    def _most_telling(self, verb: Token, below: Token, one: Found) -> str | None:
        """The first outcome beside the verb that is more than help, else the first of all."""
        told = list(self._told_by(verb, below, one, _DEPTH))
        return next((outcome for outcome in told if outcome not in WEAK), told[0] if told else None)

    def _told_by(self, verb: Token, below: Token, one: Found, depth: int) -> Iterator[str]:
        """Outcomes of the words that hang on a verb: « apporter une [aide] à la [réintégration] »."""
        counts = verb.lower_ in self._words["counts"]
        for child in self._tree.children(verb):
            if child.i == below.i or child.dep_ not in _COMPLEMENTS or one.start <= child.i < one.end:
                continue
            absent = any(word.lower_ in _ABSENT for word in self._tree.children(child))
            if absent and not self.sayings.in_phrase(child):
                continue
            if (outcome := self.sayings.outcome(child)) is not None:
                yield outcome
            if depth > 1 and not counts:
                yield from self._told_by(child, below, one, depth - 1)

    def told_above(self, start: int, reach: int = LINES_ABOVE) -> str | None:
        """The last telling word among the `reach` tokens above token `start`."""
        for i in range(start - 1, max(0, start - reach), -1):
            outcome = self.sayings.outcome(self.doc[i])
            if outcome and outcome not in WEAK:
                return outcome
        return None
