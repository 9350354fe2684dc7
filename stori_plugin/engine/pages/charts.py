"""Small drawings and pages in plain HTML and SVG, which any browser shows without a network."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from .html import escaped

# Told apart with every common kind of colour vision (after Okabe and Ito 2008).
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5ea8", "#5b6775")
_WIDTH, _LEFT, _RIGHT = 900.0, 62.0, 12.0
_FAINT = 'stroke="#888888" stroke-opacity="0.25"'
# From no clear pixel to all clear; lightness falls all the way.
_CLEAR_RAMP = ((0.0, (200, 206, 213)), (0.5, (143, 190, 120)), (1.0, (24, 110, 60)))


class TimeAxis:
    """Places dates from left to right, and draws the months."""

    def __init__(self, dates: Sequence[dt.date]) -> None:
        self.first, self.last = min(dates), max(dates)
        self._days = max((self.last - self.first).days, 1)

    def x(self, date: dt.date) -> float:
        """Return the place of a date in pixels."""
        span = _WIDTH - _LEFT - _RIGHT
        return _LEFT + span * (date - self.first).days / self._days

    def drawn(self, top: float, bottom: float) -> str:
        """Return lines at some starts of months and their names below."""
        marks = []
        for month in _month_starts(self.first, self.last):
            x = self.x(month)
            marks.append(f'<path d="M{x:.1f} {top:.0f}V{bottom:.0f}" {_FAINT}/>')
            marks.append(f'<text x="{x + 2:.1f}" y="{bottom + 13:.0f}">{month:%Y-%m}</text>')
        return "".join(marks)


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
) -> str:
    """Draw optical acquisitions as bars of their clear share and SAR passes below, by orbit.

    ``optical`` holds (date, clear share 0..1 or None where unknown), ``sar`` (date, orbit),
    ``output`` the dates of a result, drawn as ticks at the bottom.
    """
    axis = TimeAxis([*(date for date, _ in (*optical, *sar)), *output])
    marks = []
    for date, share in sorted(optical, key=lambda item: item[0]):
        height = 8.0 if share is None else max(3.0, 70.0 * share)
        marks.append(
            f'<rect x="{axis.x(date) - 1.5:.1f}" y="{84 - height:.1f}" width="3" '
            f'height="{height:.1f}" fill="{clear_colour(share)}"><title>{date}'
            f"{'' if share is None else f', {100 * share:.0f} % clear'}</title></rect>"
        )
    labels = '<text x="0" y="82">optical</text><text x="0" y="22">100 %</text>' if optical else ""
    bottom = 90.0
    for k, orbit in enumerate(sorted({orbit for _, orbit in sar})):
        bottom += 14.0
        # Not the text beside it: two orbits may share a long name's beginning.
        labels += f'<text x="0" y="{bottom + 3:.0f}">{escaped((orbit or "SAR")[:12])}</text>'
        colour = COLOURS[k % len(COLOURS)]
        marks += [
            f'<circle cx="{axis.x(date):.1f}" cy="{bottom:.0f}" r="2.5" fill="{colour}">'
            f"<title>{date} {escaped(orbit)}</title></circle>"
            for date, other in sar
            if other == orbit
        ]
    if output:
        bottom += 16.0
        labels += f'<text x="0" y="{bottom + 3:.0f}">output</text>'
        marks += [
            f'<path d="M{axis.x(date):.1f} {bottom - 4:.0f}v8" stroke="{COLOURS[0]}" '
            f'stroke-width="1.5"><title>{date}</title></path>'
            for date in output
        ]
    return _svg(bottom + 22, axis.drawn(8, bottom + 6) + labels + "".join(marks), "acquisitions")


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
    """One curve: values by date with standard deviations (may be empty), as a line or as dots."""

    label: str
    dates: Sequence[dt.date]
    values: Sequence[float]
    sds: Sequence[float] = ()
    dots: bool = False
    colour: int = 0


def curves_chart(curves: Sequence[Curve], unit: str = "") -> str:
    """Draw curves over time; where there are standard deviations, the 90 % interval behind."""
    known = [
        (date, value)
        for curve in curves
        for date, value in zip(curve.dates, curve.values)
        if math.isfinite(value)
    ]
    if not known:
        return "<p>No date has a value here.</p>"
    axis = TimeAxis([date for date, _ in known])
    scale = _ValueAxis(_reaches(curves))
    parts = [axis.drawn(8, 206), scale.drawn(), f'<text x="0" y="14">{escaped(unit)}</text>']
    parts += [_interval(curve, axis, scale) for curve in curves if len(curve.sds)]
    for curve in curves:
        parts.append(_dots(curve, axis, scale) if curve.dots else _line(curve, axis, scale))
    legend = "".join(
        f'<tspan fill="{_colour(curve)}" dx="10">{"●" if curve.dots else "—"} '
        f"{escaped(curve.label)}</tspan>"
        for curve in curves
    )
    parts.append(f'<text x="{_LEFT:.0f}" y="236">{legend}</text>')
    return _svg(244, "".join(parts), "values over time")


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

    def drawn(self) -> str:
        marks = []
        for k in range(round((self.high - self.low) / self.step) + 1):
            value = self.low + k * self.step
            y = self.y(value)
            marks.append(f'<path d="M{_LEFT:.0f} {y:.1f}H{_WIDTH - _RIGHT:.0f}" {_FAINT}/>')
            marks.append(
                f'<text x="{_LEFT - 6:.0f}" y="{y + 4:.1f}" text-anchor="end">{value:.4g}</text>'
            )
        return "".join(marks)


def _reaches(curves: Sequence[Curve]) -> list[float]:
    reached = []
    for curve in curves:
        sds = curve.sds if len(curve.sds) else [0.0] * len(curve.values)
        for value, sd in zip(curve.values, sds):
            if math.isfinite(value):
                wide = 1.645 * sd if math.isfinite(sd) else 0.0
                reached += [value - wide, value + wide]
    return reached


def _colour(curve: Curve) -> str:
    return COLOURS[curve.colour % len(COLOURS)]


def _line(curve: Curve, axis: TimeAxis, scale: _ValueAxis) -> str:
    path, pen = [], "M"
    for date, value in zip(curve.dates, curve.values):
        if not math.isfinite(value):
            pen = "M"  # a gap stays a gap
            continue
        path.append(f"{pen}{axis.x(date):.1f} {scale.y(value):.1f}")
        pen = "L"
    return f'<path d="{"".join(path)}" fill="none" stroke="{_colour(curve)}" stroke-width="1.8"/>'


def _dots(curve: Curve, axis: TimeAxis, scale: _ValueAxis) -> str:
    return "".join(
        f'<circle cx="{axis.x(date):.1f}" cy="{scale.y(value):.1f}" r="2.6" fill="{_colour(curve)}"'
        f' fill-opacity="0.75"><title>{date}: {value:.4g}</title></circle>'
        for date, value in zip(curve.dates, curve.values)
        if math.isfinite(value)
    )


def _interval(curve: Curve, axis: TimeAxis, scale: _ValueAxis) -> str:
    upper, lower = [], []
    for date, value, sd in zip(curve.dates, curve.values, curve.sds):
        if math.isfinite(value) and math.isfinite(sd):
            upper.append(f"{axis.x(date):.1f} {scale.y(value + 1.645 * sd):.1f}")
            lower.append(f"{axis.x(date):.1f} {scale.y(value - 1.645 * sd):.1f}")
    if len(upper) < 2:
        return ""
    path = "L".join(upper + lower[::-1])
    return f'<path d="M{path}Z" fill="{_colour(curve)}" fill-opacity="0.16"/>'


def _svg(height: float, content: str, label: str) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH:.0f} {height:.0f}" role="img" '
        f'aria-label="{escaped(label)}">{content}</svg>'
    )
