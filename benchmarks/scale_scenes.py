"""Scenes of any size that take no space: virtual rasters that show one made scene again and again.

Every square of 256 pixels shows another part of it, so that no two blocks of a run hold the same
numbers and one in the place of another would be noticed.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import from_origin
from scipy import ndimage

from benchmarks.speed import BANDS, blobs

EDGE = 256  # of the squares
SCENE = 2 * EDGE  # of the made scene
DATES = 24
CORNER = (500_000, 5_600_000)
_KINDS = {"uint16": "UInt16", "uint8": "Byte", "float32": "Float32"}
_STRIDES = (37, 101)  # odd: 256 squares in a row before one shows the same part again


def make_scene(folder: Path) -> None:
    """Write the scene that is repeated: 24 optical dates with masks, 24 of SAR."""
    rng = np.random.default_rng(1)
    fields = ndimage.zoom(rng.random((16, 16)), SCENE // 16, order=0)
    for name in ("optical", "sar"):
        (folder / name).mkdir(parents=True)
    for k in range(DATES):
        day = 8 * k
        stamp = str(np.datetime64("2021-03-01") + day).replace("-", "")
        green = 0.5 + 0.4 * np.cos((day - 365 * fields) / 58.0)
        spectrum = ((0.10, 0.03), (0.13, 0.07), (0.18, 0.03), (0.25, 0.45))
        bands = np.stack([soil + (leaf - soil) * green for soil, leaf in spectrum])
        bands += rng.normal(0, 0.008, bands.shape)
        stored = (np.clip(bands, 0.001, 1) * 10_000).astype(np.uint16)
        clear = ndimage.zoom(blobs(rng, 1, 128, 0.5)[0], SCENE // 128, order=0)
        decibel = np.stack([-12 + 3 * green, -19 + 5 * green])
        decibel += 10 * np.log10(rng.gamma(4.5, 1 / 4.5, decibel.shape))
        optical = folder / "optical" / f"S2A_MSIL2A_{stamp}T105021"
        _write(Path(f"{optical}_10m.tif"), stored, BANDS, 0)
        classes = np.where(clear, 4, 9).astype(np.uint8)[None]
        _write(Path(f"{optical}_SCL.tif"), classes, ("SCL",), 0)
        radar = folder / "sar" / f"S1A_IW_GRDH_1SDV_{stamp}T173200_ASC.tif"
        _write(radar, decibel.astype(np.float32), ("VV", "VH"), np.nan)


def _write(path: Path, array: np.ndarray, names: tuple[str, ...], nodata: float) -> None:
    profile = {
        "driver": "GTiff", "dtype": array.dtype, "count": len(array), "crs": "EPSG:32631",
        "height": SCENE, "width": SCENE, "nodata": nodata, "tiled": True, "compress": "deflate",
        "blockxsize": 256, "blockysize": 256, "transform": from_origin(*CORNER, 10, 10),
    }  # fmt: skip
    with rasterio.open(path, "w", **profile) as dataset:
        dataset.write(array)
        dataset.descriptions = names


def virtual_scene(scene: Path, folder: Path, size: int) -> Path:
    """Make a scene of ``size`` pixels a side out of a made one; return its folder."""
    place = folder / f"scene-{size}"
    for kind in ("optical", "sar"):
        (place / kind).mkdir(parents=True)
        for path in sorted((scene / kind).iterdir()):
            _repeat(path, place / kind / f"{path.stem}.vrt", size)
    return place


def _repeat(source: Path, target: Path, size: int) -> None:
    with rasterio.open(source) as dataset:
        kind, names, nodata = _KINDS[dataset.dtypes[0]], dataset.descriptions, dataset.nodata
    bands = "".join(
        f'<VRTRasterBand dataType="{kind}" band="{index}"><Description>{name}</Description>'
        f"<NoDataValue>{nodata}</NoDataValue>{_squares(source, index, size)}</VRTRasterBand>"
        for index, name in enumerate(names, 1)
    )
    geo = f"{CORNER[0]}, 10, 0, {CORNER[1]}, 0, -10"
    target.write_text(
        f'<VRTDataset rasterXSize="{size}" rasterYSize="{size}"><SRS>EPSG:32631</SRS>'
        f"<GeoTransform>{geo}</GeoTransform>{bands}</VRTDataset>"
    )


def _squares(source: Path, band: int, size: int) -> str:
    across = size // EDGE
    return "".join(
        f'<SimpleSource><SourceFilename relativeToVRT="0">{source}</SourceFilename>'
        f'<SourceBand>{band}</SourceBand><SrcRect xOff="{number * _STRIDES[0] % EDGE}" '
        f'yOff="{number * _STRIDES[1] % EDGE}" xSize="{EDGE}" ySize="{EDGE}"/>'
        f'<DstRect xOff="{number % across * EDGE}" yOff="{number // across * EDGE}" '
        f'xSize="{EDGE}" ySize="{EDGE}"/></SimpleSource>'
        for number in range(across**2)
    )
