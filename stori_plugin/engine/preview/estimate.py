"""What a run will take, before it begins: time, memory, disk. Rough, and on the safe side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..acquisitions.series import Series
from ..pixels.spectral_indices import is_index
from ..rasters.grid import target_grid
from ..support.threads import worker_count

# Seconds, fitted to runs on two cores: 64² pixels with 72 dates of 10 bands, 1024² with 60 of 4.
_START = 2.0
# Per target of one band; every further band of a target adds its share.
_LEARNING = {"linear": 0.4, "harmonic": 0.6, "whittaker": 0.8, "gp": 1.0, "stori": 2.0}
_LEARNING_ELSE = 2.2  # several methods on trial
_MORE_BANDS = 0.4
_PER_VALUE_READ = 6e-8
_PER_VALUE_MADE = {"linear": 2e-8, "gp": 7e-8, "harmonic": 7e-8, "whittaker": 1e-7, "stori": 3.5e-7}
_PER_VALUE_MADE_ELSE = 2e-7
_PER_FILE = 0.008
_COMPRESSED = 0.7


@dataclass(frozen=True)
class RunEstimate:
    """What a run will take."""

    seconds: float
    """Time on this computer."""

    memory: float
    """Memory for the blocks in work, MiB."""

    disk: float
    """Disk for the results, MiB."""

    pixels: int
    """Pixels of the grid."""

    dates: int
    """Output dates."""


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
) -> RunEstimate:
    """Estimate a run before it begins.

    ``optical``, ``sar``: the series; None without SAR.
    ``bands``: bands and indices; empty means all bands of the series.
    ``dates``: the number of output dates.
    ``method``: a method, or auto.
    ``uncertainty``: whether standard deviations are written as well.
    ``workers``: blocks computed at once, 0 for all cores.
    ``memory``: MiB for the blocks in work.
    ``extent``, ``extent_crs``, ``resolution``: see `target_grid`.

    Raises `NoOverlapError` where the inputs and the extent share no ground.
    """
    grid = target_grid(optical, sar, extent, extent_crs, resolution)
    pixels = grid.width * grid.height
    requested = list(bands) or list(optical.default_bands)
    indices = [name for name in requested if is_index(name)]
    reflectance = [name for name in requested if name not in indices]
    seen = len(optical.dates) * (len(reflectance) + 2 * len(indices))
    passes = len(sar.acquisitions) if sar else 0
    made = dates * len(requested) * (2 if uncertainty else 1)
    cores = worker_count(workers)
    targets = len(indices) + (1 + _MORE_BANDS * len(reflectance) if reflectance else 0)
    learning = _LEARNING.get(method, _LEARNING_ELSE) * targets
    rate = _PER_VALUE_MADE.get(method, _PER_VALUE_MADE_ELSE)
    work = pixels * ((seen + 4 * passes) * _PER_VALUE_READ + made * rate)
    files = _PER_FILE * (len(optical.rasters) + passes + dates * 2)
    bytes_each = 2 * len(reflectance) + 4 * len(indices)
    disk = pixels * dates * bytes_each * (2 if uncertainty else 1) * _COMPRESSED / 2**20
    block = pixels * (4.0 * (seen + 7 * passes) + 2.0 * dates * bytes_each) / 2**20
    return RunEstimate(
        _START + learning + files + work / max(cores, 1),
        float(np.clip(block * (cores + 1) / max(cores, 1), 32.0, memory)),
        disk,
        pixels,
        dates,
    )
