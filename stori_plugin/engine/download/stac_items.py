"""Items of a catalogue (STAC 1.0 and 1.1) as what they are for us: date, orbit, tile, assets.

Catalogues state the same in many ways; what is not stated is read from the product's name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from ..acquisitions.names.orbits import ASCENDING, DESCENDING, relative_orbit
from .catalogue_sources import (
    ANY,
    HLS,
    LANDSAT,
    SENTINEL1,
    SENTINEL2,
    CollectionSpec,
)
from .item_assets import Asset, assets_of, number_of
from .item_scaling import baseline_of, boa_offset_applied

Bounds = tuple[float, float, float, float]

_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:[.,]\d+)?(?:([+-])(\d\d):?(\d\d))?", re.ASCII
)
_DEEPEST = 6  # lists within lists of a geometry
_LONGEST = 120  # characters of a name
_PLATFORM = re.compile(r"(?:sentinel[-_ ]?|S)([12])[-_ ]?([A-D])(?![a-z])", re.IGNORECASE)


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
    # Whether the catalogue says that an offset was taken off the numbers.
    is_offset_applied: bool = False


def item_of(feature: Mapping[str, Any], spec: CollectionSpec, page: str = "") -> Item | None:
    """Return an item; None for one that lacks its date, its place or any band that is known.

    ``page`` is the address of the answer that it came in, for an item that gives its own in part.
    """
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
    bounds = _bounds(feature.get("bbox")) or _bounds_of(feature.get("geometry"))
    if moment is None or bounds is None:
        return None
    product = _product(name, properties)
    sensor = _sensor(spec, properties, product)
    baseline = baseline_of(properties) or _baseline_in(product)
    if baseline is not None:
        properties = {**properties, "s2:processing_baseline": baseline}
    address = _address(feature, page)
    found = assets_of(assets, properties, spec, sensor, product, address)
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
        cloud=number_of(properties.get("eo:cloud_cover")),
        bounds=bounds,
        address=address,
        product=product,
        assets=found,
        is_offset_applied=boa_offset_applied(properties),
    )


def _moment(properties: Mapping[str, Any]) -> dt.datetime | None:
    for key in ("datetime", "start_datetime"):
        text = properties.get(key)
        match = _MOMENT.match(text) if isinstance(text, str) else None
        if match:
            with suppress(ValueError, OverflowError):
                moment = dt.datetime.fromisoformat(f"{match[1]}T{match[2]}")
                if match[3]:  # RFC 3339 allows times of other zones
                    zone = dt.timedelta(hours=int(match[4]), minutes=int(match[5]))
                    moment += -zone if match[3] == "+" else zone
                return moment
    return None


def _bounds(value: Any) -> Bounds | None:
    numbers = [number_of(part) for part in value] if isinstance(value, list) else []
    if len(numbers) == 6:  # with heights
        numbers = [*numbers[:2], *numbers[3:5]]
    if len(numbers) != 4 or None in numbers:
        return None
    west, south, east, north = numbers  # type: ignore[misc]
    return west, south, east, north  # type: ignore[return-value]


def _bounds_of(geometry: Any) -> Bounds | None:
    """Return the bounds of a geometry, for items without a box of their own."""
    points: list[tuple[float, float]] = []

    def collect(value: Any, depth: int) -> None:
        if not isinstance(value, list) or depth > _DEEPEST:
            return
        pair = [number_of(part) for part in value[:2]]
        if len(pair) == 2 and pair[0] is not None and pair[1] is not None:
            points.append((pair[0], pair[1]))
            return
        for part in value:
            collect(part, depth + 1)

    collect(geometry.get("coordinates") if isinstance(geometry, dict) else None, 0)
    if not points:
        return None
    x, y = zip(*points)
    return min(x), min(y), max(x), max(y)


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
        return re.sub(r"\W", "", f"{path}{row}", flags=re.ASCII)[:12]
    for text in (properties.get("s2:mgrs_tile"), properties.get("grid:code")):
        match = re.search(r"(\d\d[A-Z]{3})$", text) if isinstance(text, str) else None
        if match:
            return match[1]
    match = re.search(r"[_.]T?(\d\d[C-X][A-Z]{2})(?=[_.]|$)", product)
    return match[1] if match else ""


def _orbit(properties: Mapping[str, Any], product: str, platform: str) -> int | None:
    for key in ("sat:relative_orbit", "landsat:wrs_path"):
        value = properties.get(key)
        if (
            isinstance(value, (int, str))
            and re.fullmatch(r"[0-9]{1,9}", str(value))
            and int(value) > 0
        ):
            return int(value)
    match = re.search(r"_R(\d{3})(?=_|$)", product)
    if match:
        return int(match[1])
    absolute = properties.get("sat:absolute_orbit")
    named = re.search(r"^S1[A-D]_\w+_(\d{6})_[0-9A-F]{6}(?![0-9A-F])", product)
    if not isinstance(absolute, int) and named:
        absolute = int(named[1])
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


def _address(feature: Mapping[str, Any], page: str) -> str:
    links = feature.get("links")
    for link in links if isinstance(links, list) else ():
        if (
            isinstance(link, dict)
            and link.get("rel") == "self"
            and isinstance(link.get("href"), str)
        ):
            stated = re.sub(r"[^!-~]", "", link["href"])[:500]
            with suppress(ValueError):  # what is no address joins with nothing
                return urljoin(page, stated)
            return stated
    return ""
