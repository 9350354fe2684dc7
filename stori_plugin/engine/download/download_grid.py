"""The common grid of a download: UTM around the middle of the area, on multiples of a pixel.

It depends on the area and the resolution alone, so that a later download of other dates fits.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from rasterio.crs import CRS
from rasterio.errors import CRSError

from ..options.download_options import Place
from ..rasters.grid import Grid
from ..support.errors import ParameterError
from ..support.reprojection import bounds_in
from ..support.sentences import Sentence
from .stac_items import Bounds

MOST_PIXELS = 12_000  # along either side
_WGS84 = CRS.from_epsg(4326)
_NORTHMOST, _SOUTHMOST = 84.0, -80.0  # of UTM
_WIDEST = 60.0  # degrees
_FINEST, _COARSEST = 1.0, 1000.0  # metres


@dataclass(frozen=True)
class Area:
    """The ground that is wanted."""

    grid: Grid
    # West, south, east and north in degrees.
    degrees: Bounds
    epsg: int


def area_of(place: Place, resolution: float) -> Area:
    """Return the grid that covers a place.

    Raises `ParameterError` naming EXTENT or RESOLUTION where they cannot be.
    """
    if not _FINEST <= resolution <= _COARSEST:
        raise ParameterError(
            Sentence(
                "RESOLUTION is {resolution:g}: give metres from {times:g} to {coarsest:g}.",
                resolution=resolution,
                times=_FINEST,
                coarsest=_COARSEST,
            )
        )
    west, south, east, north = degrees = _in_degrees(place, MOST_PIXELS * resolution / 1000)
    zone = min(int((((west + east) / 2) + 180) // 6) + 1, 60)
    epsg = (32600 if (south + north) / 2 >= 0 else 32700) + zone
    crs = CRS.from_epsg(epsg)
    moved = bounds_in(_WGS84, crs, degrees)
    own = bounds_in(CRS.from_user_input(place.crs), crs, place.bounds) if place.crs else None
    bounds = own or moved
    if bounds is None or not all(map(math.isfinite, bounds)):
        raise ParameterError(
            Sentence("EXTENT lies where no UTM zone reaches: choose an area nearer by.")
        )
    left = math.floor(bounds[0] / resolution + 1e-6) * resolution
    top = math.ceil(bounds[3] / resolution - 1e-6) * resolution
    width = max(1, math.ceil((bounds[2] - left) / resolution - 1e-6))
    height = max(1, math.ceil((top - bounds[1]) / resolution - 1e-6))
    if max(width, height) > MOST_PIXELS:
        raise ParameterError(
            f"EXTENT is {width * resolution / 1000:,.0f} x {height * resolution / 1000:,.0f} km, "
            f"about {width * height * 2 / 1e9:,.1f} GB for one band of one date: choose at most "
            f"{MOST_PIXELS * resolution / 1000:,.0f} km either way, or a coarser RESOLUTION."
        )
    grid = Grid(crs.to_wkt(), (resolution, 0.0, left, 0.0, -resolution, top), width, height)
    return Area(grid, degrees, epsg)


def _in_degrees(place: Place, most_km: float) -> Bounds:
    xmin, ymin, xmax, ymax = place.bounds
    if not all(map(math.isfinite, place.bounds)) or xmin >= xmax or ymin >= ymax:
        raise ParameterError(
            Sentence("EXTENT is empty: draw a box, or choose a layer or the canvas.")
        )
    try:
        crs = CRS.from_user_input(place.crs or "EPSG:4326")
    except CRSError as error:
        raise ParameterError(f"The CRS of EXTENT is not understood: {place.crs[:80]}.") from error
    degrees = bounds_in(crs, _WGS84, place.bounds)
    if degrees is None or not all(map(math.isfinite, degrees)):
        raise ParameterError(Sentence("EXTENT lies where its CRS does not reach: check both."))
    west, south, east, north = degrees
    if max(east - west, north - south) > _WIDEST:
        raise ParameterError(
            f"EXTENT is {east - west:.0f} x {north - south:.0f} degrees, far more than one "
            f"download can be: zoom in, and choose at most {most_km:,.0f} km either way."
        )
    if west < -180 or east > 180 or west >= east or east - west > 180:
        raise ParameterError(
            Sentence(
                "EXTENT reaches over the antimeridian (180 degrees): download "
                "either side by itself."
            )
        )
    if north > _NORTHMOST or south < _SOUTHMOST:
        raise ParameterError(
            "EXTENT reaches beyond 84 degrees north or 80 degrees south, where these satellites' "
            "tiles end: choose an area between."
        )
    return degrees
