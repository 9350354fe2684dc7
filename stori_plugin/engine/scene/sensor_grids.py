"""The grids of sensors whose products all have the same pixels, wherever they were brought since.

The land products of MODIS and VIIRS are on one sinusoidal grid: 36 x 18 tiles of 1,111,950.5 m on a
sphere of 6,371,007.181 m, with 1,200, 2,400 or 4,800 pixels along a tile (MODIS Land Tile Grid;
Wolfe et al. 1998, IEEE Trans. Geosci. Remote Sens. 36:1324).
"""

from __future__ import annotations

from functools import lru_cache

from rasterio.crs import CRS

from ..acquisitions.names.sensors import MODIS, VIIRS
from ..acquisitions.series import Raster

_SPHERE = 6_371_007.181
_WEST, _NORTH, _TILE = -20_015_109.354, 10_007_554.677, 1_111_950.5197
_TILES = (36, 18)
_PIXELS = (1_200, 2_400, 4_800)  # along a tile
_LIKE = 1.25  # times: 250 m and 231.7 m are the same pixels, 500 m and 375 m are not


def is_sinusoidal(crs: str) -> bool:
    """Return whether rasters in a CRS (WKT) are on such a grid still."""
    return bool(CRS.from_wkt(crs).to_dict().get("proj") == "sinu")


def sensor_grid(sensor: str, metres: float) -> Raster | None:
    """Return the whole grid of a sensor's pixels of about ``metres``, as of a file; else None."""
    if sensor not in (MODIS, VIIRS):
        return None
    for pixels in _PIXELS:
        size = _TILE / pixels
        if 1.0 / _LIKE < size / metres < _LIKE:
            transform = (size, 0.0, _WEST, 0.0, -size, _NORTH)
            columns, rows = (pixels * tiles for tiles in _TILES)
            return Raster("", _sinusoidal(), transform, columns, rows, "int16")
    return None


@lru_cache(maxsize=1)
def _sinusoidal() -> str:
    crs = CRS.from_dict(proj="sinu", lon_0=0, R=_SPHERE, units="m")
    return str(crs.to_wkt())
