"""Series of parcels or points from a table, one row per series and date.

Columns: an identifier, ``date`` (year-month-day), bands of reflectance (empty where clouded),
VV and VH in dB. Other columns, such as a position or a crop, are ignored. The table may be
compressed (``.gz``).
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import numpy as np

from ..acquisitions.names.band_names import SENTINEL2, canonical
from ..acquisitions.names.terms import term_of_description
from ..methods.interface import Observations
from ..methods.network.training_samples import TrainingSite
from ..pixels.backscatter import fill_missing, radar_vegetation_index, to_power
from ..support.errors import InputError

_IDENTIFIERS = ("id", "sample_id", "series", "parcel", "parcel_id", "point", "point_id")
FEWEST_CLEAR = 10  # dates of a series
_SEED_OF_HALVES = 5


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


def read_table(path: str | Path) -> TrainingSite:
    """Read a table of series.

    Bands without a single value are left out, and so are series with fewer than `FEWEST_CLEAR`
    clear dates or half of their SAR missing. Raises `InputError`, which names the table and the
    line, when the table cannot be read, lacks a column, or has no series to learn from.
    """
    columns, rows = _rows(path)
    names = list(dict.fromkeys(row[0] for row in rows))
    dates = sorted({row[1] for row in rows})
    series_of = {name: number for number, name in enumerate(names)}
    index_of = {date: index for index, date in enumerate(dates)}
    width = len(columns.bands) + 2
    values = np.full((len(dates), width, len(names)), np.nan, np.float32)
    for name, date, numbers in rows:
        values[index_of[date], :, series_of[name]] = numbers
    days = np.array([date.toordinal() for date in dates], float) - dt.date(1970, 1, 1).toordinal()
    return _site(path, columns, days, values)


def half_of(site: TrainingSite, which: int) -> TrainingSite:
    """Return half of the series of a site, always the same; ``which`` is 0 or 1.

    One half is to train on and one to test on. They are drawn at random from a fixed seed, so
    that both have all kinds of fields whatever the order of the table.
    """
    order = np.random.default_rng(_SEED_OF_HALVES).permutation(site.series.pixels)
    middle = len(order) // 2
    chosen = np.sort((order[:middle], order[middle:])[which])
    return replace(site, name=f"{site.name}, half", series=site.series.at(chosen))


def _rows(path: str | Path) -> tuple[_Columns, list[tuple[str, dt.date, list[float]]]]:
    try:
        with _opened(path) as file:
            reader = csv.DictReader(file)
            columns = _columns(path, reader.fieldnames or [])
            rows = list(_parsed(path, reader, columns))
    except FileNotFoundError as error:
        raise InputError(f"There is no table {path}; check the path.") from error
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"The table {path} cannot be read ({error}); is it a CSV file?") from error
    if not rows:
        raise InputError(f"The table {path} has no rows; give one per series and date.")
    return columns, rows


def _opened(path: str | Path) -> IO[str]:
    """Open a table as text, compressed or not."""
    if str(path).endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return open(path, encoding="utf-8-sig", newline="")


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
            f"The table {path} lacks {', '.join(missing)}; it has {', '.join(names) or 'nothing'}."
        )
    pair = (polarisations["VV"], polarisations["VH"])
    return _Columns(identifier, date, tuple(bands), tuple(roles), pair)


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
                f"Line {number} of the table {path} cannot be read ({error}); dates are written "
                "2023-05-31 and numbers with a decimal point."
            ) from error
        yield row[columns.identifier], date, numbers


def _site(
    path: str | Path, columns: _Columns, days: np.ndarray, values: np.ndarray
) -> TrainingSite:
    """Return the usable series of ``values`` (dates, bands and VV and VH, series)."""
    count = len(columns.bands)
    used = [band for band in range(count) if np.isfinite(values[:, band]).any()]
    reflectance = values[:, used]
    clear = (reflectance > 0).all(axis=1)
    decibel = np.ascontiguousarray(values[:, count:])
    complete = fill_missing(decibel, days)
    kept = complete & (clear.sum(axis=0) >= FEWEST_CLEAR)
    if not used or not kept.any():
        raise InputError(
            f"The table {path} has no series with at least {FEWEST_CLEAR} clear dates and SAR "
            "on half of its dates; nothing can be learned from it."
        )
    vv, vh = (to_power(decibel[:, channel]) for channel in (0, 1))
    sar = np.stack([decibel[:, 0], decibel[:, 1], radar_vegetation_index(vv, vh)], axis=1)
    series = Observations(
        days,
        np.ascontiguousarray(np.nan_to_num(reflectance)[:, :, kept]),
        clear[:, kept],
        days,
        np.ascontiguousarray(sar[:, :, kept]),
        np.ones(int(kept.sum()), bool),
    )
    roles = tuple(columns.roles[band] for band in used)
    return TrainingSite(str(Path(path).name), series, roles)
