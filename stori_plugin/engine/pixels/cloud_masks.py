"""Clear observations: what quality bands say of each pixel.

Every reader takes the numbers of a quality band, any shape, and returns a boolean array of the
same shape, True where the observation is clear.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import ndimage

from ..support.errors import ParameterError

# Landsat Collection 2 QA_PIXEL (USGS LSDS-1619, table 6-3): fill, dilated cloud, cirrus,
# cloud, cloud shadow.
_QA_PIXEL_BITS = 0b0001_1111
# HLS Fmask (HLS user guide 2.0, table 9): cirrus, cloud, adjacent, shadow; 255 is fill.
_FMASK_BITS = 0b0000_1111
_SLACK = 1e-4  # pixels
_SMALL = 8  # pixels; for wider buffers distances are sooner had than a dilation
_WIDEST = 2048  # pixels; around every block so much more is read


def clear_by_scl(classes: np.ndarray, clear_classes: Sequence[int]) -> np.ndarray:
    """Tell by Sentinel-2's scene classification: clear are the classes named, e.g. 4, 5, 6."""
    return np.isin(classes, np.asarray(clear_classes))


def clear_by_qa_pixel(bits: np.ndarray) -> np.ndarray:
    """Tell by Landsat's QA_PIXEL: clear is what is no fill, cloud, cirrus or shadow."""
    return (np.asarray(bits).astype(np.uint16) & _QA_PIXEL_BITS) == 0


def clear_by_fmask(bits: np.ndarray) -> np.ndarray:
    """Tell by the Fmask band of HLS."""
    bits = np.asarray(bits).astype(np.uint8)
    return ((bits & _FMASK_BITS) == 0) & (bits != 255)


def clear_by_binary(values: np.ndarray, marks_clear: bool) -> np.ndarray:
    """Tell by a mask of zeros and others; others are clear if ``marks_clear``, else clouded."""
    return (values != 0) if marks_clear else (values == 0)


def clear_by_band(values: np.ndarray, name: str, clear_classes: Sequence[int]) -> np.ndarray:
    """Tell by the quality band of that canonical name (SCL, QA_PIXEL, Fmask, mask, clear)."""
    if name == "SCL":
        return clear_by_scl(values, clear_classes)
    if name == "QA_PIXEL":
        return clear_by_qa_pixel(values)
    if name == "Fmask":
        return clear_by_fmask(values)
    return clear_by_binary(values, marks_clear=name == "clear")


def kind_of(name: str) -> str:
    """Return the value of CLOUD_MASK that uses the quality band of that name."""
    return {"SCL": "scl", "QA_PIXEL": "qa_pixel"}.get(name, "binary")


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
            f"MASK_BUFFER is {metres:,.10g} m, which is {radius:,.0f} pixels: "
            f"give {_WIDEST * metres_per_pixel:,.0f} m or less."
        )
    return radius


def disc(radius: float) -> np.ndarray:
    """Return the pixels whose centre lies within ``radius`` pixels, as a boolean square."""
    offsets = np.arange(-reach(radius), reach(radius) + 1)
    return offsets[:, None] ** 2 + offsets[None, :] ** 2 <= (radius + _SLACK) ** 2


def with_buffer(clear: np.ndarray, radius: float) -> np.ndarray:
    """Take away the clear pixels within ``radius`` pixels of one that is not clear.

    ``clear`` is (rows, columns); the result has the same shape. What lies beyond the edge
    counts as clear, so callers read a margin of ``radius`` pixels first.
    """
    if reach(radius) < 1 or clear.all():
        return clear
    if reach(radius) <= _SMALL:
        return ~ndimage.binary_dilation(~clear, structure=disc(radius))
    return ndimage.distance_transform_edt(clear) > radius + _SLACK
