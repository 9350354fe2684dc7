"""What a download leaves beside its files: a manifest for programs and a page for people.

Both follow from the files and the catalogue alone: broken off and gone on with, they are the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...metadata import version
from ..options.download_options import DownloadOptions
from ..pages.drawing import colour, drawing, polyline, shape, text
from ..pages.html import Table, render
from ..pages.time_charts import acquisitions_chart
from ..support.text_files import write_text
from .acquisition_plan import Acquisition
from .catalogue_sources import CatalogueSource
from .download_grid import Area
from .fetched_files import Fetched
from .stac_items import Bounds

MANIFEST, PAGE = "download.json", "download.html"
_MOST_FOOTPRINTS = 400


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
        files=Table(("acquisition", "file", "bands", "covered %", "clear %", "products"), rows),
    )


def _percent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)


def footprint_of(area: Area, plans: Sequence[Acquisition]) -> Markup:
    """Draw the area and the products around it, in degrees."""
    boxes = {
        tuple(round(value, 3) for value in item.bounds): plan.is_sar
        for plan in plans
        for item in plan.items
    }
    shown = list(boxes.items())[:_MOST_FOOTPRINTS]
    west, south, east, north = area.degrees
    margin_x, margin_y = 1.5 * (east - west) + 0.2, 1.5 * (north - south) + 0.2
    frame = west - margin_x, south - margin_y, east + margin_x, north + margin_y
    width = 420.0
    height = min(420.0, width * (frame[3] - frame[1]) / (frame[2] - frame[0]))

    def box(bounds: Sequence[float]) -> str:
        left, right = (_within(x, frame[0], frame[2]) * width for x in (bounds[0], bounds[2]))
        low, high = ((1 - _within(y, frame[1], frame[3])) * height for y in (bounds[1], bounds[3]))
        return polyline([(left, low), (right, low), (right, high), (left, high)], end="Z")

    marks = [
        shape("path", d=box(bounds), fill="none", stroke=colour(1 if is_sar else 0), opacity=0.35)
        for bounds, is_sar in shown
    ]
    marks.append(shape("path", d=box(area.degrees), fill=colour(2), fill_opacity=0.5))
    said = f"{_degrees(west, 'E', 'W')} {_degrees(south, 'N', 'S')}"
    marks.append(text(4, height - 6, said))
    return drawing(width, height, "the area and the products around it", marks)


def _within(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0)


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):.3f}° {positive if value >= 0 else negative}"


def bounds_text(bounds: Bounds) -> str:
    """Write an area in degrees for people."""
    west, south, east, north = bounds
    return (
        f"{_degrees(west, 'E', 'W')} to {_degrees(east, 'E', 'W')}, "
        f"{_degrees(south, 'N', 'S')} to {_degrees(north, 'N', 'S')}"
    )
