"""How stored numbers become reflectance: one decision for a whole series, and stated.

A file by itself cannot tell: a dark scene stored as integers looks like a bright one stored
as fractions. So what files state (scale and offset of a band, the offset of a processing
baseline, a product's specification) is honoured file by file, and everything else is decided
once from a sample over the series.

Sources: Sentinel-2 Products Specification Document (quantification 10000, offset -1000 since
baseline 04.00); Landsat Collection 2 Level-2 Science Product Guide, LSDS-1619 (0.0000275,
-0.2); HLS User Guide (0.0001).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ...pixels.spectral_indices import is_index
from ...support.progress import Progress
from ..beliefs import Ledger
from ..files.band_layers import Layer
from ..names.band_names import SENTINEL2, UNKNOWN, sensor_of
from ..names.dates import plain_key
from .judged_layer import PLAIN, JudgedLayer, Scaling
from .samples import high_value


class Decision(NamedTuple):
    """The scaling of a group of layers, and how it was come by, for the user."""

    scaling: Scaling
    how: str


_TEN_THOUSANDTH = Scaling(1e-4, 0.0)
_LANDSAT_LEVEL2 = Scaling(2.75e-5, -0.2)
_LANDSAT_LEVEL1 = Scaling(2e-5, -0.1)
_EIGHT_BIT = Scaling(1 / 255, 0.0)

_FIRST_OFFSET = dt.date(2022, 1, 25)  # of Sentinel-2's processing baseline 04.00

# Reflectance stays below 2 even over snow and glint; integers of it start in the hundreds.
_HIGHEST_REFLECTANCE = 2.0
_CLEARLY_INTEGER = 50.0

_OFFSET_TAGS = ("boa_add_offset", "radio_add_offset")
_SPOKEN = {
    "sentinel2": "Sentinel-2",
    "landsat": "Landsat",
    "sentinel1": "Sentinel-1",
    "unknown": "the optical rasters",
}


class Group(NamedTuple):
    """Layers that are decided together: one sensor's bands of one kind of number."""

    sensor: str
    # "integer", "uint8" or "float".
    kind: str
    # The name of an index or a product, which is decided by itself; "" for reflectance.
    alone: str


def _is_integer(layer: Layer) -> bool:
    return np.issubdtype(np.dtype(layer.file.header.dtypes[layer.index - 1]), np.integer)


def _number(text: str | None) -> float | None:
    match = re.search(r"-?\d+(?:\.\d+)?", text or "")
    return float(match[0]) if match else None


def _baseline_offset(tags: Mapping[str, str], name: str) -> float | None:
    """Find the offset in stored numbers that metadata state; None if they state none."""
    band = re.sub(r"^B0?", "", name).lower()
    for tag in _OFFSET_TAGS:
        for key in (f"{tag}_b{band}", f"{tag}_b{band.zfill(2)}", tag):
            if key in tags and _number(tags[key]) is not None:
                return _number(tags[key])
    baseline = _number(tags.get("processing_baseline"))
    return None if baseline is None else (-1000.0 if baseline >= 4.0 else 0.0)


def _stated(layer: Layer) -> Scaling | None:
    """Return the scaling that the file or its product states; None if it states none."""
    header, position, image = layer.file.header, layer.index - 1, layer.file.candidate.image
    if image is not None:
        return Scaling(image.scale, image.offset)
    scale, offset = header.scales[position], header.offsets[position]
    if scale == 1 and abs(offset) >= 100:  # Sentinel-2's offset alone, still in ten-thousandths
        return Scaling(1e-4, offset * 1e-4)
    if (scale, offset) != PLAIN:
        return Scaling(scale, offset)
    if not _is_integer(layer):
        return None
    if layer.name.startswith("SR_B") and _is_collection2(layer):
        return _LANDSAT_LEVEL2
    level1 = re.search(r"_L1(TP|GT|GS)_", layer.file.stem, re.IGNORECASE)
    if level1 and not layer.name.startswith("SR_"):
        return _LANDSAT_LEVEL1
    tags = {**header.tags, **header.band_tags[position]}
    plain = {plain_key(key): str(value) for key, value in tags.items()}
    add = _baseline_offset(plain, layer.name)
    if add is None or sensor_of(layer.file.platform) != SENTINEL2:
        return None
    quantification = next(
        (_number(v) for k, v in plain.items() if "quantification_value" in k), None
    )
    return Scaling(1 / (quantification or 10000.0), add / (quantification or 10000.0))


def _is_collection2(layer: Layer) -> bool:
    """Tell Collection 2 (0.0000275, -0.2) from Collection 1 and ESPA (0.0001)."""
    return "SR_BAND" not in layer.file.stem.upper() and "_01_T" not in layer.file.stem.upper()


def _decide_integer(group: Group, layers: Sequence[Layer], progress: Progress) -> Decision:
    if group.kind == "uint8":
        how = "8-bit images, divided by 255; take reflectance itself if you can"
        return Decision(_EIGHT_BIT, how)
    if (group.sensor == UNKNOWN or group.alone) and high_value(
        layers, progress
    ) <= _HIGHEST_REFLECTANCE:
        return Decision(PLAIN, "integers as they are")
    return Decision(_TEN_THOUSANDTH, "integers times 0.0001")


def _decide_float(layers: Sequence[Layer], progress: Progress) -> Decision:
    high = high_value(layers, progress)
    if high > _CLEARLY_INTEGER:
        how = f"fractional numbers up to about {high:.0f}, times 0.0001"
        return Decision(_TEN_THOUSANDTH, how)
    if high > _HIGHEST_REFLECTANCE:
        how = (
            f"fractional numbers up to about {high:.3g}, taken as they are although reflectance "
            "should lie between 0 and 1; check them"
        )
        return Decision(PLAIN, how)
    return Decision(PLAIN, "fractions as they are")


def _decide_group(group: Group, layers: Sequence[Layer], progress: Progress) -> Decision:
    if group.alone and not is_index(group.alone):
        # Leaf area and the like have scales of their own.
        return Decision(PLAIN, "numbers as they are")
    if group.kind == "float":
        return _decide_float(layers, progress)
    return _decide_integer(group, layers, progress)


def _group_of(layer: Layer) -> Group:
    """Bands of one sensor and kind are decided together; an index or a product by itself."""
    dtype = layer.file.header.dtypes[layer.index - 1]
    alone = layer.name if is_index(layer.name) or (not layer.role and layer.name) else ""
    alone = "" if alone.startswith("band_") else alone
    kind = dtype if dtype == "uint8" else ("integer" if _is_integer(layer) else "float")
    return Group(sensor_of(layer.file.platform), kind, alone)


def _nodata(layer: Layer) -> float | None:
    """Return the nodata in stored numbers; zero where none is stated and zero is no reflectance.

    Products leave zero where they saw nothing, and no surface reflects exactly nothing. Where
    nothing tells what a band is, only unsigned integers are taken so: others may cross zero.
    """
    stated = layer.file.header.nodata[layer.index - 1]
    if stated is not None or layer.kind == "mask" or is_index(layer.name):
        return stated
    unsigned = np.dtype(layer.file.header.dtypes[layer.index - 1]).kind == "u"
    return 0.0 if unsigned or layer.role else None


def _decide(layers: Sequence[Layer], progress: Progress) -> tuple[dict[Group, Scaling], list[str]]:
    """Decide the scaling of every group whose files do not state one."""
    groups: dict[Group, list[Layer]] = {}
    for layer in layers:
        groups.setdefault(_group_of(layer), []).append(layer)
    decided, notes = {}, []
    for group, members in groups.items():
        decision = _decide_group(group, members, progress)
        decided[group] = decision.scaling
        what = group.alone or f"Reflectance of {_SPOKEN.get(group.sensor, group.sensor)}"
        notes.append(f"{what}: {decision.how}.")
    return decided, notes


def _offset_note(undeclared: Sequence[Layer]) -> list[str]:
    """Warn where Sentinel-2 integers may carry the offset of baseline 04.00 without saying so."""
    doubtful = [
        layer
        for layer in undeclared
        if layer.file.platform == SENTINEL2
        and _is_integer(layer)
        and (layer.moment is None or layer.moment.date >= _FIRST_OFFSET)
    ]
    if not doubtful:
        return []
    return [
        f"Sentinel-2 products sensed since {_FIRST_OFFSET} are published with 1000 added; these "
        "files do not say that it is still there, so nothing was taken off. If it is, set the "
        "metadata item BOA_ADD_OFFSET=-1000, or give the original SAFE folders."
    ]


def scale_reflectance(
    judged: list[JudgedLayer], ledger: Ledger, progress: Progress
) -> list[JudgedLayer]:
    """Decide how every layer of an optical series is stored."""
    layers = [item.layer for item in judged]
    stated = [_stated(layer) if layer.kind == "band" else PLAIN for layer in layers]
    undeclared = [layer for layer, scaling in zip(layers, stated) if scaling is None]
    decided, notes = _decide(undeclared, progress)
    forms = sorted({s for layer, s in zip(layers, stated) if s and layer.kind == "band"})
    if forms:
        spoken = " or ".join(f"times {scale:.7g}, {offset:+.7g}" for scale, offset in forms[:4])
        notes.insert(0, f"Reflectance: scaled as the files or their product state ({spoken}).")
    ledger.notes += notes + _offset_note(undeclared)
    return [
        replace(
            item,
            scaling=scaling or decided[_group_of(item.layer)],
            nodata=_nodata(item.layer),
        )
        for item, scaling in zip(judged, stated)
    ]
