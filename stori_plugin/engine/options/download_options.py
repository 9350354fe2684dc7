"""What the download of acquisitions can be asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

# Names of `resources/sources.json`, and a catalogue of the user's own.
PLANETARY_COMPUTER, OTHER = "planetary_computer", "other"
SOURCES = (
    PLANETARY_COMPUTER,
    "earth_search",
    "copernicus",
    "digital_earth_africa",
    "digital_earth_australia",
    OTHER,
)
OPTICAL_NONE = "none"
OPTICAL_SENSORS = ("sentinel-2", "landsat", "hls", OPTICAL_NONE)
ORBITS_BOTH = "both"
ORBIT_CHOICES = (ORBITS_BOTH, "ascending", "descending")


@dataclass(frozen=True)
class Place:
    """Where acquisitions are wanted."""

    bounds: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """(xmin, ymin, xmax, ymax)."""

    crs: str = ""
    """Their CRS as authority code or WKT."""


@dataclass(frozen=True)
class DownloadOptions:
    """Which acquisitions, and how they are stored."""

    start: dt.date | None = None
    """The first date."""

    end: dt.date | None = None
    """The last date."""

    source: str = PLANETARY_COMPUTER
    """One of `SOURCES`."""

    optical: str = "sentinel-2"
    """One of `OPTICAL_SENSORS`."""

    bands: tuple[str, ...] = ()
    """Bands by name or by colour; empty means the usual ones of the sensor."""

    sar: bool = True
    """Whether Sentinel-1 is wanted."""

    orbits: str = ORBITS_BOTH
    """One of `ORBIT_CHOICES`, of Sentinel-1."""

    resolution: float = 10.0
    """The side of a pixel in metres."""

    max_cloud: float = 100.0
    """Per cent of cloud, of the whole product, beyond which optical acquisitions are left out."""

    endpoint: str = ""
    """The address of the catalogue, for the source `OTHER`."""

    collections: tuple[str, ...] = ()
    """The collections to search, for the source `OTHER`."""

    assets: tuple[tuple[str, str], ...] = ()
    """(band, asset), for the source `OTHER`; empty means that they are known by their names."""
