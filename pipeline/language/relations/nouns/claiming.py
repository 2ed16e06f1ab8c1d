"""Noun rules: both ends of the relation that a trigger noun states, and the claim of it."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.claims import Claims, pairs
from pipeline.language.relations.clauses import Found
from pipeline.language.relations.nouns.agents import acting_owner, entrusted, holder, performer
from pipeline.language.relations.nouns.anchors import anchor
from pipeline.language.relations.nouns.identity import identified, listed, named_after
from pipeline.language.relations.nouns.phrase import NounPhrase
from pipeline.language.relations.nouns.receivers import addressee, owner, recalled, receiver, relative_owner
from pipeline.language.relations.roles import add, context, following_words, signature
from pipeline.language.relations.scene import Scene
from pipeline.rules.relations import NounRule, Trigger, Types

_PROGRAMMES = frozenset({EntityType.PROGRAMME})


def claim_noun(scene: Scene, token: Token, trigger: Trigger, claims: Claims) -> None:
    """Claim what a trigger noun states, if both ends of it are found."""
    rule = trigger.rule
    if not isinstance(rule, NounRule) or (last := following_words(scene, token, trigger)) is None:
        return
    if (name := scene.at(token.i)) is not None and name.start == token.i:
        last = max(last, name.end - 1)
    if trigger.following and last > token.i + 3:
        return
    if any(word.lower_ in rule.without for word in token.doc[token.i : token.i + 4]):
        return
    noun = NounPhrase(scene, token, last)
    if rule.with_money and not noun.mentions_money():
        return
    subjects, objects = _ends(noun, rule, *signature(rule, trigger.predicate))
    if subjects is None or objects is None:
        return
    at = (token.i, last + 1)
    status_at = None if "apposed" in (subjects.how, objects.how) else noun.status_at()
    for a, b in pairs(subjects.nodes, objects.nodes, rule.each_other):
        add(claims, a, trigger.predicate, b, rule, at, status_at, (subjects.how, objects.how))


def _ends(
    noun: NounPhrase, rule: NounRule, subject_types: Types, object_types: Types
) -> tuple[Found | None, Found | None]:
    """Subjects and objects: in the roles of the rule, else by what the clause around the noun says."""
    used: set[int] = set()
    subjects = _first(noun, rule.subject, subject_types, used, rule)
    if subjects:
        used |= {id(node) for node in subjects.nodes}
    objects = _first(noun, rule.object, object_types, used, rule)
    if objects is None and subjects and "is" in rule.subject:
        objects = _owned(noun, object_types, used)
    if rule.each_other and objects is None and subjects and len(subjects.nodes) > 1:
        objects = Found([], "order")
    if "is" in rule.subject:
        return subjects, objects
    if subjects is None and objects is not None and "anchor" not in rule.subject:
        subjects = holder(noun, subject_types, {id(node) for node in objects.nodes})
    if objects is None and subjects is not None and rule.receivers:
        objects = receiver(noun, object_types, {id(node) for node in subjects.nodes})
    if subjects is None and "par" in rule.subject:
        subjects, objects = _performed(noun, objects, subject_types, object_types)
    if objects is None and (objects := addressee(noun, rule, object_types, used)):
        subjects = subjects or holder(noun, subject_types, {id(node) for node in objects.nodes})
    if objects is None and not subjects and "anchor" not in rule.subject:
        subjects = holder(noun, subject_types, set())
        objects = recalled(noun, object_types) if subjects else None
    return subjects, objects


def _owned(noun: NounPhrase, types: Types, used: set[int]) -> Found | None:
    """Whose noun X is: « ses bailleurs sont X », « le projet, dont X est l'hôte », « X en est membre »."""
    found = owner(noun, types, used) if noun.is_possessed() else relative_owner(noun, types)
    return found or recalled(noun, types)


def _performed(
    noun: NounPhrase, objects: Found | None, subject_types: Types, object_types: Types
) -> tuple[Found | None, Found | None]:
    """Both ends where the clause says whose task it is: « sa gestion est assurée par X », « confiée à X »."""
    subjects = performer(noun, subject_types) if objects else None
    if subjects or not (subjects := entrusted(noun, subject_types)) or objects:
        return subjects, objects
    if found := recalled(noun, object_types):
        return subjects, found
    if noun.is_possessed():
        return subjects, owner(noun, object_types, set())
    return subjects, context(noun.scene, noun.floor, object_types & _PROGRAMMES, set())


def _first(
    noun: NounPhrase, roles: tuple[str, ...], types: Types, used: set[int], rule: NounRule
) -> Found | None:
    """The first of the roles of a rule that holds names of these types."""
    for role in roles:
        if role == "context":
            adverbial = noun.before in words.SIMPLE_CASES | words.DE | words.A | {"grâce"}
            if not adverbial and (found := context(noun.scene, noun.token.i, types, used)):
                return found
        elif role == "owner":
            if found := acting_owner(noun, types, used):
                return found
        elif role == "members":
            if nodes := noun.complement("", types, used):
                return Found(nodes, "order")
        elif role == "pair":
            if nodes := noun.pair(types):
                return Found(nodes, "order")
        elif role == "named":
            if found := named_after(noun, types, used):
                return found
        elif role == "object":
            clause = noun.governing() if noun.is_possessed() else None
            found = clause.role("object", types) if clause else None
            if found and not {id(node) for node in found.nodes} & used:
                return found
        elif role == "anchor":
            if noun.before in rule.after and (found := anchor(noun, types, used)):
                return found
        elif role == "is":
            if found := identified(noun, types, used) or listed(noun, types, used):
                return found
        elif nodes := noun.complement(role, types, used):
            return Found(nodes, "order")
    return None
