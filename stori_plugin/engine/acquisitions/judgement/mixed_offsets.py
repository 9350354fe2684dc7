"""Sentinel-2 files of like names of which some have the offset in their numbers and some not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from .judged_layer import JudgedLayer
from .sampled_numbers import Numbers
from .sentinel2_offset import BELOW_ZERO, DARK_ROLES, OFFSET, by_date, step_between
from .stated_scale import TEN_THOUSANDTH

_ENOUGH = 3  # dates of either kind
# What is added to the cost of a date, in reflectance: for a change of kind, and for surfaces that
# would reflect less than nothing.
_CHANGE, _IMPOSSIBLE = 0.01, 0.3
# A larger step than this between two dates is cloud, which says nothing.
_LARGEST = 0.1
# How far neighbours two dates away count.
_SECOND = 0.5
# A date is told where the other kind would cost as much more.
_CLEAR = 0.025


class Parted(NamedTuple):
    """The layers of a series by what is in their numbers."""

    with_offset: np.ndarray
    without: np.ndarray
    unclear: np.ndarray


def part_offsets(
    numbers: Numbers, rows: np.ndarray, roles: np.ndarray, judged: Sequence[JudgedLayer]
) -> Parted | None:
    """Part layers by whether the offset is in them: the kinds that make neighbours most alike.

    None where one kind explains all dates, or two do not do away with the steps between them.
    """
    plain = [TEN_THOUSANDTH] * len(judged)
    of_rows = [judged[k].layer.date for k in rows]
    dates, table = by_date(numbers, rows, judged, plain)
    one_each = len(set(numbers.product[rows].tolist())) == len(set(of_rows))
    if not table.shape[1] or not one_each or step_between(numbers, rows, judged, plain) is None:
        return None
    dark_dates, dark = by_date(numbers, rows[np.isin(roles[rows], DARK_ROLES)], judged, plain)
    if dark_dates != dates or not dark.shape[1]:
        return None
    costs = _Costs(table, dark.min(axis=1) - OFFSET < BELOW_ZERO)
    has = costs.best()
    if min(has.sum(), (~has).sum()) < _ENOUGH:
        return None
    found: dict[dt.date | None, tuple[bool, bool]] = dict(
        zip(dates, zip(has.tolist(), costs.are_clear(has)))
    )
    kinds, told = np.array([found.get(date, (False, False)) for date in of_rows]).T
    scaling = list(plain)
    for k in rows[kinds]:
        scaling[k] = TEN_THOUSANDTH._replace(offset=-OFFSET)
    if step_between(numbers, rows, judged, scaling) is not None:
        return None
    return Parted(rows[told & kinds], rows[told & ~kinds], rows[~told])


class _Costs:
    """What it costs to take dates for one kind or the other: how unlike neighbours become."""

    def __init__(self, table: np.ndarray, impossible: np.ndarray) -> None:
        """Take the darkest of each band, (dates, bands), and where the offset cannot be."""
        self._impossible = _IMPOSSIBLE * impossible
        self._first, self._second = _steps(table, 1), _SECOND * _steps(table, 2)

    def best(self) -> np.ndarray:
        """Return whether each date has the offset, where all dates together cost least."""
        pairs = [(a, b) for a in (0, 1) for b in (0, 1)]  # kinds of two dates that follow
        cost = {
            (a, b): a * self._impossible[0] + b * self._impossible[1] + self._first[0, a, b]
            for a, b in pairs
        }
        before: list[dict[tuple[int, int], int]] = []
        for k in range(2, len(self._impossible)):
            options = {
                (b, c): [
                    cost[a, b]
                    + self._first[k - 1, b, c]
                    + self._second[k - 2, a, c]
                    + c * self._impossible[k]
                    for a in (0, 1)
                ]
                for b, c in pairs
            }
            before.append({pair: int(np.argmin(both)) for pair, both in options.items()})
            cost = {pair: min(both) for pair, both in options.items()}
        a, b = min(pairs, key=lambda pair: cost[pair])
        kinds = [b, a]
        for chosen in reversed(before):
            a, b = chosen[a, b], a
            kinds.append(a)
        return np.array(kinds[::-1], bool)

    def are_clear(self, kinds: np.ndarray) -> list[bool]:
        """Tell the dates that would cost clearly more if they were of the other kind."""
        own = self._around(kinds, kinds)
        return (self._around(kinds, ~kinds) - own >= _CLEAR).tolist()

    def _around(self, kinds: np.ndarray, own: np.ndarray) -> np.ndarray:
        """Return the cost of each date with its neighbours, were it of the kind ``own``."""
        kind, mine = kinds.astype(int), own.astype(int)
        cost = mine * self._impossible
        for steps, apart in ((self._first, 1), (self._second, 2)):
            places = np.arange(len(steps))
            cost[apart:] += steps[places, kind[:-apart], mine[apart:]]
            cost[:-apart] += steps[places, mine[:-apart], kind[apart:]]
        return cost


def _steps(table: np.ndarray, apart: int) -> np.ndarray:
    """Return how unlike dates are by the kinds of both: (dates - apart, 2, 2)."""
    steps = table[apart:] - table[:-apart]
    result = np.empty((len(steps), 2, 2))
    for a in (0, 1):
        for b in (0, 1):
            size = np.abs(steps - OFFSET * (b - a))
            result[:, a, b] = np.minimum(size, _LARGEST).mean(axis=1) + _CHANGE * (a != b)
    return result
