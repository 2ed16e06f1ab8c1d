"""What the rules claim, checked against what each predicate allows and kept once each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.annotation import EntityType, Predicate, Status
from pipeline.language.relations.scene import Node
from pipeline.rules.relations import SIGNATURES

#: A partnership of more members than this is stated with the first only.
_PAIRWISE = 4
#: Tokens between two words about one sum: « promet une subvention … à X ».
_SAME_MONEY = 20


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation as one rule states it; `at` is the token whose clause gives the status, None for names.

    `prior` is the rule's, `how` says how the ends were found, `distance` is in tokens between them.
    """

    subject: str
    predicate: Predicate
    object: str
    rule: str
    prior: float
    trigger: tuple[int, int]
    at: int | None
    how: tuple[str, ...] = ()
    distance: int = 0
    status: Status | None = None


@dataclass(slots=True)
class Claims:
    """Claims in the order they were made; the more certain of two equal ones stays."""

    types: dict[str, EntityType]
    found: dict[tuple[str, Predicate, str], list[Claim]] = field(default_factory=dict)

    def add(self, claim: Claim) -> None:
        if claim.subject == claim.object or not self.allowed(claim):
            return
        key = (claim.subject, claim.predicate, claim.object)
        if claim.predicate is Predicate.PARTNERS_WITH and claim.subject > claim.object:
            key = (claim.object, claim.predicate, claim.subject)
        self.found.setdefault(key, []).append(claim)

    def allowed(self, claim: Claim) -> bool:
        subjects, objects = SIGNATURES[claim.predicate]
        subject_type, object_type = self.types.get(claim.subject), self.types.get(claim.object)
        if subject_type not in subjects or object_type not in objects:
            return False
        if claim.predicate is Predicate.PART_OF:
            if subject_type is EntityType.ORGANISATION:
                return object_type is EntityType.ORGANISATION
            return object_type is EntityType.PROGRAMME or (subject_type is object_type is EntityType.EVENT)
        return True

    def drop_weaker(self) -> None:
        """Paying is not helping as well: SUPPORTS goes where the same words say that its subject FUNDS.

        Money that the same sentence gives to a name does not go to what the text is about as well.
        """
        self._drop_recalled()
        paid = {
            (subject, claim.trigger[0])
            for (subject, predicate, _), claims in self.found.items()
            if predicate is Predicate.FUNDS
            for claim in claims
        }
        for (subject, predicate, object_), claims in list(self.found.items()):
            helped = [claim.trigger[0] for claim in claims] if predicate is Predicate.SUPPORTS else []
            given = {c.trigger[0] for c in self.found.get((subject, Predicate.FUNDS, object_), ())}
            if helped and all(
                (subject, place) in paid or any(abs(place - at) < _SAME_MONEY for at in given)
                for place in helped
            ):
                del self.found[subject, predicate, object_]

    def _drop_recalled(self) -> None:
        """Drop FUNDS of a thing recalled where its payer pays a name nearby."""
        named: dict[str, list[int]] = {}
        for (subject, predicate, _), claims in self.found.items():
            if predicate is Predicate.FUNDS:
                named.setdefault(subject, []).extend(c.trigger[0] for c in claims if "topic" not in c.how)
        for key, claims in list(self.found.items()):
            if key[1] is not Predicate.FUNDS or not all("topic" in claim.how for claim in claims):
                continue
            places = named[key[0]]
            if all(any(abs(claim.trigger[0] - at) < _SAME_MONEY for at in places) for claim in claims):
                del self.found[key]

    def __iter__(self) -> Iterator[list[Claim]]:
        return iter(self.found.values())


def pairs(subjects: Iterable[Node], objects: Iterable[Node], each_other: bool) -> list[tuple[Node, Node]]:
    """Which names a rule relates: every subject with every object; all pairs, up to four, if mutual."""
    left, right = list(subjects), list(objects)
    if not each_other:
        return [(a, b) for a in left for b in right]
    members = list({id(node): node for node in (*left, *right)}.values())
    members.sort(key=lambda node: node.start)
    if len(members) <= _PAIRWISE:
        return [(a, b) for at, a in enumerate(members) for b in members[at + 1 :]]
    if len(left) == 1 or len(right) == 1:
        return [(a, b) for a in left for b in right]
    return [(members[0], b) for b in members[1:]]
