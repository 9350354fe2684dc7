"""Whether Sentinel-2's offset of 1000 is in the numbers: what is stated, held against them.

Since baseline 04.00 products have 1000 added, so that dark surfaces need no negative numbers.
Archives take it off again, and files keep their names. The darkest clear land tells: it
reflects next to nothing in one of its bands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from .judged_layer import JudgedLayer, Scaling
from .sampled_numbers import Numbers

OFFSET = 0.1
# Bands in which vegetation, water or shadow is dark. The near infrared is not, and the shortest
# waves are brightened and overcorrected.
DARK_ROLES = ("green", "red", "rededge1", "swir1", "swir2")
_NIR = ("nir", "nir_broad", "nir_narrow")
_ENOUGH = 3  # products
# Reflectance below which not one in twenty pixels of the darkest band is.
BELOW_ZERO = -0.03
# The darkest of a series that has the offset lies here.
_WITH_OFFSET = (0.095, 0.17)
# A step between neighbouring dates that is no season.
_STEP = (0.075, 0.13)
_SIDE, _LEAST_SIDE = 8, 4


class Dark(NamedTuple):
    """Reflectance of the darkest band of each product that has one."""

    products: np.ndarray
    # 5 % of its pixels lie below, half of them below.
    low: np.ndarray
    median: np.ndarray


def dark_of(
    numbers: Numbers, rows: np.ndarray, roles: np.ndarray, scaling: Sequence[Scaling]
) -> Dark:
    """Find the darkest band of the products of some layers, scaled as believed."""
    chosen = rows[np.isin(roles[rows], DARK_ROLES)]
    rows = chosen if chosen.size else rows[roles[rows] == "blue"]
    scale = np.full(len(roles), np.nan)
    offset = np.zeros(len(roles))
    for row in rows:
        scale[row], offset[row] = scaling[row]
    products, low = numbers.of_products(rows, numbers.low * scale + offset, np.fmin)
    _, median = numbers.of_products(rows, numbers.median * scale + offset, np.fmin)
    return Dark(products, low, median)


def is_below_zero(dark: Dark) -> np.ndarray:
    """Tell the products in which surfaces would reflect less than nothing."""
    return dark.low < BELOW_ZERO


def lies_below_zero(dark: Dark) -> bool:
    """Tell whether surfaces would reflect less than nothing as a rule.

    Clouds and bare soil only brighten, so a tenth of the products is enough; of several products
    a single one is not.
    """
    below = int(is_below_zero(dark).sum())
    return below >= max(0.1 * dark.low.size, min(dark.low.size, 2)) > 0


def falls_below_zero(dark: Dark) -> bool:
    """Tell whether surfaces of some products would reflect less than nothing."""
    return lies_below_zero(dark) or int(is_below_zero(dark).sum()) >= _ENOUGH


def is_never_dark(dark: Dark) -> bool:
    """Tell whether a series is nowhere and never as dark as land is, by about the offset."""
    if dark.low.size < _ENOUGH:
        return False
    ordered = np.sort(dark.low)
    lowest = ordered[1] if len(ordered) > _LEAST_SIDE else ordered[0]
    return bool(_WITH_OFFSET[0] <= lowest <= _WITH_OFFSET[1])


def rise_since(
    day: dt.date,
    numbers: Numbers,
    rows: np.ndarray,
    judged: Sequence[JudgedLayer],
    scaling: Sequence[Scaling],
) -> float | None:
    """Tell by how much the darkest of a series lies higher since a day; None if not by the offset.

    It has to in a dark band as well as in the near infrared: these are darkest in opposite
    seasons, so no season alone does it.
    """
    heights = []
    for roles in (DARK_ROLES, _NIR):
        members = np.array([k for k in rows if judged[k].layer.role in roles], int)
        dates, table = by_date(numbers, members, judged, scaling)
        if not table.size:
            return None
        levels = table.min(axis=1)
        parts = [levels[[d < day for d in dates]], levels[[d >= day for d in dates]]]
        if min(map(len, parts)) < _LEAST_SIDE:
            return None
        before, after = (float(np.sort(part)[1]) for part in parts)
        heights.append(after - before)
    is_offset = all(_STEP[0] <= height <= _STEP[1] for height in heights)
    return float(np.mean(heights)) if is_offset else None


def step_between(
    numbers: Numbers,
    rows: np.ndarray,
    judged: Sequence[JudgedLayer],
    scaling: Sequence[Scaling],
) -> tuple[dt.date, dt.date, float] | None:
    """Find a step of about the offset in all bands between neighbouring dates.

    Returns the dates before and after it, and its height; None without one. A season moves red
    and near infrared apart, and clouds are left aside by the second darkest of eight dates.
    """
    dates, table = by_date(numbers, rows, judged, scaling)
    if table.shape[1] < 2 or len(dates) < 2 * _LEAST_SIDE:
        return None
    before, after = _second_lowest(table), _second_lowest(table[::-1])[::-1]
    # Position k compares what comes before date k with what comes from it on.
    steps = after[_LEAST_SIDE : -_LEAST_SIDE + 1] - before[_LEAST_SIDE - 1 : -_LEAST_SIDE]
    near = _lowest_of_three(table)
    nearest = (
        near[_LEAST_SIDE : len(dates) - _LEAST_SIDE + 1] - near[_LEAST_SIDE - 3 :][: len(steps)]
    )
    sizes = np.abs(np.concatenate([steps, nearest], axis=1))
    fits = ((steps > 0).all(axis=1) | (steps < 0).all(axis=1)) & (
        (sizes >= _STEP[0]) & (sizes <= _STEP[1])
    ).all(axis=1)
    if not fits.any():
        return _to_and_fro(dates, table)
    heights = np.median(steps, axis=1)
    away = np.where(fits, np.abs(np.abs(heights) - OFFSET), np.inf)
    k = int(np.argmin(away))
    return dates[k + _LEAST_SIDE - 1], dates[k + _LEAST_SIDE], float(heights[k])


def _to_and_fro(dates: list[dt.date], table: np.ndarray) -> tuple[dt.date, dt.date, float] | None:
    """Find a step that comes and goes: of files of two kinds whose dates alternate."""
    steps = np.diff(table, axis=0)
    sizes = np.abs(steps)
    fits = ((sizes >= _STEP[0]) & (sizes <= _STEP[1])).all(axis=1)
    up, down = fits & (steps > 0).all(axis=1), fits & (steps < 0).all(axis=1)
    if min(up.sum(), down.sum()) < _ENOUGH or up.sum() + down.sum() < 0.25 * len(steps):
        return None
    k = int(np.flatnonzero(up)[0])
    return dates[k], dates[k + 1], float(np.median(steps[k]))


def _second_lowest(table: np.ndarray) -> np.ndarray:
    """Return of every row the second lowest of it and of up to seven rows before it."""
    padded = np.concatenate([np.full((_SIDE - 1, table.shape[1]), np.inf), table])
    return np.partition(sliding_window_view(padded, _SIDE, axis=0), 1, axis=-1)[..., 1]


def _lowest_of_three(table: np.ndarray) -> np.ndarray:
    """Return of every row the lowest of it and of the two rows after it."""
    return sliding_window_view(table, 3, axis=0).min(axis=-1)


def by_date(
    numbers: Numbers,
    rows: np.ndarray,
    judged: Sequence[JudgedLayer],
    scaling: Sequence[Scaling],
) -> tuple[list[dt.date], np.ndarray]:
    """Return dates and the darkest of each band on them: (dates, bands), bands that all have."""
    found: dict[dt.date, dict[str, float]] = {}
    rows = rows[np.isfinite(numbers.low[rows])]
    for row, low in zip(rows.tolist(), numbers.low[rows].tolist()):
        layer = judged[row].layer
        if layer.moment is None:
            continue
        value = low * scaling[row].scale + scaling[row].offset
        bands = found.setdefault(layer.moment.date, {})
        bands[layer.name] = min(bands.get(layer.name, np.inf), value)
    if not found:
        return [], np.empty((0, 0))
    names = sorted(set.intersection(*map(set, found.values())))
    dates = sorted(found)
    return dates, np.array([[found[date][name] for name in names] for date in dates])
