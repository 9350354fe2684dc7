"""What a run will take, before it begins: time, memory, disk. Rough, and on the safe side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..acquisitions.series import Series
from ..pixels.spectral_indices import is_index
from ..rasters.target_grid import target_grid
from ..run.run_time import RunSize, run_time
from ..support.threads import worker_count

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
    coarse: Series | None = None,
) -> RunEstimate:
    """Estimate a run before it begins.

    ``optical``, ``sar``, ``coarse``: the series; None without SAR, or without a coarse sensor.
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
    cores = worker_count(workers)
    size = RunSize(
        pixels=pixels,
        optical=len(optical.dates),
        read=len(reflectance) + 2 * len(indices),
        sar=passes,
        files=len(optical.rasters) + passes,
        dates=dates,
        targets=[*([len(reflectance)] if reflectance else []), *(1 for _ in indices)],
        uncertainty=uncertainty,
        coarse=len(coarse.dates) if coarse else 0,
        coarse_files=len(coarse.rasters) if coarse else 0,
    )
    bytes_each = 2 * len(reflectance) + 4 * len(indices)
    disk = pixels * dates * bytes_each * (2 if uncertainty else 1) * _COMPRESSED / 2**20
    block = pixels * (4.0 * (seen + 7 * passes) + 2.0 * dates * bytes_each) / 2**20
    return RunEstimate(
        run_time(size, method, cores).seconds,
        float(np.clip(block * (cores + 1) / max(cores, 1), 32.0, memory)),
        disk,
        pixels,
        dates,
    )
