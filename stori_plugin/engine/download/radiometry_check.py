"""Whether the offsets that a catalogue states fit the numbers: the darkest clear land tells.

Clear land has a band in which it reflects next to nothing, and no season moves all bands by the
same tenth at once (offset of Sentinel-2's baseline 04.00: 1000 of 10,000). Nor is land with plants
that bright in the visible all year, as it looks where every date lacks that offset.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .catalogue_sources import COLOURS

_BELOW = -0.03
_TOO_BRIGHT, _TOO_DARK = 1.2, 0.003
_STEP = (0.075, 0.13)
_CLEAR = 0.1  # least share of the area that is clear on a date that tells
_FEWEST = 2  # bands that step together
# Where land reflects least; the others tell only where fewer of these were fetched.
_DARK = ("green", "red", "rededge1", "swir1", "swir2")
_VISIBLE = ("blue", "green", "red")
_ALWAYS = (0.09, 0.16)  # the darkest of all dates, where each has the offset in it
_DATES = 3  # fewest that tell of a whole series


class Darkness(NamedTuple):
    """How dark clear land is on one acquisition."""

    key: str
    # The share of the area that is clear.
    clear: float
    # Reflectance that few pixels lie below, by band.
    dark: Mapping[str, float]
    # Reflectance that few pixels lie above, of the brightest band; None where unknown.
    light: float | None = None


def radiometric_doubts(dates: Iterable[Darkness]) -> list[str]:
    """Return a sentence for each acquisition whose stated offset the numbers contradict.

    ``dates`` are in their order in time.
    """
    seen = [one for one in dates if one.clear >= _CLEAR and _known(one)]
    doubts = []
    for one in seen:
        lowest = min(_known(one).values())
        if lowest < _BELOW:
            doubts.append(
                f"{one.key}: clear land would reflect less than nothing ({lowest:.2f}); the offset "
                "that the catalogue states is probably taken off already. Look at it before use."
            )
        if lowest > _TOO_BRIGHT:
            doubts.append(
                f"{one.key}: the darkest clear land would reflect {lowest:.3g} times the light "
                "that falls on it; the scale that the catalogue states is wrong. Look at it before "
                "use."
            )
        elif one.light is not None and one.light < _TOO_DARK:
            doubts.append(
                f"{one.key}: the brightest clear land would reflect {one.light:.2g} of the light "
                "that falls on it; the scale that the catalogue states is probably wrong. Look at "
                "it before use."
            )
    return doubts + _steps(seen) + _throughout(seen)


def _known(one: Darkness) -> dict[str, float]:
    return {band: value for band, value in one.dark.items() if math.isfinite(value)}


def _steps(seen: Sequence[Darkness]) -> list[str]:
    doubts = []
    for before, after in zip(seen, seen[1:]):
        old, new = _known(before), _known(after)
        both = [band for band in old if band in new]
        dark = [band for band in both if COLOURS.get(band, band) in _DARK]
        steps = [new[band] - old[band] for band in (dark if len(dark) >= _FEWEST else both)]
        sizes = [abs(step) for step in steps]
        alike = len({step > 0 for step in steps}) == 1
        if len(steps) >= _FEWEST and alike and _STEP[0] <= min(sizes) and max(sizes) <= _STEP[1]:
            mean = sum(steps) / len(steps)
            doubts.append(
                f"Between {before.key} and {after.key} all dark bands step by {mean:+.2f}, about "
                "the offset of Sentinel-2: one of the two states a wrong one. Look at both before "
                "use."
            )
    return doubts


def _throughout(seen: Sequence[Darkness]) -> list[str]:
    """Doubt a whole series of which no date is ever dark in the visible."""
    visible = [
        [value for band, value in _known(one).items() if COLOURS.get(band, band) in _VISIBLE]
        for one in seen
    ]
    lowest = [min(values) for values in visible if values]
    if len(lowest) < _DATES or not _ALWAYS[0] <= min(lowest) <= _ALWAYS[1]:
        return []
    return [
        f"On none of {len(lowest)} dates does the darkest clear land reflect less than "
        f"{min(lowest):.2f} in visible light. Desert and bare chalk do; elsewhere it means that "
        "the offset of Sentinel-2 (0.1) is still in the numbers. Look at a forest or water before "
        "use."
    ]
