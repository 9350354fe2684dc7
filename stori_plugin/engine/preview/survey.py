"""What is there before anything is computed: acquisitions, their clear share, the long gaps."""

from __future__ import annotations

import datetime as dt
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from rasterio.errors import NotGeoreferencedWarning, RasterioError

from ..acquisitions.files.headers import read_header
from ..acquisitions.files.opening import open_raster
from ..acquisitions.scan import rasters_in, scan
from ..acquisitions.series import Acquisition, Series, Source
from ..pixels import spectral_indices
from ..pixels.cloud_masks import clear_by_band
from ..rasters.coarse_reading import coarse_stored, coarsely
from ..support.errors import InputError, UnknownBandError, UnknownDateError, UnreadableRasterError
from ..support.progress import SILENT, Progress

ROLES = ("optical", "sar")
_LEAST_CLEAR = 0.3
_LONG_GAP = 30  # days
_READERS = 4


@dataclass(frozen=True)
class ScanOutcome:
    """What a scan found for one role: the series, or why there is none."""

    series: Series | None
    """The series of all files that are dated and can be read; None where there is none."""

    undated: tuple[str, ...] = ()
    """Files whose acquisition date nobody knows yet."""

    problem: str = ""
    """Why there is no series, a sentence; empty where all is well."""

    damaged: tuple[tuple[str, str], ...] = ()
    """Files that cannot be read, each with the sentence that says why."""


def expanded(paths: Sequence[str], dates: Mapping[str, dt.date]) -> list[Source]:
    """Return the sources behind files and folders, each with the date that was given for it.

    Raises `InputError` for a folder without rasters.
    """
    sources: list[Source] = []
    for path in paths:
        is_folder = os.path.isdir(path) and not path.lower().endswith(".safe")
        sources += rasters_in(path) if is_folder else [Source(path)]
    unique = {os.path.normpath(source.path): source for source in sources}
    return [replace(source, date=dates.get(source.path)) for source in unique.values()]


def find(sources: Sequence[Source], role: str, progress: Progress = SILENT) -> ScanOutcome:
    """Scan sources for one role; undated and damaged files are set aside and not an error.

    Raises `CancelledError` for a stop by the user.
    """
    undated: set[str] = set()
    damaged: dict[str, str] = {}

    def outcome(series: Series | None, problem: str = "") -> ScanOutcome:
        return ScanOutcome(series, tuple(sorted(undated)), problem, tuple(sorted(damaged.items())))

    while True:
        left = [s for s in sources if s.path not in undated and s.path not in damaged]
        try:
            return outcome(scan(left, role, progress) if left else None)
        except UnknownDateError as error:
            if not set(error.paths) - undated:
                return outcome(None, str(error))
            undated |= set(error.paths)
        except UnreadableRasterError as error:
            more = _damaged_among(left, role, progress)
            if not more:
                return outcome(None, str(error))
            damaged.update(more)
        except InputError as error:
            return outcome(None, str(error))


def _damaged_among(sources: Sequence[Source], role: str, progress: Progress) -> dict[str, str]:
    """Return those sources that cannot be read, each with the reason."""

    def reason(source: Source) -> str:
        progress.check()
        try:
            if not os.path.isdir(source.path):
                read_header(source.path)
                return ""
        except UnreadableRasterError:
            pass
        # What does not open need not be damage: previews without a CRS are passed over.
        try:
            scan([source], role, progress)
        except UnreadableRasterError as error:
            return str(error)
        except InputError:
            pass
        return ""

    with warnings.catch_warnings(), ThreadPoolExecutor(_READERS) as pool:
        # A file without any georeference gets our own sentence.
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        reasons = list(pool.map(reason, sources))
    return {source.path: text for source, text in zip(sources, reasons) if text}


def radar_among(sources: Sequence[Source], progress: Progress = SILENT) -> set[str]:
    """Return the paths of those sources that hold backscatter, by their bands and names."""
    series = find(sources, "sar", progress).series
    items = series.acquisitions if series else ()
    return {os.path.normpath(band.path) for item in items for band in item.bands}


def of_role(sources: Sequence[Source], role: str, progress: Progress = SILENT) -> list[Source]:
    """Return the sources of one role, out of a mixture of both."""
    radar = radar_among(sources, progress)
    return [
        source for source in sources if (os.path.normpath(source.path) in radar) == (role == "sar")
    ]


def roles_in(sources: Sequence[Source], progress: Progress = SILENT) -> tuple[str, ...]:
    """Guess what sources hold: "optical", "sar" or both. Optical where nothing tells."""
    radar = radar_among(sources, progress)
    others = [source for source in sources if os.path.normpath(source.path) not in radar]
    if not radar:
        return ("optical",)
    is_mixed = bool(others) and find(others, "optical", progress).series is not None
    return ROLES if is_mixed else ("sar",)


def names_offered(series: Series) -> tuple[str, ...]:
    """Return the indices and bands that an optical series can be shown in, indices first."""
    computable = []
    for name in spectral_indices.NAMES:
        try:
            spectral_indices.bands_for(spectral_indices.index_named(name), series.roles)
        except UnknownBandError:
            continue
        computable.append(name)
    return (*computable, *series.band_names)


def clear_shares(
    series: Series,
    clear_classes: tuple[int, ...] = (4, 5, 6),
    use_mask: bool = True,
    progress: Progress = SILENT,
) -> Iterator[tuple[Acquisition, float]]:
    """Yield each acquisition of an optical series with its clear share, 0 to 1.

    The share is that of the whole image, seen coarsely and without the buffer of a run. NaN
    for an acquisition that cannot be read. Raises `CancelledError` when the user stops.
    """
    for item in series.acquisitions:
        progress.check()
        try:
            yield item, _clear_share(item, clear_classes, use_mask)
        except (RasterioError, OSError):
            yield item, float("nan")


def _clear_share(item: Acquisition, clear_classes: tuple[int, ...], use_mask: bool) -> float:
    if use_mask and item.mask is not None:
        masks = (item.mask, *item.mask.also)
        codes = [_coarsely(mask.path, mask.index) for mask in masks]
        if len({read.shape for read in codes}) > 1:
            codes, masks = codes[:1], masks[:1]
        clears = [
            clear_by_band(np.where(read == mask.nodata, np.nan, read), mask.name, clear_classes)
            for read, mask in zip(codes, masks)
        ]
        return float(np.logical_and.reduce(clears).mean())
    return float(coarse_stored(item.bands[0])[1].mean())


def _coarsely(path: str, index: int) -> np.ndarray:
    with open_raster(path) as dataset:
        return coarsely(dataset, index)


def long_gaps(clear: Mapping[dt.date, float]) -> list[tuple[dt.date, dt.date]]:
    """Return the stretches of more than 30 days between dates that are 30 % clear or more.

    ``clear`` is the clear share (0 to 1) of each acquisition date.
    """
    seen = sorted(date for date, share in clear.items() if share >= _LEAST_CLEAR)
    return [(a, b) for a, b in zip(seen, seen[1:]) if (b - a).days > _LONG_GAP]
