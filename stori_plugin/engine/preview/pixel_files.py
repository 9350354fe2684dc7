"""Pixels and files: pixels written as a table, the computed series of a pixel read."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from rasterio.errors import RasterioError
from rasterio.windows import Window as RasterWindow

from ..acquisitions.files.opening import open_raster
from ..acquisitions.series import CONVENTION
from ..learning.calibration import NORMAL_90
from ..outputs.dated_rasters import DatedRaster
from ..support.errors import NoOverlapError, UnreadableRasterError
from ..support.reprojection import points_in
from ..support.text_files import csv_text, write_text
from .pixel_preview import Curve, Pixel

_HEAD = ("x", "y", "band", "kind", "date", "value", "low90", "high90")


def write_table(path: str, pixels: Sequence[Pixel]) -> None:
    """Write pixels as CSV: one line per pixel, kind of value and date.

    Raises `OutputError` where the file cannot be written.
    """
    rows: list[tuple[object, ...]] = []
    for pixel in pixels:
        place = (f"{pixel.x:.10g}", f"{pixel.y:.10g}", pixel.band)
        for date, value, state in zip(pixel.dates, pixel.values, pixel.states):
            if np.isfinite(value):
                rows.append((*place, state, date, f"{value:.6g}", "", ""))
        for name, series in pixel.sar.items():
            known = [(d, v) for d, v in zip(pixel.sar_dates, series) if np.isfinite(v)]
            rows += [(*place, name, date, f"{value:.6g}", "", "") for date, value in known]
        for curve in pixel.curves:
            for date, *numbers in zip(curve.dates, curve.mean, curve.low, curve.high):
                texts = (f"{number:.6g}" if np.isfinite(number) else "" for number in numbers)
                rows.append((*place, curve.label, date, *texts))
    write_text(path, csv_text(_HEAD, rows), "")


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
        with open_raster(path) as dataset:
            (px,), (py,) = points_in(crs, dataset.crs, [x], [y]) if crs else ([x], [y])
            row, column = dataset.index(px, py) if math.isfinite(px + py) else (-1, -1)
            if not (0 <= row < dataset.height and 0 <= column < dataset.width):
                raise NoOverlapError("That point lies beside the result: click on its rasters.")
            value = dataset.read(number, window=RasterWindow(column, row, 1, 1), masked=True)[0, 0]
            scale, offset = dataset.scales[number - 1], dataset.offsets[number - 1]
            if scale == 1.0 and np.dtype(dataset.dtypes[number - 1]).kind != "f":
                scale = CONVENTION
    except (RasterioError, OSError) as error:
        raise UnreadableRasterError(
            f"{path} cannot be read: it was moved, deleted or damaged since the run. Run it again."
        ) from error
    return float("nan") if value is np.ma.masked else float(value) * scale + offset
