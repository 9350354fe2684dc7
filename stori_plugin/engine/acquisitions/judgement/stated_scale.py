"""What files and their products state of how reflectance is stored.

Sources: Sentinel-2 Products Specification Document (quantification 10000, offset -1000 since
baseline 04.00, in whatever year the scene was sensed; 99.99 is what a processor run at home
writes); Landsat Collection 2 Level-2 Science Product Guide, LSDS-1619 (0.0000275, -0.2); Product
User Manual of the Copernicus Global Land NDVI (0.004, -0.08), and Sentinel-3 SYNERGY, Product
Data Format Specification, of that of SYN; PROBA-V Products User Manual and VEGETATION user guide,
products format (a reflectance of 1 is 2000); LP DAAC, AST_07 and AST_07XT (reflectance times 1000);
Planetary Computer, Sentinel-2 Level-2A, baseline change; Earth Search, sentinel-2-c1-l2a.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ..files.band_layers import Layer
from ..names.band_names import SENTINEL2, sensor_of
from ..names.dates import plain_key
from .judged_layer import PLAIN, Scaling

TEN_THOUSANDTH = Scaling(1e-4, 0.0)
LANDSAT_LEVEL2 = Scaling(2.75e-5, -0.2)
_LANDSAT_LEVEL1 = Scaling(2e-5, -0.1)
_GLOBAL_LAND_NDVI = Scaling(0.004, -0.08)
SENTINEL2_OFFSET = -1000.0
# When the first product with that offset was sensed.
FIRST_OFFSET = dt.date(2022, 1, 25)
# A "scale" of 10000 is what MOD09 and MOD13 are to be divided by.
_LEAST_DIVISOR = 100.0

_OFFSET_TAGS = ("boa_add_offset", "radio_add_offset")
_FIRST_WITH_OFFSET, _PLACEHOLDER = 4.0, 90.0
# ..._MSIL2A_20190305T104031_N0500_R008_..., and what people leave of it.
_BASELINE = re.compile(
    r"(?:MSI_?L[12][AC]|\d{8}T\d{6})_N(\d{2})[._]?(\d{2})(?!\d)"
    r"|(?<![a-zA-Z\d])N(0[2-9]|99)(\d{2})(?![a-zA-Z\d])"
)
# Ids of products that name no baseline, by archives which leave the offset in: Planetary Computer,
# of what was sensed since the first with an offset, and Collection 1 of Earth Search, of all.
_PLANETARY = re.compile(r"(?<![A-Z\d])S2[A-D]_MSIL2A_\d{8}T\d{6}_R\d{3}_T\d{2}[A-Z]{3}_\d{8}T\d{6}")
_COLLECTION1 = re.compile(r"(?<![A-Z\d])S2[A-D]_T\d{2}[A-Z]{3}_\d{8}T\d{6}_L2A(?![A-Z\d])")
_BROWSER = re.compile(
    r"\(raw\)|[_ -]raw$|\d{4}-\d\d-\d\d-\d\d[_:-]\d\d_\d{4}-\d\d-\d\d-\d\d[_:-]\d\d_.*_L[12][AC]?_",
    re.IGNORECASE,
)
# 8 bits from -0.08 on.
_NDVI_OF = {
    re.compile(form, re.IGNORECASE): name
    for form, name in (
        (r"c_gls_NDVI|PROBAV_.*NDVI", "Copernicus Global Land NDVI"),
        (r"SY_2_V(?:G[1K]|10)", "NDVI of Sentinel-3 SYN"),
    )
}

_VEGETATION = {
    re.compile(form, re.IGNORECASE): (scaling, f"{name} by its name")
    for form, scaling, name in (
        (r"(?<![a-z\d])PROBAV_(?:S\d{1,2}_TO[AC]|L2A)_", Scaling(1 / 2000, 0.0), "PROBA-V"),
        (r"(?<![a-z\d])V[12]KR(?:N?[SP])\d{0,2}_", Scaling(1 / 2000, 0.0), "SPOT-Vegetation"),
        (r"(?<![a-z\d])AST_07(?:XT)?_", Scaling(1e-3, 0.0), "ASTER surface reflectance"),
    )
}


class Stated(NamedTuple):
    """A scaling that something states."""

    scaling: Scaling
    # What states it: "tag" (scale and offset of the band), "metadata", "product" (its
    # specification), "name" (the processing baseline in a name).
    by: str
    # Evidence, to be read by a person.
    evidence: str


def is_integer(layer: Layer) -> bool:
    """Tell whether a layer stores whole numbers by its data type."""
    return np.issubdtype(np.dtype(layer.dtype), np.integer)


def is_browser_export(layer: Layer) -> bool:
    """Tell by the name what the Copernicus Browser and EO Browser export."""
    return _BROWSER.search(layer.file.stem) is not None


def baseline_in_name(layer: Layer) -> float | None:
    """Read Sentinel-2's processing baseline from the names of file and folders: 5.0 of N0500.

    None where there is none, and for the placeholder N9999.
    """
    return _baseline_in(layer.file.path)


@lru_cache(maxsize=8192)
def _baseline_in(path: str) -> float | None:
    found = _BASELINE.findall(path)
    if not found:
        return None
    digits = [digit for digit in found[-1] if digit]  # the innermost name counts
    baseline = float(".".join(digits))
    return baseline if baseline < _PLACEHOLDER else None


def stated(layer: Layer) -> Stated | None:
    """Return what a file or its product states; None if they state nothing."""
    header, position, image = layer.file.header, layer.index - 1, layer.file.candidate.image
    if image is not None:
        return Stated(Scaling(image.scale, image.offset), "product", "the product's metadata")
    scale, offset = header.scales[position], header.offsets[position]
    if scale == 1 and abs(offset) >= 100:  # Sentinel-2's offset alone, still in ten-thousandths
        return Stated(Scaling(1e-4, offset * 1e-4), "tag", "the offset of the band")
    if scale >= _LEAST_DIVISOR and offset == 0:
        return Stated(Scaling(1 / scale, 0.0), "tag", "the number of the band to divide by")
    if (scale, offset) != PLAIN:
        return Stated(Scaling(scale, offset), "tag", "scale and offset of the band")
    if not is_integer(layer):
        return None
    for form, of in _NDVI_OF.items() if layer.name == "NDVI" and layer.dtype == "uint8" else ():
        if form.search(layer.file.stem):
            return Stated(_GLOBAL_LAND_NDVI, "product", f"{of} by its name")
    if layer.name.startswith("SR_B") and is_collection2(layer):
        return Stated(LANDSAT_LEVEL2, "product", "Landsat Collection 2 level 2 by the band's name")
    by_name = _by_name(layer.file.stem) if _is_reflectance(layer) else None
    if by_name is not None:
        return by_name
    if not layer.name.startswith("SR_") and _is_level1(layer.file.stem):
        return Stated(_LANDSAT_LEVEL1, "product", "Landsat level 1 by its name")
    return _of_sentinel2(layer)


@lru_cache(maxsize=8192)
def _by_name(stem: str) -> Stated | None:
    """Return what the name of a product whose scale is its own states of its reflectance."""
    for form, (scaling, evidence) in _VEGETATION.items():
        if form.search(stem):
            return Stated(scaling, "product", evidence)
    return None


@lru_cache(maxsize=8192)
def _is_level1(stem: str) -> bool:
    return re.search(r"_L1(TP|GT|GS)_", stem, re.IGNORECASE) is not None


def of_large_numbers(layer: Layer) -> Stated | None:
    """Return what is stated of a floating-point layer whose numbers are those of integers."""
    return None if is_integer(layer) else _of_sentinel2(layer)


def _of_sentinel2(layer: Layer) -> Stated | None:
    if sensor_of(layer.file.platform) != SENTINEL2 or not _is_reflectance(layer):
        return None
    header = layer.file.header
    tags = *header.tags.items(), *header.band_tags[layer.index - 1].items()
    add, quantification = _in_metadata(tags, layer.name)
    if add is not None:
        unit = 1 / quantification
        return Stated(Scaling(unit, add * unit), "metadata", "offset or baseline in the metadata")
    baseline = baseline_in_name(layer)
    with_offset = Scaling(1e-4, SENTINEL2_OFFSET * 1e-4)
    if baseline is None:
        archive = _archive_in(layer.file.path, layer.date is None or layer.date >= FIRST_OFFSET)
        return Stated(with_offset, "name", f"an id of {archive}") if archive else None
    if baseline < _FIRST_WITH_OFFSET:
        return None
    spoken = f"N{round(baseline * 100):04d}"
    return Stated(with_offset, "name", f"processing baseline {spoken} in the name")


@lru_cache(maxsize=8192)
def _archive_in(path: str, is_recent: bool) -> str:
    """Name the archive whose id in a name says that the offset is in the numbers; "" for none."""
    if _BASELINE.search(path):  # a placeholder
        return ""
    if is_recent and _PLANETARY.search(path):
        return "Planetary Computer, sensed since the offset came"
    return "Earth Search, Collection 1" if _COLLECTION1.search(path) else ""


_plain_key = lru_cache(maxsize=4096)(plain_key)


@lru_cache(maxsize=4096)
def _in_metadata(tags: tuple[tuple[str, str], ...], name: str) -> tuple[float | None, float]:
    """Return offset and quantification that metadata state; files of a series have them alike."""
    plain = {_plain_key(key): str(value) for key, value in tags}
    stated = (_number(v) for k, v in plain.items() if "quantification_value" in k)
    return _offset_in_metadata(plain, name), next(stated, None) or 10000.0


def _is_reflectance(layer: Layer) -> bool:
    return layer.kind == "band" and bool(layer.role)


def _number(text: str | None) -> float | None:
    match = re.search(r"-?\d+(?:\.\d+)?", text or "")
    return float(match[0]) if match else None


def _offset_in_metadata(tags: Mapping[str, str], name: str) -> float | None:
    """Find the offset in stored numbers that metadata state; None if they state none."""
    if any("boa_offset_applied" in key and value.lower() == "true" for key, value in tags.items()):
        return 0.0
    band = re.sub(r"^B0?", "", name).lower()
    for tag in _OFFSET_TAGS:
        for key in (f"{tag}_b{band}", f"{tag}_b{band.zfill(2)}", tag):
            if key in tags and _number(tags[key]) is not None:
                return _number(tags[key])
    stated_as = (key for key in tags if key.endswith("processing_baseline"))
    baseline = _number(tags.get(next(stated_as, "")))
    if baseline is None or baseline >= _PLACEHOLDER:
        return None if baseline is None else 0.0
    return SENTINEL2_OFFSET if baseline >= _FIRST_WITH_OFFSET else 0.0


def is_collection2(layer: Layer) -> bool:
    """Tell Collection 2 (0.0000275, -0.2) from Collection 1 and ESPA (0.0001)."""
    stem = layer.file.stem.upper()
    return not any(word in stem for word in ("SR_BAND", "_01_T", "_SRB", "_C01_"))
