"""One pixel before the whole scene: what was observed there and what each method makes of it.

The methods learn from the same sample of the scene as in a run, so that what is shown here is
what a run will write for that pixel, to rounding.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from rasterio.warp import transform

from ..acquisitions.dates import day_numbers
from ..acquisitions.series import Series
from ..learning.calibration import NORMAL_90
from ..learning.warm_up import warm_up
from ..run.learn_scene import Learned, learn, sample_of
from ..scene.job import Job
from ..scene.scene import Block, Scene, Target, open_scene
from ..support.errors import NoOverlapError
from ..support.progress import SILENT, Progress
from ..support.threads import single_threaded_blas
from .preview_reader import PreviewReader

CLEAR, MASKED, DROPPED = "clear", "masked", "dropped"


@dataclass(frozen=True)
class Curve:
    """A reconstruction (O,) on dates, with the ends of its 90 % interval (NaN without one)."""

    label: str
    dates: tuple[dt.date, ...]
    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray


@dataclass(frozen=True)
class Pixel:
    """What is known of one pixel in one band or index.

    ``x``, ``y`` are the pixel's centre in the CRS of the grid, ``row``, ``column`` its place.
    ``values`` (T,) are observations on ``dates``, NaN where nothing was measured, and
    ``states`` says of each whether it is clear, masked or dropped as an outlier. ``sar`` has
    backscatter in dB (RVI without unit) by channel on ``sar_dates``.
    """

    band: str
    x: float
    y: float
    row: int
    column: int
    dates: tuple[dt.date, ...]
    values: np.ndarray
    states: tuple[str, ...]
    sar_dates: tuple[dt.date, ...]
    sar: dict[str, np.ndarray]
    curves: tuple[Curve, ...] = field(default=())


class Preview:
    """A scene kept open to look at single pixels. Any thread may ask; one is served at a time.

    Opening finds the acquisitions; learning a method takes seconds and happens once.
    """

    def __init__(
        self,
        job: Job,
        progress: Progress = SILENT,
        found: tuple[Series, Series | None] | None = None,
    ) -> None:
        """Open the scene of a job; ``found`` are its series, where a scan has found them.

        Raises `InputError` and its kin where the inputs cannot be used together.
        """
        self.job = job
        self.scene: Scene = open_scene(job, progress, found)
        self._sampling = threading.Lock()
        self._blocks: list[Block] = []
        self._learned: dict[tuple[str, str], Learned] = {}
        self._reader = PreviewReader(self.scene)
        try:
            if self.scene.sar is not None:
                self._reader.study_sar(progress)
        except BaseException:
            self._reader.close()
            raise
        self._reader.open_files()

    def close(self, wait: bool = False) -> None:
        """Read no more and close all files; with ``wait``, return when that is done."""
        self._reader.close(wait)

    def has_learned(self, method: str, band: str) -> bool:
        """Tell whether a method is ready for a band or index."""
        return (method, self._target(band).name) in self._learned

    def learn(self, method: str, band: str, progress: Progress = SILENT) -> None:
        """Make a method ready for a band or index; at once where it is."""
        target = self._target(band)
        with self._sampling, single_threaded_blas():
            if (method, target.name) in self._learned:
                return
            warm_up(method, progress)
            if not self._blocks:
                self._blocks = self._reader.sample(progress)
            job = replace(self.job, method=method, uncertainty=True)
            learned = learn(job, target, sample_of(self._blocks, target), progress)
            self._learned[method, target.name] = learned

    def look(
        self,
        x: float,
        y: float,
        crs: str,
        band: str,
        methods: Sequence[str] = (),
        dates: Sequence[dt.date] = (),
    ) -> Pixel:
        """Return the pixel at a point, with the curves of those methods that have learned.

        ``crs`` is anything that rasterio understands; ``dates`` are those of the curves, by
        default the output dates of the job. Raises `NoOverlapError` where the point lies
        beside the scene.
        """
        row, column = self._place(x, y, crs)
        block = self._reader.tile(row, column)
        rows = slice(row - block.window.row, row - block.window.row + 1)
        columns = slice(column - block.window.column, column - block.window.column + 1)
        target = self._target(band)
        place = target.bands.index(_canonical(target, band))
        series = block.observations(target, rows, columns)
        observed = self._observed(block, target, place, rows, columns)
        ready = [self._learned.get((method, target.name)) for method in methods]
        used = next((item.fitted.screened(series) for item in ready if item), series)
        states = _states(series.clear[:, 0], used.clear[:, 0])
        curves = []
        with single_threaded_blas():
            for method, item in zip(methods, ready):
                if item is not None:
                    curves.append(self._curve(method, item, series, place, tuple(dates)))
        a, _, x0, _, e, y0 = self.scene.grid.transform[:6]
        centre = (x0 + (column + 0.5) * a, y0 + (row + 0.5) * e)
        return Pixel(
            target.bands[place],
            *centre,
            row,
            column,
            self.scene.optical.dates,
            observed,
            states,
            *self._backscatter(block, rows, columns),
            tuple(curves),
        )

    def _curve(self, method: str, item: Learned, series, place: int, dates) -> Curve:
        dates = dates or self.scene.dates
        estimate = item.fitted.reconstruct(item.fitted.screened(series), day_numbers(dates))
        mean = estimate.mean[:, place, 0].astype(float)
        spread = np.full(len(mean), np.nan)
        if estimate.sd is not None:
            spread = NORMAL_90 * estimate.sd[:, place, 0].astype(float)
        return Curve(method, dates, mean, mean - spread, mean + spread)

    def _observed(self, block: Block, target: Target, place: int, rows, columns) -> np.ndarray:
        """Return what was measured, under clouds as well; NaN where nothing was."""
        everything = replace(block, clear=np.isfinite(block.reflectance).all(axis=1))
        raw = everything.observations(target, rows, columns)
        return np.where(raw.clear[:, 0], raw.values[:, place, 0].astype(float), np.nan)

    def _backscatter(self, block: Block, rows: slice, columns: slice):
        if block.sar is None:
            return (), {}
        sar = self.scene.sar
        values = block.sar[:, :, rows, columns][:, :, 0, 0].astype(float)
        return sar.dates, {name: values[:, c] for c, name in enumerate(sar.channels)}

    def _place(self, x: float, y: float, crs: str) -> tuple[int, int]:
        grid = self.scene.grid
        (gx,), (gy,) = transform(crs, grid.crs, [x], [y]) if crs else ([x], [y])
        column, row = ~grid.affine * (gx, gy)
        if not (0 <= row < grid.height and 0 <= column < grid.width):
            raise NoOverlapError("That point lies beside the scene: click where rasters overlap.")
        return int(row), int(column)

    def _target(self, band: str) -> Target:
        targets = self.scene.targets
        for target in targets:
            if target.index is not None and target.bands[0].lower() == band.lower():
                return target
        return next(target for target in targets if band in target.bands)


def _canonical(target: Target, band: str) -> str:
    return target.bands[0] if target.index is not None else band


def _states(clear: np.ndarray, kept: np.ndarray) -> tuple[str, ...]:
    return tuple(
        CLEAR if good and used else DROPPED if good else MASKED for good, used in zip(clear, kept)
    )
