"""The target grid: one CRS, one pixel size and one extent that every input is brought to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import Resampling

from ..acquisitions.series import Raster
from ..support.reprojection import points_in
from .common_ground import Bounds

_METRES_PER_DEGREE = 111_320.0
_DEGREES = CRS.from_epsg(4326)
_STEP = 1e-3  # degrees
_SAME_METRES = 0.05  # of what a CRS says: the sphere of a product differs from an ellipsoid


@dataclass(frozen=True)
class Window:
    """A rectangle of the grid in pixels; it may reach over the edge."""

    # The first row and column.
    row: int
    column: int
    # How many rows and columns.
    height: int
    width: int

    def within(self, other: Window) -> tuple[slice, slice]:
        """Return this window's rows and columns of another one, which holds it."""
        row, column = self.row - other.row, self.column - other.column
        return slice(row, row + self.height), slice(column, column + self.width)

    def grown(self, pixels: int) -> Window:
        """Return the window with ``pixels`` more on every side."""
        return Window(
            self.row - pixels,
            self.column - pixels,
            self.height + 2 * pixels,
            self.width + 2 * pixels,
        )


@dataclass(frozen=True)
class WholeScene:
    """All of the ground of a scene, of which a grid is a part; all on the same pixel corners."""

    # What any raster covers.
    covered: Grid
    # What all rasters have in common, or cover together side by side.
    common: Grid


@dataclass(frozen=True)
class Grid:
    """A north-up raster grid."""

    # The coordinate reference system as WKT.
    crs: str
    # The six numbers of the affine transform from (column, row) to coordinates.
    transform: tuple[float, ...]
    # Columns and rows of pixels.
    width: int
    height: int
    # The scene that it is a part of and that is learned from as a whole; None where it stands for
    # itself.
    scene: WholeScene | None = None

    @property
    def read_as(self) -> Grid:
        """The grid as whose part rasters are read: that of the whole scene where there is one.

        What is read of a pixel is then the same for every part of the scene.
        """
        return self.scene.covered if self.scene else self

    @property
    def learned_from(self) -> Grid:
        """The grid that is learned from."""
        return self.scene.common if self.scene else self

    @property
    def affine(self) -> Affine:
        """The transform from (column, row) to coordinates."""
        return Affine(*self.transform[:6])

    @property
    def bounds(self) -> Bounds:
        """The extent (xmin, ymin, xmax, ymax) in the grid's CRS."""
        a, _, x, _, e, y = self.transform[:6]
        return x, y + e * self.height, x + a * self.width, y

    @property
    def metres_per_pixel(self) -> float:
        """The pixel's edge in metres, at the centre of the extent for geographic CRSs."""
        crs = CRS.from_wkt(self.crs)
        a, b, _, d, e, _ = self.transform[:6]
        edge = math.sqrt(abs(a * e - b * d))
        if crs.is_geographic:
            _, south, _, north = self.read_as.bounds
            return (
                edge * _METRES_PER_DEGREE * math.sqrt(math.cos(math.radians((south + north) / 2)))
            )
        return edge * crs.linear_units_factor[1]

    def offset_in(self, other: Grid) -> tuple[int, int]:
        """Return (rows, columns) from another grid's first pixel to this one's.

        Both must have the same pixel corners.
        """
        column, row = ~other.affine * (self.transform[2], self.transform[5])
        return round(row), round(column)

    def windows(self, edge: int) -> list[Window]:
        """Cut the grid into windows of ``edge`` x ``edge`` pixels, row by row."""
        return [
            Window(row, column, min(edge, self.height - row), min(edge, self.width - column))
            for row in range(0, self.height, edge)
            for column in range(0, self.width, edge)
        ]


def metres_per_pixel(raster: Raster) -> float:
    """Return the edge of a raster's pixel in metres, at its centre for geographic CRSs."""
    return Grid(raster.crs, raster.transform, raster.width, raster.height).metres_per_pixel


def metres_at(raster: Raster | Grid, place: Grid) -> float:
    """Return the edge of a raster's pixel in metres on the ground at the middle of ``place``.

    Those of degrees and of Web Mercator are not the same everywhere. Where it makes little
    difference, or nothing can be told, it is what `metres_per_pixel` says.
    """
    said = Grid(raster.crs, raster.transform, raster.width, raster.height).metres_per_pixel
    middle = place.affine * (place.width / 2, place.height / 2)
    there = _edge_at(raster.crs, tuple(raster.transform[:6]), place.crs, middle)
    return said if not math.isfinite(there) or abs(there / said - 1.0) < _SAME_METRES else there


@lru_cache(maxsize=64)
def _edge_at(
    crs: str, transform: tuple[float, ...], place_crs: str, middle: tuple[float, float]
) -> float:
    (lon,), (lat,) = points_in(place_crs, _DEGREES, [middle[0]], [middle[1]])
    step = -math.copysign(_STEP, lon)  # not over the antimeridian
    xs, ys = points_in(_DEGREES, crs, [lon, lon + step, lon], [lat, lat, lat + step])
    if not all(map(math.isfinite, (lat, *xs, *ys))):
        return math.nan
    (c, r), (c_x, r_x), (c_y, r_y) = (~Affine(*transform) * one for one in zip(xs, ys))
    pixels = abs((c_x - c) * (r_y - r) - (c_y - c) * (r_x - r))
    area = (_STEP * _METRES_PER_DEGREE) ** 2 * math.cos(math.radians(lat))
    return math.sqrt(area / pixels) if pixels > 0.0 and area > 0.0 else math.nan


_ALIGNED = 1e-3  # pixels
_COARSER = 1.5  # a target pixel this much larger averages what it covers


def aligned_offset(raster: Raster, grid: Grid) -> tuple[int, int] | None:
    """Return (rows, columns) from grid to raster pixels, or None if they do not coincide."""
    a, b, x0, d, e, y0 = raster.transform[:6]
    ga, gb, gx, gd, ge, gy = grid.transform[:6]
    reach = max(grid.width, grid.height, raster.width, raster.height)
    if b or d or gb or gd:
        return None
    if abs(a - ga) * reach > _ALIGNED * ga or abs(e - ge) * reach > -_ALIGNED * ge:
        return None
    column, row = (gx - x0) / a, (gy - y0) / e
    if abs(column - round(column)) > _ALIGNED or abs(row - round(row)) > _ALIGNED:
        return None
    if raster.crs != grid.crs and CRS.from_wkt(raster.crs) != CRS.from_wkt(grid.crs):
        return None
    return round(row), round(column)


def resampling_for(raster: Raster, grid: Grid) -> Resampling:
    """Return how to resample: averages where the target is much coarser, else bilinear."""
    pixel = metres_per_pixel(raster)
    coarser = grid.metres_per_pixel > _COARSER * pixel
    return Resampling.average if coarser else Resampling.bilinear


def scales(raster: Raster, grid: Grid) -> tuple[float, float]:
    """Return the pixels of the grid per pixel of the raster, across and down, at the middle."""
    x, y = grid.affine * (grid.width / 2, grid.height / 2)
    return _scales_at(
        *(raster.crs, tuple(raster.transform[:6])),
        *(grid.crs, (x, y), tuple(grid.transform[:6])),
    )


@lru_cache(maxsize=64)  # the rasters of a series mostly lie alike
def _scales_at(
    crs: str,
    transform: tuple[float, ...],
    grid_crs: str,
    middle: tuple[float, float],
    pixel: tuple[float, ...],
) -> tuple[float, float]:
    (x, y), (a, b, _, d, e, _) = middle, pixel
    xs, ys = points_in(grid_crs, crs, [x, x + a, x + b], [y, y + d, y + e])
    inverse = ~Affine(*transform)
    columns, rows = zip(*(inverse * point for point in zip(xs, ys)))
    across = math.hypot(columns[1] - columns[0], columns[2] - columns[0])
    down = math.hypot(rows[1] - rows[0], rows[2] - rows[0])
    return 1.0 / across, 1.0 / down
