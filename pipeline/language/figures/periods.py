"""When a figure holds: the date in its clause or that its sentence starts with."""

from __future__ import annotations

from pipeline.annotation import EntityType
from pipeline.language.figures.scenery import Figure, Scenery
from pipeline.language.quantities import Kind
from pipeline.language.relations.adjuncts import find_start, is_dateline
from pipeline.language.relations.scene import Node

_HARD = frozenset((";",))
_NEAR = 40
#: A date this near to the start of its sentence holds for all of it; others, past so many verbs, do not.
_OPENING, _MOST_VERBS = 3, 2
#: Words before a date that opens a sentence; a participle (« Lancé en ») makes it the date of something else.
_DATE_LEADS = frozenset(
    ("en", "au", "du", "le", "la", "de", "d", "dès", "depuis", "à", "fin", "début", "entre", "pour")
)
_TIMELESS = (Kind.MONEY, Kind.DURATION)


def find_period(scenery: Scenery, figure: Figure, attached: bool = False) -> Node | None:
    """The date node that the figure goes with, None when its sentence has none that fits.

    `attached`: the figure completes a name (« d'un budget de 2 M€ »), so the clause's date is not its own.
    """
    scene = scenery.scene
    floor, ceiling = scenery.floor(figure), scenery.ceiling(figure)
    if figure.quantity.kind in _TIMELESS and (attached or not _leads(scenery, floor, figure)):
        return None
    dates = [node for node in scene.inside(floor, ceiling) if _can_date(scenery, node, floor)]
    left = next((node for node in reversed(dates) if node.end <= figure.start), None)
    right = next((node for node in dates if node.start >= figure.end), None)
    if left is None and _points_back(scenery, floor):
        return next((n for n in scene.left_of(floor, 0) if n.type is EntityType.DATE), None)
    if right is not None and not _is_next_to(scenery, figure, right, alone=left is not None):
        right = None
    if right is not None and left is not None:
        nearer = right.start - figure.end <= figure.start - left.end
        right = right if nearer and not scenery.has_verb(figure.end, right.start) else None
    if right is not None:
        return right
    if left is None or figure.start - left.end > _NEAR:
        return None
    leads = left.start - floor <= _OPENING
    return left if leads or scenery.count_verbs(left.end, figure.start) <= _MOST_VERBS else None


def _can_date(scenery: Scenery, node: Node, floor: int) -> bool:
    """A date that tells when, not the dateline; « 2017 – MSF assure… » opens an entry of a chronicle."""
    if node.type is not EntityType.DATE or node.bracketed or find_start(scenery.scene, node) is not None:
        return False
    if not is_dateline(scenery.scene, node):
        return True
    doc = scenery.doc
    after = doc[node.end : node.end + 2]
    opens = all(token.is_space for token in doc[floor : node.start])
    return (
        opens
        and bool(after)
        and after[0].text in "-–—:"
        and scenery.doc[node.start : node.end].text[-4:].isdigit()
    )


def _points_back(scenery: Scenery, floor: int) -> bool:
    """« La même année », « cette année-là »: the date was said before."""
    first = "".join(token.text_with_ws for token in scenery.doc[floor : floor + 6]).lower()
    return "même année" in first or "année-là" in first or "mois-là" in first


def _is_next_to(scenery: Scenery, figure: Figure, date: Node, alone: bool) -> bool:
    """No other figure stands between (`alone`), or none in a clause of its own."""
    others = scenery.figures_between(figure.end, date.start)
    if (alone and others) or any(scenery.has_verb(figure.end, other.start) for other in others):
        return False
    return date.start - figure.end <= _NEAR // 2 and not any(
        token.text in _HARD for token in scenery.doc[figure.end : date.start]
    )


def _leads(scenery: Scenery, floor: int, figure: Figure) -> bool:
    """A date opens the sentence: « En 2021, 5 millions d'euros… »."""
    nodes = scenery.scene.inside(floor, figure.start)
    if _points_back(scenery, floor):
        return True
    if not nodes or nodes[0].type is not EntityType.DATE or nodes[0].start - floor > 3:
        return False
    return all(
        token.lower_ in _DATE_LEADS or not token.is_alpha for token in scenery.doc[floor : nodes[0].start]
    )
