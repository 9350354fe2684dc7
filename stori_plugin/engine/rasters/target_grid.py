"""Which grid a result is on: CRS, pixels and extent by the rasters and by what was asked for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from rasterio.crs import CRS
from rasterio.errors import CRSError

from ..acquisitions.series import Raster, Series
from ..support.errors import NoOverlapError, ParameterError
from ..support.reprojection import bounds_in
from ..support.sentences import Sentence
from .common_ground import Bounds, CommonGround, common_ground, rasters_of
from .grid import Grid, WholeScene, metres_per_pixel

_FINEST = 1000  # times finer than the finest raster: beyond is another unit than that of the CRS


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
