"""Pixels and files: pixels written as a table, the computed series of a pixel read."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from rasterio import DatasetReader
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.windows import Window as RasterWindow

from ..acquisitions.files.opening import open_raster
from ..acquisitions.series import CONVENTION
from ..learning.calibration import NORMAL_90
from ..outputs.dated_rasters import DatedRaster
from ..support.errors import NoOverlapError, UnreadableRasterError
from ..support.reprojection import points_in
from ..support.sentences import Sentence
from ..support.text_files import csv_text, write_text
from .fields import Polygons, inside, mean_of, spread_of
from .looked_at import RESULT, Curve, Pixel

_MOST_SIDE = 256  # pixels of a field that are read, either way

_PLACE = ("place", "pixels", "x", "y", "crs", "longitude", "latitude")
_HEAD = (*_PLACE, "band", "kind", "date", "value", "low90", "high90")
_DEGREES = "EPSG:4326"
COARSE_KIND = "coarse"


def write_table(path: str, pixels: Sequence[Pixel]) -> None:
    """Write pixels and fields as CSV: one line per place, kind of value and date.

    ``low90`` and ``high90`` are the ends of the 90 % interval of a pixel; 90 % of the pixels of a
    field lie between them. Raises `OutputError` where the file cannot be written.
    """
    rows: list[tuple[object, ...]] = []
    for number, pixel in enumerate(pixels, 1):
        place = (number, *_where(pixel), pixel.band)
        nothing = np.full(len(pixel.dates), np.nan)
        low, high = (nothing if end is None else end for end in (pixel.low, pixel.high))
        for date, value, state, *ends in zip(pixel.dates, pixel.values, pixel.states, low, high):
            if np.isfinite(value):
                rows.append((*place, state, date, *_texts(value, *ends)))
        for date, value in zip(pixel.coarse_dates, () if pixel.coarse is None else pixel.coarse):
            if np.isfinite(value):
                rows.append((*place, COARSE_KIND, date, f"{value:.6g}", "", ""))
        for name, series in pixel.sar.items():
            known = [(d, v) for d, v in zip(pixel.sar_dates, series) if np.isfinite(v)]
            rows += [(*place, name, date, f"{value:.6g}", "", "") for date, value in known]
        for curve in pixel.curves:
            for date, *numbers in zip(curve.dates, curve.mean, curve.low, curve.high):
                rows.append((*place, curve.label, date, *_texts(*numbers)))
    write_text(path, csv_text(_HEAD, rows), "")


def _where(pixel: Pixel) -> tuple[object, ...]:
    """Return the cells that say where a place is, with degrees where its CRS is known."""
    crs, degrees = "", ("", "")
    if pixel.crs:
        known = CRS.from_user_input(pixel.crs)
        code = known.to_epsg()
        crs = f"EPSG:{code}" if code else known.to_wkt()
        (lon,), (lat,) = points_in(known, _DEGREES, [pixel.x], [pixel.y])
        degrees = (f"{lon:.8g}", f"{lat:.8g}") if math.isfinite(lon + lat) else degrees
    return pixel.pixels, f"{pixel.x:.10g}", f"{pixel.y:.10g}", crs, *degrees


def _texts(*numbers: float) -> tuple[str, ...]:
    return tuple(f"{number:.6g}" if np.isfinite(number) else "" for number in numbers)


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
    return Curve(RESULT, dates, mean, mean - spread, mean + spread)


def read_field_curve(
    rasters: Sequence[DatedRaster], band: str, polygons: Polygons, crs: str
) -> Curve:
    """Read the computed series of a field: the mean of its pixels, and between what 90 % lie.

    Arguments and errors as for `read_curve`; ``polygons`` are in ``crs``. Of fields that reach
    over more than 256 pixels either way some pixels are read.
    """
    number = rasters[0].bands.index(band) + 1
    read = np.stack([_values_inside(raster.path, number, polygons, crs) for raster in rasters])
    low, high = spread_of(read)
    return Curve(RESULT, tuple(raster.date for raster in rasters), mean_of(read), low, high)


def _values_inside(path: str, number: int, polygons: Polygons, crs: str) -> np.ndarray:
    """Read the pixels (N,) of a raster inside polygons, NaN where there is no value."""
    try:
        with open_raster(path) as dataset:
            size = (dataset.height, dataset.width)
            mask, top, left = inside(dataset.transform, size, dataset.crs, polygons, crs)
            if not mask.any():
                raise NoOverlapError(
                    Sentence("That field lies beside the result: choose one on it.")
                )
            window = RasterWindow(left, top, mask.shape[1], mask.shape[0])
            steps = tuple(-(-side // _MOST_SIDE) for side in mask.shape)
            values = dataset.read(number, window=window, masked=True)[:: steps[0], :: steps[1]]
            values = values[_thinned(mask, steps)]
            scale, offset = _scaling(dataset, number)
    except (RasterioError, OSError) as error:
        raise _unreadable(path) from error
    return np.ma.filled(values.astype(float) * scale + offset, np.nan)


def _thinned(mask: np.ndarray, steps: tuple[int, ...]) -> np.ndarray:
    thin = mask[:: steps[0], :: steps[1]]
    return thin if thin.any() else np.ones_like(thin)


def _scaling(dataset: DatasetReader, number: int) -> tuple[float, float]:
    scale, offset = dataset.scales[number - 1], dataset.offsets[number - 1]
    if scale == 1.0 and np.dtype(dataset.dtypes[number - 1]).kind != "f":
        scale = CONVENTION
    return scale, offset


def _unreadable(path: str) -> UnreadableRasterError:
    return UnreadableRasterError(
        Sentence(
            "{path} cannot be read: it was moved, deleted or damaged since the run. Run it again.",
            path=path,
        )
    )


def _value_at(path: str, number: int, x: float, y: float, crs: str) -> float:
    try:
        with open_raster(path) as dataset:
            (px,), (py,) = points_in(crs, dataset.crs, [x], [y]) if crs else ([x], [y])
            row, column = dataset.index(px, py) if math.isfinite(px + py) else (-1, -1)
            if not (0 <= row < dataset.height and 0 <= column < dataset.width):
                raise NoOverlapError(
                    Sentence("That point lies beside the result: click on its rasters.")
                )
            value = dataset.read(number, window=RasterWindow(column, row, 1, 1), masked=True)[0, 0]
            scale, offset = _scaling(dataset, number)
    except (RasterioError, OSError) as error:
        raise _unreadable(path) from error
    return float("nan") if value is np.ma.masked else float(value) * scale + offset
