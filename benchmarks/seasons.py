"""Simulated seasons of fields with no event at all, or with one whose day and size are known.

Crops grow and ripen as in the simulator of the engine, but nobody harvests or mows them: what
falls there is the season itself. An event takes off so much of what stands that NDVI drops by the
size asked for from one day to the next; half of the fields grow back, as mown grass does. SAR sees
the same canopies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from stori_plugin.engine.simulation import crops
from stori_plugin.engine.simulation.canopy import Canopy, stand
from stori_plugin.engine.simulation.optics import Ground, reflect
from stori_plugin.engine.simulation.radar import REFERENCE_ANGLE, scatter
from stori_plugin.engine.simulation.rotation import plan_rotation
from stori_plugin.engine.simulation.weather import Pulse, cloud_cover, soil_moisture

KINDS = (
    crops.WHEAT, crops.BARLEY, crops.SPRING_BARLEY, crops.RAPESEED, crops.MAIZE, crops.PEAS,
    crops.SUNFLOWER, crops.MEADOW, crops.PASTURE, crops.LUCERNE, crops.BROADLEAF, crops.SAVANNA,
)  # fmt: skip
DAYS = np.arange(0.0, 365.0)
# Sentinel-2 passes every five days, Sentinel-1 every six.
OPTICAL_DAYS, SAR_DAYS = np.arange(2, 365, 5), np.arange(0, 365, 6)
# Of NDVI; of backscatter in dB, by itself and for all fields alike.
NOISE, SAR_NOISE, SAR_WEATHER = 0.025, 0.5, 0.3
CLOUDINESS = 0.5
# Events fall on days 60 to 300 on fields whose NDVI is so much higher than the drop.
_FIRST, _LAST, _LEFT = 60, 300, 0.3


@dataclass(frozen=True)
class Seasons:
    """Seasons of N fields over a year."""

    # (365, N), without noise.
    ndvi: np.ndarray
    # (OPTICAL_DAYS, N), with noise.
    seen: np.ndarray
    # The same shape: whether the sky was clear.
    clear: np.ndarray
    # (SAR_DAYS, N), VV and VH in dB, with noise.
    vv: np.ndarray
    vh: np.ndarray
    # (N,), the day from which the event shows; NaN without.
    event: np.ndarray

    @property
    def steepest(self) -> np.ndarray:
        """The greatest fall of NDVI within 20 days, (N,)."""
        return (self.ndvi[:-20] - self.ndvi[20:]).max(axis=0)


def simulate_seasons(
    each: int, drop: float = 0.0, seed: int = 0, kinds: Sequence[crops.Crop] = KINDS
) -> Seasons:
    """Simulate ``each`` fields of every kind, with one drop of NDVI each unless ``drop`` is 0.

    Fields that are never green enough for the drop are left out.
    """
    parts = [_of_kind(kind, each, drop, np.random.default_rng([seed, k])) for k, kind in
             enumerate(kinds)]  # fmt: skip
    names = ("ndvi", "seen", "clear", "vv", "vh", "event")
    return Seasons(*(np.concatenate([getattr(p, n) for p in parts], axis=-1) for n in names))


class _Fields:
    """Fields of one kind that nobody works."""

    def __init__(self, kind: crops.Crop, count: int, rng: np.random.Generator) -> None:
        left_alone = replace(
            kind, perennial=True, harvest=(crops.NEVER, crops.NEVER), cuts=(0.0, 0.0)
        )
        self._season = plan_rotation(
            (left_alone,), np.ones((count, 1)), 0.0, DAYS[-1], 0.0, rng, ()
        ).on(DAYS)
        none = np.zeros(count)
        self._ground = Ground(
            np.clip(rng.normal(1.0, 0.12, count), 0.6, 1.6),
            np.clip(rng.normal(0.4, 0.4, count), -0.4, 1.5),
            none, none, none, none, np.ones(count),
        )  # fmt: skip
        self._wet = soil_moisture(len(DAYS), rng)[:, None]
        vigour = np.clip(rng.normal(1.0, 0.1, count), 0.6, 1.4)
        pulse = Pulse(count, rng, 0.05).on(DAYS)
        self._canopy = stand(self._season, DAYS[:, None], 0.0, vigour, pulse)

    def canopy(self, left: np.ndarray | float = 1.0) -> Canopy:
        """Return the canopies of which a share is left, (days, fields)."""
        whole = self._canopy
        return replace(
            whole, green=whole.green * left, brown=whole.brown * left, bulk=whole.bulk * left
        )

    def ndvi(self, left: np.ndarray | float = 1.0) -> np.ndarray:
        """Return NDVI (days, fields) where a share of the canopies is left."""
        red, near = (
            reflect(self.canopy(left), self._season, self._ground, self._wet**1.5, band)
            for band in (2, 6)
        )
        return (near - red) / (near + red)

    def backscatter(self, left: np.ndarray | float, channel: int) -> np.ndarray:
        """Return backscatter in dB (days, fields) of VV, 0, or VH, 1."""
        angle = np.full((len(DAYS), 1), REFERENCE_ANGLE, np.float32)
        power = scatter(
            self.canopy(left), self._season, self._ground, self._wet, angle, channel,
            np.zeros((1, self._wet.shape[1])),
        )  # fmt: skip
        return 10.0 * np.log10(power)


def _of_kind(kind: crops.Crop, count: int, drop: float, rng: np.random.Generator) -> Seasons:
    fields = _Fields(kind, count, rng)
    event, left = np.full(count, np.nan), np.ones((len(DAYS), count), np.float32)
    kept = np.ones(count, bool)
    if drop:
        event, left = _cut(fields, count, drop, rng)
        kept = np.isfinite(event)
    ndvi = fields.ndvi(left)
    seen = ndvi[OPTICAL_DAYS] + rng.normal(0, NOISE, (len(OPTICAL_DAYS), count))
    cover = np.stack([cloud_cover(OPTICAL_DAYS, rng, CLOUDINESS, []) for _ in range(count)], 1)
    weather = rng.normal(0, SAR_WEATHER, (2, len(SAR_DAYS), 1))
    echoes = [
        fields.backscatter(left, channel)[SAR_DAYS]
        + weather[channel]
        + rng.normal(0, SAR_NOISE, (len(SAR_DAYS), count))
        for channel in (0, 1)
    ]
    clear = rng.random(cover.shape) >= cover
    arrays = (ndvi, seen, clear, *echoes)
    return Seasons(*(array[:, kept] for array in arrays), event[kept])


def _cut(fields: _Fields, count: int, drop: float, rng: np.random.Generator):
    """Return the day of an event on every field, NaN where none fits, and what it leaves."""
    before = fields.ndvi()
    regrowth = np.where(rng.random(count) < 0.5, rng.uniform(14, 25, count), np.inf)
    day = np.full(count, np.nan)
    for k in range(count):
        green = np.flatnonzero(before[:, k] >= drop + _LEFT)
        green = green[(green > _FIRST) & (green < _LAST)]
        if len(green):
            day[k] = rng.choice(green)
    at, rows = np.nan_to_num(day).astype(int), np.arange(count)
    since = DAYS[:, None] - day
    fading = np.where(since >= 0, np.exp(-np.maximum(since, 0) / regrowth), 0.0)
    share = np.full(count, np.nan)
    for tried in np.linspace(0.01, 0.99, 99):
        lower = fields.ndvi((1.0 - tried * fading).astype(np.float32))
        enough = before[at, rows] - lower[at, rows] >= drop
        share = np.where(np.isnan(share) & enough, tried, share)
    day[np.isnan(share)] = np.nan
    return day, (1.0 - np.nan_to_num(share) * fading).astype(np.float32)
