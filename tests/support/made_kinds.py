"""An index of chips of three kinds, side by side."""

from __future__ import annotations

import numpy as np
from rasterio.crs import CRS

from stori_plugin.engine.retrieval.chips.chip_table import (
    NO_DATE,
    ChipTable,
    TextLists,
    window_corners,
)
from stori_plugin.engine.retrieval.index.codes import parse_code
from stori_plugin.engine.retrieval.index.index_file import IndexContents, open_index, write_index

WKT = CRS.from_epsg(32631).to_wkt()
FIELDS, WATER, TOWN = range(3)
KINDS = np.repeat([FIELDS, WATER, TOWN], 20)


def made_index(path, code: str = "float"):
    """Sixty chips of three kinds; fields and water share half of what they look like."""
    rng = np.random.default_rng(1)
    looks = rng.normal(size=(3, 64)).astype(np.float32)
    looks[WATER, :32] = looks[FIELDS, :32]
    embeddings = looks[KINDS] + 0.3 * rng.normal(size=(60, 64)).astype(np.float32)
    kind, n = parse_code(code), 60
    windows = np.stack([np.zeros(n), 8 * np.arange(n), np.full(n, 8), np.full(n, 8)], 1)
    dates = np.where(np.arange(n) % 2, 18_748, NO_DATE)
    nothing = TextLists.of([()] * n)
    table = ChipTable(
        np.arange(n) * 2, window_corners((20, 0, 5e5, 0, -20, 5.6e6), windows), dates,
        np.zeros(n, np.int32), windows.astype(np.int32), nothing, nothing,
        [{"name": "scene", "kind": "folder", "root": "/gone"}],
    )  # fmt: skip
    contents = IndexContents(kind.encode(embeddings), kind, table, WKT, "convolutional", {}, {},
                        "f", 64)  # fmt: skip
    write_index(str(path), contents)
    return open_index(str(path)), embeddings
