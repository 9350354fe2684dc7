"""Sentinel-2 products in their original SAFE folders, on disk or in an archive.

Product specification: ESA, Sentinel-2 Products Specification Document (S2-PDGS-TAS-DI-PSD):
reflectance is ``(stored + offset) / quantification``, with an offset of -1000 since processing
baseline 04.00 (25 January 2022) and none before.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...support.errors import UnreadableRasterError
from .archives import has_folder, inside, matching, members_of, text_of
from .virtual_names import archive_parts

_METADATA = ("MTD_MSIL2A.xml", "MTD_MSIL1C.xml")
_BAND_IDS = (
    *("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08"),
    *("B8A", "B09", "B10", "B11", "B12"),
)
_PARTS = ("GRANULE", "measurement")  # of Sentinel-2, and of Sentinel-1
_LOOSE = ("tif", "tiff", "jp2")
_CASES = ("jp2", "tif", "TIF", "tiff")
_SUBDATASET = re.compile(r"SENTINEL2_\w+:(.+\.xml):", re.IGNORECASE)
_PRODUCT = re.compile(r"S2[A-D]_(?:MSIL(?:1C|2A)|OPER_PRD|USER_PRD)_", re.IGNORECASE)
_LONGEST_VALUE = 200  # characters; times and numbers
_LARGEST_QUANTIFICATION = 1e6  # 10,000 in every product so far
_IMAGE = re.compile(r"_(B\d[\dA]|SCL)(?:_(\d\d)m)?\.jp2$", re.IGNORECASE)


class NoImagesError(UnreadableRasterError):
    """Raised for a product of which no image is there, as where a download broke off."""


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
    folder = folder.rstrip("/\\")
    if folder.lower().endswith(".safe"):
        return not _holds_loose_rasters(folder) and not _is_converted(folder)
    if archive_parts(folder) is None and not os.path.isdir(folder):
        return False
    if any(matching(folder, name) for name in _METADATA):
        return not _is_converted(folder)
    return bool(_PRODUCT.match(os.path.basename(folder))) and has_folder(folder, "GRANULE")


def _holds_loose_rasters(folder: str) -> bool:
    """Tell a folder that is named as a product is, but that somebody keeps rasters in."""
    if archive_parts(folder) is not None or any(has_folder(folder, name) for name in _PARTS):
        return False
    return any(matching(folder, *below, f"*.{end}") for below in ((), ("*",)) for end in _LOOSE)


def _is_converted(folder: str) -> bool:
    """Tell a product whose images were saved as GeoTIFF: what is stated of it may no longer hold.

    Such files are read by their names, as those of sen2like are.
    """
    below = [("GRANULE", "*", "IMG_DATA"), ("GRANULE", "*", "IMG_DATA", "R*m")]
    images = {end: any(matching(folder, *part, f"*.{end}") for part in below) for end in _CASES}
    return not images["jp2"] and any(images.values())


def products_in(folder: str) -> list[str]:
    """Return the product that a SAFE folder is, or those that an unzipper put one level below."""
    if has_folder(folder, "GRANULE") or any(matching(folder, name) for name in _METADATA):
        return [folder]
    if archive_parts(folder) is not None:
        return [folder]
    below = sorted(entry.path for entry in os.scandir(folder) if entry.is_dir())
    nested = [path for path in below if is_safe(path)]
    return [product for path in nested for product in products_in(path)] or [folder]


def products_in_archive(archive: str) -> list[str]:
    """List the SAFE products in an archive, by GDAL's names of their folders.

    Raises `UnreadableRasterError` where the archive cannot be read.
    """
    roots = set()
    for member in members_of(archive):
        *folders, name = member.split("/")
        if "GRANULE" in folders:
            roots.add("/".join(folders[: folders.index("GRANULE")]))
        elif name in _METADATA:
            roots.add("/".join(folders))
        else:
            ends = [k for k, part in enumerate(folders, 1) if part.lower().endswith(".safe")]
            roots.update("/".join(folders[:end]) for end in ends)
    whole = {root for root in roots if not any(root.startswith(f"{r}/") for r in roots if r)}
    inner = {root for root in roots if any(_has(archive, root, name) for name in _PARTS)}
    return [inside(archive, root) for root in sorted(inner or whole)]


def _has(archive: str, root: str, name: str) -> bool:
    return has_folder(inside(archive, root), name)


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
    for path in metadata_of(folder):
        return text_of(path)
    return ""


def metadata_of(folder: str) -> list[str]:
    """Return the path of the metadata of a product in a list; empty where there is none."""
    patterns = (*_METADATA, "S2?_*MTD*.xml") if folder else ()
    return next((found[:1] for found in (matching(folder, p) for p in patterns) if found), [])


def _value(xml: str, name: str) -> str:
    # Nothing here is tried in two ways, which texts of blanks would take for ever.
    match = re.search(rf"<{name}(?:\s[^<>]*)?>([^<]*)</{name}>", xml)
    return match[1].strip()[:_LONGEST_VALUE] if match else ""


def _baseline(xml: str, name: str) -> float:
    stated = _value(xml, "PROCESSING_BASELINE")
    if re.fullmatch(r"\d{1,2}\.\d{1,2}", stated):
        return float(stated)
    match = re.search(r"_N(\d{2})(\d{2})_", name)
    return float(f"{match[1]}.{match[2]}") if match else 0.0


def _scaling(xml: str, name: str) -> tuple[float, dict[str, float]]:
    """Return the quantification value and the offset of each band, in stored numbers.

    Raises `UnreadableRasterError` for a value that scales nothing.
    """
    stated = re.findall(
        r'<(?:BOA|RADIO)_ADD_OFFSET\s+band_id="(\d{1,2})"\s*>\s*(-?\d{1,9}(?:\.\d{1,9})?)\s*<', xml
    )
    offsets = {_BAND_IDS[int(k)]: float(v) for k, v in stated if int(k) < len(_BAND_IDS)}
    # 99.99 is what a processor run at home writes; it states an offset where it adds one.
    if not offsets and 4.0 <= _baseline(xml, name) < 90.0:
        offsets = dict.fromkeys(_BAND_IDS, -1000.0)
    return _quantification(xml, name), offsets


def _quantification(xml: str, name: str) -> float:
    stated = _value(xml, "BOA_QUANTIFICATION_VALUE") or _value(xml, "QUANTIFICATION_VALUE")
    try:
        value = float(stated or 10000)
    except ValueError:
        value = 0.0
    if not 1.0 <= value <= _LARGEST_QUANTIFICATION:
        raise UnreadableRasterError(
            f"The metadata of {name} state the quantification value “{stated[:40]}”, by which no "
            "reflectance can be had: download the product again, or take it out."
        )
    return value


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
    images = ("GRANULE", "*", "IMG_DATA")
    paths = matching(folder, *images, "*.jp2") + matching(folder, *images, "R*m", "*.jp2")
    name = os.path.basename(folder)
    if not paths and (name.upper().startswith("S1") or has_folder(folder, "measurement")):
        raise UnreadableRasterError(
            f"{folder} is an original Sentinel-1 product in radar geometry: calibrate and "
            "terrain-correct it first (SNAP, pyroSAR or ASF HyP3), and give the result."
        )
    place = archive_parts(folder)
    if not paths and place is not None:
        raise NoImagesError(
            f"{place[0]} holds a product without its images (GRANULE/*/IMG_DATA/*.jp2): "
            "download it again, or take it out."
        )
    if not paths:
        raise NoImagesError(
            f"{folder} holds no GRANULE/*/IMG_DATA/*.jp2 images: unzip the whole product again."
        )
    return paths


def _name(folder: str) -> str:
    """Return a product's name; one zipped without its folder is named as the archive."""
    place = archive_parts(folder)
    if place is None or place[1]:
        return os.path.basename(folder)
    return os.path.splitext(os.path.basename(place[0]))[0]


def read_safe(folder: str, listed: Sequence[str] | None = None) -> SafeProduct:
    """List what a SAFE folder of Sentinel-2 holds, or of it those images ``listed``.

    ``folder`` is one on disk, or GDAL's name of one in an archive.

    Raises `UnreadableRasterError` for Sentinel-1 (its SAFE folders are in radar geometry) and
    `NoImagesError` for a folder without images.
    """
    folder = folder.rstrip("/\\")
    name = _name(folder)
    paths = _images_in(folder) if listed is None else list(listed)
    xml = _metadata(folder)
    quantification, offsets = _scaling(xml, name)
    granules: dict[str, list[str]] = {}
    for path in paths:
        granule = re.split(r"[/\\]+", path[len(folder) :])[2]
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
