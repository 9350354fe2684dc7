"""Ground that masks take for cloud on most dates: bright roofs, sand, rock.

A pixel that is masked as cloud although the sky around it is open, and that again and again, is no
cloud. What was seen there on open days is used, as long as it is as steady as ground is: over a
mountain that clouds like, brightness changes from date to date.
"""

from __future__ import annotations

import numpy as np

from ..support.kernels import kernel

# Metres around a pixel in which the sky must be open, and the share of pixels that is.
AROUND = 300.0
_FARTHEST = 64  # pixels
_OPEN = 0.8
# How many days of open sky a verdict needs, and on which share of them the pixel is masked.
_FEWEST_DAYS = 8
_MASKED = 0.75
# Reflectance that ground may differ from its own median: a fixed part and one in parts of it.
_STEADY = 0.04
_STEADY_SHARE = 0.25

# Kinds of masks that know cloud as such. Of a mask of two values nobody knows what it hides.
_CLOUD_CODES = {
    "SCL": (3, 7, 8, 9, 10),
    "Fmask 4": (2, 4),
    "python-fmask": (2, 3),
    "OmniCloudMask": (1, 2, 3),
}
_CLOUD_BITS = {"QA_PIXEL": 0b1_1110, "Fmask": 0b1111, "pixel_qa": 0b101000}


def sky_reach(metres_per_pixel: float) -> int:
    """Return how many pixels around a pixel tell whether its sky is open."""
    return max(1, min(round(AROUND / metres_per_pixel), _FARTHEST))


def called_cloud(codes: np.ndarray, name: str) -> np.ndarray | None:
    """Tell where a quality band of a kind says cloud or shadow; None for kinds that cannot."""
    codes = np.asarray(codes)
    whole = np.where(np.isfinite(codes), codes, 0).astype(np.int64)
    if name in _CLOUD_CODES:
        return np.isin(whole, _CLOUD_CODES[name])
    if name in _CLOUD_BITS:
        return (whole & _CLOUD_BITS[name]) != 0
    return None


@kernel()
def _open(clear, known, reach, most, opened):
    """Tell where, of what is known in a square, the share ``most`` is clear."""
    side, breadth = 2 * reach + 1, clear.shape[1]
    # Sums of whole numbers are exact, so that they may run on from square to square.
    seen, free = np.zeros(breadth, np.int32), np.zeros(breadth, np.int32)
    rows, columns = opened.shape
    for row in range(-side + 1, rows):
        new_known, new_clear = known[row + side - 1], clear[row + side - 1]
        for x in range(breadth):
            seen[x] += new_known[x]
            free[x] += new_known[x] & new_clear[x]
        if row < 0:
            continue
        all_seen, all_free = 0, 0
        for x in range(side - 1):
            all_seen += seen[x]
            all_free += free[x]
        for x in range(columns):
            all_seen += seen[x + side - 1]
            all_free += free[x + side - 1]
            opened[row, x] = all_seen > 0 and all_free >= most * all_seen
            all_seen -= seen[x]
            all_free -= free[x]
        old_known, old_clear = known[row], clear[row]
        for x in range(breadth):
            seen[x] -= old_known[x]
            free[x] -= old_known[x] & old_clear[x]


def open_sky(clear: np.ndarray, known: np.ndarray, reach: int) -> np.ndarray:
    """Tell where most of what is known around a pixel is clear, (rows, columns) boolean.

    ``clear`` and ``known`` are boolean of one date, with ``reach`` pixels more on each side.
    """
    opened = np.empty(tuple(size - 2 * reach for size in clear.shape), bool)
    both = (np.ascontiguousarray(one).view(np.uint8) for one in (clear, known))
    _open(*both, reach, _OPEN, opened)
    return opened


def false_alarms(opened: np.ndarray, alarm: np.ndarray, bright: np.ndarray) -> np.ndarray:
    """Tell which observations a mask calls cloud although they are ground.

    Args:
        opened: (T, H, W) boolean, whether the sky around is open (`open_sky`).
        alarm: (T, H, W) boolean, whether the pixel itself is called cloud.
        bright: (T, H, W) float32 reflectance of the visible bands, NaN where nothing was seen.

    Returns (T, H, W) boolean.
    """
    usable = opened & np.isfinite(bright)
    days = usable.sum(axis=0)
    false = usable & alarm
    often = (days >= _FEWEST_DAYS) & (false.sum(axis=0) >= _MASKED * days)
    result = np.zeros(alarm.shape, bool)
    if not often.any():
        return result
    rows, columns = np.nonzero(often)
    seen = np.where(usable[:, rows, columns], bright[:, rows, columns], np.float32(np.nan))
    middle = np.nanmedian(seen, axis=0)  # some day was usable
    near = np.abs(seen - middle) <= _STEADY + _STEADY_SHARE * np.abs(middle)
    # Most of what was seen must be steady, else it is no ground.
    steady = near.sum(axis=0) >= _MASKED * days[rows, columns]
    result[:, rows, columns] = false[:, rows, columns] & near & steady
    return result
