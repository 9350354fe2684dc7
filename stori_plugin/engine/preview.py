"""One pixel before the whole scene: what was observed there and what each method makes of it.

The methods learn from the same sample of the scene as in a run, so that what is shown here is
what a run will write for that pixel, to rounding.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import numpy as np
import rasterio
from rasterio.errors import RasterioError
from rasterio.warp import transform
from rasterio.windows import Window as RasterWindow

from .calibration import NORMAL_90
from .datasets import Datasets
from .errors import CancelledError, NoOverlapError, OutputError, UnreadableRasterError
from .grid import Window
from .job import DatedRaster, Job
from .progress import Progress
from .sampling_windows import sample_windows
from .scene import Block, Scene, Target, day_numbers, open_scene, read_block
from .series import Series
from .study import SAR_WINDOWS, WINDOWS, Learned, learn, sample_of
from .threads import single_threaded_blas
from .warming import warm_up

CLEAR, MASKED, DROPPED = "clear", "masked", "dropped"
_TILE = 16  # pixels; neighbours of a click are then at hand
_TILES_KEPT = 12
_OPEN_FILES = 480  # systems allow about a thousand, and QGIS has its own
# Integers without a scale tag are reflectance times 10,000, in the input and so in the result.
_CONVENTION = 1e-4
_SILENT = Progress()


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
        progress: Progress = _SILENT,
        found: tuple[Series, Series | None] | None = None,
    ) -> None:
        """Open the scene of a job; ``found`` are its series, where a scan has found them.

        Raises `InputError` and its kin where the inputs cannot be used together.
        """
        self.job = job
        self.scene: Scene = open_scene(job, progress, found)
        self._lock = threading.RLock()
        # Learning steps aside while somebody waits for a pixel.
        self._nobody_waits = threading.Event()
        self._nobody_waits.set()
        self._sampling = threading.Lock()
        self._is_closed = threading.Event()
        self._datasets = Datasets(self.scene.grid, most=_OPEN_FILES)
        # Files stay open in the thread that opened them, so one thread does all the reading.
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="stori-preview")
        self._tiles: OrderedDict[tuple[int, int], Block] = OrderedDict()
        self._blocks: list[Block] = []
        self._learned: dict[tuple[str, str], Learned] = {}
        if self.scene.sar is not None:
            with Datasets(self.scene.grid) as datasets:
                self.scene.sar.study(datasets, sample_windows(self.scene.grid, SAR_WINDOWS))
        # Opening hundreds of files takes a second, which no click should wait for.
        grid = self.scene.grid
        self._reader.submit(self._tile, grid.height // 2, grid.width // 2)

    def close(self, wait: bool = False) -> None:
        """Read no more and close all files; with ``wait``, return when that is done.

        A reader that goes on while GDAL is taken down would bring the process down with it.
        """
        if not self._is_closed.is_set():
            self._is_closed.set()
            self._reader.submit(self._datasets.__exit__)
        self._reader.shutdown(wait=wait)

    def _check(self) -> None:
        if self._is_closed.is_set():
            raise CancelledError("The scene was closed.")

    def has_learned(self, method: str, band: str) -> bool:
        """Tell whether a method is ready for a band or index."""
        return (method, self._target(band).name) in self._learned

    def learn(self, method: str, band: str, progress: Progress = _SILENT) -> None:
        """Make a method ready for a band or index; at once where it is."""
        target = self._target(band)
        with self._sampling, single_threaded_blas():
            if (method, target.name) in self._learned:
                return
            warm_up(method, progress)
            if not self._blocks:
                self._blocks = self._sample(progress)
            job = replace(self.job, method=method, uncertainty=True)
            learned = learn(job, target, sample_of(self._blocks, target), progress)
            self._learned[method, target.name] = learned

    def _sample(self, progress: Progress) -> list[Block]:
        windows = sample_windows(self.scene.grid, WINDOWS)

        def check() -> None:
            progress.check()
            self._nobody_waits.wait()

        with Datasets(self.scene.grid) as datasets:
            return [read_block(self.scene, datasets, window, check) for window in windows]

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
        self._check()
        row, column = self._place(x, y, crs)
        with self._lock:
            self._nobody_waits.clear()
            try:
                block = self._reader.submit(self._tile, row, column).result()
            finally:
                self._nobody_waits.set()
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

    def _tile(self, row: int, column: int) -> Block:
        place = (row // _TILE, column // _TILE)
        if place not in self._tiles:
            top, left = place[0] * _TILE, place[1] * _TILE
            grid = self.scene.grid
            window = Window(top, left, min(_TILE, grid.height - top), min(_TILE, grid.width - left))
            self._tiles[place] = read_block(self.scene, self._datasets, window, self._check)
            while len(self._tiles) > _TILES_KEPT:
                self._tiles.popitem(last=False)
        self._tiles.move_to_end(place)
        return self._tiles[place]

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


def write_table(path: str, pixels: Sequence[Pixel]) -> None:
    """Write pixels as CSV: one line per pixel, kind of value and date.

    Raises `OutputError` where the file cannot be written.
    """
    lines = ["x,y,band,kind,date,value,low90,high90"]
    for pixel in pixels:
        place = f"{pixel.x:.10g},{pixel.y:.10g},{pixel.band}"
        for date, value, state in zip(pixel.dates, pixel.values, pixel.states):
            if np.isfinite(value):
                lines.append(f"{place},{state},{date},{value:.6g},,")
        for name, series in pixel.sar.items():
            known = [(d, v) for d, v in zip(pixel.sar_dates, series) if np.isfinite(v)]
            lines += [f"{place},{name},{date},{value:.6g},," for date, value in known]
        for curve in pixel.curves:
            for date, *numbers in zip(curve.dates, curve.mean, curve.low, curve.high):
                texts = (f"{number:.6g}" if np.isfinite(number) else "" for number in numbers)
                lines.append(f"{place},{curve.label},{date},{','.join(texts)}")
    try:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(lines) + "\n")
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written ({error.strerror}): choose another place."
        ) from error


def read_curve(rasters: Sequence[DatedRaster], band: str, x: float, y: float, crs: str) -> Curve:
    """Read the computed series of a pixel from the rasters of a run.

    ``rasters`` are those of one series, by date, on one grid. Raises `NoOverlapError` where
    the point lies beside them, `UnreadableRasterError` naming the first that cannot be read.
    """
    number = rasters[0].bands.index(band) + 1
    mean = np.array([_value_at(raster.path, number, x, y, crs) for raster in rasters])
    spread = np.full(len(mean), np.nan)
    if rasters[0].sd_path:
        spread = NORMAL_90 * np.array(
            [_value_at(raster.sd_path, number, x, y, crs) for raster in rasters]
        )
    dates = tuple(raster.date for raster in rasters)
    return Curve("result", dates, mean, mean - spread, mean + spread)


def _value_at(path: str, number: int, x: float, y: float, crs: str) -> float:
    try:
        with rasterio.open(path) as dataset:
            (px,), (py,) = transform(crs, dataset.crs, [x], [y]) if crs else ([x], [y])
            row, column = dataset.index(px, py)
            if not (0 <= row < dataset.height and 0 <= column < dataset.width):
                raise NoOverlapError("That point lies beside the result: click on its rasters.")
            value = dataset.read(number, window=RasterWindow(column, row, 1, 1), masked=True)[0, 0]
            scale, offset = dataset.scales[number - 1], dataset.offsets[number - 1]
            if scale == 1.0 and np.dtype(dataset.dtypes[number - 1]).kind != "f":
                scale = _CONVENTION
    except (RasterioError, OSError) as error:
        raise UnreadableRasterError(
            f"{path} cannot be read: it was moved, deleted or damaged since the run. Run it again."
        ) from error
    return float("nan") if value is np.ma.masked else float(value) * scale + offset
