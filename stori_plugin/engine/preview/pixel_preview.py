"""One pixel before the whole scene: what was observed there and what each method makes of it.

The methods learn from the same sample of the scene as in a run, so that what is shown here is
what a run will write for that pixel, to rounding.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..acquisitions.names.dates import day_numbers
from ..learning.calibration import NORMAL_90
from ..learning.fitting import FittedTarget
from ..learning.warm_up import warm_up
from ..methods.method_registry import Observations
from ..scene.job import Job
from ..scene.learn_scene import fit_target
from ..scene.scene import Block, Scanned, Scene, open_scene
from ..scene.targets import Target
from ..support.errors import NoOverlapError
from ..support.progress import SILENT, Progress
from ..support.reprojection import points_in
from ..support.sentences import Sentence
from ..support.threads import single_threaded_blas
from .fields import FieldPart, Polygons, field_of_parts, mean_of, pixels_inside
from .looked_at import CLEAR, DROPPED, MASKED, Curve, Pixel
from .preview_reader import PreviewReader


class Preview:
    """A scene kept open to look at single pixels. Any thread may ask; one is served at a time.

    Opening finds the acquisitions; learning a method takes seconds and happens once.
    """

    def __init__(
        self,
        job: Job,
        progress: Progress = SILENT,
        scanned: Scanned | None = None,
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
        observed = self._observed(block, target, index, rows, columns)[:, 0]
        ready = [self._fitted.get((method, target.name)) for method in methods]
        used = next((fitted.screened(series) for fitted in ready if fitted), series)
        states = _states(series.clear[:, 0], used.clear[:, 0])
        curves = []
        with single_threaded_blas():
            for method, fitted in zip(methods, ready):
                if fitted is not None:
                    on = tuple(dates) or self.scene.dates
                    curves.append(_curve(method, fitted, series, index, on))
        coarse = self.scene.coarse
        place = rows.start * block.window.width + columns.start
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
            sar={n: v[:, 0] for n, v in self._backscatter(block, rows, columns).items()},
            curves=tuple(curves),
            crs=self.scene.grid.crs,
            coarse_dates=coarse.optical.dates if coarse else (),
            coarse=self._coarse(target, index, row, column)[:, place] if coarse else None,
        )

    def look_field(
        self,
        polygons: Polygons,
        crs: str,
        band: str,
        methods: Sequence[str] = (),
        dates: Sequence[dt.date] = (),
    ) -> Pixel:
        """Return the mean of the pixels of a field, and how far 90 % of them spread.

        ``polygons`` are in ``crs``; for the rest see `look`. Of large fields evenly spread tiles
        are read. Raises `NoOverlapError` where no pixel of the scene lies inside.
        """
        target = self._target(band)
        index = target.bands.index(_canonical(target, band))
        on = tuple(dates) or self.scene.dates
        ready = {m: self._fitted.get((m, target.name)) for m in methods}
        fits = {method: fitted for method, fitted in ready.items() if fitted}
        parts = []
        for rows, columns in pixels_inside(self.scene.grid, polygons, crs):
            block = self._reader.tile(int(rows[0]), int(columns[0]))
            places = (rows - block.window.row) * block.window.width + columns - block.window.column
            whole = slice(None)
            series = block.observations(target, whole, whole).at(places)
            observed = self._observed(block, target, index, whole, whole)[:, places]
            with single_threaded_blas():
                used = next((fit.screened(series) for fit in fits.values()), series)
                means = [
                    fit.reconstruct(fit.screened(series), day_numbers(on)).mean[:, index]
                    for fit in fits.values()
                ]
            radar = self._backscatter(block, whole, whole)
            seen = self._coarse(target, index, int(rows[0]), int(columns[0]))
            parts.append(
                FieldPart(
                    rows,
                    columns,
                    observed,
                    series.clear,
                    used.clear,
                    {name: values[:, places] for name, values in radar.items()},
                    means,
                    seen[:, places] if len(seen) else seen,
                )
            )
        curves = [(method, on, _choice(fit)) for method, fit in fits.items()]
        scene, sar_dates = self.scene, self.scene.sar.dates if self.scene.sar else ()
        grid, band = scene.grid, target.bands[index]
        field = field_of_parts(parts, band, grid, scene.optical.dates, sar_dates, curves)
        if scene.coarse is None:
            return field
        seen = mean_of(np.concatenate([part.coarse for part in parts], axis=1))
        return replace(field, coarse_dates=scene.coarse.optical.dates, coarse=seen)

    def _observed(
        self, block: Block, target: Target, index: int, rows: slice, columns: slice
    ) -> np.ndarray:
        """Return what was measured, (T, N), under clouds as well; NaN where nothing was."""
        seen = np.isfinite(block.reflectance).all(axis=1)
        everything = replace(block, optical=replace(block.optical, clear=seen))
        raw = everything.observations(target, rows, columns)
        return np.where(raw.clear, raw.values[:, index].astype(float), np.nan)

    def _coarse(self, target: Target, index: int, row: int, column: int) -> np.ndarray:
        """Return what a coarse sensor saw clear, (D, pixels of the tile); (0, 0) without one."""
        block = self._reader.coarse_tile(row, column)
        if self.scene.coarse is None or block is None:
            return np.zeros((0, 0))
        told = self.scene.coarse.of_target(target, block.reflectance)[:, index]
        seen = np.where(block.clear, told, np.nan).astype(float)
        return seen.reshape(len(seen), -1)

    def _backscatter(self, block: Block, rows: slice, columns: slice) -> dict[str, np.ndarray]:
        """Return (U, N) of each channel."""
        if block.sar is None or self.scene.sar is None:
            return {}
        values = block.sar[:, :, rows, columns].astype(float)
        values = values.reshape(*values.shape[:2], -1)
        return {name: values[:, c] for c, name in enumerate(self.scene.sar.channels)}

    def _position(self, x: float, y: float, crs: str) -> tuple[int, int]:
        grid = self.scene.grid
        (gx,), (gy,) = points_in(crs, grid.crs, [x], [y]) if crs else ([x], [y])
        column, row = ~grid.affine * (gx, gy)
        if not (0 <= row < grid.height and 0 <= column < grid.width):
            if self.job.extent is not None:
                raise NoOverlapError(
                    Sentence(
                        "That point lies outside the area of the run (EXTENT): click "
                        "inside it, or widen it."
                    )
                )
            raise NoOverlapError(
                Sentence("That point lies beside the scene: click where rasters overlap.")
            )
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
    return Curve(method, dates, mean, mean - spread, mean + spread, _choice(fitted))


def _choice(fitted: FittedTarget) -> str:
    """Name the methods between which `auto` chose; "" for a method asked for by name."""
    return fitted.method if fitted.choice is not None else ""


def _canonical(target: Target, band: str) -> str:
    return target.bands[0] if target.index is not None else band


def _states(clear: np.ndarray, kept: np.ndarray) -> tuple[str, ...]:
    return tuple(
        CLEAR if good and used else DROPPED if good else MASKED for good, used in zip(clear, kept)
    )
