"""Making one index of several."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

import numpy as np

from ...support.errors import OutputError, ParameterError
from ..chips.chip_table import ChipTable, Strings
from .index_file import Contents, Index, check_alike, in_pieces, open_index, write_index


def merge(paths: Sequence[str], output: str) -> None:
    """Write one index of several that have the same encoder and code.

    Ids of the first stay as they are; those of the others are moved up where they would meet.
    Outlines are brought to the CRS of the first. ``output`` may be one of ``paths``. Raises
    `ParameterError` where they do not go together.
    """
    if len({os.path.realpath(path) for path in paths}) != len(paths) or len(paths) < 2:
        raise ParameterError("Give at least two different indexes to merge.")
    merged = f"{output}.merged"
    _write(paths, merged)
    # The indexes are closed by now: an output that is one of them can be replaced.
    try:
        os.replace(merged, output)
    except OSError as error:
        os.remove(merged)
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
        Contents(
            in_pieces([index.codes for index in indexes]),
            first.code,
            _tables(indexes),
            first.crs or next((index.crs for index in indexes if index.crs), ""),
            first.encoder,
            first.settings,
            first.arrays,
            first.fingerprint,
            first.dim,
            first.chip,
        ),
    )


def append(path: str, other: str) -> None:
    """Add the chips of another index to an index, in place; see `merge`."""
    merge([path, other], path)


def _tables(indexes: Sequence[Index]) -> ChipTable:
    crs = next((index.crs for index in indexes if index.crs), "")
    facts: list[dict] = []
    places: dict[str, int] = {}
    ids, sources, corners = [], [], []
    reached = -1
    for index in indexes:
        table = index.table
        moved = max(0, reached + 1 - int(table.ids[0]))
        ids.append(table.ids + moved)
        reached = int(ids[-1][-1])
        numbers = np.empty(len(table.source_facts), np.int32)
        for k, one in enumerate(table.source_facts):
            key = json.dumps(one, sort_keys=True)
            if key not in places:
                places[key] = len(facts)
                facts.append(one)
            numbers[k] = places[key]
        sources.append(numbers[table.sources])
        corners.append(in_crs(table.corners, index.crs, crs))
    rows = [(index.table, row) for index in indexes for row in range(len(index))]
    return ChipTable(
        np.concatenate(ids),
        np.concatenate(corners),
        np.concatenate([index.table.dates for index in indexes]),
        np.concatenate(sources),
        np.concatenate([index.table.windows for index in indexes]),
        Strings.of([table.labels[row] for table, row in rows]),
        Strings.of([table.names[row] for table, row in rows]),
        facts,
    )


def in_crs(corners: np.ndarray, own: str, other: str) -> np.ndarray:
    """Return outlines (n, 4, 2) in another CRS (WKT); unknown ones stay NaN."""
    if own == other or not own or not other:
        return corners
    from rasterio.crs import CRS
    from rasterio.warp import transform

    one, target = CRS.from_wkt(own), CRS.from_wkt(other)
    if one == target:
        return corners
    flat = corners.reshape(-1, 2)
    known = np.isfinite(flat).all(1)
    moved = np.full_like(flat, np.nan)
    if known.any():
        xs, ys = transform(one, target, flat[known, 0].tolist(), flat[known, 1].tolist())
        moved[known] = np.stack([xs, ys], -1)
    return moved.reshape(corners.shape)
