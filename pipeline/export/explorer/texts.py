"""What the page reads when someone asks for evidence: the documents' texts, their mentions, the sentences.

Offsets of the tables are code points; JavaScript counts UTF-16 units, so they are converted here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pandas as pd

from pipeline.export.explorer.model import TYPES, known_triples
from pipeline.tables import Tables

_LAST_OF_PLANE_0 = "\uffff"


def make_texts(tables: Tables) -> dict[str, Any]:
    """Texts and mentions by document number, and the evidence of each statement in statement order.

    A mention is [start, end, type, node]; the evidence of a statement is [start, end] in its document's text,
    or the sentence itself where the text is missing or says something else there.
    """
    texts = _texts_by_id(tables)
    to_units = {doc_id: make_offsets(text) for doc_id, text in texts.items()}
    nodes = {entity_id: i for i, entity_id in enumerate(tables.entities["entity_id"])}
    mentions = _mentions(tables.mentions, nodes, to_units)
    doc_ids = list(tables.documents["doc_id"])
    return {
        "texts": [texts.get(doc_id, "") for doc_id in doc_ids],
        "mentions": [mentions.get(doc_id, []) for doc_id in doc_ids],
        "evidence": _evidence(known_triples(tables), texts, to_units),
    }


def make_offsets(text: str) -> Callable[[int], int]:
    """The function from code points to UTF-16 units of `text`: « 😀 » counts one, then two."""
    if not text or max(text) <= _LAST_OF_PLANE_0:
        return int
    wide = [i for i, char in enumerate(text) if char > _LAST_OF_PLANE_0]
    return lambda offset: int(offset) + bisect_left(wide, offset)


def _texts_by_id(tables: Tables) -> dict[str, str]:
    pairs = zip(tables.texts["doc_id"], tables.texts["text"], strict=True)
    # a lone surrogate becomes one « ? », as it does when the block is encoded, and offsets stay right
    return {doc_id: str(text).encode("utf-8", "replace").decode() for doc_id, text in pairs}


def _mentions(
    mentions: pd.DataFrame, nodes: dict[str, int], to_units: dict[str, Callable[[int], int]]
) -> dict[str, list[list[int]]]:
    by_document: dict[str, list[list[int]]] = defaultdict(list)
    for row in mentions.itertuples(index=False):
        units = to_units.get(row.doc_id)
        if units and row.end > row.start:
            mention = [units(row.start), units(row.end), TYPES.index(row.type), nodes.get(row.entity_id, -1)]
            by_document[row.doc_id].append(mention)
    for found in by_document.values():
        found.sort(key=lambda mention: (mention[0], -mention[1], mention[2]))
    return by_document


def _evidence(
    triples: pd.DataFrame, texts: dict[str, str], to_units: dict[str, Callable[[int], int]]
) -> list[list[int] | str]:
    found: list[list[int] | str] = []
    for row in triples.itertuples(index=False):
        sentence = "" if pd.isna(row.sentence) else str(row.sentence)
        text = texts.get(row.doc_id, "")
        if sentence and text[row.start : row.end] == sentence:
            units = to_units[row.doc_id]
            found.append([units(row.start), units(row.end)])
        else:
            found.append(sentence)
    return found
