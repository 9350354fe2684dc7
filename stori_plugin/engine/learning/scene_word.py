"""What a scene says of a pixel that it never saw clear: what the others did, and its own SAR.

The pixels of the sample were reconstructed, so on every wanted date their mean and their spread
are known. Where there is SAR, a ridge regression (Hoerl & Kennard 1970, Technometrics 12:55) of
their values on their SAR says more. How strongly it is held back, and how far it errs, is told by
parts of the sample that it did not see, each a stretch of the scene of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.linalg import eigh

from ..methods.interface import Estimate, Observations
from ..support.matrix_products import product
from .fitting import FittedTarget

# SAR is averaged over so many days: single passes are mostly speckle.
_BIN = 20.0
# Parts of the sample that are held out in turn. Its pixels follow each other as windows do.
_PARTS = 5
# How strongly the regression is held back, in units of a feature's variance times the pixels.
_PENALTIES = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
# Pixels with SAR that a regression needs.
_FEWEST = 40


@dataclass(frozen=True)
class SarRegression:
    """The values of a pixel on O dates in B bands from its SAR."""

    edges: np.ndarray
    """(K + 1,) days between which passes are averaged."""

    centre: np.ndarray
    """(P,) means of the features."""

    scale: np.ndarray
    """(P,) their standard deviations."""

    gain: np.ndarray
    """(P, O * B) what a feature adds to a value, float64."""

    level: np.ndarray
    """(O * B,) values of a pixel with average SAR."""

    spread: np.ndarray
    """(O, B) standard deviation of its errors on pixels that it did not see."""

    penalty: float
    """How strongly it was held back."""

    def predict(self, series: Observations, pixels: np.ndarray) -> np.ndarray:
        """Return the values (O * B, n) of some pixels that have SAR."""
        features = sar_features(series, self.edges)[pixels]
        features = (features - self.centre) / self.scale
        return (product(features, self.gain) + self.level).T


@dataclass(frozen=True)
class SceneWord:
    """What is known of a pixel on O wanted dates in B bands before its own clear observations."""

    level: np.ndarray
    """(O, B) mean of the scene's pixels."""

    spread: np.ndarray
    """(O, B) standard deviation of an observation of any pixel around it."""

    low: np.ndarray
    """(O, B) lowest value of the sample."""

    high: np.ndarray
    """(O, B) highest value of the sample."""

    fused: SarRegression | None
    """What SAR adds; None without SAR, and where it adds nothing."""

    def fill(self, estimate: Estimate, series: Observations, where: np.ndarray) -> Estimate:
        """Return the estimate with values for pixels that were never seen clear.

        Args:
            estimate: of the N pixels of ``series`` on the wanted dates; a copy is returned.
            series: the observations.
            where: (N,) True for the pixels to fill.
        """
        if not where.any():
            return estimate
        mean = estimate.mean.copy()
        sd = None if estimate.sd is None else estimate.sd.copy()
        with_sar = where & series.sar_complete if self.fused else np.zeros_like(where)
        without = where & ~with_sar
        mean[:, :, without] = self.level[:, :, None]
        if sd is not None:
            sd[:, :, without] = self.spread[:, :, None]
        if self.fused is not None and with_sar.any():
            told = self.fused.predict(series, with_sar).reshape(*self.level.shape, -1)
            mean[:, :, with_sar] = np.clip(told, self.low[:, :, None], self.high[:, :, None])
            if sd is not None:
                sd[:, :, with_sar] = self.fused.spread[:, :, None]
        return Estimate(mean, sd)

    def describe(self) -> dict[str, Any]:
        """Return what was learned, for the manifest."""
        return {
            "from_sar": self.fused is not None,
            "spread": np.sqrt(np.mean(self.spread**2, axis=0)).round(5).tolist(),
            "spread_with_sar": None
            if self.fused is None
            else np.sqrt(np.mean(self.fused.spread**2, axis=0)).round(5).tolist(),
        }


def learn_scene_word(
    fitted: FittedTarget, sample: Observations, wanted: np.ndarray
) -> SceneWord | None:
    """Learn from the sample of a scene what it says of pixels that are never clear.

    Args:
        fitted: what reconstructs the sample.
        sample: the series of some pixels.
        wanted: (O,) days.

    Returns None where no pixel of the sample was seen.
    """
    series = fitted.screened(sample)
    series = series.at(series.clear.any(axis=0))
    if not series.pixels:
        return None
    estimate = fitted.reconstruct(series, wanted)
    values = estimate.mean.astype(float)
    # Where no spread is asked for, that of the pixels among themselves is all there is.
    own = 0.0 if estimate.sd is None else np.mean(estimate.sd.astype(float) ** 2, axis=2)
    spread = np.sqrt(values.var(axis=2) + own)
    fused = _regression(values, own, series, np.mean(spread**2))
    level, low, high = values.mean(axis=2), values.min(axis=2), values.max(axis=2)
    level, spread, low, high = (np.asarray(a, np.float32) for a in (level, spread, low, high))
    return SceneWord(level, spread, low, high, fused)


def sar_features(series: Observations, edges: np.ndarray) -> np.ndarray:
    """Return (N, P) float64: the SAR of each pixel, channel by channel, averaged between edges.

    ``edges`` are those of `sar_edges`; every stretch between two of them has a pass.
    """
    numbers = np.searchsorted(edges, series.sar_days, side="right") - 1
    features = [series.sar[numbers == k].astype(float).mean(axis=0) for k in range(len(edges) - 1)]
    return np.concatenate(features, axis=0).T


def sar_edges(sar_days: np.ndarray) -> np.ndarray:
    """Return the days (K + 1,) between which passes are averaged; none of the K has no pass."""
    numbers = np.floor((sar_days - sar_days[0]) / _BIN)
    first = sar_days[np.flatnonzero(np.diff(numbers, prepend=-1.0))]
    return np.append(first, np.inf)


def _regression(
    values: np.ndarray, own: Any, series: Observations, scene_variance: float
) -> SarRegression | None:
    """Regress the values (O, B, n) of a sample on its SAR; None where that tells nothing."""
    complete = series.sar_complete
    if not series.has_sar or complete.sum() < _FEWEST:
        return None
    edges = sar_edges(series.sar_days)
    features = sar_features(series, edges)[complete]
    targets = values[:, :, complete].reshape(-1, len(features)).T
    part = np.arange(len(features)) * _PARTS // len(features)
    errors = np.zeros((len(_PENALTIES), *targets.shape))
    for held_out in range(_PARTS):
        out = part == held_out
        path = _ridge_path(features[~out], targets[~out])
        for k, penalty in enumerate(_PENALTIES):
            errors[k, out] = path.predict(features[out], penalty) - targets[out]
    square = np.mean(errors**2, axis=1)
    # A band that varies much shall not decide for those that vary little.
    variance = np.maximum(targets.var(axis=0), 1e-12)
    best = int(np.argmin((square / variance).mean(axis=1)))
    path = _ridge_path(features, targets)
    spread = np.sqrt(square[best].reshape(values.shape[:2]) + own)
    if np.mean(spread**2) >= scene_variance:
        return None
    return SarRegression(
        edges,
        path.centre,
        path.scale,
        path.gain(_PENALTIES[best]),
        path.level,
        spread.astype(np.float32),
        _PENALTIES[best],
    )


@dataclass(frozen=True)
class _RidgePath:
    """Ridge regressions of the same numbers for any penalty, from one decomposition."""

    centre: np.ndarray
    scale: np.ndarray
    level: np.ndarray
    values: np.ndarray
    vectors: np.ndarray
    rotated: np.ndarray
    pixels: int

    def gain(self, penalty: float) -> np.ndarray:
        held = self.values + penalty * self.pixels
        return product(self.vectors, self.rotated / held[:, None])

    def predict(self, features: np.ndarray, penalty: float) -> np.ndarray:
        standard = (features - self.centre) / self.scale
        return product(standard, self.gain(penalty)) + self.level


def _ridge_path(features: np.ndarray, targets: np.ndarray) -> _RidgePath:
    centre, scale = features.mean(axis=0), features.std(axis=0)
    scale = np.where(scale > 1e-6, scale, 1.0)
    standard = (features - centre) / scale
    level = targets.mean(axis=0)
    values, vectors = eigh(product(standard.T, standard))
    rotated = product(vectors.T, product(standard.T, targets - level))
    return _RidgePath(
        centre, scale, level, np.maximum(values, 0.0), vectors, rotated, len(features)
    )
