"""The files of an item: which asset is which band, and what its numbers mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from .catalogue_sources import (
    COLOURS,
    HLS,
    LANDSAT,
    MASKS,
    POLARISATIONS,
    SENTINEL1,
    SENTINEL2,
    CollectionSpec,
    known_sources,
)
from .item_scaling import PLAIN, AssetScaling, scaling_of, states_scaling

_SEVERAL_SIZES = re.compile(r"^(?P<band>\w+?)[-_](?P<size>\d\d)m(?:-jp2)?$", re.IGNORECASE)


_COARSEST = 100_000.0  # metres


@dataclass(frozen=True)
class Asset:
    """One band of an item, as a file somewhere."""

    band: str
    url: str
    scaling: AssetScaling
    # The side of a pixel in metres; None where it is not stated.
    pixel: float | None
    # Where its scaling is from: "rule" of the source, "stated" by the item, or "assumed".
    origin: str = "rule"

    @property
    def is_mask(self) -> bool:
        """Whether its numbers are classes or bits."""
        return self.band in MASKS


def assets_of(
    assets: Mapping[str, Any],
    properties: Mapping[str, Any],
    spec: CollectionSpec,
    sensor: str,
    product: str,
    address: str,
) -> dict[str, Asset]:
    """Return the assets of an item by band; ``address`` is the item's own, for relative ones."""
    named = spec.assets or _known_names(assets, sensor, product)
    found = {}
    for band, key in named.items():
        told = assets.get(key)
        url = told.get("href") if isinstance(told, dict) else None
        url = _whole_address(url, address) if isinstance(url, str) else ""
        if not isinstance(told, dict) or not url:
            continue
        is_sar = band in POLARISATIONS
        rule = "power" if is_sar else spec.scaling
        if rule == "stated" and sensor == LANDSAT:
            rule = "landsat"
        scaling = scaling_of(properties, told, rule, spec.nodata)
        if band in MASKS:
            scaling = PLAIN._replace(nodata=scaling.nodata)
        origin = "rule"
        if rule == "stated" and band not in MASKS:
            origin = "stated" if states_scaling(properties, told) else "assumed"
        found[band] = Asset(band, url, scaling, _pixel(told), origin)
    return found


def _whole_address(url: str, address: str) -> str:
    """Return an address as it may be asked for, "" for what is none."""
    try:
        if address and not urlsplit(url).scheme:
            url = urljoin(address, url)
        is_web = urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return ""
    return quote(url, safe="%/:?#[]@!$&'()*+,;=~") if is_web else url


def _known_names(assets: Mapping[str, Any], sensor: str, product: str) -> Mapping[str, str]:
    """Find the bands among assets by their names; of several sizes the finest."""
    if sensor == HLS and any(re.fullmatch(r"B\d[\dA]", str(key)) for key in assets):
        kind = "hls2-l30" if "L30" in product else "hls2-s30"  # the same name is another band
        known = known_sources()["planetary_computer"].of_sensor(HLS)
        return next(each.assets for each in known if each.id == kind)
    if sensor == SENTINEL1:
        bands = {each.lower(): each for each in POLARISATIONS}
    else:
        colours = {each: each for each in ("blue", "green", "red", "nir", "swir1", "swir2")}
        if sensor == SENTINEL2:
            colours = {colour: band for band, colour in COLOURS.items()}
            colours["nir09"] = colours["watervapour"]
        elif sensor == LANDSAT:
            colours["nir08"] = "nir"
        colours.update({"swir16": colours["swir1"], "swir22": colours["swir2"]})
        bands = {**{band.lower(): band for band in (*COLOURS, *MASKS)}, **colours}
    found: dict[str, tuple[int, str]] = {}
    for key in sorted(map(str, assets)):
        sized = _SEVERAL_SIZES.match(key)
        word, size = (sized["band"], int(sized["size"])) if sized else (key, 0)
        band = bands.get(word.lower())
        if band and (band not in found or size < found[band][0]):
            found[band] = size, key
    return {band: key for band, (_, key) in found.items()}


def _pixel(told: Mapping[str, Any]) -> float | None:
    """Return the side of a pixel in metres or degrees, where a likely one is stated."""
    transform, bands = told.get("proj:transform"), told.get("raster:bands")
    stated = [told.get("gsd")]
    if isinstance(bands, list) and bands and isinstance(bands[0], dict):
        stated.insert(0, bands[0].get("spatial_resolution"))
    if isinstance(transform, list) and transform:
        stated.insert(0, transform[0])
    sizes = [abs(size) for size in map(number_of, stated) if size is not None]
    return next((size for size in sizes if 0 < size <= _COARSEST), None)


def number_of(value: Any) -> float | None:
    """Return a number of JSON; None for what is none."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number and value == value else None
