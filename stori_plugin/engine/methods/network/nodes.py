"""The regular nodes in time that the network works on.

Acquisitions come when they come: every 2 to 16 days, as 10-day composites, from two sensors at
once. The network steps over nodes a fixed number of days apart instead, so that it learns the
habits of fields and not those of a calendar. An observation belongs to the nearest node;
what the network says is carried from the nodes to any date by linear interpolation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...support.errors import ParameterError

# Days. Beyond this distance a clear observation is just "long ago".
FARTHEST = 120.0


@dataclass(frozen=True)
class Nodes:
    """``count`` nodes, ``step`` days apart, from day ``first`` on (days of any fixed origin)."""

    first: float
    count: int
    step: float = 8.0

    @classmethod
    def over(cls, *dates: np.ndarray, step: float = 8.0) -> Nodes:
        """Cover all dates given (arrays of days); at least two nodes.

        Nodes lie on multiples of the step, so that they do not move with the dates asked for.

        Raises `ParameterError` when there are no dates.
        """
        days = np.concatenate([np.asarray(d, dtype=float).ravel() for d in dates])
        if days.size == 0:
            raise ParameterError("There are no dates to reconstruct; give at least one.")
        first = step * np.floor(days.min() / step)
        return cls(float(first), max(int(np.ceil((days.max() - first) / step)) + 1, 2), step)

    @property
    def days(self) -> np.ndarray:
        """The nodes' dates, (K,) float64."""
        return self.first + self.step * np.arange(self.count)

    def nearest(self, dates: np.ndarray) -> np.ndarray:
        """Index of the node that each date (days) belongs to."""
        index = np.round((np.asarray(dates, dtype=float) - self.first) / self.step)
        return np.clip(index, 0, self.count - 1).astype(np.intp)

    def gather(self, dates, values, clear) -> tuple[np.ndarray, np.ndarray]:
        """Average the clear values of each node's dates.

        ``values`` and ``clear`` (T, N); returns the means (K, N), 0 where there is none, and
        whether there is one, as 0 or 1 (K, N), both float32.
        """
        total = np.zeros((self.count, values.shape[1]), np.float32)
        number = np.zeros_like(total)
        for date, node in enumerate(self.nearest(dates)):
            total[node] += np.where(clear[date], values[date], 0)
            number[node] += clear[date]
        return total / np.maximum(number, 1), (number > 0).astype(np.float32)

    def interpolate(self, at_nodes: np.ndarray, dates) -> np.ndarray:
        """Carry values (K, ...) from the nodes to ``dates`` (T days): (T, ...)."""
        place = np.clip((np.asarray(dates, float) - self.first) / self.step, 0, self.count - 1)
        left = np.minimum(place.astype(np.intp), self.count - 2)
        share = (place - left).astype(at_nodes.dtype)
        share = share.reshape((-1,) + (1,) * (at_nodes.ndim - 1))
        return at_nodes[left] * (1 - share) + at_nodes[left + 1] * share


@dataclass(frozen=True)
class Neighbours:
    """For every node and pixel (K, N): the clear nodes before and after it.

    ``before`` and ``after`` are node indices; where one side has none, the other side's (the
    node's own index where neither has). ``days_before`` and ``days_after`` are float32, capped
    at `FARTHEST`, which is also what an absent neighbour counts as. ``share`` is the node's
    place between the two, 0 to 1.
    """

    before: np.ndarray
    after: np.ndarray
    days_before: np.ndarray
    days_after: np.ndarray
    share: np.ndarray

    @classmethod
    def of(cls, nodes: Nodes, clear: np.ndarray) -> Neighbours:
        """Find them from ``clear`` (K, N), 0 or 1; a node is not its own neighbour."""
        count = nodes.count
        own = np.arange(count, dtype=np.int32)[:, None]
        last = np.maximum.accumulate(np.where(clear > 0, own, -1), axis=0)
        following = np.minimum.accumulate(np.where(clear > 0, own, count)[::-1], axis=0)[::-1]
        edge = np.full((1, clear.shape[1]), -1, np.int32)
        before = np.concatenate([edge, last[:-1]])
        after = np.concatenate([following[1:], edge + count + 1])
        has_before, has_after = before >= 0, after < count
        to_before = np.where(
            has_before, np.minimum((own - before) * nodes.step, FARTHEST), FARTHEST
        )
        to_after = np.where(has_after, np.minimum((after - own) * nodes.step, FARTHEST), FARTHEST)
        share = np.where(
            has_before & has_after, to_before / (to_before + to_after), np.where(has_before, 0, 1)
        )
        before = np.where(has_before, before, own)
        after = np.where(has_after, after, own)
        return cls(
            np.where(has_before, before, after),
            np.where(has_after, after, before),
            to_before.astype(np.float32),
            to_after.astype(np.float32),
            share.astype(np.float32),
        )

    def at(self, values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Values (K, N) at the neighbour before and at the one after."""
        return (
            np.take_along_axis(values, self.before, axis=0),
            np.take_along_axis(values, self.after, axis=0),
        )

    def gap(self, clear: np.ndarray) -> np.ndarray:
        """Days between the two neighbours (K, N), the length of a gap; 0 at ``clear`` nodes."""
        return np.where(clear > 0, np.float32(0), self.days_before + self.days_after)
