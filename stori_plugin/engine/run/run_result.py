"""The result of a run, read back from its manifest."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..outputs.dated_rasters import DatedRaster
from ..support.errors import InputError


@dataclass(frozen=True)
class Outcome:
    """What a run wrote.

    ``filled`` is the share of values that are there, 0 to 1. ``methods`` names for each series
    the method that made it, ``chosen`` what `auto` says of its choice ("" otherwise).
    ``observed`` maps acquisition dates to their clear share.
    """

    folder: str
    summary: str
    rasters: tuple[DatedRaster, ...]
    filled: float
    methods: Mapping[str, str]
    chosen: str = ""
    observed: Mapping[dt.date, float] = field(default_factory=dict)

    @property
    def report(self) -> str:
        """The path of the report."""
        return os.path.join(self.folder, "report.html")

    @property
    def manifest(self) -> str:
        """The path of the manifest."""
        return os.path.join(self.folder, "manifest.json")

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The output dates, ascending."""
        return tuple(sorted({raster.date for raster in self.rasters}))

    def of_series(self, name: str) -> tuple[DatedRaster, ...]:
        """Return the rasters of one series by date."""
        return tuple(raster for raster in self.rasters if raster.series == name)


def read_outcome(manifest: str) -> Outcome:
    """Read the manifest of a run.

    Raises `InputError` where it is missing or not one of ours.
    """
    try:
        with open(manifest, encoding="utf-8") as file:
            content = json.load(file)
        folder = os.path.dirname(os.path.abspath(manifest))
        rasters = tuple(_raster(folder, item) for item in content["outputs"])
        grid = content["grid"]
        values = grid["width"] * grid["height"] * max(len(rasters), 1)
        learned = content["learned"]
        return Outcome(
            folder,
            content["summary"],
            rasters,
            1.0 - content["missing_values"] / values,
            {item["series"]: item["method"] for item in learned},
            _chosen(learned),
            {
                dt.date.fromisoformat(item["date"]): float(item["clear_fraction"])
                for item in content["optical"]
            },
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"The manifest {manifest} cannot be read: it was moved or damaged. Run it again."
        ) from error


def _raster(folder: str, item: dict[str, Any]) -> DatedRaster:
    spread = os.path.join(folder, item["sd_file"]) if item["sd_file"] else ""
    return DatedRaster(
        os.path.join(folder, item["file"]),
        spread,
        item["series"],
        dt.date.fromisoformat(item["date"]),
        tuple(item["bands"]),
    )


def _chosen(learned: Sequence[dict[str, Any]]) -> str:
    """Return what `auto` wrote about its choice, in words; empty for a method asked for."""
    told = [item["chosen_because"] for item in learned if item.get("chosen_because")]
    return " ".join(dict.fromkeys(told))


@dataclass(frozen=True)
class Result:
    """What a run wrote: rasters by series and date, manifest, report, log, and in words."""

    rasters: tuple[DatedRaster, ...]
    manifest: str
    report: str
    log: str
    summary: str
