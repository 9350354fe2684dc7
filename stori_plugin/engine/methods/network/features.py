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
    leverage = np.clip((baseline.spread_seen / baseline.noise) ** 2, 0, 0.95)
    residual = (values - baseline.mean_seen) / (baseline.noise * np.sqrt(1 - leverage))
    return np.clip(np.nan_to_num(residual), -5, 5).astype(np.float32)


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
    rows = np.empty((nodes.count, len(ROWS), values.shape[1]), np.float32)
    _fill_series(rows, baseline, residual, clear, around)
    _fill_sar(rows, trends.fast, pixels, around)
    rows[:, CORRELATION_ROWS] = correlation[:, None]
    _fill_companions(rows[:, COMPANION_ROWS], companions, around)
    mean, spread = _moments(values, clear_dates)
    rows[:, -3] = 2 * baseline.noise
    rows[:, -2] = mean
    rows[:, -1] = np.log(spread + 0.05) + 0.5
    return SeriesFeatures(rows, residual, clear, around)


def _fill_series(
    rows: np.ndarray,
    baseline: Baseline,
    residual: np.ndarray,
    clear: np.ndarray,
    around: Neighbours,
) -> None:
    mean = baseline.mean
    before, after = around.at(mean)
    line = before + (after - before) * around.share
    seen_before, seen_after = around.at(residual)
    scene = np.broadcast_to(baseline.scene[:, None], mean.shape)
    scene_before, scene_after = around.at(scene)
    of_series = (
        clear,
        np.log1p(around.days_before / 10) / 2,
        np.log1p(around.days_after / 10) / 2,
        baseline.spread,
        mean / 1.5,
        before - mean,
        after - mean,
        np.clip((line - mean) / baseline.deviation, -4, 4),
        around.share,
        seen_before / 2,
        seen_after / 2,
        (scene - mean) / 1.5,
        scene - (scene_before + (scene_after - scene_before) * around.share),
    )
    for row, values in enumerate(of_series):
        rows[:, row] = values


def _fill_sar(rows: np.ndarray, fast: np.ndarray, pixels: np.ndarray, around: Neighbours) -> None:
    """Fill how far SAR is from the line between the clear neighbours, and how it changed."""
    for channel in range(len(CHANNELS)):
        trend = fast[:, channel, pixels]
        before, after = around.at(trend)
        row = len(_OF_SERIES) + len(_PER_CHANNEL) * channel
        rows[:, row] = trend - (before + (after - before) * around.share)
        rows[:, row + 1] = after - before


def _fill_companions(rows: np.ndarray, companions: Sequence[Companion], around: Neighbours) -> None:
    """Fill the levels and changes of the companions; zeros where there are fewer."""
    rows[:] = 0
    for number, companion in enumerate(companions[:COMPANIONS]):
        before, after = around.at(companion.mean)
        of_companion = rows[:, number * len(_PER_COMPANION) :]
        of_companion[:, 0] = companion.mean / 1.5
        of_companion[:, 1] = before - companion.mean
        of_companion[:, 2] = after - companion.mean
        of_companion[:, 3] = companion.correlation


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
    number = np.maximum(clear.sum(axis=0), 1)
    filled = np.where(clear, values, 0)
    mean = filled.sum(axis=0) / number
    variance = (np.where(clear, values - mean, 0) ** 2).sum(axis=0) / number
    return mean, np.where(clear.any(axis=0), np.sqrt(variance), 1)


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
