"""One level for the orbits that see a pixel, from passes that follow each other in time.

Ascending and descending passes look at a field from two sides, under two angles. What an orbit adds
to a pixel is told by its passes against those of other orbits just before and after, never by its
temporal median: orbits may have seen different parts of a season.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..support.kernels import kernel

# Days after which backscatter has wandered from a straight line between two passes by as much as a
# filtered image is noisy.
_WANDERING = 12.0
# Evidence for no difference, in passes: what little says is not believed.
_SHRINKAGE = 1.0
# dB, times the spread of a pass against its neighbours: what lies farther off is an event.
_FARTHEST = 2.0
_ROUNDS = 2


@kernel()
def _solve(matrix: np.ndarray, right: np.ndarray, result: np.ndarray) -> None:
    """Solve a small positive definite system; ``matrix`` is lost."""
    size = len(right)
    for k in range(size):
        result[k] = right[k]
    for k in range(size):
        for row in range(k + 1, size):
            factor = matrix[row, k] / matrix[k, k]
            for column in range(k, size):
                matrix[row, column] -= factor * matrix[k, column]
            result[row] -= factor * result[k]
    for k in range(size - 1, -1, -1):
        for column in range(k + 1, size):
            result[k] -= matrix[k, column] * result[column]
        result[k] /= matrix[k, k]


@kernel()
def _level_pixels(decibel: np.ndarray, days: np.ndarray, orbit: np.ndarray, orbits: int) -> None:
    images, channels, pixels = decibel.shape
    normal = np.empty((orbits, orbits), np.float64)
    right = np.empty(orbits, np.float64)
    level = np.empty(orbits, np.float64)
    seen = np.empty(orbits, np.int64)
    known = np.empty(images, np.int64)
    for channel in range(channels):
        for pixel in range(pixels):
            count = 0
            seen[:] = 0
            for k in range(images):
                if not np.isnan(decibel[k, channel, pixel]):
                    known[count] = k
                    count += 1
                    seen[orbit[k]] += 1
            level[:] = 0.0
            for turn in range(_ROUNDS + 1):
                normal[:] = 0.0
                right[:] = 0.0
                for position in range(1, count - 1):
                    i, j, k = known[position - 1], known[position], known[position + 1]
                    a, b, c = orbit[i], orbit[j], orbit[k]
                    if a == b and b == c:
                        continue
                    whole = days[k] - days[i]
                    share = (days[j] - days[i]) / whole if whole > 0 else 0.5
                    spread = 1.0 + share * share + (1.0 - share) * (1.0 - share)
                    spread += share * (1.0 - share) * whole / _WANDERING
                    off = decibel[j, channel, pixel] - (
                        (1.0 - share) * decibel[i, channel, pixel]
                        + share * decibel[k, channel, pixel]
                    )
                    if turn > 0:
                        expected = level[b] - (1.0 - share) * level[a] - share * level[c]
                        most = _FARTHEST * np.sqrt(spread)
                        off = expected + min(max(off - expected, -most), most)
                    # The three orbits' shares in what the middle pass is off by; two may be one.
                    places = (b, a, c)
                    shares = (1.0, share - 1.0, -share)
                    for m in range(3):
                        right[places[m]] += shares[m] * off / spread
                        for n in range(3):
                            normal[places[m], places[n]] += shares[m] * shares[n] / spread
                for group in range(orbits):
                    normal[group, group] += _SHRINKAGE
                _solve(normal, right, level)
            mean = 0.0
            for group in range(orbits):
                mean += seen[group] * level[group] / max(count, 1)
            for position in range(count):
                k = known[position]
                decibel[k, channel, pixel] -= np.float32(level[orbit[k]] - mean)


def level_orbits(decibel: np.ndarray, days: np.ndarray, orbits: Sequence[str]) -> None:
    """Bring every orbit to one level per pixel and channel, in place.

    Of three passes over a pixel in a row the middle one is held against the straight line between
    the others, so that no season enters; what orbits add is the weighted least squares solution of
    all of them, the nearer in time the heavier, drawn to zero where there is little evidence and
    with events (Huber 1964, Ann. Math. Stat. 35:73) held off. The pixel's mean stays.

    ``decibel`` is (images, channels, pixels), C-contiguous, NaN where missing; ``days`` (images,)
    ascending; ``orbits`` names the orbit of each image. Bring orbits near each other first, with
    `pass_levels.learn_levels`.
    """
    names = sorted(set(orbits))
    if len(names) > 1:
        group = np.array([names.index(orbit) for orbit in orbits], np.int64)
        _level_pixels(decibel, np.asarray(days, np.float64), group, len(names))
