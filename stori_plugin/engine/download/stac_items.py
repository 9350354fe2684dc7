"""Items of a catalogue (STAC 1.0 and 1.1) as what they are for us: date, orbit, tile, assets.

Catalogues state the same in many ways; what is not stated is read from the product's name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..acquisitions.names.orbits import ASCENDING, DESCENDING, relative_orbit
from .catalogue_sources import (
    ANY,
    COLOURS,
    HLS,
    LANDSAT,
    MASKS,
    POLARISATIONS,
    SENTINEL1,
    SENTINEL2,
    CollectionSpec,
)
from .item_scaling import PLAIN, AssetScaling, baseline_of, scaling_of

Bounds = tuple[float, float, float, float]

_LONGEST = 120  # characters of a name
_PLATFORM = re.compile(r"(?:sentinel[-_ ]?|S)([12])[-_ ]?([A-D])(?![a-z])", re.IGNORECASE)
_SEVERAL_SIZES = re.compile(r"^(?P<band>\w+?)[-_](?P<size>\d\d)m(?:-jp2)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Asset:
    """One band of an item, as a file somewhere."""

    band: str
    url: str
    scaling: AssetScaling
    # The side of a pixel in metres; None where it is not stated.
    pixel: float | None

    @property
    def is_mask(self) -> bool:
        """Whether its numbers are classes or bits."""
        return self.band in MASKS


@dataclass(frozen=True)
class Item:
    """One product of a catalogue."""

    id: str
    collection: str
    sensor: str
    # When it was sensed, UTC.
    moment: dt.datetime
    # S1A, S2B, L8; "" where unknown.
    platform: str
    # A tile of MGRS or of WRS-2; "" where there is none.
    tile: str
    # The relative orbit, or the path of Landsat.
    orbit: int | None
    direction: str
    baseline: float | None
    # When it was processed, as text that sorts; "" where unknown.
    processed: str
    # Per cent of the whole product; None where unknown.
    cloud: float | None
    # West, south, east and north in degrees.
    bounds: Bounds
    # The address of the item itself.
    address: str
    # What the product is called where it comes from.
    product: str
    assets: Mapping[str, Asset]


def item_of(feature: Mapping[str, Any], spec: CollectionSpec) -> Item | None:
    """Return an item; None for one that lacks its date, its place or any band that is known."""
    properties = feature.get("properties")
    assets = feature.get("assets")
    name = feature.get("id")
    if (
        not isinstance(properties, dict)
        or not isinstance(assets, dict)
        or not isinstance(name, str)
    ):
        return None
    moment = _moment(properties)
    bounds = _bounds(feature.get("bbox"))
    if moment is None or bounds is None:
        return None
    product = _product(name, properties)
    sensor = _sensor(spec, properties, product)
    baseline = baseline_of(properties) or _baseline_in(product)
    if baseline is not None:
        properties = {**properties, "s2:processing_baseline": baseline}
    found = _assets(assets, properties, spec, sensor)
    if not found:
        return None
    platform = _platform(properties, product)
    return Item(
        id=name,
        collection=str(feature.get("collection", spec.id)),
        sensor=sensor,
        moment=moment,
        platform=platform,
        tile=_tile(properties, product),
        orbit=_orbit(properties, product, platform),
        direction=_direction(properties),
        baseline=baseline,
        processed=_processed(properties, product),
        cloud=_float(properties.get("eo:cloud_cover")),
        bounds=bounds,
        address=_address(feature),
        product=product,
        assets=found,
    )


def _moment(properties: Mapping[str, Any]) -> dt.datetime | None:
    for key in ("datetime", "start_datetime"):
        text = properties.get(key)
        match = (
            re.match(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)", text)
            if isinstance(text, str)
            else None
        )
        if match:
            try:
                return dt.datetime.fromisoformat(f"{match[1]}T{match[2]}")
            except ValueError:
                continue
    return None


def _bounds(value: Any) -> Bounds | None:
    numbers = [_float(part) for part in value] if isinstance(value, list) else []
    if len(numbers) == 6:  # with heights
        numbers = [*numbers[:2], *numbers[3:5]]
    if len(numbers) != 4 or None in numbers:
        return None
    west, south, east, north = numbers  # type: ignore[misc]
    return west, south, east, north  # type: ignore[return-value]


def _float(value: Any) -> float | None:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number and value == value else None


def _product(name: str, properties: Mapping[str, Any]) -> str:
    private = properties.get("_private")
    stated = properties.get("s2:product_uri") or properties.get("title")
    if isinstance(private, dict):
        stated = stated or private.get("product_name")
    text = stated if isinstance(stated, str) and re.search(r"\d{8}", stated) else name
    text = re.sub(r"\.SAFE$", "", text)
    return re.sub(r"[^A-Za-z0-9._-]", "_", text).strip("._")[:_LONGEST] or "item"


def _sensor(spec: CollectionSpec, properties: Mapping[str, Any], product: str) -> str:
    if spec.sensor != ANY:
        return spec.sensor
    keys = ("constellation", "platform", "mission")
    text = " ".join(str(properties.get(key, "")) for key in keys).lower()
    for words, sensor in (
        (f"{text} {product} {spec.id}".lower(), SENTINEL1),
        (f"{product} {spec.id}".lower(), HLS),
        (text, LANDSAT),
    ):
        form = {SENTINEL1: r"sentinel-?_?1|\bs1[a-d]?_", HLS: r"\bhls", LANDSAT: r"landsat"}[sensor]
        if re.search(form, words):
            return sensor
    return SENTINEL2


def _platform(properties: Mapping[str, Any], product: str) -> str:
    for text in (str(properties.get("platform", "")), product):
        match = _PLATFORM.search(text)
        if match:
            return f"S{match[1]}{match[2].upper()}"
    match = re.search(r"landsat[-_ ]?(\d)", str(properties.get("platform", "")), re.IGNORECASE)
    return f"L{match[1]}" if match else ""


def _tile(properties: Mapping[str, Any], product: str) -> str:
    path, row = properties.get("landsat:wrs_path"), properties.get("landsat:wrs_row")
    if path and row:
        return f"{path}{row}"
    for text in (properties.get("s2:mgrs_tile"), properties.get("grid:code")):
        match = re.search(r"(\d\d[A-Z]{3})$", text) if isinstance(text, str) else None
        if match:
            return match[1]
    match = re.search(r"[_.]T?(\d\d[C-X][A-Z]{2})(?=[_.]|$)", product)
    return match[1] if match else ""


def _orbit(properties: Mapping[str, Any], product: str, platform: str) -> int | None:
    for key in ("sat:relative_orbit", "landsat:wrs_path"):
        value = properties.get(key)
        if isinstance(value, (int, str)) and str(value).isdigit() and int(value) > 0:
            return int(value)
    match = re.search(r"_R(\d{3})(?=_|$)", product)
    if match:
        return int(match[1])
    absolute = properties.get("sat:absolute_orbit")
    return relative_orbit(platform, absolute) if isinstance(absolute, int) else None


def _direction(properties: Mapping[str, Any]) -> str:
    text = str(properties.get("sat:orbit_state", "")).lower()
    return text if text in (ASCENDING, DESCENDING) else ""


def _baseline_in(product: str) -> float | None:
    match = re.search(r"_N(\d\d)(\d\d)(?=_)", product)
    number = float(f"{match[1]}.{match[2]}") if match else None
    return number if number is not None and number < 90 else None


def _processed(properties: Mapping[str, Any], product: str) -> str:
    for key in ("s2:generation_time", "processing:datetime", "created", "published", "updated"):
        value = properties.get(key)
        if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value):
            return value
    match = re.search(r"_(\d{8}T\d{6})$", product)
    return match[1] if match else ""


def _address(feature: Mapping[str, Any]) -> str:
    links = feature.get("links")
    for link in links if isinstance(links, list) else ():
        if (
            isinstance(link, dict)
            and link.get("rel") == "self"
            and isinstance(link.get("href"), str)
        ):
            return str(link["href"])[:500]
    return ""


def _assets(
    assets: Mapping[str, Any], properties: Mapping[str, Any], spec: CollectionSpec, sensor: str
) -> dict[str, Asset]:
    named = spec.assets or _known_names(assets, sensor)
    found = {}
    for band, key in named.items():
        told = assets.get(key)
        url = told.get("href") if isinstance(told, dict) else None
        if not isinstance(told, dict) or not isinstance(url, str) or not url:
            continue
        is_sar = band in POLARISATIONS
        rule = "power" if is_sar else spec.scaling
        scaling = scaling_of(properties, told, rule, spec.nodata)
        if band in MASKS:
            scaling = PLAIN._replace(nodata=scaling.nodata)
        found[band] = Asset(band, url, scaling, _pixel(told))
    return found


def _known_names(assets: Mapping[str, Any], sensor: str) -> dict[str, str]:
    """Find the bands among assets by their names; of several sizes the finest."""
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
    transform = told.get("proj:transform")
    if isinstance(transform, list) and transform and _float(transform[0]):
        return abs(float(transform[0]))
    bands = told.get("raster:bands")
    if isinstance(bands, list) and bands and isinstance(bands[0], dict):
        return _float(bands[0].get("spatial_resolution")) or _float(told.get("gsd"))
    return _float(told.get("gsd"))
