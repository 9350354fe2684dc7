"""A series as arrays: bands and indices over time, with their standard deviations."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..acquisitions import index_catalogue
from ..acquisitions.scan import scan
from ..acquisitions.series import Acquisition, Band, Series, Source
from ..options.series_options import WHOLE_GRID, GridOptions, Masking, SeriesRequest
from ..pixels import spectral_indices
from ..pixels.spectral_indices import Index
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..rasters.target_grid import ground_of, target_grid
from ..scene.optical_reader import OpticalReader
from ..scene.sensor_levels import LevelledSeries, level_sensors
from ..support.errors import InputError, NothingOfRoleError, UnknownBandError
from ..support.progress import SILENT, Progress
from .index_deviation import with_deviation

_MISSING = np.float32(np.nan)


def parameters_of(request: SeriesRequest, grid: GridOptions) -> dict[str, Any]:
    """Return period, mask and grid by the names that algorithms have for them."""
    return {
        "start": request.start,
        "end": request.end,
        "cloud_mask": request.masking.kind,
        "clear_classes": request.masking.clear_classes,
        "mask_buffer": request.masking.buffer,
        "level_sensors": request.level_sensors,
        **vars(grid),
    }


@dataclass(frozen=True)
class Values:
    """One band or index over a window."""

    # (dates, rows, columns), NaN where not clear.
    values: np.ndarray
    # The standard deviations, of the same shape; None where the series has none.
    sd: np.ndarray | None


class Channel:
    """One band or index of a series and the dates that have it."""

    def __init__(self, name: str, series: Series, bands: Sequence[str], masking: Masking) -> None:
        self.name = name
        self.index: Index | None = None
        self.reader = OpticalReader(series, bands, masking)
        self.dates = self.reader.dates
        self.sd_paths = {
            path: sd for path in series.rasters for sd in [sd_path_of(path)] if sd is not None
        }

    @property
    def has_sd(self) -> bool:
        """Tell whether any date has standard deviations."""
        return any(
            band.path in self.sd_paths
            for _, items in self.reader.days
            for item in items
            for band in item.bands
        )

    @property
    def sources(self) -> tuple[tuple[dt.date, Band], ...]:
        """The first band read on each date, to look up its file's metadata."""
        wanted = self.reader.bands[0]
        return tuple(
            (date, next(band for band in items[0].bands if band.name == wanted))
            for date, items in self.reader.days
        )

    def read(
        self,
        datasets: GridReader,
        window: Window,
        check: Callable[[], None] = lambda: None,
        spread: bool = True,
    ) -> Values:
        """Read a window; ``spread`` asks for standard deviations as well."""
        observed = self.reader.read(datasets, window, check)
        bands = np.where(observed.clear[:, None], observed.reflectance, np.float32(np.nan))
        sds = self._read_sd(datasets, window, check) if spread and self.has_sd else None
        if self.index is None:
            values, sd = bands[:, 0], None if sds is None else sds[:, 0]
        else:
            roles = self.index.roles
            arrays = {role: bands[:, k] for k, role in enumerate(roles)}
            values, sd = in_range(self.index, spectral_indices.compute(self.index, arrays)), None
            if sds is not None:
                spreads = {role: sds[:, k] for k, role in enumerate(roles)}
                values, sd = with_deviation(self.index, values, arrays, spreads)
        # What has no value has no deviation either.
        return Values(values, None if sd is None else np.where(np.isnan(values), _MISSING, sd))

    def _read_sd(
        self, datasets: GridReader, window: Window, check: Callable[[], None]
    ) -> np.ndarray:
        names = self.reader.bands
        shape = (len(self.dates), len(names), window.height, window.width)
        result = np.full(shape, np.nan, np.float32)
        for t, (_, items) in enumerate(self.reader.days):
            check()
            for item in items:
                self._add_sd(datasets, window, item, names, result[t])
        return result

    def _add_sd(
        self,
        datasets: GridReader,
        window: Window,
        item: Acquisition,
        names: Sequence[str],
        result: np.ndarray,
    ) -> None:
        for k, name in enumerate(names):
            band = next(band for band in item.bands if band.name == name)
            sd_path = self.sd_paths.get(band.path)
            if sd_path is None:
                continue
            raster = replace(self.reader.series.rasters[band.path], path=sd_path)
            # A spread has the scale of its band and no offset.
            sd = datasets.read(raster, [band.index], window, band.nodata)[0]
            known = np.isfinite(result[k])
            result[k] = np.where(known, result[k], sd * np.float32(abs(band.scale)))


class Stack:
    """Channels of a series of any kind on one grid.

    ``channels`` are in the order asked for; each has its own dates, because not every
    acquisition has every band.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        request: SeriesRequest,
        progress: Progress = SILENT,
        grid: GridOptions = WHOLE_GRID,
    ) -> None:
        """Find the acquisitions. Raises `InputError` and its kin where nothing fits."""
        series = within(scan_any(sources, progress), request.start, request.end)
        self.channels = channels_of(series, request)
        used = {name for channel in self.channels for name in channel.reader.bands}
        levels = LevelledSeries(series)
        if request.level_sensors:
            levels = level_sensors(series, used, request.masking, progress)
            self.channels = channels_of(levels.series, request)
        self.series = levels.series
        read = _only(self.series, used)
        self.grid: Grid = target_grid(read, None, grid.extent, grid.extent_crs, grid.resolution)
        ground = [] if grid.extent else ground_of(read).problems()
        lacking = [channel.reader.without_bands for channel in self.channels if channel.index]
        for note in levels.notes:
            progress.say(note)
        for problem in dict.fromkeys((*series.problems, *levels.problems, *ground, *lacking)):
            if problem:
                progress.warn(problem)

    @property
    def values(self) -> int:
        """How many numbers the channels have for each pixel."""
        return sum(len(channel.dates) for channel in self.channels)

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """All dates that any channel has, ascending."""
        return tuple(sorted({date for channel in self.channels for date in channel.dates}))

    @property
    def sd_paths(self) -> tuple[str, ...]:
        """The rasters of standard deviations beside those of the series."""
        return tuple(sorted({sd for channel in self.channels for sd in channel.sd_paths.values()}))


def sd_path_of(path: str) -> str | None:
    """Return the raster of standard deviations beside a raster, None without."""
    stem, suffix = os.path.splitext(path)
    candidate = f"{stem}_sd{suffix}"
    return candidate if os.path.isfile(candidate) else None


def scan_any(sources: Sequence[Source], progress: Progress = SILENT) -> Series:
    """Find the acquisitions of a series of any kind: reflectance, indices, backscatter.

    Raises what `scan` raises; `InputError` where the rasters are of neither kind.
    """
    scanned: list[Series] = []
    refusals: list[InputError] = []
    for role in ("optical", "sar"):
        try:
            scanned.append(scan(sources, role, progress, takes_results=True))
        except InputError as error:
            if not isinstance(error, NothingOfRoleError) and type(error) is not InputError:
                raise
            refusals.append(error)
    # That there is nothing of a role says less than why what is there cannot be used.
    telling = [error for error in refusals if not isinstance(error, NothingOfRoleError)]
    if not scanned:
        raise (telling or refusals)[0]
    acquisitions = sorted(
        (item for series in scanned for item in series.acquisitions),
        key=lambda item: (item.date, item.time or dt.time(), item.name),
    )
    rasters = {path: raster for series in scanned for path, raster in series.rasters.items()}
    notes = tuple(dict.fromkeys(note for series in scanned for note in series.notes))
    beliefs = tuple(belief for series in scanned for belief in series.beliefs)
    # What one role leaves out, the other may use.
    doubts = tuple(dict.fromkeys(belief.doubt for belief in beliefs if belief.doubt))
    problems = scanned[0].problems if len(scanned) == 1 else doubts
    problems = (*problems, *map(str, telling))
    return Series("dated", tuple(acquisitions), rasters, problems, notes, beliefs)


def within(series: Series, start: dt.date | None, end: dt.date | None) -> Series:
    """Return the acquisitions of a period, both ends included; `InputError` if there are none."""
    kept = tuple(
        item
        for item in series.acquisitions
        if (start is None or item.date >= start) and (end is None or item.date <= end)
    )
    if not kept:
        first, last = series.dates[0], series.dates[-1]
        raise InputError(
            f"No raster lies between {start or first} and {end or last}; there are some from "
            f"{first} to {last}: widen START and END."
        )
    return replace(series, acquisitions=kept)


def channels_of(series: Series, request: SeriesRequest) -> tuple[Channel, ...]:
    """Return the bands and indices that ``request`` names; `UnknownBandError` for others."""
    bands = {name.lower(): name for name in series.band_names}
    channels: dict[str, Channel] = {}
    for requested in series.wanted_bands(request.names or series.band_names):
        if requested.lower() not in bands and index_catalogue.is_index(requested):
            channel = index_channel(series, requested, request.masking)
        else:
            try:
                name = series.band_named(bands.get(requested.lower(), requested))
            except UnknownBandError as error:
                raise UnknownBandError(
                    f"{error} Indices known: {index_catalogue.known()}."
                ) from error
            channel = Channel(name, series, (name,), request.masking)
        channels.setdefault(channel.name, channel)
    return tuple(channels.values())


def index_channel(series: Series, name: str, masking: Masking) -> Channel:
    """Return the channel of an index that is computed from the bands of a series."""
    index = index_catalogue.index_named(name)
    used = spectral_indices.bands_for(index, series.roles)
    channel = Channel(index.name, series, tuple(used[role] for role in index.roles), masking)
    channel.index = index
    return channel


def _only(series: Series, bands: set[str]) -> Series:
    kept = (
        replace(item, bands=tuple(band for band in item.bands if band.name in bands))
        for item in series.acquisitions
    )
    return replace(series, acquisitions=tuple(item for item in kept if item.bands))


def in_range(index: Index, values: np.ndarray) -> np.ndarray:
    """Return an index with NaN where it is far out of its range: the reflectance was wrong."""
    low, high = index.valid
    reach = 0.1 * (high - low)
    sane = (values >= low - reach) & (values <= high + reach)
    return np.where(sane, values, np.float32(np.nan)).astype(np.float32)
