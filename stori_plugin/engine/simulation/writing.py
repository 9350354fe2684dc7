"""Writes a simulated scene as files that look like the real products.

The traps of real data are kept: the scene classification is at 20 m like the
shortwave-infrared bands, the radar's grid is wider and half a pixel off, swaths
end within the scene, and names carry more dates than the one that counts.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
import rasterio
from rasterio.crs import CRS
from rasterio.transform import from_origin

from ..support.errors import OutputError
from ..support.progress import SILENT, Progress
from .made_scene import MARGIN, Scene
from .optics import FINE_BANDS
from .radar import Orbit

WEST, NORTH = 543_000.0, 5_650_000.0
TILE, BASELINE = "T31UES", "N0301"
SCALE = 10_000
_CLEAR_SKY = 0.02
# First day in orbit, and the offset between absolute and relative orbit, per satellite.
_PLATFORMS = {"S1A": (datetime.date(2014, 4, 3), 73), "S1B": (datetime.date(2016, 4, 25), 27)}


@dataclass(frozen=True)
class SceneFiles:
    """The files of a written scene."""

    # The folders of the images, and of the truth.
    optical: Path
    sar: Path
    truth: Path
    # The dates that there is truth of.
    truth_dates: tuple[datetime.date, ...]

    def truth_path(self, date: datetime.date) -> Path:
        """Return the path of the truth of a date."""
        return self.truth / f"truth_{date:%Y%m%d}.tif"


def optical_stem(date: datetime.date, index: int) -> str:
    """Return the product name of an optical acquisition, without resolution and suffix."""
    orbit, time = ("R008", "104619") if index % 3 == 1 else ("R051", "105431")
    platform = "S2A" if index % 2 == 0 else "S2B"
    made = date + datetime.timedelta(days=index % 5 == 0)
    return f"{platform}_MSIL2A_{date:%Y%m%d}T{time}_{BASELINE}_{orbit}_{TILE}_{made:%Y%m%d}T140000"


def sar_stem(date: datetime.date, orbit: Orbit) -> str:
    """Return the product name of a radar acquisition, with a lawful absolute orbit number."""
    platform = "S1A" if (date.toordinal() // 6) % 2 == 0 else "S1B"
    launch, offset = _PLATFORMS[platform]
    flown = (date - launch).days * 175 // 12
    absolute = flown + (orbit.number - 1 + offset - flown) % 175
    begin = datetime.datetime.strptime(orbit.time, "%H%M%S")
    end = begin + datetime.timedelta(seconds=25)
    take = f"{(absolute * 0x1F3) % 0x100000:06X}"
    side = "ASC" if orbit.is_ascending else "DES"
    return (f"{platform}_IW_GRDH_1SDV_{date:%Y%m%d}T{begin:%H%M%S}_{date:%Y%m%d}T{end:%H%M%S}"
            f"_{absolute:06d}_{take}_{side}_{orbit.number:03d}_VV_VH")  # fmt: skip


# Threads share the work of inventing images. Their files are small and written one after the other:
# within QGIS, files that were created side by side brought the program down.
_WRITING = threading.Lock()


@lru_cache(maxsize=1)
def _crs() -> CRS:
    return CRS.from_epsg(32631)


def _write(path: Path, image: np.ndarray, names: Sequence[str], origin, pixel, nodata, tags=None):
    profile = {
        "driver": "GTiff",
        "width": image.shape[2],
        "height": image.shape[1],
        "count": image.shape[0],
        "dtype": image.dtype.name,
        "crs": _crs(),
        "transform": from_origin(*origin, pixel, pixel),
        "nodata": nodata,
        "compress": "deflate",
        "zlevel": 1,
    }
    with _WRITING, rasterio.open(path, "w", **profile) as file:
        file.write(image)
        file.descriptions = tuple(names)
        if tags:
            file.update_tags(**tags)


def _stored(reflectance: np.ndarray) -> np.ndarray:
    """Return reflectance as uint16 of ten-thousandths; 0 is nodata."""
    counts = np.clip(np.rint(reflectance * SCALE), 1, 65_535)
    return np.where(np.isfinite(reflectance), counts, 0).astype(np.uint16)


def _coarse(image: np.ndarray) -> np.ndarray:
    """Return the mean of two by two pixels, NaN where one of them is."""
    bands, height, width = image.shape
    return image.reshape(bands, height // 2, 2, width // 2, 2).mean((2, 4))


def _write_optical(scene: Scene, index: int, folder: Path) -> None:
    view = scene.optical(index)
    stem = optical_stem(view.date, index)
    origin = (WEST, NORTH)
    fine = [k for k, band in enumerate(scene.bands) if band in FINE_BANDS]
    coarse = [k for k, band in enumerate(scene.bands) if band not in FINE_BANDS]
    for chosen, image, pixel in (
        (fine, view.reflectance[fine], 10),
        (coarse, _coarse(view.reflectance[coarse]), 20),
    ):
        if chosen:
            names = [scene.bands[k] for k in chosen]
            _write(folder / f"{stem}_{pixel}m.tif", _stored(image), names, origin, pixel, 0)
    classes = np.ascontiguousarray(view.classes[None, ::2, ::2])
    _write(folder / f"{stem}_SCL_20m.tif", classes, ["SCL"], origin, 20, 0)


def _write_sar(scene: Scene, index: int, folder: Path) -> None:
    entry = scene.sar_passes[index]
    image = scene.backscatter(index, grid="sar")
    corner = 10.0 * (MARGIN - 0.5)
    tags = {
        "ORBIT_DIRECTION": entry.orbit.direction.upper(),
        "RELATIVE_ORBIT": str(entry.orbit.number),
        "BACKSCATTER": "sigma0, dB",
    }
    path = folder / f"{sar_stem(entry.date, entry.orbit)}.tif"
    origin = (WEST - corner, NORTH + corner)
    _write(path, image, ["VV", "VH"], origin, 10, float("nan"), tags)


def _truth_dates(scene: Scene, step: int) -> list[datetime.date]:
    first, last = scene.optical_dates[0], scene.optical_dates[-1]
    days = range(0, (last - first).days + 1, step)
    regular = {first + datetime.timedelta(days=day) for day in days}
    clear = {d for d, cover in zip(scene.optical_dates, scene.cover) if cover < _CLEAR_SKY}
    return sorted(regular | clear)


def write_scene(
    scene: Scene,
    folder: str | Path,
    truth_step: int = 10,
    workers: int = 2,
    progress: Progress = SILENT,
) -> SceneFiles:
    """Write a scene into ``optical``, ``sar`` and ``truth`` below ``folder``.

    Reflectance is stored as uint16 in ten-thousandths (nodata 0), backscatter
    as float32 in dB (nodata NaN), both in EPSG:32631. The truth is written
    every ``truth_step`` days from the first optical date on and on cloudless
    optical dates. Raises `OutputError` if the folder cannot be written or
    holds such a scene already, and `CancelledError` when stopped.
    """
    root = Path(folder)
    optical, sar, truth = (root / name for name in ("optical", "sar", "truth"))
    if any(part.is_dir() and any(part.iterdir()) for part in (optical, sar, truth)):
        raise OutputError(f"{root} holds a scene already; choose an empty folder.")
    try:
        for part in (optical, sar, truth):
            part.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{root} cannot be written ({error.strerror}); choose another folder.") \
            from error  # fmt: skip
    files = SceneFiles(optical, sar, truth, tuple(_truth_dates(scene, truth_step)))

    def write_truth(date: datetime.date) -> None:
        image = _stored(scene.truth(date))
        _write(files.truth_path(date), image, scene.bands, (WEST, NORTH), 10, 0)

    tasks: list[Callable[[], None]] = [
        *(partial(_write_optical, scene, k, optical) for k in range(len(scene.optical_dates))),
        *(partial(_write_sar, scene, k, sar) for k in range(len(scene.sar_passes))),
        *(partial(write_truth, date) for date in files.truth_dates),
    ]

    def one(task: Callable[[], None]) -> None:
        progress.check()
        task()

    with ThreadPoolExecutor(workers) as pool:
        for done, _ in enumerate(pool.map(one, tasks), start=1):
            progress.fraction(done / len(tasks))
    return files
