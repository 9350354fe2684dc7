"""What can be read off a plot: the date, value, interval and maker of what is under the pointer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...presentation.words import tr
from .content import Content, Line, Points

NEAR = 28.0  # pixels


@dataclass(frozen=True)
class Reading:
    """One value of the plot."""

    date: dt.date
    value: float
    # The 90 % interval; NaN without one.
    low: float
    high: float
    # The method, or what kind of observation or event it is.
    label: str
    colour: str
    # What was measured: band, index or channel of SAR.
    title: str
    # What else there is to say; may be empty.
    detail: str = ""
    # Whether the value belongs to the right axis.
    is_radar: bool = False
    # Whether the interval is that of a field's pixels.
    is_spread: bool = False

    @property
    def has_interval(self) -> bool:
        """Whether both ends of the interval are known."""
        return self.low == self.low and self.high == self.high

    def words(self) -> str:
        """Return the reading as one line."""
        parts = [self.date.isoformat(), f"{self.title} {self.value:.4g}"]
        if self.has_interval:
            ends = f"{self.low:.4g}", f"{self.high:.4g}"
            spread, interval = tr("90 % of the pixels: {} to {}"), tr("90 %: {} to {}")
            parts.append((spread if self.is_spread else interval).format(*ends))
        parts.append(self.label)
        return "  ·  ".join([*parts, self.detail] if self.detail else parts)


# Where a reading is drawn, in pixels.
Placed = Callable[[Reading], tuple[float, float]]


def readings_of(content: Content) -> tuple[Reading, ...]:
    """Return everything of a plot that has a value."""
    found: list[Reading] = []
    for points in content.points:
        found += _of(points, content.title, False)
    for line in content.lines:
        found += _of(line, content.title, False)
    if content.radar is not None:
        found += _of(content.radar, content.radar_title, True)
    return tuple(found)


def _of(group: Points | Line, title: str, is_radar: bool) -> Iterator[Reading]:
    nothing = float("nan")
    details = group.details if isinstance(group, Points) else ()
    for k, (date, value) in enumerate(zip(group.dates, group.values)):
        if value == value:
            low, high = (float(e[k]) if len(e) else nothing for e in (group.low, group.high))
            detail = details[k] if len(details) else ""
            yield Reading(
                *(date, float(value), low, high, group.label, group.colour, title, detail),
                *(is_radar, group.is_spread),
            )


def nearest(
    readings: tuple[Reading, ...], x: float, y: float, place: Placed, reach: float = NEAR
) -> Reading | None:
    """Return what is drawn nearest to a point in pixels, None where that is farther than ``reach``.

    Of what lies alike observations come first: they are drawn on top.
    """
    best, least = None, reach**2
    for reading in readings:
        across, down = place(reading)
        distance = (across - x) ** 2 + (down - y) ** 2
        if distance < least:
            best, least = reading, distance
    return best
