"""The series of each component that a scene's hyperparameters and priors are learned from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..interface import Observations
from .components import BRIGHTNESS, Components
from .covariance import Hyperparameters
from .guide_prior import GuideSample
from .marginal_likelihood import Sample
from .time_windows import TimeWindow

SCENE_PIXELS = 400  # to learn the scene prior from


def sar_scaling(sample: Observations) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and standard deviation of each SAR channel, both (C,)."""
    values = sample.sar[:, :, sample.sar_complete].astype(float)
    scale = values.std(axis=(0, 2))
    return values.mean(axis=(0, 2)), np.where(scale > 1e-6, scale, 1.0)


def sar_vectors(sar: np.ndarray, centre: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """Return (N, V) float32: each pixel's standardised SAR, channel after channel."""
    standard = (sar - centre.astype(np.float32)[:, None]) / scale.astype(np.float32)[:, None]
    return np.ascontiguousarray(standard.transpose(2, 1, 0)).reshape(sar.shape[2], -1)


def spread_pixels(sample: Observations, fused: bool, most: int) -> np.ndarray:
    """Return evenly spread pixels to learn from; where there is SAR, only pixels with SAR."""
    usable = np.flatnonzero(sample.sar_complete if fused else np.ones(sample.pixels, bool))
    positions = np.linspace(0, len(usable) - 1, min(most, len(usable))).round().astype(int)
    return usable[positions]


def part_of(sample: Observations, window: TimeWindow) -> Observations:
    """Return what a window of time has of a series and of its SAR."""
    dates, passes = window.dates(sample.days), window.passes(sample.sar_days)
    return replace(
        sample,
        days=sample.days[dates],
        values=sample.values[dates],
        clear=sample.clear[dates],
        sar_days=sample.sar_days[passes],
        sar=sample.sar[passes],
        around=None,
        grade=None,
        squares=sample.squares
        and sample.squares.dates(dates).passes(passes).coarse_within(window.start, window.end),
    )


def worth(part: Observations) -> tuple[float, float]:
    """Return what a part of a long series is worth to learn from; the more the better."""
    # SAR may cover a part of the years only: fusion is learned where both are.
    clear = float(part.clear.sum())
    return clear * len(part.sar_days), clear


def component_samples(
    part: Observations, components: Components, centre: np.ndarray, scale: np.ndarray
) -> list[Sample]:
    """Return the series of each component, with SAR where there is any."""
    values = components.transform(part.values.transpose(1, 0, 2)).transpose(1, 0, 2)
    sar = np.zeros((part.pixels, 0))
    if len(centre) and len(part.sar_days):
        sar = sar_vectors(part.sar, centre, scale).astype(float)
    clear = np.ascontiguousarray(part.clear.T)
    return [
        Sample(part.days, np.ascontiguousarray(of_one.T, float), clear, part.sar_days, sar)
        for of_one in values.transpose(1, 0, 2)
    ]


def guide_samples(
    part: Observations, components: Components, centre: np.ndarray, scale: np.ndarray
) -> list[GuideSample]:
    """Return the series of each component in the squares of a coarse sensor; none without one.

    Where there is SAR only squares with SAR count.
    """
    squares = part.squares
    if squares is None:
        return []
    usable = np.ones(len(squares.sar_complete), bool)
    if len(centre) and len(part.sar_days):
        usable = squares.sar_complete
    series = replace(
        part,
        values=np.ascontiguousarray(squares.values[:, :, usable]),
        clear=squares.clear[:, usable],
        sar=squares.sar[:, :, usable],
    )
    fine = component_samples(series, components, centre, scale)
    coarse = components.transform(squares.coarse[:, :, usable].transpose(1, 0, 2))
    clear = np.ascontiguousarray(squares.coarse_clear[:, usable].T)
    return [
        GuideSample(one, squares.coarse_days, np.ascontiguousarray(of_one.T, float), clear)
        for one, of_one in zip(fine, coarse)
    ]


def guides_as_followed(
    hyperparameters: Sequence[Hyperparameters], squares: Sequence[GuideSample]
) -> list[GuideSample]:
    """Return the squares, of components that follow no SAR without it; see `as_followed`."""
    fine = as_followed(hyperparameters, [one.fine for one in squares])[1]
    return [replace(one, fine=other) for one, other in zip(squares, fine)]


def sar_beside(
    names: Sequence[str], hyperparameters: Sequence[Hyperparameters]
) -> list[Hyperparameters]:
    """Return hyperparameters with which a coarse sensor may tie brightness to SAR.

    SAR measures neither haze nor sun angle, so kernel and scene prior tie nothing. But where a
    coarse sensor tells on which dates the ground became brighter, SAR tells where.
    """
    other = next((h for h in hyperparameters if h.outputs > 1), None)
    return [
        h if other is None or name != BRIGHTNESS else h.beside(other)
        for name, h in zip(names, hyperparameters)
    ]


def without_sar(sample: Sample) -> Sample:
    """Return the same optical series with no SAR."""
    return replace(sample, sar_days=np.zeros(0), sar=sample.sar[:, :0])


def sign_with_sar(series: Sample, channels: int) -> float:
    """Return 1 where a component of unknown sign rises with the last SAR channel, else -1."""
    dates = len(series.sar_days)
    last = series.sar[:, (channels - 1) * dates :]
    near = np.abs(series.days[:, None] - series.sar_days[None, :]).argmin(axis=1)
    x, y = series.values[series.clear], last[:, near][series.clear]
    return 1.0 if np.sum((x - x.mean()) * (y - y.mean())) >= 0 else -1.0


def as_followed(
    hyperparameters: Sequence[Hyperparameters], samples: Sequence[Sample]
) -> tuple[list[Hyperparameters], list[Sample]]:
    """Return both, of components that follow no SAR without it."""
    parameters, series = [], []
    for h, sample in zip(hyperparameters, samples):
        use = h.outputs > 1 and len(sample.sar_days) > 0
        parameters.append(h if use else h.alone())
        series.append(sample if use else without_sar(sample))
    return parameters, series
