"""One run: from lists of rasters to a folder of dated, gap-free ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..acquisitions.series import Source
from ..pixels.cloud_masks import KINDS
from ..support.errors import ParameterError

LEAVE_OUT, STOP = "leave-out", "stop"
ON_READ_ERROR = (LEAVE_OUT, STOP)


@dataclass(frozen=True)
class Job:
    """Everything that a run depends on.

    ``optical`` and ``sar`` are the inputs, SAR may be empty. ``output`` is a folder. ``bands``
    may hold index names such as NDVI, each reconstructed as a series of its own; empty means
    all bands. ``cloud_mask`` is auto, scl, qa_pixel, binary or none; ``mask_buffer`` is in
    metres. ``extent`` is (xmin, ymin, xmax, ymax) in ``extent_crs``, ``resolution`` in units of
    the target CRS. ``step`` is an ISO 8601 duration, "observed" or a comma list of dates.
    ``robust`` drops clear observations that stand out like missed cloud. ``workers`` 0 means
    all cores; ``memory`` is in MiB. With ``resume`` finished blocks outlive an interruption, and
    the same job into the same folder goes on from them. ``on_read_error`` says whether an input
    that cannot be read counts as missing where it cannot (leave-out), or stops the run (stop).
    ``scheduler`` is the address of a Dask scheduler whose workers compute the blocks; empty means
    this process. ``model`` is the file of a trained network for `stori`, empty for the one that
    comes with the plugin; ``finetune`` allows it a short training on the scene.
    """

    optical: tuple[Source, ...]
    output: str
    sar: tuple[Source, ...] = ()
    bands: tuple[str, ...] = ()
    cloud_mask: str = "auto"
    clear_classes: tuple[int, ...] = (4, 5, 6)
    mask_buffer: float = 20.0
    extent: tuple[float, float, float, float] | None = None
    extent_crs: str = ""
    resolution: float | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    step: str = "P10D"
    method: str = "auto"
    keep_observed: bool = False
    uncertainty: bool = True
    robust: bool = True
    workers: int = 0
    memory: int = 1024
    resume: bool = True
    on_read_error: str = LEAVE_OUT
    scheduler: str = ""
    model: str = ""
    finetune: bool = True

    def check(self) -> None:
        """Raise for what can be known to be wrong before reading anything.

        `ParameterError` for malformed parameters, `InputError` for a ``model`` that is none.
        """
        from ..methods.method_registry import CHOICES

        if self.method not in CHOICES:
            raise ParameterError(f"METHOD is “{self.method}”: choose one of {', '.join(CHOICES)}.")
        if self.cloud_mask not in KINDS:
            raise ParameterError(
                f"CLOUD_MASK is “{self.cloud_mask}”: choose one of {', '.join(KINDS)}."
            )
        if not self.mask_buffer >= 0:
            raise ParameterError(f"MASK_BUFFER is {self.mask_buffer:g}: give metres, 0 or more.")
        if self.workers < 0:
            raise ParameterError(f"WORKERS is {self.workers}: give 0 for all cores, or a number.")
        if self.on_read_error not in ON_READ_ERROR:
            raise ParameterError(
                f"ON_READ_ERROR is “{self.on_read_error}”: choose one of "
                f"{', '.join(ON_READ_ERROR)}."
            )
        if self.memory < 64:
            raise ParameterError(f"MEMORY is {self.memory} MiB: give 64 or more.")
        if self.model:
            from ..methods.network.model_file import load_model

            load_model(self.model)
