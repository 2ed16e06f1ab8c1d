"""From mentions to nodes: the outermost names, their acronyms, and nouns that stand for them."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from pipeline.annotation import EntityType
from pipeline.language.extensions import SPANS
from pipeline.language.relations import words
from pipeline.language.relations.scene.authors import author_nodes
from pipeline.language.relations.scene.nodes import Node
from pipeline.rules.relations import ActorWords


def read_nodes(doc: Doc, types: dict[str, EntityType], actors: ActorWords) -> list[Node]:
    """The outermost mentions of the entities in `types`, and phrases that stand for them, in text order."""
    outer: list[Node] = []
    inner: dict[int, list[Span]] = {}
    for span in doc.spans.get(SPANS, ()):
        entity_id = span._.entity_id
        if entity_id not in types:
            continue
        last = outer[-1] if outer else None
        if last is not None and span.end <= last.end:
            if span.start >= last.start:
                inner.setdefault(len(outer) - 1, []).append(span)
            continue
        outer.append(Node(span.start, span.end, span.start, (entity_id,), types[entity_id]))
    for at, spans in inner.items():
        outer[at].inner = tuple(spans)
    named = _without_acronyms(doc, outer)
    named = sorted([*named, *author_nodes(doc, named, actors)], key=lambda node: node.start)
    return _with_topics(doc, _with_anaphors(doc, named, types), actors)


def _without_acronyms(doc: Doc, nodes: list[Node]) -> list[Node]:
    """« Organisation mondiale de la Santé (OMS) » is one node that ends after the bracket."""
    kept: list[Node] = []
    for node in nodes:
        opened = node.start > 0 and doc[node.start - 1].text in "(["
        last = kept[-1] if kept else None
        if opened and last and last.ids == node.ids and node.start - 1 - last.end <= 1:
            closed = node.end < len(doc) and doc[node.end].text in ")]"
            last.end = node.end + 1 if closed else node.end
            continue
        kept.append(node)
    return kept


def _with_anaphors(doc: Doc, nodes: list[Node], types: dict[str, EntityType]) -> list[Node]:
    taken = {i for node in nodes for i in range(node.start, node.end)}
    for at, ids in (doc._.anaphors or {}).items():
        known = tuple(entity_id for entity_id in ids if entity_id in types)
        if known and at not in taken:
            nodes.append(Node(at, at + 1, at, known, types[known[0]], anaphor=True))
    return sorted(nodes, key=lambda node: node.start)


def _with_topics(doc: Doc, nodes: list[Node], actors: ActorWords) -> list[Node]:
    """Add « le rendez-vous », « l'initiative », « la phase 1 » for the last event or programme before."""
    starts = {node.start: node for node in nodes}
    taken = {i for node in nodes for i in range(node.start, node.end)}
    last: dict[EntityType, Node] = {}
    added: list[Node] = []
    for token in doc:
        if token.i in starts:
            last[starts[token.i].type] = starts[token.i]
        kinds = actors.topics.get(token.lower_)
        if kinds is None or token.i in taken or not _is_bare_topic(token) or _is_title(token, starts):
            continue
        recent = [last[kind] for kind in kinds if kind in last]
        if recent:
            best = max(recent, key=lambda node: node.start)
            added.append(Node(token.i, token.i + 1, token.i, best.ids, best.type, anaphor=True, guess=True))
    return sorted([*nodes, *added], key=lambda node: node.start)


def _is_title(token: Token, starts: dict[int, Node]) -> bool:
    """« le projet « Pas à pas » »: the noun stands before a quoted name, for nothing else."""
    at = token.i + 1
    while at < len(token.doc) and (token.doc[at].text in words.QUOTES or token.doc[at].is_space):
        at += 1
    return at > token.i + 1 and at in starts


def _is_bare_topic(token: Token) -> bool:
    """« l'initiative se poursuit », « la phase 1 »: no words tell which one but an article and a number."""
    doc = token.doc
    before = [word.lower_ for word in doc[max(0, token.i - 2) : token.i]]
    if before and (before[-1].endswith(("ième", "ème", "nde")) or before[-1] in words.ORDINALS):
        before.pop()
    if not before or before[-1] not in words.DEFINITE | words.POSSESSIVE:
        return False
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is None or after.is_punct or after.is_space or after.pos_ in ("VERB", "AUX", "ADV", "PRON"):
        return True
    following = doc[token.i + 2 : token.i + 3].text
    return after.like_num or (after.lower_ in ("du", "des") and following[:1].isdigit())
