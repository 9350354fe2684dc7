"""Files of one kind that are stored in two ways, parted by the size of their numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..names.band_names import SENTINEL2
from .reflectance_scale import BRIGHT, COLLECTION2_LEAST, COLLECTION2_MOST, Kind
from .sampled_numbers import Numbers

_ENOUGH, _SHARE = 3, 0.2  # products on either side, at least
# A step in the size of numbers, in powers of ten: land changes its near infrared and its indices
# by less, but clouds brighten the visible by as much.
_STEP, _STEP_OF_VISIBLE = 0.6, 1.5
_STEADY = ("nir", "nir_broad", "nir_narrow", "")


def parted(kind: Kind, rows: np.ndarray, numbers: Numbers, roles: np.ndarray) -> list[np.ndarray]:
    """Part the rows of a kind into those of large and of small numbers, where it has both."""
    small = _collection2(kind, rows, numbers)
    if small is None:
        small = _by_size(rows, numbers, roles)
    if small is None:
        return [rows]
    inside = np.isin(numbers.product[rows], small)
    return [rows[~inside], rows[inside]]


def _collection2(kind: Kind, rows: np.ndarray, numbers: Numbers) -> np.ndarray | None:
    """Find the products that do not hold Landsat's Collection 2 where the others do."""
    if kind.sensor == SENTINEL2:
        return None
    products, dark = numbers.of_products(rows, numbers.low, np.fmin)
    _, bright = numbers.of_products(rows, numbers.high, np.fmax)
    inside = (dark >= COLLECTION2_LEAST) & (bright <= COLLECTION2_MOST)
    if not _both(inside) or np.median(bright[inside]) <= BRIGHT * 1e4:
        return None
    return products[~inside]


def perhaps_collection2(rows: np.ndarray, numbers: Numbers) -> np.ndarray:
    """Find the products all of whose numbers are as large as those of Landsat's Collection 2."""
    products, dark = numbers.of_products(rows, numbers.low, np.fmin)
    inside = dark >= COLLECTION2_LEAST
    return products[inside] if _both(inside) else products[:0]


def _by_size(rows: np.ndarray, numbers: Numbers, roles: np.ndarray) -> np.ndarray | None:
    """Find the products whose numbers are smaller than the rest's by a step with nothing in it."""
    steady = rows[np.isin(roles[rows].astype(str), _STEADY)]
    least = _STEP if steady.size else _STEP_OF_VISIBLE
    rows = steady if steady.size else rows
    size = np.fmax(np.abs(numbers.high), np.abs(numbers.low))
    products, size = numbers.of_products(rows, size, np.fmax)
    if size.size < 2 * _ENOUGH:
        return None
    order = np.argsort(size)
    steps = np.diff(np.log10(np.maximum(size[order], 1e-9)))
    widest = int(np.argmax(steps))
    inside = size <= size[order[widest]]
    return products[inside] if steps[widest] >= least and _both(inside) else None


def _both(inside: Sequence[bool] | np.ndarray) -> bool:
    inside = np.asarray(inside)
    fewer = min(int(inside.sum()), int((~inside).sum()))
    return fewer >= _ENOUGH and fewer >= _SHARE * len(inside)
