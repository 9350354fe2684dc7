"""What the numbers that a raster stores mean: nodata, scale, limits and units."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..support.kernels import kernel

UNSCALED = (1.0, 0.0)
_CONVERTED = ("decibel", "amplitude")


@dataclass(frozen=True)
class Encoding:
    """What a raster's numbers mean; part of what tells open datasets apart."""

    # The stored number that means nothing; None where there is none.
    nodata: float | None
    # Whether the numbers are codes, which cannot be averaged.
    categorical: bool
    # The unit of scaled numbers where linear power is to be made of it: decibel or amplitude.
    unit: str
    # Scale and offset: physical = stored * scale + offset.
    scaling: tuple[float, float]
    # The lowest and the highest stored number that can be true; None where all can.
    valid: tuple[float, float] | None
    # The band that is 0 where nothing is known, or `GDAL_MASK`; 0 without, as in `Band`.
    validity: int

    @property
    def is_converted(self) -> bool:
        """Whether linear power is made of another unit, which must come before any averaging."""
        return self.unit in _CONVERTED


# Whole numbers of these kinds are exact in single precision, and so are their comparisons.
_EXACT_KINDS = tuple(np.dtype(kind) for kind in ("u1", "i1", "u2", "i2", "f4"))


def from_stored(values: np.ndarray, encoding: Encoding) -> np.ndarray:
    """Return what numbers of an aligned raster mean, float32, NaN where nothing is known."""
    if values.dtype in _EXACT_KINDS:
        result = _decoded(np.ascontiguousarray(values), encoding)
    else:
        result = values.astype(np.float32)
        if encoding.nodata is not None and not np.isnan(encoding.nodata):
            result[values == np.asarray(encoding.nodata).astype(values.dtype)] = np.nan
        if encoding.valid is not None:
            low, high = encoding.valid
            result[(values < low) | (values > high)] = np.nan
        result = _scaled(result, encoding)
    if encoding.unit == "amplitude":
        return result * result
    if encoding.unit == "decibel":
        with np.errstate(all="ignore"):  # no backscatter is that strong; it is damage
            result *= np.float32(np.log(10.0) / 10.0)
            np.exp(result, out=result)
        result[np.isinf(result)] = np.nan
    return result


def _decoded(values: np.ndarray, encoding: Encoding) -> np.ndarray:
    """Leave out what means nothing or cannot be true, and scale, all at once."""
    nodata = np.float32(np.nan)
    if encoding.nodata is not None and not np.isnan(encoding.nodata):
        nodata = np.float32(np.asarray(encoding.nodata).astype(values.dtype))
    low, high = encoding.valid or (-np.inf, np.inf)
    numbers = (np.float32(one) for one in (low, high, *encoding.scaling))
    result = np.empty(values.shape, np.float32)
    _decode(values.ravel(), nodata, *numbers, result.ravel())
    return result


@kernel()
def _decode(values, nodata, low, high, scale, offset, result):
    for n in range(values.size):
        value = np.float32(values[n])
        is_known = value != nodata and value >= low and value <= high
        result[n] = value * scale + offset if is_known else np.float32(np.nan)


def from_warped(values: np.ndarray, encoding: Encoding) -> np.ndarray:
    """Return what numbers mean that GDAL has warped."""
    if encoding.is_converted:  # scaled before it was warped
        return np.where(values > 0, values, np.float32(np.nan))
    return _scaled(values, encoding)


def _scaled(values: np.ndarray, encoding: Encoding) -> np.ndarray:
    if encoding.scaling == UNSCALED:
        return values
    return values * np.float32(encoding.scaling[0]) + np.float32(encoding.scaling[1])
