"""The plugin's own fusion on arrays: GP fusion of fine images, with coarse dates or without."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from stori_plugin.engine.learning.fitting import fit
from stori_plugin.engine.methods.interface import Estimate, Observations
from stori_plugin.engine.methods.squares import Squares
from stori_plugin.engine.scene.coarse_levels import levelled
from stori_plugin.engine.scene.coarse_squares import together

_PIXELS = 400
_SEEN = 0.6  # of a square that must be clear


def fused(
    fine_dates: Sequence[dt.date],
    fine: np.ndarray,
    coarse_dates: Sequence[dt.date],
    coarse: np.ndarray,
    target: dt.date,
    roles: tuple[str, ...],
    ratio: int = 0,
) -> Estimate:
    """Return the estimate of a day: mean and standard deviation (1, B, pixels).

    Args:
        fine_dates: dates of the fine images.
        fine: (T, B, rows, columns) reflectance, NaN where missing.
        coarse_dates: dates of the coarse images.
        coarse: (D, B, rows, columns) reflectance on the same grid.
        target: the day.
        roles: the spectral roles of the bands.
        ratio: fine pixels along a coarse one; 0 leaves the coarse images out.
    """
    days = np.array([day.toordinal() for day in fine_dates], float)
    values, clear = _flat(fine)
    nothing = np.zeros((0, 0, clear.shape[1]), np.float32)
    series = Observations(days, values, clear, np.zeros(0), nothing, np.zeros(clear.shape[1], bool))
    usable = np.flatnonzero(clear.any(axis=0))
    chosen = usable[np.linspace(0, len(usable) - 1, _PIXELS).round().astype(int)]
    sample = series.at(np.unique(chosen))
    if ratio:
        coarse_days = np.array([day.toordinal() for day in coarse_dates], float)
        squares = _squares(days, fine, coarse_days, coarse, ratio)
        sample = Observations(**{**vars(sample), "squares": squares})
    fitted = fit("gp", sample, roles, uncertainty=True, robust=False)
    return fitted.reconstruct(series, np.array([float(target.toordinal())]))


def _flat(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    values = images.reshape(*images.shape[:2], -1)
    clear = np.isfinite(values).all(axis=1)
    return np.nan_to_num(values).astype(np.float32), np.ascontiguousarray(clear)


def _means(images: np.ndarray, ratio: int) -> tuple[np.ndarray, np.ndarray]:
    """Return means (dates, B, M) of squares and where enough of them was seen (dates, M)."""
    dates, bands, rows, columns = images.shape
    # Whole squares of about that size.
    down, across = max(1, round(rows / ratio)), max(1, round(columns / ratio))
    high, wide = rows // down, columns // across
    cut = images[:, :, : down * high, : across * wide]
    cells = cut.reshape(dates, bands, down, high, across, wide)
    known = np.isfinite(cells).all(axis=1)
    count = known.sum(axis=(2, 4)).reshape(dates, -1)
    total = np.where(known[:, None], cells, 0.0).sum(axis=(3, 5)).reshape(dates, bands, -1)
    means = total / np.maximum(count, 1)[:, None]
    return means.astype(np.float32), count >= _SEEN * high * wide


def _squares(
    days: np.ndarray, fine: np.ndarray, coarse_days: np.ndarray, coarse: np.ndarray, ratio: int
) -> Squares:
    values, clear = _means(fine, ratio)
    told, seen = _means(coarse, ratio)
    told = levelled(days, values, clear, coarse_days, told, seen)
    coarse_days, told, seen = together(coarse_days, told, seen)
    count = clear.shape[1]
    none = np.zeros((0, 0, count), np.float32)
    return Squares(values, clear, none, np.zeros(count, bool), coarse_days, told, seen)
