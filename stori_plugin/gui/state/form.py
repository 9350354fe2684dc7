"""What the Run tab says, as plain values."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from ...engine.options.series_options import LEARN_FROM, GridOptions, Masking
from ...engine.scene.job import Job, scene_job

_LARGEST = 2**31 - 1  # what Qt counts to
_LONGEST = 10_000  # characters


@dataclass
class Form:
    """The choices of a run, as the parameters of ``stori:reconstruct`` take them.

    Each field is called after its parameter, and begins with the default of `Job`.
    """

    bands: str = ""
    """A comma list of bands and indices; empty means all bands."""

    step: str = Job.step
    """An ISO 8601 duration, “observed”, or a comma list of dates."""

    start: str = ""
    """YYYY-MM-DD; empty means the first image."""

    end: str = ""
    """YYYY-MM-DD; empty means the last image."""

    method: str = Job.method
    """One of the methods to choose from."""

    cloud_mask: str = Job.cloud_mask
    """One of the kinds of masks."""

    clear_classes: str = ",".join(map(str, Job.clear_classes))
    """A comma list of classes of the scene classification."""

    mask_buffer: float = Job.mask_buffer
    """Metres."""

    extent: str = ""
    """"xmin,xmax,ymin,ymax [authority code]"; empty means all that the images share."""

    resolution: float = 0.0
    """The side of a pixel; 0 means that of the finest image."""

    coarse_resolution: float = 0.0
    """Metres that a coarse pixel really sees; 0 means those of its rasters."""

    learn_from: str = Job.learn_from
    """Where methods learn: in the extent or in the whole scene."""

    keep_observed: bool = Job.keep_observed
    """Whether clear pixels keep what was measured."""

    uncertainty: bool = Job.uncertainty
    """Whether standard deviations are written."""

    workers: int = Job.workers
    """Threads; 0 means all cores."""

    memory: int = Job.memory
    """MiB."""

    output: str = ""
    """The folder of the result; empty until it is chosen."""

    def parameters(self) -> dict[str, Any]:
        """Return the parameters that say something; the others keep their defaults."""
        values = asdict(self)
        return {
            field.name.upper(): values[field.name]
            for field in fields(self)
            if values[field.name] != field.default or field.name in ("method", "step")
        }

    def date(self, name: str) -> dt.date | None:
        """Return ``start`` or ``end`` as a date; None where it is open or not a date."""
        try:
            return dt.date.fromisoformat(getattr(self, name))
        except ValueError:
            return None

    def grid(self) -> GridOptions:
        """Return the extent, None where it is open or cannot be read, and the resolution."""
        resolution = self.resolution or None
        numbers, _, crs = self.extent.partition("[")
        try:
            west, east, south, north = (float(part) for part in numbers.split(","))
            if not all(map(math.isfinite, (west, east, south, north))):
                raise ValueError
        except ValueError:
            return GridOptions(resolution=resolution)
        return GridOptions((west, south, east, north), crs.strip(" ]"), resolution)

    def masking(self) -> Masking:
        """Return what counts as clear; the usual classes where none can be read as a number."""
        parts = [part.strip() for part in self.clear_classes.split(",")]
        classes = tuple(int(part) for part in parts if part.isdecimal() and len(part) <= 3)
        return Masking(self.cloud_mask, classes or Masking.clear_classes, self.mask_buffer)

    def scene_job(self) -> Job:
        """Return the `Job` of a scene that is looked at: mask and grid as the form says.

        Its inputs and bands come later; dates, method and output do not count.
        """
        job = scene_job(self.masking(), self.grid())
        learn_from = self.learn_from if self.learn_from in LEARN_FROM else Job.learn_from
        metres = self.coarse_resolution if self.coarse_resolution > 0 else None
        return replace(job, learn_from=learn_from, coarse_resolution=metres)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for the project file."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Form:
        """Read what `to_dict` wrote; what is unknown or of the wrong kind keeps its default."""
        form = cls()
        for item in fields(cls):
            value, default = values.get(item.name), getattr(form, item.name)
            if isinstance(default, float) and type(value) is int:
                value = _as_number(value)
            if type(value) is type(default) and _can_be_shown(value):
                setattr(form, item.name, value)
        return form


def _as_number(value: int) -> float | None:
    return float(value) if abs(value) <= _LARGEST else None


def _can_be_shown(value: Any) -> bool:
    """Tell a value that a field of a dialog takes."""
    if isinstance(value, str):
        return len(value) <= _LONGEST
    return isinstance(value, bool) or abs(value) <= _LARGEST
