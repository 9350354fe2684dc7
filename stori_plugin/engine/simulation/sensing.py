"""How invented places are observed: revisits, clouds, composites, and radar passes."""

from __future__ import annotations

import numpy as np

from .optics import BANDS
from .places import Land
from .radar import scatter
from .weather import Pulse

COMPOSITE_DAYS = 10


def optical_days(days: int, rng: np.random.Generator) -> np.ndarray:
    """Return the acquisition days: revisits of 2 to 16 days, sometimes of two orbits or sensors."""
    step = int(rng.choice([2, 3, 5, 5, 5, 8, 10, 16], p=[0.05, 0.1, 0.2, 0.2, 0.2, 0.1, 0.1, 0.05]))
    taken = np.arange(rng.integers(0, step), days, step)
    if step >= 5 and rng.random() < 0.4:
        second = int(rng.choice([5, 8, 10, 16]))
        taken = np.union1d(taken, np.arange(rng.integers(0, second), days, second))
    return taken[rng.random(len(taken)) > rng.choice([0.0, 0.03, 0.15])]


def _cloud_map(positions: np.ndarray, cover: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return how deep every pixel is in cloud, [T, n]; positive is inside.

    A few plane waves per date make blobs: pixels that lie close together in
    ``positions`` [n, 2] (0 to 1) share their clouds.
    """
    dates, waves = len(cover), 12
    size = np.exp(rng.uniform(np.log(1.0), np.log(14.0), (dates, 1, 1)))
    turn = rng.normal(0, 1, (dates, waves, 2)) * size
    phase = rng.uniform(0, 2 * np.pi, (dates, waves, 1))
    field = np.sin(turn @ positions.T + phase).mean(1) * np.sqrt(2 * waves)
    rank = (np.argsort(np.argsort(field, axis=1), axis=1) + 0.5) / field.shape[1]
    smooth = 0.5 * field + 0.5 * (rank - 0.5) * 3.4
    level = np.quantile(smooth, 1.0 - cover, axis=1).diagonal()[:, None]
    depth = np.where(cover[:, None] >= 0.995, 3.0, smooth - level)
    return np.where(cover[:, None] <= 0.005, -3.0, depth)


def observe(truth: np.ndarray, cover: np.ndarray, bands: np.ndarray, rng) -> tuple:
    """Return observed reflectance [T, n, B] and the clear mask [T, n] of a classifier."""
    dates, count = truth.shape[:2]
    depth = _cloud_map(rng.random((count, 2)), cover, rng)
    thick = 1.0 - np.exp(-2.5 * np.maximum(depth, 0.0))
    haze = rng.gamma(0.6, rng.uniform(0.005, 0.05), (dates, 1)) * rng.uniform(0.5, 1.5, (1, count))
    opacity = np.clip(1.0 - (1.0 - thick) * (1.0 - np.minimum(haze, 0.5)), 0, 1)
    # Shadows touch the clouds; some of them, and thin edges, pass as clear.
    shade = np.exp(-(((depth + rng.uniform(0.1, 0.5, (dates, 1))) / 0.12) ** 2)) * (depth < 0)
    level = rng.uniform(0.08, 0.35)
    clear = (opacity < level + rng.normal(0, 0.05, opacity.shape)) & (shade < rng.uniform(0.3, 0.8))
    clear &= rng.random(clear.shape) > 0.01

    reach = opacity[..., None] ** (1.0 + 1.1 * bands / len(BANDS))
    seen = truth * (1.0 - (0.5 + 0.03 * bands) * shade[..., None])
    seen = seen + (0.65 - 0.03 * np.maximum(bands - 6, 0) ** 2 - seen) * reach
    calibration = rng.normal(0, rng.uniform(0.01, 0.12), (dates, 1, 1))
    spectral = rng.normal(0, rng.uniform(0.005, 0.05), (dates, 1, len(bands)))
    offset = rng.normal(0, rng.uniform(0.001, 0.005), (dates, 1, len(bands)))
    seen = seen * (1.0 + calibration + spectral) + offset
    seen = seen * (1.0 + rng.normal(0, rng.uniform(0.01, 0.08), seen.shape[:2])[..., None])
    seen = seen + rng.normal(0, rng.uniform(0.001, 0.006), seen.shape)
    return np.maximum(seen, 0.0005).astype(np.float32), clear


def composite(days, seen, clear, truth, length, rng):
    """Return one value per period: the mean of its clear dates, or one of them.

    Dates become the first day of their period; the truth is that of the
    period's middle, because composites do not tell the day of each pixel.
    """
    first = np.arange(0, length, COMPOSITE_DAYS)
    mean = rng.random() < 0.5
    periods = []
    for start in first:
        rows = np.flatnonzero((days >= start) & (days < start + COMPOSITE_DAYS))
        weight = clear[rows].astype(np.float32)
        if not mean and len(rows):
            weight *= np.cumsum(clear[rows], axis=0) == 1
        total = weight.sum(0)
        value = (weight[..., None] * seen[rows]).sum(0) / np.maximum(total, 1)[:, None]
        periods.append((value, total > 0))
    values, masks = zip(*periods)
    middle = np.minimum(first + COMPOSITE_DAYS // 2, length - 1)
    return first, np.stack(values), np.stack(masks), truth(middle)


def receive_echoes(land: Land, days: int, cadence: str, rng) -> tuple:
    """Return SAR days [U], backscatter in dB [n, U, 2] and orbit numbers [U]."""
    count = len(land.field)
    step = int(rng.choice([6, 6, 12])) if cadence == "daily" else COMPOSITE_DAYS
    orbits = int(rng.choice([1, 1, 2, 2, 3])) if cadence == "daily" else 1
    start = rng.integers(0, step, orbits)
    taken = [np.arange(first, days, step) for first in start]
    t_sar = np.concatenate(taken)
    orbit = np.repeat(np.arange(orbits), [len(t) for t in taken])
    order = np.argsort(t_sar, kind="stable")
    t_sar, orbit = t_sar[order], orbit[order]
    angle = rng.uniform(31, 45, orbits)[orbit][:, None].astype(np.float32)
    # Soils are smooth in some places and cloddy in others; rows look different to every orbit.
    soil = rng.uniform(-3.5, 1.5) + rng.normal(0, 0.5, (orbits, count))[orbit].astype(np.float32)
    canopy, season, wet = land.on(t_sar)
    looks = float(np.exp(rng.uniform(np.log(2.5), np.log(30))))
    fields = int(land.field[-1]) + 1
    # Canopies turn, lodge and dry in ways that leaf area does not tell.
    drift = [
        Pulse(fields, rng, float(rng.uniform(0.05, 1.2))).on(t_sar)[:, land.field] for _ in "vh"
    ]
    mood = rng.normal(0, 0.4, (len(t_sar), fields))[:, land.field] + rng.normal(
        0, 0.3, (len(t_sar), 1)
    )
    cold = (rng.random(len(t_sar)) < rng.choice([0.0, 0.02, 0.05])) * rng.uniform(1, 5, len(t_sar))
    out = []
    for channel in (0, 1):
        power = scatter(canopy, season, land.ground, wet, angle, channel, soil)
        power = power * rng.standard_gamma(looks, power.shape) / looks
        level = rng.normal(1.0, 1.2) + rng.normal(0, 0.6, (1, fields))[:, land.field]
        decibel = 10 * np.log10(np.maximum(power, 1e-5)) + drift[channel]
        out.append(decibel + mood + level - cold[:, None])
    sar = np.stack(out, axis=-1).transpose(1, 0, 2)
    return t_sar, sar.astype(np.float32), orbit
