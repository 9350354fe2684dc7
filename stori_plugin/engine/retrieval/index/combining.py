"""Making one index of several."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

import numpy as np
from rasterio.crs import CRS

from ...support.errors import OutputError, ParameterError
from ...support.reprojection import points_in
from ...support.staging import written_beside
from ..chips.chip_table import ChipTable, TextLists
from .index_file import Index, IndexContents, check_alike, in_pieces, open_index, write_index


def merge_indexes(paths: Sequence[str], output: str) -> None:
    """Write one index of several that have the same encoder and code.

    The ids of the first index stay as they are; those of the others are raised where they would
    overlap. Outlines are brought to the CRS of the first. ``output`` may be one of ``paths``.
    Raises `ParameterError` where the indexes do not fit together.
    """
    if len({os.path.realpath(path) for path in paths}) != len(paths) or len(paths) < 2:
        raise ParameterError("Give at least two different indexes to merge.")
    try:
        with written_beside(output) as merged:
            _write(paths, merged)
            # The indexes are closed by now: an output that is one of them can be replaced.
    except OSError as error:
        raise OutputError(
            f"OUTPUT {output} cannot be written ({error.strerror}): choose another place."
        ) from error


def _write(paths: Sequence[str], output: str) -> None:
    indexes = [open_index(path) for path in paths]
    first = indexes[0]
    for other in indexes[1:]:
        check_alike(first, other)
    write_index(
        output,
        IndexContents(
            in_pieces([index.codes for index in indexes]),
            first.code,
            _joined_table(indexes),
            first.crs or next((index.crs for index in indexes if index.crs), ""),
            first.encoder,
            first.settings,
            first.arrays,
            first.fingerprint,
            first.dim,
            first.chip,
        ),
    )


def append_index(path: str, other: str) -> None:
    """Add the chips of another index to an index, in place; see `merge_indexes`."""
    merge_indexes([path, other], path)


def _joined_table(indexes: Sequence[Index]) -> ChipTable:
    """Return the rows of all tables, one index after the other."""
    crs = next((index.crs for index in indexes if index.crs), "")
    facts: list[dict] = []
    positions: dict[str, int] = {}  # of the sources in ``facts``, each kept once
    ids, sources, corners = [], [], []
    last = -1
    for index in indexes:
        table = index.table
        shift = max(0, last + 1 - int(table.ids[0]))
        ids.append(table.ids + shift)
        last = int(ids[-1][-1])
        numbers = np.empty(len(table.source_facts), np.int32)
        for k, one in enumerate(table.source_facts):
            key = json.dumps(one, sort_keys=True)
            if key not in positions:
                positions[key] = len(facts)
                facts.append(one)
            numbers[k] = positions[key]
        sources.append(numbers[table.sources])
        corners.append(in_crs(table.corners, index.crs, crs))
    rows = [(index.table, row) for index in indexes for row in range(len(index))]
    return ChipTable(
        np.concatenate(ids),
        np.concatenate(corners),
        np.concatenate([index.table.dates for index in indexes]),
        np.concatenate(sources),
        np.concatenate([index.table.windows for index in indexes]),
        TextLists.of([table.labels[row] for table, row in rows]),
        TextLists.of([table.names[row] for table, row in rows]),
        facts,
    )


def in_crs(corners: np.ndarray, source: str, target: str) -> np.ndarray:
    """Return outlines (n, 4, 2) in another CRS; both are WKT. Unknown ones stay NaN."""
    if source == target or not source or not target:
        return corners
    crs, other = CRS.from_wkt(source), CRS.from_wkt(target)
    if crs == other:
        return corners
    flat = corners.reshape(-1, 2)
    known = np.isfinite(flat).all(1)
    moved = np.full_like(flat, np.nan)
    if known.any():
        xs, ys = points_in(crs, other, flat[known, 0].tolist(), flat[known, 1].tolist())
        moved[known] = np.stack([xs, ys], -1)
    return moved.reshape(corners.shape)
