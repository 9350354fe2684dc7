"""What the dock is asked to fetch: an area, two dates, a source."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from ...engine.download.catalogue_sources import assets_named
from ...engine.options.download_options import (
    PLANETARY_COMPUTER,
    DownloadOptions,
    Place,
)
from ...presentation.words import tr


@dataclass
class PlaceForm:
    """The fields of *Get rasters for this place*; bounds are (xmin, ymin, xmax, ymax)."""

    bounds: tuple[float, float, float, float] | None = None
    crs: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    source: str = PLANETARY_COMPUTER
    optical: str = DownloadOptions.optical
    bands: str = ""
    sar: bool = DownloadOptions.sar
    resolution: float = DownloadOptions.resolution
    endpoint: str = ""
    collections: str = ""
    assets: str = ""
    # An authentication configuration of QGIS, for sources that want an account.
    authcfg: str = ""
    output: str = ""

    def obstacle(self) -> str:
        """Return what is still missing, in a sentence; empty where nothing is."""
        if self.bounds is None:
            return tr("Choose the area: the map's extent, a drawn box or that of a layer.")
        if self.start is None or self.end is None or self.start > self.end:
            return tr("Choose a first date that is not later than the last.")
        return ""

    def place(self) -> Place:
        """Return the area for the engine."""
        return Place(self.bounds or Place().bounds, self.crs)

    def options(self) -> DownloadOptions:
        """Return what is asked, for the engine; raises `ParameterError` naming ASSETS."""
        return DownloadOptions(
            start=self.start,
            end=self.end,
            source=self.source,
            optical=self.optical,
            bands=_parts(self.bands),
            sar=self.sar,
            resolution=self.resolution,
            endpoint=self.endpoint,
            collections=_parts(self.collections),
            assets=assets_named(_parts(self.assets)),
        )

    def parameters(self) -> dict[str, Any]:
        """Return the parameters of ``stori:download``."""
        west, south, east, north = self.bounds or Place().bounds
        return {
            "EXTENT": f"{west!r},{east!r},{south!r},{north!r} [{self.crs}]",
            "START": str(self.start),
            "END": str(self.end),
            "SOURCE": self.source,
            "OPTICAL": self.optical,
            "BANDS": self.bands,
            "SAR": self.sar,
            "RESOLUTION": self.resolution,
            "ENDPOINT": self.endpoint,
            "COLLECTIONS": self.collections,
            "ASSETS": self.assets,
            "AUTHCFG": self.authcfg,
            "OUTPUT": self.output,
        }


def _parts(listed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in listed.split(",") if part.strip()))
