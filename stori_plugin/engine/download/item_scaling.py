"""What the stored numbers of an asset mean: scale, offset and nodata.

Sources: Sentinel-2 Products Specification Document (reflectance is (number - 1000) / 10000 since
processing baseline 04.00); Landsat Collection 2 Level-2 Science Product Guide, LSDS-1619; STAC
extensions raster 1 and 2 and its successor in core STAC 1.1 (`bands`); Earth Search, property
`earthsearch:boa_offset_applied`: the offset was taken off the numbers already.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

FIRST_WITH_OFFSET = 4.0
PLACEHOLDER = 90.0  # 99.99 is what a processor run at home writes


class AssetScaling(NamedTuple):
    """What is stored times scale plus offset is what was measured."""

    scale: float
    offset: float
    nodata: float | None


PLAIN = AssetScaling(1.0, 0.0, None)


def scaling_of(
    properties: Mapping[str, Any], asset: Mapping[str, Any], rule: str, nodata: float | None
) -> AssetScaling:
    """Return the scaling of an asset that holds reflectance or backscatter.

    ``rule``: "stated" (what the item states, else as "baseline"), "baseline" (Sentinel-2's own
    rule), "ten thousandth", "landsat", "power" (as it is).
    """
    stated = _stated(asset)
    nothing = _number(stated.get("nodata"))
    nothing = nodata if nothing is None else nothing
    if rule == "power":
        return AssetScaling(1.0, 0.0, nothing)
    if rule == "ten thousandth":
        return AssetScaling(1e-4, 0.0, nothing)
    scale, offset = _scale(stated), _number(stated.get("offset"))
    if rule == "landsat":
        return AssetScaling(
            2.75e-5 if scale is None else scale, -0.2 if offset is None else offset, nothing
        )
    if boa_offset_applied(properties):
        return AssetScaling(scale or 1e-4, 0.0, nothing)
    if rule == "stated" and scale is not None:
        return AssetScaling(scale, offset or 0.0, nothing)
    has_offset = (baseline_of(properties) or 0.0) >= FIRST_WITH_OFFSET
    return AssetScaling(1e-4, -0.1 if has_offset else 0.0, nothing)


def states_scaling(properties: Mapping[str, Any], asset: Mapping[str, Any]) -> bool:
    """Tell whether an item says what the numbers of an asset mean."""
    return boa_offset_applied(properties) or _scale(_stated(asset)) is not None


def _scale(stated: Mapping[str, Any]) -> float | None:
    """Return the scale; one that is none, such as 0, counts as not stated."""
    scale = _number(stated.get("scale"))
    return scale if scale is not None and scale > 0 else None


def boa_offset_applied(properties: Mapping[str, Any]) -> bool:
    """Tell whether the numbers had the offset taken off, by any catalogue's property for it."""
    return any(
        key.endswith("boa_offset_applied") and str(value).lower() == "true"
        for key, value in properties.items()
    )


def baseline_of(properties: Mapping[str, Any]) -> float | None:
    """Return Sentinel-2's processing baseline, such as 5.09; None where it is not stated."""
    for key in ("s2:processing_baseline", "processing:version", "sentinel:processing_baseline"):
        number = _number(properties.get(key))
        if number is not None:
            return None if number >= PLACEHOLDER else number
    return None


def _stated(asset: Mapping[str, Any]) -> dict[str, Any]:
    """Collect scale, offset and nodata, wherever the versions of the extension have them."""
    found: dict[str, Any] = {}
    for key in ("raster:bands", "bands"):
        bands = asset.get(key)
        if isinstance(bands, list) and bands and isinstance(bands[0], Mapping):
            found.update(_named(bands[0]))
    return {**found, **_named(asset)}


def _named(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: told[key]
        for name in ("scale", "offset", "nodata")
        for key in (f"raster:{name}", name)
        if told.get(key) is not None
    }


def _number(value: Any) -> float | None:
    """Return a number, also one that stands as text; None for what is none."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) or str(value).lower() == "nan" else None
