"""Patches of haze, cloud edge and shadow that masks miss: neighbours that stand out together.

A single observation may differ from those before and after by as much as noise and mixed pixels
allow. Averaged over a patch the noise is gone, and a patch that deviates by less stands out: by
more than it does on other dates, on most of its pixels, and from what came before as well as from
what came after. What harvest, mowing and ploughing change does not go along with what haze does:

- Haze lifts the blue more than the red. Over ground without haze both rise and fall together (the
  clear line of the haze-optimised transform; Zhang, Guindon & Cihlar 2002, RSE 82:173), whatever
  grows there, so near dates are not needed. Without a blue band a short wave is held against the
  shortwave infrared, which haze hardly reaches, within weeks in which the surface changes little.
- Shadow darkens every part of the spectrum. Fields turn darker in one part and brighter in another.

Snow (bright in the visible, dark in the shortwave infrared) and water (darker in the near infrared
than in the visible) are real, however shortly they stay, and are never called stained.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from ..support.kernels import kernel

PATCH = 40.0  # metres from the middle of a patch to its sides
_FARTHEST = 8  # pixels
_SIDE = 3  # observations on each side in time
_FEWEST_PIXELS = 5  # of a patch that must have been seen before, on the date and after
_FEWEST_DATES = 6  # on which a patch must be known, to tell how it deviates on others
_SHARE = 0.75  # of the pixels of a patch that must deviate the same way
_HALF = 0.5  # of the limit that the pixel itself must pass
_NORMAL = 1.4826  # from median absolute deviation to standard deviation
_WHOLE = 1e5  # sums of whole numbers are exact, whatever the window they are taken from
_ROWS = 64  # computed together, to bound memory
# Days within which a surface is compared with itself; haze against the clear line at any distance.
_ANY = 400.0
_NEAR, _NEAR_DARK = 45.0, 20.0
# What a snow surface is at least: normalised difference, and reflectance (Dozier 1989, RSE 28:9).
_SNOW, _SNOW_BRIGHT = 0.4, 0.1
_BRIGHTEST = 0.3  # above which nobody tells haze from snow without the shortwave infrared
_WATER_DARK = 0.15  # near infrared of water, at most
_VISIBLE = ("blue", "green", "red")
_SEEN = ("green", "red", "rededge1", "blue")  # of which the first tells of snow and water
_NEAR_INFRARED = ("nir", "nir_narrow", "nir_broad", "rededge3", "rededge2")
_SHORTWAVE = ("swir1", "swir2")


class Sign(NamedTuple):
    """What rises where a patch is stained."""

    # The series (T, H, W) float32.
    values: np.ndarray
    # Days to look back and ahead.
    reach: float
    # Of the deviations on other dates: how many standard deviations; and the least limit.
    factor: float
    least: float


def patch_reach(metres_per_pixel: float) -> int:
    """Return how many pixels a patch reaches to each side of its middle."""
    return max(1, min(round(PATCH / metres_per_pixel), _FARTHEST))


def stained_patches(
    days: np.ndarray,
    reflectance: np.ndarray,
    clear: np.ndarray,
    roles: Sequence[str],
    reach: int,
    check: Callable[[], None] = lambda: None,
) -> np.ndarray:
    """Tell which clear observations belong to a patch that stands out.

    Args:
        days: (T,) acquisition dates in days, ascending.
        reflectance: (T, B, H + 2 * reach, W + 2 * reach) float32, 0 to 1.
        clear: (T, H + 2 * reach, W + 2 * reach) boolean.
        roles: the spectral roles of the bands; "" where unknown.
        reach: pixels of a patch to each side (`patch_reach`).
        check: is called between steps and may raise to stop.

    Returns (T, H, W) boolean; nothing is stained where the bands tell no haze from ground.
    """
    height, width = (size - 2 * reach for size in clear.shape[1:])
    result = np.zeros((len(clear), height, width), bool)
    for first in range(0, height, _ROWS):
        last = min(first + _ROWS, height)
        rows = slice(first, last + 2 * reach)
        part = reflectance[:, :, rows]
        usual = clear[:, rows] & ~snow_or_water(part, roles)
        if not set(_SHORTWAVE) & set(roles):
            usual &= ~_brightest(part, roles)
        for signs in _stains(part, roles):
            found = usual[(slice(None), *[slice(reach, -reach)] * 2)]
            for sign in signs:
                if found.any():
                    found = found & _standing(days, sign, usual, reach, check)
            result[:, first:last] |= found
    return result


def snow_or_water(reflectance: np.ndarray, roles: Sequence[str]) -> np.ndarray:
    """Tell where snow lies or water stands, (T, ...) boolean, of reflectance (T, B, ...).

    Snow takes a visible and a shortwave infrared band, water a visible and a near infrared one;
    where they are missing nothing is told.
    """
    visible = _first(reflectance, roles, _SEEN)
    real = np.zeros((len(reflectance), *reflectance.shape[2:]), bool)
    if visible is None:
        return real
    shortwave = _first(reflectance, roles, _SHORTWAVE)
    if shortwave is not None:
        contrast = visible - shortwave > _SNOW * (visible + shortwave)
        real |= contrast & (visible > _SNOW_BRIGHT)
    near = _first(reflectance, roles, _NEAR_INFRARED)
    if near is not None:
        real |= (visible > near) & (near < _WATER_DARK)
    return real


def _brightest(reflectance: np.ndarray, roles: Sequence[str]) -> np.ndarray:
    visible = _first(reflectance, roles, _SEEN)
    return np.zeros(1, bool) if visible is None else visible > _BRIGHTEST


def _stains(reflectance: np.ndarray, roles: Sequence[str]) -> Iterator[list[Sign]]:
    """Yield for each kind of stain the signs that must stand out together."""
    blue, red = (_first(reflectance, roles, (role,)) for role in ("blue", "red"))
    short = _first(reflectance, roles, ("red", "rededge1", "green"))
    infrared = _first(reflectance, roles, ("swir2", "swir1"))
    if blue is not None and red is not None:
        yield [Sign(blue - np.float32(0.5) * red, _ANY, 1.5, 0.015)]
    elif short is not None and infrared is not None:
        yield [
            Sign(short - np.float32(0.5) * infrared, _NEAR, 1.5, 0.015),
            # Bare ground is brighter in both, stubble more so.
            Sign(short - np.float32(1.2) * infrared, _NEAR, 0.0, 0.01),
        ]
    visible = _VISIBLE if set(_VISIBLE) & set(roles) else ("rededge1",)
    groups = (_NEAR_INFRARED, visible, _SHORTWAVE)
    layers = [_darkness(reflectance, roles, group) for group in groups]
    known = [layer for layer in layers if layer is not None]
    if len(known) == len(groups):
        limits = ((2.0, 0.2), (0.0, 0.12), (0.0, 0.12))
        yield [Sign(layer, _NEAR_DARK, *limit) for layer, limit in zip(known, limits)]


def _first(
    reflectance: np.ndarray, roles: Sequence[str], wanted: Sequence[str]
) -> np.ndarray | None:
    """Return the first band (T, H, W) of some roles that is there."""
    found = next((role for role in wanted if role in roles), None)
    return None if found is None else reflectance[:, list(roles).index(found)]


def _darkness(
    reflectance: np.ndarray, roles: Sequence[str], group: Sequence[str]
) -> np.ndarray | None:
    """Return the negative mean logarithm (T, H, W) of the bands of a group."""
    bands = [band for band, role in enumerate(roles) if role in group]
    if not bands:
        return None
    total = np.zeros((len(reflectance), *reflectance.shape[2:]), np.float32)
    for band in bands:
        total += np.log(np.maximum(reflectance[:, band], np.float32(1e-3)) + np.float32(0.03))
    return -total / np.float32(len(bands))


def _standing(
    days: np.ndarray, sign: Sign, usual: np.ndarray, reach: int, check: Callable[[], None]
) -> np.ndarray:
    """Tell which observations stand out with their patch, (T, H, W) boolean less the edge."""
    shape = usual.shape
    before = np.full((shape[0], shape[1] * shape[2]), np.nan, np.float32)
    after = before.copy()
    flat = np.ascontiguousarray(sign.values, np.float32).reshape(shape[0], -1)
    _sides(days, flat, usual.reshape(shape[0], -1), sign.reach, before, after)
    before, after = before.reshape(shape), after.reshape(shape)
    inner = (slice(reach, -reach), slice(reach, -reach))
    size = (shape[0], shape[1] - 2 * reach, shape[2] - 2 * reach)
    patch, marked = np.full(size, np.nan, np.float32), np.zeros(size, bool)
    for t in range(shape[0]):
        check()
        if usual[t][inner].any():
            _patches(before[t], after[t], reach, patch[t], marked[t])
    own = np.minimum(before[(slice(None), *inner)], after[(slice(None), *inner)])
    flat = marked.reshape(shape[0], -1)
    kept = own.reshape(shape[0], -1)
    _judge(patch.reshape(shape[0], -1), kept, sign.factor * _NORMAL, sign.least, flat)
    return marked


@kernel()
def _add_row(before, after, sign, sums):
    """Add a row to sums by column, or take it off: how many are known, rise, and by how much."""
    for x in range(before.size):
        low, high = before[x], after[x]
        if low == low and high == high:
            sums[0, x] += sign
            sums[1, x] += sign * np.int64(np.rint(low * np.float32(_WHOLE)))
            sums[2, x] += sign * np.int64(np.rint(high * np.float32(_WHOLE)))
            sums[3, x] += sign if low > 0 and high > 0 else 0


@kernel()
def _patches(before, after, reach, patch, together):
    """Average what the pixels of patches of one date deviate by, the lesser of both sides.

    Mark where enough of a patch is known and most of it rises.
    """
    side = 2 * reach + 1
    rows, columns = patch.shape
    # Sums of whole numbers are exact, so that they may run on from patch to patch.
    sums = np.zeros((4, before.shape[1]), np.int64)
    for row in range(side - 1):
        _add_row(before[row], after[row], 1, sums)
    for row in range(rows):
        _add_row(before[row + side - 1], after[row + side - 1], 1, sums)
        known, low, high, rising = 0, 0, 0, 0
        for x in range(side - 1):
            known += sums[0, x]
            low += sums[1, x]
            high += sums[2, x]
            rising += sums[3, x]
        for x in range(columns):
            last = x + side - 1
            known += sums[0, last]
            low += sums[1, last]
            high += sums[2, last]
            rising += sums[3, last]
            y, own = row + reach, x + reach
            is_there = before[y, own] == before[y, own] and after[y, own] == after[y, own]
            if is_there and known >= _FEWEST_PIXELS:
                patch[row, x] = min(low, high) / (_WHOLE * known)
                together[row, x] = rising >= _SHARE * known
            known -= sums[0, x]
            low -= sums[1, x]
            high -= sums[2, x]
            rising -= sums[3, x]
        _add_row(before[row], after[row], -1, sums)


@kernel()
def _sides(days, values, clear, reach, before, after):
    """Subtract the medians of up to three clear observations before and after; NaN without any.

    Of two the higher is taken: what stands out must do so above it.
    """
    dates, pixels = values.shape
    index = np.empty(dates, np.int64)
    near = np.empty(_SIDE, np.float32)
    for pixel in range(pixels):
        count = 0
        for t in range(dates):
            if clear[t, pixel]:
                index[count] = t
                count += 1
        for i in range(count):
            t = index[i]
            for way in (-1, 1):
                found = 0
                j = i + way
                while found < _SIDE and 0 <= j < count:
                    if abs(days[index[j]] - days[t]) > reach:
                        break
                    near[found] = values[index[j], pixel]
                    found += 1
                    j += way
                if found == 0:
                    continue
                middle = near[0]
                if found == 2:
                    middle = max(near[0], near[1])
                elif found == 3:
                    low, high = min(near[0], near[1]), max(near[0], near[1])
                    middle = max(low, min(high, near[2]))
                if way < 0:
                    before[t, pixel] = values[t, pixel] - middle
                else:
                    after[t, pixel] = values[t, pixel] - middle


@kernel()
def _judge(patch, own, factor, least, marked):
    """Keep marked what stands out from how the patch deviates on all dates."""
    dates, pixels = patch.shape
    sizes = np.empty(dates, np.float32)
    for pixel in range(pixels):
        count = 0
        for t in range(dates):
            if not np.isnan(patch[t, pixel]):
                sizes[count] = abs(patch[t, pixel])
                count += 1
        limit = np.inf
        if count >= _FEWEST_DATES:
            limit = max(least, factor * np.sort(sizes[:count])[count // 2])
        for t in range(dates):
            if marked[t, pixel]:
                marked[t, pixel] = patch[t, pixel] > limit and own[t, pixel] > _HALF * limit
