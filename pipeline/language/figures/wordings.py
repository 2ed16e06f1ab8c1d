"""What the words beside a figure tell of it as a part: where it is, what labels it."""

from __future__ import annotations

from pipeline.language.figures.figure import Figure
from pipeline.language.figures.scenery import Scenery

#: Behind an elided part, where or how it is.
_PLACING = frozenset(("à", "au", "aux", "en", "dans", "par", "chez", "pour", "sur", "vers"))
#: Before a figure that is set against another.
_AGAINST = frozenset(
    ("contre", "après", "que", "qu'", "qu’", "lieu", "prévoyait", "prévus", "cible", "objectif")
)


def acts(lead: list[str]) -> bool:
    """« dont se plaignent [12 élus] », « dont profitent [12 élus] »: they do something."""
    behind = lead[len(lead) - lead[::-1].index("dont") :]
    return bool(behind) and ("se" in behind or "s'" in behind or behind[-1].endswith("ent"))


def is_placed(scenery: Scenery, part: Figure) -> bool:
    """« 900 exilés sont entrés, [400] par Kita »: behind a comma, a preposition follows."""
    doc = scenery.doc
    return doc[part.start - 1].text == "," and doc[part.end : part.end + 1].text.lower() in _PLACING


def is_itemised(scenery: Scenery, part: Figure) -> bool:
    """« 900 consultations. Gale : [208]. Toux : [335]. »: a label of few words stands before a number."""
    doc, floor = scenery.doc, scenery.floor(part)
    label = [token for token in doc[floor : part.start - 1] if not token.is_space]
    behind = doc[part.end : part.end + 1].text
    labelled = doc[part.start - 1].text == ":" and 1 <= len(label) <= 5
    return labelled and (behind in (".", ";", ",") or "\n" in behind or not behind)


def is_compared(scenery: Scenery, figure: Figure) -> bool:
    """« 14 320 personnes, contre [9 870] un an avant »: said for comparison only."""
    before = scenery.doc[max(0, figure.start - 3) : figure.start]
    return any(token.lower_ in _AGAINST for token in before)
