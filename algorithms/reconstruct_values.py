"""The values given to ``stori:reconstruct``: checked, and read for the engine."""

from __future__ import annotations

import datetime
from typing import Any

from ..engine.dates import output_dates
from . import reconstruct_parameters as names
from . import shared_parameters as shared
from .values import Values

SOME_DAY = datetime.date(2000, 1, 1)
PAIRS = (
    (shared.OPTICAL, shared.OPTICAL_FOLDER, "optical acquisitions", True),
    (shared.SAR, shared.SAR_FOLDER, "SAR acquisitions", False),
)
CHOICES = (
    (names.METHOD, names.METHODS),
    (shared.CLOUD_MASK, shared.CLOUD_MASKS),
    (names.ON_READ_ERROR, names.READ_ERRORS),
)


class ReconstructValues(Values):
    """Reads the parameters of one reconstruction."""

    def check(self) -> None:
        """Raise for the first value that cannot work, before anything is read."""
        for pair in PAIRS:
            self.check_pair(*pair)
        for name, options in CHOICES:
            self.check_choice(name, options)
        for name in (shared.MASK_BUFFER, shared.WORKERS, shared.MEMORY):
            self.check_number(name)
        self.check_file(shared.MODEL)
        start, end = self.period()
        # Any observed date does: only the form of STEP and the period are at stake.
        output_dates(
            self.text(names.STEP), {start or end or SOME_DAY, end or start or SOME_DAY}, start, end
        )
        self.clear_classes()
        self.resolution()

    def for_job(self) -> dict[str, Any]:
        """Return the keyword arguments of the engine's ``Job``, but for its sources."""
        start, end = self.period()
        return {
            "output": self.destination(shared.OUTPUT),
            "bands": self.names(shared.BANDS),
            "cloud_mask": self.choice(shared.CLOUD_MASK),
            "clear_classes": self.clear_classes(),
            "mask_buffer": self.number(shared.MASK_BUFFER),
            **self.extent(),
            "resolution": self.resolution(),
            "start": start,
            "end": end,
            "step": self.text(names.STEP),
            "method": self.choice(names.METHOD),
            "keep_observed": self.flag(names.KEEP_OBSERVED),
            "uncertainty": self.flag(shared.UNCERTAINTY),
            "robust": self.flag(names.ROBUST),
            "model": self.text(shared.MODEL),
            "finetune": self.flag(shared.FINETUNE),
            "workers": self.whole(shared.WORKERS),
            "memory": self.whole(shared.MEMORY),
            "resume": self.flag(names.RESUME),
            "on_read_error": self.choice(names.ON_READ_ERROR),
            "scheduler": self.text(names.SCHEDULER),
        }
