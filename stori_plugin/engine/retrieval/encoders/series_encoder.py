"""The encoder ``series``: places are compared by how they behave through the year.

A chip of a gap-free series becomes its mean curve per band. The bands are whitened over the
scene, so that what they share (bright or dark) does not drown what tells them apart (green or
dry). The curves are averaged in wide overlapping windows of time, so that a field that is sown or
cut some days later stays near. The embedding also holds how uneven the chip is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ...support.errors import InputError
from ...support.matrix_products import product
from .convolutional import rowwise_product
from .tight_frames import spread_of, tight_frame, whitening

DIM = 512
HALF_WIDTH = 30  # days from a window's middle to where it ends
STEP = 15  # days between the middles of windows
_FLOOR = 0.01  # share of the mean variance that whitening adds to every direction
_YEAR = 365.2425


class SeriesEncoder:
    """Seasonal curves of chips (n, dates, bands, h, w), insensitive to small shifts in time."""

    name = "series"
    temporal = True
    dim = DIM

    def __init__(
        self,
        settings: Mapping[str, Any],
        arrays: Mapping[str, np.ndarray],
        dates: Sequence[dt.date] = (),
    ) -> None:
        """Take the settings and arrays that `learn` gave or an index holds.

        ``dates`` are those of the chips to encode; without them those of the index. Raises
        `InputError` where ``dates`` do not cover the same part of the year.
        """
        self.settings = dict(settings)
        self.arrays = dict(arrays)
        self.bands = tuple(settings["bands"])
        self.dates = tuple(dates) or _dates_of(settings)
        days = _days_in_season(self.dates, settings)
        self._pooling = pooling_matrix(days, settings["days"][-1])
        inner = len(self.bands) * (len(self._pooling) + 1)
        self._frame = tight_frame(inner, DIM, int(settings["seed"]))

    @classmethod
    def learn(
        cls, chips: np.ndarray, bands: Sequence[str], dates: Sequence[dt.date], seed: int
    ) -> SeriesEncoder:
        """Learn the whitening of the bands from chips (n, dates, bands, h, w) without gaps."""
        if len(dates) < 2:
            raise InputError(
                "The encoder series compares curves over time, and the rasters have one date "
                "only: give a series, or choose the encoder convolutional."
            )
        curves = _means(chips)
        flat = curves.reshape(-1, curves.shape[-1]).astype(np.float64)
        level, spread = flat.mean(0), spread_of(flat)
        mean, white = whitening((flat - level) / spread, _FLOOR)
        settings = {
            "bands": list(bands),
            "seed": int(seed),
            "first": dates[0].isoformat(),
            "days": [(date - dates[0]).days for date in dates],
            "half_width": HALF_WIDTH,
            "step": STEP,
        }
        arrays = {
            "level": (level + mean * spread).astype(np.float32),
            "white": (white / spread[:, None]).astype(np.float32),
            "mean": np.zeros(0, np.float32),
        }
        arrays["mean"] = cls(settings, arrays).features(chips).mean(0)
        return cls(settings, arrays)

    def at(self, dates: Sequence[dt.date]) -> SeriesEncoder:
        """Return the same encoder for chips of other dates, of this or another year."""
        return SeriesEncoder(self.settings, self.arrays, dates)

    def features(self, chips: np.ndarray) -> np.ndarray:
        """Return the pooled white curves and the unevenness, (n, bands * (windows + 1))."""
        white = self.arrays["white"]
        curves = product(_means(chips) - self.arrays["level"], white)
        pooled = product(self._pooling, curves)
        # Spatial deviations of white bands, averaged over the dates: zero for a lone pixel.
        deviations = chips - chips.mean((3, 4), keepdims=True, dtype=np.float64)
        uneven = np.stack([_unevenness(one, white) for one in deviations])
        return np.concatenate([pooled.reshape(len(chips), -1), uneven], 1).astype(np.float32)

    def encode(self, chips: np.ndarray) -> np.ndarray:
        """Return embeddings (n, dim) float32 of chips (n, dates, bands, h, w) without gaps."""
        if chips.shape[1] != len(self.dates):
            raise ValueError(f"{chips.shape[1]} dates, {len(self.dates)} expected")
        return rowwise_product(self.features(chips) - self.arrays["mean"], self._frame)


def _means(chips: np.ndarray) -> np.ndarray:
    return chips.mean((3, 4), dtype=np.float64).astype(np.float32)


def _unevenness(deviations: np.ndarray, white: np.ndarray) -> np.ndarray:
    """Return the root mean square (bands,) of white deviations (dates, bands, h, w)."""
    dates, bands = deviations.shape[:2]
    whitened = product(white.T, deviations.reshape(dates, bands, -1))
    return np.sqrt((whitened**2).mean((0, 2)))


def pooling_matrix(days: np.ndarray, span: float) -> np.ndarray:
    """Return the weights (windows, dates) float32 that average curves in windows of time.

    ``days`` are the dates, ascending; windows stand every `STEP` days from 0 to ``span`` with
    the shape of a raised cosine. Between dates curves are straight lines, so the weights do
    not depend on how the dates happen to be spaced.
    """
    daily = np.arange(0.0, span + 1.0)
    lines = np.stack([np.interp(daily, days, one) for one in np.eye(len(days))], axis=1)
    middles = np.arange(0.0, span + 1.0, STEP)
    away = np.abs(daily[None] - middles[:, None]) / HALF_WIDTH
    weights = np.where(away < 1.0, 0.5 + 0.5 * np.cos(np.pi * away), 0.0)
    weights /= weights.sum(1, keepdims=True)
    return (weights @ lines).astype(np.float32)


def _dates_of(settings: Mapping[str, Any]) -> tuple[dt.date, ...]:
    first = dt.date.fromisoformat(settings["first"])
    return tuple(first + dt.timedelta(days=int(day)) for day in settings["days"])


def _days_in_season(dates: Sequence[dt.date], settings: Mapping[str, Any]) -> np.ndarray:
    """Return the days since the encoder's first date, without whole years.

    Raises `InputError` where the dates do not cover the encoder's part of the year.
    """
    learned = _dates_of(settings)
    years = round((dates[0] - learned[0]).days / _YEAR)
    days = np.array([(date - learned[0]).days - years * _YEAR for date in dates])
    days = days if years else np.round(days)
    if days[0] > HALF_WIDTH or days[-1] < (learned[-1] - learned[0]).days - HALF_WIDTH:
        raise InputError(
            f"The series goes from {dates[0]} to {dates[-1]}, but the index is of {learned[0]} to "
            f"{learned[-1]}: give a series of the same part of the year."
        )
    return days
