"""Whole runs of the engine on made scenes, and how to look at what they wrote."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.outputs.block_files import SUFFIX
from stori_plugin.engine.run.reconstruct import reconstruct as run
from stori_plugin.engine.run.run_result import RunResult
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.support.progress import Progress


class Listener(Progress):
    """Remembers what was said; asks to stop when a sentence with ``stop_at`` comes."""

    def __init__(self, stop_at: str = "", looks: int = 0) -> None:
        self.lines: list[str] = []
        self.warnings: list[str] = []
        self.fractions: list[float] = []
        self.stop_at, self.looks = stop_at, looks
        self.stopped = False

    def fraction(self, done: float) -> None:
        self.fractions.append(done)

    def step(self, text: str) -> None:
        self.say(text)

    def say(self, text: str) -> None:
        self.lines.append(text)
        self.stopped |= bool(self.stop_at) and self.stop_at in text

    def warn(self, text: str) -> None:
        self.warnings.append(text)

    def is_cancelled(self) -> bool:
        if self.stopped and self.looks:
            self.looks -= 1
            return False
        return self.stopped


def finished_blocks(output) -> int:
    """Count the finished blocks of a run that is under way in a folder."""
    return len(list(Path(output).glob(f"*/*{SUFFIX}")))


def job(folder, output, sar: str = "sar", **changes) -> Job:
    """A job on the series below ``folder``: ``optical``, and ``sar`` unless that is empty."""
    given = {
        "optical": tuple(rasters_in(str(Path(folder) / "optical"))),
        "workers": 1,
        "method": "gp",
    }
    if sar:
        given["sar"] = tuple(rasters_in(str(Path(folder) / sar)))
    return Job(output=str(output), **{**given, **changes})


def reconstruct(folder, output, listener: Progress | None = None, **changes) -> RunResult:
    return run(job(folder, output, **changes), listener or Listener())


def values(path: str) -> np.ndarray:
    """Return (bands, rows, columns) in physical numbers, NaN where missing."""
    with rasterio.open(path) as dataset:
        stored = dataset.read(masked=True).astype(float).filled(np.nan)
        scale = dataset.scales[0]
        if np.dtype(dataset.dtypes[0]).kind == "i" and scale == 1.0:
            scale = 1e-4
        return stored * scale + dataset.offsets[0]


def pixels(result: RunResult) -> dict[str, np.ndarray]:
    """Return the stored numbers of every raster of a run by file name."""
    found = {}
    for raster in result.rasters:
        for path in filter(None, (raster.path, raster.sd_path)):
            with rasterio.open(path) as dataset:
                found[Path(path).name] = dataset.read()
    return found


def files_below(folder) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*"))
