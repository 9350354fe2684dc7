"""What is done with one block: read, screen, reconstruct, store. The same wherever it runs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ..methods.method_registry import Observations
from ..outputs.block_files import BlockFile, by_cell, compressed, write_block
from ..pixels.cloud_masks import reach
from ..rasters.blocks import COMPUTE_TILE, tiles_of
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.storage import OutputRaster
from ..rasters.unreadable import ReadTolerance, UnreadableTile, tolerating
from ..scene.job import LEAVE_OUT, Job
from ..scene.scene import Block, Scene, Target, read_block
from ..support.errors import OutputError
from .learn_scene import Learned

Check = Callable[[], None]

# Pixels of a probe's edge.
_PROBE = 8
# Pixels that any reader may look beyond a block, above the speckle filter and the mask's buffer.
_MARGIN = 16


@dataclass(frozen=True)
class BlockWork:
    """Everything that the blocks of a run have in common."""

    scene: Scene
    learned: tuple[Learned, ...]
    uncertainty: bool
    keep_observed: bool
    tolerant: bool

    @staticmethod
    def of_job(job: Job, scene: Scene, learned: Sequence[Learned]) -> BlockWork:
        """Return the work of a job."""
        tolerant = job.on_read_error == LEAVE_OUT
        return BlockWork(scene, tuple(learned), job.uncertainty, job.keep_observed, tolerant)

    def products(self) -> list[OutputRaster]:
        """Return the files to write, in the order in which blocks hold them."""
        return products_of(self.scene, self.uncertainty)

    def write(
        self,
        datasets: GridReader,
        window: Window,
        known: Iterable[UnreadableTile],
        folder: str,
        run: str,
        check: Check,
    ) -> BlockFile:
        """Compute a block and write it into a folder of unfinished work.

        ``known`` are losses of inputs that hold for it. Raises `OutputError` where the block
        cannot be written, `UnreadableRasterError` where an input cannot be read and has to be,
        `InputError` where most of them cannot.
        """
        around = window.grown(reach_of(self.scene))
        tolerance = ReadTolerance(loss for loss in known if loss.touches(around))
        with tolerating(tolerance if self.tolerant else None):
            block = self._read(datasets, window, check)
        tolerance.check_outage()
        tiles, missing = self._compute(block, check)
        clear = by_cell(block.clear, window)
        try:
            return write_block(folder, run, window, tiles, clear, missing, tolerance.lost)
        except OSError as error:
            raise OutputError(
                f"OUTPUT {folder} could not be written to ({error.strerror or error}): check "
                "that the disk has space and the folder may be written to, then run it again."
            ) from error

    def _read(self, datasets: GridReader, window: Window, check: Check) -> Block:
        around = any(item.fitted.reads_surroundings for item in self.learned)
        return read_block(self.scene, datasets, window, check, around)

    def _compute(self, block: Block, check: Check) -> tuple[dict[str, list[bytes]], np.ndarray]:
        """Return the compressed tiles by product, and the missing values by storage tile."""
        tiles: dict[str, list[bytes]] = {}
        shape = (block.window.height, block.window.width)
        missing = np.zeros(shape, np.int32)
        for item in self.learned:
            outputs = self._outputs(item.target, shape)
            for rows, columns in tiles_of(block.window):
                check()
                missing[rows, columns] += self._fill(item, block, rows, columns, outputs)
            for product, stored in outputs.items():
                check()
                tiles[product.name] = compressed(stored, product)
        return tiles, by_cell(missing, block.window)

    def _outputs(self, target: Target, shape: tuple[int, int]) -> dict[OutputRaster, np.ndarray]:
        return {
            product: np.empty((len(target.bands), *shape), target.storage.dtype)
            for product in products_of_target(target, self.scene, self.uncertainty)
        }

    def _fill(
        self, item: Learned, block: Block, rows: slice, columns: slice, outputs
    ) -> np.ndarray:
        """Compute a tile into the outputs; return the number of missing values by pixel."""
        series = item.fitted.screened(block.observations(item.target, rows, columns))
        estimate = item.fitted.reconstruct(series, self.scene.wanted)
        mean = estimate.mean
        if self.keep_observed:
            mean = with_observed(mean, series, self.scene.wanted)
        place = {date: o for o, date in enumerate(self.scene.dates)}
        height, width = rows.stop - rows.start, columns.stop - columns.start
        for product, stored in outputs.items():
            values = (estimate.sd if product.spread else mean)[place[product.date]]
            encoded = item.target.storage.encode(values, product.spread)
            stored[:, rows, columns] = encoded.reshape(-1, height, width)
        return np.isnan(mean[:, 0]).sum(axis=0).reshape(height, width)

    def probe(self, datasets: GridReader, known: Iterable[UnreadableTile], check: Check) -> str:
        """Return a digest of the estimates of a few pixels in the middle of the grid.

        Two places that agree on it have learned the same, read the same, and calculate alike to
        the last bit.
        """
        grid = self.scene.grid
        height, width = min(_PROBE, grid.height), min(_PROBE, grid.width)
        window = Window((grid.height - height) // 2, (grid.width - width) // 2, height, width)
        with tolerating(ReadTolerance(known) if self.tolerant else None):
            block = self._read(datasets, window, check)
        digest = hashlib.sha256()
        for item in self.learned:
            series = block.observations(item.target, slice(0, height), slice(0, width))
            series = item.fitted.screened(series)
            estimate = item.fitted.reconstruct(series, self.scene.wanted)
            for array in (series.values, series.clear, estimate.mean, estimate.sd):
                if array is not None:
                    digest.update(np.ascontiguousarray(array).tobytes())
        return digest.hexdigest()


def products_of(scene: Scene, uncertainty: bool) -> list[OutputRaster]:
    """Return the files that a run writes, in the order in which blocks hold them."""
    return [
        product
        for target in scene.targets
        for product in products_of_target(target, scene, uncertainty)
    ]


def products_of_target(target: Target, scene: Scene, uncertainty: bool) -> list[OutputRaster]:
    """Return the files of one series."""
    return [
        OutputRaster(target.name, date, target.bands, target.storage, spread)
        for date in scene.dates
        for spread in ((False, True) if uncertainty else (False,))
    ]


def reach_of(scene: Scene) -> int:
    """Return how many pixels beyond a block its readers may look."""
    around = reach(scene.optical.masking.buffer / scene.grid.metres_per_pixel)
    if scene.sar is not None:
        around = max(around, scene.sar.margin(scene.grid))
    return around + _MARGIN


def bytes_per_pixel(scene: Scene) -> float:
    """Estimate the memory that a block takes, per pixel."""
    dates, wanted = len(scene.optical.dates), len(scene.dates)
    optical = dates * (4.0 * len(scene.optical.bands) + 2.0)
    sar = 0.0
    if scene.sar is not None:
        # Power as read, filtered and flat copies, the prepared channels.
        passes, polarisations = len(scene.sar.dates), len(scene.sar.polarisations)
        sar = passes * 4.0 * (2 * polarisations + len(scene.sar.channels))
    outputs = 2.0 * bytes_written(scene, uncertainty=True)
    # A compute tile's work is many times a pixel's, but tiles are small.
    bands = max(len(target.bands) for target in scene.targets)
    work = (dates + wanted) * bands * 24.0 * COMPUTE_TILE**2 / 128**2
    return optical + sar + outputs + work


def bytes_written(scene: Scene, uncertainty: bool) -> float:
    """Return the uncompressed bytes of all results, per pixel."""
    return sum(
        len(scene.dates)
        * (2.0 if uncertainty else 1.0)
        * len(target.bands)
        * np.dtype(target.storage.dtype).itemsize
        for target in scene.targets
    )


def with_observed(mean: np.ndarray, series: Observations, wanted: np.ndarray) -> np.ndarray:
    """Put clear observations in the place of their estimates, on the dates that have them.

    ``mean`` is (O, B, N); a copy is returned.
    """
    result = mean.copy()
    place = {day: t for t, day in enumerate(series.days)}
    for o, day in enumerate(wanted):
        if day in place:
            t = place[day]
            result[o] = np.where(series.clear[t], series.values[t], mean[o])
    return result
