"""What is hidden to practise on: windows of each pixel's own, or dates of all pixels."""

from __future__ import annotations

import numpy as np

FEWEST_LEFT = 5  # clear observations that a pixel keeps
_SINGLES = 0.2  # share of the pixels that lose single dates only
_MANY = 0.3  # share of the pixels that are clear on a date around which all lose a window
_HALF_WIDTHS = (5.0, 48.0)  # of windows, in days


def hide_windows(dates: np.ndarray, clear: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Choose the clear observations (T, N) to hide: True where hidden.

    Each pixel loses up to three single dates, or one or two windows of 10 to 96 days around
    one of its clear dates; a pixel that would keep fewer than five observations keeps all.
    """
    dates = np.asarray(dates, float)
    hidden = np.zeros_like(clear, dtype=bool)
    for pixel in range(clear.shape[1]):
        seen = np.flatnonzero(clear[:, pixel])
        if len(seen) <= FEWEST_LEFT:
            continue
        column = hidden[:, pixel]
        if random.random() < _SINGLES:
            column[random.choice(seen, min(len(seen), int(random.integers(1, 4))), False)] = True
        else:
            for _ in range(random.integers(1, 3)):
                away = np.abs(dates - dates[random.choice(seen)])
                column |= away <= random.uniform(*_HALF_WIDTHS)
        column &= clear[:, pixel]
        if (clear[:, pixel] & ~column).sum() < FEWEST_LEFT:
            column[:] = False
    return hidden


def hide_dates(dates: np.ndarray, clear: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Choose the observations (T, N) to hide as clouds over a whole scene do: True where hidden.

    All pixels lose up to three single dates, or one or two windows of 10 to 96 days around a date
    that is clear to many; other arguments as in `hide_windows`.
    """
    dates = np.asarray(dates, float)
    share = clear.mean(axis=1)
    centres = np.flatnonzero(share >= min(_MANY, float(share.max(initial=0.0))))
    hidden = np.zeros(len(dates), bool)
    if len(centres) and share.any():
        if random.random() < _SINGLES:
            count = min(len(centres), int(random.integers(1, 4)))
            hidden[random.choice(centres, count, False)] = True
        else:
            for _ in range(random.integers(1, 3)):
                away = np.abs(dates - dates[random.choice(centres)])
                hidden |= away <= random.uniform(*_HALF_WIDTHS)
    return clear & hidden[:, None]
