"""A coarse sensor brought to the level of the fine one, and to all of its bands."""

from __future__ import annotations

import numpy as np

from ..support.matrix_products import product

_DAYS_APART = 3.0
_FEWEST = 30  # pairs, with fewer of which only an offset is learned
_LEAST_CORRELATION = 0.7
_MOST_GAIN = 1.5
_NORMAL = 1.4826
_LEAST_KNOWN = 0.5  # share of variance that other bands must tell of one that is missing
_OFFSET = 0.03  # reflectance, as in the logarithms of components


def levelled(
    days: np.ndarray,
    values: np.ndarray,
    clear: np.ndarray,
    coarse_days: np.ndarray,
    coarse: np.ndarray,
    coarse_clear: np.ndarray,
) -> np.ndarray:
    """Bring each coarse band to the level of the fine one by what both saw within three days.

    A reduced major axis, without what lies far from it, where the two agree; else the median
    difference. Bands that the coarse sensor lacks stay NaN.

    Args:
        days: (T,) dates of the fine sensor.
        values: (T, B, M) what it saw of M squares.
        clear: (T, M) boolean.
        coarse_days: (D,) dates of the coarse sensor.
        coarse: (D, B, M) what it saw of them.
        coarse_clear: (D, M) boolean.
    """
    pairs = []
    for t, day in enumerate(days):
        away = np.abs(coarse_days - day)
        near = int(np.argmin(away)) if len(away) else 0
        if len(away) and away[near] <= _DAYS_APART:
            pairs.append((t, near))
    result = np.array(coarse, np.float32)
    for band in range(coarse.shape[1]):
        xs, ys = [np.zeros(0)], [np.zeros(0)]
        for t, near in pairs:
            both = clear[t] & coarse_clear[near] & np.isfinite(coarse[near, band])
            xs.append(coarse[near, band, both].astype(float))
            ys.append(values[t, band, both].astype(float))
        gain, offset = _line(np.concatenate(xs), np.concatenate(ys))
        result[:, band] = gain * coarse[:, band] + offset
    return result


def _line(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Return gain and offset that bring ``x`` to ``y``, both (n,); 1 and 0 without any."""
    if not len(x):
        return 1.0, 0.0
    gain, offset = 1.0, float(np.median(y - x))
    if len(x) < _FEWEST:
        return gain, offset
    for _ in range(6):
        rest = y - gain * x - offset
        spread = _NORMAL * np.median(np.abs(rest - np.median(rest)))
        keep = np.abs(rest - np.median(rest)) <= 3.0 * max(spread, 1e-6)
        kx, ky = x[keep], y[keep]
        if min(kx.std(), ky.std()) < 1e-6 or np.corrcoef(kx, ky)[0, 1] < _LEAST_CORRELATION:
            return 1.0, float(np.median(y - x))
        gain = float(np.clip(ky.std() / kx.std(), 1.0 / _MOST_GAIN, _MOST_GAIN))
        offset = float(ky.mean() - gain * kx.mean())
    return gain, offset


def filled(values: np.ndarray, clear: np.ndarray, coarse: np.ndarray) -> np.ndarray:
    """Fill the bands that the coarse sensor lacks by those that it has.

    A linear regression between the logarithms of the bands, as the fine sensor saw them. Bands of
    which the others tell less than half of the variance stay NaN, and with them the dates.

    Args:
        values: (T, B, M) what the fine sensor saw of M squares.
        clear: (T, M) boolean.
        coarse: (D, B, M) what the coarse one saw, NaN where nothing.
    """
    has = np.isfinite(coarse).any(axis=(0, 2))
    if has.all() or not has.any() or not clear.any():
        return coarse
    seen = np.log(np.maximum(values.transpose(1, 0, 2)[:, clear], 1e-3) + _OFFSET).astype(float)
    known = np.vstack([seen[has], np.ones(seen.shape[1])])
    weights = np.linalg.lstsq(known.T, seen[~has].T, rcond=None)[0]
    rest = seen[~has] - product(weights.T, known)
    told = 1.0 - rest.var(axis=1) / np.maximum(seen[~has].var(axis=1), 1e-12)
    held = np.log(np.maximum(coarse[:, has], 1e-3) + _OFFSET).astype(float)
    by_band = np.moveaxis(held, 1, 0).reshape(held.shape[1], -1)
    told_by = product(weights[:-1].T, by_band).reshape(-1, len(coarse), coarse.shape[2])
    result = np.array(coarse, np.float32)
    for number, band in enumerate(np.flatnonzero(~has)):
        if told[number] >= _LEAST_KNOWN:
            result[:, band] = np.exp(told_by[number] + weights[-1, number]) - _OFFSET
    return result
