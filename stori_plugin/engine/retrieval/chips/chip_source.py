"""Chips: what a source of them offers, and how their missing pixels are filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np

from ...acquisitions.dates import day_numbers
from ...methods.interface import Observations
from ...methods.linear import LinearModel
from .chip_table import ChipTable

Check = Callable[[], None]


class ChipSource(Protocol):
    """Where chips come from.

    ``bands`` are in the order of the chips; a ``temporal`` source has chips of all ``dates``.
    ``crs`` is that of the table's corners as WKT, "" where there is none. ``facts`` go into the
    index. ``signature`` changes whenever the chips do.
    """

    bands: tuple[str, ...]
    dates: tuple[dt.date, ...]
    temporal: bool
    crs: str
    table: ChipTable
    facts: dict[str, Any]
    signature: dict[str, Any]

    def __len__(self) -> int:
        """Return how many chips there are."""

    def read(self, rows: Sequence[int], check: Check) -> np.ndarray:
        """Read chips (n, bands, h, w), or (n, dates, bands, h, w); NaN where missing."""

    def batches(self) -> list[range]:
        """Cut the chips into runs that are read and encoded at once."""


def filled(chips: np.ndarray, source: ChipSource) -> tuple[np.ndarray, np.ndarray]:
    """Return chips without missing values, and the share of them that was missing, (n,).

    In a series a pixel is filled linearly in time; what is left takes the mean of its band in
    the chip (and on the date). A chip that lacks a band altogether counts as wholly missing.
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
