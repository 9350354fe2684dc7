"""What an inspection found: a row per file, beliefs, what looks odd; as a table and as a page."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rasterio.crs import CRS

from ..acquisitions.beliefs import Belief
from ..acquisitions.readings import Reading, shown_beliefs
from ..acquisitions.series import Raster
from ..pages.html import Table, render
from ..pages.time_charts import acquisitions_chart
from ..scene.clear_shares import by_date

# What a page shows of each file, and what a table holds besides: evidence takes much room.
_FOUND = (
    *("file", "role", "sensor", "date", "time", "orbit", "bands", "crs", "resolution"),
    *("columns", "rows", "clear_percent", "mask"),
)
_READ = ("scale", "offset", "unit", "level", "nodata")
HEAD = (*_FOUND, "problem", *_READ, "date_evidence", "doubt")
# What has to fit beside each other on a page.
_PAGE = (
    *("file", "role", "sensor", "date", "orbit", "bands", "grid", "clear", "mask", "read as"),
    "problem",
)


@dataclass(frozen=True)
class Row:
    """One file of one acquisition."""

    path: str
    # "optical", "sar" or "coarse".
    role: str
    sensor: str = ""
    date: dt.date | None = None
    # The time of day (UTC).
    time: dt.time | None = None
    orbit: str = ""
    # The names of the bands that the file has of the acquisition.
    bands: tuple[str, ...] = ()
    raster: Raster | None = None
    # The share of clear pixels (0..1); None for SAR and where unknown.
    clear: float | None = None
    # The name of the quality band in use, "" for none.
    mask: str = ""
    # A sentence on what is wrong with the file, "" where nothing is.
    problem: str = ""
    # How the file is read; None where it is not.
    reading: Reading | None = None

    def cells(self) -> list[object]:
        """Return the row in the order of `HEAD`."""
        reading = self.reading
        return [
            *self._found(),
            self.problem,
            *self._read(),
            reading.date_evidence if reading else "",
            " ".join(reading.doubts) if reading else "",
        ]

    def page_cells(self) -> list[object]:
        """Return the row as a page shows it, which tells evidence and doubts above all rows."""
        doubted = self.reading.doubted if self.reading else ()
        sentences = [self.problem] if self.problem else []
        sentences += [f"Doubted: {', '.join(doubted)}."] if doubted else []
        date = "" if self.date is None else self.date.isoformat()
        time = "" if self.time is None else f"{self.time:%H:%M:%S}"
        return [
            self.path,
            self.role,
            self.sensor,
            f"{date} {time}".strip(),
            self.orbit,
            " ".join(self.bands),
            self._grid(),
            None if self.clear is None else f"{100.0 * self.clear:.0f} %",
            self.mask,
            self._read_as(),
            " ".join(sentences),
        ]

    def _grid(self) -> str:
        """Say on which grid the file lies."""
        raster = self.raster
        if raster is None:
            return ""
        size = f"{raster.width} × {raster.height} of {raster.pixel_size:.6g}"
        return f"{crs_name(raster)}, {size}"

    def _read_as(self) -> str:
        """Say what its numbers mean."""
        reading = self.reading
        if reading is None:
            return ""
        parts = [" ".join(reading.units), reading.level]
        if any(scale != 1.0 for scale in reading.scales):
            parts.append(f"×\u00a0{_spoken(reading.scales)}")
        if any(reading.offsets):
            parts.append(f"+\u00a0{_spoken(reading.offsets)}")
        if nodata := _spoken(reading.nodata):
            parts.append(f"nodata\u00a0{nodata}")
        return ", ".join(part for part in parts if part)

    def _found(self) -> list[object]:
        raster = self.raster
        return [
            self.path,
            self.role,
            self.sensor,
            None if self.date is None else self.date.isoformat(),
            None if self.time is None else f"{self.time:%H:%M:%S}",
            self.orbit,
            " ".join(self.bands),
            crs_name(raster) if raster else None,
            float(f"{raster.pixel_size:.6g}") if raster else None,
            raster.width if raster else None,
            raster.height if raster else None,
            None if self.clear is None else round(100.0 * self.clear, 1),
            self.mask,
        ]

    def _read(self) -> list[object]:
        reading = self.reading
        if reading is None:
            return [None] * len(_READ)
        return [
            _spoken(reading.scales),
            _spoken(reading.offsets),
            " ".join(reading.units),
            reading.level,
            _spoken(reading.nodata),
        ]


def _spoken(numbers: Iterable[float]) -> str:
    return " ".join(f"{number:.7g}" for number in numbers)


@dataclass(frozen=True)
class Inspection:
    """Rows by role and date, sentences on what looks odd and was decided, and beliefs."""

    rows: tuple[Row, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    beliefs: tuple[Belief, ...] = ()

    def optical(self) -> list[tuple[dt.date, float | None]]:
        """Return each optical date with the largest clear share of its acquisitions."""
        return self._clear_dates("optical")

    def coarse(self) -> list[tuple[dt.date, float | None]]:
        """Return each date of the coarse sensor as those of the optical one."""
        return self._clear_dates("coarse")

    def _clear_dates(self, role: str) -> list[tuple[dt.date, float | None]]:
        rows = (row for row in self.rows if row.role == role)
        return by_date((row.date, row.clear) for row in rows if row.date)

    def sar(self) -> list[tuple[dt.date, str]]:
        """Return each SAR pass as date and orbit."""
        return sorted({(r.date, r.orbit) for r in self.rows if r.role == "sar" and r.date})


def crs_name(raster: Raster) -> str:
    """Name a raster's CRS: its EPSG code, or what else is known of it."""
    crs = CRS.from_wkt(raster.crs)
    code = crs.to_epsg()
    return f"EPSG:{code}" if code else crs.to_string()[:40]


def inspection_html(inspection: Inspection) -> str:
    """Return the page as text."""
    optical, sar, coarse = inspection.optical(), inspection.sar(), inspection.coarse()
    rows = [row.page_cells() for row in inspection.rows]
    folder = _common_folder([row.path for row in inspection.rows])
    for cells in rows:
        cells[0] = os.path.relpath(str(cells[0]), folder) if folder else cells[0]
    return render(
        "inspect_series.html",
        summary=summary(inspection),
        problems=inspection.problems,
        chart=acquisitions_chart(optical, sar, (), coarse) if optical or sar or coarse else None,
        has_coarse=bool(coarse),
        folder=folder,
        files=Table(_PAGE, rows),
        beliefs=shown_beliefs(inspection.beliefs),
        notes=inspection.notes,
    )


def summary(inspection: Inspection) -> str:
    """Return in a sentence how many acquisitions of each kind there are, and when."""
    sar = inspection.sar()
    parts = [_told_dates("optical", inspection.optical())]
    if sar:
        parts.append(f"{len(sar)} SAR passes from {sar[0][0]} to {sar[-1][0]}")
    parts.append(_told_dates("coarse", inspection.coarse()))
    parts = [part for part in parts if part]
    return ("; ".join(parts) or "No acquisition that can be used was found") + "."


def _told_dates(role: str, dates: Sequence[tuple[dt.date, float | None]]) -> str:
    if not dates:
        return ""
    shares = [share for _, share in dates if share is not None]
    clear = f", {100 * sum(shares) / len(shares):.0f} % clear" if shares else ""
    return f"{len(dates)} {role} dates from {dates[0][0]} to {dates[-1][0]}{clear}"


def _common_folder(paths: Sequence[str]) -> str:
    try:
        folders = [os.path.dirname(os.path.abspath(path)) for path in paths]
        return os.path.commonpath(folders) if folders else ""
    except ValueError:  # several drives
        return ""
