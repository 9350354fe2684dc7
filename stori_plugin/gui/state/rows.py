"""The lines of the acquisition table, made from what a scan found."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...presentation.words import tr

if TYPE_CHECKING:
    from ...engine.acquisitions.series import Acquisition
    from ...engine.preview.survey import ScanOutcome

OPTICAL, SAR = "optical", "sar"
ROLES = (OPTICAL, SAR)


@dataclass(frozen=True)
class Row:
    """One acquisition in the table.

    ``key`` tells it apart; ``paths`` are its files. ``clear`` is 0 to 1, None where not known
    (yet). ``is_whole`` says that its files hold this acquisition alone, so that it can be left
    out or be given another date; a row that is not ``is_readable`` stands for a damaged file.
    """

    key: str
    role: str
    date: dt.date | None
    name: str
    sensor: str
    orbit: str
    bands: tuple[str, ...]
    paths: tuple[str, ...]
    is_whole: bool
    is_used: bool
    clear: float | None = None
    problem: str = ""
    is_readable: bool = True


def _files_of(item: Acquisition) -> tuple[str, ...]:
    masks = [item.mask] if item.mask is not None else []
    bands = [*item.bands, *masks, *item.masks]
    return tuple(dict.fromkeys(band.path for band in bands))


def key_of(item: Acquisition) -> str:
    """Return what tells an acquisition apart from all others."""
    return f"{item.bands[0].path}#{item.bands[0].index}"


def bare_rows(role: str, found: ScanOutcome) -> list[Row]:
    """Return the rows of what a scan found, before anything is left out or measured."""
    items = found.series.acquisitions if found.series else ()
    users: dict[str, int] = {}
    for item in items:
        for path in _files_of(item):
            users[path] = users.get(path, 0) + 1
    undated = tr("no date found: type one in, or the file is left out")
    return [
        *(_bare_row(role, path, sentence, False) for path, sentence in found.damaged),
        *(_bare_row(role, path, undated, True) for path in found.undated),
        *(_row(role, item, users) for item in items),
    ]


def _row(role: str, item: Acquisition, users: dict[str, int]) -> Row:
    paths = _files_of(item)
    is_whole = all(users[path] == 1 for path in paths)
    problem = ""
    if role == OPTICAL and item.mask is None:
        problem = tr("no cloud mask: all its pixels count as clear")
    names = tuple(band.name for band in item.bands)
    return Row(
        key_of(item), role, item.date, item.name, item.sensor, item.orbit, names, paths, is_whole,
        True, None, problem,
    )  # fmt: skip


def _bare_row(role: str, path: str, problem: str, is_readable: bool) -> Row:
    """Return the row of a file that is no acquisition, because of its ``problem``."""
    name = os.path.basename(os.path.normpath(path))
    return Row(
        f"{path}#0", role, None, name, "", "", (), (path,), True, False, None, problem, is_readable
    )
