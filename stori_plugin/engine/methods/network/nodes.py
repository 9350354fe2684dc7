"""The regular nodes in time that the network works on.

Acquisitions are irregular: every 2 to 16 days, as 10-day composites, from two sensors at once. The
network steps over nodes a fixed number of days apart instead, so that it learns how fields behave
and not when they are observed. An observation belongs to the nearest node; the network's output is
interpolated linearly from the nodes to any date.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...support.errors import ParameterError
from .feature_kernels import gather_kernel, neighbours_kernel

# Days. Larger distances of a clear observation are not distinguished.
FARTHEST = 120.0


@dataclass(frozen=True)
class Nodes:
    """``count`` nodes, ``step`` days apart, from day ``first`` on (days of any fixed origin)."""

    first: float
    count: int
    step: float = 8.0

    @classmethod
    def over(cls, *dates: np.ndarray, step: float = 8.0) -> Nodes:
        """Return the nodes that cover all ``dates`` (arrays of days); at least two.

        Nodes lie on multiples of the step, so that they do not depend on the wanted dates.
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

    def gather(
        self, dates: np.ndarray, values: np.ndarray, clear: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Average the clear values of each node's dates.

        ``values`` and ``clear`` are (T, N). Returns the means (K, N), 0 where there is none, and
        1 or 0 (K, N) for whether there is one, both float32.
        """
        total = np.zeros((self.count, values.shape[1]), np.float32)
        there = np.zeros_like(total)
        gather_kernel(self.nearest(dates), np.asarray(values, np.float32), clear, total, there)
        return total, there

    def interpolate(self, at_nodes: np.ndarray, dates: np.ndarray) -> np.ndarray:
        """Interpolate values (K, ...) at the nodes to ``dates`` (T days): (T, ...)."""
        position = np.clip((np.asarray(dates, float) - self.first) / self.step, 0, self.count - 1)
        left = np.minimum(position.astype(np.intp), self.count - 2)
        share = (position - left).astype(at_nodes.dtype)
        share = share.reshape((-1,) + (1,) * (at_nodes.ndim - 1))
        return at_nodes[left] * (1 - share) + at_nodes[left + 1] * share


@dataclass(frozen=True)
class Neighbours:
    """The clear nodes before and after every node of every pixel; all arrays are (K, N)."""

    before: np.ndarray
    """Index of the clear node before; where there is none that after, or the node itself."""
    after: np.ndarray
    """Index of the clear node after; where there is none that before, or the node itself."""
    days_before: np.ndarray
    """Days since the clear node before, float32; `FARTHEST` at most, and where there is none."""
    days_after: np.ndarray
    """Days until the clear node after, float32; `FARTHEST` at most, and where there is none."""
    share: np.ndarray
    """The node's position between the two, 0 to 1."""

    @classmethod
    def of(cls, nodes: Nodes, clear: np.ndarray) -> Neighbours:
        """Return the neighbours for ``clear`` (K, N), 0 or 1; a node is not its own neighbour."""
        before, after = np.empty((2, *clear.shape), np.int32)
        days_before, days_after, share = np.empty((3, *clear.shape), np.float32)
        found = before, after, days_before, days_after, share
        neighbours_kernel(clear, nodes.step, FARTHEST, *found)
        return cls(*found)

    @cached_property
    def elapsed(self) -> np.ndarray:
        """What the network reads of the days before and after, (K, 2, N) float32."""
        return np.log1p(np.stack([self.days_before, self.days_after], axis=1) / 10) / 2

    def gap(self, clear: np.ndarray) -> np.ndarray:
        """Return the days between the neighbours (K, N), a gap's length; 0 at ``clear`` nodes."""
        return np.where(clear > 0, np.float32(0), self.days_before + self.days_after)
