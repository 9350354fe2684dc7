"""Colours that give way to paper where a value is unsure, so that what is sure is what is seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

# Standard deviations as shares of the range of values that is shown: up to the first nothing
# fades, from the second on all but a trace does.
FIRST, LAST = 0.05, 0.25
MOST = 0.9
PAPER = 255


def fading_between(limits: Sequence[float]) -> tuple[float, float]:
    """Return the standard deviations at which fading begins and ends, for a range of values."""
    span = abs(float(limits[1]) - float(limits[0]))
    return FIRST * span, LAST * span


def faded_share(sd: np.ndarray, limits: Sequence[float]) -> np.ndarray:
    """Return how much of a colour gives way, 0 to `MOST`, float32 of the shape of ``sd``.

    ``sd`` are standard deviations in the unit of ``limits``, the darkest and the brightest value
    shown; where it is not known nothing fades.
    """
    first, last = fading_between(limits)
    share = np.clip((sd - first) / max(last - first, 1e-12), 0.0, 1.0)
    return np.where(np.isfinite(sd), MOST * share, 0.0).astype(np.float32)


def faded(picture: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Return a picture (rows, columns, 3), uint8, of which shares (rows, columns) are paper."""
    kept = 1.0 - share[..., None]
    return np.rint(picture * kept + PAPER * (1.0 - kept)).astype(np.uint8)
