"""Learning a method with everything that belongs to it: screening, model, calibration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .calibration import Calibration, calibrate
from .methods import METHODS, Estimate, Model, Observations
from .progress import Progress
from .screening import Screen, find_screen

_SILENT = Progress()


@dataclass(frozen=True)
class Fitted:
    """A method that is ready for any pixel of the scene it has learned from."""

    method: str
    model: Model
    screen: Screen | None
    calibration: Calibration | None

    def screened(self, series: Observations) -> Observations:
        """Return the series without the observations that the screen drops."""
        return series if self.screen is None else self.screen.apply(series)

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Return the calibrated estimate on ``days`` for a series that was `screened`.

        Without calibration there is no spread.
        """
        estimate = self.model.reconstruct(series, days)
        if self.calibration is None:
            return Estimate(estimate.mean, None)
        return self.calibration.apply(estimate, series, days)

    def describe(self) -> dict[str, Any]:
        """Return what was learned, as plain numbers and words."""
        return {
            "method": self.method,
            "model": self.model.describe(),
            "screen": self.screen.describe() if self.screen else None,
            "calibration": self.calibration.describe() if self.calibration else None,
        }


def fit(
    method: str,
    sample: Observations,
    roles: tuple[str, ...],
    uncertainty: bool = True,
    robust: bool = True,
    progress: Progress = _SILENT,
) -> Fitted:
    """Learn a method from a sample of a scene.

    ``roles`` are those of the bands (see `Method.learn`). With ``robust`` what stands out is
    dropped first, with ``uncertainty`` intervals are calibrated on held-out windows.
    """
    screen = find_screen(sample, roles) if robust else None
    seen = screen.apply(sample) if screen else sample
    model = METHODS[method]().learn(seen, roles)
    calibration = calibrate(model, seen, sample, progress) if uncertainty else None
    return Fitted(method, model, screen, calibration)
