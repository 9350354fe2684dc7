"""All reading of a scene that is looked at pixel by pixel, on one thread.

Files stay open in the thread that opened them, and opening hundreds of them takes longer than
everything that is then read for a pixel. So one thread reads both what somebody waits for and
the sample that methods learn from; the sample gives way.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.sample_windows import sample_windows
from ..run.learn_scene import SAR_WINDOWS, WINDOWS
from ..scene.scene import Block, Scene, read_block
from ..support.errors import CancelledError
from ..support.progress import Progress

_TILE = 16  # pixels; neighbours of a click are then at hand
_TILES_KEPT = 12
_OPEN_FILES = 480  # systems allow about a thousand, and QGIS has its own


class _GivesWayError(Exception):
    """What was being read for the sample can wait: somebody wants a tile."""


class PreviewReader:
    """Reads tiles and samples of a scene; any thread may ask, one request is served at a time."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._datasets = GridReader(scene.grid, most=_OPEN_FILES)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="stori-preview")
        self._tiles: OrderedDict[tuple[int, int], Block] = OrderedDict()
        self._is_closed = threading.Event()
        self._asking = threading.Lock()
        self._nobody_waits = threading.Event()
        self._nobody_waits.set()

    def close(self, wait: bool = False) -> None:
        """Read no more and close all files; with ``wait``, return when that is done.

        A reader that goes on while GDAL is taken down would bring the process down with it.
        """
        if not self._is_closed.is_set():
            self._is_closed.set()
            self._thread.submit(self._datasets.__exit__)
        self._thread.shutdown(wait=wait)

    def check(self) -> None:
        """Raise `CancelledError` where the scene was closed."""
        if self._is_closed.is_set():
            raise CancelledError("The scene was closed.")

    def study_sar(self, progress: Progress) -> None:
        """Let the scene learn the unit and the levels of its SAR; raises what its study does."""
        windows = sample_windows(self._scene.grid, SAR_WINDOWS)
        self._ask(lambda: self._scene.sar.study(self._datasets, windows, progress.check))

    def open_files(self) -> None:
        """Begin to open all files, which takes a second that no click should wait for."""
        grid = self._scene.grid
        self._thread.submit(self._read_tile, grid.height // 2, grid.width // 2)

    def tile(self, row: int, column: int) -> Block:
        """Return the tile of the grid that has a pixel. Raises `CancelledError` after closing."""
        self.check()
        with self._asking:
            self._nobody_waits.clear()
            try:
                return self._ask(lambda: self._read_tile(row, column))
            finally:
                self._nobody_waits.set()

    def sample(self, progress: Progress) -> list[Block]:
        """Return the blocks to learn from, those of a run. Raises `CancelledError` when stopped."""
        return [
            self._in_between(window, progress)
            for window in sample_windows(self._scene.grid, WINDOWS)
        ]

    def _in_between(self, window: Window, progress: Progress) -> Block:
        """Read a window while nobody waits for a tile; begin anew when somebody came between."""

        def check() -> None:
            self.check()
            progress.check()
            if not self._nobody_waits.is_set():
                raise _GivesWayError

        while True:
            self._nobody_waits.wait()
            try:
                return self._ask(lambda: read_block(self._scene, self._datasets, window, check))
            except _GivesWayError:
                progress.check()

    def _ask(self, work: Callable[[], Any]) -> Any:
        self.check()
        try:
            return self._thread.submit(work).result()
        except RuntimeError:  # the thread was shut down after the check
            self.check()
            raise

    def _read_tile(self, row: int, column: int) -> Block:
        place = (row // _TILE, column // _TILE)
        if place not in self._tiles:
            top, left = place[0] * _TILE, place[1] * _TILE
            grid = self._scene.grid
            window = Window(top, left, min(_TILE, grid.height - top), min(_TILE, grid.width - left))
            self._tiles[place] = read_block(self._scene, self._datasets, window, self.check)
            while len(self._tiles) > _TILES_KEPT:
                self._tiles.popitem(last=False)
        self._tiles.move_to_end(place)
        return self._tiles[place]
