"""The lines of the acquisition table, made from what a scan outcome."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...engine.acquisitions.files.virtual_names import shown_name
from ...engine.acquisitions.readings import Reading, Readings
from ...presentation.spoken import spoken
from ...presentation.words import tr

if TYPE_CHECKING:
    from ...engine.acquisitions.series import Acquisition
    from ...engine.preview.survey import ScanOutcome

OPTICAL, SAR, COARSE = "optical", "sar", "coarse"
ROLES = (OPTICAL, SAR, COARSE)


@dataclass(frozen=True)
class Row:
    """One acquisition in the table, or a file that is none."""

    key: str
    """What tells it apart."""

    role: str
    """One of `ROLES`."""

    date: dt.date | None
    """Its date; None for a file whose date is not known."""

    name: str
    """The name shown."""

    sensor: str
    """The sensor; empty where it is not known."""

    orbit: str
    """The orbit of a SAR pass; empty for others."""

    bands: tuple[str, ...]
    """The names of its bands."""

    paths: tuple[str, ...]
    """Its files."""

    is_whole: bool
    """Whether its files hold it alone, so that it can be left out or be given another date."""

    is_used: bool
    """Whether it takes part."""

    clear: float | None = None
    """The share of it that is clear, 0 to 1; None where it is not known yet."""

    problem: str = ""
    """A sentence on what is wrong; empty where all is well."""

    is_readable: bool = True
    """Whether its file can be read."""

    reading: str = ""
    """How its numbers are read: level, scale, unit and mask; empty for a file that is none."""

    doubted: tuple[str, ...] = ()
    """What of that is doubted, in a word each."""

    doubts: tuple[str, ...] = ()
    """Sentences on what is doubted."""


def _files_of(item: Acquisition) -> tuple[str, ...]:
    masks = [item.mask] if item.mask is not None else []
    bands = [*item.bands, *masks, *item.masks]
    return tuple(dict.fromkeys(band.path for band in bands))


def key_of(item: Acquisition) -> str:
    """Return what tells an acquisition apart from all others."""
    return f"{item.bands[0].path}#{item.bands[0].index}"


def bare_rows(role: str, outcome: ScanOutcome) -> list[Row]:
    """Return the rows of what a scan found, before anything is left out or measured."""
    items = outcome.series.acquisitions if outcome.series else ()
    readings = Readings(outcome.series) if outcome.series else None
    users: dict[str, int] = {}
    for item in items:
        for path in _files_of(item):
            users[path] = users.get(path, 0) + 1
    undated = tr("no date found: type one in, or the file is left out")
    return [
        *(_bare_row(role, path, spoken(sentence), False) for path, sentence in outcome.damaged),
        *(_bare_row(role, path, undated, True) for path in outcome.undated),
        *(_row(role, item, users, readings.of_acquisition(item)) for item in items if readings),
    ]


def _row(role: str, item: Acquisition, users: dict[str, int], reading: Reading) -> Row:
    paths = _files_of(item)
    is_whole = all(users[path] == 1 for path in paths)
    problem = ""
    if role != SAR and item.mask is None:
        problem = tr("no cloud mask: all its pixels count as clear")
    return Row(
        key=key_of(item),
        role=role,
        date=item.date,
        name=item.name,
        sensor=item.sensor,
        orbit=item.orbit,
        bands=tuple(band.name for band in item.bands),
        paths=paths,
        is_whole=is_whole,
        is_used=True,
        problem=problem,
        reading=_spoken(item, reading),
        doubted=reading.doubted,
        doubts=tuple(map(spoken, reading.doubts)),
    )


def _spoken(item: Acquisition, reading: Reading) -> str:
    """Say in a few words how the numbers of an acquisition are read."""
    units = {
        "reflectance": tr("reflectance"),
        "index": tr("index"),
        "power": tr("power"),
        "amplitude": tr("amplitude"),
        "decibel": tr("dB"),
    }
    scales = "/".join(f"{scale:.6g}" for scale in reading.scales)
    offsets = "/".join(f"{offset:+.6g}" for offset in reading.offsets)
    is_plain = reading.scales == (1.0,) and reading.offsets == (0.0,)
    as_stored = tr("as stored") if is_plain else f"× {scales}"
    known = [unit for unit in reading.units if unit not in reading.level]
    parts = [
        as_stored if reading.offsets == (0.0,) else f"{as_stored} {offsets}",
        "/".join(units.get(unit, unit) for unit in known),
        item.mask.name if item.mask is not None else "",
        reading.level,
    ]
    return ", ".join(filter(None, parts))


def _bare_row(role: str, path: str, problem: str, is_readable: bool) -> Row:
    """Return the row of a file that is no acquisition, because of its ``problem``."""
    return Row(
        key=f"{path}#0",
        role=role,
        date=None,
        name=shown_name(path),
        sensor="",
        orbit="",
        bands=(),
        paths=(path,),
        is_whole=True,
        is_used=False,
        problem=problem,
        is_readable=is_readable,
    )
