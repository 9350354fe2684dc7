"""Reading windows of the target grid from rasters of any grid, patiently.

What a thread reads is read for it by another one, so that nobody is held by a drive that does not
answer (`companions`); what cannot be read is tried again, and may be lost in part (`unreadable`).
"""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

import numpy as np
from rasterio.crs import CRS

from ..acquisitions.files.opening import guarded, is_address
from ..acquisitions.series import Band, Raster
from ..support.companions import Companion
from ..support.errors import UnreadableRasterError
from ..support.open_files import ExhaustedError, files_at_once
from .grid import Grid, Window
from .open_rasters import OpenRasters
from .stored_numbers import UNSCALED, Encoding
from .stripes import Stripes
from .unreadable import ReadTolerance, UnreadableTile, parts_of, tolerance

WAITS = (0.1, 0.4)  # seconds before a file is tried again


class _Reader:
    """What one thread reads with: a companion, and the rasters that it has open."""

    def __init__(self, rasters: OpenRasters, path: str) -> None:
        self.rasters = rasters
        self.companion = Companion(partial(guarded, path), rasters.close)


def _let_go(readers: list[_Reader]) -> None:
    for reader in readers:
        reader.companion.let_go()


def _go_on() -> None:
    """Check nothing."""


class GridReader:
    """Open rasters, kept open per thread because GDAL's handles belong to one thread each.

    At most ``most`` are open for each thread; the one not used for longest is closed first.
    By default that is what the system allows. Closing the object closes those of all threads.

    Each thread has a companion that reads for it, so that a drive that does not answer holds
    nobody: ``check`` is called every 0.1 s meanwhile and may raise.

    ``stripes`` keep what is decoded, for windows that follow each other along rows.
    """

    def __init__(
        self,
        grid: Grid,
        most: int | None = None,
        check: Callable[[], None] = _go_on,
        stripes: Stripes | None = None,
        between: bool = True,
    ) -> None:
        """``between``: whether values are interpolated where pixels lie otherwise than the grid's.

        Without it each pixel of the grid has the value of the nearest one. Pixels of a grid that is
        much coarser are averages in either case.
        """
        self.grid = grid
        self._stripes = stripes
        self._between = between
        self._crs = CRS.from_wkt(grid.crs)
        self._most = files_at_once() if most is None else most
        self._check = check
        self._local = threading.local()
        self._all: list[_Reader] = []
        self._lock = threading.Lock()
        self._given_up: set[str] = set()  # files that were waited for in vain
        # What was read ahead of the windows of `together`, by file and window.
        self._ahead: dict[tuple, np.ndarray] = {}
        # Not when the interpreter ends: its threads must not begin to close what GDAL takes down.
        weakref.finalize(self, _let_go, self._all).atexit = False

    def __enter__(self) -> GridReader:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            for reader in self._all:
                reader.companion.close()
            self._all.clear()
            self._local = threading.local()

    def read(
        self,
        raster: Raster,
        indexes: Sequence[int],
        window: Window,
        nodata: float | None,
        categorical: bool = False,
        unit: str = "",
        scaling: tuple[float, float] = UNSCALED,
        valid: tuple[float, float] | None = None,
        validity: int = 0,
    ) -> np.ndarray:
        """Read bands of a raster over a window of the grid.

        - ``raster``: the file.
        - ``indexes``: the bands to read, from 1.
        - ``window``: pixels of the grid; it may reach over the edge.
        - ``nodata``: the stored number that means nothing, None where there is none.
        - ``categorical``: whether the numbers are codes, which are not averaged.
        - ``unit``: of scaled backscatter; of "decibel" and "amplitude" linear power is returned.
        - ``scaling``: scale and offset of the stored numbers.
        - ``valid``: the lowest and the highest stored number that can be true; what lies beyond
          is missing before anything is averaged.
        - ``validity``: the band that is 0 where nothing is known, `GDAL_MASK`, or 0, as in `Band`.

        Returns (bands, rows, columns), float32: stored times scale plus offset, NaN where nothing
        is known. Raises `UnreadableRasterError` naming the file; where `tolerating` allows it,
        what cannot be read is NaN instead, storage tile by storage tile.
        """
        encoding = Encoding(nodata, categorical, unit, scaling, valid, validity)
        what, thread = (raster.path, tuple(indexes), encoding), threading.get_ident()
        if (ahead := self._ahead.pop((what, window, thread), None)) is not None:
            return ahead
        found = self._ask(raster, indexes, window, encoding)
        for other in self._others(window):
            self._ahead[what, other, thread] = self._ask(raster, indexes, other, encoding)
        return found

    @contextmanager
    def together(self, windows: Sequence[Window]) -> Iterator[None]:
        """Let this thread read all of some windows file by file, inside the ``with`` block.

        Where it reads one of them, with any margin, the others are read from the same file while
        its storage tiles are at hand. For a few small windows of which each is then read.
        """
        before = getattr(self._local, "together", ())
        self._local.together = tuple(windows)
        try:
            yield
        finally:
            self._local.together = before
            # A copy: others add to it at the same time.
            for key in [key for key in list(self._ahead) if key[2] == threading.get_ident()]:
                self._ahead.pop(key, None)

    def _others(self, window: Window) -> Iterator[Window]:
        """Return the other windows of `together`, with the margin that ``window`` has."""
        together = getattr(self._local, "together", ())
        for own in together:
            margin = own.row - window.row
            if margin >= 0 and own.grown(margin) == window:
                return (w.grown(margin) for w in together if w != own)
        return iter(())

    def _ask(
        self, raster: Raster, indexes: Sequence[int], window: Window, encoding: Encoding
    ) -> np.ndarray:
        allowed, reader = tolerance(), self._reader(raster.path)
        return reader.companion.do(
            lambda: self._tolerantly(reader.rasters, raster, indexes, window, encoding, allowed),
            self._check,
        )

    def _reader(self, path: str) -> _Reader:
        """Return what this thread reads files with; addresses, which may wait, by another one."""
        name = "of_addresses" if is_address(path) else "of_files"
        reader: _Reader | None = getattr(self._local, name, None)
        if reader is None or reader.companion.is_lost:
            reader = _Reader(
                OpenRasters(self.grid, self._crs, self._most, self._stripes, self._between), path
            )
            setattr(self._local, name, reader)
            with self._lock:
                self._all.append(reader)
        return reader

    def _tolerantly(
        self,
        rasters: OpenRasters,
        raster: Raster,
        indexes: Sequence[int],
        window: Window,
        encoding: Encoding,
        allowed: ReadTolerance | None,
    ) -> np.ndarray:
        if allowed is None:
            return self._patiently(rasters, raster, indexes, window, encoding)
        allowed.note(raster.path)
        bands = tuple(indexes)
        lost = allowed.lost_of(raster.path, bands)
        if not lost:
            try:
                return self._patiently(rasters, raster, indexes, window, encoding)
            except UnreadableRasterError:
                pass  # in parts it may be readable
        return self._in_parts(rasters, raster, bands, window, encoding, allowed)

    def _patiently(
        self,
        rasters: OpenRasters,
        raster: Raster,
        indexes: Sequence[int],
        window: Window,
        encoding: Encoding,
    ) -> np.ndarray:
        """Read, and where that fails once more a little later, as a network drive may need."""
        waits = () if raster.path in self._given_up else WAITS
        for wait in waits:
            try:
                return self._frugally(rasters, raster, indexes, window, encoding)
            except UnreadableRasterError:
                rasters.forget(raster.path)
                time.sleep(wait)
        try:
            return self._frugally(rasters, raster, indexes, window, encoding)
        except UnreadableRasterError:
            self._given_up.add(raster.path)
            rasters.forget(raster.path)
            raise

    def _frugally(
        self,
        rasters: OpenRasters,
        raster: Raster,
        indexes: Sequence[int],
        window: Window,
        encoding: Encoding,
        alone: bool = False,
    ) -> np.ndarray:
        """Read; where no more files can be opened keep fewer open, and try again."""
        for wait in (0.0, *WAITS):
            try:
                return rasters.read(raster, indexes, window, encoding, alone)
            except ExhaustedError:
                rasters.keep_fewer()
                time.sleep(wait)
        return rasters.read(raster, indexes, window, encoding, alone)

    def _in_parts(
        self,
        rasters: OpenRasters,
        raster: Raster,
        bands: tuple[int, ...],
        window: Window,
        encoding: Encoding,
        allowed: ReadTolerance,
    ) -> np.ndarray:
        """Read storage tile by storage tile; those that fail are lost and stay NaN."""
        result = np.full((len(bands), window.height, window.width), np.nan, np.float32)
        lost = allowed.lost_of(raster.path, bands)
        for row, column, part in parts_of(window, self.grid):
            if (row, column) in lost:
                continue
            try:
                values = self._frugally(rasters, raster, bands, part, encoding, True)
            except UnreadableRasterError as error:
                rasters.forget(raster.path)
                allowed.lose(UnreadableTile(raster.path, bands, row, column), error)
                continue
            _copy_overlap(values, part, result, window)
        return result


def _copy_overlap(values: np.ndarray, part: Window, result: np.ndarray, whole: Window) -> None:
    """Copy what a part and the whole share: (bands, rows, columns) each, of their windows."""
    top, left = max(part.row, whole.row), max(part.column, whole.column)
    bottom = min(part.row + part.height, whole.row + whole.height)
    right = min(part.column + part.width, whole.column + whole.width)
    to = (
        slice(top - whole.row, bottom - whole.row),
        slice(left - whole.column, right - whole.column),
    )
    of = (slice(top - part.row, bottom - part.row), slice(left - part.column, right - part.column))
    result[(slice(None), *to)] = values[(slice(None), *of)]


def by_file(bands: Sequence[Band]) -> list[list[Band]]:
    """Group bands that can be read at once: those of one file whose numbers mean the same."""
    files: dict[tuple, list[Band]] = {}
    for band in bands:
        alike = (
            *(band.path, repr(band.nodata), band.scale, band.offset),
            *(band.unit, band.valid, band.validity),
        )
        files.setdefault(alike, []).append(band)
    return list(files.values())
