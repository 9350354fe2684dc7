"""Queries: the codes of points, polygons, rasters and indexes, to search with."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from rasterio.crs import CRS
from rasterio.errors import CRSError

from ...acquisitions.series import Source
from ...options.build_index_options import BACKSCATTER, OF_SERIES, ChipCut
from ...options.find_similar_options import ExampleShapes
from ...support.checked_json import MalformedJSONError, part, within
from ...support.errors import (
    InputError,
    NoOverlapError,
    ParameterError,
    UnreadableRasterError,
)
from ...support.progress import SILENT, Progress
from ...support.reprojection import doubt_of_crs, points_in
from ...support.sentences import Sentence
from ..chips.chip_outlines import has_place
from ..chips.chip_source import fill_missing
from ..chips.folder_listing import ChipListing, FolderChip
from ..encoders.encoder_registry import Encoder, encoder_for, needs_weights, restore_encoder
from ..encoders.pixel_years import stored_bands
from ..encoders.placed_encoding import encode_of
from ..encoders.vector_encoder import VectorEncoder
from ..encoders.vision_transformer import heeding
from ..index.container import damaged
from ..index.index_file import Index, check_alike
from .chip_places import ChipPlaces

if TYPE_CHECKING:
    from ..chips.embedding_chips import EmbeddingChips
    from ..chips.folder_chips import FolderChips
    from ..chips.scene_chips import SceneChips

_LARGEST = 2**20  # pixels of a chip's edge
_MOST_MISSING = 0.5  # share of a chip's values; fewer than for an index, as a query has few chips
_ROWS_AT_ONCE = 4096  # chips whose embeddings are in memory together


def rows_of_point(index: Index, x: float, y: float, crs: str = "") -> np.ndarray:
    """Return the row (1,) of the chip that holds a point.

    ``crs`` is WKT or an EPSG code, "" for that of the index. Raises `InputError` where no chip
    holds the point, `ParameterError` where the index knows no outlines.
    """
    _check_outlines(index)
    (x,), (y,) = _in_index(index, [x], [y], crs)
    return np.array([index.row_at(x, y)])


def rows_of_shapes(
    index: Index, shapes: Sequence[Mapping[str, Any]], crs: str = "", progress: Progress = SILENT
) -> np.ndarray:
    """Return the rows, ascending, of the chips of all (multi)points and (multi)polygons.

    ``shapes`` are GeoJSON in ``crs``. The chips of a polygon, or of one of its parts, are those
    whose centre lies in it, or, where it is smaller than a chip, the one that holds its middle.
    Raises `InputError` where a shape lies outside, `ParameterError` where one is of another kind
    or the index knows no outlines, and `CancelledError`.
    """
    _check_outlines(index)
    places = ChipPlaces.of(index.table.corners)
    chosen = np.zeros(len(index), bool)
    for shape in shapes:
        progress.check()
        kind, coordinates = shape.get("type"), shape.get("coordinates") or []
        if kind in ("Point", "MultiPoint"):
            points = [coordinates] if kind == "Point" else coordinates
            xs, ys = _in_index(index, [p[0] for p in points], [p[1] for p in points], crs)
            chosen[[_row_at(index, places, x, y) for x, y in zip(xs, ys)]] = True
        else:
            chosen[_rows_of_polygon(index, places, shape, crs)] = True
    return np.flatnonzero(chosen)


def rows_of_examples(
    index: Index, examples: ExampleShapes, progress: Progress = SILENT
) -> np.ndarray:
    """Return what `rows_of_shapes` does; ``progress`` hears where their layer has no CRS."""
    doubt = doubt_of_crs(examples.crs, examples.layer, f"the index {index.path}")
    if doubt:
        progress.warn(doubt)
    return rows_of_shapes(index, examples.shapes, examples.crs, progress)


def _row_at(index: Index, places: ChipPlaces, x: float, y: float) -> int:
    row = places.row_at(x, y)
    return index.row_at(x, y) if row is None else row  # which says that the point lies outside


def _rows_of_polygon(
    index: Index, places: ChipPlaces, geometry: Mapping[str, Any], crs: str
) -> np.ndarray:
    found: list[np.ndarray] = []
    for polygon in _polygons(geometry):
        rings = [_ring_in_index(index, ring, crs) for ring in polygon]
        rows = places.within(rings)
        if len(rows) == 0:
            row = places.row_at(*rings[0][:-1].mean(0))
            rows = rows if row is None else np.array([row])
        found.append(rows)
    rows = np.concatenate(found)
    if len(rows) == 0:
        raise InputError(
            Sentence(
                "The polygon lies outside the chips of {index}: draw it inside them.",
                index=index.path,
            )
        )
    return rows


def query_of_rows(
    index: Index, rows: Sequence[int] | np.ndarray, progress: Progress = SILENT
) -> np.ndarray:
    """Return one code (1, .) for several chips: the mean embedding, or the majority of each bit.

    Chips are summed piece by piece: what is held in memory does not grow with their number.
    Raises `CancelledError`.
    """
    rows = np.asarray(rows)
    if len(rows) == 1:
        return np.array(index.codes[rows])
    total = index.vectors(rows[:1])
    for first in range(1, len(rows), _ROWS_AT_ONCE):
        progress.check()
        # The sum so far is the first row: the same additions in the same order as in one go.
        piece = np.concatenate([total, index.vectors(rows[first : first + _ROWS_AT_ONCE])])
        total = piece.sum(0, keepdims=True)
    return index.query_codes(total / np.float32(len(rows)))


def query_of_index(index: Index, other: Index) -> np.ndarray:
    """Return all codes (m, .) of another index.

    Raises `ParameterError` for another encoder or code.
    """
    check_alike(index, other)
    return np.array(other.codes)


def query_of_rasters(
    index: Index, sources: Sequence[Source], weights: str = "", progress: Progress = SILENT
) -> np.ndarray:
    """Return one code (1, .) for the ground that rasters show: the mean over its chips.

    Several rasters are a series in time. They are brought to the pixel size of the index and
    read in windows of its chips' size; smaller rasters are one chip. Raises what making the
    encoder again and reading the rasters raise, `InputError` where every chip is incomplete.
    """
    _check_no_sar(index)
    encoder = restore_encoder(index.encoder, index.settings, index.arrays, weights, index.path)
    try:
        size = within(part(index.chip, "size", int), 1, _LARGEST, "size")
        metres = within(part(index.chip, "metres", float), 0.0, _LARGEST * 1e6, "metres")
    except MalformedJSONError as error:
        raise damaged(index.path, f"it {error}") from error
    with _chips_of(sources, encoder, size, metres / size, index.path, progress) as chips:
        encoder = encoder_for(encoder, chips)
        embeddings = []
        for batch in chips.batches():
            progress.check()
            values, missing = fill_missing(chips.read(batch, progress.check), chips)
            with heeding(progress.check):
                encoded = encode_of(encoder, values, chips, batch)
            embeddings.append(encoded[missing < _MOST_MISSING])
        complete = np.concatenate(embeddings)
    if len(complete) == 0:
        raise InputError(
            f"{os.path.basename(sources[0].path)} has too few pixels to look for: give another."
        )
    return index.code.encode(complete.mean(0, keepdims=True))


def _check_no_sar(index: Index) -> None:
    """Raise `ParameterError`, before weights are asked for, where images alone do not suffice."""
    if index.encoder not in OF_SERIES or not needs_weights(index.encoder):
        return
    if set(BACKSCATTER) <= set(stored_bands(index.settings, index.path)):
        raise ParameterError(
            f"The index {index.path} was built with SAR, which is not given with an image: ask "
            "with a point, with polygons or with another index."
        )


def _chips_of(
    sources: Sequence[Source],
    encoder: Encoder,
    size: int,
    metres: float,
    index: str,
    progress: Progress,
) -> SceneChips | EmbeddingChips | FolderChips:
    """Return the chips of rasters, cut as those of an index whose pixels have ``metres``.

    Pictures without a place on the map are a chip each.
    """
    # Reading rasters loads 24 more files of the engine, which the other queries do without.
    from ..chips.embedding_chips import EmbeddingChips
    from ..chips.scene_chips import SceneChips

    if isinstance(encoder, VectorEncoder):
        paths = [source.path for source in sources]
        found = EmbeddingChips(paths, ChipCut(size=size, shrinks=True), progress)
        encoder.check_source(found, index)
        return found
    pictures = [] if encoder.temporal else [_picture_of(source.path) for source in sources]
    if pictures and all(pictures):
        from ..chips.folder_chips import FolderChips

        listing = ChipListing("", "classes", tuple(one for one in pictures if one))
        return FolderChips(listing, encoder.bands, encoder.name, progress)
    # Pictures have no metres, and chips of folders had none in earlier indexes.
    cut = ChipCut(size=size, bands=encoder.bands, metres=metres or None, shrinks=True)
    return SceneChips(sources, cut, encoder.temporal, encoder.name, progress)


def _picture_of(path: str) -> FolderChip | None:
    """Return an image without a place on the map as a chip; None for other rasters."""
    try:
        return None if has_place(path) else FolderChip(path, (path,), ())
    except UnreadableRasterError:  # said by whoever reads it
        return None


def _check_outlines(index: Index) -> None:
    if not index.crs or not np.isfinite(index.table.corners).any():
        raise ParameterError(
            f"The chips of the index {index.path} have no place on the map: "
            "ask with an image or with another index."
        )


def _in_index(
    index: Index, xs: Sequence[float], ys: Sequence[float], crs: str
) -> tuple[Sequence[float], Sequence[float]]:
    """Return coordinates in the CRS of the index."""
    if not crs:
        return xs, ys
    try:
        source, target = CRS.from_user_input(crs), CRS.from_wkt(index.crs)
    except CRSError as error:
        raise ParameterError(f"The CRS of the query is not understood: {crs}.") from error
    if source == target:
        return xs, ys
    new_xs, new_ys = points_in(source, target, xs, ys)
    if not np.isfinite(new_xs).all() or not np.isfinite(new_ys).all():
        raise NoOverlapError(
            f"The query lies where the CRS of the index {index.path} does not reach: "
            "choose a place inside its chips."
        )
    return new_xs, new_ys


def _polygons(geometry: Mapping[str, Any]) -> list[list[Sequence[Sequence[float]]]]:
    """Return the rings of each part of a geometry that has an inside."""
    coordinates = geometry.get("coordinates") or []
    parts = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(geometry.get("type", ""))
    polygons = [[ring for ring in part if len(ring) > 2] for part in parts or []]
    if not any(polygons):
        raise ParameterError("The query is no polygon: draw one, or give a point.")
    return [rings for rings in polygons if rings]


def _ring_in_index(index: Index, ring: Sequence[Sequence[float]], crs: str) -> np.ndarray:
    xs, ys = _in_index(index, [p[0] for p in ring], [p[1] for p in ring], crs)
    return np.stack([xs, ys], -1)
