"""Verbs whose subject or complement decides what they say: a clinic that receives treats, a camp hosts.

The words for clinics, shelters, studies, diseases… are lists of patterns/quantities.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from pipeline.language.quantities.sayings import NEUTRAL, Sayings
from pipeline.language.quantities.tree import Tree, line_around

#: Tokens before « y » that may name the place: « un foyer … 130 hommes y dorment ».
_CLAUSE = 30
#: What professionals do to others.
SERVICES = frozenset(("assisted", "screened", "treated", "vaccinated", "enrolled", "rescued", "hosted"))


class VerbReader:
    """Answers about single verbs of one document."""

    def __init__(self, tree: Tree, sayings: Sayings, words: Mapping[str, frozenset[str]]) -> None:
        self._tree = tree
        self._sayings = sayings
        self._words = words

    def is_crossing(self, verb: Token, token: Token) -> bool:
        """« 12 000 Rohingyas ont gagné le Bangladesh », « ont franchi la frontière »."""
        if token.dep_ != "nsubj" or verb.lower_ not in self._words["crosses"]:
            return False
        return any(
            child.pos_ == "PROPN" or child.lower_.startswith("frontière")
            for child in self._tree.children(verb)
            if child.dep_ in ("obj", "obl:arg", "obl:mod")
        )

    def gathered(self, verb: Token) -> str:
        """« le camp regroupe », « le réseau réunit », « les consultations attirent »: no meeting."""
        if self._is_sheltered(verb, ("nsubj",)):
            return "hosted"
        subjects = [child for child in self._tree.children(verb) if child.dep_ == "nsubj"]
        if any(subject.lower_ in self._words["networks"] for subject in subjects):
            return NEUTRAL
        told = (self._sayings.outcome(subject) for subject in subjects)
        return next((outcome for outcome in told if outcome in SERVICES), "attended")

    def is_dwelling(self, verb: Token) -> bool:
        """« vivent dans un camp », « ce camp compte »."""
        if verb.lower_ in self._words["dwells"]:
            if any(child.lower_ == "y" for child in self._tree.children(verb)):
                before = verb.doc[max(0, verb.i - _CLAUSE) : verb.i]
                return any(token.lower_ in self._words["shelters"] for token in before)
            return self._is_sheltered(verb, ("obl", "obl:mod", "obl:arg", "obj"))
        return verb.lower_ in self._words["counts"] and self._is_sheltered(verb, ("nsubj",))

    def _is_sheltered(self, verb: Token, roles: tuple[str, ...]) -> bool:
        shelters = self._words["shelters"]
        return any(child.dep_ in roles and child.lower_ in shelters for child in self._tree.children(verb))

    def is_study(self, verb: Token) -> bool:
        """« l'étude suivra 640 enfants », « suivies par l'enquête »."""
        studies = self._words["studies"]
        if any(c.dep_ in ("nsubj", "obl:agent") and c.lower_ in studies for c in self._tree.children(verb)):
            return True
        return verb.dep_ == "acl:relcl" and verb.head.lower_ in studies

    def is_clinic_that_receives(self, verb: Token) -> bool:
        """« le dispensaire a reçu 40 femmes », « a vu passer 40 femmes », « reçues par l'hôpital »."""
        beside = [
            verb,
            *(child for child in self._tree.children(verb) if child.dep_ in ("dep", "aux:caus", "xcomp")),
        ]
        if not any(word.lower_ in self._words["receives"] for word in beside):
            return False
        subjects = (
            c for word in beside for c in self._tree.children(word) if c.dep_ in ("nsubj", "obl:agent")
        )
        words = (word for subject in subjects for word in (subject, *self._tree.children(subject)))
        return any(word.lower_ in self._words["clinics"] for word in words)

    def is_outbreak(self, verb: Token) -> bool:
        """« la rougeole a touché 300 enfants »: a disease that reaches people does not help them."""
        if verb.lower_ not in self._words["strikes"]:
            return False
        return any(
            child.dep_ in ("nsubj", "obl:agent") and self._is_disease(child)
            for child in self._tree.children(verb)
        )

    def _is_disease(self, subject: Token) -> bool:
        diseases = self._words["diseases"]
        if subject.lower_ in diseases:
            return True
        line = line_around(subject.doc, subject.i)
        return subject.lower_ in ("elle", "il") and any(token.lower_ in diseases for token in line)

    def is_tally(self, verb: Token) -> bool:
        """« le flux atteint 300 voyageurs »: the verb tells of a number, not of people."""
        return verb.lower_.startswith("attei") and any(
            child.dep_.startswith("nsubj") and child.lower_ in self._words["relational"]
            for child in self._tree.children(verb)
        )
