"""Clear observations: what quality bands say of each pixel, and the buffer around clouds.

What tells takes the numbers of a quality band, any shape, and returns a boolean array of the same
shape.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import ndimage

from ..support.errors import ParameterError
from ..support.kernels import kernel
from ..support.sentences import Sentence
from .mask_kinds import USUAL_THRESHOLD, clear_of, unknown_of

_SLACK = 1e-4  # pixels
_SMALL = 8  # pixels; for wider buffers distances are sooner had than a dilation
_WIDEST = 2048  # pixels; around every block so much more is read


def clear_by_band(
    values: np.ndarray,
    name: str,
    clear_classes: Sequence[int],
    threshold: float = USUAL_THRESHOLD,
) -> np.ndarray:
    """Tell what is clear by a quality band of the kind of that name (`mask_kinds.KINDS`).

    ``clear_classes`` are those of Sentinel-2's scene classification, e.g. 4, 5, 6; ``threshold``
    is the per cent from which a probability is cloud. What is not finite is not clear.
    """
    if name == "SCL":
        return np.isin(values, np.asarray(clear_classes))
    return clear_of(values, name, threshold)


def unknown_by_band(values: np.ndarray, name: str, clear_classes: Sequence[int]) -> np.ndarray:
    """Tell where a quality band of the kind of that name says that nothing was seen."""
    unknown = unknown_of(values, name)
    if name == "SCL" and 0 not in clear_classes:
        unknown |= values == 0
    return unknown


def reach(radius: float) -> int:
    """Return how many whole pixels a radius in pixels reaches.

    Rounding of a grid's pixel size must not take a pixel away: 20 m are two pixels of 10 m.
    """
    return int(np.floor(radius + _SLACK))


def buffer_radius(metres: float, metres_per_pixel: float) -> float:
    """Return a MASK_BUFFER in pixels; raise `ParameterError` where it is wider than can be read."""
    radius = metres / metres_per_pixel
    if radius > _WIDEST:
        raise ParameterError(
            Sentence(
                "MASK_BUFFER is {metres:,.10g} m, which is {radius:,.0f} pixels: "
                "give {widest:,.0f} m or less.",
                metres=metres,
                radius=radius,
                widest=_WIDEST * metres_per_pixel,
            )
        )
    return radius


def disc(radius: float) -> np.ndarray:
    """Return the pixels whose centre lies within ``radius`` pixels, as a boolean square."""
    offsets = np.arange(-reach(radius), reach(radius) + 1)
    return offsets[:, None] ** 2 + offsets[None, :] ** 2 <= (radius + _SLACK) ** 2


@kernel()
def _spread(hidden, halves, touched):
    """Mark the pixels of whose disc one is hidden; ``halves`` of its rows reach to each side."""
    rows, columns = touched.shape
    reach = len(halves) // 2
    for row in range(rows):
        result = touched[row]
        for y in range(len(halves)):
            line = hidden[row + y]
            for shift in range(reach - halves[y], reach + halves[y] + 1):
                for x in range(columns):
                    result[x] |= line[np.uint64(x + shift)]


def with_buffer(clear: np.ndarray, radius: float) -> np.ndarray:
    """Take away the clear pixels within ``radius`` pixels of one that is not clear.

    ``clear`` is (rows, columns); the result has the same shape. What lies beyond the edge
    counts as clear, so callers read a margin of ``radius`` pixels first.
    """
    if reach(radius) < 1 or clear.all():
        return clear
    if reach(radius) <= _SMALL:
        around = disc(radius)
        hidden = np.pad(~clear, reach(radius)).view(np.uint8)
        touched = np.zeros(clear.shape, np.uint8)
        _spread(hidden, around.sum(axis=1) // 2, touched)
        return touched == 0
    return ndimage.distance_transform_edt(clear) > radius + _SLACK
