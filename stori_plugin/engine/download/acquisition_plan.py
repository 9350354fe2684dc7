"""Items become acquisitions: re-processed ones once, tiles of one day and orbit together."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..options.download_options import ORBITS_BOTH, DownloadOptions
from ..rasters.grid import Grid
from .catalogue_sources import HLS, LANDSAT, MASKS, POLARISATIONS, SENTINEL1, bands_wanted
from .stac_items import Item

FOLDERS = {SENTINEL1: "sentinel1", "sentinel-2": "sentinel2", LANDSAT: "landsat", HLS: "hls"}
_FORMAT = 1  # of what is written; another makes files anew
_MOST_TILES = 4  # in a name
_ALIKE = 0.02  # degrees by which footprints of one product differ


@dataclass(frozen=True)
class Acquisition:
    """What one satellite saw of the area on one pass: one file to come."""

    # What it is called in sentences, and known by: S2B 2019-06-29 R043.
    key: str
    sensor: str
    date: dt.date
    # The products that it is put together from, the first where several have a pixel.
    items: tuple[Item, ...]
    bands: tuple[str, ...]
    # Bands that are wanted and that no product has.
    lacking: tuple[str, ...]
    # Added to the file's name where another acquisition would bear the same.
    label: str = ""

    @property
    def first(self) -> Item:
        """The product that the file is named after."""
        return self.items[0]

    @property
    def is_sar(self) -> bool:
        """Whether it is of Sentinel-1."""
        return self.sensor == SENTINEL1

    @property
    def name(self) -> str:
        """The file's name below the folder of the download, with a date and all tiles in it."""
        day = f"{self.date:%Y%m%d}"
        product = _with_tiles(self.first, [item.tile for item in self.items])
        known = day in product or f"{self.date:%Y%j}" in product
        stem = product if known else f"{day}_{product}"
        return f"{FOLDERS[self.sensor]}/{stem}{self.label}.tif"

    def labelled(self) -> Acquisition:
        """Return it with a name that no other acquisition has."""
        return replace(self, label="_" + re.sub(r"\W+", "_", self.key))

    @property
    def cloud(self) -> float | None:
        """Per cent of cloud of its products, the mean; None where unknown."""
        known = [item.cloud for item in self.items if item.cloud is not None]
        return sum(known) / len(known) if known else None

    @property
    def orbit(self) -> str:
        """Direction and number of the orbit, as far as they are known."""
        number = "" if self.first.orbit is None else str(self.first.orbit)
        return " ".join(filter(None, (self.first.direction, number)))

    def identity(self, grid: Grid) -> str:
        """Return what its file depends on, as a short text."""
        told = {
            "format": _FORMAT,
            "grid": [grid.crs, *grid.transform, grid.width, grid.height],
            "bands": self.bands,
            "items": [
                [item.collection, item.id, item.processed]
                + [[band, *item.assets[band].scaling] for band in self.bands if band in item.assets]
                for item in self.items
            ],
        }
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def acquisitions_of(items: Iterable[Item], options: DownloadOptions) -> list[Acquisition]:
    """Return the acquisitions that items make, by sensor and date."""
    passes: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        if item.sensor == SENTINEL1:
            if not options.sar or not _is_of_orbits(item, options.orbits):
                continue
        elif item.sensor != options.optical:
            continue
        passes.setdefault((item.sensor, _key(item)), []).append(item)
    made = [_made(sensor, key, members, options) for (sensor, key), members in passes.items()]
    wanted = [
        one for one in made if one.cloud is None or one.is_sar or one.cloud <= options.max_cloud
    ]
    names = Counter(one.name.casefold() for one in wanted)
    named = [one.labelled() if names[one.name.casefold()] > 1 else one for one in wanted]
    return sorted(named, key=lambda one: (one.sensor, one.date, one.key))


def _with_tiles(item: Item, tiles: Sequence[str]) -> str:
    """Return the name of a product, with the tiles of all that it is put together with."""
    others = sorted(set(tiles) - {item.tile, ""})
    match = re.search(rf"(?<![A-Za-z0-9])(T?){item.tile}(?=([._-]|$))", item.product)
    if not others or not item.tile or not match:
        return item.product
    between, end = match[2] or "_", match.end()
    shown = "".join(f"{between}{match[1]}{tile}" for tile in others[: _MOST_TILES - 1])
    rest = len(others) - _MOST_TILES + 1
    more = f"{between}and{rest}" if rest > 0 else ""
    if item.sensor == LANDSAT:  # behind its path and row there must be its date
        return f"{item.product}_with{shown}{more}"
    return item.product[:end] + shown + more + item.product[end:]


def _is_of_orbits(item: Item, orbits: str) -> bool:
    return orbits in (ORBITS_BOTH, item.direction) or not item.direction


def _key(item: Item) -> str:
    orbit = "" if item.orbit is None else f"R{item.orbit:03d}"
    if item.sensor == SENTINEL1 and not orbit:
        orbit = item.direction or _half_day(item)
    who = item.platform or item.collection
    return " ".join(filter(None, (who, item.moment.date().isoformat(), orbit)))


def _half_day(item: Item) -> str:
    """Return which of both passes of a day it is, by local time: at about 6 and 18 hours."""
    hours = item.moment.hour + item.moment.minute / 60 + (item.bounds[0] + item.bounds[2]) / 30
    return "am" if hours % 24 < 12 else "pm"


def _made(sensor: str, key: str, members: list[Item], options: DownloadOptions) -> Acquisition:
    items = without_doubles(members)
    there = {band for item in items for band in item.assets}
    if sensor == SENTINEL1:
        co = [band for band in POLARISATIONS if band in there]
        bands: tuple[str, ...] = tuple(co)
        lacking: tuple[str, ...] = ()
    else:
        wanted = bands_wanted(sensor, options.bands)
        lacking = tuple(band for band in wanted if band not in there)
        bands = tuple(band for band in (*wanted, *MASKS) if band in there)
    return Acquisition(key, sensor, items[0].moment.date(), items, bands, lacking)


def without_doubles(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the products of one pass, each once: of re-processed ones the newest baseline.

    Parts of a tile that were received apart have footprints of their own and stay.
    """
    kept: list[Item] = []
    ordered = sorted(items, key=lambda one: (one.baseline or 0.0, one.processed, one.id))
    newest = {one.tile: one.baseline or 0.0 for one in ordered}
    for item in reversed(ordered):
        is_old = item.tile != "" and (item.baseline or 0.0) < newest[item.tile]
        if not is_old and not any(_are_one(item, other) for other in kept):
            kept.append(item)
    return tuple(sorted(kept, key=lambda one: (one.tile, one.moment, one.id)))


def _are_one(item: Item, other: Item) -> bool:
    """Tell whether two items show the same ground at the same moment."""
    apart = max(abs(a - b) for a, b in zip(item.bounds, other.bounds))
    return item.tile == other.tile and apart < _ALIKE and abs(item.moment - other.moment) < _MOMENT


_MOMENT = dt.timedelta(seconds=60)
