"""Labels of chips from polygons, counted pixel by pixel."""

from __future__ import annotations

import numpy as np
import pytest
from made_chips import CRS, TRANSFORM

from stori_plugin.engine.rasters.grid import Grid
from stori_plugin.engine.retrieval.chips import chip_labels
from stori_plugin.engine.retrieval.chips.chip_labels import labels_of_chips
from stori_plugin.engine.retrieval.chips.chip_table import (
    NO_DATE,
    ChipTable,
    TextLists,
    window_corners,
)

GRID = Grid(CRS, TRANSFORM, 40, 30)
WORDS = ("Größe, klein", "Mais", "Weiß")


def table_of(windows: np.ndarray) -> ChipTable:
    count = len(windows)
    nothing = TextLists(np.zeros(count + 1, np.int64), np.zeros(0, np.int32), [])
    return ChipTable(
        np.arange(count), window_corners(TRANSFORM, windows), np.full(count, NO_DATE, np.int32),
        np.zeros(count, np.int32), windows, nothing, nothing,
    )  # fmt: skip


@pytest.mark.parametrize("size", [1, 4])
@pytest.mark.parametrize("pixels", [2**24, 200])
def test_a_label_counts_from_a_quarter_of_a_chip_on(monkeypatch, size, pixels):
    """Chips come block by block and of two dates; strips of the grid change nothing."""
    monkeypatch.setattr(chip_labels, "_PIXELS", pixels)
    random = np.random.default_rng(1)
    truth = np.full((30, 40), -1)
    rows, columns = np.mgrid[:30, :40] + 0.5
    polygons = []
    for k in range(25):
        (left, top), (width, height) = random.uniform(0, 28, 2), random.uniform(2, 12, 2)
        xs, ys = (
            500_000 + 10 * (left + width * np.array([0, 1, 1, 0, 0])),
            5_600_000 - 10 * (top + height * np.array([0, 0, 1, 1, 0])),
        )
        polygons.append(({"type": "Polygon", "coordinates": [list(zip(xs, ys))]}, WORDS[k % 3]))
        inside = (rows > top) & (rows < top + height) & (columns > left) & (columns < left + width)
        truth[inside] = k % 3
    corners = [
        (row, column)
        for block in (0, 20)
        for row in range(0, 31 - size, size)
        for column in range(block, block + 21 - size, size)
    ]
    windows = np.array([(*corner, size, size) for corner in 2 * corners], np.int32)
    found = labels_of_chips(table_of(windows), GRID, polygons, "EPSG:32631")
    for (row, column, height, width), labels in zip(windows, found):
        part = truth[row : row + height, column : column + width]
        assert labels == tuple(
            word for k, word in enumerate(WORDS) if (part == k).sum() >= part.size / 4
        )
    assert any(len(labels) > 1 for labels in found) == (size > 1) and () in found
