"""Rain, soil moisture, and how cloudy each day of a simulation is."""

from __future__ import annotations

import numpy as np
from scipy.special import betaincinv, ndtr


def soil_moisture(days: int, rng: np.random.Generator, wetness: float = 0.5) -> np.ndarray:
    """Return the daily moisture [days] of the topsoil, 0 (dry) to 1 (saturated).

    Rain comes in spells, fills the soil at once, and leaves it exponentially,
    faster in summer. ``wetness`` sets how much rain there is.
    """
    raining = rng.random(days)
    spell = _walk(days, 9.0, rng)
    season = 0.5 + 0.5 * np.cos(2 * np.pi * (np.arange(days) - 15) / 365.25)
    chance = ndtr(1.3 * spell - 1.1 + 1.4 * (wetness - 0.5) + 0.35 * (season - 0.5))
    rain = np.where(raining < chance, rng.gamma(0.9, 0.28, days), 0.0)
    keep = np.exp(-1.0 / (4.0 + 9.0 * season))
    moisture = np.empty(days)
    now = wetness
    for day in range(days):
        now = min(now * keep[day] + 0.02 * season[day] + rain[day], 1.0)
        moisture[day] = now
    return moisture.astype(np.float32)


def _walk(count: int, memory: float, rng: np.random.Generator) -> np.ndarray:
    """Return a standard Gaussian series [count] whose memory fades over ``memory`` steps."""
    kept = np.exp(-1.0 / memory)
    shocks = rng.standard_normal(count)
    series = np.empty(count)
    now = shocks[0]
    for step, shock in enumerate(shocks):
        now = kept * now + np.sqrt(1 - kept**2) * shock
        series[step] = now
    return series


def draw_spells(
    first: float, last: float, rng: np.random.Generator, longest: float = 60.0
) -> list[tuple[float, float]]:
    """Return two overcast spells per year, (begin, end) in days, one in the growing season.

    Days count from a 1 January. Spells last from half of ``longest`` to
    ``longest`` days.
    """
    spells = []
    for year in range(int(first // 365.25), int(last // 365.25) + 1):
        for low, high in ((115, 230), (285, 345)):
            begin = 365.25 * year + rng.uniform(low, high)
            spells.append((begin, begin + rng.uniform(0.5, 1.0) * longest))
    return spells


def cloud_cover(
    days: np.ndarray,
    rng: np.random.Generator,
    cloudiness: float,
    spells: list[tuple[float, float]],
) -> np.ndarray:
    """Return the cloud cover (0 to 1) of a scene on each of ``days`` [T].

    Fair and foul weather persist for some days; the distribution over days is
    U-shaped, as over most land; within ``spells`` the sky stays closed. The
    mean over all days is ``cloudiness`` unless the spells alone exceed it.
    """
    days = np.asarray(days, dtype=float)
    first = int(days.min())
    state = _walk(int(days.max()) - first + 1, 4.0, rng)[(days - first).astype(int)]
    closed = np.zeros(len(days), dtype=bool)
    for begin, end in spells:
        closed |= (days >= begin) & (days <= end)
    open_share = max(1.0 - closed.mean(), 1e-6)
    mean = float(np.clip((cloudiness - closed.mean()) / open_share, 0.05, 0.97))
    # Ranks, not values, so that every series has its share of clear days.
    cover = np.ones(len(days))
    state = state[~closed]
    rank = (np.argsort(np.argsort(state)) + 0.5) / max(len(state), 1)
    cover[~closed] = betaincinv(0.62 * mean, 0.62 * (1 - mean), rank)
    return np.clip(cover, 0.0, 1.0)


class Pulse:
    """The relative ups and downs of growth that weather and pests cause, field by field.

    Each field's leaf area swings by a few percent over weeks to months, in
    part together with all others. The series can be asked for any day.
    """

    def __init__(self, fields: int, rng: np.random.Generator, strength: float = 0.05) -> None:
        self._period = np.exp(rng.uniform(np.log(22), np.log(150), (3, fields)))
        self._period[0] = self._period[0, 0]
        self._phase = rng.uniform(0, 2 * np.pi, (3, fields))
        self._phase[0] = self._phase[0, 0]
        self._size = strength * rng.gamma(2.0, 0.5, (3, fields))

    def on(self, day: float | np.ndarray) -> np.ndarray:
        """Return the pulse of all fields on a day, [fields], or [days, fields] for [days]."""
        days = np.asarray(day, dtype=float)[..., None, None]
        waves = self._size * np.sin(2 * np.pi * days / self._period + self._phase)
        return waves.sum(-2).astype(np.float32)


def sun_position(day_of_year: float, latitude: float = 51.0) -> tuple[float, float]:
    """Return the sun's (zenith, azimuth) in degrees at the satellite's late-morning pass."""
    declination = -23.4 * np.cos(2 * np.pi * (day_of_year + 10) / 365.25)
    zenith = float(np.clip(latitude - declination + 3.0, 15.0, 76.0))
    return zenith, 160.0 if latitude > declination else 20.0
