"""Published data sets of fine and coarse images by date, as they lie in their folders.

- ``kranj``: ``landsat_YYYYDDD_*.tif`` and ``modis_YYYYDDD_*.tif`` in one folder (ImageFusion's
  example data; 30 m, and MODIS resampled to it).
- ``cia``, ``lgc``: Coleambally and Lower Gwydir (I. Emelyanova, T. McVicar, T. Van Niel, L. Li and
  A. van Dijk, Remote Sensing of Environment 133 (2013) 193-209; 25 m, MOD09GA resampled to it). As
  published they are ENVI files, one folder per sensor and date: ``Landsat/2001_281_08oct/
  L71093084_08420011007_HRF_modtran_surf_ref_agd66.bil`` and ``MODIS/2001_281_08oct/
  MOD09GA_A2001281.sur_refl.int``; ``Landsat/2004_107_Apr16/20040416_TM.int``. Many keep them as
  GeoTIFF, in those folders or with the date in the file's name alone; both are read, in any
  subfolder. The name of Coleambally's Landsat has the date in UTC, where it is still the day before
  that of the folder: one day is added.

The date is what the name says, else the nearest folder that says one. Six bands: blue, green, red,
NIR, SWIR1, SWIR2 of both sensors. A pixel is missing in an image where any band has the file's
value for it or is not between -0.02 and 1.6, or where all bands are zero.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import rasterio
from rasterio.errors import NotGeoreferencedWarning, RasterioIOError
from rasterio.windows import Window

BANDS = ("blue", "green", "red", "NIR", "SWIR1", "SWIR2")
LAYOUTS = ("kranj", "cia", "lgc")

_RATIO = {"kranj": 16, "cia": 20, "lgc": 20}  # 463 m over 29.9 m; 500 m over 25 m
_SUFFIXES = (".tif", ".tiff", ".bil", ".bsq", ".bip", ".int", ".img", ".dat")
_ENVI = _SUFFIXES[2:]
_LEAST, _MOST = -0.02, 1.6
_FINE = re.compile(r"^(landsat|l[0-9t]?_|l[ceot]\d\d_|l7\d|\d{8}_(tm|etm))", re.I)
_COARSE = re.compile(r"^(modis|mod09|myd09|mod_|m_)", re.I)
_UTC_DAY_BEFORE = re.compile(r"^L7\d+_084(\d{8})")
_DAY_OF_YEAR = re.compile(r"(?<!\d)(\d{4})_?(\d{3})(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{4})[-_]?(\d{1,2})[-_]?(\d{1,2})(?!\d)")


class Part(NamedTuple):
    """A part of the grid, in pixels."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class Scene:
    """Dated fine and coarse images on one grid, reflectance 0 to 1, NaN where missing."""

    fine_dates: tuple[dt.date, ...]
    fine: np.ndarray
    """(dates, B, rows, columns), float32."""
    coarse_dates: tuple[dt.date, ...]
    coarse: np.ndarray
    ratio: int
    """Fine pixels along a coarse one."""
    bands: tuple[str, ...] = BANDS


def load(layout: str, folder: Path, part: Part | None = None) -> Scene:
    """Return the images of a folder in one of ``LAYOUTS``, in the order of their dates.

    Raises:
        ValueError: a sensor has no images, an image tells no date or comes twice, lacks its header,
            cannot be read, or has another size or number of bands; in a sentence.
    """
    folder = Path(folder)
    if layout not in LAYOUTS:
        raise ValueError(f"Unknown layout {layout!r}: it is one of {', '.join(LAYOUTS)}.")
    if not folder.is_dir():
        raise ValueError(f"There is no folder {folder}.")
    dated: dict[str, dict[dt.date, Path]] = {"Landsat": {}, "MODIS": {}}
    for path in sorted(folder.rglob("*")):
        sensor = sensor_of(path, folder) if path.suffix.lower() in _SUFFIXES else None
        if sensor is None:
            continue
        day = day_of(path, folder)
        if day in dated[sensor]:
            raise ValueError(
                f"{dated[sensor][day]} and {path} are both {sensor} of {day}: keep one of them."
            )
        dated[sensor][day] = path
    for sensor, files in dated.items():
        if not files:
            raise ValueError(
                f"No {sensor} image in {folder}: the layout {layout} has them as the head of "
                "benchmarks/coarse/layouts.py describes."
            )
    images = {sensor: _read_all(sorted(files.items()), part) for sensor, files in dated.items()}
    fine, coarse = images["Landsat"], images["MODIS"]
    if fine.shape[1:] != coarse.shape[1:]:
        raise ValueError(
            f"Landsat in {folder} has (bands, rows, columns) {fine.shape[1:]}, MODIS "
            f"{coarse.shape[1:]}: both must be on one grid."
        )
    return Scene(
        tuple(sorted(dated["Landsat"])), fine, tuple(sorted(dated["MODIS"])), coarse, _RATIO[layout]
    )


def sensor_of(path: Path, folder: Path) -> str | None:
    """Return Landsat, MODIS or None, by the file's name, else by the folders that it is in."""
    for name in (path.name, *reversed(path.relative_to(folder).parent.parts)):
        if _COARSE.match(name):
            return "MODIS"
        if _FINE.match(name):
            return "Landsat"
    return None


def day_of(path: Path, folder: Path) -> dt.date:
    """Return the day of an image.

    Raises:
        ValueError: neither its name nor a folder has one.
    """
    utc = _UTC_DAY_BEFORE.match(path.name)
    if utc and (day := _day_in(utc.group(1))):
        return day + dt.timedelta(days=1)
    for name in (path.stem, *reversed(path.relative_to(folder).parent.parts)):
        if day := _day_in(name):
            return day
    raise ValueError(f"{path} tells no date, neither in its name nor in a folder's.")


def _day_in(name: str) -> dt.date | None:
    for form, pattern in (("%Y%j", _DAY_OF_YEAR), ("%Y-%m-%d", _DAY)):
        for found in pattern.finditer(name.replace("A", " ")):
            joint = "" if form == "%Y%j" else "-"
            try:
                return dt.datetime.strptime(joint.join(found.groups()), form).date()
            except ValueError:
                continue
    return None


def _read_all(dated: list[tuple[dt.date, Path]], part: Part | None) -> np.ndarray:
    """Return the images of one sensor (dates, B, rows, columns), reflectance."""
    images: list[np.ndarray] = []
    for _, path in dated:
        image = _read(path, part)
        if images and image.shape != images[0].shape:
            raise ValueError(
                f"{path} has (bands, rows, columns) {image.shape}, {dated[0][1]} "
                f"{images[0].shape}: all must be on one grid."
            )
        images.append(image)
    values = np.stack(images)
    # Times 10000 or not is the same for all images of a sensor.
    middle = np.nanmedian(np.where(values == 0, np.nan, np.abs(values)))
    values *= np.float32(1e-4 if middle > _MOST else 1.0)
    with np.errstate(invalid="ignore"):
        is_good = ((values >= _LEAST) & (values <= _MOST)).all(axis=1)
    is_good &= (values != 0).any(axis=1)
    return np.where(is_good[:, None], values, np.float32(np.nan))


def _read(path: Path, part: Part | None) -> np.ndarray:
    if path.suffix.lower() in _ENVI:
        headers = (path.with_suffix(".hdr"), path.with_name(path.name + ".hdr"))
        if not any(header.is_file() for header in headers):
            raise ValueError(f"{path} lacks its ENVI header {headers[0].name}.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            with rasterio.open(path) as raster:
                window = None
                if part:
                    window = Window(part.column, part.row, part.columns, part.rows)
                    if (
                        min(part.row, part.column) < 0
                        or part.row + part.rows > raster.height
                        or part.column + part.columns > raster.width
                    ):
                        raise ValueError(
                            f"The part {tuple(part)} (row, column, rows, columns) leaves {path}, "
                            f"which has {raster.height} rows and {raster.width} columns."
                        )
                values = raster.read(window=window).astype(np.float32)
                missing = raster.nodata
    except RasterioIOError as error:
        raise ValueError(f"{path} cannot be read: {error}") from error
    if len(values) != len(BANDS):
        raise ValueError(f"{path} has {len(values)} bands and not the six {', '.join(BANDS)}.")
    return values if missing is None else np.where(values == np.float32(missing), np.nan, values)
