"""Hiding dates of a scene from a method, as clouds hide them, and telling how long gaps are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..support.kernels import kernel

_BETWEEN = 30.0  # days between the windows that are hidden at once


@kernel()
def _surround(days, clear, pixel, wanted, before, after):
    """Move on to the clear dates around a day: the last one before it, the first one from it on.

    ``before`` and ``after`` are where the scan stands, -1 and 0 at first; -1 and the number of
    dates stand for none.
    """
    while after < days.shape[0]:
        if clear[after, pixel]:
            if days[after] >= wanted:
                break
            before = after
        after += 1
    return before, after


@kernel()
def _gap_lengths(days, clear, wanted, gaps):
    dates, pixels = clear.shape
    for pixel in range(pixels):
        before, after = -1, 0
        for o in range(wanted.shape[0]):
            before, after = _surround(days, clear, pixel, wanted[o], before, after)
            if after < dates and days[after] == wanted[o]:
                gaps[o, pixel] = 0.0
            elif before < 0 and after == dates:
                gaps[o, pixel] = np.nan
            elif before < 0:
                gaps[o, pixel] = 2.0 * (days[after] - wanted[o])
            elif after == dates:
                gaps[o, pixel] = 2.0 * (wanted[o] - days[before])
            else:
                gaps[o, pixel] = days[after] - days[before]


def gap_lengths(days: np.ndarray, clear: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return the length in days of the gap around each wanted date, (O, N) float32.

    ``days`` (T,) and ``wanted`` (O,) ascend, ``clear`` is (T, N). Zero on a clear date; beyond
    the ends of a series twice the distance to it; NaN for pixels never seen.
    """
    gaps = np.empty((len(wanted), clear.shape[1]), np.float32)
    _gap_lengths(np.asarray(days, float), clear, np.asarray(wanted, float), gaps)
    return gaps


@kernel()
def _reaches(days, clear, wanted, reach):
    dates, pixels = clear.shape
    for pixel in range(pixels):
        before, after = -1, 0
        for o in range(wanted.shape[0]):
            before, after = _surround(days, clear, pixel, wanted[o], before, after)
            nearest = np.inf
            if before >= 0:
                nearest = wanted[o] - days[before]
            if after < dates:
                nearest = min(nearest, days[after] - wanted[o])
            reach[o, pixel] = 2.0 * nearest if nearest < np.inf else np.nan


def reaches(days: np.ndarray, clear: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return twice the days from each wanted date to the nearest clear one, (O, N) float32.

    In the middle of a gap that is its length, and unlike `gap_lengths` it changes steadily with
    time. Arguments as there; NaN for pixels never seen.
    """
    reach = np.empty((len(wanted), clear.shape[1]), np.float32)
    _reaches(np.asarray(days, float), clear, np.asarray(wanted, float), reach)
    return reach


@dataclass(frozen=True)
class HidingProtocol:
    """Which dates are hidden from a method to score it, and how much it must still see."""

    half_windows: tuple[float, ...]
    """Days hidden on either side of a target date, by length of gap; 0 hides the date alone."""

    least_clear: float
    """Share of clear pixels, 0 to 1, from which a date is worth hiding."""

    most_targets: int
    """Target dates per length of gap, spread evenly; more cost time, fewer leave it to chance."""

    margin: float
    """Days to keep from both ends of the series."""

    whole_windows: bool
    """Whether the margin counts from the edge of the hidden window, else from the target date."""

    fewest_left: int
    """Dates that must be left; a group of windows that leaves fewer is passed over."""

    only_clear_left: bool
    """Whether only dates with a clear pixel count as left."""


@dataclass(frozen=True)
class HiddenWindows:
    """Windows that are hidden at once, so far apart that each is a gap of its own."""

    half: float
    """Days hidden on either side of a target date."""

    targets: np.ndarray
    """(G,) indices of the dates in the middle of the windows, ascending."""

    hidden: np.ndarray
    """(T,) True for every acquisition date within one of the windows."""


def hidden_windows(
    days: np.ndarray, clear: np.ndarray, protocol: HidingProtocol
) -> Iterator[HiddenWindows]:
    """Yield the windows that a protocol hides, length by length and group by group.

    ``days``: (T,) ascending. ``clear``: (T, N) boolean. Nothing is yielded for lengths for which
    the series is too short or too cloudy.
    """
    for half in protocol.half_windows:
        margin = protocol.margin + (half if protocol.whole_windows else 0.0)
        targets = target_dates(days, clear, protocol.least_clear, margin, protocol.most_targets)
        for group in folds(days, targets, half):
            hidden = hidden_dates(days, group, half)
            left = ~hidden
            if protocol.only_clear_left:
                left &= clear.any(axis=1)
            if left.sum() >= protocol.fewest_left:
                yield HiddenWindows(half, np.array(group), hidden)


def target_dates(
    days: np.ndarray, clear: np.ndarray, least: float, margin: float, most: int
) -> np.ndarray:
    """Choose up to ``most`` dates to hide, evenly among those that are clear enough.

    ``least`` is the share of clear pixels of ``clear`` (T, N), ``margin`` the days to keep from
    both ends. Returns indices of dates, ascending.
    """
    share = clear.mean(axis=1)
    inside = (days >= days[0] + margin) & (days <= days[-1] - margin)
    usable = np.flatnonzero(inside & (share >= least))
    return usable[spread_evenly(len(usable), most)]


def spread_evenly(count: int, most: int) -> np.ndarray:
    """Return up to ``most`` of ``count`` numbers from 0, evenly spread, ascending."""
    return np.unique(np.linspace(0, count - 1, min(most, count)).round().astype(int))


def folds(
    days: np.ndarray, targets: Sequence[int] | np.ndarray, half_window: float
) -> list[list[int]]:
    """Group target dates so that the windows of one group neither overlap nor adjoin.

    Between two windows of a group lies a month in which something may be seen; else many hidden
    windows would make one gap far longer than each of them.
    """
    groups: list[list[int]] = []
    for target in targets:
        for group in groups:
            apart = 2 * half_window + _BETWEEN
            if all(abs(days[target] - days[other]) > apart for other in group):
                group.append(int(target))
                break
        else:
            groups.append([int(target)])
    return groups


def hidden_dates(
    days: np.ndarray, group: Sequence[int] | np.ndarray, half_window: float
) -> np.ndarray:
    """Return (T,) True for the acquisition dates within the windows around some targets."""
    return np.abs(days[:, None] - days[list(group)][None, :]).min(axis=1) <= half_window


def stretches(days: np.ndarray, apart: float) -> np.ndarray:
    """Number the stretches of time that ascending ``days`` (n,) fall into, (n,) from 0.

    A stretch ends ``apart`` days after its first day. Errors of two days of one stretch are
    alike; those of different stretches are independent.
    """
    numbers = np.zeros(len(days), int)
    number, first = -1, -np.inf
    for index, day in enumerate(days):
        if day - first >= apart:
            number, first = number + 1, day
        numbers[index] = number
    return numbers
