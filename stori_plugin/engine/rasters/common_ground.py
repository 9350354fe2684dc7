"""The ground of a series whose rasters do not all reach equally far."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rasterio.crs import CRS

from ..acquisitions.files.candidates import listing
from ..acquisitions.series import Raster, Series
from ..support import reprojection
from ..support.errors import NoOverlapError
from ..support.sentences import Sentence

Bounds = tuple[float, float, float, float]  # (xmin, ymin, xmax, ymax)

# Two rasters that share less of the smaller one are tiles that lie side by side.
_OF_ONE_PLACE = 0.7
# So few rasters of less than half the usual size do not decide for the others.
_FEW, _SMALL = 0.1, 0.5
# Below that share of what the rasters cover together the common ground is worth a warning; at
# that share and above it not even a note.
_LITTLE, _NEARLY_ALL = 0.25, 0.9


@dataclass(frozen=True)
class CommonGround:
    """Where the rasters of a series lie, in one CRS."""

    bounds: Bounds
    """The ground that they have in common; of tiles side by side what they cover together."""

    covered: Bounds
    """What they cover together."""

    smaller: tuple[str, ...] = ()
    """The paths of those that reach least far, where others reach farther than ``bounds``."""

    passed_over: tuple[str, ...] = ()
    """The paths of the few that are much smaller than the others and were not asked."""

    @property
    def share(self) -> float:
        """The share (0 to 1) of what the rasters cover together that they have in common."""
        return _area(self.bounds) / _area(self.covered)

    def notes(self) -> list[str]:
        """Return a sentence where the common ground is notably less than all."""
        return [self._sentence()] if _LITTLE <= self.share < _NEARLY_ALL else []

    def problems(self) -> list[str]:
        """Return a sentence where rasters are much smaller than others."""
        told = []
        if self.passed_over:
            told.append(
                f"{listing(self.passed_over)} covers less than half of the ground of the other "
                "rasters, which decide on the extent alone: take it out, or set EXTENT to where "
                "it lies."
            )
        return told + ([self._sentence()] if self.share < _LITTLE else [])

    def _sentence(self) -> str:
        return (
            f"The rasters have {100 * self.share:.0f} % of the ground that they cover in common, "
            f"and that is where the result lies: {listing(self.smaller)} reach least far. Set "
            "EXTENT for another ground."
        )


def rasters_of(series: Series) -> list[Raster]:
    """Return the rasters of the bands of a series, by path."""
    paths = {band.path for item in series.acquisitions for band in item.bands}
    return [series.rasters[path] for path in sorted(paths)]


def common_ground(rasters: Sequence[Raster], crs: CRS) -> CommonGround:
    """Find the ground that rasters have in common, in ``crs``.

    Tiles that lie side by side have none worth speaking of: theirs is what they cover together.
    """
    footprints: dict[tuple, list[str]] = {}
    for raster in rasters:
        place = (raster.crs, raster.transform, raster.width, raster.height)
        footprints.setdefault(place, []).append(raster.path)
    by_path = {raster.path: raster for raster in rasters}
    boxes = np.array([bounds_in(by_path[paths[0]], crs) for paths in footprints.values()])
    members = list(footprints.values())
    covered = _union(boxes)
    if len(boxes) == 1 or _are_tiles(boxes):
        return CommonGround(covered, covered)
    areas = _areas(boxes)
    weights = np.array([len(paths) for paths in members])
    is_small = areas < _SMALL * _usual(areas, weights)
    if not 0 < weights[is_small].sum() < _FEW * weights.sum():
        is_small[:] = False
    passed_over = [path for k in np.flatnonzero(is_small) for path in members[k]]
    asked = boxes[~is_small]
    bounds = (
        float(asked[:, 0].max()),
        float(asked[:, 1].max()),
        float(asked[:, 2].min()),
        float(asked[:, 3].min()),
    )
    least = areas[~is_small].min()
    kept = np.flatnonzero(~is_small)
    smaller = [path for k in kept if areas[k] <= 1.01 * least for path in members[k]]
    return CommonGround(bounds, _union(asked), tuple(sorted(smaller)), tuple(sorted(passed_over)))


def bounds_in(raster: Raster, crs: CRS) -> Bounds:
    """Return the bounds of a raster in a CRS."""
    a, b, x0, d, e, y0 = raster.transform[:6]
    corners = [(0, 0), (raster.width, 0), (0, raster.height), (raster.width, raster.height)]
    xs = [x0 + a * column + b * row for column, row in corners]
    ys = [y0 + d * column + e * row for column, row in corners]
    rasters_crs = CRS.from_wkt(raster.crs)
    bounds = (min(xs), min(ys), max(xs), max(ys))
    moved = reprojection.bounds_in(rasters_crs, crs, bounds)
    if moved is None:
        raise NoOverlapError(
            Sentence(
                "{path} lies where the CRS of the other rasters does not reach: "
                "check its CRS, or take it out.",
                path=raster.path,
            )
        )
    return moved


def _union(boxes: np.ndarray) -> Bounds:
    west, south = boxes[:, 0].min(), boxes[:, 1].min()
    east, north = boxes[:, 2].max(), boxes[:, 3].max()
    return float(west), float(south), float(east), float(north)


def _area(box: Bounds) -> float:
    return max(box[2] - box[0], math.ulp(1.0)) * max(box[3] - box[1], math.ulp(1.0))


def _areas(boxes: np.ndarray) -> np.ndarray:
    return (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])


def _are_tiles(boxes: np.ndarray) -> bool:
    """Tell whether any two boxes share little of the smaller one."""
    areas = _areas(boxes)
    for k in range(len(boxes) - 1):
        across = np.minimum(boxes[k, 2], boxes[k + 1 :, 2]) - np.maximum(
            boxes[k, 0], boxes[k + 1 :, 0]
        )
        down = np.minimum(boxes[k, 3], boxes[k + 1 :, 3]) - np.maximum(
            boxes[k, 1], boxes[k + 1 :, 1]
        )
        shared = np.clip(across, 0, None) * np.clip(down, 0, None)
        if (shared < _OF_ONE_PLACE * np.minimum(areas[k], areas[k + 1 :])).any():
            return True
    return False


def _usual(areas: np.ndarray, weights: np.ndarray) -> float:
    """Return the weighted median."""
    order = np.argsort(areas)
    reached = np.cumsum(weights[order])
    return float(areas[order][np.searchsorted(reached, reached[-1] / 2)])
