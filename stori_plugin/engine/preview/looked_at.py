"""What is known of a place that was looked at: observations, backscatter, curves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

CLEAR, MASKED, DROPPED = "clear", "masked", "dropped"
RESULT = "result"


@dataclass(frozen=True)
class Curve:
    """A reconstruction of one place and band on O dates."""

    label: str
    """The method, or `RESULT` for what a run has written."""

    dates: tuple[dt.date, ...]
    """The dates, ascending."""

    mean: np.ndarray
    """(O,) in units of the band."""

    low: np.ndarray
    """(O,) the lower end of the 90 % interval, or of 90 % of a field's pixels; NaN without one."""

    high: np.ndarray
    """(O,) its upper end."""

    made_by: str = ""
    """The methods between which `auto` chose; empty where the label says all."""


@dataclass(frozen=True)
class Pixel:
    """What is known of one pixel, or of the pixels of a field, in one band or index."""

    band: str
    """The band or index."""

    x: float
    """X of the pixel's centre, or the mean of those of a field, in the CRS of the grid."""

    y: float
    """Its Y."""

    row: int
    """The pixel's row in the grid; that of the first of a field."""

    column: int
    """Its column."""

    dates: tuple[dt.date, ...]
    """The T acquisition dates."""

    values: np.ndarray
    """(T,) observations, under clouds as well; NaN where nothing was measured."""

    states: tuple[str, ...]
    """(T,) whether each is clear, masked or dropped as an outlier."""

    sar_dates: tuple[dt.date, ...]
    """The U passes of SAR."""

    sar: dict[str, np.ndarray]
    """(U,) backscatter in dB (RVI without unit) by channel."""

    curves: tuple[Curve, ...] = ()
    """What methods that have learned make of it."""

    crs: str = ""
    """The CRS of the grid, as WKT or the code of an authority."""

    pixels: int = 1
    """How many pixels were looked at: 1, or those of a field."""

    low: np.ndarray | None = None
    """(T,) what 5 % of a field's pixels are below, as observed; None for a pixel."""

    high: np.ndarray | None = None
    """(T,) what 5 % of a field's pixels are above."""

    is_field: bool = False
    """Whether it is a field: values are means and intervals hold 90 % of its pixels."""

    coarse_dates: tuple[dt.date, ...] = ()
    """The D dates of a coarse sensor; none without one."""

    coarse: np.ndarray | None = None
    """(D,) what it saw there clear, at its own level, NaN under clouds; None without one."""
