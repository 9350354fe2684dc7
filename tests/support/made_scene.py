"""A tiny scene with a known answer: 24 x 24 pixels, one growing season, five bands."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from unittest.mock import patch

import numpy as np
import rasterio
from rasterio.transform import from_origin

SIDE = 24
PIXEL = 20.0
CRS = "EPSG:32631"
TRANSFORM = from_origin(500_000.0, 5_600_000.0, PIXEL, PIXEL)
FIRST_DAY = datetime.date(2021, 3, 1)
OPTICAL_DAYS = range(0, 200, 10)
SAR_DAYS = range(0, 200, 7)
COARSE_DAYS = range(0, 200, 5)
BANDS = ("B02", "B03", "B04", "B08", "B11")
BARE = {"B02": 0.08, "B03": 0.11, "B04": 0.14, "B08": 0.22, "B11": 0.30}
GREEN = {"B02": 0.03, "B03": 0.07, "B04": 0.03, "B08": 0.45, "B11": 0.18}
CLEAR, CLOUD, THIN = 4, 9, 10


def greenness(day: float) -> np.ndarray:
    """Return the cover of vegetation (0 to 1) of each pixel: two fields, two sowing dates."""
    peak = np.where(np.arange(SIDE)[None, :] < SIDE // 2, 80.0, 120.0) + np.zeros((SIDE, 1))
    return np.exp(-0.5 * ((day - peak) / 35.0) ** 2)


def reflectance(day: float, band: str) -> np.ndarray:
    """Return the true reflectance of ``band`` (0 to 1)."""
    cover = greenness(day)
    return cover * GREEN[band] + (1 - cover) * BARE[band]


def clouds(step: int, rng: np.random.Generator) -> np.ndarray:
    """Return where clouds are: every third date overcast, else a corner."""
    cover = np.zeros((SIDE, SIDE), bool)
    if step % 3 == 2:
        cover[:] = True
    elif step % 3 == 1:
        row, column = rng.integers(0, SIDE - 8, 2)
        cover[row : row + 8, column : column + 8] = True
    return cover


def write_raster(path: Path, bands, names, nodata=None, crs=CRS, transform=TRANSFORM, tags=None):
    """Write a GeoTIFF with named bands; ``bands`` is (band, row, column)."""
    bands = np.asarray(bands)
    path.parent.mkdir(parents=True, exist_ok=True)
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        count=len(bands),
        height=bands.shape[1],
        width=bands.shape[2],
        dtype=bands.dtype,
        crs=crs,
        transform=transform,
        nodata=nodata,
    ) as raster:
        raster.write(bands)
        raster.descriptions = tuple(names)
        if tags:
            raster.update_tags(**tags)
    return path


def write_optical(
    folder: Path, days=OPTICAL_DAYS, seed: int = 1, doubtful: bool = False, **options
) -> list[Path]:
    """Write one reflectance raster (x 10000) and one SCL raster per date; return the former.

    Where ``doubtful``, half of what is clouded is thin: the ground, a little darker.
    """
    rng = np.random.default_rng(seed)
    paths = []
    for step, day in enumerate(days):
        date = FIRST_DAY + datetime.timedelta(days=day)
        product = f"S2A_MSIL2A_{date:%Y%m%d}T105031_N0300_R051_T31UES_{date:%Y%m%d}T140000"
        hidden = clouds(step, rng)
        bands = np.stack([np.where(hidden, 0.6, reflectance(day, band)) for band in BANDS])
        thin = hidden & ((np.arange(SIDE) // 6) % 2 == 0) if doubtful else np.zeros_like(hidden)
        ground = np.stack([reflectance(day, band) for band in BANDS])
        bands = np.where(thin, 0.97 * ground, bands)
        bands += rng.normal(0, 0.004, bands.shape)
        stored = np.clip(np.round(bands * 10_000), 1, 65_535).astype(np.uint16)
        paths.append(write_raster(folder / f"{product}_20m.tif", stored, BANDS, 0, **options))
        scl = np.where(thin, THIN, np.where(hidden, CLOUD, CLEAR)).astype(np.uint8)[None]
        write_raster(folder / f"{product}_SCL_20m.tif", scl, ["SCL"], 0, **options)
    return paths


def write_sar(folder: Path, days=SAR_DAYS, seed: int = 2, **options) -> list[Path]:
    """Write one VV, VH raster (dB) per date of one ascending orbit."""
    rng = np.random.default_rng(seed)
    paths = []
    for day in days:
        date = FIRST_DAY + datetime.timedelta(days=day)
        cover = greenness(day)
        backscatter = np.stack([-11.0 + 1.5 * cover, -19.0 + 4.0 * cover])
        backscatter += rng.normal(0, 0.5, backscatter.shape)
        path = folder / f"S1_IW_GRD_{date:%Y%m%d}T173200_ASC.tif"
        names = ["VV", "VH"]
        paths.append(
            write_raster(path, backscatter.astype(np.float32), names, float("nan"), **options)
        )
    return paths


def write_coarse(folder: Path, days=COARSE_DAYS, ratio: int = 4) -> list[Path]:
    """Write red and near infrared of a coarser sensor, the mean of ``ratio`` pixels squared."""
    paths, count = [], SIDE // ratio
    transform = from_origin(500_000.0, 5_600_000.0, ratio * PIXEL, ratio * PIXEL)
    for day in days:
        date = FIRST_DAY + datetime.timedelta(days=day)
        ground = np.stack([reflectance(day, band) for band in ("B04", "B08")])
        cells = ground.reshape(2, count, ratio, count, ratio).mean((2, 4))
        stored = np.round(1.1e4 * cells).astype(np.int16)
        path = folder / f"MOD09GA_{date:%Y%j}.tif"
        names = ["sur_refl_b01", "sur_refl_b02"]
        paths.append(write_raster(path, stored, names, -28672, transform=transform))
    return paths


def write_scene(folder: Path) -> tuple[Path, Path]:
    """Write both series below ``folder``; return the optical and the SAR folder."""
    write_optical(folder / "optical")
    write_sar(folder / "sar")
    return folder / "optical", folder / "sar"


def write_wide(folder: Path, days, side: int = 300) -> Path:
    """Write both series on the same days, and on more pixels than one block has."""
    with patch.object(sys.modules[__name__], "SIDE", side):
        write_optical(folder / "optical", days)
        write_sar(folder / "sar", days)
    return folder
