"""Dated rasters of a result, each with the raster of its standard deviation."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..rasters.storage import MEAN, QUALITY, SPREAD, OutputRaster
from ..support.checked_json import part, parts
from ..support.manifests import file_name


@dataclass(frozen=True)
class DatedRaster:
    """One result: the raster of a date, and those of its deviation and quality ("" without)."""

    path: str
    sd_path: str
    series: str
    date: dt.date
    bands: tuple[str, ...]
    quality_path: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file of it."""
        return tuple(path for path in (self.path, self.sd_path, self.quality_path) if path)

    def plain(self) -> dict[str, Any]:
        """Return it for a manifest, which lies in the folder of the rasters."""
        return {
            "series": self.series,
            "date": self.date.isoformat(),
            "bands": list(self.bands),
            "file": os.path.basename(self.path),
            "sd_file": os.path.basename(self.sd_path),
            "quality_file": os.path.basename(self.quality_path),
        }

    @staticmethod
    def of_plain(folder: str, item: Mapping[str, Any]) -> DatedRaster:
        """Return the raster that a manifest in ``folder`` tells of.

        Raises `KeyError`, `TypeError` or `ValueError` where it does not.
        """

        def companion(name: Any) -> str:
            return os.path.join(folder, file_name(name)) if name else ""

        return DatedRaster(
            os.path.join(folder, file_name(item["file"])),
            companion(item["sd_file"]),
            part(item, "series", str),
            dt.date.fromisoformat(part(item, "date", str)),
            tuple(parts(item, "bands", str)),
            companion(item.get("quality_file")),
        )


@dataclass(frozen=True)
class WrittenRasters:
    """What a step wrote."""

    # By series and date.
    rasters: tuple[DatedRaster, ...]
    # The path of the manifest.
    manifest: str
    # What the task counted, over the whole grid (`BlockTask.counted`).
    counts: tuple[int, ...] = ()


def dated_rasters(folder: str, products: Sequence[OutputRaster]) -> tuple[DatedRaster, ...]:
    """Pair every mean with its deviation and quality, where there are any, in the order given."""

    def companions(content: str) -> dict[tuple[str, dt.date], str]:
        chosen = [product for product in products if product.content == content]
        return {(one.series, one.date): os.path.join(folder, one.name) for one in chosen}

    spreads, qualities = companions(SPREAD), companions(QUALITY)
    return tuple(
        DatedRaster(
            os.path.join(folder, product.name),
            spreads.get((product.series, product.date), ""),
            product.series,
            product.date,
            product.bands,
            qualities.get((product.series, product.date), ""),
        )
        for product in products
        if product.content == MEAN
    )
