"""Who is said to be the noun: « X est le bailleur de Y », « ses membres sont A et B »."""

from __future__ import annotations

from pipeline.language.relations import words
from pipeline.language.relations.clauses import Clause, Found, is_clause_verb
from pipeline.language.relations.nouns.phrase import NounPhrase
from pipeline.rules.relations import Types


def identified(noun: NounPhrase, types: Types, used: set[int]) -> Found | None:
    """« X est le principal bailleur de », « X, membre de »: who is said to be the noun."""
    doc = noun.scene.doc
    at = noun.token.i - 1
    while at >= noun.floor and (
        doc[at].lower_ in words.BEFORE_NOUN
        or doc[at].pos_ in ("ADJ", "ADV", "NUM")
        or doc[at].lower_ in ("deux", "trois")
    ):
        at -= 1
    if at < noun.floor:
        if at < noun.token.i - 1:
            return None
        # « Antenne de X, le centre Y … »
        found = Clause(noun.scene, noun.token, participle=False).after_comma(types)
        return Found(found.nodes[:1], "apposed") if found else None
    among = doc[at].lower_ == "parmi" and at > noun.floor
    if among and doc[at - 1].lower_.startswith(words.FIGURES):
        at -= 1
    if doc[at].lower_ in words.COPULAS or doc[at].lower_.startswith(words.FIGURES):
        clause = Clause(noun.scene, doc[at], participle=False)
        found = clause.grammatical_subject(types)
        if found and not {id(node) for node in found.nodes} & used:
            return found
        return _after_copula(noun, types) if "en" in clause.clitics else None
    if (
        doc[at].text == ","
        and (node := noun.scene.at(at - 1))
        and node.type in types
        and id(node) not in used
    ):
        many = noun.token.lower_.endswith(("s", "x"))
        nodes = [other for other in node.group.of_types(types) if id(other) not in used]
        return Found(nodes if many and noun.token.i == at + 1 else [node], "apposed")
    return None


def _after_copula(noun: NounPhrase, types: Types) -> Found | None:
    """« En sont membres A, B et C »: who follows the noun."""
    node = next(noun.scene.right_of(noun.last, noun.end), None)
    nodes = node.group.of_types(types) if node and not node.case else []
    return Found(nodes, "order") if nodes else None


def listed(noun: NounPhrase, types: Types, used: set[int]) -> Found | None:
    """« Les bailleurs du projet sont A et B », « parmi ses membres, A et B »: who follows the verb."""
    doc, scene = noun.scene.doc, noun.scene
    verb = next((i for i in range(noun.end, min(noun.end + 2, len(doc))) if is_clause_verb(doc[i])), None)
    among = noun.before == "parmi"
    if among and verb is None:
        verb = noun.last
    elif verb is None or not (doc[verb].lower_ in words.COPULAS or doc[verb].lower_.startswith("figur")):
        return None
    for node in scene.right_of(verb, scene.ceiling(noun.token.i)):
        if not node.case and id(node) not in used and (nodes := node.group.of_types(types)):
            return Found([other for other in nodes if id(other) not in used], "order")
        if not among:
            return None
    return None


def named_after(noun: NounPhrase, types: Types, used: set[int]) -> Found | None:
    """« un programme de l'OIM et du PNUD, « Alizé », »: the title right after who it belongs to."""
    last = max((node.end for node in noun.scene.nodes if id(node) in used), default=0)
    node = next(noun.scene.right_of(last - 1, noun.end), None) if last > noun.last else None
    if node is None or node.type not in types or node.case or node.anaphor:
        return None
    between = noun.scene.doc[last : node.start].text.strip()
    return Found([node], "order") if between and set(between) <= set(',:(«“" ') else None
