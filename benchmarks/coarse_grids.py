"""Where the pixels of the coarse sensor of `coarse_scene` lie, and what they see of a truth."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from rasterio.transform import from_origin
from rasterio.warp import Resampling, reproject, transform, transform_bounds

from stori_plugin.engine.simulation.writing import NORTH, WEST

PIXEL = 10.0  # metres
SQUARE = 25  # pixels
SCENE = CRS.from_epsg(32631)
GRIDS = ("own", "modis", "exported")
# Of the land grid of MODIS (Wolfe et al. 1998, IEEE Trans. Geosci. Remote Sens. 36:1324).
_SPHERE, _CORNER = 6_371_007.181, (-20_015_109.354, 10_007_554.677)
_MODIS = 1_111_950.5197 / 4_800
_FILL = -28672


@dataclass(frozen=True)
class CoarsePixels:
    """The pixels of a coarse sensor that touch a scene."""

    crs: CRS
    transform: Affine
    height: int
    width: int
    means: Callable[[np.ndarray], np.ndarray]
    """Means (B, height, width) of what of a truth (B, rows, columns) lies in each; NaN beside."""


def own_pixels(edge: int, shift: int = 0) -> CoarsePixels:
    """Return squares of 250 m; the second begins ``shift`` pixels from the corner, below 25.

    Those at the rim see what lies in the scene, which is ``edge`` pixels wide.
    """
    firsts = [0, *range(shift, edge, SQUARE)] if shift else list(range(0, edge, SQUARE))
    size = np.diff([*firsts, edge])
    beyond = PIXEL * (SQUARE - shift if shift else 0)
    metres = PIXEL * SQUARE

    def means(truth: np.ndarray) -> np.ndarray:
        total = np.add.reduceat(np.add.reduceat(truth, firsts, axis=1), firsts, axis=2)
        return total / (size[:, None] * size)

    corner = from_origin(WEST - beyond, NORTH + beyond, metres, metres)
    return CoarsePixels(SCENE, corner, len(firsts), len(firsts), means)


def modis_pixels(edge: int) -> CoarsePixels:
    """Return the pixels of 231.7 m of the sinusoidal grid that a scene touches."""
    crs = CRS.from_dict(proj="sinu", lon_0=0, R=_SPHERE, units="m")
    whole = from_origin(*_CORNER, _MODIS, _MODIS)
    bounds = (WEST, NORTH - PIXEL * edge, WEST + PIXEL * edge, NORTH)
    west, south, east, north = transform_bounds(SCENE, crs, *bounds)
    (left, top), (right, bottom) = ~whole * (west, north), ~whole * (east, south)
    column, row = math.floor(left), math.floor(top)
    width, height = math.ceil(right) - column, math.ceil(bottom) - row
    corner = whole * Affine.translation(column, row)
    # The pixels of the scene whose middles lie in a coarse one are what it sees.
    across, down = (part.ravel() for part in np.meshgrid(*2 * [np.arange(edge) + 0.5]))
    middles = transform(SCENE, crs, WEST + PIXEL * across, NORTH - PIXEL * down)
    columns, rows = (np.floor(part).astype(int) for part in ~corner * tuple(map(np.array, middles)))
    number = rows * width + columns
    count = np.bincount(number, minlength=height * width)

    def means(truth: np.ndarray) -> np.ndarray:
        total = [np.bincount(number, band.ravel(), height * width) for band in truth]
        seen = np.where(count, total / np.maximum(count, 1), np.nan)
        return seen.reshape(len(truth), height, width)

    return CoarsePixels(crs, corner, height, width, means)


def export(folder: Path, edge: int) -> None:
    """Bring the rasters of a folder to pixels of 250 m in the CRS of the scene, each the nearest.

    So do the services that people get them from.
    """
    metres = PIXEL * SQUARE
    count = math.ceil(PIXEL * edge / metres) + 2
    corner = from_origin(
        *((start // metres) * metres for start in (WEST - 100.0, NORTH + metres)), metres, metres
    )
    for path in sorted(folder.iterdir()):
        with rasterio.open(path) as file:
            stored, profile, names = file.read(), file.profile, file.descriptions
        moved = np.full((len(stored), count, count), _FILL, np.int16)
        reproject(
            stored,
            moved,
            **{"src_transform": profile["transform"], "src_crs": profile["crs"]},
            **{"dst_transform": corner, "dst_crs": SCENE},
            **{"src_nodata": _FILL, "dst_nodata": _FILL, "resampling": Resampling.nearest},
        )
        profile.update(width=count, height=count, crs=SCENE, transform=corner)
        with rasterio.open(path, "w", **profile) as file:
            file.write(moved)
            file.descriptions = names
