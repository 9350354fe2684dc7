"""How the chips of a scene can be shown, and the curve of a series' chips: what an index keeps.

The looks are the words of `pixels.renditions`, the same that the dock draws dates by.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rasterio.errors import RasterioError

from ...acquisitions.series import Acquisition, Band, Raster, Series
from ...pixels.colours import INDEX_LIMITS, coloured
from ...pixels.renditions import (
    INFRARED,
    TRUE_COLOUR,
    bands_shown,
    has_ramp,
    layers_of,
    limits_of,
    ramp_for,
    renditions_of,
)
from ...rasters.coarse_reading import coarse_stored
from ...rasters.grid import Grid, Window
from ...rasters.reading import GridReader
from ...support.errors import CancelledError, StoriError

_ALWAYS = (TRUE_COLOUR, INFRARED, "NDVI")
_MOST_DATES = 4096
# What facts of a stranger's index may end in.
SENSELESS = (LookupError, TypeError, ValueError, ArithmeticError, AttributeError)

Check = Callable[[], None]


@dataclass(frozen=True)
class Look:
    """One way to show chips."""

    word: str
    """A word of `pixels.renditions`."""

    bands: tuple[str, ...]
    """The names of the bands that it is made of."""


def looks_of(item: Acquisition, bands: Sequence[str]) -> tuple[str, ...]:
    """Return the looks that those of an acquisition's bands allow which chips have."""
    known = [band for band in item.bands if band.name in bands]
    names = {band.name for band in known}
    looks = tuple(w for w in renditions_of(known) if w in _ALWAYS or (has_ramp(w) and w in names))
    if looks or not known:
        return looks
    return (",".join(band.name for band in known[:3]) if len(known) >= 3 else known[0].name,)


def look_limits(look: str, bands: Sequence[Band]) -> list[list[float]]:
    """Return the darkest and brightest value of each layer of a look, from thinned readings."""
    if len(bands) == 2:
        return [list(INDEX_LIMITS)]
    try:
        read = [(*coarse_stored(band), band) for band in bands]
    except (RasterioError, OSError):
        return [[0.0, 1.0] for _ in bands]
    layers = [np.where(known, v * np.float64(b.scale) + b.offset, np.nan) for v, known, b in read]
    return [[float(low), float(high)] for low, high in limits_of(look, layers)]


class LookFacts:
    """Puts together in plain JSON what looks and curves are read from."""

    def __init__(self, series: Series, bands: Sequence[str], is_dated: bool = True) -> None:
        """Take the series, the names of the bands that chips have, and whether it has dates."""
        self._series, self._names, self._is_dated = series, bands, is_dated
        self._rasters: list[dict[str, Any]] = []
        self._bands: list[dict[str, Any]] = []

    def of(self, item: Acquisition, days: Sequence[Sequence[Acquisition]] = ()) -> dict[str, Any]:
        """Return the looks of an acquisition, and the curve over days where such are given."""
        looks = looks_of(item, self._names)
        facts: dict[str, Any] = {"rasters": self._rasters, "bands": self._bands}
        facts["date"] = item.date.isoformat() if self._is_dated else ""
        facts["ways"] = [
            {"look": word, "bands": self._numbers(shown), "limits": look_limits(word, shown)}
            for word in looks
            for shown in [bands_shown(word, item.bands)]
        ]
        if days and looks:
            word = next((w for w in looks if has_ramp(w)), looks[0].partition(",")[0])
            if word in (TRUE_COLOUR, INFRARED):
                word = next(band.name for band in item.bands if band.name in self._names)
            facts["curve"] = {
                "look": word,
                "dates": [items[0].date.isoformat() for items in days],
                "bands": [
                    [
                        self._numbers(shown)
                        for one in items
                        if (shown := bands_shown(word, one.bands))
                    ]
                    for items in days
                ],
            }
        return facts

    def _numbers(self, bands: Sequence[Band]) -> list[int]:
        return [self._number(band) for band in bands]

    def _number(self, band: Band) -> int:
        raster = raster_facts(self._series.rasters[band.path])
        facts = {**band_facts(band), "name": band.name, "raster": _place(self._rasters, raster)}
        return _place(self._bands, facts)


def _place(items: list[dict[str, Any]], item: dict[str, Any]) -> int:
    """Return where an item stands in a list, to which it is added where it is new."""
    if item not in items:
        items.append(item)
    return items.index(item)


def band_facts(band: Band) -> dict[str, Any]:
    """Return in plain JSON how a band is read."""
    return {
        "path": band.path,
        "index": band.index,
        "scale": band.scale,
        "offset": band.offset,
        "nodata": _json_number(band.nodata),
        "valid": band.valid,
        "validity": band.validity,
    }


def _json_number(value: float | None) -> float | str | None:
    return str(value) if value is not None and not np.isfinite(value) else value


def raster_facts(raster: Raster) -> dict[str, Any]:
    """Return in plain JSON where a raster lies."""
    return {
        "crs": raster.crs,
        "transform": list(raster.transform),
        "width": raster.width,
        "height": raster.height,
        "dtype": raster.dtype,
    }


# --- reading ---------------------------------------------------------------------------------


def looks_in(facts: dict[str, Any]) -> tuple[Look, ...]:
    """Return the looks that an index has of a source; () where it has none that make sense."""
    try:
        kept = facts["looks"]
        names = [str(band["name"]) for band in kept["bands"]]
        return tuple(
            Look(str(way["look"]), tuple(names[number] for number in way["bands"]))
            for way in kept["ways"]
        )
    except SENSELESS:
        return ()


def read_look(facts: dict[str, Any], part: Window, look: str) -> np.ndarray | None:
    """Read a window of a source as (h, w, 3) uint8; None where it has no such look.

    Raises what reading raises, and `SENSELESS` where the facts make no sense.
    """
    kept = facts["looks"]
    way = next((way for way in kept["ways"] if not look or way["look"] == look), None)
    if way is None:
        return None
    with GridReader(grid_of(facts), most=4) as datasets:
        layers = _read_layers(datasets, kept, way["bands"], way["look"], part)
    return coloured(layers, way["limits"], ramp_for(way["look"]))


def read_curves(facts: dict[str, Any], windows: np.ndarray, check: Check) -> np.ndarray | None:
    """Return the mean (n, dates) of the curve's index in windows (n, 4) of a series' chips.

    NaN where a date has no pixel there, or its raster is gone; None where that is so everywhere,
    and where the index keeps no curve, or none that makes sense. Raises `CancelledError`.
    """
    try:
        kept, curve = facts["looks"], facts["looks"]["curve"]
        days = curve["bands"]
        if not 0 < len(days) <= _MOST_DATES:
            return None
        curves = np.full((len(windows), len(days)), np.nan)
        with GridReader(grid_of(facts), most=4) as datasets:
            for day, groups in enumerate(days):
                check()
                for row, window in enumerate(windows):
                    part = Window(*(int(number) for number in window))
                    curves[row, day] = _mean(datasets, kept, groups, curve["look"], part)
    except CancelledError:
        raise
    except (StoriError, *SENSELESS):
        return None
    return curves if np.isfinite(curves).any() else None


def _mean(
    datasets: GridReader, kept: dict[str, Any], groups: Sequence[Any], look: str, part: Window
) -> float:
    """Return the mean of a look's first layer in a window, by the first bands that lie there."""
    for numbers in groups:
        try:
            layer = _read_layers(datasets, kept, numbers, look, part)[0]
        except (RasterioError, OSError, StoriError):
            continue
        known = layer[np.isfinite(layer)]
        if known.size:
            return float(known.mean(dtype=np.float64))
    return float("nan")


def grid_of(facts: dict[str, Any]) -> Grid:
    """Return the grid that the windows of a source count in."""
    known = facts["grid"]
    return Grid(known["crs"], tuple(known["transform"]), known["width"], known["height"])


def _read_layers(
    datasets: GridReader, kept: dict[str, Any], numbers: Sequence[int], look: str, part: Window
) -> np.ndarray:
    bands = [kept["bands"][number] for number in numbers]
    read = [read_band(datasets, band, kept["rasters"][band["raster"]], part) for band in bands]
    return layers_of(look, np.stack(read))


def read_band(
    datasets: GridReader, band: dict[str, Any], about: dict[str, Any], part: Window
) -> np.ndarray:
    """Read a window of a band by its facts and those of its raster, NaN where missing."""
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
    # Indices of earlier versions lack the last two.
    valid = tuple(band["valid"]) if band.get("valid") else None
    options = {"valid": valid, "validity": band.get("validity", 0)}
    scaling = (band["scale"], band["offset"])
    return datasets.read(raster, [band["index"]], part, nodata, scaling=scaling, **options)[0]
