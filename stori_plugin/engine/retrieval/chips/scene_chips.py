"""Chips that are windows of a raster, of several dated rasters, or of a series."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ...acquisitions.series import Series, Source
from ...analysis.series_stack import scan_any, within
from ...options.build_index_options import BACKSCATTER, ChipCut
from ...options.series_options import Masking
from ...rasters.grid import Window
from ...rasters.reading import GridReader
from ...scene.optical_reader import OpticalReader
from ...support.errors import UnknownBandError, UnknownDateError
from ...support.open_files import files_at_once
from ...support.progress import SILENT, Progress
from .band_groups import whole_groups
from .chip_cut import check_cut, chip_windows, grid_of_chips
from .chip_looks import LookFacts
from .chip_pictures import picture_of, widest_contrast
from .chip_source import Check
from .chip_table import ChipTable, TextLists, day_of, window_corners

if TYPE_CHECKING:
    from .monthly_backscatter import MonthlyBackscatter

CHIPS_AT_ONCE = 64  # chips
_BYTES = 48 * 2**20  # of the values that are read at once
_UNDATED = dt.date(1970, 1, 1)


class SceneChips:
    """Windows of dated rasters: of each date by itself, or with ``temporal`` of all dates."""

    def __init__(
        self,
        sources: Sequence[Source],
        cut: ChipCut,
        temporal: bool,
        encoder: str = "",
        progress: Progress = SILENT,
        groups: Sequence[Sequence[str]] = (),
        sar: Sequence[Source] = (),
    ) -> None:
        """Find the rasters and plan the windows.

        Args:
            sources: the rasters; a lone one needs no date.
            cut: how they are cut.
            temporal: whether a chip holds all dates.
            encoder: the encoder that is named where a band is missing.
            progress: hears how many windows there are; may stop the work.
            groups: instead of the bands of the cut, those of which one group at least is wanted.
            sar: backscatter, whose monthly means in dB stand behind the bands of a series.

        Raises `ParameterError` for a size or
        stride that cannot be, `UnknownBandError` for a band that is missing, and what the scan
        of the rasters raises.
        """
        check_cut(cut)
        self.temporal = temporal
        series, self._dated = _scanned(sources, progress)
        for problem in series.problems:
            progress.warn(problem)
        series = within(series, cut.start, cut.end)
        if groups:
            self.roles, self.bands = whole_groups(series, groups, encoder, progress)
        else:
            self.bands = _bands(series, cut.bands, encoder)
            self.roles = cut.bands or self.bands
        series = _only(series, set(self.bands))
        reader = OpticalReader(series, self.bands, cut.masking)
        self.grid = grid_of_chips(series, cut)
        self.crs = self.grid.crs
        self.dates = reader.dates if temporal else ()
        self._sar = _backscatter(sar, self.dates, progress) if sar else None
        if self._sar is not None:
            self.bands, self.roles = (*self.bands, *BACKSCATTER), (*self.roles, *BACKSCATTER)
        self._readers = [reader] if temporal else _by_date(reader, cut.masking)
        self._datasets = GridReader(self.grid, min(64, files_at_once()), progress.check)
        size = min(cut.size, self.grid.width, self.grid.height) if cut.shrinks else cut.size
        self._windows = chip_windows(self.grid, size, cut.stride or size)
        self.notes = (*series.notes, *filter(None, (reader.without_bands,)))
        progress.say(
            f"{len(self._windows)} windows of {size} x {size} pixels on "
            f"{len(reader.dates)} dates, bands {', '.join(self.bands)}"
        )
        self.table = self._table(reader)
        self.facts = {
            "size": size,
            "stride": cut.stride or size,
            "bands": list(self.bands),
            "dates": [date.isoformat() for date in self.dates],
            "metres": size * self.grid.metres_per_pixel,
        }
        files = _files(series) + (_files(self._sar.series) if self._sar is not None else [])
        self.signature = {**self.facts, "grid": repr(self.grid), "files": files}

    def __enter__(self) -> SceneChips:
        return self

    def __exit__(self, *error: object) -> None:
        self._datasets.__exit__(*error)

    def __len__(self) -> int:
        return len(self.table)

    def read(self, rows: Sequence[int], check: Check) -> np.ndarray:
        """Read chips; those of one strip and date are read as one piece. See `ChipSource`."""
        strips: dict[tuple[int, int], list[int]] = {}
        for position, row in enumerate(rows):
            key = (row // len(self._windows), int(self._window_of(row)[0]))
            strips.setdefault(key, []).append(position)
        chips: dict[int, np.ndarray] = {}
        for (source, _), positions in strips.items():
            windows = np.stack([self._window_of(rows[position]) for position in positions])
            chips.update(zip(positions, self._read_strip(source, windows, check)))
        return np.stack([chips[position] for position in range(len(rows))])

    def batches(self) -> list[range]:
        """Cut the chips into batches within one strip and date, the same on every computer."""
        each = 4 * len(self.bands) * max(len(self.dates), 1)
        size = int(self._windows[0, 2])
        batches: list[range] = []
        for row in range(len(self)):
            source, window = row // len(self._windows), self._window_of(row)
            if batches:
                batch = batches[-1]
                first = self._window_of(batch.start)
                alike = batch.start // len(self._windows) == source and first[0] == window[0]
                width = int(window[1] - first[1]) + size
                if alike and len(batch) < CHIPS_AT_ONCE and width * size * each <= _BYTES:
                    batches[-1] = range(batch.start, row + 1)
                    continue
            batches.append(range(row, row + 1))
        return batches

    def _window_of(self, row: int) -> np.ndarray:
        return self._windows[row % len(self._windows)]

    def _read_strip(self, source: int, windows: np.ndarray, check: Check) -> list[np.ndarray]:
        """Read the chips of windows (m, 4) that begin in the same row, as one piece."""
        size = int(windows[0, 2])
        left, top = int(windows[:, 1].min()), int(windows[0, 0])
        width = int(windows[:, 1].max()) + size - left
        part = Window(top, left, size, width)
        observed = self._readers[source].read(self._datasets, part, check)
        values = np.where(observed.clear[:, None], observed.reflectance, np.float32(np.nan))
        if self._sar is not None:
            backscatter = self._sar.read(self._datasets, part, check)
            values = np.concatenate([values, backscatter], 1)
        if not self.temporal:
            values = values[0]
        columns = (windows[:, 1] - left).tolist()
        return [values[..., column : column + size] for column in columns]

    def _table(self, reader: OpticalReader) -> ChipTable:
        sources = 1 if self.temporal else len(reader.dates)
        n, count = sources * len(self._windows), len(self._windows)
        windows = np.tile(self._windows, (sources, 1))
        dated = self._dated and not self.temporal
        days = [day_of(date if dated else None) for date in reader.dates][:sources]
        nothing = TextLists(np.zeros(n + 1, np.int64), np.zeros(0, np.int32), [])
        return ChipTable(
            np.arange(n, dtype=np.int64),
            window_corners(self.grid.transform, windows),
            np.repeat(np.array(days, np.int32), count),
            np.repeat(np.arange(sources, dtype=np.int32), count),
            windows,
            nothing,
            nothing,
            [self._facts_of(reader, k) for k in range(sources)],
        )

    def _facts_of(self, reader: OpticalReader, source: int) -> dict[str, Any]:
        number = source
        if self.temporal:
            number = widest_contrast(
                [items[0] for _, items in reader.days], reader.series, self.bands
            )
        date, items = reader.days[number]
        name = items[0].name if not self.temporal else f"{reader.dates[0]} to {reader.dates[-1]}"
        return {
            "kind": "scene",
            "name": name or date.isoformat(),
            "grid": {
                "crs": self.grid.crs,
                "transform": list(self.grid.transform),
                "width": self.grid.width,
                "height": self.grid.height,
            },
            "picture": picture_of(items[0], reader.series, self.bands),
            "looks": LookFacts(reader.series, self.bands, self._dated).of(
                items[0], [items for _, items in reader.days] if self.temporal else ()
            ),
        }


def _backscatter(
    sources: Sequence[Source], dates: Sequence[dt.date], progress: Progress
) -> MonthlyBackscatter:
    # Reading SAR loads six more files of the engine, which other chips do without.
    from .monthly_backscatter import MonthlyBackscatter

    return MonthlyBackscatter(sources, dates, progress)


def _scanned(sources: Sequence[Source], progress: Progress) -> tuple[Series, bool]:
    """Scan the rasters; a lone one needs no date. Return the series and whether it is dated."""
    try:
        return scan_any(sources, progress), True
    except UnknownDateError:
        if len(sources) != 1 or os.path.isdir(sources[0].path):
            raise
        return scan_any([Source(sources[0].path, _UNDATED)], progress), False


def _bands(series: Series, requested: Sequence[str], encoder: str) -> tuple[str, ...]:
    if not requested:
        fullest = max(series.acquisitions, key=lambda item: len(item.bands))
        return series.wanted_bands(tuple(dict.fromkeys(band.name for band in fullest.bands)))
    names = []
    for name in dict.fromkeys(requested):
        try:
            names.append(series.band_named(name))
        except UnknownBandError as error:
            if not encoder:
                raise
            raise UnknownBandError(
                f"The encoder {encoder} needs the band “{name}”, which the rasters do not have "
                f"(they have {', '.join(series.band_names)}): add it, or choose another encoder."
            ) from error
    return tuple(names)


def _only(series: Series, bands: set[str]) -> Series:
    kept = (
        replace(item, bands=tuple(band for band in item.bands if band.name in bands))
        for item in series.acquisitions
    )
    return replace(series, acquisitions=tuple(item for item in kept if item.bands))


def _by_date(reader: OpticalReader, masking: Masking) -> list[OpticalReader]:
    return [
        OpticalReader(replace(reader.series, acquisitions=tuple(items)), reader.bands, masking)
        for _, items in reader.days
    ]


def _files(series: Series) -> list[list[Any]]:
    """Return every file with its size and time of change."""
    facts = []
    for path in sorted(series.rasters):
        try:
            status = os.stat(path)
            facts.append([path, status.st_size, status.st_mtime_ns])
        except OSError:  # a name of GDAL's own
            facts.append([path, 0, 0])
    return facts
