"""The target grid: one CRS, one pixel size and one extent that every input is brought to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from affine import Affine
from rasterio.crs import CRS
from rasterio.enums import Resampling
from rasterio.errors import CRSError

from ..acquisitions.series import Raster, Series
from ..support.errors import NoOverlapError, ParameterError
from ..support.reprojection import bounds_in, points_in
from ..support.sentences import Sentence
from .common_ground import Bounds, CommonGround, common_ground, rasters_of

_METRES_PER_DEGREE = 111_320.0
_FINEST = 1000  # times finer than the finest raster: beyond is another unit than that of the CRS


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


def target_grid(
    optical: Series,
    sar: Series | None = None,
    extent: Bounds | None = None,
    extent_crs: str = "",
    resolution: float | None = None,
) -> Grid:
    """Choose the grid of the result.

    CRS, pixel size and pixel corners are those of the finest optical raster; the extent is the
    ground that all optical rasters have in common (of tiles side by side: cover together), as far
    as SAR rasters reach it.

    - ``optical``, ``sar``: the series to be read; None without SAR.
    - ``extent``: xmin, ymin, xmax, ymax of what is wanted of the ground that any optical raster
      covers; None for what they have in common.
    - ``extent_crs``: the CRS of ``extent``; "" for that of the grid.
    - ``resolution``: the pixel's edge in units of the CRS; None for the finest raster's.

    Raises `NoOverlapError` where nothing remains, `ParameterError` where a parameter cannot be.
    """
    rasters = rasters_of(optical)
    finest = _finest(rasters)
    crs = CRS.from_wkt(finest.crs)
    ground = common_ground(rasters, crs)
    bounds = ground.bounds if extent is None else ground.covered
    if sar is not None:
        common = _intersection(bounds, common_ground(rasters_of(sar), crs).covered)
        if common is None:
            raise NoOverlapError(
                Sentence(
                    "The SAR and the optical rasters share no ground: choose rasters of one place."
                )
            )
        bounds = common
    if extent is not None:
        bounds = _part_within(bounds, extent, extent_crs, crs)
    return _snapped(finest, bounds, resolution)


def grid_over(
    rasters: Sequence[Raster], extent: Bounds | None = None, extent_crs: str = ""
) -> Grid:
    """Return the grid of the first raster over the ground that any of them covers.

    Of an ``extent`` (xmin, ymin, xmax, ymax) in ``extent_crs`` ("" for that of the grid) only the
    part is taken that they cover. Raises `NoOverlapError` where that is nothing.
    """
    crs = CRS.from_wkt(rasters[0].crs)
    bounds = common_ground(rasters, crs).covered
    if extent is not None:
        bounds = _part_within(bounds, extent, extent_crs, crs)
    return _snapped(rasters[0], bounds, None)


def part_of_scene(
    grid: Grid, optical: Series, sar: Series | None, resolution: float | None
) -> Grid:
    """Return a grid as a part of the whole scene that its rasters make; for the rest `target_grid`.

    The scene is the same whatever part of it the grid is.
    """
    ground = ground_of(optical)
    covered = target_grid(optical, sar, ground.covered, "", resolution)
    try:
        common = target_grid(optical, sar, resolution=resolution)
    except NoOverlapError:  # without a part that all have in common an extent must be asked for
        common = covered
    return replace(grid, scene=WholeScene(covered, common))


def ground_of(series: Series) -> CommonGround:
    """Return where the rasters of a series lie, in the CRS of their grid."""
    rasters = rasters_of(series)
    return common_ground(rasters, CRS.from_wkt(_finest(rasters).crs))


def _finest(rasters: list[Raster]) -> Raster:
    if len({raster.crs for raster in rasters}) == 1:
        return min(rasters, key=lambda raster: (raster.pixel_size, raster.path))
    # Degrees and metres do not compare; and rounding must not decide between equals.
    return min(rasters, key=lambda raster: (round(metres_per_pixel(raster), 2), raster.path))


def metres_per_pixel(raster: Raster) -> float:
    """Return the edge of a raster's pixel in metres, at its centre for geographic CRSs."""
    return Grid(raster.crs, raster.transform, raster.width, raster.height).metres_per_pixel


def _extent_in(extent: Bounds, extent_crs: str, crs: CRS) -> Bounds:
    west, south, east, north = extent
    if not extent_crs:
        return west, south, east, north
    try:
        of_extent = CRS.from_user_input(extent_crs)
    except CRSError as error:
        raise ParameterError(
            Sentence("The CRS of EXTENT is not understood: {extent_crs}.", extent_crs=extent_crs)
        ) from error
    moved = bounds_in(of_extent, crs, (west, south, east, north))
    if moved is None:
        raise ParameterError(
            Sentence("EXTENT lies where the CRS of the rasters does not reach: check both.")
        )
    return moved


def _part_within(bounds: Bounds, extent: Bounds, extent_crs: str, crs: CRS) -> Bounds:
    """Return the part of ``bounds``, in ``crs``, that the user's extent leaves."""
    common = _intersection(bounds, _extent_in(extent, extent_crs, crs))
    if common is None:
        raise NoOverlapError(
            Sentence(
                "EXTENT does not overlap the rasters: choose an extent inside "
                "them, or leave it empty."
            )
        )
    return common


def _intersection(one: Bounds, other: Bounds) -> Bounds | None:
    west, south = max(one[0], other[0]), max(one[1], other[1])
    east, north = min(one[2], other[2]), min(one[3], other[3])
    return (west, south, east, north) if west < east and south < north else None


def _snapped(finest: Raster, bounds: Bounds, resolution: float | None) -> Grid:
    """Lay the bounds on the corners of the finest raster's pixels, growing outward."""
    a, b, x0, d, e, y0 = finest.transform[:6]
    if resolution is not None and not resolution > 0:
        raise ParameterError(
            Sentence(
                "RESOLUTION is {resolution:g}: give a pixel size above zero.", resolution=resolution
            )
        )
    across = max(bounds[2] - bounds[0], bounds[3] - bounds[1])
    if resolution is not None and resolution > across:
        raise ParameterError(
            Sentence(
                "RESOLUTION is {resolution:,.10g}, more than the {across:,.10g} "
                "that the rasters measure across: give the side of a pixel in "
                "units of their CRS, or leave it out.",
                resolution=resolution,
                across=across,
            )
        )
    if resolution is not None and resolution * _FINEST < finest.pixel_size:
        raise ParameterError(
            Sentence(
                "RESOLUTION is {resolution:,.10g}, more than {times:,} times finer "
                "than the {size:,.10g} of the rasters: give the side of a pixel in "
                "units of their CRS (metres or degrees), or leave it out.",
                resolution=resolution,
                times=_FINEST,
                size=finest.pixel_size,
            )
        )
    straight = b == 0 and d == 0 and a > 0 and e < 0
    width = resolution or (a if straight else finest.pixel_size)
    height = resolution or (-e if straight else finest.pixel_size)
    # A hundredth of a pixel of slack, so that rounding does not add an empty row.
    first_column = math.floor((bounds[0] - x0) / width + 0.01)
    last_column = math.ceil((bounds[2] - x0) / width - 0.01)
    first_row = math.floor((y0 - bounds[3]) / height + 0.01)
    last_row = math.ceil((y0 - bounds[1]) / height - 0.01)
    transform = (width, 0.0, x0 + first_column * width, 0.0, -height, y0 - first_row * height)
    columns, rows = max(last_column - first_column, 1), max(last_row - first_row, 1)
    return Grid(finest.crs, transform, columns, rows)


_ALIGNED = 1e-3  # pixels
_COARSER = 1.5  # a target pixel this much larger averages what it covers


def aligned_offset(raster: Raster, grid: Grid) -> tuple[int, int] | None:
    """Return (rows, columns) from grid to raster pixels, or None if they do not coincide."""
    a, b, x0, d, e, y0 = raster.transform[:6]
    ga, _, gx, _, ge, gy = grid.transform[:6]
    reach = max(grid.width, grid.height, raster.width, raster.height)
    if b or d or abs(a - ga) * reach > _ALIGNED * ga or abs(e - ge) * reach > -_ALIGNED * ge:
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
    a, _, _, _, e, _ = grid.transform[:6]
    return _scales_at(raster.crs, tuple(raster.transform[:6]), grid.crs, (x, y), (a, e))


@lru_cache(maxsize=64)  # the rasters of a series mostly lie alike
def _scales_at(
    crs: str,
    transform: tuple[float, ...],
    grid_crs: str,
    middle: tuple[float, float],
    pixel: tuple[float, float],
) -> tuple[float, float]:
    (x, y), (a, e) = middle, pixel
    xs, ys = points_in(grid_crs, crs, [x, x + a, x], [y, y, y + e])
    inverse = ~Affine(*transform)
    columns, rows = zip(*(inverse * point for point in zip(xs, ys)))
    across = math.hypot(columns[1] - columns[0], columns[2] - columns[0])
    down = math.hypot(rows[1] - rows[0], rows[2] - rows[0])
    return 1.0 / across, 1.0 / down
