"""What a run will take, before it begins: time, memory, disk. Rough, and on the safe side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .grid import target_grid
from .indices import is_index
from .series import Series
from .threads import worker_count

# Seconds on one core of a laptop of 2020, fitted to runs of 64² to 512² pixels.
_START = 4.0
_LEARNING = {"linear": 2.0, "whittaker": 4.0, "harmonic": 3.0}
_LEARNING_ELSE = 6.0  # a target
_PER_VALUE_READ = 6e-8
_PER_VALUE_MADE = {"linear": 6e-8, "whittaker": 3e-7, "harmonic": 2e-7}
_PER_VALUE_MADE_ELSE = 4e-7
_PER_FILE = 0.02
_COMPRESSED = 0.7


@dataclass(frozen=True)
class Estimate:
    """Seconds, mebibytes of memory and of disk, and the number of pixels and dates."""

    seconds: float
    memory: float
    disk: float
    pixels: int
    dates: int


def estimate(
    optical: Series,
    sar: Series | None,
    bands: Sequence[str],
    dates: int,
    method: str,
    uncertainty: bool,
    workers: int,
    memory: int,
    extent: tuple[float, float, float, float] | None = None,
    extent_crs: str = "",
    resolution: float | None = None,
) -> Estimate:
    """Estimate a run that writes ``dates`` dates of ``bands`` (empty: all of the series).

    Raises `NoOverlapError` where the inputs and the extent share no ground.
    """
    grid = target_grid(optical, sar, extent, extent_crs, resolution)
    pixels = grid.width * grid.height
    asked = list(bands) or list(optical.band_names)
    indices = [name for name in asked if is_index(name)]
    reflectance = [name for name in asked if name not in indices]
    seen = len(optical.dates) * (len(reflectance) + 2 * len(indices))
    passes = len(sar.acquisitions) if sar else 0
    made = dates * len(asked) * (2 if uncertainty else 1)
    cores = worker_count(workers)
    targets = len(indices) + (1 + 0.4 * len(reflectance) if reflectance else 0)
    learning = _LEARNING.get(method, _LEARNING_ELSE) * targets
    rate = _PER_VALUE_MADE.get(method, _PER_VALUE_MADE_ELSE)
    work = pixels * ((seen + 4 * passes) * _PER_VALUE_READ + made * rate)
    files = _PER_FILE * (len(optical.rasters) + passes + dates * 2)
    bytes_each = 2 * len(reflectance) + 4 * len(indices)
    disk = pixels * dates * bytes_each * (2 if uncertainty else 1) * _COMPRESSED / 2**20
    block = pixels * (4.0 * (seen + 7 * passes) + 2.0 * dates * bytes_each) / 2**20
    return Estimate(
        _START + learning + files + work / max(cores, 1),
        float(np.clip(block * (cores + 1) / max(cores, 1), 32.0, memory)),
        disk,
        pixels,
        dates,
    )
