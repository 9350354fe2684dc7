"""What the Run tab says, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, fields
from typing import Any

# Parameters of stori:reconstruct by the field that fills them; empty ones are left out.
PARAMETERS = {
    "BANDS": "bands",
    "STEP": "step",
    "START": "start",
    "END": "end",
    "METHOD": "method",
    "CLOUD_MASK": "cloud_mask",
    "CLEAR_CLASSES": "clear_classes",
    "MASK_BUFFER": "mask_buffer",
    "EXTENT": "extent",
    "RESOLUTION": "resolution",
    "KEEP_OBSERVED": "keep_observed",
    "UNCERTAINTY": "uncertainty",
    "WORKERS": "workers",
    "MEMORY": "memory",
    "OUTPUT": "output",
}


@dataclass
class Form:
    """The choices of a run; texts as the parameters of ``stori:reconstruct`` take them.

    ``extent`` is "xmin,xmax,ymin,ymax [authid]" or empty, dates are YYYY-MM-DD or empty,
    ``resolution`` 0 means that of the input.
    """

    bands: str = ""
    step: str = "P10D"
    start: str = ""
    end: str = ""
    method: str = "auto"
    cloud_mask: str = "auto"
    clear_classes: str = "4,5,6"
    mask_buffer: float = 20.0
    extent: str = ""
    resolution: float = 0.0
    keep_observed: bool = False
    uncertainty: bool = True
    workers: int = 0
    memory: int = 1024
    output: str = ""

    def parameters(self) -> dict[str, Any]:
        """Return the parameters that say something; the others keep their defaults."""
        defaults = Form()
        given = {}
        for parameter, name in PARAMETERS.items():
            value = getattr(self, name)
            if value != getattr(defaults, name) or name in ("method", "step"):
                given[parameter] = value
        return given

    def date(self, name: str) -> dt.date | None:
        """Return ``start`` or ``end`` as a date; None where it is open or not a date."""
        try:
            return dt.date.fromisoformat(getattr(self, name))
        except ValueError:
            return None

    def box(self) -> tuple[tuple[float, float, float, float] | None, str]:
        """Return the extent as (xmin, ymin, xmax, ymax) and its CRS; None where it is open."""
        numbers, _, crs = self.extent.partition("[")
        try:
            west, east, south, north = (float(part) for part in numbers.split(","))
        except ValueError:
            return None, ""
        return (west, south, east, north), crs.strip(" ]")

    def for_job(self) -> dict[str, Any]:
        """Return the keyword arguments of the engine's ``Job`` that the form decides."""
        extent, extent_crs = self.box()
        return {
            "cloud_mask": self.cloud_mask,
            "clear_classes": self.classes(),
            "mask_buffer": self.mask_buffer,
            "extent": extent,
            "extent_crs": extent_crs,
            "resolution": self.resolution or None,
            "start": self.date("start"),
            "end": self.date("end"),
            "step": self.step,
        }

    def classes(self) -> tuple[int, ...]:
        """Return the clear classes that can be read as numbers; the usual ones where none can."""
        parts = [part.strip() for part in self.clear_classes.split(",")]
        return tuple(int(part) for part in parts if part.isdigit()) or (4, 5, 6)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for the project file."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Form:
        """Read what `to_dict` wrote; what is unknown or of the wrong kind keeps its default."""
        form = cls()
        for item in fields(cls):
            value, default = values.get(item.name), getattr(form, item.name)
            number = isinstance(default, (int, float)) and not isinstance(default, bool)
            if isinstance(value, type(default)) or (
                number and isinstance(value, (int, float)) and not isinstance(value, bool)
            ):
                setattr(form, item.name, value)
        return form
