"""The sources, as data: ``resources/sources.json``. One more is a few lines there, and a test."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from ...metadata import RESOURCES
from ..options.download_options import OPTICAL_NONE, OTHER, DownloadOptions
from ..support.checked_json import json_file
from ..support.errors import ParameterError

SENTINEL1, SENTINEL2, LANDSAT, HLS = "sentinel-1", "sentinel-2", "landsat", "hls"
ANY = "any"  # what a collection of the user's own holds, told by each item
# Bands of Sentinel-2 and what they show; the other sensors' bands bear the colours' names.
COLOURS: Mapping[str, str] = {
    "B02": "blue",
    "B03": "green",
    "B04": "red",
    "B08": "nir",
    "B11": "swir1",
    "B12": "swir2",
    "B05": "rededge1",
    "B06": "rededge2",
    "B07": "rededge3",
    "B8A": "nir08",
    "B01": "coastal",
    "B09": "watervapour",
}
MASKS = ("SCL", "QA_PIXEL", "Fmask")
POLARISATIONS = ("VV", "VH", "HH", "HV")
_USUAL = {
    SENTINEL2: ("B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B11", "B12"),
    LANDSAT: ("blue", "green", "red", "nir", "swir1", "swir2"),
    HLS: ("blue", "green", "red", "nir", "swir1", "swir2"),
}


@dataclass(frozen=True)
class Signing:
    """How the addresses of files become such that may be read."""

    # "none", "sas" (a token of the endpoint by account and container) or "s3" (keys of the user).
    rule: str = "none"
    endpoint: str = ""
    # Hosts whose addresses are signed; empty means all.
    hosts: tuple[str, ...] = ()
    region: str = ""
    # Where the files of s3://bucket/key are, with {bucket} in it.
    bucket_address: str = ""


@dataclass(frozen=True)
class CollectionSpec:
    """One collection of a source."""

    id: str
    # The sensor, or `ANY`.
    sensor: str
    # "stated", "baseline", "ten thousandth", "landsat" or "power"; see `item_scaling`.
    scaling: str
    # The stored number that means nothing where the item states none.
    nodata: float | None
    # Names of assets by band.
    assets: Mapping[str, str]


@dataclass(frozen=True)
class CatalogueSource:
    """One source."""

    name: str
    title: str
    endpoint: str
    collections: tuple[CollectionSpec, ...]
    signing: Signing = Signing()
    # Hosts of files; empty means any that its items name.
    asset_hosts: tuple[str, ...] = ()
    # (west, south, east, north) of what it covers, in degrees; None for the world.
    area: tuple[float, float, float, float] | None = None

    def of_sensor(self, sensor: str) -> tuple[CollectionSpec, ...]:
        """Return the collections of a sensor."""
        return tuple(each for each in self.collections if each.sensor in (sensor, ANY))


@lru_cache(maxsize=1)
def known_sources() -> Mapping[str, CatalogueSource]:
    """Return the sources that the plugin knows, by name."""
    content = json_file(RESOURCES / "sources.json")
    return {name: _source(name, told) for name, told in content.items()}


def _source(name: str, told: Mapping) -> CatalogueSource:
    signing = told["signing"]
    return CatalogueSource(
        name=name,
        title=told["title"],
        endpoint=told["endpoint"],
        collections=tuple(
            CollectionSpec(each["id"], sensor, each["scaling"], each["nodata"], each["assets"])
            for sensor, listed in told["collections"].items()
            for each in listed
        ),
        signing=Signing(**{**signing, "hosts": tuple(signing.get("hosts", ()))}),
        asset_hosts=tuple(told["asset_hosts"]),
        area=tuple(told["area"]) if "area" in told else None,
    )


def source_of(options: DownloadOptions) -> CatalogueSource:
    """Return the source that is asked for.

    Raises `ParameterError` naming the parameter where `OTHER` lacks its address or collections, or
    a source has nothing of what is wanted.
    """
    if options.source != OTHER:
        source = known_sources()[options.source]
        return _checked(source, options)
    parts = urlsplit(options.endpoint)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ParameterError(
            f"ENDPOINT is “{options.endpoint}”: give the address of a STAC API, such as "
            "https://example.org/stac."
        )
    if not options.collections:
        raise ParameterError(
            "COLLECTIONS is empty: name the collections of the catalogue to search, with commas."
        )
    assets = dict(options.assets)
    return CatalogueSource(
        name=OTHER,
        title=parts.hostname,
        endpoint=re.sub(r"/+(search/*)?$", "", options.endpoint.partition("?")[0]),
        collections=tuple(
            CollectionSpec(each, ANY, "stated", None, assets) for each in options.collections
        ),
    )


def _checked(source: CatalogueSource, options: DownloadOptions) -> CatalogueSource:
    if options.optical != OPTICAL_NONE and not source.of_sensor(options.optical):
        offered = sorted({each.sensor for each in source.collections} - {SENTINEL1})
        raise ParameterError(
            f"OPTICAL is {options.optical}, which {source.title} does not have: choose "
            f"{' or '.join(offered)}, or another SOURCE."
        )
    if options.sar and options.optical == OPTICAL_NONE and not source.of_sensor(SENTINEL1):
        raise ParameterError(
            f"{source.title} has no terrain-corrected Sentinel-1: choose SOURCE planetary_computer."
        )
    return source


def bands_wanted(sensor: str, named: tuple[str, ...]) -> tuple[str, ...]:
    """Return the bands of an optical sensor: those named, by name or colour, or the usual ones.

    Raises `ParameterError` naming BANDS for one that the sensor does not have.
    """
    usual = _USUAL.get(sensor, _USUAL[SENTINEL2])
    if not named:
        return usual
    by_colour = {colour: band for band, colour in COLOURS.items()}
    aliases = {"nir1": "nir", "swir16": "swir1", "swir22": "swir2"}
    wanted = []
    for each in named:
        text = aliases.get(each.lower(), each)
        band = f"B{text[1:].upper().zfill(2)}" if text[:1] in "Bb" and text[1:2].isdigit() else ""
        if sensor == SENTINEL2:
            found = band if band in COLOURS else by_colour.get(text.lower(), "")
        else:
            found = COLOURS.get(band, text.lower())
            found = found if found in usual else ""
        if not found:
            raise ParameterError(
                f"BANDS names “{each}”, which {sensor} does not have here: choose of "
                f"{', '.join(COLOURS if sensor == SENTINEL2 else usual)}."
            )
        wanted.append(found)
    return tuple(dict.fromkeys(wanted))


def at_endpoint(source: CatalogueSource, endpoint: str, tokens: str = "") -> CatalogueSource:
    """Return a source whose catalogue, files and tokens lie elsewhere, as a mirror's do."""
    signing = replace(source.signing, endpoint=tokens, hosts=()) if tokens else source.signing
    return replace(source, endpoint=endpoint, signing=signing, asset_hosts=())


def assets_named(parts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return (band, asset) of texts such as “B04=red”; raises `ParameterError` naming ASSETS."""
    pairs = []
    for part in parts:
        band, sign, asset = (each.strip() for each in part.partition("="))
        if not (band and sign and asset):
            raise ParameterError(
                f"ASSETS has “{part}”: write BAND=asset with commas between, such as B04=red."
            )
        pairs.append((band, asset))
    return tuple(pairs)
