"""Pictures of chips: which bands are shown, between which limits, and how they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rasterio.errors import RasterioError

from ...acquisitions.series import Acquisition, Band, Raster, Series
from ...rasters.coarse_reading import coarse_stored
from ...rasters.grid import Grid, Window
from ...rasters.reading import GridReader
from ...support.errors import StoriError

_ROLES = ("red", "green", "blue")
_PERCENTILES = (2.0, 98.0)  # of the values of a band: the darkest and brightest that are shown
_MOST_PIXELS = 2**24  # of a chip that is shown
# What facts of a stranger's index may end in.
SENSELESS = (LookupError, TypeError, ValueError, ArithmeticError, AttributeError)
_CANDIDATES = 8  # dates of a series among which the one that is shown is chosen


def picture_of(item: Acquisition, series: Series, bands: Sequence[str]) -> dict[str, Any]:
    """Say in plain JSON how an acquisition is shown: three bands or one, and their limits."""
    by_role = {band.role: band for band in item.bands}
    by_name = {band.name: band for band in item.bands}
    if all(role in by_role for role in _ROLES):
        shown = [by_role[role] for role in _ROLES]
    else:
        known = [by_name[name] for name in bands if name in by_name]
        shown = known[:3] if len(known) >= 3 else known[:1]
    return {
        "bands": [
            {
                "path": band.path,
                "index": band.index,
                "scale": band.scale,
                "offset": band.offset,
                "nodata": _json_number(band.nodata),
                "valid": band.valid,
                "validity": band.validity,
                "raster": _raster_facts(series.rasters[band.path]),
            }
            for band in shown
        ],
        "limits": [_limits(band) for band in shown],
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


def _json_number(value: float | None) -> float | str | None:
    return str(value) if value is not None and not np.isfinite(value) else value


def _raster_facts(raster: Raster) -> dict[str, Any]:
    return {
        "crs": raster.crs,
        "transform": list(raster.transform),
        "width": raster.width,
        "height": raster.height,
        "dtype": raster.dtype,
    }


def _limits(band: Band) -> list[float]:
    """Return the darkest and brightest value shown, from a thinned reading."""
    try:
        stored, known = coarse_stored(band)
    except (RasterioError, OSError):
        return [0.0, 1.0]
    return limits_of(stored[known].astype(np.float64) * band.scale + band.offset)


def limits_of(values: np.ndarray) -> list[float]:
    """Return the 2nd and 98th percentile of values; where they are equal, one is added."""
    values = values[np.isfinite(values)]
    if values.size == 0:
        return [0.0, 1.0]
    low, high = (float(value) for value in np.percentile(values, _PERCENTILES))
    return [low, high if high > low else low + 1.0]


def read_picture(facts: dict[str, Any], window: Sequence[int]) -> np.ndarray | None:
    """Read a window of a scene as (h, w, 3) uint8, or None where its raster is gone.

    ``facts`` are those of a source in an index; ``window`` is row, column, height and width. None
    as well where they make no sense, or the window is too large to be a chip.
    """
    part = Window(*(int(number) for number in window))
    if part.height * part.width > _MOST_PIXELS:
        return None
    try:
        known = facts["grid"]
        grid = Grid(known["crs"], tuple(known["transform"]), known["width"], known["height"])
        with GridReader(grid, most=4) as datasets:
            layers = [_read_band(datasets, band, part) for band in facts["picture"]["bands"]]
        return stretch(np.stack(layers), facts["picture"]["limits"])
    except (StoriError, RasterioError, OSError, *SENSELESS):
        return None


def _read_band(datasets: GridReader, band: dict[str, Any], part: Window) -> np.ndarray:
    about = band["raster"]
    raster = Raster(
        band["path"],
        about["crs"],
        tuple(about["transform"]),
        about["width"],
        about["height"],
        about["dtype"],
    )
    nodata = band["nodata"]
    nodata = float(nodata) if nodata is not None else None
    scaling = (band["scale"], band["offset"])
    # Indices of earlier versions lack the last two.
    valid = tuple(band["valid"]) if band.get("valid") else None
    validity = band.get("validity", 0)
    options = {"scaling": scaling, "valid": valid, "validity": validity}
    return datasets.read(raster, [band["index"]], part, nodata, **options)[0]


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
