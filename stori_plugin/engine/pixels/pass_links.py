"""Which orbits and satellites can be compared: those whose passes lie near each other in time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ..support.sentences import Sentence

# How the level of a group is told.
BY_NEIGHBOURS = Sentence("neighbouring passes")
BY_SEASON = Sentence("the same days of other years")
BY_ORBIT = "its orbit as a whole"
UNLINKED = "nothing"

_NEAR = 24.0  # days, two cycles of a satellite
_YEAR = 365.25
_SAME_SEASON = 12.0  # days
_FEWEST_OF_SEASON = 8  # passes, of the group that has fewer
_FEWEST_OF_SATELLITE = 3  # passes; fewer tell no tenths of a decibel


@dataclass(frozen=True)
class Group:
    """The passes of one orbit and satellite, and with which others they can be compared."""

    orbit: str
    # Groups of one unit share a level; units of one part are linked, parts are not.
    unit: int
    part: int
    # How its level is told.
    how: str


def link(
    labels: Sequence[tuple[str, str]], own: np.ndarray, days: np.ndarray, seen: np.ndarray
) -> list[Group]:
    """Link groups, named by orbit and satellite, whose passes are near each other.

    ``own`` (passes,) is the group of each pass, ``days`` (passes,) when it was, ``seen`` (passes,)
    whether it has any value. Satellites of an orbit that nothing links, or that passed too rarely,
    are taken for one.
    """
    times = [days[(own == k) & seen] for k in range(len(labels))]
    by_size = sorted(range(len(labels)), key=lambda k: (-len(times[k]), k))
    near = _pairs(times, _are_near)
    linked = near | _pairs(times, _are_of_a_season)
    main: dict[int, int] = {}  # the group whose level another one takes
    for orbit in sorted({orbit for orbit, _ in labels}):
        largest, *others = (k for k in by_size if labels[k][0] == orbit)
        for k in others:
            parts = _parts(len(labels), linked | set(main.items()))
            if len(times[k]) < _FEWEST_OF_SATELLITE or parts[k] != parts[largest]:
                main[k] = largest
    unit = [main.get(k, k) for k in range(len(labels))]
    merged = set(main.items())
    part, close = (_parts(len(labels), edges | merged) for edges in (linked, near))
    return [
        Group(labels[k][0], unit[k], part[k], _how(k, main, unit, part, close))
        for k in range(len(labels))
    ]


def _how(
    k: int, main: dict[int, int], unit: Sequence[int], part: Sequence[int], close: Sequence[int]
) -> str:
    if k in main:
        return BY_ORBIT
    for parts, how in ((close, BY_NEIGHBOURS), (part, BY_SEASON)):
        if len({u for u, p in zip(unit, parts) if p == parts[k]}) > 1:
            return how
    return UNLINKED


def _pairs(
    times: Sequence[np.ndarray], fits: Callable[[np.ndarray, np.ndarray], bool]
) -> set[tuple[int, int]]:
    pairs = combinations(range(len(times)), 2)
    return {
        (a, b) for a, b in pairs if times[a].size and times[b].size and fits(times[a], times[b])
    }


def _parts(count: int, edges: set[tuple[int, int]]) -> list[int]:
    """Return for each of ``count`` nodes the lowest one that it is linked with."""
    part = list(range(count))
    for _ in range(count):
        for a, b in edges:
            part[a] = part[b] = min(part[a], part[b])
    return part


def _are_near(first: np.ndarray, second: np.ndarray) -> bool:
    return bool(np.abs(first[:, None] - second[None, :]).min() <= _NEAR)


def _are_of_a_season(first: np.ndarray, second: np.ndarray) -> bool:
    apart = np.abs(first[:, None] - second[None, :]) % _YEAR
    same = np.minimum(apart, _YEAR - apart) <= _SAME_SEASON
    return int(min(same.any(axis=1).sum(), same.any(axis=0).sum())) >= _FEWEST_OF_SEASON
