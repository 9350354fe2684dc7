"""Series of parcels or points from a table, one row per series and date.

Columns: an identifier, ``date`` (year-month-day), bands of reflectance (empty where clouded),
VV and VH in dB. Other columns, such as a position or a crop, are ignored. The table may be
compressed (``.gz``).
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import os
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import numpy as np

from ..acquisitions.names.band_names import SENTINEL2, canonical
from ..acquisitions.names.terms import term_of_description
from ..methods.interface import Observations
from ..methods.network.training_samples import TrainingSite
from ..pixels.backscatter import (
    fewest_images,
    fill_missing,
    radar_vegetation_index,
    to_power,
)
from ..support.errors import InputError
from ..support.progress import SILENT, Progress
from ..support.regular_files import check_regular, open_text

_IDENTIFIERS = ("id", "sample_id", "series", "parcel", "parcel_id", "point", "point_id")
FEWEST_CLEAR = 10  # dates of a series
_SEED_OF_HALVES = 5
_FIRST_YEAR, _LAST_YEAR = 1970, 2099  # of SAR and optical satellites; what lies between is computed
_LONGEST_LINE = 1 << 20  # characters
_UNPACKED = 100  # times its size a packed table may be; real ones are four to ten times
_SHOWN = 30  # names of columns, and characters of each, in an error
_ROWS_BETWEEN_CHECKS = 10_000  # of whether the user wants to stop


@dataclass(frozen=True)
class _Columns:
    """The names of the columns that are used."""

    identifier: str
    """Of the series' identifier."""
    date: str
    """Of the date."""
    bands: tuple[str, ...]
    """Of the bands of reflectance."""
    roles: tuple[str, ...]
    """The bands' spectral roles."""
    polarisations: tuple[str, str]
    """Of VV and of VH."""


@dataclass(frozen=True)
class _Rows:
    """The R rows of a table, of which none has the series and the date of another."""

    series: np.ndarray
    """(R,) int64, numbers of the series in the order in which they appear."""
    dates: np.ndarray
    """(R,) int64, positions in ``days``."""
    numbers: np.ndarray
    """(R, B + 2) float32, the bands, VV and VH; NaN where empty."""
    days: np.ndarray
    """(T,) float64, all dates of the table in days since 1970, ascending."""


def read_table(path: str | Path, progress: Progress = SILENT) -> TrainingSite:
    """Read a table of series.

    Bands without a single value are left out, and so are series with fewer than `FEWEST_CLEAR`
    clear dates or with SAR on less than half of the table's dates. What is held in memory grows
    with the rows, even where each series has dates of its own. Raises `InputError`, which names
    the table and the line, when the table cannot be read, lacks a column, or has no series to
    learn from, and `CancelledError`.
    """
    columns, rows = _read(path, progress)
    return _site(path, columns, rows)


def half_of(site: TrainingSite, which: int) -> TrainingSite:
    """Return half of the series of a site, always the same; ``which`` is 0 or 1.

    One half is to train on and one to test on. They are drawn at random from a fixed seed, so
    that both have all kinds of fields whatever the order of the table.
    """
    order = np.random.default_rng(_SEED_OF_HALVES).permutation(site.series.pixels)
    middle = len(order) // 2
    chosen = np.sort((order[:middle], order[middle:])[which])
    return replace(site, name=f"{site.name}, half", series=site.series.at(chosen))


def _read(path: str | Path, progress: Progress) -> tuple[_Columns, _Rows]:
    try:
        with _opened(path) as file:
            reader = csv.DictReader(_lines(path, file))
            columns = _columns(path, reader.fieldnames or [])
            rows = _collected(_parsed(path, reader, columns), progress)
    except FileNotFoundError as error:
        raise InputError(f"There is no table {path}; check the path.") from error
    except (OSError, EOFError, UnicodeDecodeError, csv.Error, zlib.error) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError(
            f"The table {path} cannot be read ({why}): give a CSV file with one row per series and "
            "date."
        ) from error
    if rows is None:
        raise InputError(f"The table {path} has no rows; give one per series and date.")
    return columns, rows


def _collected(
    parsed: Iterator[tuple[str, dt.date, list[float]]], progress: Progress
) -> _Rows | None:
    """Put the rows into arrays, a few bytes each; of two for one series and date the later counts.

    None where there is no row.
    """
    names: dict[str, int] = {}
    series, dates, numbers = array("q"), array("q"), array("f")
    for count, (name, date, row) in enumerate(parsed):
        if count % _ROWS_BETWEEN_CHECKS == 0:
            progress.check()
        series.append(names.setdefault(name, len(names)))
        dates.append(date.toordinal())
        numbers.extend(row)
    if not series:
        return None
    ordinals, positions = np.unique(np.array(dates), return_inverse=True)
    which = np.array(series)
    table = np.array(numbers).reshape(len(which), -1)
    order = np.lexsort((positions, which))  # stable: of equal rows the last of the table is last
    which, positions = which[order], positions[order]
    last = np.ones(len(which), bool)
    last[:-1] = (np.diff(which) != 0) | (np.diff(positions) != 0)
    days = ordinals.astype(float) - dt.date(1970, 1, 1).toordinal()
    return _Rows(which[last], positions[last], table[order[last]], days)


def _opened(path: str | Path) -> IO[str]:
    """Open a table as text, compressed or not."""
    if str(path).endswith(".gz"):
        check_regular(str(path))
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return open_text(path, "utf-8-sig")


def _lines(path: str | Path, file: IO[str]) -> Iterator[str]:
    """Yield the lines of a table, which may not be much longer than its file.

    Raises `InputError` for a line without an end, and for a file that unpacks to far more than a
    table does.
    """
    left = _UNPACKED * os.stat(path).st_size + _LONGEST_LINE
    while line := file.readline(_LONGEST_LINE):
        left -= len(line)
        if len(line) == _LONGEST_LINE or left < 0:
            what = "a line without an end" if left >= 0 else "far more than its size"
            raise InputError(
                f"The table {path} holds {what}: give a CSV file with one row per series and date."
            )
        yield line


def _columns(path: str | Path, names: Sequence[str]) -> _Columns:
    lower = {name.strip().lower(): name for name in names}
    identifier = next((lower[name] for name in _IDENTIFIERS if name in lower), None)
    date = lower.get("date")
    bands: list[str] = []
    roles: list[str] = []
    polarisations: dict[str, str] = {}
    for name in names:
        meaning = term_of_description(name)
        if meaning is None:
            continue
        role = canonical(meaning, SENTINEL2)[1]
        if meaning.kind == "polarisation":
            polarisations.setdefault(meaning.name.upper(), name)
        elif meaning.kind == "band" and role and role not in roles:
            bands.append(name)
            roles.append(role)
    needed: dict[str, object] = {
        "a column “id”": identifier,
        "a column “date”": date,
        "a column of reflectance, such as “B04” or “red”": bands,
        "the columns “VV” and “VH”": {"VV", "VH"} <= set(polarisations),
    }
    missing = [what for what, there in needed.items() if not there]
    if missing or identifier is None or date is None:
        raise InputError(
            f"The table {path} lacks {', '.join(missing)}; it has {_shown(names) or 'nothing'}."
        )
    pair = (polarisations["VV"], polarisations["VH"])
    return _Columns(identifier, date, tuple(bands), tuple(roles), pair)


def _shown(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(name[:_SHOWN] for name in names[:_SHOWN]) + more


def _parsed(
    path: str | Path, reader: csv.DictReader, columns: _Columns
) -> Iterator[tuple[str, dt.date, list[float]]]:
    numeric = (*columns.bands, *columns.polarisations)
    for number, row in enumerate(reader, start=2):
        try:
            date = dt.date.fromisoformat(row[columns.date].strip()[:10])
            numbers = [float(row[name]) if row[name].strip() else np.nan for name in numeric]
        except (ValueError, AttributeError) as error:
            raise InputError(
                f"Line {number} of the table {path} cannot be read ({str(error)[:100]}); dates are "
                "written 2023-05-31 and numbers with a decimal point."
            ) from error
        if not _FIRST_YEAR <= date.year <= _LAST_YEAR:
            raise InputError(
                f"Line {number} of the table {path} has the date {date}, when no satellite flew: "
                "correct the year."
            )
        yield row[columns.identifier], date, numbers


def _site(path: str | Path, columns: _Columns, rows: _Rows) -> TrainingSite:
    """Return the usable series; only those are spread over all dates."""
    count = len(columns.bands)
    used = [band for band in range(count) if np.isfinite(rows.numbers[:, band]).any()]
    # NaN is not greater than zero.
    clear = (rows.numbers[:, used] > 0).all(axis=1)
    seen = [clear, *(~np.isnan(rows.numbers[:, count:])).T]
    clear_dates, *sar_dates = (np.bincount(rows.series, which) for which in seen)
    known, dates = np.minimum(*sar_dates), len(rows.days)
    kept = (known >= fewest_images(dates)) & (clear_dates >= FEWEST_CLEAR)
    if not used or not kept.any():
        raise InputError(
            f"The table {path} has no series with at least {FEWEST_CLEAR} clear dates and SAR "
            f"on half of its dates; nothing can be learned from it. It has {dates} dates, and no "
            f"series has more than {int(clear_dates.max()) if used else 0} clear ones and SAR on "
            f"more than {int(known.max())}: bring all series onto common dates, such as every "
            "tenth day."
        )
    of_kept = kept[rows.series]
    place = np.cumsum(kept)[rows.series[of_kept]] - 1
    values = np.full((dates, count + 2, int(kept.sum())), np.nan, np.float32)
    values[rows.dates[of_kept], :, place] = rows.numbers[of_kept]
    decibel = np.ascontiguousarray(values[:, count:])
    fill_missing(decibel, rows.days)
    vv, vh = (to_power(decibel[:, channel]) for channel in (0, 1))
    reflectance = np.ascontiguousarray(values[:, used])
    series = Observations(
        rows.days,
        np.nan_to_num(reflectance),
        (reflectance > 0).all(axis=1),
        rows.days,
        np.stack([decibel[:, 0], decibel[:, 1], radar_vegetation_index(vv, vh)], axis=1),
        np.ones(values.shape[2], bool),
    )
    roles = tuple(columns.roles[band] for band in used)
    return TrainingSite(str(Path(path).name), series, roles)
