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
from ..work.places import PIN_COLOURS

if TYPE_CHECKING:
    import numpy as np

    from ...engine.preview.curve_events import Event
    from ...engine.preview.looked_at import Curve, Pixel

    Values = Union[Sequence[float], np.ndarray]

# Safe for colour-blind eyes, readable on light and dark.
SAR_COLOUR, MASKED_COLOUR, DROPPED_COLOUR = "#8e6bbf", "#8c8c8c", "#d55e00"
SEASON_COLOUR, BREAK_COLOUR, COARSE_COLOUR = "#1a9850", "#d73027", "#7d9c1e"
CLEAR_MARK, DROPPED_MARK, MASKED_MARK, COARSE_MARK = "disc", "cross", "ring", "square"
# Of seasons and breaks, as the engine calls them.
EVENT_MARKS = ("start", "peak", "end", "break")
MARKS = (CLEAR_MARK, DROPPED_MARK, MASKED_MARK, COARSE_MARK, *EVENT_MARKS)


@dataclass(frozen=True)
class Points:
    """Observations or events (N,) of one kind; ``mark`` is one of `MARKS`."""

    dates: list[dt.date]
    values: Values
    mark: str
    colour: str
    label: str
    # (N,) between what 90 % of a field's pixels lie; empty for a pixel.
    low: Values = ()
    high: Values = ()
    # Whether they are means of a field.
    is_spread: bool = False
    # (N,) what else is to be said of each; may be empty.
    details: Sequence[str] = ()
    # Whether the legend names it.
    is_named: bool = True


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
    # (N,) the 90 % interval, NaN where there is none; may be empty.
    low: Values = ()
    high: Values = ()
    # Whether the legend names it; with several pixels there are too many lines for all.
    is_named: bool = True
    # Whether the interval is that of a field's pixels.
    is_spread: bool = False


@dataclass(frozen=True)
class Band:
    """What lies around a line, (N,): its 90 % interval, or 90 % of a field's pixels."""

    dates: list[dt.date]
    low: Values
    high: Values
    colour: str
    label: str = ""

    @property
    def is_named(self) -> bool:
        """Whether the legend names it: where there is anything to be seen."""
        return bool(self.label) and any(low == low for low in self.low)


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
    # The range of the right axis.
    radar_low: float = 0.0
    radar_high: float = 1.0


def content_of(
    pixels: Sequence[Pixel],
    sar_channel: str,
    text_colour: str,
    events: Sequence[Sequence[Event]] = (),
) -> Content | None:
    """Return what to draw of pixels; with several each has its own colour, else each method.

    ``events`` are those of each pixel's `leading_curve`. None without pixels.
    """
    if not pixels:
        return None
    is_many = len(pixels) > 1
    points: list[Points] = []
    bands: list[Band] = []
    lines: list[Line] = []
    for number, pixel in enumerate(pixels):
        pin = PIN_COLOURS[number % len(PIN_COLOURS)] if is_many else None
        points += [] if is_many else _coarse_points(pixel)
        points += _points(pixel, pin or text_colour, not is_many)
        leading = leading_curve(pixel)
        # The leading curve is drawn last: others may be the same.
        for curve in sorted(pixel.curves, key=lambda curve: curve is leading):
            is_named = pin is None or curve is leading
            line = _line(curve, pin, number + 1, is_named, pixel.is_field)
            lines.append(line)
            # Several intervals over each other could not be told apart.
            if curve is leading:
                words = spread_words() if pixel.is_field else tr("90 % interval")
                bands.append(Band(line.dates, line.low, line.high, line.colour, words))
        points += _event_points(events[number], pin) if number < len(events) else []
    radar = None
    if not is_many and sar_channel in pixels[0].sar:
        values = pixels[0].sar[sar_channel]
        radar = Line(list(pixels[0].sar_dates), values, SAR_COLOUR, sar_channel, width=0.8)
    unit = "" if sar_channel == "RVI" else " (dB)"
    first, last = _period(pixels)
    return Content(
        tuple(points), tuple(bands), tuple(lines), radar, pixels[0].band, f"{sar_channel}{unit}",
        first, last, *_range(pixels), *(_around(radar.values if radar else ()) or (0.0, 1.0)),
    )  # fmt: skip


def names_of(content: Content) -> list[str]:
    """Return the names of a plot's legend, each once."""
    points = [one.label for one in content.points if one.is_named]
    lines = [one.label for one in content.lines if one.is_named]
    bands = [one.label for one in content.bands if one.is_named]
    return list(dict.fromkeys(points + lines + bands))


def spread_words() -> str:
    """Return what the interval of a field is called: the spread of its pixels, no uncertainty."""
    return tr("90 % of the field's pixels")


def leading_curve(pixel: Pixel) -> Curve | None:
    """Return the curve that has its interval shown, and seasons and breaks marked on it.

    What a run has written, else the run's method, else the first that has an interval.
    """
    with_interval = [curve for curve in pixel.curves if any(curve.low == curve.low)]
    written = [curve for curve in pixel.curves if curve.label == "result"]
    return next(iter([*written, *with_interval, *pixel.curves]), None)


def _points(pixel: Pixel, colour: str, is_alone: bool) -> list[Points]:
    looks = {
        "masked": (MASKED_MARK, MASKED_COLOUR, tr("masked")),
        "clear": (CLEAR_MARK, colour, tr("clear")),
        "dropped": (DROPPED_MARK, DROPPED_COLOUR, tr("dropped as outlier")),
    }
    points = []
    for state, look in looks.items():
        chosen = [k for k, observed in enumerate(pixel.states) if observed == state]
        if chosen and (state != "masked" or is_alone):
            low, high = (() if end is None else end[chosen] for end in (pixel.low, pixel.high))
            dates = [pixel.dates[k] for k in chosen]
            is_named = is_alone or state == "clear"
            points.append(
                Points(
                    dates, pixel.values[chosen], *look, low, high, pixel.is_field, is_named=is_named
                )
            )
    return points


def _coarse_points(pixel: Pixel) -> list[Points]:
    """Return what a coarse sensor saw; none without one."""
    seen = () if pixel.coarse is None else pixel.coarse
    known = [(date, value) for date, value in zip(pixel.coarse_dates, seen) if value == value]
    if not known:
        return []
    dates, values = zip(*known)
    return [Points(list(dates), values, COARSE_MARK, COARSE_COLOUR, tr("coarse"))]


def _event_points(events: Sequence[Event], pin: str | None) -> list[Points]:
    names = {
        "start": tr("start of season"),
        "peak": tr("peak of season"),
        "end": tr("end of season"),
        "break": tr("break"),
    }
    points = []
    for kind in EVENT_MARKS:
        those = [event for event in events if event.kind == kind]
        if those:
            colour = pin or (BREAK_COLOUR if kind == "break" else SEASON_COLOUR)
            dates, values = [event.date for event in those], [event.value for event in those]
            said = [_said(event) for event in those]
            name = names[kind]
            points.append(
                Points(dates, values, kind, colour, name, details=said, is_named=pin is None)
            )
    return points


def _said(event: Event) -> str:
    """Say in words how large an event is, and how sure."""
    words = []
    if event.change == event.change:
        is_break = event.kind == "break"
        number = f"{event.change:+.3g}" if is_break else f"{event.change:.3g}"
        words.append(number if is_break else tr("amplitude {}").format(number))
    if event.confidence == event.confidence:
        words.append(tr("{} % sure").format(round(100 * event.confidence)))
    return ", ".join(words)


def _line(
    curve: Curve, pin: str | None, number: int, is_named: bool, is_spread: bool = False
) -> Line:
    look = method_look(curve.label)
    name = tr("result") if curve.label == "result" else curve.label
    if curve.made_by and curve.made_by != curve.label:
        name += f" ({curve.made_by})"
    # With several pixels colour tells them apart, and dashes alone the methods.
    return Line(
        list(curve.dates), curve.mean, pin or look.colour, f"{number} {name}" if pin else name,
        look.dashes, look.width, curve.low, curve.high, is_named, is_spread,
    )  # fmt: skip


def _period(pixels: Sequence[Pixel]) -> tuple[dt.date, dt.date]:
    days = [day for pixel in pixels for day in pixel.dates]
    margin = dt.timedelta(days=max((max(days) - min(days)).days // 50, 1))
    return min(days) - margin, max(days) + margin


def _range(pixels: Sequence[Pixel]) -> tuple[float | None, float | None]:
    """Return the range of the surface: clouds may be far brighter and would flatten it.

    A coarse sensor's masks miss some, so that its brightest and darkest do not count.
    """
    values: list[float] = []
    if len(pixels) == 1 and pixels[0].coarse is not None:
        known = sorted(value for value in pixels[0].coarse if value == value)
        values += known[len(known) // 20 : len(known) - len(known) // 20]
    for pixel in pixels:
        values += [v for v, s in zip(pixel.values, pixel.states) if s == "clear"]
        leading = leading_curve(pixel)
        for curve in pixel.curves:
            values += [*curve.mean, *(curve.low if curve is leading else ())]
            values += curve.high.tolist() if curve is leading else []
    return _around(values) or (None, None)


def _around(values: Values) -> tuple[float, float] | None:
    """Return the range of known values with some room; None where none is known."""
    known = [value for value in values if value == value]
    if not known:
        return None
    room = 0.08 * (max(known) - min(known) or 1.0)
    return min(known) - room, max(known) + room


def colours_of(widget: QWidget) -> tuple[str, str]:
    """Return the colours of text and ground that fit the theme."""
    roles = QPalette.ColorRole
    return widget.palette().color(roles.Text).name(), widget.palette().color(roles.Base).name()
