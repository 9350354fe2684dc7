"""What is in these rasters: a table of acquisitions, and what looks odd about them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import replace

from rasterio.errors import RasterioError

from ..acquisitions.files.containers import is_container
from ..acquisitions.files.headers import read_header
from ..acquisitions.names.dates import UNDERSTOOD
from ..acquisitions.readings import Readings
from ..acquisitions.scan import rasters_in, scan
from ..acquisitions.series import Series, Source
from ..options.series_options import Masking, coarse_masking
from ..scene.clear_shares import HALF, clear_share, long_gaps
from ..scene.coarse_files import told_coarser, without_coarse
from ..scene.optical_reader import chosen_mask
from ..support.errors import InputError, OnlyResultsError, StoriError, UnknownDateError
from ..support.progress import Progress
from .inspection import Inspection, Row, crs_name


def inspect(
    optical: Sequence[Source],
    sar: Sequence[Source],
    masking: Masking,
    progress: Progress,
    coarse: Sequence[Source] = (),
) -> Inspection:
    """Look at rasters of each role; what cannot be used is a row with its problem.

    ``masking`` is that of the optical rasters; of those of a coarser sensor, ``coarse``, all masks
    that they have are used, unless it asks for none.

    Raises `InputError` only where nothing at all was given.
    """
    if not optical and not sar and not coarse:
        raise InputError("No rasters were given: choose layers or a folder.")
    optical = without_coarse(optical, coarse)
    rows: list[Row] = []
    problems: list[str] = []
    notes: list[str] = []
    series_of: dict[str, Series] = {}
    for role, sources in (("optical", optical), ("sar", sar), ("coarse", coarse)):
        usable, broken = _sorted_out(sources, role, progress)
        read_as = "sar" if role == "sar" else "optical"
        rows += broken
        if not usable:
            continue
        try:
            series, undated = _scanned(usable, read_as, progress)
        except InputError as error:
            problems.append(str(error))
            continue
        rows += [replace(row, role=role) for row in undated]
        if series is None:
            continue
        series_of[role] = series
        problems += series_of[role].problems
        problems += told_coarser(series) if role == "optical" else []
        notes += series_of[role].notes
        asked = masking if role != "coarse" else coarse_masking(masking)
        rows += [replace(row, role=role) for row in _rows(series, asked, progress)]
    rows.sort(key=lambda row: (row.role, row.date or dt.date.min, row.path))
    found = Inspection(
        tuple(rows),
        (),
        tuple(notes),
        tuple(belief for series in series_of.values() for belief in series.beliefs),
    )
    return replace(found, problems=(*problems, *_oddities(series_of, found)))


def _sorted_out(
    sources: Sequence[Source], role: str, progress: Progress
) -> tuple[list[Source], list[Row]]:
    """Part the rasters that can be read from those that cannot."""
    usable: list[Source] = []
    broken: list[Row] = []
    for source in _files(sources, progress):
        progress.check()
        if is_container(source.path):
            usable.append(source)
            continue
        try:
            read_header(source.path)
        except StoriError as error:
            broken.append(Row(source.path, role, problem=str(error)))
            continue
        usable.append(source)
    return usable, broken


def _scanned(
    sources: Sequence[Source], role: str, progress: Progress
) -> tuple[Series | None, list[Row]]:
    """Scan what can be dated; what cannot is a row each. None where nothing can."""
    try:
        return scan(sources, role, progress), []
    except OnlyResultsError as error:
        # They may be looked at all the same.
        results = scan(sources, role, progress, takes_results=True)
        return replace(results, problems=(str(error), *results.problems)), []
    except UnknownDateError as error:
        undated, why = set(error.paths), error.why
    problem = f"No acquisition date{f' ({why})' if why else ''}: put it in the file name "
    problem += f"({UNDERSTOOD})."
    rows = [
        Row(path, role, raster=read_header(path).raster, problem=problem)
        for path in sorted(undated)
    ]
    dated = [source for source in sources if source.path not in undated]
    if not dated or len(dated) == len(sources):
        return None, rows
    series, more = _scanned(dated, role, progress)
    return series, rows + more


def _files(sources: Sequence[Source], progress: Progress) -> list[Source]:
    listed: list[Source] = []
    for source in sources:
        if os.path.isdir(source.path) and not is_container(source.path):
            listed += [Source(one.path, source.date) for one in rasters_in(source.path, progress)]
        else:
            listed.append(source)
    return listed


def _rows(series: Series, masking: Masking, progress: Progress) -> list[Row]:
    rows = []
    readings = Readings(series)
    for done, item in enumerate(series.acquisitions):
        progress.check()
        progress.fraction(done / len(series.acquisitions))
        clear, mask, problem = None, None, ""
        if series.role == "optical":
            mask = chosen_mask(item, masking.kind)
            try:
                clear = clear_share(series, item, masking)
            except (RasterioError, OSError):
                problem = "Its pixels cannot be read: the file is damaged or was cut short."
            if mask is None and masking.kind != "none":
                problem = problem or "It has no cloud mask; all its pixels count as clear."
        for path in dict.fromkeys(band.path for band in item.bands):
            bands = tuple(band for band in item.bands if band.path == path)
            rows.append(
                Row(
                    path=path,
                    role=series.role,
                    sensor=item.sensor,
                    date=item.date,
                    time=item.time,
                    orbit=item.orbit,
                    bands=tuple(band.name for band in bands),
                    raster=series.rasters[path],
                    clear=clear,
                    mask=mask.name if mask else "",
                    problem=problem,
                    reading=readings.of_bands(bands, [mask.path] if mask else ()),
                )
            )
    return rows


def _oddities(series_of: dict[str, Series], inspection: Inspection) -> list[str]:
    remarks = []
    for role, series in series_of.items():
        crss = sorted({crs_name(r) for r in series.rasters.values()})
        if len(crss) > 1:
            remarks.append(
                f"The {_spoken(role)} rasters are in {len(crss)} CRSs ({', '.join(crss)}): they "
                "will be warped to one."
            )
    remarks += _gaps(inspection.optical(), [date for date, _ in inspection.coarse()])
    remarks += _orbits(inspection.sar())
    if "optical" in series_of:
        one = series_of["optical"].dates
        for role, other in ((role, series_of[role].dates) for role in series_of):
            if one[-1] < other[0] or other[-1] < one[0]:
                remarks.append(
                    f"The optical ({one[0]} to {one[-1]}) and the {_spoken(role)} acquisitions "
                    f"({other[0]} to {other[-1]}) share no time: choose rasters of the same period."
                )
    broken = sum(bool(row.problem) for row in inspection.rows)
    if broken:
        remarks.append(f"{broken} files have a problem of their own: see the column “problem”.")
    return remarks


def _spoken(role: str) -> str:
    return "SAR" if role == "sar" else role


def _gaps(optical: Sequence[tuple[dt.date, float | None]], coarse: Sequence[dt.date]) -> list[str]:
    if optical and not any(share is None or share >= HALF for _, share in optical):
        return ["On no optical date is half of the ground clear."]
    return [
        f"Between {before} and {after} ({(after - before).days} days) no optical date is "
        f"half clear: only SAR{_or_coarse(coarse, before, after)} can tell what happened."
        for before, after in long_gaps(optical)
    ]


def _or_coarse(coarse: Sequence[dt.date], before: dt.date, after: dt.date) -> str:
    return " and the coarse sensor" if any(before < date < after for date in coarse) else ""


def _orbits(passes: Sequence[tuple[dt.date, str]]) -> list[str]:
    orbits = sorted({orbit for _, orbit in passes})
    if len(orbits) < 2:
        return []
    named = ", ".join(orbit or "unknown" for orbit in orbits)
    return [
        f"The SAR passes are of {len(orbits)} orbits ({named}); the reconstruction brings them to "
        "one level."
    ]
