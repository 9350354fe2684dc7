"""What the network reads of one optical series: relative quantities only.

They are relative to the baseline, to the neighbouring clear observations and to the scene's own
spread; none of them depends on the date or the day of the year. A series may be a band's log
reflectance, a component, an index: the network does not distinguish them, and so serves any set of
bands. Flipping the sign of a series flips the signed features and the correction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .feature_kernels import (
    companion_kernel,
    left_out_kernel,
    moments_kernel,
    sar_kernel,
    series_kernel,
)
from .nodes import Neighbours, Nodes
from .sar_trends import CHANNELS, SarTrends

# Rows of `SeriesFeatures.rows`; those of `SIGNED` change sign with the series.
_OF_SERIES = (
    "clear", "days before", "days after", "spread", "level", "to before", "to after",
    "to the straight line", "place in the gap", "residual before", "residual after",
    "to the scene", "to the scene from its own line",
)  # fmt: skip
_PER_CHANNEL = ("detour", "change")
_PER_COMPANION = ("level", "to before", "to after", "correlation")
_WHOLE = ("noise", "pixel mean", "pixel spread")
# Other series of the same pixel that are read along: greenness, for example, says much about
# brightness.
COMPANIONS = 2
ROWS = (
    *_OF_SERIES,
    *(f"{channel} {what}" for channel in CHANNELS for what in _PER_CHANNEL),
    *(f"{channel} correlation" for channel in CHANNELS),
    *(f"companion {k} {what}" for k in range(COMPANIONS) for what in _PER_COMPANION),
    *_WHOLE,
)
SIGNED = tuple(
    row
    for row, name in enumerate(ROWS)
    if (name.endswith("correlation") and not name.startswith("companion"))
    or name.startswith(("to ", "residual"))
    or name in ("level", "pixel mean")
)
SAR_ROWS = slice(len(_OF_SERIES), len(_OF_SERIES) + len(_PER_CHANNEL) * len(CHANNELS))
CORRELATION_ROWS = slice(SAR_ROWS.stop, SAR_ROWS.stop + len(CHANNELS))
COMPANION_ROWS = slice(
    CORRELATION_ROWS.stop, CORRELATION_ROWS.stop + COMPANIONS * len(_PER_COMPANION)
)
# The scale of elapsed time in the decay of the memory.
DECAY_DAYS = 30.0
_LARGEST_RESIDUAL = np.float32(5)  # standard deviations


@dataclass(frozen=True)
class Baseline:
    """The baseline of one series, without noise, in units of the scene's spread."""

    mean: np.ndarray
    """(K, N) means at the nodes."""
    spread: np.ndarray
    """(K, N) standard deviations at the nodes."""
    mean_seen: np.ndarray
    """(T, N) means on the acquisition dates."""
    spread_seen: np.ndarray
    """(T, N) standard deviations on the acquisition dates."""
    noise: float
    """Standard deviation of the noise of an observation."""
    scene: np.ndarray
    """(K,) mean of the scene at the nodes, as the scene prior has it; zeros without one."""

    @property
    def deviation(self) -> np.ndarray:
        """Standard deviation of an observation at the nodes (K, N)."""
        return np.sqrt(self.spread**2 + self.noise**2)


@dataclass(frozen=True)
class Companion:
    """Another series of the same pixels, which is read along."""

    mean: np.ndarray
    """(K, N) baseline means at the nodes, in units of its own spread."""
    correlation: float
    """Its correlation with the series over the scene."""


@dataclass(frozen=True)
class SeriesFeatures:
    """Inputs of the optical cells for N series, float32."""

    rows: np.ndarray
    """(K, F, N), see `ROWS`."""
    residual: np.ndarray
    """(K, N) left-out residuals of the clear observations, 0 where there is none."""
    clear: np.ndarray
    """(K, N) 1 where there is a clear observation, else 0."""
    neighbours: Neighbours
    """The clear nodes before and after each node."""


def left_out_residuals(values: np.ndarray, baseline: Baseline) -> np.ndarray:
    """Return the standardised residuals that the baseline would have without each observation.

    For a linear smoother whose posterior variance at an observation is v and noise variance
    s², its leverage is v / s² and the left-out residual is r / (1 - leverage), with
    standard deviation s / sqrt(1 - leverage) (Rasmussen & Williams 2006, section 5.4.2).
    ``values`` (T, N) in units of the scene's spread, NaN where not clear; 0 there.
    """
    residual = np.empty(values.shape, np.float32)
    noise = np.float32(baseline.noise)
    left_out_kernel(
        values, baseline.mean_seen, baseline.spread_seen, noise, _LARGEST_RESIDUAL, residual
    )
    return residual


def series_features(
    dates: np.ndarray,
    values: np.ndarray,
    baseline: Baseline,
    nodes: Nodes,
    trends: SarTrends,
    pixels: np.ndarray,
    correlation: np.ndarray,
    companions: Sequence[Companion] = (),
    around: Neighbours | None = None,
) -> SeriesFeatures:
    """Return the inputs of N series of one kind (one band, component or index).

    Args:
        dates: (T,) acquisition dates in days.
        values: (T, N) in units of the scene's spread around its mean, NaN where not clear.
        baseline: their baseline.
        nodes: the K nodes.
        trends: the SAR trends at the nodes.
        pixels: (N,) positions of the pixels in ``trends``.
        correlation: (C,) correlations of this kind of series with the SAR channels.
        companions: other series of the same pixels, `COMPANIONS` at most.
        around: the clear neighbours of the nodes where they are known, as from another kind of
            series of the same pixels.
    """
    clear_dates = np.isfinite(values)
    residual, clear = nodes.gather(dates, left_out_residuals(values, baseline), clear_dates)
    around = around or Neighbours.of(nodes, clear)
    neighbours = around.before, around.after, around.share
    rows = np.empty((nodes.count, len(ROWS), values.shape[1]), np.float32)
    rows[:, 0] = clear
    rows[:, 1:3] = around.elapsed
    series_kernel(
        baseline.mean, baseline.spread, np.float32(baseline.noise), residual,
        np.asarray(baseline.scene, np.float32), *neighbours, rows[:, 3 : len(_OF_SERIES)],
    )  # fmt: skip
    sar_kernel(trends.fast, pixels, *neighbours, rows[:, SAR_ROWS])
    rows[:, CORRELATION_ROWS] = correlation[:, None]
    _fill_companions(rows[:, COMPANION_ROWS], companions, around)
    mean, spread = _moments(values, clear_dates)
    rows[:, -3] = 2 * baseline.noise
    rows[:, -2] = mean
    rows[:, -1] = np.log(spread + 0.05) + 0.5
    return SeriesFeatures(rows, residual, clear, around)


def _fill_companions(rows: np.ndarray, companions: Sequence[Companion], around: Neighbours) -> None:
    """Fill the levels and changes of the companions; zeros where there are fewer."""
    rows[:] = 0
    for number, companion in enumerate(companions[:COMPANIONS]):
        of_companion = rows[:, number * len(_PER_COMPANION) : (number + 1) * len(_PER_COMPANION)]
        correlation = np.float32(companion.correlation)
        companion_kernel(companion.mean, correlation, around.before, around.after, of_companion)


def flip_signs(rows: np.ndarray, sign: np.ndarray, others: np.ndarray) -> None:
    """Flip the signs of series, in place, and those of their companions independently.

    ``rows`` (K, F, P); ``sign`` (P,) and ``others`` (`COMPANIONS`, P) are 1 or -1.
    """
    rows[:, list(SIGNED)] *= sign
    for number, other in enumerate(others):
        first = COMPANION_ROWS.start + number * len(_PER_COMPANION)
        rows[:, first : first + len(_PER_COMPANION)] *= other
        rows[:, first + len(_PER_COMPANION) - 1] *= sign


def _moments(values: np.ndarray, clear: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and standard deviation of each pixel's clear values; 0 and 1 without any."""
    mean, spread = np.empty((2, values.shape[1]), np.float32)
    moments_kernel(np.asarray(values, np.float32), clear, mean, spread)
    return mean, spread


def correlation_between(one: np.ndarray, other: np.ndarray) -> float:
    """Return the correlation of two kinds of series (T, N) with NaN, in time only."""
    clear = np.isfinite(one) & np.isfinite(other)
    a, b = (np.where(clear, v - _moments(v, clear)[0], 0) for v in (one, other))
    power = float((a**2).sum() * (b**2).sum())
    return float((a * b).sum() / np.sqrt(power)) if power > 0 else 0.0


def correlation_with_sar(
    dates: np.ndarray, values: np.ndarray, nodes: Nodes, trends: SarTrends, pixels: np.ndarray
) -> np.ndarray:
    """Return the correlations (C,) of a kind of series with the SAR channels, in time only.

    Each pixel's own mean is subtracted from both first.

    Args:
        dates: (T,) acquisition dates in days.
        values: (T, N), NaN where not clear.
        nodes: the nodes of ``trends``.
        trends: the SAR trends.
        pixels: (N,) positions of the pixels in ``trends``.
    """
    clear = np.isfinite(values)
    anomaly = np.where(clear, values - _moments(values, clear)[0], 0)
    correlations = np.zeros(len(CHANNELS), np.float32)
    nearest = nodes.nearest(dates)
    for channel in range(len(CHANNELS)):
        trend = trends.fast[:, channel, pixels][nearest]
        trend = np.where(clear, trend - _moments(trend, clear)[0], 0)
        power = float((anomaly**2).sum() * (trend**2).sum())
        correlations[channel] = (anomaly * trend).sum() / np.sqrt(power) if power > 0 else 0
    return correlations
