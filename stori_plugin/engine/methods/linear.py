"""Linear interpolation in time between the nearest clear observations."""

from __future__ import annotations

import numpy as np

from ..support.kernels import kernel
from ..support.progress import SILENT, Progress
from .interface import Estimate, Method, Model, Observations


@kernel()
def _interpolate(days, values, clear, wanted, result):
    dates, bands, pixels = values.shape
    for pixel in range(pixels):
        before = -1
        after = 0
        while after < dates and not clear[after, pixel]:
            after += 1
        if after == dates:
            result[:, :, pixel] = np.nan
            continue
        for o in range(wanted.shape[0]):
            while after < dates and days[after] < wanted[o]:
                before = after
                after += 1
                while after < dates and not clear[after, pixel]:
                    after += 1
            if before < 0:
                result[o, :, pixel] = values[after, :, pixel]
            elif after == dates:
                result[o, :, pixel] = values[before, :, pixel]
            else:
                share = (wanted[o] - days[before]) / (days[after] - days[before])
                for b in range(bands):
                    first, second = values[before, b, pixel], values[after, b, pixel]
                    result[o, b, pixel] = first + share * (second - first)


class LinearModel(Model):
    """Straight lines; the nearest value is held before the first and after the last one."""

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Interpolate; see `Model.reconstruct`. ``days`` must ascend."""
        bands = series.values.shape[1]
        mean = np.empty((len(days), bands, series.pixels), np.float32)
        _interpolate(series.days, series.values, series.clear, np.asarray(days, float), mean)
        return Estimate(mean, None)


class Linear(Method):
    """Linear interpolation; nothing is learned."""

    name = "linear"
    bands_apart = True

    def learn(
        self, sample: Observations, roles: tuple[str, ...], progress: Progress = SILENT
    ) -> Model:
        """Return the one model there is."""
        return LinearModel()
