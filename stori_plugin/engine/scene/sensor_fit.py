"""How two sensors of a series differ, learned where they saw the same ground within days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ..acquisitions.judgement.samples import evenly
from ..acquisitions.series import Acquisition, Series
from ..options.series_options import Masking
from ..rasters.grid import Grid
from ..rasters.reading import GridReader
from ..rasters.sample_windows import sample_windows
from ..rasters.target_grid import target_grid
from ..support.errors import InputError
from ..support.progress import Progress
from .bandpass import Level
from .optical_reader import OpticalReader

_DAYS_APART = 3
_MOST_PAIRS, _FEWEST_PAIRS = 12, 3
_WINDOWS = 6
_FEWEST_PIXELS = 300
_LEAST_CORRELATION = 0.8
_LEAST_SPREAD = 0.01  # reflectance; a line through a cloud of points has no slope
# Filters alone make no two sensors differ by more.
_MOST_GAIN, _MOST_OFFSET = 1.2, 0.03
# What is less is noise.
_NOTABLE = 0.002


class Fit(NamedTuple):
    """What the pixels say of two sensors."""

    # None where they are alike, or where there is not enough to tell.
    level: Level | None
    # Whether they differ by more than sensors do.
    is_odd: bool = False
    # Pairs of dates.
    pairs: int = 0


def pairs_of(
    items: Sequence[Acquisition], references: Sequence[Acquisition]
) -> list[tuple[Acquisition, Acquisition]]:
    """Pair acquisitions of two sensors that are at most three days apart, spread over the time."""
    pairs = []
    for item in items:
        nearest = min(references, key=lambda other: (abs(other.date - item.date), other.date))
        if abs(nearest.date - item.date).days <= _DAYS_APART:
            pairs.append((item, nearest))
    return evenly(pairs, _MOST_PAIRS)


def pixels_of(
    series: Series,
    pairs: Sequence[tuple[Acquisition, Acquisition]],
    bands: Sequence[str],
    masking: Masking,
    progress: Progress,
) -> list[np.ndarray]:
    """Read what is clear of both acquisitions of each pair.

    Returns (2, bands, pixels) for each pair that has any, of the sensor and of its reference,
    averaged over the pixels of the coarser of both.
    """
    read = []
    for pair in pairs:
        progress.check()
        try:
            both = [
                OpticalReader(replace(series, acquisitions=(item,)), bands, masking)
                for item in pair
            ]
            grid = _coarse_grid(series, pair, bands)
            if grid is None:
                continue
            with GridReader(grid, check=progress.check) as datasets:
                for window in sample_windows(grid, _WINDOWS):
                    blocks = [reader.read(datasets, window, progress.check) for reader in both]
                    clear = blocks[0].clear[0] & blocks[1].clear[0]
                    read.append(np.stack([b.reflectance[0][:, clear] for b in blocks]))
        except InputError:
            continue  # a run tells of what cannot be read
    return [pixels for pixels in read if pixels.size]


def _coarse_grid(series: Series, pair: Sequence[Acquisition], bands: Sequence[str]) -> Grid | None:
    """Lay a grid over the ground of both, of twice the coarser pixels; None for slivers."""
    items = [
        replace(item, bands=tuple(band for band in item.bands if band.name in bands))
        for item in pair
    ]
    both = replace(series, acquisitions=tuple(items))
    grid = target_grid(both)
    metres = [target_grid(replace(series, acquisitions=(item,))).metres_per_pixel for item in items]
    ratio = 2.0 * max(metres) / grid.metres_per_pixel
    if ratio * 4 > min(grid.width, grid.height):
        return None
    return target_grid(both, resolution=grid.transform[0] * ratio)


def fit(pixels: Sequence[np.ndarray], pairs: int) -> Fit:
    """Learn what brings the first row of pixels (2, pixels) to the second.

    A reduced major axis, since both have noise, without what lies far from it (changed ground,
    missed cloud).
    """
    x, y = (np.concatenate([p[k] for p in pixels]).astype(np.float64) for k in (0, 1))
    if pairs < _FEWEST_PAIRS or len(x) < _FEWEST_PIXELS:
        return Fit(None)
    keep = np.isfinite(x) & np.isfinite(y)
    gain, offset = 1.0, float(np.median(y[keep] - x[keep]))
    for _ in range(8):
        rest = y - gain * x - offset
        middle = np.median(rest[keep])
        spread = 1.4826 * np.median(np.abs(rest[keep] - middle))
        keep = np.isfinite(rest) & (np.abs(rest - middle) <= 3.0 * max(spread, 1e-4))
        if keep.sum() < _FEWEST_PIXELS / 2 or x[keep].std() < _LEAST_SPREAD:
            return Fit(None)
        gain = float(y[keep].std() / x[keep].std())
        offset = float(y[keep].mean() - gain * x[keep].mean())
    if np.corrcoef(x[keep], y[keep])[0, 1] < _LEAST_CORRELATION:
        return Fit(None)
    if not 1 / _MOST_GAIN < gain < _MOST_GAIN or abs(offset) > _MOST_OFFSET:
        return Fit(None, is_odd=True, pairs=pairs)
    ends = np.percentile(x[keep], (5, 95))
    if np.abs((gain - 1.0) * ends + offset).max() < _NOTABLE:
        return Fit(None, pairs=pairs)
    return Fit(Level(round(gain, 4), round(offset, 4)), pairs=pairs)
