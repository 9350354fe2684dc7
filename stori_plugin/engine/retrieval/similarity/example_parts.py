"""Points and polygons of examples, part by part and in pixels of a grid."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rasterio.crs import CRS
from rasterio.errors import CRSError
from rasterio.features import bounds as bounds_of
from rasterio.features import is_valid_geom

from ...options.find_similar_options import ExampleShapes
from ...rasters.grid import Grid
from ...support.errors import NoOverlapError, ParameterError
from ...support.reprojection import shape_in

_MANY = {"MultiPoint": "Point", "MultiLineString": "LineString", "MultiPolygon": "Polygon"}
_IN = 1e-6  # pixels, by which a point on the last edge of the grid is moved onto its last pixel


@dataclass(frozen=True)
class ExamplePart:
    """One point, line or polygon of an example."""

    shape: Mapping[str, Any]
    """GeoJSON of one part, with columns and rows of the grid for coordinates."""
    feature: int
    """Which of the features it is of, from 0."""
    all_touched: bool = False
    """Whether each pixel that it touches counts, not only those whose centre it holds."""

    @property
    def pixel(self) -> tuple[int, int] | None:
        """The row and column of a point; None for others."""
        if self.shape["type"] != "Point":
            return None
        column, row = self.shape["coordinates"]
        return math.floor(row), math.floor(column)

    @property
    def is_polygon(self) -> bool:
        """Whether it has an inside."""
        return bool(self.shape["type"] == "Polygon")

    @property
    def widened(self) -> ExamplePart:
        """What stands for a polygon that holds no pixel's centre."""
        left, low, right, high = bounds_of(self.shape)
        if right - left < 1 and high - low < 1:
            middle = ((left + right) / 2, (low + high) / 2)
            return replace(self, shape={"type": "Point", "coordinates": middle})
        return replace(self, all_touched=True)


def parts_in_pixels(examples: Sequence[ExampleShapes], grid: Grid, what: str) -> list[ExamplePart]:
    """Return the parts of all shapes; those of nothing are left out.

    Raises `ParameterError` for a CRS that is not understood, `NoOverlapError` for a shape that has
    no place in that of the grid; ``what`` names the parameter.
    """
    found: list[ExamplePart] = []
    target = CRS.from_wkt(grid.crs)
    feature = 0
    for one in examples:
        try:
            source = CRS.from_user_input(one.crs) if one.crs else target
        except CRSError as error:
            raise ParameterError(f"The CRS of {what} is not understood: set it.") from error
        for shape in one.shapes:
            for part in _parts(shape):
                here = shape_in(source, target, part)
                if here is None:
                    raise NoOverlapError(
                        f"A feature of {what} lies where the CRS of the rasters does not reach: "
                        "check the CRS of its layer."
                    )
                found.append(ExamplePart(_moved(here, grid), feature))
            feature += 1
    return found


def _parts(shape: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the points, lines and polygons that a geometry of GeoJSON consists of."""
    kind = shape["type"]
    if kind == "GeometryCollection":
        for one in shape.get("geometries") or ():
            yield from _parts(one)
        return
    coordinates = shape.get("coordinates") or ()
    for part in coordinates if kind in _MANY else (coordinates,):
        single = _MANY.get(kind, kind)
        rings = [ring for ring in part if len(ring)] if single == "Polygon" else part
        one = {"type": single, "coordinates": rings}
        if is_valid_geom(one):
            yield one


def _moved(shape: Mapping[str, Any], grid: Grid) -> dict[str, Any]:
    inverse = ~grid.affine

    def moved(part: Any) -> Any:
        if part and isinstance(part[0], (int, float)):
            return tuple(inverse * (float(part[0]), float(part[1])))
        return [moved(one) for one in part]

    coordinates = moved(shape["coordinates"])
    if shape["type"] == "Point":
        coordinates = (_inside(coordinates[0], grid.width), _inside(coordinates[1], grid.height))
    return {"type": shape["type"], "coordinates": coordinates}


def _inside(place: float, size: int) -> float:
    """Return a place between 0 and ``size`` where it is one of both to rounding."""
    if abs(place - size) < _IN:
        return size - _IN
    return 0.0 if abs(place) < _IN else place
