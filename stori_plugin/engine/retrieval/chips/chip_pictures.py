"""Pictures of chips: which bands are shown, between which limits, and how they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rasterio.errors import RasterioError

from ...acquisitions.series import Acquisition, Series
from ...pixels.renditions import bands_shown
from ...rasters.grid import Window
from ...rasters.reading import GridReader
from ...support.errors import StoriError
from .chip_looks import (
    SENSELESS,
    band_facts,
    grid_of,
    look_limits,
    looks_in,
    looks_of,
    raster_facts,
    read_band,
    read_look,
)

_PERCENTILES = (2.0, 98.0)  # of the values of a band: the darkest and brightest that are shown
_MOST_PIXELS = 2**24  # of a chip that is shown
_CANDIDATES = 8  # dates of a series among which the one that is shown is chosen


def picture_of(item: Acquisition, series: Series, bands: Sequence[str]) -> dict[str, Any]:
    """Say in plain JSON how an acquisition is shown: the bands of its first look, their limits."""
    look = next(iter(looks_of(item, bands)), "")
    shown = bands_shown(look, item.bands)
    return {
        "bands": [
            {**band_facts(band), "raster": raster_facts(series.rasters[band.path])}
            for band in shown
        ],
        "limits": look_limits(look, shown),
    }


def widest_contrast(days: Sequence[Acquisition], series: Series, bands: Sequence[str]) -> int:
    """Return the position of the acquisition with the widest contrast in a series.

    Eight dates spread evenly are compared; of equal ones the first counts.
    """
    tried = np.unique(np.linspace(0, len(days) - 1, min(_CANDIDATES, len(days))).astype(int))
    contrasts = [
        sum(high - low for low, high in picture_of(days[number], series, bands)["limits"])
        for number in tried.tolist()
    ]
    return int(tried[int(np.argmax(contrasts))])


def limits_of(values: np.ndarray) -> list[float]:
    """Return the 2nd and 98th percentile of values; where they are equal, one is added."""
    values = values[np.isfinite(values)]
    if values.size == 0:
        return [0.0, 1.0]
    low, high = (float(value) for value in np.percentile(values, _PERCENTILES))
    return [low, high if high > low else low + 1.0]


def read_picture(facts: dict[str, Any], window: Sequence[int], look: str = "") -> np.ndarray | None:
    """Read a window of a scene as (h, w, 3) uint8, or None where its raster is gone.

    ``facts`` are those of a source in an index; ``window`` is row, column, height and width;
    ``look`` is one of `looks_in`, the first where it is empty or the source lacks it. None as well
    where they make no sense, or the window is too large to be a chip.
    """
    part = Window(*(int(number) for number in window))
    if part.height * part.width > _MOST_PIXELS:
        return None
    try:
        known = {one.word for one in looks_in(facts)}
        if known:
            return read_look(facts, part, look if look in known else "")
        # Indices of earlier versions know bands and no looks.
        bands = facts["picture"]["bands"]
        with GridReader(grid_of(facts), most=4) as datasets:
            layers = [read_band(datasets, band, band["raster"], part) for band in bands]
        return stretch(np.stack(layers), facts["picture"]["limits"])
    except (StoriError, RasterioError, OSError, *SENSELESS):
        return None


def stretch(layers: np.ndarray, limits: Sequence[Sequence[float]]) -> np.ndarray:
    """Return layers (1 or 3, h, w) as (h, w, 3) uint8 between their limits; missing is grey."""
    shown = []
    for layer, (low, high) in zip(layers, limits):
        part = np.clip((layer - low) / (high - low), 0.0, 1.0)
        shown.append(np.where(np.isfinite(part), part * 255.0, 128.0).astype(np.uint8))
    return np.stack(shown if len(shown) == 3 else shown[:1] * 3, -1)


def enlarge(image: np.ndarray, edge: int) -> np.ndarray:
    """Return an image (h, w, 3) with about ``edge`` pixels to the longer side, pixels repeated."""
    times = max(1, edge // max(image.shape[:2]))
    step = max(1, -(-max(image.shape[:2]) // edge))
    return image[::step, ::step].repeat(times, 0).repeat(times, 1)
