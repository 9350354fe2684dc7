"""What a source of chips offers, and how missing pixels of chips are filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np

from ...acquisitions.names.dates import day_numbers
from ...methods.interface import Observations
from ...methods.linear import LinearModel
from .chip_table import ChipTable

Check = Callable[[], None]


class ChipSource(Protocol):
    """Where chips come from: a scene, a series or a folder."""

    bands: tuple[str, ...]
    """The names of the bands, in the order of the chips."""
    roles: tuple[str, ...]
    """What the encoder calls the bands, where it has names for them."""
    dates: tuple[dt.date, ...]
    """The dates of every chip of a temporal source; none for the others."""
    temporal: bool
    """Whether a chip holds all ``dates``."""
    crs: str
    """CRS of the table's corners as WKT; "" where there is none."""
    table: ChipTable
    """What is known of every chip."""
    facts: dict[str, Any]
    """What the index keeps of the source, as plain JSON."""
    signature: dict[str, Any]
    """Changes whenever the chips do."""

    def __len__(self) -> int:
        """Return how many chips there are."""

    def read(self, rows: Sequence[int], check: Check) -> np.ndarray:
        """Read chips (n, bands, h, w), or (n, dates, bands, h, w); NaN where missing."""

    def batches(self) -> list[range]:
        """Cut the chips into runs that are read and encoded at once."""


def fill_missing(chips: np.ndarray, source: ChipSource) -> tuple[np.ndarray, np.ndarray]:
    """Return chips without missing values, and the share of each that was missing, (n,).

    ``chips`` are (n, bands, h, w), those of a temporal ``source`` (n, dates, bands, h, w). In a
    series a pixel is filled linearly in time. A pixel that is still missing takes the mean of
    its band in the chip, and on the date. A chip that lacks a whole band counts as missing.
    """
    missing = ~np.isfinite(chips)
    shares = missing.reshape(len(chips), -1).mean(1)
    if not missing.any():
        return chips, shares
    chips = np.where(missing, np.float32(np.nan), chips)
    if source.temporal:
        for i in np.flatnonzero(shares):
            chips[i] = _filled_in_time(chips[i], source.dates)
    known = np.isfinite(chips)
    counts = known.sum((-2, -1), keepdims=True)
    sums = np.where(known, chips, 0.0).sum((-2, -1), keepdims=True, dtype=np.float64)
    means = (sums / np.maximum(counts, 1)).astype(np.float32)
    empty = (counts == 0).reshape(len(chips), -1).any(1)
    return np.where(known, chips, means), np.where(empty, 1.0, shares)


def _filled_in_time(chip: np.ndarray, dates: Sequence[dt.date]) -> np.ndarray:
    """Fill a chip (dates, bands, h, w) pixel by pixel with straight lines over time."""
    days = day_numbers(dates)
    shape = chip.shape
    values = np.ascontiguousarray(chip.reshape(shape[0], shape[1], -1))
    clear = np.isfinite(values).all(1)
    nothing = np.empty((0, 0, values.shape[2]), np.float32)
    series = Observations(days, values, clear, days[:0], nothing, np.zeros(clear.shape[1], bool))
    return LinearModel().reconstruct(series, days).mean.reshape(shape)
