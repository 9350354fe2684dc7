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
from typing import TypeVar

from ..methods.method_registry import Observations
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..scene.coarse_squares import read_squares
from ..scene.learn_scene import guided, learning_samples
from ..scene.optical_reader import OpticalBlock
from ..scene.sar_reader import learn_sar_levels
from ..scene.scene import Block, Scene, read_block
from ..support.errors import CancelledError
from ..support.progress import Progress

Result = TypeVar("Result")

TILE = 16  # pixels; neighbours of a click are then at hand
_TILES_KEPT = 24  # all of a field, and some


class _GivesWayError(Exception):
    """What was being read for the sample can wait: somebody wants a tile."""


class PreviewReader:
    """Reads tiles and samples of a scene; any thread may ask, one request is served at a time."""

    def __init__(self, scene: Scene, progress: Progress) -> None:
        """Learn the unit and the levels of the scene's SAR, and begin to open all files.

        Raises what `learn_sar_levels` raises.
        """
        self._scene = scene
        self._datasets = GridReader(scene.grid, check=self.check)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="stori-preview")
        self._tiles: OrderedDict[tuple[int, int], Block] = OrderedDict()
        self._coarse_tiles: OrderedDict[tuple[int, int], OpticalBlock] = OrderedDict()
        self._is_closed = threading.Event()
        self._asking = threading.Lock()
        self._nobody_waits = threading.Event()
        self._nobody_waits.set()
        try:
            self._levels = self._do(
                lambda: learn_sar_levels(scene.sar, self._datasets, progress.check)
            )
        except BaseException:
            self.close()
            raise
        # Opening all files takes a second that no click should wait for.
        middle = (scene.grid.height // 2, scene.grid.width // 2)
        self._thread.submit(self._read_tile, *middle)
        self._thread.submit(self._read_coarse, *middle)

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

    def tile(self, row: int, column: int) -> Block:
        """Return the tile of the grid that has a pixel. Raises `CancelledError` after closing."""
        return self._ask(lambda: self._read_tile(row, column))

    def coarse_tile(self, row: int, column: int) -> OpticalBlock | None:
        """Return what a coarse sensor saw of that tile, on the grid; None without one.

        Raises as `tile`.
        """
        return self._ask(lambda: self._read_coarse(row, column))

    def samples(self, progress: Progress) -> dict[str, Observations]:
        """Return the series to learn each target from, by name: those of a run.

        Raises `CancelledError` when stopped.
        """
        samples = learning_samples(self._scene, lambda window: self._in_between(window, progress))
        squares = read_squares(self._scene, self._levels, progress.check)
        return guided(self._scene, squares, samples, progress)

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
                return self._do(lambda: self._read(window, check))
            except _GivesWayError:
                progress.check()

    def _read(self, window: Window, check: Callable[[], None]) -> Block:
        return read_block(self._scene, self._levels, self._datasets, window, check)

    def _ask(self, work: Callable[[], Result]) -> Result:
        """Do some reading that somebody waits for."""
        self.check()
        with self._asking:
            self._nobody_waits.clear()
            try:
                return self._do(work)
            finally:
                self._nobody_waits.set()

    def _do(self, work: Callable[[], Result]) -> Result:
        """Do some reading on the thread that has the files open."""
        self.check()
        try:
            return self._thread.submit(work).result()
        except RuntimeError:  # the thread was shut down after the check
            self.check()
            raise

    def _read_tile(self, row: int, column: int) -> Block:
        return self._kept(self._tiles, row, column, lambda one: self._read(one, self.check))

    def _read_coarse(self, row: int, column: int) -> OpticalBlock | None:
        coarse = self._scene.coarse
        if coarse is None:
            return None
        read = coarse.optical.read
        return self._kept(
            self._coarse_tiles, row, column, lambda one: read(self._datasets, one, self.check)
        )

    def _kept(
        self,
        tiles: OrderedDict[tuple[int, int], Result],
        row: int,
        column: int,
        read: Callable[[Window], Result],
    ) -> Result:
        """Return the tile that has a pixel, read where it is not among those kept."""
        tile = (row // TILE, column // TILE)
        if tile not in tiles:
            top, left = tile[0] * TILE, tile[1] * TILE
            grid = self._scene.grid
            tiles[tile] = read(
                Window(top, left, min(TILE, grid.height - top), min(TILE, grid.width - left))
            )
            while len(tiles) > _TILES_KEPT:
                tiles.popitem(last=False)
        tiles.move_to_end(tile)
        return tiles[tile]
