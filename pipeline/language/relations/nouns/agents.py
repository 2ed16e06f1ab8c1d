"""Who does what the noun says: « X renforce son appui », « la gestion est confiée à X »."""

from __future__ import annotations

from pipeline.language.relations import words
from pipeline.language.relations.clauses import Clause, Found
from pipeline.language.relations.nouns.phrase import NounPhrase
from pipeline.language.relations.scene import PLACES
from pipeline.rules.relations import Types

_VERB_REACH = 4


def holder(noun: NounPhrase, types: Types, used: set[int]) -> Found | None:
    """« X renforce son appui à Y »: X holds the appui; « X, dont le siège »."""
    if noun.before == "dont":
        near = next(noun.scene.left_of(noun.token.i, noun.floor), None)
        return Found([near], "relative") if near and near.type in types else None
    clause = noun.governing()
    if charged := _charged(noun):
        return charged.role("object", types)
    if clause is None or clause.verb.lower_.startswith(words.RECEIVERS) or clause.passive:
        return None
    if noun.before in ("avec", "grâce", "par"):
        return None
    if abs(clause.verb.i - noun.token.i) > 6 and not noun.is_possessed():
        return None
    found = clause.grammatical_subject(types)
    if noun.before in ("dans", "à") and (helped := clause.grammatical_object(types)):
        found = helped
    if found and not {id(node) for node in found.nodes} & used:
        return found
    return None


def _charged(noun: NounPhrase) -> Clause | None:
    """« X est chargé de l'exécution »: the clause of the participle before the noun."""
    doc = noun.scene.doc
    for i in range(noun.token.i - 1, max(noun.floor, noun.token.i - _VERB_REACH) - 1, -1):
        if doc[i].lower_.startswith(words.CHARGED) and noun.scene.at(i) is None:
            return Clause(noun.scene, doc[i], participle=True)
    return None


def acting_owner(noun: NounPhrase, types: Types, used: set[int]) -> Found | None:
    """« X inscrit le projet à son budget »: who acts with what is its own."""
    clause = noun.governing() if noun.is_possessed() else None
    found = clause.role("subject", types) if clause else None
    return found if found and not {id(node) for node in found.nodes} & used else None


def entrusted(noun: NounPhrase, types: Types) -> Found | None:
    """« la gestion du projet revient à X », « sa mise en œuvre est confiée à X »."""
    clause = noun.governing()
    if clause is None or not clause.verb.lower_.startswith(words.ENTRUSTED):
        return None
    return clause.oblique("à", types - PLACES)


def performer(noun: NounPhrase, types: Types) -> Found | None:
    """« le financement du projet est assuré par X », « sa rédaction, conduite par X »: the agent."""
    verb = noun.scene.doc[noun.end] if noun.end < len(noun.scene.doc) else None
    if verb is None or not verb.lower_.startswith(words.PERFORMED) or noun.scene.at(verb.i) is not None:
        return None
    clause = Clause(noun.scene, verb, participle=True)
    return clause.role("subject", types) if clause.passive else None
