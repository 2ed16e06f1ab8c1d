"""Data inside the page: JSON, compressed, in base64, so that no text of a document can end its element."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any

import pandas as pd


def encode_block(data: Any) -> str:
    """`data` as the page's DecompressionStream reads it; the same bytes for the same data."""
    payload = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # a lone surrogate, which broken files can hold, has no UTF-8 form
    compressed = gzip.compress(payload.encode("utf-8", "replace"), compresslevel=6, mtime=0)
    return base64.b64encode(compressed).decode("ascii")


def decode_block(block: str) -> Any:
    """What `encode_block` was given."""
    return json.loads(gzip.decompress(base64.b64decode(block)))


def plain(value: Any) -> Any:
    """A cell as JSON has it: a missing one is None, a whole number an int."""
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return None
    if isinstance(value, str):
        return value
    return int(value) if float(value).is_integer() else round(float(value), 4)


def column(values: pd.Series) -> list[Any]:
    """A column of a table as a list of plain values."""
    return [plain(value) for value in values.tolist()]
