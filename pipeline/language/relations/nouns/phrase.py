"""A trigger noun in its sentence: what stands before it, how far it reaches, what its complements are."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.language.relations import words
from pipeline.language.relations.clauses import (
    Clause,
    is_clause_verb,
    is_opener,
    is_participle,
    opens_list,
)
from pipeline.language.relations.scene import Node, Scene
from pipeline.rules.relations import Types

#: How far after its noun a pair may stand: « accord de pêche Ghana-Togo ».
_PAIR_REACH = 4


class NounPhrase:
    """A trigger noun with its complements to the right and what it hangs on to the left."""

    def __init__(self, scene: Scene, token: Token, last: int) -> None:
        self.scene = scene
        self.token = token
        self.last = last
        self.floor = scene.floor(token.i)
        self.end = self._right_edge()
        self.before = self._before()

    def _right_edge(self) -> int:
        doc = self.scene.doc
        ceiling = self.scene.ceiling(self.token.i)
        for i in range(self.last + 1, ceiling):
            if self.scene.at(i) is not None or opens_list(self.scene, i):
                continue
            if self.is_copular(i) or doc[i].lower_.startswith(words.SEALED):
                continue
            if doc[i].text in ".;:!?" or is_clause_verb(doc[i]) or is_opener(doc[i]):
                return i
        return ceiling

    def is_copular(self, i: int) -> bool:
        """« dont le siège est à New York »: the verb right after the noun."""
        word = self.scene.doc[i].lower_
        return (i == self.last + 1 and word in words.COPULAS) or (
            i == self.last + 2 and word in words.STANDS and self.scene.doc[i - 1].lower_ in words.REFLEXIVE
        )

    def _before(self) -> str:
        """The preposition before the noun: « avec » of « avec l'appui technique de »."""
        doc = self.scene.doc
        at = self.token.i - 1
        while at >= self.floor and (doc[at].lower_ in words.ARTICLES or doc[at].pos_ == "ADJ"):
            at -= 1
        if at > self.floor and doc[at].lower_ in ("des", "du") and doc[at - 1].lower_ in words.SIMPLE_CASES:
            at -= 1  # « avec des fonds de »
        if at < self.floor:
            return ""
        if (
            doc[at].lower_ in ("à", "au", "aux", "de", "du")
            and at > self.floor
            and doc[at - 1].lower_ == "grâce"
        ):
            return "grâce"
        return doc[at].lower_

    def mentions_money(self) -> bool:
        """Whether an amount or a word for funds stands in the sentence."""
        start, end = self.floor, self.scene.ceiling(self.token.i)
        amounts = any(self.scene.money.intersection(node.ids) for node in self.scene.inside(start, end))
        around = (token for token in self.scene.doc[start:end] if token.i != self.token.i)
        return amounts or any(token.lower_ in words.MONEY for token in around)

    def status_at(self) -> int:
        return self.token.i

    def groups(self) -> Iterator[list[Node]]:
        seen = None
        for node in self.scene.right_of(self.last, self.end):
            if node.group is not seen and (node.head > self.last or self.scene.at(self.token.i) is node):
                seen = node.group
                yield node.group.nodes

    def complement(self, case: str, types: Types, used: set[int]) -> list[Node]:
        previous_end = self.last + 1
        for nodes in self.groups():
            first = nodes[0]
            own = self.scene.at(self.token.i) is first
            if first.head - previous_end > (12 if case == "de" else 14):
                return []
            between = self.scene.doc[previous_end : first.head]
            if case == "de" and any(token.lower_ in words.OTHER_PHRASE for token in between):
                return []
            within = case == "de" and first.case.endswith(" de")
            if within or case == first.case or (own and case == "de"):
                kept = [node for node in nodes if node.type in types and id(node) not in used]
                if kept:
                    return kept
        return []

    def pair(self, types: Types) -> list[Node]:
        """« la coopération sanitaire Ghana-Togo »: two names joined by a dash right after the noun."""
        for nodes in self.groups():
            joined = (
                len(nodes) == 2 and self.scene.doc[nodes[0].end : nodes[1].start].text.strip() in words.DASHES
            )
            near = not nodes[0].case and nodes[0].head - self.last <= _PAIR_REACH
            return nodes if joined and near and all(node.type in types for node in nodes) else []
        return []

    def governing(self) -> Clause | None:
        """The clause that the noun stands in."""
        token = self.token
        for _ in range(8):
            if token.head is token:
                break
            token = token.head
            if is_clause_verb(token) and self.scene.at(token.i) is None:
                return Clause(self.scene, token, is_participle(token))
        return None

    def copular(self) -> Clause | None:
        """« X en est le mécène »: the clause of the copula before the noun."""
        doc, at = self.scene.doc, self.token.i - 1
        while at > self.floor and doc[at].lower_ not in words.COPULAS:
            at -= 1
        return Clause(self.scene, doc[at], participle=False) if at > self.floor else None

    def is_possessed(self) -> bool:
        """« ses membres », « son principal bailleur »."""
        before = self.scene.doc[max(self.floor, self.token.i - 3) : self.token.i]
        return any(token.lower_ in words.POSSESSIVE for token in before)
