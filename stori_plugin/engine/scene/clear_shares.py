"""How much of the ground is clear, and how long the gaps between clear dates are.

One meaning for the dock, inspections and reports. *Clear* is a pixel that was measured, that the
mask in use does not take for cloud, shadow or snow, and that lies beyond the buffer around those
that it does. A *gap* is a stretch of more than 30 days between two dates of which half is clear.

Before a run the share is counted on a thinned raster; a run counts every pixel of its grid.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Optional

import numpy as np
from rasterio.enums import Resampling

from ..acquisitions.files.opening import open_raster
from ..acquisitions.series import Acquisition, Band, Series
from ..options.series_options import Masking
from ..pixels.cloud_masks import clear_by_band, with_buffer
from ..rasters.coarse_reading import SIDE, coarse_stored
from ..rasters.grid import metres_per_pixel
from .optical_reader import chosen_mask

HALF = 0.5
"""The clear share from which a date ends a gap."""

LONG_GAP = 30
"""Days: a longer stretch between dates that are half clear is a gap."""

# A date and its clear share (0 to 1), None where nobody knows it.
DateShare = tuple[dt.date, Optional[float]]


def clear_share(series: Series, item: Acquisition, masking: Masking) -> float:
    """Return the share of the pixels of an acquisition that are clear, 0 to 1.

    Counted on at most 256 x 256 pixels, the nearest ones. Without a mask all that was measured is
    clear. Raises rasterio's errors and `OSError`.
    """
    mask = chosen_mask(item, masking.kind)
    raster = series.rasters[(mask or item.bands[0]).path]
    shape = (min(SIDE, raster.height), min(SIDE, raster.width))
    _, known = coarse_stored(item.bands[0], shape)
    if mask is None:
        return float(known.mean())
    clear = np.ones(shape, bool)
    for one in (mask, *mask.also):
        codes = _thinned(one, shape)
        codes = np.where(codes == one.nodata, np.nan, codes)
        clear &= clear_by_band(codes, one.name, masking.clear_classes)
    metres = metres_per_pixel(raster) * raster.height / shape[0]
    return float((with_buffer(clear, masking.buffer / metres) & known).mean())


def _thinned(band: Band, shape: tuple[int, int]) -> np.ndarray:
    with open_raster(band.path) as dataset:
        return dataset.read(band.index, out_shape=shape, resampling=Resampling.nearest)


def by_date(shares: Iterable[DateShare]) -> list[DateShare]:
    """Return each date once, ascending, with the largest of its shares."""
    best: dict[dt.date, float | None] = {}
    for date, share in shares:
        known = best.get(date)
        best[date] = share if known is None else max(known, share or 0.0)
    return sorted(best.items())


def long_gaps(shares: Sequence[DateShare]) -> list[tuple[dt.date, dt.date]]:
    """Return the gaps of more than `LONG_GAP` days between dates that are `HALF` clear or more.

    ``shares`` are by date, each once; an unknown share counts as clear.
    """
    return [(a, b) for a, b in _stretches(shares) if (b - a).days > LONG_GAP]


def longest_gap(shares: Sequence[DateShare]) -> int:
    """Return the days of the longest stretch between dates that are `HALF` clear or more.

    0 with fewer than two such dates; ``shares`` as in `long_gaps`.
    """
    return max(((b - a).days for a, b in _stretches(shares)), default=0)


def _stretches(shares: Sequence[DateShare]) -> list[tuple[dt.date, dt.date]]:
    seen = [date for date, share in shares if share is None or share >= HALF]
    return list(zip(seen, seen[1:]))
