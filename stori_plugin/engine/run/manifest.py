"""The manifest of a run: everything needed to repeat it, as JSON."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import numpy as np

from ..acquisitions.beliefs import plain_beliefs
from ..scene.job import Job
from ..scene.sar_reader import SarLevels
from ..scene.scene import Scene
from ..scene.told_levels import plain_levels
from ..support.versions import versions
from .finished_run import FinishedRun

FORMAT = 1


def manifest_text(run: FinishedRun) -> str:
    """Return the manifest as JSON text."""
    scene = run.scene
    content = {
        "format": FORMAT,
        "summary": run.summary,
        "parameters": _parameters(run.job),
        "versions": versions(),
        "grid": {
            "crs": scene.grid.crs,
            "transform": list(scene.grid.transform),
            "width": scene.grid.width,
            "height": scene.grid.height,
        },
        "optical": _optical(run),
        "sar": _sar(scene, run.learned.sar_levels),
        "sar_levels": plain_levels(
            scene.sar.polarisations if scene.sar else (), run.learned.sar_levels
        ),
        "coarse": _coarse(scene),
        "sar_likeness": dataclasses.asdict(run.learned.sar_levels.likeness),
        "left_out": [item.name for item in scene.optical.left_out],
        "notes": list(scene.notes),
        "problems": list(scene.problems),
        "beliefs": plain_beliefs(scene.beliefs),
        "not_read": [file.plain() for file in run.counts.unread],
        "learned": run.described,
        "outputs": [raster.plain() for raster in run.rasters],
        "missing_values": run.counts.missing,
        "never_clear": round(run.counts.never_clear, 6),
        "masked_in_vain": round(run.counts.masked_in_vain, 6),
        "dropped_as_patches": round(run.counts.dropped_as_patches, 6),
        "seconds": round(run.seconds, 2),
    }
    return json.dumps(content, indent=1, ensure_ascii=False, default=_plain) + "\n"


def _plain(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, (np.integer, np.floating)):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    raise TypeError(type(value).__name__)


def _parameters(job: Job) -> dict[str, Any]:
    plain = dataclasses.asdict(job)
    for name in ("optical", "sar", "coarse"):
        plain[name] = [{"path": source.path, "date": source.date} for source in getattr(job, name)]
    return plain


def _optical(run: FinishedRun) -> list[dict[str, Any]]:
    return [
        {
            "date": date,
            "clear_fraction": round(share, 4),
            "dropped_as_patches": round(run.counts.stained[date], 4),
            "acquisitions": [
                {
                    "name": item.name,
                    "sensor": item.sensor,
                    "files": sorted({band.path for band in item.bands}),
                    "mask": item.mask.name if item.mask else None,
                }
                for item in items
            ],
        }
        for (date, items), share in zip(run.scene.optical.days, run.clear_shares)
    ]


def _coarse(scene: Scene) -> dict[str, Any] | None:
    if scene.coarse is None:
        return None
    return {
        "metres": scene.coarse.metres,
        "bands": list(scene.coarse.optical.bands),
        "acquisitions": [
            {
                "date": date,
                "names": [item.name for item in items],
                "files": sorted({band.path for item in items for band in item.bands}),
            }
            for date, items in scene.coarse.optical.days
        ],
    }


def _sar(scene: Scene, levels: SarLevels) -> list[dict[str, Any]]:
    if scene.sar is None:
        return []
    return [
        {
            "date": item.date,
            "orbit": item.orbit,
            "satellite": item.satellite,
            "units": sorted({band.unit for one in item.items for band in one.bands}),
            "level_offset_db": levels.offsets[k].round(4).tolist(),
            "files": sorted({band.path for one in item.items for band in one.bands}),
        }
        for k, item in enumerate(scene.sar.passes)
    ]
