"""A scene to break, and ways to break its files."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.support.progress import Progress

SIDE = 300
DATES = 6


def write_scene(folder: Path, side: int = SIDE, dates: int = DATES, radar: bool = True) -> None:
    """Write a scene of two bands with masks, and SAR beside it."""
    rng = np.random.default_rng(0)
    (folder / "optical").mkdir(parents=True)
    (folder / "sar").mkdir()
    for k in range(dates):
        stamp = f"{dt.date(2021, 4, 1) + dt.timedelta(days=3 * k):%Y%m%d}"
        name = folder / "optical" / f"S2A_MSIL2A_{stamp}T105031"
        bands = rng.integers(300, 4000, (2, side, side)).astype(np.uint16)
        write(Path(f"{name}_10m.tif"), bands, ("B04", "B08"), 0)
        classes = np.where(rng.random((1, side, side)) < 0.7, 4, 9).astype(np.uint8)
        write(Path(f"{name}_SCL.tif"), classes, ("SCL",), 0)
        if radar:
            decibel = rng.normal(-14, 2, (2, side, side)).astype(np.float32)
            path = folder / "sar" / f"S1A_IW_GRDH_1SDV_{stamp}T173200_ASC.tif"
            write(path, decibel, ("VV", "VH"), np.nan)


def write(path: Path, array: np.ndarray, names: tuple[str, ...], nodata: float) -> None:
    """Write a tiled, compressed GeoTIFF."""
    profile = {
        "driver": "GTiff", "dtype": array.dtype, "count": len(array), "crs": "EPSG:32631",
        "height": array.shape[1], "width": array.shape[2], "nodata": nodata, "tiled": True,
        "transform": from_origin(500_000, 5_600_000, 10, 10), "compress": "deflate",
        "blockxsize": 64, "blockysize": 64,
    }  # fmt: skip
    with rasterio.open(path, "w", **profile) as dataset:
        dataset.write(array)
        dataset.descriptions = names


def job_on(folder: Path, output: Path, **changes) -> Job:
    """Return a job on a scene that works in many small blocks."""
    sar = tuple(rasters_in(str(folder / "sar"))) if any((folder / "sar").iterdir()) else ()
    given = {"step": "P6D", "method": "linear", "workers": 2, "memory": 64, "sar": sar}
    optical = tuple(rasters_in(str(folder / "optical")))
    return Job(optical=optical, output=str(output), **{**given, **changes})


def digest(output: Path) -> dict[str, str]:
    """Return a digest of the numbers of every raster; raises where one cannot be read whole."""
    found = {}
    for path in sorted(output.glob("*.tif")):
        with rasterio.open(path) as dataset:
            found[path.name] = hashlib.sha256(dataset.read().tobytes()).hexdigest()
    return found


class Heard(Progress):
    """Remembers the warnings."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def warn(self, text: str) -> None:
        """Remember a warning."""
        self.warnings.append(text)


def cut(path: Path, rng: random.Random) -> None:
    """Cut a file short."""
    size = path.stat().st_size
    os.truncate(path, rng.randrange(size))


def scrambled(path: Path, rng: random.Random) -> None:
    """Overwrite a stretch with noise, behind the header."""
    content = bytearray(path.read_bytes())
    length = rng.randrange(64, 2048)
    place = rng.randrange(len(content) // 2, max(len(content) - length, len(content) // 2 + 1))
    content[place : place + length] = rng.randbytes(min(length, len(content) - place))
    path.write_bytes(content)


def zeroed(path: Path, rng: random.Random) -> None:
    """Overwrite a stretch with zeros, as a disk that was not flushed leaves."""
    content = bytearray(path.read_bytes())
    place = rng.randrange(len(content))
    content[place:] = bytes(len(content) - place)
    path.write_bytes(content)


def broken_header(path: Path, rng: random.Random) -> None:
    """Overwrite the beginning with noise."""
    content = bytearray(path.read_bytes())
    content[: rng.randrange(2, 400)] = rng.randbytes(400)[: rng.randrange(2, 400)]
    path.write_bytes(content)


def letter(path: Path, rng: random.Random) -> None:
    """Put text in the place of a raster."""
    path.write_text("<html>404 not found</html>" * rng.randrange(1, 50))


def emptied(path: Path, rng: random.Random) -> None:
    """Leave a file of no bytes."""
    path.write_bytes(b"")


def dangling(path: Path, rng: random.Random) -> None:
    """Leave a link to nowhere."""
    path.unlink()
    path.symlink_to(path.parent / "gone.tif")


def without_crs(path: Path, rng: random.Random) -> None:
    """Write the raster again without saying where it lies."""
    with rasterio.open(path) as dataset:
        stored, names = dataset.read(), dataset.descriptions
        profile = {**dataset.profile, "crs": None}
    with rasterio.open(path, "w", **profile) as dataset:
        dataset.write(stored)
        dataset.descriptions = names


def orphaned(path: Path, rng: random.Random) -> None:
    """Put a virtual raster in the place of a file whose source is gone."""
    with rasterio.open(path) as dataset:
        profile, names = dataset.profile, dataset.descriptions
    bands = "".join(
        f'<VRTRasterBand dataType="UInt16" band="{k + 1}"><Description>{name}</Description>'
        f"<SimpleSource><SourceFilename>/gone/x.tif</SourceFilename><SourceBand>{k + 1}"
        "</SourceBand></SimpleSource></VRTRasterBand>"
        for k, name in enumerate(names)
    )
    geo = ", ".join(str(v) for v in profile["transform"].to_gdal())
    path.unlink()
    path.with_suffix(".vrt").write_text(
        f'<VRTDataset rasterXSize="{profile["width"]}" rasterYSize="{profile["height"]}">'
        f"<SRS>EPSG:32631</SRS><GeoTransform>{geo}</GeoTransform>{bands}</VRTDataset>"
    )


DAMAGES = (cut, scrambled, zeroed, broken_header, letter, emptied, dangling,
           without_crs, orphaned)  # fmt: skip
