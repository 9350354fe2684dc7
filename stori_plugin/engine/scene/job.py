"""What is asked of a run. A value alone: it loads neither NumPy nor anything that reads rasters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..options.method_options import AUTO, MethodOptions
from ..options.prepare_sar_options import PrepareSarOptions
from ..options.series_options import (
    LEARN_FROM,
    Execution,
    GridOptions,
    Masking,
    SeriesRequest,
)
from ..support.errors import ParameterError
from ..support.sentences import Sentence
from ..support.threads import worker_count

if TYPE_CHECKING:
    from ..acquisitions.series import Source

LEAVE_OUT, STOP = "leave-out", "stop"
ON_READ_ERROR = (LEAVE_OUT, STOP)


@dataclass(frozen=True)
class Job:
    """Everything that a run depends on. `run.check_job` tells whether it makes sense."""

    optical: tuple[Source, ...]
    """Optical rasters and product folders."""

    output: str
    """The folder of the result."""

    sar: tuple[Source, ...] = ()
    """SAR rasters and product folders; may be empty."""

    bands: tuple[str, ...] = ()
    """Bands, and indices such as NDVI, each a series of its own; empty means all bands."""

    cloud_mask: str = Masking.kind
    """Which masks say what is clear, one of `MASK_KINDS`; auto takes what is there."""

    clear_classes: tuple[int, ...] = Masking.clear_classes
    """The classes of Sentinel-2's SCL that are clear."""

    mask_buffer: float = Masking.buffer
    """Metres around clouds that do not count as clear either."""

    level_sensors: bool = SeriesRequest.level_sensors
    """Whether sensors are brought to the level of the one with most acquisitions."""

    extent: tuple[float, float, float, float] | None = GridOptions.extent
    """xmin, ymin, xmax, ymax in ``extent_crs``; None for all that the inputs share."""

    extent_crs: str = GridOptions.extent_crs
    """The CRS of ``extent``; empty for that of the result."""

    learn_from: str = LEARN_FROM[0]
    """Where methods and levels of SAR are learned: in ``extent``, or in the whole scene that the
    rasters share, so that all its parts have the same values."""

    resolution: float | None = GridOptions.resolution
    """Edge of a pixel in units of the target CRS; None for that of the finest optical raster."""

    start: dt.date | None = None
    """The first output date; None for the first acquisition."""

    end: dt.date | None = None
    """The last output date; None for the last acquisition."""

    step: str = "P10D"
    """An ISO 8601 duration, "observed", or a comma list of dates (see `output_dates`)."""

    method: str = AUTO
    """The method that reconstructs; auto chooses by hidden dates of the scene."""

    keep_observed: bool = False
    """Whether clear observations take the place of their estimates."""

    uncertainty: bool = True
    """Whether standard deviations are written as well."""

    fill_unseen: bool = True
    """Whether pixels that were never seen clear get what the scene and their SAR say of them."""

    quality: bool = True
    """Whether a raster beside each date says what its values rest on."""

    non_local: bool = PrepareSarOptions.non_local
    """Whether SAR is averaged over neighbours that behave alike, after the speckle filter."""

    robust: bool = True
    """Whether clear observations that stand out like missed cloud are dropped."""

    graded: bool = MethodOptions.graded
    """Whether observations that masks leave in doubt are used where the scene bears them out."""

    workers: int = Execution.workers
    """Blocks computed at once; 0 means one per core."""

    memory: int = Execution.memory
    """Memory for the blocks in work, MiB."""

    resume: bool = Execution.resume
    """Whether finished blocks outlive an interruption, for the same job to go on from."""

    on_read_error: str = LEAVE_OUT
    """Whether what cannot be read of an input counts as missing (leave-out) or stops the run."""

    scheduler: str = Execution.scheduler
    """Address of a Dask scheduler whose workers compute the blocks; empty for this process."""

    model: str = MethodOptions.model
    """File of a trained network for `stori`; empty for the one that comes with the plugin."""

    finetune: bool = MethodOptions.finetune
    """Whether that network may be trained on the scene for a moment."""

    least_gain: float = MethodOptions.least_gain
    """Percent by which it must lower the error of `gp` on held-out dates for `auto` to use it."""

    coarse: tuple[Source, ...] = ()
    """Optical rasters of a coarser sensor that saw more dates; may be empty."""

    coarse_resolution: float | None = None
    """Metres that a coarse pixel really sees; None for those of its files."""

    @property
    def method_options(self) -> MethodOptions:
        """What the user decides about methods."""
        return MethodOptions(
            self.model, self.finetune, self.least_gain, self.graded, worker_count(self.workers)
        )


def check_learn_from(choice: str) -> None:
    """Raise `ParameterError` for what is none of `LEARN_FROM`."""
    if choice not in LEARN_FROM:
        raise ParameterError(
            Sentence(
                "LEARN_FROM is “{choice}”: choose one of {choices}.",
                choice=choice,
                choices=", ".join(LEARN_FROM),
            )
        )


def scene_job(masking: Masking, grid: GridOptions) -> Job:
    """Return a `Job` that has mask and grid; its inputs and all else are for its user to add."""
    return Job(
        optical=(),
        output="",
        cloud_mask=masking.kind,
        clear_classes=masking.clear_classes,
        mask_buffer=masking.buffer,
        extent=grid.extent,
        extent_crs=grid.extent_crs,
        resolution=grid.resolution,
    )
