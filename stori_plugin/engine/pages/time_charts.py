"""Acquisitions and curves over time."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .drawing import COLOURS, colour, dashed, dot, drawing, polyline, shape, text

_WIDTH, _LEFT, _RIGHT = 900.0, 96.0, 12.0
_LONGEST_NAME = 15  # letters that find room left of the axis
_MONTH_WIDTH = 45.0  # pixels that the name of a month takes
_FAINT = {"stroke": "#888888", "stroke_opacity": 0.25}
# From no clear pixel to all clear; lightness falls all the way.
_CLEAR_RAMP = ((0.0, (200, 206, 213)), (0.5, (143, 190, 120)), (1.0, (24, 110, 60)))
_PEN = 1.8  # the width of a curve
_NORMAL_90 = 1.645  # standard deviations to either side of the mean that hold 90 %


class TimeAxis:
    """Places dates from left to right, and draws the months."""

    def __init__(self, dates: Sequence[dt.date]) -> None:
        self.first, self.last = min(dates), max(dates)
        self._days = max((self.last - self.first).days, 1)

    def x(self, date: dt.date) -> float:
        """Return the position of a date in pixels."""
        span = _WIDTH - _LEFT - _RIGHT
        return _LEFT + span * (date - self.first).days / self._days

    def drawn(self, top: float, bottom: float) -> list[Markup]:
        """Return lines at some starts of months and their names below, where these fit."""
        marks = []
        for month in _month_starts(self.first, self.last):
            x = self.x(month)
            marks.append(shape("path", d=f"M{x:.1f} {top:.0f}V{bottom:.0f}", **_FAINT))
            if x + 2 + _MONTH_WIDTH <= _WIDTH:
                marks.append(text(x + 2, bottom + 13, f"{month:%Y-%m}"))
        return marks


def _month_starts(first: dt.date, last: dt.date) -> list[dt.date]:
    months = (last.year - first.year) * 12 + last.month - first.month
    step = max(1, -(-months // 11))
    starts = []
    for k in range(1, months + 1, step):
        year, month = divmod(first.year * 12 + first.month - 1 + k, 12)
        starts.append(dt.date(year, month + 1, 1))
    return starts


def acquisitions_chart(
    optical: Sequence[tuple[dt.date, float | None]],
    sar: Sequence[tuple[dt.date, str]],
    output: Sequence[dt.date] = (),
    coarse: Sequence[tuple[dt.date, float | None]] = (),
) -> Markup:
    """Draw optical acquisitions as bars of their clear share and SAR passes below, by orbit.

    ``optical`` holds (date, clear share 0..1 or None where unknown), ``sar`` (date, orbit),
    ``output`` the dates of a result, drawn as ticks at the bottom, ``coarse`` the acquisitions of a
    coarser sensor, like optical ones, drawn as dots below these. There is one date or more.
    """
    axis = TimeAxis([*(date for date, _ in (*optical, *sar, *coarse)), *output])
    labels = [text(0, 82, "optical"), text(0, 22, "100 %")] if optical else []
    marks = [_bar(axis.x(d), d, share) for d, share in sorted(optical, key=lambda item: item[0])]
    bottom = 90.0
    if coarse:
        bottom += 14.0
        labels.append(text(0, bottom + 3, "coarse"))
        marks += [
            dot(axis.x(date), bottom, 2.0, _told(date, share), fill=clear_colour(share))
            for date, share in coarse
        ]
    for k, orbit in enumerate(sorted({orbit for _, orbit in sar})):
        bottom += 14.0
        # Not the text beside it: two orbits may share a long name's beginning.
        labels.append(text(0, bottom + 3, (orbit or "SAR")[:_LONGEST_NAME]))
        marks += [
            dot(axis.x(date), bottom, 2.5, f"{date} {orbit}", fill=colour(k))
            for date, other in sar
            if other == orbit
        ]
    if output:
        bottom += 16.0
        labels.append(text(0, bottom + 3, "output"))
        marks += [_tick(axis.x(date), bottom, date) for date in output]
    return drawing(
        _WIDTH, bottom + 22, "acquisitions", [*axis.drawn(8, bottom + 6), *labels, *marks]
    )


def _bar(x: float, date: dt.date, share: float | None) -> Markup:
    height = 8.0 if share is None else max(3.0, 70.0 * share)
    size = {"x": x - 1.5, "y": 84 - height, "width": 3, "height": height}
    return shape("rect", shape("title", _told(date, share)), **size, fill=clear_colour(share))


def _told(date: dt.date, share: float | None) -> str:
    return f"{date}{'' if share is None else f', {100 * share:.0f} % clear'}"


def _tick(x: float, middle: float, date: dt.date) -> Markup:
    line = f"M{x:.1f} {middle - 4:.0f}v8"
    return shape("path", shape("title", str(date)), d=line, stroke=colour(0), stroke_width=1.5)


def clear_colour(share: float | None) -> str:
    """Return the colour of a clear share (0..1), grey where it is unknown."""
    if share is None or not math.isfinite(share):
        return "#7a8794"
    for (low, one), (high, other) in zip(_CLEAR_RAMP[:-1], _CLEAR_RAMP[1:]):
        if share <= high:
            part = (share - low) / (high - low)
            mixed = (round(a + part * (b - a)) for a, b in zip(one, other))
            return "#{:02x}{:02x}{:02x}".format(*mixed)
    return "#{:02x}{:02x}{:02x}".format(*_CLEAR_RAMP[-1][1])


@dataclass(frozen=True)
class Curve:
    """One curve, as a line or as dots."""

    label: str
    dates: Sequence[dt.date]
    # One value per date, NaN where there is none.
    values: Sequence[float]
    # Standard deviations of the values; may be empty.
    sds: Sequence[float] = ()
    dots: bool = False
    colour: str = COLOURS[0]
    # The lengths of dashes and gaps as multiples of the line's width; empty for none.
    dashes: Sequence[float] = ()


def curves_chart(curves: Sequence[Curve], unit: str = "") -> Markup | None:
    """Draw curves over time, with the 90 % interval behind where there are standard deviations.

    Returns None where no date has a value.
    """
    known = [
        date
        for curve in curves
        for date, value in zip(curve.dates, curve.values)
        if math.isfinite(value)
    ]
    if not known:
        return None
    axis = TimeAxis(known)
    scale = _ValueAxis(_reaches(curves))
    marks = [*axis.drawn(8, 206), *scale.drawn()]
    marks += [_interval(curve, axis, scale) for curve in curves if len(curve.sds)]
    for curve in curves:
        marks.append(_dots(curve, axis, scale) if curve.dots else _line(curve, axis, scale))
    legend = [shape("tspan", unit, font_weight="bold")] if unit else []
    for curve in curves:
        words = f"{'●' if curve.dots else '—'} {curve.label}"
        legend.append(shape("tspan", words, dx=10, fill=curve.colour))
    marks.append(shape("text", *legend, x=_LEFT, y=236))
    return drawing(_WIDTH, 244, "values over time", marks)


class _ValueAxis:
    """Places values from bottom to top between round numbers."""

    def __init__(self, values: Sequence[float]) -> None:
        low, high = min(values), max(values)
        spread = (high - low) or abs(high) or 1.0
        step = 10.0 ** math.floor(math.log10(spread / 3.0))
        step *= next(k for k in (1, 2, 5, 10) if spread / (k * step) <= 5)
        self.low, self.high = math.floor(low / step) * step, math.ceil(high / step) * step
        if self.high == self.low:
            self.high += step
        self.step = step

    def y(self, value: float) -> float:
        return 200.0 - 190.0 * (value - self.low) / (self.high - self.low)

    def drawn(self) -> list[Markup]:
        marks = []
        for k in range(round((self.high - self.low) / self.step) + 1):
            value = self.low + k * self.step
            y = self.y(value)
            line = f"M{_LEFT:.0f} {y:.1f}H{_WIDTH - _RIGHT:.0f}"
            marks.append(shape("path", d=line, **_FAINT))
            marks.append(text(_LEFT - 6, y + 4, f"{value:.4g}", text_anchor="end"))
        return marks


def _reaches(curves: Sequence[Curve]) -> list[float]:
    reached = []
    for curve in curves:
        sds = curve.sds if len(curve.sds) else [0.0] * len(curve.values)
        for value, sd in zip(curve.values, sds):
            if math.isfinite(value):
                wide = _NORMAL_90 * sd if math.isfinite(sd) else 0.0
                reached += [value - wide, value + wide]
    return reached


def _line(curve: Curve, axis: TimeAxis, scale: _ValueAxis) -> Markup:
    path, pen = [], "M"
    for date, value in zip(curve.dates, curve.values):
        if not math.isfinite(value):
            pen = "M"  # a gap stays a gap
            continue
        path.append(f"{pen}{axis.x(date):.1f} {scale.y(value):.1f}")
        pen = "L"
    ink = {"stroke": curve.colour, "stroke_width": _PEN, **dashed(curve.dashes, _PEN)}
    return shape("path", d="".join(path), fill="none", **ink)


def _dots(curve: Curve, axis: TimeAxis, scale: _ValueAxis) -> Markup:
    dots = [
        dot(axis.x(date), scale.y(value), 2.6, f"{date}: {value:.4g}")
        for date, value in zip(curve.dates, curve.values)
        if math.isfinite(value)
    ]
    return shape("g", *dots, fill=curve.colour, fill_opacity=0.75)


def _interval(curve: Curve, axis: TimeAxis, scale: _ValueAxis) -> Markup:
    upper, lower = [], []
    for date, value, sd in zip(curve.dates, curve.values, curve.sds):
        if math.isfinite(value) and math.isfinite(sd):
            upper.append((axis.x(date), scale.y(value + _NORMAL_90 * sd)))
            lower.append((axis.x(date), scale.y(value - _NORMAL_90 * sd)))
    if len(upper) < 2:
        return Markup("")
    outline = polyline([*upper, *lower[::-1]], end="Z")
    return shape("path", d=outline, fill=curve.colour, fill_opacity=0.16)
