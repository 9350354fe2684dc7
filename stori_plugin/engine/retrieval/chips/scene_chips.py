"""Chips that are windows of a raster, of several dated rasters, or of a series."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ...acquisitions.series import Series, Source
from ...analysis.series_stack import scan_any, within
from ...rasters.grid import Bounds, Grid, Window, target_grid
from ...rasters.reading import GridReader
from ...scene.optical_reader import Masking, OpticalReader
from ...support.errors import ParameterError, UnknownBandError, UnknownDateError
from ...support.progress import SILENT, Progress
from .chip_pictures import most_telling, picture_of
from .chip_source import Check
from .chip_table import ChipTable, Strings, day_of, window_corners

_AT_ONCE = 64  # chips
_BYTES = 48 * 2**20  # of the values that are read at once
_SAME_SIZE = 0.01  # share of a pixel's edge
_UNDATED = dt.date(1970, 1, 1)


@dataclass(frozen=True)
class Cut:
    """How chips are cut: edge and stride in pixels of the grid, and the part that counts.

    ``bands`` are names or roles, all that the rasters have in common where empty. Instead of a
    ``resolution`` in units of the CRS a pixel's edge in ``metres`` may be asked for. With
    ``shrinks`` rasters that are smaller than a chip are taken as one.
    """

    size: int = 32
    stride: int = 0
    bands: tuple[str, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    masking: Masking = field(default_factory=lambda: Masking("none"))
    extent: Bounds | None = None
    extent_crs: str = ""
    resolution: float | None = None
    metres: float | None = None
    shrinks: bool = False


class SceneChips:
    """Windows of dated rasters: of each date by itself, or with ``temporal`` of all dates."""

    def __init__(
        self,
        sources: Sequence[Source],
        cut: Cut,
        temporal: bool,
        encoder: str = "",
        progress: Progress = SILENT,
    ) -> None:
        """Find the rasters and plan the windows.

        ``encoder`` is named where a band is missing. Raises `ParameterError` for a size or
        stride that cannot be, `UnknownBandError` for a band that is missing, and what the scan
        of the rasters raises.
        """
        _check(cut)
        self.temporal = temporal
        series, self._dated = _scanned(sources, progress)
        series = within(series, cut.start, cut.end)
        self.bands = _bands(series, cut.bands, encoder)
        series = _only(series, set(self.bands))
        reader = OpticalReader(series, self.bands, cut.masking)
        self.grid = _grid(series, cut)
        self.crs = self.grid.crs
        self.dates = reader.dates if temporal else ()
        self._readers = [reader] if temporal else _by_date(reader, cut.masking)
        self._datasets = GridReader(self.grid, most=64)
        size = min(cut.size, self.grid.width, self.grid.height) if cut.shrinks else cut.size
        self._windows = window_places(self.grid, size, cut.stride or size)
        self.notes = series.notes
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
        self.signature = {**self.facts, "grid": repr(self.grid), "files": _files(series)}

    def __enter__(self) -> SceneChips:
        return self

    def __exit__(self, *error: object) -> None:
        self._datasets.__exit__(*error)

    def __len__(self) -> int:
        return len(self.table)

    def read(self, rows: Sequence[int], check: Check) -> np.ndarray:
        """Read chips; those of one strip and date are read as one piece. See `ChipSource`."""
        chips = [None] * len(rows)
        groups: dict[tuple[int, int], list[int]] = {}
        for place, row in enumerate(rows):
            groups.setdefault((row // len(self._windows), int(self._place(row)[0])), []).append(
                place
            )
        for (source, _), places in groups.items():
            self._read_strip(source, [(place, self._place(rows[place])) for place in places],
                             chips, check)  # fmt: skip
        return np.stack(chips)

    def batches(self) -> list[range]:
        """Cut the chips into runs within one strip and date, the same on every computer."""
        each = 4 * len(self.bands) * max(len(self.dates), 1)
        size = int(self._windows[0, 2])
        runs: list[range] = []
        for row in range(len(self)):
            source, place = row // len(self._windows), self._place(row)
            if runs:
                run = runs[-1]
                first = self._place(run.start)
                alike = run.start // len(self._windows) == source and first[0] == place[0]
                wide = int(place[1] - first[1]) + size
                if alike and len(run) < _AT_ONCE and wide * size * each <= _BYTES:
                    runs[-1] = range(run.start, row + 1)
                    continue
            runs.append(range(row, row + 1))
        return runs

    def _place(self, row: int) -> np.ndarray:
        return self._windows[row % len(self._windows)]

    def _read_strip(self, source: int, wanted, chips: list, check: Check) -> None:
        places = np.stack([place for _, place in wanted])
        size = int(places[0, 2])
        left, top = int(places[:, 1].min()), int(places[0, 0])
        width = int(places[:, 1].max()) + size - left
        observed = self._readers[source].read(self._datasets, Window(top, left, size, width), check)
        values = np.where(observed.clear[:, None], observed.reflectance, np.float32(np.nan))
        for place, window in wanted:
            column = int(window[1]) - left
            chip = values[..., column : column + size]
            chips[place] = chip if self.temporal else chip[0]

    def _table(self, reader: OpticalReader) -> ChipTable:
        sources = 1 if self.temporal else len(reader.dates)
        n, count = sources * len(self._windows), len(self._windows)
        windows = np.tile(self._windows, (sources, 1))
        dated = self._dated and not self.temporal
        days = [day_of(date if dated else None) for date in reader.dates][:sources]
        nothing = Strings(np.zeros(n + 1, np.int64), np.zeros(0, np.int32), [])
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
            number = most_telling([items[0] for _, items in reader.days], reader.series, self.bands)
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
        }


def window_places(grid: Grid, size: int, stride: int) -> np.ndarray:
    """Return the windows (n, 4) int32 of a grid: row, column, height, width, row by row.

    Only whole windows count. Raises `ParameterError` where none fits.
    """
    if size > min(grid.width, grid.height):
        raise ParameterError(
            f"SIZE is {size} pixels, but the rasters have {grid.width} x {grid.height}: "
            "choose smaller chips."
        )
    rows = np.arange(0, grid.height - size + 1, stride)
    columns = np.arange(0, grid.width - size + 1, stride)
    places = np.stack(np.meshgrid(rows, columns, indexing="ij"), -1).reshape(-1, 2)
    return np.concatenate([places, np.full_like(places, size)], 1).astype(np.int32)


def _grid(series: Series, cut: Cut) -> Grid:
    grid = target_grid(series, None, cut.extent, cut.extent_crs, cut.resolution)
    ratio = cut.metres / grid.metres_per_pixel if cut.metres else 1.0
    if abs(ratio - 1.0) < _SAME_SIZE:
        return grid
    wanted = grid.transform[0] * ratio
    return target_grid(series, None, cut.extent, cut.extent_crs, wanted)


def _check(cut: Cut) -> None:
    if cut.size < 1:
        raise ParameterError(f"SIZE is {cut.size}: give at least 1 pixel.")
    if cut.stride < 0:
        raise ParameterError(f"STRIDE is {cut.stride}: give pixels above 0, or 0 for the size.")


def _scanned(sources: Sequence[Source], progress: Progress) -> tuple[Series, bool]:
    """Scan the rasters; a lone one needs no date. Return the series and whether it is dated."""
    try:
        return scan_any(sources, progress), True
    except UnknownDateError:
        if len(sources) != 1 or os.path.isdir(sources[0].path):
            raise
        return scan_any([Source(sources[0].path, _UNDATED)], progress), False


def _bands(series: Series, asked: Sequence[str], encoder: str) -> tuple[str, ...]:
    if not asked:
        fullest = max(series.acquisitions, key=lambda item: len(item.bands))
        return tuple(dict.fromkeys(band.name for band in fullest.bands))
    names = []
    for name in asked:
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
            about = os.stat(path)
            facts.append([path, about.st_size, about.st_mtime_ns])
        except OSError:  # a name of GDAL's own
            facts.append([path, 0, 0])
    return facts
