"""Who gets or owns what the noun says: « X a bénéficié du soutien de Y », « ses membres »."""

from __future__ import annotations

from pipeline.language.relations import words
from pipeline.language.relations.clauses import Clause, Found
from pipeline.language.relations.nouns.phrase import NounPhrase
from pipeline.language.relations.roles import topic
from pipeline.rules.relations import NounRule, Types

_VERB_REACH = 4


def receiver(noun: NounPhrase, types: Types, used: set[int]) -> Found | None:
    """« X a bénéficié du soutien de Y »: X gets it."""
    if found := _recipient(noun, types, used):
        return found
    clause = noun.governing()
    if clause is None or not clause.verb.lower_.startswith(words.RECEIVERS):
        return None
    found = clause.grammatical_subject(types)
    if found and not {id(node) for node in found.nodes} & used:
        return found
    return None


def _recipient(noun: NounPhrase, types: Types, used: set[int]) -> Found | None:
    """« X, lauréat d'une bourse de Y », « Bénéficiaire d'une subvention de Y, X … »: X gets it."""
    doc, scene = noun.scene.doc, noun.scene
    before = range(noun.token.i - 1, max(noun.floor, noun.token.i - 5) - 1, -1)
    at = next((i for i in before if doc[i].lower_ in words.RECIPIENTS), None)
    if at is None:
        return None
    left = scene.at(at - 2) if at > noun.floor + 1 and doc[at - 1].text == "," else None
    found = Found([left], "order") if left else Clause(scene, doc[at], participle=False).after_comma(types)
    if found is None:
        return None
    nodes = [node for node in found.nodes if node.type in types and id(node) not in used]
    return Found(nodes, found.how) if nodes else None


def addressee(noun: NounPhrase, rule: NounRule, types: Types, used: set[int]) -> Found | None:
    """« auquel X apporte son concours », « X y donne son appui »: to whom the verb gives it."""
    clause = noun.governing() if "à" in rule.object else None
    if clause is None or abs(clause.verb.i - noun.token.i) > _VERB_REACH:
        return None
    dative = clause.opener in words.RELATIVE_DATIVE or clause.clitics & words.DATIVE_CLITICS
    found = clause.oblique("à", types) if dative else None
    return found if found and not {id(node) for node in found.nodes} & used else None


def recalled(noun: NounPhrase, types: Types) -> Found | None:
    """« X en assure le financement »: « en » is what the sentence before was about."""
    clause = noun.copular() or noun.governing()
    return topic(noun.scene, noun.token, types) if clause and "en" in clause.clitics else None


def owner(noun: NounPhrase, types: Types, used: set[int]) -> Found | None:
    """Whose members or donors « ses » means: the subject of the clause, else the topic."""
    clause = noun.governing()
    found = clause.grammatical_subject(types) if clause else None
    if found and not {id(node) for node in found.nodes} & used:
        return found
    return topic(noun.scene, noun.token, types)


def relative_owner(noun: NounPhrase, types: Types) -> Found | None:
    """« la réunion, dont X est l'hôte »: what « dont » means."""
    clause = noun.copular() or noun.governing()
    return clause.relative_of("de", types) if clause else None
