"""What the network reads of one optical series: everything relative.

All is said relative to the baseline, to the neighbouring clear observations and to the scene's own
spread; nothing tells the date or the day of the year. A series may be a band's log reflectance,
a component, an index: the network does not know, and so serves any set of bands. Turning
a series upside down turns the signed features and the correction with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .nodes import Neighbours, Nodes
from .sar_trends import CHANNELS, SarTrends

# Rows of `SeriesFeatures.rows`; those of `SIGNED` change sign with the series.
_OWN = (
    "clear", "days before", "days after", "spread", "level", "to before", "to after",
    "to the straight line", "place in the gap", "residual before", "residual after",
)  # fmt: skip
_PER_CHANNEL = ("detour", "change")
_PER_COMPANION = ("level", "to before", "to after", "correlation")
_WHOLE = ("noise", "pixel mean", "pixel spread")
# Other series of the same pixel that are read along: what the greenness does tells much about
# what the brightness will do.
COMPANIONS = 2
ROWS = (
    *_OWN,
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
SAR_ROWS = slice(len(_OWN), len(_OWN) + len(_PER_CHANNEL) * len(CHANNELS))
CORRELATION_ROWS = slice(SAR_ROWS.stop, SAR_ROWS.stop + len(CHANNELS))
COMPANION_ROWS = slice(
    CORRELATION_ROWS.stop, CORRELATION_ROWS.stop + COMPANIONS * len(_PER_COMPANION)
)
# The scale of elapsed time in the decay of the memory.
DECAY_DAYS = 30.0


@dataclass(frozen=True)
class Baseline:
    """What the baseline says of one series, in units of the scene's spread.

    ``mean`` and ``spread`` (K, N) at the nodes and ``mean_seen``, ``spread_seen`` (T, N) at the
    observations' dates: mean and standard deviation of the series itself, without the noise
    of an observation, which is ``noise``.
    """

    mean: np.ndarray
    spread: np.ndarray
    mean_seen: np.ndarray
    spread_seen: np.ndarray
    noise: float

    @property
    def deviation(self) -> np.ndarray:
        """Standard deviation of an observation at the nodes (K, N)."""
        return np.sqrt(self.spread**2 + self.noise**2)


@dataclass(frozen=True)
class Companion:
    """Another series of the same pixels.

    Its baseline mean (K, N) at the nodes, in units of its own spread, and its correlation with
    the series in hand over the scene.
    """

    mean: np.ndarray
    correlation: float


@dataclass(frozen=True)
class SeriesFeatures:
    """Inputs of the optical cells for N series: ``rows`` (K, F, N), the others (K, N), float32."""

    rows: np.ndarray
    residual: np.ndarray
    clear: np.ndarray
    neighbours: Neighbours


def left_out_residuals(values, baseline: Baseline) -> np.ndarray:
    """Standardised residuals that the baseline would have had without each observation.

    For a linear smoother whose posterior variance at an observation is v and noise variance
    s², its leverage is v / s² and the left-out residual is r / (1 - leverage), with
    standard deviation s / sqrt(1 - leverage) (Rasmussen & Williams 2006, section 5.4.2).
    ``values`` (T, N) in units of the scene's spread, NaN where not clear; 0 there.
    """
    leverage = np.clip((baseline.spread_seen / baseline.noise) ** 2, 0, 0.95)
    residual = (values - baseline.mean_seen) / (baseline.noise * np.sqrt(1 - leverage))
    return np.clip(np.nan_to_num(residual), -5, 5).astype(np.float32)


def series_features(
    dates,
    values: np.ndarray,
    baseline: Baseline,
    nodes: Nodes,
    trends: SarTrends,
    pixels: np.ndarray,
    correlation: np.ndarray,
    companions: Sequence[Companion] = (),
    around: Neighbours | None = None,
) -> SeriesFeatures:
    """Build the inputs of N series of one kind (one band, component or index).

    ``values`` (T, N) on ``dates`` (days), in units of the scene's spread around its mean, NaN
    where not clear; ``pixels`` (N,) their places in ``trends``; ``correlation`` (C,) of this
    kind of series with the SAR channels over the scene; up to `COMPANIONS` ``companions``.
    ``around`` are the clear neighbours of the nodes where they are known, as from another kind
    of series of the same pixels.
    """
    clear_dates = np.isfinite(values)
    residual, clear = nodes.gather(dates, left_out_residuals(values, baseline), clear_dates)
    around = around or Neighbours.of(nodes, clear)
    rows = np.empty((nodes.count, len(ROWS), values.shape[1]), np.float32)
    _fill_own(rows, baseline, residual, clear, around)
    _fill_sar(rows, trends.fast, pixels, around)
    rows[:, CORRELATION_ROWS] = correlation[:, None]
    _fill_companions(rows[:, COMPANION_ROWS], companions, around)
    mean, spread = _moments(values, clear_dates)
    rows[:, -3] = 2 * baseline.noise
    rows[:, -2] = mean
    rows[:, -1] = np.log(spread + 0.05) + 0.5
    return SeriesFeatures(rows, residual, clear, around)


def _fill_own(rows, baseline: Baseline, residual, clear, around: Neighbours) -> None:
    mean = baseline.mean
    before, after = around.at(mean)
    line = before + (after - before) * around.share
    seen_before, seen_after = around.at(residual)
    own = (
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
    )
    for row, values in enumerate(own):
        rows[:, row] = values


def _fill_sar(rows, fast: np.ndarray, pixels, around: Neighbours) -> None:
    """How SAR left the straight line between the clear neighbours, and how it changed."""
    for channel in range(len(CHANNELS)):
        trend = fast[:, channel, pixels]
        before, after = around.at(trend)
        at = len(_OWN) + len(_PER_CHANNEL) * channel
        rows[:, at] = trend - (before + (after - before) * around.share)
        rows[:, at + 1] = after - before


def _fill_companions(rows, companions: Sequence[Companion], around: Neighbours) -> None:
    """How the other series stand and will stand; zeros where there are fewer."""
    rows[:] = 0
    for number, companion in enumerate(companions[:COMPANIONS]):
        before, after = around.at(companion.mean)
        own = rows[:, number * len(_PER_COMPANION) :]
        own[:, 0] = companion.mean / 1.5
        own[:, 1] = before - companion.mean
        own[:, 2] = after - companion.mean
        own[:, 3] = companion.correlation


def turn(rows: np.ndarray, sign: np.ndarray, others: np.ndarray) -> None:
    """Turn series upside down, in place, and their companions independently of them.

    ``rows`` (K, F, P); ``sign`` (P,) and ``others`` (`COMPANIONS`, P) are 1 or -1.
    """
    rows[:, list(SIGNED)] *= sign
    for number, other in enumerate(others):
        first = COMPANION_ROWS.start + number * len(_PER_COMPANION)
        rows[:, first : first + len(_PER_COMPANION)] *= other
        rows[:, first + len(_PER_COMPANION) - 1] *= sign


def _moments(values, clear) -> tuple[np.ndarray, np.ndarray]:
    """Mean and standard deviation of each pixel's clear values; 0 and 1 where there are none."""
    number = np.maximum(clear.sum(axis=0), 1)
    filled = np.where(clear, values, 0)
    mean = filled.sum(axis=0) / number
    variance = (np.where(clear, values - mean, 0) ** 2).sum(axis=0) / number
    return mean, np.where(clear.any(axis=0), np.sqrt(variance), 1)


def correlation_between(one: np.ndarray, other: np.ndarray) -> float:
    """Correlate two kinds of series (T, N) with NaN over the scene, in time only."""
    clear = np.isfinite(one) & np.isfinite(other)
    a, b = (np.where(clear, v - _moments(v, clear)[0], 0) for v in (one, other))
    power = float((a**2).sum() * (b**2).sum())
    return float((a * b).sum() / np.sqrt(power)) if power > 0 else 0.0


def correlation_with_sar(dates, values, nodes: Nodes, trends: SarTrends, pixels) -> np.ndarray:
    """Correlate a kind of series with the SAR channels over the scene, in time only.

    ``values`` (T, N) with NaN. Each pixel's own mean is taken off both first. Returns (C,).
    """
    clear = np.isfinite(values)
    anomaly = np.where(clear, values - _moments(values, clear)[0], 0)
    found = np.zeros(len(CHANNELS), np.float32)
    at = nodes.nearest(dates)
    for channel in range(len(CHANNELS)):
        trend = trends.fast[:, channel, pixels][at]
        trend = np.where(clear, trend - _moments(trend, clear)[0], 0)
        power = float((anomaly**2).sum() * (trend**2).sum())
        found[channel] = (anomaly * trend).sum() / np.sqrt(power) if power > 0 else 0
    return found
