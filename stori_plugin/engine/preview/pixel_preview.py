"""One pixel before the whole scene: what was observed there and what each method makes of it.

The methods learn from the same sample of the scene as in a run, so that what is shown here is
what a run will write for that pixel, to rounding.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..acquisitions.names.dates import day_numbers
from ..acquisitions.series import Series
from ..learning.calibration import NORMAL_90
from ..learning.fitting import FittedTarget
from ..learning.warm_up import warm_up
from ..methods.method_registry import Observations
from ..scene.job import Job
from ..scene.learn_scene import fit_target
from ..scene.scene import Block, Scene, Target, open_scene
from ..support.errors import NoOverlapError
from ..support.progress import SILENT, Progress
from ..support.reprojection import points_in
from ..support.threads import single_threaded_blas
from .preview_reader import PreviewReader

CLEAR, MASKED, DROPPED = "clear", "masked", "dropped"


@dataclass(frozen=True)
class Curve:
    """A reconstruction of one pixel and band on O dates."""

    label: str
    """The method, or "result" for what a run has written."""

    dates: tuple[dt.date, ...]
    """The dates, ascending."""

    mean: np.ndarray
    """(O,) in units of the band."""

    low: np.ndarray
    """(O,) the lower end of the 90 % interval, NaN without one."""

    high: np.ndarray
    """(O,) its upper end."""


@dataclass(frozen=True)
class Pixel:
    """What is known of one pixel in one band or index."""

    band: str
    """The band or index."""

    x: float
    """X of the pixel's centre in the CRS of the grid."""

    y: float
    """Y of the pixel's centre."""

    row: int
    """The pixel's row in the grid."""

    column: int
    """Its column."""

    dates: tuple[dt.date, ...]
    """The T acquisition dates."""

    values: np.ndarray
    """(T,) observations, under clouds as well; NaN where nothing was measured."""

    states: tuple[str, ...]
    """(T,) whether each is clear, masked or dropped as an outlier."""

    sar_dates: tuple[dt.date, ...]
    """The U passes of SAR."""

    sar: dict[str, np.ndarray]
    """(U,) backscatter in dB (RVI without unit) by channel."""

    curves: tuple[Curve, ...] = ()
    """What methods that have learned make of it."""


class Preview:
    """A scene kept open to look at single pixels. Any thread may ask; one is served at a time.

    Opening finds the acquisitions; learning a method takes seconds and happens once.
    """

    def __init__(
        self,
        job: Job,
        progress: Progress = SILENT,
        scanned: tuple[Series, Series | None] | None = None,
    ) -> None:
        """Open the scene of a job; ``scanned`` are its series, where they are known already.

        Raises `InputError` and its kin where the inputs cannot be used together.
        """
        self.job = job
        self.scene: Scene = open_scene(job, progress, scanned)
        self._sampling = threading.Lock()
        self._samples: dict[str, Observations] = {}
        self._fitted: dict[tuple[str, str], FittedTarget] = {}
        self._reader = PreviewReader(self.scene, progress)

    def close(self, wait: bool = False) -> None:
        """Read no more and close all files; with ``wait``, return when that is done."""
        self._reader.close(wait)

    def has_learned(self, method: str, band: str) -> bool:
        """Tell whether a method is ready for a band or index."""
        return (method, self._target(band).name) in self._fitted

    def learn(self, method: str, band: str, progress: Progress = SILENT) -> None:
        """Make a method ready for a band or index; at once where it is."""
        target = self._target(band)
        with self._sampling, single_threaded_blas():
            if (method, target.name) in self._fitted:
                return
            warm_up(method, progress)
            if not self._samples:
                self._samples = self._reader.samples(progress)
            job = replace(self.job, method=method, uncertainty=True)
            fitted = fit_target(job, target, self._samples[target.name], progress)
            self._fitted[method, target.name] = fitted

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
        row, column = self._position(x, y, crs)
        block = self._reader.tile(row, column)
        rows = slice(row - block.window.row, row - block.window.row + 1)
        columns = slice(column - block.window.column, column - block.window.column + 1)
        target = self._target(band)
        index = target.bands.index(_canonical(target, band))
        series = block.observations(target, rows, columns)
        observed = self._observed(block, target, index, rows, columns)
        ready = [self._fitted.get((method, target.name)) for method in methods]
        used = next((fitted.screened(series) for fitted in ready if fitted), series)
        states = _states(series.clear[:, 0], used.clear[:, 0])
        curves = []
        with single_threaded_blas():
            for method, fitted in zip(methods, ready):
                if fitted is not None:
                    on = tuple(dates) or self.scene.dates
                    curves.append(_curve(method, fitted, series, index, on))
        a, _, x0, _, e, y0 = self.scene.grid.transform[:6]
        return Pixel(
            band=target.bands[index],
            x=x0 + (column + 0.5) * a,
            y=y0 + (row + 0.5) * e,
            row=row,
            column=column,
            dates=self.scene.optical.dates,
            values=observed,
            states=states,
            sar_dates=self.scene.sar.dates if self.scene.sar else (),
            sar=self._backscatter(block, rows, columns),
            curves=tuple(curves),
        )

    def _observed(
        self, block: Block, target: Target, index: int, rows: slice, columns: slice
    ) -> np.ndarray:
        """Return what was measured, under clouds as well; NaN where nothing was."""
        seen = np.isfinite(block.reflectance).all(axis=1)
        everything = replace(block, optical=replace(block.optical, clear=seen))
        raw = everything.observations(target, rows, columns)
        return np.where(raw.clear[:, 0], raw.values[:, index, 0].astype(float), np.nan)

    def _backscatter(self, block: Block, rows: slice, columns: slice) -> dict[str, np.ndarray]:
        if block.sar is None or self.scene.sar is None:
            return {}
        values = block.sar[:, :, rows, columns][:, :, 0, 0].astype(float)
        return {name: values[:, c] for c, name in enumerate(self.scene.sar.channels)}

    def _position(self, x: float, y: float, crs: str) -> tuple[int, int]:
        grid = self.scene.grid
        (gx,), (gy,) = points_in(crs, grid.crs, [x], [y]) if crs else ([x], [y])
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


def _curve(
    method: str,
    fitted: FittedTarget,
    series: Observations,
    index: int,
    dates: tuple[dt.date, ...],
) -> Curve:
    """Return what a method makes of the first pixel of a series in the band ``index``."""
    estimate = fitted.reconstruct(fitted.screened(series), day_numbers(dates))
    mean = estimate.mean[:, index, 0].astype(float)
    spread = np.full(len(mean), np.nan)
    if estimate.sd is not None:
        spread = NORMAL_90 * estimate.sd[:, index, 0].astype(float)
    return Curve(method, dates, mean, mean - spread, mean + spread)


def _canonical(target: Target, band: str) -> str:
    return target.bands[0] if target.index is not None else band


def _states(clear: np.ndarray, kept: np.ndarray) -> tuple[str, ...]:
    return tuple(
        CLEAR if good and used else DROPPED if good else MASKED for good, used in zip(clear, kept)
    )
