"""What is there before anything is computed: acquisitions and their clear shares."""

from __future__ import annotations

import datetime as dt
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from rasterio.errors import NotGeoreferencedWarning, RasterioError

from ..acquisitions.files.headers import read_header
from ..acquisitions.scan import rasters_in, scan
from ..acquisitions.series import Acquisition, Series, Source
from ..options.series_options import USUAL_MASKING, Masking
from ..pixels import spectral_indices
from ..rasters.grid import metres_per_pixel
from ..scene.clear_shares import clear_share
from ..scene.coarse_files import told_coarser
from ..support.errors import InputError, UnknownBandError, UnknownDateError, UnreadableRasterError
from ..support.progress import SILENT, Progress

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

    remarks: tuple[str, ...] = ()
    """Sentences on optical files that are much coarser than others among them."""

    metres: tuple[float, float] | None = None
    """The edges of the finest and of the coarsest pixel; None without a series."""


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

    ``role`` is "optical", "sar" or "coarse". Raises `CancelledError` for a stop by the user.
    """
    # What a coarse sensor saw is read as any other optical raster.
    read_as = "sar" if role == "sar" else "optical"
    undated: set[str] = set()
    damaged: dict[str, str] = {}

    def outcome(series: Series | None, problem: str = "") -> ScanOutcome:
        remarks = told_coarser(series) if series and role == "optical" else ()
        aside = (tuple(sorted(undated)), problem, tuple(sorted(damaged.items())))
        return ScanOutcome(series, *aside, tuple(remarks), pixel_edges(series))

    while True:
        left = [s for s in sources if s.path not in undated and s.path not in damaged]
        try:
            return outcome(scan(left, read_as, progress) if left else None)
        except UnknownDateError as error:
            if not set(error.paths) - undated:
                return outcome(None, error.sentence)
            undated |= set(error.paths)
        except UnreadableRasterError as error:
            more = _damaged_among(left, read_as, progress)
            if not more:
                return outcome(None, error.sentence)
            damaged.update(more)
        except InputError as error:
            return outcome(None, error.sentence)


def pixel_edges(series: Series | None) -> tuple[float, float] | None:
    """Return the edges of the finest and of the coarsest pixel of a series, in metres."""
    paths = {band.path for item in series.acquisitions for band in item.bands} if series else ()
    edges = [metres_per_pixel(series.rasters[path]) for path in paths if series]
    return (min(edges), max(edges)) if edges else None


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
            return error.sentence
        except InputError:
            pass
        return ""

    with warnings.catch_warnings(), ThreadPoolExecutor(_READERS) as pool:
        # A file without any georeference gets our own sentence.
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        reasons = list(pool.map(reason, sources))
    return {source.path: text for source, text in zip(sources, reasons) if text}


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
    series: Series, masking: Masking = USUAL_MASKING, progress: Progress = SILENT
) -> Iterator[tuple[Acquisition, float]]:
    """Yield each acquisition of an optical series with its clear share (see `clear_share`).

    NaN for an acquisition that cannot be read. Raises `CancelledError` when the user stops.
    """
    for item in series.acquisitions:
        progress.check()
        try:
            yield item, clear_share(series, item, masking)
        except (RasterioError, OSError):
            yield item, float("nan")
