"""Optical observations on the target grid: reflectance, and whether it is clear."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ..acquisitions.names.band_names import spoken_platform
from ..acquisitions.series import POSSIBLE_REFLECTANCE, Acquisition, Band, Series
from ..options.series_options import MASK_AUTO, MASK_NONE, Masking
from ..pixels import spectral_indices
from ..pixels.cloud_masks import (
    buffer_radius,
    clear_by_band,
    reach,
    unknown_by_band,
    with_buffer,
)
from ..pixels.mask_kinds import choice_of, is_probability
from ..rasters.grid import Window
from ..rasters.reading import GridReader, by_file
from ..support.errors import InputError

_AS_IT_IS = (1.0, 0.0)


@dataclass(frozen=True)
class OpticalBlock:
    """Optical observations of a window, by date."""

    reflectance: np.ndarray
    """(dates, bands, rows, columns) float32, 0 to 1, NaN where missing."""

    clear: np.ndarray
    """(dates, rows, columns) boolean."""


class OpticalReader:
    """Reads the acquisitions of a series, one layer per date, those of one day merged."""

    def __init__(self, series: Series, bands: Sequence[str], masking: Masking) -> None:
        """Take the bands to read; acquisitions that lack one of them are left out."""
        self.series = series
        self.bands = tuple(bands)
        self.masking = masking
        usable = [item for item in series.acquisitions if _has_all(item, self.bands)]
        if not usable:
            raise InputError(
                f"No optical acquisition has all the bands {', '.join(self.bands)}: "
                "ask for fewer bands."
            )
        self.left_out = tuple(
            item for item in series.acquisitions if not _has_all(item, self.bands)
        )
        self.unmasked = tuple(item for item in usable if chosen_mask(item, masking.kind) is None)
        if masking.kind not in (MASK_AUTO, MASK_NONE) and len(self.unmasked) == len(usable):
            raise InputError(
                f"CLOUD_MASK is {masking.kind}, but no optical acquisition has such a mask: "
                "choose auto or none, or put the masks beside the rasters."
            )
        by_day: dict[dt.date, list[Acquisition]] = {}
        for item in usable:
            by_day.setdefault(item.date, []).append(item)
        self.days = tuple(sorted(by_day.items()))
        self.dates = tuple(date for date, _ in self.days)

    @property
    def without_bands(self) -> str:
        """A sentence on the acquisitions that lack one of the bands; "" where there are none."""
        if not self.left_out:
            return ""
        held = [{band.name for band in item.bands} for item in self.left_out]
        lacking = [name for name in self.bands if any(name not in names for names in held)]
        of_sensor = Counter(spoken_platform(item.platform or item.sensor) for item in self.left_out)
        sensors = ", ".join(f"{count} of {sensor}" for sensor, count in of_sensor.most_common())
        count, total = len(self.left_out), len(self.series.acquisitions)
        return (
            f"{count} of {total} acquisitions ({sensors}; the first is {self.left_out[0].name}, "
            f"{self.left_out[0].date}) lack {', '.join(lacking)} and are left out: ask for bands "
            "that all have, or add what is missing."
        )

    def read(
        self, datasets: GridReader, window: Window, check: Callable[[], None] = lambda: None
    ) -> OpticalBlock:
        """Read a window; ``check`` is called between files and may raise to stop.

        Reflectance is float32 from 0 to 1, NaN where missing; an observation is clear where the
        mask says so, no cloud is within the buffer and every band has a value.
        """
        shape = (window.height, window.width)
        reflectance = np.full((len(self.days), len(self.bands), *shape), np.nan, np.float32)
        clear = np.zeros((len(self.days), *shape), bool)
        for day, (_, items) in enumerate(self.days):
            for item in items:
                check()
                values, good = self._read_one(datasets, item, window)
                known = np.isfinite(reflectance[day]).all(axis=0)
                # Clear before cloudy, and any value before none.
                better = (good & ~clear[day]) | (~known & np.isfinite(values).all(axis=0))
                np.copyto(reflectance[day], values, where=better)
                clear[day] |= good
        return OpticalBlock(reflectance, clear)

    def _read_one(
        self, datasets: GridReader, item: Acquisition, window: Window
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return reflectance (bands, rows, columns) of an acquisition, and where it is clear."""
        values = np.empty((len(self.bands), window.height, window.width), np.float32)
        wanted = {band.name: band for band in item.bands if band.name in self.bands}
        for bands in by_file([wanted[name] for name in self.bands]):
            raster = self.series.rasters[bands[0].path]
            indexes, first = [band.index for band in bands], bands[0]
            read = datasets.read(
                *(raster, indexes, window, first.nodata),
                valid=first.valid,
                validity=first.validity,
            )
            for band, layer in zip(bands, read):
                scaled = layer * np.float32(band.scale) + np.float32(band.offset)
                scaled = _possible(scaled, band)
                if band.level != _AS_IT_IS:
                    scaled = scaled * np.float32(band.level[0]) + np.float32(band.level[1])
                values[self.bands.index(band.name)] = scaled
        good = np.isfinite(values).all(axis=0)
        if not good.any():
            return values, good
        mask = chosen_mask(item, self.masking.kind)
        for one in (mask, *mask.also) if mask is not None else ():
            good &= self._clear(datasets, one, window)
        return values, good

    def _clear(self, datasets: GridReader, mask: Band, window: Window) -> np.ndarray:
        radius = buffer_radius(self.masking.buffer, datasets.grid.metres_per_pixel)
        margin = reach(radius)
        raster = self.series.rasters[mask.path]
        wide = window.grown(margin)
        coded = not is_probability(mask.name)
        codes = datasets.read(raster, [mask.index], wide, mask.nodata, categorical=coded)[0]
        unknown = unknown_by_band(codes, mask.name, self.masking.clear_classes)
        clear = clear_by_band(np.where(unknown, 0, codes), mask.name, self.masking.clear_classes)
        if margin:
            # No buffer around pixels of which nothing is known; one around clouds beyond the edge.
            clear |= unknown
            clear = with_buffer(clear, radius)[margin:-margin, margin:-margin]
            unknown = unknown[margin:-margin, margin:-margin]
        return clear & ~unknown


def _has_all(item: Acquisition, bands: Sequence[str]) -> bool:
    return set(bands) <= {band.name for band in item.bands}


def _possible(values: np.ndarray, band: Band) -> np.ndarray:
    """Leave out what no surface reflects: a fill number that nothing announced, or damage."""
    if not band.role:  # an index, a product, or something that nothing names
        return values
    low, high = POSSIBLE_REFLECTANCE
    return np.where((values >= low) & (values <= high), values, np.float32(np.nan))


def chosen_mask(item: Acquisition, kind: str) -> Band | None:
    """Return the quality band that CLOUD_MASK ``kind`` uses of an acquisition, None without."""
    if kind == MASK_NONE:
        return None
    if kind == MASK_AUTO:
        return item.mask
    return next((mask for mask in item.masks if choice_of(mask.name) == kind), None)


def index_values(
    index: spectral_indices.Index,
    series: Series,
    reader: OpticalReader,
    reflectance: np.ndarray,
) -> np.ndarray:
    """Compute a spectral index of reflectance (dates, bands, ...); NaN where it has no value."""
    used = spectral_indices.bands_for(index, series.roles)
    arrays = {role: reflectance[:, reader.bands.index(name)] for role, name in used.items()}
    values = spectral_indices.compute(index, arrays)
    low, high = index.valid
    # A little past the valid range is noise; far past it the reflectance was wrong.
    reach = 0.1 * (high - low)
    return np.where((values >= low - reach) & (values <= high + reach), values, np.nan).astype(
        np.float32
    )
