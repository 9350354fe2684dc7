"""Sentinel-2 products in their original SAFE folders, unzipped.

Product specification: ESA, Sentinel-2 Products Specification Document (S2-PDGS-TAS-DI-PSD):
reflectance is ``(stored + offset) / quantification``, with an offset of -1000 since processing
baseline 04.00 (25 January 2022) and none before.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...support.errors import UnreadableRasterError

_METADATA = ("MTD_MSIL2A.xml", "MTD_MSIL1C.xml")
_BAND_IDS = (
    *("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08"),
    *("B8A", "B09", "B10", "B11", "B12"),
)
_SUBDATASET = re.compile(r"SENTINEL2_\w+:(.+\.xml):", re.IGNORECASE)
_IMAGE = re.compile(r"_(B\d[\dA]|SCL)(?:_(\d\d)m)?\.jp2$", re.IGNORECASE)


@dataclass(frozen=True)
class SafeImage:
    """One image of a SAFE product."""

    path: str
    # B01 to B12, B8A, or SCL.
    band: str
    # Reflectance is stored * scale + offset.
    scale: float
    offset: float


@dataclass(frozen=True)
class SafeProduct:
    """One SAFE folder."""

    folder: str
    # The folder's own name.
    name: str
    # What its metadata state, of what is used here.
    tags: dict[str, str]
    # The images by granule.
    granules: dict[str, tuple[SafeImage, ...]]


def is_safe(folder: str) -> bool:
    """Tell whether a folder is a Sentinel product; some unzippers drop the .SAFE suffix."""
    if folder.rstrip("/\\").lower().endswith(".safe"):
        return True
    return any(os.path.isfile(os.path.join(folder, name)) for name in _METADATA)


def product_of(path: str) -> str:
    """Return the SAFE folder that a file lies in; empty for a file of no such product.

    GDAL's own names for what is inside a SAFE folder or a zipped one are understood as well.
    """
    named = _SUBDATASET.match(path)
    path = named[1] if named else path
    if "granule" not in path.lower() and ".safe" not in path.lower() and not named:
        return ""
    folder, name = os.path.split(path)
    while name:
        if is_safe(folder):
            return folder
        folder, name = os.path.split(folder)
    return ""


def is_image(path: str) -> bool:
    """Tell whether a file is a band or the classification of a product, by its name."""
    return _IMAGE.search(path) is not None


def _metadata(folder: str) -> str:
    for pattern in (*_METADATA, "S2?_*MTD*.xml"):
        for path in glob.glob(os.path.join(glob.escape(folder), pattern)):
            with open(path, encoding="utf-8", errors="replace") as file:
                return file.read()
    return ""


def _value(xml: str, name: str) -> str:
    match = re.search(rf"<{name}(?:\s[^>]*)?>\s*([^<]*?)\s*</{name}>", xml)
    return match[1] if match else ""


def _baseline(xml: str, name: str) -> float:
    stated = _value(xml, "PROCESSING_BASELINE")
    if re.fullmatch(r"\d+\.\d+", stated):
        return float(stated)
    match = re.search(r"_N(\d{2})(\d{2})_", name)
    return float(f"{match[1]}.{match[2]}") if match else 0.0


def _scaling(xml: str, name: str) -> tuple[float, dict[str, float]]:
    """Return the quantification value and the offset of each band, in stored numbers."""
    quantification = _value(xml, "BOA_QUANTIFICATION_VALUE") or _value(xml, "QUANTIFICATION_VALUE")
    stated = re.findall(
        r'<(?:BOA|RADIO)_ADD_OFFSET\s+band_id="(\d+)"\s*>\s*(-?\d+(?:\.\d+)?)\s*<', xml
    )
    offsets = {_BAND_IDS[int(k)]: float(v) for k, v in stated if int(k) < len(_BAND_IDS)}
    if not offsets and _baseline(xml, name) >= 4.0:
        offsets = dict.fromkeys(_BAND_IDS, -1000.0)
    return float(quantification or 10000), offsets


def _finest(paths: list[str]) -> dict[str, str]:
    """Keep the finest resolution of each band. Files without one are at the band's native."""
    best: dict[str, tuple[int, str]] = {}
    for path in sorted(paths):
        match = _IMAGE.search(path)
        if match is None or match[1].upper() == "B10":
            continue
        candidate = (int(match[2] or 0), path)
        band = match[1].upper()
        best[band] = min(best.get(band, candidate), candidate)
    return {band: path for band, (_, path) in best.items()}


def _images_in(folder: str) -> list[str]:
    images = os.path.join(glob.escape(folder), "GRANULE", "*", "IMG_DATA")
    paths = glob.glob(os.path.join(images, "*.jp2")) + glob.glob(
        os.path.join(images, "R*m", "*.jp2")
    )
    name = os.path.basename(folder)
    if not paths and (name.upper().startswith("S1") or os.path.isdir(f"{folder}/measurement")):
        raise UnreadableRasterError(
            f"{folder} is an original Sentinel-1 product in radar geometry: calibrate and "
            "terrain-correct it first (SNAP, pyroSAR or ASF HyP3), and give the result."
        )
    if not paths:
        raise UnreadableRasterError(
            f"{folder} holds no GRANULE/*/IMG_DATA/*.jp2 images: unzip the whole product again."
        )
    return paths


def read_safe(folder: str, listed: Sequence[str] | None = None) -> SafeProduct:
    """List what an unzipped SAFE folder of Sentinel-2 holds, or of it those images ``listed``.

    Raises `UnreadableRasterError` for Sentinel-1 (its SAFE folders are in radar geometry) and
    for a folder without images.
    """
    folder = folder.rstrip("/\\")
    name = os.path.basename(folder)
    paths = _images_in(folder) if listed is None else list(listed)
    xml = _metadata(folder)
    quantification, offsets = _scaling(xml, name)
    granules: dict[str, list[str]] = {}
    for path in paths:
        granule = os.path.relpath(path, os.path.join(folder, "GRANULE")).split(os.sep)[0]
        granules.setdefault(granule, []).append(path)
    return SafeProduct(
        folder=folder,
        name=name,
        tags={k: v for k in ("PRODUCT_START_TIME",) if (v := _value(xml, k))},
        granules={
            granule: tuple(
                SafeImage(path, band, 1 / quantification, offsets.get(band, 0.0) / quantification)
                for band, path in sorted(_finest(listed).items())
            )
            for granule, listed in sorted(granules.items())
        },
    )
