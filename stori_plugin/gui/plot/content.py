"""What the plot of pixels shows, whichever library draws it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Union

from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QWidget

from ...engine.pages.method_looks import method_look
from ...presentation.words import tr

if TYPE_CHECKING:
    import numpy as np

    from ...engine.preview.looked_at import Curve, Pixel

    Values = Union[Sequence[float], np.ndarray]

# Safe for colour-blind eyes, readable on light and dark.
PIN_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
SAR_COLOUR, MASKED_COLOUR, DROPPED_COLOUR = "#8e6bbf", "#8c8c8c", "#d55e00"
CLEAR_MARK, DROPPED_MARK, MASKED_MARK = "disc", "cross", "ring"


@dataclass(frozen=True)
class Points:
    """Observations (N,) of one state; ``mark`` is disc, cross or ring."""

    dates: list[dt.date]
    values: Values
    mark: str
    colour: str
    label: str


@dataclass(frozen=True)
class Line:
    """A series (N,) over time."""

    dates: list[dt.date]
    values: Values
    colour: str
    label: str
    # Lengths of dashes and gaps as multiples of the width; empty for a line without gaps.
    dashes: tuple[float, ...] = ()
    width: float = 1.5


@dataclass(frozen=True)
class Band:
    """The 90 % interval (N,) around a line."""

    dates: list[dt.date]
    low: Values
    high: Values
    colour: str


@dataclass(frozen=True)
class Content:
    """All that is drawn, and within which limits."""

    points: tuple[Points, ...]
    bands: tuple[Band, ...]
    lines: tuple[Line, ...]
    # A channel of SAR, on the right axis.
    radar: Line | None
    # The titles of the left and of the right axis.
    title: str
    radar_title: str
    # The time that is shown.
    first: dt.date
    last: dt.date
    # The range of the left axis; None where nothing has a value.
    low: float | None
    high: float | None


def content_of(pixels: Sequence[Pixel], sar_channel: str, text_colour: str) -> Content | None:
    """Return what to draw of pixels; with several each has its own colour, else each method.

    None without pixels.
    """
    if not pixels:
        return None
    is_many = len(pixels) > 1
    points: list[Points] = []
    bands: list[Band] = []
    lines: list[Line] = []
    for number, pixel in enumerate(pixels):
        pin = PIN_COLOURS[number % len(PIN_COLOURS)] if is_many else None
        points += _points(pixel, pin or text_colour, not is_many)
        for curve in pixel.curves:
            line, band = _curve(curve, pin, number + 1)
            lines.append(line)
            if pin is None or curve is pixel.curves[0]:
                bands.append(band)
    radar = None
    if not is_many and sar_channel in pixels[0].sar:
        values = pixels[0].sar[sar_channel]
        radar = Line(list(pixels[0].sar_dates), values, SAR_COLOUR, sar_channel, width=0.8)
    unit = "" if sar_channel == "RVI" else " (dB)"
    first, last = _period(pixels)
    return Content(
        tuple(points), tuple(bands), tuple(lines), radar, pixels[0].band, f"{sar_channel}{unit}",
        first, last, *_range(pixels),
    )  # fmt: skip


def _points(pixel: Pixel, colour: str, is_masked_shown: bool) -> list[Points]:
    looks = {
        "masked": (MASKED_MARK, MASKED_COLOUR, tr("masked")),
        "clear": (CLEAR_MARK, colour, tr("clear")),
        "dropped": (DROPPED_MARK, DROPPED_COLOUR, tr("dropped as outlier")),
    }
    points = []
    for state, look in looks.items():
        chosen = [k for k, observed in enumerate(pixel.states) if observed == state]
        if chosen and (state != "masked" or is_masked_shown):
            points.append(Points([pixel.dates[k] for k in chosen], pixel.values[chosen], *look))
    return points


def _curve(curve: Curve, pin: str | None, number: int) -> tuple[Line, Band]:
    look = method_look(curve.label)
    colour = pin or look.colour
    name = tr("result") if curve.label == "result" else curve.label
    label = f"{number} {name}" if pin else name
    # With several pixels colour tells them apart, and dashes alone the methods.
    dates = list(curve.dates)
    return (
        Line(dates, curve.mean, colour, label, look.dashes, look.width),
        Band(dates, curve.low, curve.high, colour),
    )


def _period(pixels: Sequence[Pixel]) -> tuple[dt.date, dt.date]:
    days = [day for pixel in pixels for day in pixel.dates]
    margin = dt.timedelta(days=max((max(days) - min(days)).days // 50, 1))
    return min(days) - margin, max(days) + margin


def _range(pixels: Sequence[Pixel]) -> tuple[float | None, float | None]:
    """Return the range of the surface: clouds may be far brighter and would flatten it."""
    values: list[float] = []
    for pixel in pixels:
        values += [v for v, s in zip(pixel.values, pixel.states) if s == "clear"]
        for curve in pixel.curves:
            values += [*curve.mean, *curve.low, *curve.high]
    values = [value for value in values if value == value]
    if not values:
        return None, None
    room = 0.08 * (max(values) - min(values) or 1.0)
    return min(values) - room, max(values) + room


def colours_of(widget: QWidget) -> tuple[str, str]:
    """Return the colours of text and ground that fit the theme."""
    roles = QPalette.ColorRole
    return widget.palette().color(roles.Text).name(), widget.palette().color(roles.Base).name()
