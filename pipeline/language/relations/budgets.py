"""Rows of a budget: « — Union européenne : 3 millions d'euros », below a line about money.

What they pay for is the last programme, event or place of care named before.
"""

from __future__ import annotations

import re

from pipeline.annotation import EntityType
from pipeline.language.relations import words
from pipeline.language.relations.claims import Claims
from pipeline.language.relations.clauses.forms import is_finite
from pipeline.language.relations.roles import add
from pipeline.language.relations.scene import PLACES, Node, Scene
from pipeline.rules.relations import ClauseRule, RelationRules

_LINE = re.compile(r"[^\n\r]+")
_ACTORS = frozenset({EntityType.ORGANISATION, EntityType.COUNTRY})
_TITLES = frozenset({EntityType.PROGRAMME, EntityType.EVENT})
_AMOUNT = re.compile(
    r"\d[\d\s.,’']*\s?(?:[€$£%]|[A-Z]{3}\b|euros|francs|dollars|(?:millions|milliards?)\sd)|[€$£]\s?\d"
)
#: In characters: a longer line is prose. In lines: how far below its heading a budget goes, blank ones aside.
_ROW_LENGTH, _HEADING_LENGTH, _ROWS = 160, 120, 14


def claim_budgets(scene: Scene, rules: RelationRules, claims: Claims) -> None:
    """FUNDS for who stands with an amount in a row of a budget."""
    adjunct = rules.adjuncts["funds.row"]
    rule = ClauseRule(id=adjunct.id, prior=adjunct.prior)
    nodes = [node for node in scene.nodes if not node.guess]
    topic: Node | None = None
    left, at = 0, 0
    for line in _LINE.finditer(scene.text):
        here: list[Node] = []
        while at < len(nodes) and scene.doc[nodes[at].start].idx < line.end():
            here.append(nodes[at])
            at += 1
        payer = _payer(scene, here) if left else None
        if payer is not None and topic is not None and _is_row(scene, line.group(), here):
            for node in payer.group.of_types(_ACTORS - PLACES) or [payer]:
                if node in here and node.ids != topic.ids:
                    span = (node.start, node.end)
                    add(claims, node, adjunct.predicate, topic, rule, span, node.start, ("sheet",))
            continue
        left = _ROWS if _is_heading(line.group(), rules) else max(0, left - 1)
        topic = next((n for n in reversed(here) if n.type in _TITLES or scene.gives_care(n)), topic)


def _payer(scene: Scene, here: list[Node]) -> Node | None:
    """The first name of a row, if it is a body or a country that stands before any amount."""
    first = next((node for node in here if node.type is not EntityType.DATE), None)
    return first if first is not None and first.type in _ACTORS and not first.bracketed else None


def _is_row(scene: Scene, text: str, here: list[Node]) -> bool:
    """Whether a line holds an amount and no sentence."""
    if len(text) > _ROW_LENGTH or not here:
        return False
    start, end = here[0].head, here[-1].end
    amount = _AMOUNT.search(text) or any(scene.money.intersection(node.ids) for node in here)
    outside = (token for token in scene.doc[start:end] if scene.at(token.i) is None)
    says = (is_finite(token) or token.lower_ in words.BE for token in outside if token.lower_ != "soit")
    return bool(amount) and not any(says)


def _is_heading(text: str, rules: RelationRules) -> bool:
    """Whether a line says that money comes next: « Budget », « L'enveloppe se répartit ainsi : »."""
    line = text.strip().lower()
    about = any(word in rules.words["budget_words"] for word in re.findall(r"[^\W\d_]+", line))
    return about and len(line) <= _HEADING_LENGTH and (line.endswith((":", "?")) or not line.endswith("."))
