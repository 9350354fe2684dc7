"""Series of parcels or points from a table, one row per series and date.

Columns: an identifier, ``date`` (year-month-day), bands of reflectance (empty where clouded),
VV and VH in dB; anything else, such as a position or a crop, is passed over. The table may be
compressed (``.gz``).
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ..acquisitions.band_names import SENTINEL2, canonical
from ..acquisitions.terms import term_of_description
from ..methods.interface import Observations
from ..methods.network.training_samples import TrainingSite
from ..pixels.backscatter import fill_missing, radar_vegetation_index, to_power
from ..support.errors import InputError

_IDENTIFIERS = ("id", "sample_id", "series", "parcel", "parcel_id", "point", "point_id")
FEWEST_CLEAR = 10
_SEED_OF_HALVES = 5


@dataclass(frozen=True)
class _Columns:
    """Which columns hold what: names of columns, and the spectral roles of the bands."""

    identifier: str
    date: str
    bands: tuple[str, ...]
    roles: tuple[str, ...]
    polarisations: tuple[str, str]


def read_table(path: str | Path) -> TrainingSite:
    """Read a table of series.

    Bands without a single value are left out, and so are series with fewer than `FEWEST_CLEAR`
    clear dates or half of their SAR missing. Raises `InputError` that names the table, and the
    row, when it cannot be read, lacks a column, or nothing is left.
    """
    columns, rows = _rows(path)
    names = list(dict.fromkeys(row[0] for row in rows))
    dates = sorted({row[1] for row in rows})
    place_of = {name: place for place, name in enumerate(names)}
    index_of = {date: index for index, date in enumerate(dates)}
    width = len(columns.bands) + 2
    values = np.full((len(dates), width, len(names)), np.nan, np.float32)
    for name, date, numbers in rows:
        values[index_of[date], :, place_of[name]] = numbers
    days = np.array([date.toordinal() for date in dates], float) - dt.date(1970, 1, 1).toordinal()
    return _place(path, columns, days, values)


def half(place: TrainingSite, which: int) -> TrainingSite:
    """Return half of the series of a place, ``which`` is 0 or 1: always the same ones.

    One half to train on and one to be tested on, drawn at random from a fixed seed, so that
    whatever order the table is in both have all kinds of fields.
    """
    order = np.random.default_rng(_SEED_OF_HALVES).permutation(place.series.pixels)
    middle = len(order) // 2
    chosen = np.sort((order[:middle], order[middle:])[which])
    return replace(place, name=f"{place.name}, half", series=place.series.at(chosen))


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


def _opened(path: str | Path):  # a text file, whatever holds it
    if str(path).endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return open(path, encoding="utf-8-sig", newline="")


def _columns(path: str | Path, names) -> _Columns:
    lower = {name.strip().lower(): name for name in names}
    identifier = next((lower[name] for name in _IDENTIFIERS if name in lower), None)
    bands, roles, polarisations = [], [], {}
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
    needed = {
        "a column “id”": identifier,
        "a column “date”": lower.get("date"),
        "a column of reflectance, such as “B04” or “red”": bands,
        "the columns “VV” and “VH”": {"VV", "VH"} <= set(polarisations),
    }
    missing = [what for what, found in needed.items() if not found]
    if missing:
        raise InputError(
            f"The table {path} lacks {', '.join(missing)}; it has {', '.join(names) or 'nothing'}."
        )
    pair = (polarisations["VV"], polarisations["VH"])
    return _Columns(identifier, lower["date"], tuple(bands), tuple(roles), pair)


def _parsed(path, reader, columns: _Columns) -> Iterator[tuple[str, dt.date, list[float]]]:
    wanted = (*columns.bands, *columns.polarisations)
    for number, row in enumerate(reader, start=2):
        try:
            date = dt.date.fromisoformat(row[columns.date].strip()[:10])
            numbers = [float(row[name]) if row[name].strip() else np.nan for name in wanted]
        except (ValueError, AttributeError) as error:
            raise InputError(
                f"Line {number} of the table {path} cannot be read ({error}); dates are written "
                "2023-05-31 and numbers with a decimal point."
            ) from error
        yield row[columns.identifier], date, numbers


def _place(path, columns: _Columns, days, values: np.ndarray) -> TrainingSite:
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
    vv, vh = (to_power(decibel[:, channel], decibel=True) for channel in (0, 1))
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
