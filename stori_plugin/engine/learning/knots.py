"""What is known at a few lengths of gap, in between: asked for at every date of every pixel."""

from __future__ import annotations

import numpy as np

from ..support.kernels import kernel


@kernel()
def _between(at, knots, values, result):
    last = knots.size - 1
    for n in range(at.size):
        x = at[n]
        if np.isnan(x):
            result[n] = np.nan
            continue
        k = 0
        while k < last and x >= knots[k + 1]:
            k += 1
        if k == last or x <= knots[0]:
            result[n] = values[k]
        else:
            share = (x - knots[k]) / (knots[k + 1] - knots[k])
            result[n] = values[k] + share * (values[k + 1] - values[k])


def between_knots(at: np.ndarray, knots: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return ``values`` (K,) at ``knots`` (K,), ascending, linearly interpolated to ``at``.

    The shape is that of ``at``, float32; beyond the ends the first and the last value, NaN where
    ``at`` is. As `numpy.interp`, in a tenth of its time where knots are few.
    """
    flat = np.ascontiguousarray(at, np.float32).reshape(-1)
    result = np.empty(flat.shape, np.float32)
    _between(flat, np.asarray(knots, float), np.asarray(values, float), result)
    return result.reshape(at.shape)
