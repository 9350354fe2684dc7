"""Clear masks are mended."""

from __future__ import annotations

import numpy as np

from stori_plugin.engine.analysis.clear_masks import without_small


def test_without_small_equals_counting_by_hand():
    rng = np.random.default_rng(3)
    marked = rng.random((30, 30)) < 0.45

    def size_from(row, column):
        seen, waiting = set(), [(row, column)]
        while waiting:
            y, x = waiting.pop()
            if (y, x) in seen or not (0 <= y < 30 and 0 <= x < 30) or not marked[y, x]:
                continue
            seen.add((y, x))
            waiting += [(y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)]
        return len(seen)

    expected = [[marked[y, x] and size_from(y, x) >= 6 for x in range(30)] for y in range(30)]
    assert np.array_equal(without_small(marked, 6), expected)
