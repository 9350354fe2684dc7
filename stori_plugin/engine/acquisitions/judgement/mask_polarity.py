"""Whether a mask of two values is the right way round, held against what the ground looks like.

Cloud is brighter than what is usual at a place. So where a mask is the wrong way round, what it
shows is on its cloudy dates much brighter than usual, and what it hides is as always. Compared
with the same pixels on other dates, bright sand and dark water say nothing; snow is bright on both
sides of a mask, and shadow is no brighter than usual.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import rasterio
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.windows import Window, bounds, from_bounds

from ...support.progress import Progress
from ..files.opening import open_raster
from ..series import Raster
from .judged_layer import JudgedLayer
from .samples import evenly

_VISIBLE = ("blue", "green", "red", "coastal")
_DATES = 16
_SIDE = 48  # pixels of a window
_PLACES = ((0.5, 0.5), (0.25, 0.25), (0.75, 0.75))
_LEAST_PIXELS = 30  # on either side of a mask
_LEAST_DATES = 5  # to know what is usual
# Percentile over the dates: clear where less than three in five are clouded, two in five shaded.
_USUAL = 40
# In parts of what is usual.
_BRIGHT, _AS_ALWAYS, _APART = 0.5, 0.3, 0.3
_CLOUD = 0.2  # reflectance; what is below it is no thick cloud, but perhaps a field after harvest
_STRONG = 3  # dates


class Polarity(NamedTuple):
    """On how many dates a mask hides what is bright, and on how many it shows it."""

    right: int
    wrong: int
    # On how many dates it is one and the same, which no cloud mask is; 0 where it changes.
    static: int = 0

    @property
    def inverted(self) -> bool:
        """Whether several dates agree that the mask is the wrong way round, and hardly any not."""
        return self.wrong >= _STRONG and self.wrong >= 10 * self.right

    @property
    def doubtful(self) -> bool:
        """Whether what speaks at all speaks for the wrong way round."""
        return self.wrong > 2 * self.right


# Stored numbers (float64) to booleans.
Hides = Callable[[np.ndarray], np.ndarray]


class _Pair(NamedTuple):
    mask: JudgedLayer
    band: JudgedLayer


def polarity_of(
    masks: Sequence[JudgedLayer],
    bands: Sequence[JudgedLayer],
    hides: Hides,
    progress: Progress,
) -> Polarity:
    """Count the dates on which masks of one kind are the right and the wrong way round.

    ``hides`` tells which stored numbers, as float64, hide what lies under them.

    Some dates are read, a few small windows of mask and visible band each. Without a visible band,
    or where too little is known, nothing speaks either way.
    """
    pairs = _spread(_pairs(masks, bands), hides)
    if len(pairs) < _LEAST_DATES:
        return Polarity(0, 0)
    values, codes = [], []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        for pair in pairs:
            progress.check()
            try:
                read = _read(pair)
            except (RasterioError, OSError, ValueError):
                continue  # whoever needs all its pixels says so
            values.append(read[0])
            codes.append(read[1])
    if len(values) < _LEAST_DATES:
        return Polarity(0, 0)
    return _compared(np.array(values), hides(np.array(codes)))


def _compared(values: np.ndarray, shut: np.ndarray) -> Polarity:
    """Compare what is hidden and shown (dates, pixels) with what is usual at the same pixels."""
    known = np.isfinite(values).sum(axis=0) >= _LEAST_DATES
    if not known.any():
        return Polarity(0, 0)
    values, shut = values[:, known], shut[:, known]
    if min(shut[0].sum(), (~shut[0]).sum()) >= _LEAST_PIXELS and (shut == shut[0]).all():
        return Polarity(0, 0, len(shut))
    rank = (_USUAL * (np.isfinite(values).sum(axis=0) - 1)) // 100
    # What is missing is sorted last.
    usual = np.take_along_axis(np.sort(values, axis=0), rank[None], axis=0)[0]
    level = max(float(np.median(usual)), 1e-3)
    above = (values - usual) / level
    right = wrong = 0
    for of_date, value, of_mask in zip(above, values, shut):
        seen = np.isfinite(of_date)
        hidden, shown = seen & of_mask, seen & ~of_mask
        if min(hidden.sum(), shown.sum()) < _LEAST_PIXELS:
            continue
        over, under = float(np.median(of_date[hidden])), float(np.median(of_date[shown]))
        right += over > max(_BRIGHT, under + _APART)
        bright = under > max(_BRIGHT, over + _APART) and np.median(value[shown]) > _CLOUD
        wrong += bool(bright and abs(over) < _AS_ALWAYS)
    return Polarity(right, wrong)


def _grid(raster: Raster) -> tuple:
    return raster.crs, raster.transform, raster.width, raster.height


def _pairs(masks: Sequence[JudgedLayer], bands: Sequence[JudgedLayer]) -> list[_Pair]:
    """Find the visible band of each mask's date, for the grid that most masks have."""
    roles = Counter(item.layer.role for item in bands if item.layer.role in _VISIBLE)
    # The colour that most dates have; of equals the bluest.
    role = max(roles, key=lambda r: (roles[r], -_VISIBLE.index(r)), default="")
    by_date: dict[dt.date, list[JudgedLayer]] = {}
    for item in bands:
        if item.layer.role == role and item.layer.moment:
            by_date.setdefault(item.layer.moment.date, []).append(item)
    grids = Counter(_grid(item.layer.file.header.raster) for item in masks)
    if not grids:
        return []
    grid = grids.most_common(1)[0][0]
    found = []
    for item in masks:
        moment = item.layer.moment
        if moment is None or _grid(item.layer.file.header.raster) != grid:
            continue
        fitting = [b for b in by_date.get(moment.date, []) if _covers(b, item)]
        if fitting:
            own = [b for b in fitting if b.layer.product == item.layer.product]
            found.append(_Pair(item, (own or fitting)[0]))
    return found


def _covers(band: JudgedLayer, mask: JudgedLayer) -> bool:
    """Tell whether a band's raster lies on the ground of a mask's, to a pixel."""
    a, b = (item.layer.file.header.raster for item in (band, mask))
    if a.crs != b.crs:
        return False
    ours = bounds(Window(0, 0, b.width, b.height), rasterio.Affine(*b.transform))
    theirs = bounds(Window(0, 0, a.width, a.height), rasterio.Affine(*a.transform))
    reach = max(a.pixel_size, b.pixel_size)
    return all(abs(x - y) <= reach for x, y in zip(ours, theirs))


def _spread(pairs: Sequence[_Pair], hides: Hides) -> list[_Pair]:
    """Choose some dates, first those whose masks are known to hold both, evenly over time."""

    def both(pair: _Pair) -> bool:
        sample = pair.mask.layer.file.header.sample.get(pair.mask.layer.index)
        hidden = np.empty(0, bool) if sample is None else hides(sample.astype(np.float64))
        return bool(hidden.any() and not hidden.all())

    def when(pair: _Pair) -> tuple[dt.date, str]:
        return pair.mask.layer.moment.date, pair.mask.path  # type: ignore[union-attr]

    ordered = sorted(pairs, key=when)
    mixed = evenly([pair for pair in ordered if both(pair)], _DATES // 2)
    taken = {id(pair) for pair in mixed}
    rest = [pair for pair in ordered if id(pair) not in taken]
    return sorted(mixed + evenly(rest, _DATES - len(mixed)), key=when)


def _windows(raster: Raster) -> list[Window]:
    if max(raster.width, raster.height) <= 2 * _SIDE:
        return [Window(0, 0, raster.width, raster.height)]
    w, h = min(_SIDE, raster.width), min(_SIDE, raster.height)
    return [
        Window(int(x * (raster.width - w)), int(y * (raster.height - h)), w, h) for x, y in _PLACES
    ]


def _read(pair: _Pair) -> tuple[np.ndarray, np.ndarray]:
    """Read reflectance and codes of the same pixels, both flat, NaN where missing."""
    values, codes = [], []
    raster = pair.mask.layer.file.header.raster
    with open_raster(pair.mask.path) as mask, open_raster(pair.band.path) as band:
        for window in _windows(raster):
            code = mask.read(pair.mask.layer.index, window=window)
            place = from_bounds(*bounds(window, mask.transform), band.transform)
            seen = band.read(pair.band.layer.index, window=place, out_shape=code.shape)
            codes.append(code.astype(np.float64).ravel())
            values.append(seen.astype(np.float64).ravel())
    value, scaling = np.concatenate(values), pair.band.scaling
    missing = ~np.isfinite(value)
    if pair.band.nodata is not None:
        missing |= value == pair.band.nodata
    if pair.band.valid is not None:
        missing |= (value < pair.band.valid[0]) | (value > pair.band.valid[1])
    return np.where(missing, np.nan, value * scaling.scale + scaling.offset), np.concatenate(codes)
