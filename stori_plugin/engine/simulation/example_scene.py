"""The scene that newcomers try things on: small enough to be made and run in seconds."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from pathlib import Path

from ..support.errors import OutputError
from ..support.progress import SILENT, Progress
from .made_scene import simulate_scene
from .writing import write_scene

NAME = "scene"
EDGE = 128  # pixels of 10 m
BANDS = ("B02", "B03", "B04", "B08")
# A growing season: 42 optical acquisitions, 36 of SAR.
_START, _END = dt.date(2021, 3, 15), dt.date(2021, 10, 10)
_SAR_STEP = 12  # days between the passes of an orbit
_SEED = 7


def example_folders(folder: str | Path, progress: Progress = SILENT) -> tuple[Path, Path]:
    """Return the folders of optical and SAR rasters of the example below ``folder``.

    The scene is made where it is not there yet, always the same, 128 x 128 pixels of farmland: it
    grows beside its place, ``folder``/scene, and moves there when it is whole. Raises
    `OutputError` where it cannot be written or something else bears its name, and
    `CancelledError` when stopped.
    """
    place = Path(folder) / NAME
    optical, sar = place / "optical", place / "sar"
    if _has_rasters(optical) and _has_rasters(sar):
        return optical, sar
    if place.exists():
        raise OutputError(
            f"{place} is there, but is not the whole example: delete it, and try again."
        )
    scene = simulate_scene(EDGE, EDGE, _START, _END, _SEED, BANDS, sar_step=_SAR_STEP)
    made = ""
    try:
        os.makedirs(folder, exist_ok=True)
        made = tempfile.mkdtemp(prefix=".making-", dir=folder)
        write_scene(scene, made, progress=progress)
        os.rename(made, place)
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written ({error.strerror}): make room there, or let yourself "
            "write to it."
        ) from error
    finally:
        if made:
            shutil.rmtree(made, ignore_errors=True)
    return optical, sar


def free_folder(folder: str | Path) -> Path:
    """Return a folder below ``folder`` for one more result, which is not there yet."""
    number = 1
    while (place := Path(folder) / (f"result-{number}" if number > 1 else "result")).exists():
        number += 1
    return place


def _has_rasters(folder: Path) -> bool:
    return any(folder.glob("*.tif"))
