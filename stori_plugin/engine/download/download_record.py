"""What a download leaves beside its files: a manifest for programs and a page for people.

Both follow from the files and the catalogue alone: broken off and gone on with, they are the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...metadata import version
from ..options.download_options import DownloadOptions
from ..pages.html import Table, render
from ..pages.time_charts import acquisitions_chart
from ..support.text_files import write_text
from .acquisition_plan import Acquisition
from .catalogue_sources import CatalogueSource
from .download_grid import Area
from .fetched_files import Fetched
from .footprint_drawing import bounds_text, footprint_of

MANIFEST, PAGE = "download.json", "download.html"


@dataclass(frozen=True)
class Record:
    """What came of a download."""

    source: CatalogueSource
    area: Area
    options: DownloadOptions
    plans: Sequence[Acquisition]
    fetched: Mapping[str, Fetched]
    # Acquisitions that have no pixel within the area.
    empty: Sequence[str]
    # (acquisition, why) of those left out.
    failed: Sequence[tuple[str, str]]
    # What looks wrong in the numbers.
    doubts: Sequence[str]


def write_record(record: Record, output: str) -> tuple[str, str]:
    """Write manifest and page into a folder; return their paths. Raises `OutputError`."""
    manifest, page = os.path.join(output, MANIFEST), os.path.join(output, PAGE)
    write_text(page, page_of(record), "OUTPUT")
    told = json.dumps(manifest_of(record), indent=1, ensure_ascii=False)
    write_text(manifest, told + "\n", "OUTPUT")
    return manifest, page


def manifest_of(record: Record) -> dict:
    """Return what the manifest holds."""
    options, grid = record.options, record.area.grid
    return {
        "algorithm": "download",
        "stori": version(),
        "source": record.source.name,
        "endpoint": record.source.endpoint,
        "parameters": {
            "START": str(options.start),
            "END": str(options.end),
            "OPTICAL": options.optical,
            "BANDS": list(options.bands),
            "SAR": options.sar,
            "ORBITS": options.orbits,
            "RESOLUTION": options.resolution,
            "MAX_CLOUD": options.max_cloud,
        },
        "grid": {
            "crs": f"EPSG:{record.area.epsg}",
            "transform": list(grid.transform),
            "width": grid.width,
            "height": grid.height,
        },
        "acquisitions": [
            {
                "file": record.fetched[plan.key].name,
                "acquisition": plan.key,
                "orbit": plan.orbit,
                "bands": list(plan.bands),
                "items": [item.address or item.id for item in plan.items],
                "covered": record.fetched[plan.key].covered,
                "clear": record.fetched[plan.key].clear,
            }
            for plan in record.plans
            if plan.key in record.fetched
        ],
        "without_data": list(record.empty),
        "left_out": [{"acquisition": key, "why": why} for key, why in record.failed],
        "doubts": list(record.doubts),
    }


def page_of(record: Record) -> str:
    """Return the page."""
    there = [plan for plan in record.plans if plan.key in record.fetched]
    optical = [(plan.date, record.fetched[plan.key].clear) for plan in there if not plan.is_sar]
    sar = [(plan.date, plan.orbit) for plan in there if plan.is_sar]
    rows = [
        (
            plan.key,
            record.fetched[plan.key].name,
            " ".join(plan.bands),
            round(100 * record.fetched[plan.key].covered),
            _percent(record.fetched[plan.key].clear),
            len(plan.items),
        )
        for plan in there
    ]
    grid = record.area.grid
    return render(
        "download.html",
        summary=(
            f"{len(there)} of {len(record.plans)} acquisitions from {record.source.title}, "
            f"{record.options.start} to {record.options.end}, on {grid.width} x {grid.height} "
            f"pixels of {record.options.resolution:g} m, EPSG:{record.area.epsg}."
        ),
        doubts=list(record.doubts),
        failed=[f"{key}: {why}" for key, why in record.failed],
        empty=list(record.empty),
        chart=acquisitions_chart(optical, sar) if there else None,
        footprint=footprint_of(record.area, record.plans),
        place=f"{bounds_text(record.area.degrees)} ({_kilometres(record)}).",
        files=Table(("acquisition", "file", "bands", "covered %", "clear %", "products"), rows),
    )


def _percent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)


def _kilometres(record: Record) -> str:
    grid, side = record.area.grid, record.options.resolution / 1000
    return f"{grid.width * side:.3g} x {grid.height * side:.3g} km"
