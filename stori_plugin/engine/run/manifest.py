"""The manifest of a run: everything needed to repeat it, as JSON."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Sequence
from typing import Any

import numpy as np

from ..outputs.dated_rasters import DatedRaster
from ..scene.job import Job
from ..scene.learn_scene import LearnedScene
from ..scene.sar_reader import SarLevels
from ..scene.scene import Scene
from ..support.versions import versions

FORMAT = 1


def manifest_text(
    job: Job,
    scene: Scene,
    learned: LearnedScene,
    shares,
    rasters: Sequence[DatedRaster],
    seconds: float,
    summary: str,
) -> str:
    """Return the manifest as JSON text."""
    content = {
        "format": FORMAT,
        "summary": summary,
        "parameters": _parameters(job),
        "versions": versions(),
        "grid": {
            "crs": scene.grid.crs,
            "transform": list(scene.grid.transform),
            "width": scene.grid.width,
            "height": scene.grid.height,
        },
        "optical": _optical(scene, shares.by_date),
        "sar": _sar(scene, learned.sar_levels),
        "left_out": [item.name for item in scene.optical.left_out],
        "notes": list(scene.notes),
        "problems": list(scene.problems),
        "not_read": [file.plain() for file in shares.unread],
        "learned": [
            learned.targets[target.name].describe(target.name, target.bands)
            for target in scene.targets
        ],
        "outputs": [_output(raster) for raster in rasters],
        "missing_values": shares.missing,
        "seconds": round(seconds, 2),
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
    for name in ("optical", "sar"):
        plain[name] = [{"path": source.path, "date": source.date} for source in getattr(job, name)]
    return plain


def _optical(scene: Scene, by_date: np.ndarray) -> list[dict[str, Any]]:
    return [
        {
            "date": date,
            "clear_fraction": round(float(share), 4),
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
        for (date, items), share in zip(scene.optical.days, by_date)
    ]


def _sar(scene: Scene, levels: SarLevels) -> list[dict[str, Any]]:
    if scene.sar is None:
        return []
    return [
        {
            "date": item.date,
            "orbit": item.orbit,
            "decibel": levels.decibel,
            "level_offset_db": levels.offsets[k].round(4).tolist(),
            "files": sorted({band.path for one in item.items for band in one.bands}),
        }
        for k, item in enumerate(scene.sar.passes)
    ]


def _output(raster: DatedRaster) -> dict[str, Any]:
    return {
        "series": raster.series,
        "date": raster.date,
        "bands": list(raster.bands),
        "file": os.path.basename(raster.path),
        "sd_file": os.path.basename(raster.sd_path),
    }
