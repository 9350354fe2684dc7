"""What is done with one block of a reconstruction: read, screen, reconstruct, store."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..learning.fitting import FittedTarget
from ..methods.interface import no_observation
from ..methods.method_registry import Estimate, Observations
from ..outputs.block_files import BlockContent, by_cell, compressed
from ..outputs.block_task import Check, probed_window, tell
from ..outputs.quality_rasters import (
    BANDS,
    STORAGE,
    QualityRaster,
    quality_of,
    variance_left,
)
from ..pixels import alike
from ..pixels.cloud_masks import reach
from ..pixels.false_alarms import sky_reach
from ..pixels.gaps import reaches
from ..pixels.stained_patches import patch_reach
from ..rasters.blocks import COMPUTE_TILE, margin_of_tiles, tiles_of, whole_tiles
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..rasters.storage import OutputRaster
from ..rasters.unreadable import ReadTolerance, UnreadableTile, tolerance, tolerating
from ..scene.job import LEAVE_OUT, Job
from ..scene.learn_scene import LearnedScene
from ..scene.scene import Block, Scene, read_block
from ..scene.targets import Target
from ..support.machine import give_back_memory

# Pixels that any reader may look beyond a block, above the speckle filter and the mask's buffer.
_MARGIN = 16
# Shares of a block at which it is read, and at which its values are there; then it is compressed.
_READ, _COMPUTED = 0.35, 0.9


@dataclass(frozen=True)
class BlockWork:
    """Everything that the blocks of a reconstruction have in common; a `BlockTask`."""

    scene: Scene
    learned: LearnedScene
    uncertainty: bool
    quality: bool
    fill_unseen: bool
    keep_observed: bool
    tolerant: bool

    @staticmethod
    def of_job(job: Job, scene: Scene, learned: LearnedScene) -> BlockWork:
        """Return the work of a job."""
        return BlockWork(
            scene,
            learned,
            job.uncertainty,
            job.quality,
            job.fill_unseen,
            job.keep_observed,
            tolerant=job.on_read_error == LEAVE_OUT,
        )

    @property
    def grid(self) -> Grid:
        """The grid of the results."""
        return self.scene.grid

    @property
    def products(self) -> list[OutputRaster]:
        """The files to write, in the order in which blocks hold them."""
        return [product for target in self.scene.targets for product in self._products(target)]

    def _products(self, target: Target) -> list[OutputRaster]:
        return products_of_target(target, self.scene, self.uncertainty, self.quality)

    @property
    def reach(self) -> int:
        """How many pixels beyond a block its readers may look."""
        each = self.grid.metres_per_pixel
        around = reach(self.scene.optical.masking.buffer / each) + sky_reach(each)
        around += patch_reach(each)
        if self.scene.sar is not None:
            around = max(around, self.scene.sar.margin(self.grid) + alike.REACH)
        # A part of a scene computes whole tiles of it.
        return around + _MARGIN + (COMPUTE_TILE if self.grid.scene else 0)

    @property
    def counted(self) -> int:
        """What is counted; see `layers_counted`."""
        return layers_counted(self.scene)

    def compute(self, datasets: GridReader, window: Window, check: Check) -> BlockContent:
        """Compute a block: its tiles, clear pixels by date, and values without an estimate."""
        # More than the block where it is a part of a scene's tiles; then it is cut out of them.
        whole = whole_tiles(window, self.grid)
        inner = window.within(whole)
        block = self._read(datasets, whole, check)
        lost = tolerance()
        if lost is not None:
            lost.check_outage()
        give_back_memory()  # what reading took beside what it found
        every: dict[OutputRaster, np.ndarray] = {}
        shape = (whole.height, whole.width)
        missing = np.zeros(shape, np.int32)
        places = list(tiles_of(whole))
        parts = len(places) * len(self.scene.targets)
        done = itertools.count()
        for target in self.scene.targets:
            outputs = self._outputs(target, shape)
            fitted = self.learned.targets[target.name]
            for rows, columns in places:
                check()
                tell(check, _READ + (_COMPUTED - _READ) * next(done) / parts)
                missing[rows, columns] += self._fill(target, fitted, block, rows, columns, outputs)
            every.update(outputs)
        del outputs
        never = ~block.clear.any(axis=0)
        alarms = block.optical.false_alarms
        counted = np.concatenate([block.clear, block.optical.stained, never[None], alarms[None]])
        counts = by_cell(counted[(slice(None), *inner)], window)
        del block, counted
        tiles: dict[str, list[bytes]] = {}
        for product in self.products:
            check()
            stored = every.pop(product)
            cut = np.ascontiguousarray(stored[(slice(None), *inner)])
            tiles[product.name] = compressed(cut, product)
        return BlockContent(tiles, counts, by_cell(missing[inner], window))

    def _read(self, datasets: GridReader, window: Window, check: Check) -> Block:
        levels, around = self.learned.sar_levels, self.learned.reads_surroundings
        return read_block(self.scene, levels, datasets, window, check, around)

    def _outputs(self, target: Target, shape: tuple[int, int]) -> dict[OutputRaster, np.ndarray]:
        return {
            product: np.empty((len(product.bands), *shape), product.storage.dtype)
            for product in self._products(target)
        }

    def _fill(
        self,
        target: Target,
        fitted: FittedTarget,
        block: Block,
        rows: slice,
        columns: slice,
        outputs: Mapping[OutputRaster, np.ndarray],
    ) -> np.ndarray:
        """Compute a tile into the outputs; return the number of missing values by pixel."""
        series, estimate = self._estimate(target, fitted, block, rows, columns)
        mean = estimate.mean
        if self.keep_observed:
            mean = with_observed(mean, series, self.scene.wanted)
        position = {date: o for o, date in enumerate(self.scene.dates)}
        height, width = rows.stop - rows.start, columns.stop - columns.start
        quality = self._quality(target, series, estimate) if self.quality else None
        for product, stored in outputs.items():
            o = position[product.date]
            if quality is not None and isinstance(product, QualityRaster):
                encoded = quality[o]
            else:
                values = estimate.sd if product.spread else mean
                if values is None:
                    raise ValueError(f"{fitted.method} gives no standard deviations")
                encoded = target.storage.encode(values[o], product.spread)
            stored[:, rows, columns] = encoded.reshape(-1, height, width)
        return np.isnan(mean[:, 0]).sum(axis=0).reshape(height, width)

    def _estimate(
        self, target: Target, fitted: FittedTarget, block: Block, rows: slice, columns: slice
    ) -> tuple[Observations, Estimate]:
        """Return the series of a tile and its estimate on the wanted dates."""
        series = fitted.screened(block.observations(target, rows, columns))
        estimate = fitted.reconstruct(series, self.scene.wanted)
        word = self.learned.words.get(target.name)
        if self.fill_unseen and word is not None:
            # Beyond the edge of all acquisitions nothing is filled: nobody looked there.
            looked = np.isfinite(block.reflectance[:, 0, rows, columns]).any(axis=0).ravel()
            unseen = no_observation(series.clear) & (looked | series.sar_complete)
            estimate = word.fill(estimate, series, unseen)
        return series, estimate

    def _quality(self, target: Target, series: Observations, estimate: Estimate) -> np.ndarray:
        """Return (O, 3, N) uint8 what the values of a tile rest on."""
        wanted, word = self.scene.wanted, self.learned.words.get(target.name)
        days = 0.5 * reaches(series.days, series.clear, wanted)
        there = np.isfinite(estimate.mean[:, 0])
        left: Sequence[np.ndarray | None] = [None] * len(wanted)
        if word is not None and estimate.sd is not None:
            left = list(variance_left(estimate.sd, word.spread))
        return np.stack([quality_of(*one) for one in zip(days, left, there)])

    def probe(
        self, datasets: GridReader, unreadable: Iterable[UnreadableTile], check: Check
    ) -> str:
        """Return a digest of the estimates of a few pixels in the middle of the grid."""
        window = probed_window(self.grid)
        with tolerating(ReadTolerance(unreadable) if self.tolerant else None):
            block = self._read(datasets, window, check)
        digest = hashlib.sha256()
        for target in self.scene.targets:
            fitted = self.learned.targets[target.name]
            everything = slice(0, window.height), slice(0, window.width)
            series, estimate = self._estimate(target, fitted, block, *everything)
            for array in (series.values, series.clear, estimate.mean, estimate.sd):
                if array is not None:
                    digest.update(np.ascontiguousarray(array).tobytes())
        return digest.hexdigest()


def layers_counted(scene: Scene) -> int:
    """Return how many things blocks count.

    By date the pixels that are clear, then those that were dropped with their patch; after these
    the pixels that were never clear, and those that were masked in vain.
    """
    return 2 * len(scene.optical.dates) + 2


def products_of_target(
    target: Target, scene: Scene, uncertainty: bool, quality: bool
) -> list[OutputRaster]:
    """Return the files of one series."""
    products = []
    for date in scene.dates:
        for spread in (False, True) if uncertainty else (False,):
            products.append(OutputRaster(target.name, date, target.bands, target.storage, spread))
        if quality:
            products.append(QualityRaster(target.name, date, BANDS, STORAGE, False))
    return products


def bytes_per_pixel(scene: Scene) -> float:
    """Estimate the memory that a block takes, per pixel."""
    dates, wanted = len(scene.optical.dates), len(scene.dates)
    optical = dates * (4.0 * len(scene.optical.bands) + 3.0)
    sar = 0.0
    if scene.sar is not None:
        # Power as read, filtered and flat copies, the prepared channels.
        passes, polarisations = len(scene.sar.dates), len(scene.sar.polarisations)
        sar = passes * 4.0 * (2 * polarisations + len(scene.sar.channels))
    outputs = 2.0 * bytes_written(scene, uncertainty=True)
    # A compute tile's work is many times a pixel's, but tiles are small.
    bands = max(len(target.bands) for target in scene.targets)
    work = (dates + wanted) * bands * 24.0 * COMPUTE_TILE**2 / 128**2
    return (optical + sar + outputs + work) * margin_of_tiles(scene.grid)


def bytes_written(scene: Scene, uncertainty: bool) -> float:
    """Return the uncompressed bytes of all results, per pixel."""
    quality = len(BANDS) * np.dtype(STORAGE.dtype).itemsize
    return sum(
        len(scene.dates)
        * (
            (2.0 if uncertainty else 1.0)
            * len(target.bands)
            * np.dtype(target.storage.dtype).itemsize
            + quality
        )
        for target in scene.targets
    )


def with_observed(mean: np.ndarray, series: Observations, wanted: np.ndarray) -> np.ndarray:
    """Put clear observations in the place of their estimates, on the dates that have them.

    ``mean`` is (O, B, N); a copy is returned.
    """
    result = mean.copy()
    position = {day: t for t, day in enumerate(series.days)}
    for o, day in enumerate(wanted):
        if day in position:
            t = position[day]
            result[o] = np.where(series.clear[t], series.values[t], mean[o])
    return result
