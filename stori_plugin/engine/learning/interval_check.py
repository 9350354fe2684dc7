"""How many hidden values lie within 90 % intervals that were made without them.

A calibration is made so that its intervals hold 90 % of what it was made from, which says nothing
of itself. So every stretch of time is judged by a calibration that the other stretches make
(cross-validation; Stone 1974, J. R. Stat. Soc. B 36:111).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..options.validate_options import CLOUD
from ..pixels.gaps import stretches
from .calibration import NORMAL_90, Calibration, calibrate
from .hidden_dates import HeldOutErrors, HiddenDate
from .knots import between_knots

_STRETCH = 30.0  # days after which errors are no longer those of the same event
_FEWEST = 4  # stretches, to say anything


@dataclass(frozen=True)
class IntervalCheck:
    """What was counted."""

    held: float
    """The share of hidden values that lie within their 90 % interval, 0 to 1."""

    values: int
    """How many values that rests on."""

    dates: int
    """How many times a date was hidden."""

    def describe(self) -> dict[str, float | int]:
        """Return it as plain numbers, for the manifest."""
        return {"held": round(self.held, 4), "values": self.values, "hidden_dates": self.dates}


def check_intervals(errors: HeldOutErrors) -> IntervalCheck | None:
    """Count how many hidden values lie within intervals of a calibration that has not seen them.

    None where hidden dates fall into fewer than four stretches of 30 days.
    """
    days = np.unique([date.day for date in errors.dates])
    if not len(days):
        return None
    number = dict(zip(days.tolist(), stretches(days, _STRETCH).tolist()))
    parts = sorted(set(number.values()))
    if len(parts) < _FEWEST:
        return None
    held = values = 0
    for part in parts:
        judged = [date for date in errors.dates if number[date.day] == part]
        others = tuple(date for date in errors.dates if number[date.day] != part)
        calibration = calibrate(replace(errors, dates=others))
        for date in judged:
            inside = np.abs(date.error) <= NORMAL_90 * _claimed(calibration, date)
            held, values = held + int(inside.sum()), values + inside.size
    hidden = {(date.half, date.day) for date in errors.dates}
    return IntervalCheck(held / max(values, 1), values, len(hidden))


def _claimed(calibration: Calibration, date: HiddenDate) -> np.ndarray:
    """Return the calibrated standard deviations (B, n) of a hidden date."""
    factors = calibration.factor
    if date.shape == CLOUD and calibration.cloud is not None:
        factors = calibration.cloud
    scale = np.stack([between_knots(date.gaps, calibration.gaps, row) for row in factors])
    return scale if date.spread is None else scale * date.spread
