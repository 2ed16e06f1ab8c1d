"""Geometry of the layout: points at given distances, boxes pushed apart and packed, sunflowers."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def push_apart(points: np.ndarray, boxes: np.ndarray, rounds: int = 300) -> np.ndarray:
    """`points` moved as little as it takes for no two boxes (width, height) around them to overlap.

    Each overlapping pair is parted along the axis where less of its room is missing, so that wide boxes do
    not all end in columns. Equal points part by their order.
    """
    points = points.astype(float).copy()
    n = len(points)
    points += np.column_stack([np.arange(n), np.arange(n)[::-1]]) * 1e-6
    room = (boxes[:, None, :] + boxes[None, :, :]) / 2
    for _ in range(rounds):
        apart = points[:, None, :] - points[None, :, :]
        overlap = room - np.abs(apart)
        both = (overlap > 0).all(axis=2)
        np.fill_diagonal(both, False)
        if not both.any():
            break
        along = (overlap[:, :, 1] * room[:, :, 0] < overlap[:, :, 0] * room[:, :, 1]).astype(int)
        for axis in (0, 1):
            here = both & (along == axis)
            move = np.where(here, np.sign(apart[:, :, axis]) * (overlap[:, :, axis] / 2 + 0.5), 0.0)
            points[:, axis] += move.sum(axis=1) / np.maximum(1, here.sum(axis=1))
    return points


def sunflower(n: int, spacing: float) -> np.ndarray:
    """`n` points at least about `spacing` apart, filling a disc from its middle (Vogel 1979)."""
    numbers = np.arange(n)
    radii, angles = spacing * 0.62 * np.sqrt(numbers), numbers * _GOLDEN_ANGLE
    return np.column_stack([radii * np.cos(angles), radii * np.sin(angles)])


def settle(lengths: np.ndarray, rounds: int = 120) -> np.ndarray:
    """Points whose distances come close to `lengths`, short ones first: stress majorisation from a circle
    (Gansner, Koren & North 2004)."""
    n = len(lengths)
    if n == 1:
        return np.zeros((1, 2))
    weights = 1.0 / np.where(lengths > 0, lengths, 1.0) ** 2
    np.fill_diagonal(weights, 0.0)
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    angles = np.arange(n) * 2 * math.pi / n
    points = np.column_stack([np.cos(angles), np.sin(angles)]) * lengths.max() / 2
    for _ in range(rounds):
        apart = points[:, None, :] - points[None, :, :]
        distances = np.maximum(np.hypot(apart[:, :, 0], apart[:, :, 1]), 1e-9)
        pulls = -weights * lengths / distances
        np.fill_diagonal(pulls, 0.0)
        np.fill_diagonal(pulls, -pulls.sum(axis=1))
        points = inverse @ (pulls @ points)
    return points


def pack_boxes(boxes: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Centres of boxes (width, height) that do not overlap: the first in the middle, each next in the first
    free place of a widening ellipse around it.

    A grid of cells about as wide as a box keeps the search local.
    """
    if not boxes:
        return []
    cells = _Cells(max(1.0, float(np.median(np.array(boxes)))))
    centres = []
    begin: dict[tuple[int, int], int] = {}  # kind of box -> turn of the spiral that had room for the last
    for width, height in boxes:
        kind = (round(math.log2(width + 1) * 2), round(math.log2(height + 1) * 2))
        step = max(4.0, min(width, height) * 0.35)
        turn = begin.get(kind, 0)
        while True:
            distance, angle = step * math.sqrt(turn), turn * _GOLDEN_ANGLE
            x, y = 1.4 * distance * math.cos(angle), 0.8 * distance * math.sin(angle)
            if cells.is_free(x, y, width / 2, height / 2):
                break
            turn += 1
        begin[kind] = turn
        cells.add(x, y, width / 2, height / 2)
        centres.append((x, y))
    return centres


class _Cells:
    """Boxes (middle and half sizes) by the grid cells that they touch."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._boxes: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}

    def _touched(self, x: float, y: float, w: float, h: float) -> list[tuple[int, int]]:
        columns = range(math.floor((x - w) / self._width), math.floor((x + w) / self._width) + 1)
        rows = range(math.floor((y - h) / self._width), math.floor((y + h) / self._width) + 1)
        return [(column, row) for column in columns for row in rows]

    def is_free(self, x: float, y: float, w: float, h: float) -> bool:
        return not any(
            abs(x - a) < w + c and abs(y - b) < h + d
            for cell in self._touched(x, y, w, h)
            for a, b, c, d in self._boxes.get(cell, ())
        )

    def add(self, x: float, y: float, w: float, h: float) -> None:
        for cell in self._touched(x, y, w, h):
            self._boxes.setdefault(cell, []).append((x, y, w, h))
