"""The standard deviation of a spectral index from those of its bands."""

from __future__ import annotations

import numpy as np

from ..pixels.spectral_indices import Index, compute

# The step of a derivative, as a share of the brightest band: what is dark has a small one, else the
# derivative would reach to where the index is another or has no value.
_STEP, _SMALLEST_STEP = 1e-3, 1e-10


def with_deviation(
    index: Index, values: np.ndarray, bands: dict[str, np.ndarray], sds: dict[str, np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Return an index and its standard deviation, both float32; one is never there alone.

    ``values`` are the index of ``bands``; ``bands`` and ``sds`` map its roles to arrays of
    reflectance of one shape. Where an index has a value but nothing can be told of how it changes
    with its bands, it is missing. Where the bands' deviations are missing the value stands without.
    """
    sd = propagated(index, bands, sds)
    known = np.all([np.isfinite(sds[role]) for role in index.roles], axis=0)
    missing = np.float32(np.nan)
    values = np.where(known & ~np.isfinite(sd), missing, values).astype(np.float32)
    return values, np.where(np.isnan(values), missing, sd)


def propagated(
    index: Index, bands: dict[str, np.ndarray], sds: dict[str, np.ndarray]
) -> np.ndarray:
    """Return the standard deviation of an index from those of its bands, to first order.

    ``bands`` and ``sds`` map each of the index's roles to arrays of reflectance of one shape;
    the result has that shape, float32. The errors of the bands count as independent (JCGM
    100:2008, equation 10). First order says too much of dark ground, whose index may be anything:
    the result is at most half of the index's range, as nothing within it deviates more (Popoviciu
    1935, Mathematica 9:129).
    """
    exact = {role: np.asarray(bands[role], np.float64) for role in index.roles}
    brightest = np.max([np.abs(band) for band in exact.values()], axis=0)
    step = np.maximum(_STEP * brightest, _SMALLEST_STEP)
    here = compute(index, exact)
    variance = np.zeros(here.shape, np.float64)
    for role in index.roles:
        above = compute(index, {**exact, role: exact[role] + step}) - here
        below = here - compute(index, {**exact, role: exact[role] - step})
        # Both sides where both are defined, else the one that is.
        above, below = (
            np.where(np.isfinite(above), above, below),
            np.where(np.isfinite(below), below, above),
        )
        variance += (0.5 * (above + below) / step * sds[role]) ** 2
    low, high = index.valid
    return np.minimum(np.sqrt(variance), 0.5 * (high - low)).astype(np.float32)
