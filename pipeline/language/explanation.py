"""Why a text gives these facts and no others: mentions, values, parse, rules that fired and nearly fired.

The tool a linguist debugs rules with; `passerelle explain` prints it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from pipeline.language import extensions
from pipeline.language.relations.claims import Claims
from pipeline.language.relations.clauses import Clause, Found
from pipeline.language.relations.nouns import claim_noun
from pipeline.language.relations.roles import first_role, signature
from pipeline.language.relations.scene import Scene
from pipeline.language.relations.verbs import claim_verb, is_verbal
from pipeline.rules.relations import RelationRules, Trigger, VerbRule

_FOLLOWING = 7


@dataclass(frozen=True, slots=True)
class MentionRow:
    text: str
    start: int
    end: int
    type: str
    value: str
    entity: str
    rule: str


@dataclass(frozen=True, slots=True)
class RelationRow:
    subject: str
    predicate: str
    object: str
    status: str
    confidence: float
    rule: str
    trigger: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NearRow:
    """A rule whose word stands in the text but that states nothing; an end it has not found is empty."""

    rule: str
    predicate: str
    trigger: str
    subject: str
    object: str


@dataclass(frozen=True, slots=True)
class TokenRow:
    text: str
    pos: str
    dep: str
    head: str


@dataclass(frozen=True, slots=True)
class Explanation:
    text: str
    mentions: tuple[MentionRow, ...]
    relations: tuple[RelationRow, ...]
    near: tuple[NearRow, ...]
    sentences: tuple[tuple[TokenRow, ...], ...]


def explain(nlp: Language, text: str, rules: RelationRules) -> Explanation:
    """Everything that the pipeline saw in `text`; offsets are those of `text`."""
    doc = nlp(text)
    names = {entity.id: entity.name for entity in doc._.entities}
    return Explanation(
        doc.text,
        tuple(_mention_row(span, names) for span in doc.spans.get(extensions.SPANS, ())),
        tuple(
            RelationRow(
                names[relation.subject],
                relation.predicate.value,
                names[relation.object],
                relation.status.value,
                relation.confidence,
                relation.rule,
                doc.text[slice(*relation.trigger)] if relation.trigger else "",
                relation.start,
                relation.end,
            )
            for relation in doc._.relations
        ),
        tuple(dict.fromkeys(_near_rows(doc, rules, names))),
        tuple(tuple(_token_row(token) for token in sentence) for sentence in _sentences(doc)),
    )


def _mention_row(span: Span, names: dict[str, str]) -> MentionRow:
    name = names.get(span._.entity_id, "")
    return MentionRow(
        span.text, span.start_char, span.end_char, span.label_, _shown(span._.value), name, span._.rule
    )


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return json.dumps(value.to_dict(), ensure_ascii=False) if hasattr(value, "to_dict") else str(value)


def _sentences(doc: Doc) -> Iterator[list[Token]]:
    sentences = doc.sents if doc.has_annotation("SENT_START") else (doc[:],)
    for sentence in sentences:
        tokens = [token for token in sentence if not token.is_space]
        if tokens:
            yield tokens


def _token_row(token: Token) -> TokenRow:
    return TokenRow(token.text, token.pos_, token.dep_, token.head.text)


def _near_rows(doc: Doc, rules: RelationRules, names: dict[str, str]) -> Iterator[NearRow]:
    """Triggers of the text that make no claim when they are tried alone."""
    if not doc._.entities:
        return
    scene = Scene(doc, rules.actors)
    for token in doc:
        if scene.at(token.i) is not None:
            continue
        for trigger in (*rules.verbs.get(token.lower_, ()), *rules.nouns.get(token.lower_, ())):
            if _has_words(token, trigger) and not _claims_something(scene, token, trigger):
                yield _near_row(scene, token, trigger, names)


def _has_words(token: Token, trigger: Trigger) -> bool:
    """Whether the words that must follow the trigger do: « mettre en œuvre », not « mettre »."""
    after = {word.lower_ for word in token.doc[token.i + 1 : token.i + 1 + _FOLLOWING]}
    return all(not choice.isdisjoint(after) for choice in trigger.following)


def _claims_something(scene: Scene, token: Token, trigger: Trigger) -> bool:
    claims = Claims(scene.types)
    if isinstance(trigger.rule, VerbRule):
        claim_verb(scene, token, (trigger,), claims)
    else:
        claim_noun(scene, token, trigger, claims)
    return bool(claims.found)


def _near_row(scene: Scene, token: Token, trigger: Trigger, names: dict[str, str]) -> NearRow:
    subject = object_ = ""
    if isinstance(trigger.rule, VerbRule) and is_verbal(token, trigger):
        clause = Clause(scene, token, trigger.participle)
        subjects, objects = signature(trigger.rule, trigger.predicate)
        subject = _named(first_role(clause, trigger.rule.subject, subjects), names)
        object_ = _named(first_role(clause, trigger.rule.object, objects), names)
    return NearRow(trigger.rule.id, trigger.predicate.value, token.text, subject, object_)


def _named(found: Found | None, names: dict[str, str]) -> str:
    return ", ".join(names[entity_id] for node in found.nodes for entity_id in node.ids) if found else ""
