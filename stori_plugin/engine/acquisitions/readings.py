"""How each file of a series is read, brought together for people to look at."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..pixels.index_directions import direction_named
from .beliefs import Belief
from .files.virtual_names import shown_name
from .series import Acquisition, Band, Series

REFLECTANCE, INDEX = "reflectance", "index"
_NAMES = 3  # of files, as examples of a belief


@dataclass(frozen=True)
class Reading:
    """How the bands of a file or of an acquisition are read, each value once."""

    # What is stored times scale plus offset is what was measured.
    scales: tuple[float, ...]
    offsets: tuple[float, ...]
    # "reflectance", "index", or the unit of backscatter: "power", "amplitude", "decibel".
    units: tuple[str, ...]
    # The stored numbers that mean nothing, may be NaN.
    nodata: tuple[float, ...]
    # The level of processing that is believed; "" where nothing is said of it.
    level: str
    # What speaks for the date; "" where nothing is said of it.
    date_evidence: str
    # Whole sentences on what is doubted, and which kinds of belief that are.
    doubts: tuple[str, ...]
    doubted: tuple[str, ...]


class Readings:
    """The readings of a series."""

    def __init__(self, series: Series) -> None:
        self._by_file: dict[str, list[Belief]] = {}
        for belief in series.beliefs:
            for path in belief.files:
                self._by_file.setdefault(path, []).append(belief)

    def of_acquisition(self, item: Acquisition) -> Reading:
        """Return how an acquisition is read, with what is doubted of its masks as well."""
        return self.of_bands(item.bands, (mask.path for mask in item.masks))

    def of_bands(self, bands: Sequence[Band], companions: Iterable[str] = ()) -> Reading:
        """Return how bands are read; ``companions`` are files whose doubts count as well."""
        paths = dict.fromkeys([*(band.path for band in bands), *companions])
        beliefs = [belief for path in paths for belief in self._by_file.get(path, ())]
        return Reading(
            scales=_once(band.scale for band in bands),
            offsets=_once(band.offset for band in bands),
            units=_once(filter(None, map(_unit, bands))),
            nodata=_numbers(band.nodata for band in bands if band.nodata is not None),
            level=", ".join(_once(b.value for b in beliefs if b.kind == "level")),
            date_evidence="; ".join(_once(b.evidence for b in beliefs if b.kind == "date")),
            doubts=_once(b.doubt for b in beliefs if b.doubt),
            doubted=_once(b.kind for b in beliefs if b.doubt),
        )


def _once(values: Iterable) -> tuple:
    return tuple(dict.fromkeys(values))


def _numbers(values: Iterable[float]) -> tuple[float, ...]:
    # One NaN is never equal to another.
    return tuple({"nan" if math.isnan(value) else value: value for value in values}.values())


def _unit(band: Band) -> str:
    if band.unit:
        return band.unit
    if band.role:
        return REFLECTANCE
    return INDEX if direction_named(band.name) else ""


@dataclass(frozen=True)
class ShownBelief:
    """A belief as a table of a page shows it."""

    kind: str
    value: str
    evidence: str
    file_count: int
    # The first of its files' names.
    names: str
    # A whole sentence, "" where nothing is doubted.
    doubt: str


def shown_beliefs(beliefs: Iterable[Belief]) -> list[ShownBelief]:
    """Bring beliefs to lines of a table: one for those that differ in what is believed only."""
    alike: dict[Belief, list[str]] = {}
    for belief in beliefs:
        alike.setdefault(replace(belief, value=""), []).append(belief.value)
    return [_shown(belief, ", ".join(_once(values))) for belief, values in alike.items()]


def _shown(belief: Belief, value: str) -> ShownBelief:
    names = map(shown_name, belief.files[:_NAMES])
    more = " …" if len(belief.files) > _NAMES else ""
    return ShownBelief(
        belief.kind,
        value,
        belief.evidence,
        len(belief.files),
        ", ".join(names) + more,
        belief.doubt,
    )
