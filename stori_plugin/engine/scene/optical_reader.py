"""Optical observations on the target grid: reflectance, and whether it is clear."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

import numpy as np

from ..acquisitions.names.band_names import spoken_platform
from ..acquisitions.names.dates import day_numbers
from ..acquisitions.series import POSSIBLE_REFLECTANCE, Acquisition, Band, Series
from ..options.series_options import MASK_AUTO, MASK_NONE, Masking
from ..pixels import spectral_indices
from ..pixels.cloud_masks import buffer_radius, reach, with_buffer
from ..pixels.doubtful_classes import CLEAR, EDGE, NOTHING, together
from ..pixels.false_alarms import false_alarms, open_sky, sky_reach
from ..pixels.mask_kinds import choice_of, is_probability
from ..pixels.scaled_numbers import only_whole_pixels, scaled_within
from ..pixels.stained_patches import patch_reach, stained_patches
from ..pixels.told_by_masks import told_by
from ..rasters.grid import Window
from ..rasters.reading import GridReader, by_file
from ..support.errors import InputError
from ..support.sentences import Sentence

_AS_IT_IS = (1.0, 0.0)


@dataclass(frozen=True)
class OpticalBlock:
    """Optical observations of a window, by date."""

    reflectance: np.ndarray
    """(dates, bands, rows, columns) float32, 0 to 1, NaN where missing."""

    clear: np.ndarray
    """(dates, rows, columns) boolean."""

    grade: np.ndarray
    """(dates, rows, columns) uint8, see `doubtful_classes`; finer than ``clear``."""

    false_alarms: np.ndarray
    """(rows, columns) boolean, where masks took ground for cloud on most dates."""

    stained: np.ndarray
    """(dates, rows, columns) boolean, what was dropped as a patch of haze or shadow."""

    def part(self, window: Window) -> OpticalBlock:
        """Return what of it lies in a window, whose pixels are counted from its own first."""
        rows = slice(window.row, window.row + window.height)
        columns = slice(window.column, window.column + window.width)
        return OpticalBlock(*(getattr(self, one.name)[..., rows, columns] for one in fields(self)))


class OpticalReader:
    """Reads the acquisitions of a series, one layer per date, those of one day merged."""

    def __init__(
        self, series: Series, bands: Sequence[str], masking: Masking, screens: bool = False
    ) -> None:
        """Take the bands to read; acquisitions that lack one of them are left out.

        ``screens``: whether patches of haze and shadow that masks miss count as nothing.
        """
        self.series = series
        self.bands = tuple(bands)
        self.masking = masking
        self.screens = screens
        usable = [item for item in series.acquisitions if _has_all(item, self.bands)]
        if not usable:
            raise InputError(
                Sentence(
                    "No optical acquisition has all the bands {bands}: ask for fewer bands.",
                    bands=", ".join(self.bands),
                )
            )
        self.left_out = tuple(
            item for item in series.acquisitions if not _has_all(item, self.bands)
        )
        self.unmasked = tuple(item for item in usable if chosen_mask(item, masking.kind) is None)
        if masking.kind not in (MASK_AUTO, MASK_NONE) and len(self.unmasked) == len(usable):
            raise InputError(
                Sentence(
                    "CLOUD_MASK is {kind}, but no optical acquisition has such a mask: "
                    "choose auto or none, or put the masks beside the rasters.",
                    kind=masking.kind,
                )
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
        """Read a window; ``check`` is called between files and steps and may raise to stop.

        Reflectance is float32 from 0 to 1, NaN where missing; an observation is clear where the
        mask says so, no cloud is within the buffer and every band has a value.
        """
        if not self.screens:
            return self._read(datasets, window, check)
        reach = patch_reach(datasets.grid.metres_per_pixel)
        wide = self._read(datasets, window.grown(reach), check)
        roles = [self.series.roles[band] for band in self.bands]
        stained = stained_patches(
            day_numbers(self.dates), wide.reflectance, wide.clear, roles, reach, check
        )
        inner = (..., slice(reach, -reach), slice(reach, -reach))
        grade = wide.grade[inner].copy()
        grade[stained] = NOTHING
        return OpticalBlock(
            wide.reflectance[inner], grade == CLEAR, grade, wide.false_alarms[inner], stained
        )

    def _read(
        self, datasets: GridReader, window: Window, check: Callable[[], None]
    ) -> OpticalBlock:
        shape = (len(self.days), window.height, window.width)
        reflectance = np.full((shape[0], len(self.bands), *shape[1:]), np.nan, np.float32)
        grade = np.zeros(shape, np.uint8)
        alarm, opened = np.zeros(shape, bool), np.zeros(shape, bool)
        for day, (_, items) in enumerate(self.days):
            for number, item in enumerate(items):
                check()
                # Of the first of a day there is nothing to choose between.
                values = reflectance[day] if number == 0 else np.empty_like(reflectance[day])
                sky = self._read_one(datasets, item, window, values)
                found = sky.grade
                if number == 0:
                    grade[day], alarm[day], opened[day] = found, sky.alarm, sky.opened
                    continue
                known = np.isfinite(reflectance[day]).all(axis=0)
                # Clear before in doubt, that before cloudy, and any value before none.
                better = (found == CLEAR) & (grade[day] != CLEAR)
                better |= (found != NOTHING) & (grade[day] == NOTHING)
                better |= ~known & np.isfinite(values).all(axis=0)
                np.copyto(reflectance[day], values, where=better)
                np.copyto(grade[day], found, where=better)
                np.copyto(alarm[day], sky.alarm, where=better)
                np.copyto(opened[day], sky.opened, where=better)
        false = false_alarms(opened, alarm, reflectance.mean(axis=1))
        grade[false] = CLEAR
        nothing = np.zeros(shape, bool)
        return OpticalBlock(reflectance, grade == CLEAR, grade, false.any(axis=0), nothing)

    def _read_one(
        self, datasets: GridReader, item: Acquisition, window: Window, values: np.ndarray
    ) -> _Sky:
        """Read reflectance of an acquisition into (bands, rows, columns); return what hid it.

        Where one band is missing all are.
        """
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
                result = values[self.bands.index(band.name)]
                # An index, a product, or something that nothing names may have any value.
                limits = POSSIBLE_REFLECTANCE if band.role else (-np.inf, np.inf)
                scaled_within(layer, band.scale, band.offset, limits, result)
                if band.level != _AS_IT_IS:
                    scaled_within(result, *band.level, (-np.inf, np.inf), result)
        good = only_whole_pixels(values)
        mask = chosen_mask(item, self.masking.kind)
        if mask is None or not good.any():
            return _Sky(good.astype(np.uint8), *np.zeros((2, *good.shape), bool))
        told = [self._sky(datasets, one, window) for one in (mask, *mask.also)]
        grade = together([sky.grade for sky in told])
        grade[~good] = NOTHING
        alarm = good & np.all([sky.alarm | (sky.grade == CLEAR) for sky in told], axis=0)
        opened = np.all([sky.opened for sky in told], axis=0)
        return _Sky(grade, alarm & (grade != CLEAR), opened)

    def _sky(self, datasets: GridReader, mask: Band, window: Window) -> _Sky:
        each = datasets.grid.metres_per_pixel
        radius = buffer_radius(self.masking.buffer, each)
        around = sky_reach(each)
        margin = around + reach(radius)
        raster = self.series.rasters[mask.path]
        coded = not is_probability(mask.name)
        codes = datasets.read(
            raster, [mask.index], window.grown(margin), mask.nodata, categorical=coded
        )[0]
        told = told_by(codes, mask.name, self.masking.clear_classes)
        inner = (slice(margin, -margin or None),) * 2
        grade = told.grade[inner].copy()
        alarm = np.zeros(grade.shape, bool) if told.alarm is None else told.alarm[inner].copy()
        opened = np.zeros(grade.shape, bool)
        if told.alarm is not None:
            edge = (slice(margin - around, around - margin or None),) * 2
            opened = open_sky(told.clear[edge], ~told.unknown[edge], around)
        if reach(radius):
            # No buffer around pixels of which nothing is known; one around clouds beyond the edge.
            edge = (slice(around, -around),) * 2
            free = with_buffer((told.clear | told.unknown)[edge], radius)
            near = reach(radius)
            beside = (grade == CLEAR) & ~free[near:-near, near:-near]
            grade[beside] = EDGE
            if told.alarm is not None:
                alarm |= beside
        return _Sky(grade, alarm, opened)


@dataclass(frozen=True)
class _Sky:
    """What masks say of an acquisition in a window, all (rows, columns)."""

    # uint8, see `doubtful_classes`.
    grade: np.ndarray
    # Whether cloud is told there, or a cloud that has a buffer.
    alarm: np.ndarray
    # Whether most of what is around is clear.
    opened: np.ndarray


def _has_all(item: Acquisition, bands: Sequence[str]) -> bool:
    return set(bands) <= {band.name for band in item.bands}


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
