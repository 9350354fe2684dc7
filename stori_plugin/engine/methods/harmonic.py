"""Annual and semi-annual harmonics, with a ridge that keeps them small in long gaps."""

from __future__ import annotations

import numpy as np

from ..support.kernels import kernel
from ..support.progress import SILENT, Progress
from .interface import Estimate, Method, Model, Observations, no_observation
from .long_gaps import within_seen

_YEAR = 365.2425
_HARMONICS = 2
# The penalty on each squared amplitude, in units of the noise variance: it is as if k^2 more
# observations had shown that harmonic k is zero.
_RIDGE = 1.0


def design(days: np.ndarray, origin: float) -> np.ndarray:
    """Return the regressors (dates, 1 + 2 harmonics): one, then cosine and sine per harmonic."""
    phase = 2.0 * np.pi * (np.asarray(days, float) - origin) / _YEAR
    columns = [np.ones_like(phase)]
    for k in range(1, _HARMONICS + 1):
        columns += [np.cos(k * phase), np.sin(k * phase)]
    return np.stack(columns, axis=1)


@kernel()
def _solve(normal, right):
    """Solve for all columns of ``right`` in place; Cholesky in the lower half of ``normal``."""
    size, columns = right.shape
    for i in range(size):
        for j in range(i + 1):
            total = normal[i, j]
            for p in range(j):
                total -= normal[i, p] * normal[j, p]
            normal[i, j] = np.sqrt(total) if i == j else total / normal[j, j]
    for b in range(columns):
        for i in range(size):
            for p in range(i):
                right[i, b] -= normal[i, p] * right[p, b]
            right[i, b] /= normal[i, i]
        for i in range(size - 1, -1, -1):
            for p in range(i + 1, size):
                right[i, b] -= normal[p, i] * right[p, b]
            right[i, b] /= normal[i, i]


@kernel()
def _fit(regressors, values, clear, ridge, wanted, result):
    dates, bands, pixels = values.shape
    size = regressors.shape[1]
    normal = np.empty((size, size))
    coefficients = np.empty((size, bands))
    for pixel in range(pixels):
        normal[:] = 0.0
        coefficients[:] = 0.0
        count = 0
        for t in range(dates):
            if not clear[t, pixel]:
                continue
            count += 1
            for i in range(size):
                for j in range(i + 1):
                    normal[i, j] += regressors[t, i] * regressors[t, j]
                for b in range(bands):
                    coefficients[i, b] += regressors[t, i] * values[t, b, pixel]
        if count == 0:
            result[:, :, pixel] = np.nan
            continue
        for i in range(size):
            normal[i, i] += ridge[i]
        _solve(normal, coefficients)
        for o in range(wanted.shape[0]):
            for b in range(bands):
                total = 0.0
                for i in range(size):
                    total += wanted[o, i] * coefficients[i, b]
                result[o, b, pixel] = total


class HarmonicModel(Model):
    """Ridge regression on harmonics, per pixel and band."""

    def __init__(self, ridge: np.ndarray) -> None:
        self.ridge = ridge

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Fit the clear observations of each pixel and evaluate the harmonics on ``days``."""
        origin = float(series.days[0])
        wanted = np.concatenate([np.asarray(days, float), series.days])
        curve = np.empty((len(wanted), series.values.shape[1], series.pixels), np.float32)
        values = series.values.astype(np.float64)
        _fit(
            design(series.days, origin),
            values,
            series.clear,
            self.ridge,
            design(wanted, origin),
            curve,
        )
        curve[:, :, no_observation(series.clear)] = np.nan
        mean, fitted = curve[: len(days)], curve[len(days) :]
        return Estimate(within_seen(mean, fitted, series, wanted[: len(days)]), None)

    def describe(self) -> dict:
        """Return the period and the penalties."""
        return {"period_days": _YEAR, "harmonics": _HARMONICS, "ridge": self.ridge.tolist()}


class Harmonic(Method):
    """Harmonic regression (annual and semi-annual), ridge-regularised."""

    name = "harmonic"
    bands_apart = True

    def learn(
        self, sample: Observations, roles: tuple[str, ...], progress: Progress = SILENT
    ) -> Model:
        """Set the penalties; the fits are per pixel."""
        orders = np.array([0.0] + [float(k) for k in range(1, _HARMONICS + 1) for _ in range(2)])
        return HarmonicModel(_RIDGE * orders**2 + 1e-9)
