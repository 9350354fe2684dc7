"""Coordinates from one reference system to another, where the other does not reach as well.

PROJ tells some places that it cannot bring elsewhere by infinite coordinates and stops at others.
A layer with the wrong reference system is the usual reason.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from rasterio._err import CPLE_BaseError  # of no public name, and no RasterioError
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.warp import transform, transform_bounds, transform_geom

from .sentences import Sentence

Bounds = tuple[float, float, float, float]
_FAILURES = (RasterioError, CPLE_BaseError, ValueError)


def doubt_of_crs(crs: str, layer: str, searched: str) -> str:
    """Return what is to be said of a layer that is laid over what it searches, or "".

    Args:
        crs: its CRS; "" where it has none.
        layer: its name; "" where there is no layer.
        searched: what is searched, in a sentence.
    """
    if crs or not layer:
        return ""
    return Sentence(
        "The layer {layer} has no CRS, and its coordinates are read in that of {searched}: set its "
        "CRS if it is another.",
        layer=layer,
        searched=searched,
    )


def points_in(
    source: CRS | str, target: CRS | str, xs: Sequence[float], ys: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Return n coordinates of ``source`` in ``target``; all are infinite where one has no place."""
    try:
        new_xs, new_ys = transform(source, target, list(xs), list(ys))[:2]
    except _FAILURES:
        return [math.inf] * len(xs), [math.inf] * len(ys)
    return list(new_xs), list(new_ys)


def bounds_in(source: CRS, target: CRS, bounds: Bounds) -> Bounds | None:
    """Return bounds (west, south, east, north) in another system; None where they have no place."""
    if source == target:
        return bounds
    try:
        moved = transform_bounds(source, target, *bounds)
    except _FAILURES:
        return None
    # Of those that reach out of it some are infinite.
    return moved if any(map(math.isfinite, moved)) else None


def shape_in(source: CRS, target: CRS, shape: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return a geometry of GeoJSON in another system; None where it has no place there."""
    if source == target:
        return shape
    try:
        return transform_geom(source, target, shape)  # type: ignore[no-any-return]
    except _FAILURES:
        return None
