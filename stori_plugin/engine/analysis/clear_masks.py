"""Dated clear masks of a series: from quality bands or probabilities, mended and screened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
from scipy import ndimage

from ..acquisitions.names.dates import day_numbers
from ..acquisitions.series import Acquisition, Band
from ..methods.interface import Observations
from ..methods.screening import Screen, find_screen
from ..options.mask_clouds_options import PROBABILITY, MaskCloudsOptions
from ..options.series_options import MASK_AUTO, MASK_NONE
from ..pixels.cloud_masks import (
    buffer_radius,
    clear_by_band,
    reach,
    unknown_by_band,
    with_buffer,
)
from ..pixels.mask_kinds import is_probability
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..rasters.sample_windows import sample_windows
from ..scene.optical_reader import OpticalReader, chosen_mask
from ..support.errors import InputError, ParameterError
from ..support.progress import Progress
from .cloud_probability import Probability

_SAMPLED_WINDOWS = 9
LARGEST_PATCH = 1024  # pixels; a patch can be so long, and so much more is read around a block


class ClearReader:
    """Reads reflectance and what of it is clear, date by date."""

    def __init__(
        self,
        reader: OpticalReader,
        options: MaskCloudsOptions,
        probabilities: Mapping[dt.date, tuple[Probability, ...]],
        grid: Grid,
    ) -> None:
        """Take a reader without a mask of its own.

        Raises `InputError` if there is no mask, `ParameterError` for a buffer or a patch that
        is too large.
        """
        self.reader = reader
        self.options = options
        self.dates = reader.dates
        self._probabilities = probabilities
        self._radius = buffer_radius(options.masking.buffer, grid.metres_per_pixel)
        self._patch = options.patch / grid.metres_per_pixel**2
        # A patch that is smaller than so many pixels reaches no further.
        self._margin = reach(self._radius) + 2 * int(np.ceil(self._patch))
        if self._patch > LARGEST_PATCH:
            raise ParameterError(
                f"MIN_PATCH is {options.patch:,.10g} square metres, which is {self._patch:,.0f} "
                f"pixels: give {LARGEST_PATCH * grid.metres_per_pixel**2:,.0f} or less."
            )
        self._screen: Screen | None = None
        self._check_masks()

    def _check_masks(self) -> None:
        kind = self.options.masking.kind
        masked = any(self._mask(item) for _, items in self.reader.days for item in items)
        probable = any(date in self._probabilities for date in self.dates)
        if kind == PROBABILITY and not probable and not masked:
            raise InputError(
                "CLOUD_MASK is probability, but no cloud probability raster of these dates was "
                "found: name them ..._cloud_probability or ..._CLDPRB with the date, beside the "
                "rasters, or choose another mask."
            )
        if kind not in (PROBABILITY, MASK_NONE) and not masked and not probable:
            raise InputError(
                f"CLOUD_MASK is {kind}, but no acquisition has such a mask: put the masks beside "
                "the rasters, or choose none."
            )

    def _mask(self, item: Acquisition) -> Band | None:
        return chosen_mask(item, self.options.masking.kind)

    def used(self) -> dict[dt.date, str]:
        """Return the name of the mask that each date uses; "nodata" where it is nodata alone."""
        names = {}
        for date, items in self.reader.days:
            masks = {
                PROBABILITY if is_probability(mask.name) else mask.name
                for item in items
                for mask in [self._mask(item)]
                if mask
            }
            probable = PROBABILITY if self._uses_probability(date, bool(masks)) else ""
            names[date] = ", ".join(sorted(masks)) or probable or "nodata"
        return names

    def _uses_probability(self, date: dt.date, has_mask: bool) -> bool:
        kind = self.options.masking.kind
        wanted = kind in (PROBABILITY, MASK_AUTO) and not has_mask
        return wanted and date in self._probabilities

    def study(self, datasets: GridReader, progress: Progress) -> None:
        """Learn the limits of the temporal screen from sample windows."""
        if not self.options.screen:
            return
        progress.step("Learning what stands out in time")
        values, clear = [], []
        for window in sample_windows(datasets.grid, _SAMPLED_WINDOWS):
            observed, good = self._masked(datasets, window, progress.check)
            values.append(observed.reshape(*observed.shape[:2], -1))
            clear.append(good.reshape(len(good), -1))
        sample = self._series(np.concatenate(values, axis=2), np.concatenate(clear, axis=1))
        self._screen = find_screen(sample, self._roles)

    @property
    def _roles(self) -> tuple[str, ...]:
        return tuple(self.reader.series.roles[name] for name in self.reader.bands)

    def read(self, datasets: GridReader, window: Window, check) -> tuple[np.ndarray, np.ndarray]:
        """Read reflectance (dates, bands, rows, columns), 0..1, and clear (dates, rows, columns).

        Reflectance is NaN where nothing is known, whether or not it is clear.
        """
        observed, clear = self._masked(datasets, window, check)
        if self._screen is None:
            return observed, clear
        flat = self._series(
            observed.reshape(*observed.shape[:2], -1), clear.reshape(len(clear), -1)
        )
        return observed, self._screen.apply(flat).clear.reshape(clear.shape)

    def _series(self, values: np.ndarray, clear: np.ndarray) -> Observations:
        pixels = clear.shape[1]
        days = day_numbers(self.dates)
        empty = np.zeros((0, 0, pixels), np.float32)
        return Observations(
            days,
            np.nan_to_num(values, nan=0.0),
            np.ascontiguousarray(clear),
            days[:0],
            empty,
            np.zeros(pixels, bool),
        )

    def _masked(self, datasets, window: Window, check) -> tuple[np.ndarray, np.ndarray]:
        observed = self.reader.read(datasets, window, check)
        wide = window.grown(self._margin)
        clear = np.zeros((len(self.dates), window.height, window.width), bool)
        for t, (date, items) in enumerate(self.reader.days):
            check()
            # Of two acquisitions of one day one that is clear is enough, as when they are read.
            masks = [self._codes(datasets, wide, date, item) for item in items]
            for raw, unknown in masks:
                inner = (
                    slice(self._margin, self._margin + window.height),
                    slice(self._margin, self._margin + window.width),
                )
                clear[t] |= (self._mended(raw | unknown) & ~unknown)[inner]
        return observed.reflectance, clear & observed.clear

    def _codes(self, datasets, wide: Window, date: dt.date, item: Acquisition):
        """Return what one acquisition's mask calls clear, and where it knows nothing."""
        mask = self._mask(item)
        shape = (wide.height, wide.width)
        if self._uses_probability(date, mask is not None):
            clear, unknown = np.zeros(shape, bool), np.ones(shape, bool)
            for one in self._probabilities[date]:
                read = datasets.read(one.raster, [1], wide, one.nodata)[0]
                more = clear_by_band(read, one.kind, (), self.options.threshold)
                clear = np.where(unknown, more, clear)
                unknown &= unknown_by_band(read, one.kind, ())
            return clear, unknown
        if mask is None:
            return np.ones(shape, bool), np.zeros(shape, bool)
        read = [self._of_band(datasets, wide, one) for one in (mask, *mask.also)]
        clears, unknowns = zip(*read)
        return np.logical_and.reduce(clears), np.logical_or.reduce(unknowns)

    def _of_band(self, datasets, wide: Window, mask: Band) -> tuple[np.ndarray, np.ndarray]:
        raster = self.reader.series.rasters[mask.path]
        codes = datasets.read(
            raster, [mask.index], wide, mask.nodata, categorical=not is_probability(mask.name)
        )[0]
        classes = self.options.masking.clear_classes
        unknown = unknown_by_band(codes, mask.name, classes)
        known = np.where(unknown, 0, codes)
        return clear_by_band(known, mask.name, classes, self.options.threshold), unknown

    def _mended(self, clear: np.ndarray) -> np.ndarray:
        if self._patch > 1:
            clear = ~without_small(~clear, self._patch)
        clear = with_buffer(clear, self._radius)
        return without_small(clear, self._patch) if self._patch > 1 else clear


def without_small(marked: np.ndarray, least: float) -> np.ndarray:
    """Take away patches of fewer than ``least`` pixels; pixels that share an edge hang together.

    ``marked`` is (rows, columns), boolean; so is the result.
    """
    labels, count = ndimage.label(marked)
    if count == 0:
        return marked
    sizes = np.bincount(labels.ravel())
    keep = sizes >= least
    keep[0] = False
    return keep[labels]
