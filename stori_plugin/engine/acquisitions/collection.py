"""Dated rasters of any kind, grouped into series of files that are alike."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..support.errors import InputError, StoriError
from ..support.progress import SILENT, Progress
from .files.band_terms import band_terms
from .files.candidates import Candidate, inside_of, rasters_in
from .files.file_terms import File, with_terms
from .files.headers import Header, read_header
from .names.band_names import UNKNOWN, canonical, sensor_of
from .scan import undated_error
from .series import Raster, Source

# What is added to the name of a series that lies beside another.
_COMPANIONS = {"standard deviation": " sd", "quality": " quality"}
_SHORT = 4  # band names that a series' name spells out


@dataclass(frozen=True)
class DatedFile:
    """One raster of one date, or of one date per band."""

    path: str
    # The name of the series that it belongs to.
    series: str
    # The date of the raster, or of its first band.
    date: dt.date
    # The names of its bands.
    bands: tuple[str, ...]
    # Its geometry.
    raster: Raster = field(repr=False)
    # The raster of standard deviations beside it, "" where there is none.
    sd_path: str = ""
    # Whether it holds estimates of this engine, not observations.
    reconstructed: bool = False
    # The date of each band where they differ, else empty.
    band_dates: tuple[dt.date, ...] = ()


@dataclass(frozen=True)
class Collection:
    """Files by series and date, and sentences on those that were passed over."""

    files: tuple[DatedFile, ...]
    problems: tuple[str, ...] = ()

    @property
    def series(self) -> tuple[str, ...]:
        """The names of the series, sorted."""
        return tuple(sorted({file.series for file in self.files}))

    def between(self, start: dt.date | None, end: dt.date | None) -> Collection:
        """Return the files of a period, both ends included; stacks stay whole.

        Raises `InputError` where there are none.
        """
        kept = tuple(
            file
            for file in self.files
            if file.band_dates
            or ((start is None or file.date >= start) and (end is None or file.date <= end))
        )
        if not kept:
            first, last = self.files[0].date, max(file.date for file in self.files)
            raise InputError(
                f"No raster lies between {start or first} and {end or last}; there are some from "
                f"{min(file.date for file in self.files)} to {last}: widen START and END."
            )
        return Collection(kept, self.problems)

    def beside(self, ending: str, progress: Progress = SILENT) -> Collection:
        """Return the rasters that lie beside these under their name with ``ending`` before .tif.

        Raises `InputError` where there are none.
        """
        paths = [_beside(file.path, ending) for file in self.files]
        found = [Source(path) for path in paths if os.path.isfile(path)]
        if not found:
            raise InputError(
                f"No raster of the series has one beside it that ends in {ending}.tif: load the "
                "values, or give the folder of a result that has them."
            )
        return collect(found, progress)


def _beside(path: str, ending: str) -> str:
    stem, suffix = os.path.splitext(path)
    return f"{stem}{ending}{suffix}"


def collect(sources: Sequence[Source], progress: Progress = SILENT) -> Collection:
    """Group rasters of any kind into series of files with the same bands.

    Files of this engine keep their series' name; others are named after sensor and bands.
    Unreadable files are left out and named in ``problems``. Raises `UnknownDateError` naming
    the files without a date, `InputError` where nothing can be read.
    """
    opened, problems = _opened(sources, progress)
    if not opened:
        raise InputError(
            "None of the dated rasters can be read: choose others. " + " ".join(problems)
        )
    files = with_terms(opened)
    undated = [file for file in files if not _dates(file)]
    if undated:
        raise undated_error(undated)
    dated = sorted(map(_dated, files), key=lambda file: (file.series, file.date, file.path))
    problems += dict.fromkeys(doubt for file in files for doubt in file.terms.dating.doubts)
    return Collection(tuple(dated), tuple(problems))


def _opened(
    sources: Sequence[Source], progress: Progress
) -> tuple[list[tuple[Candidate, Header]], list[str]]:
    """Open what can be opened; the sentences tell of the rest."""
    opened, problems = [], []
    for candidate in _candidates(sources, progress):
        progress.check()
        try:
            opened.append((candidate, read_header(candidate.path)))
        except StoriError as error:
            problems.append(str(error))
    return opened, problems


def _candidates(sources: Sequence[Source], progress: Progress) -> Iterator[Candidate]:
    """List every raster; unlike a scan, previews and loose images of products as any other."""
    for source in sources:
        listed = inside_of(source)
        if listed is not None:
            yield from listed
        elif os.path.isdir(source.path):
            found = rasters_in(source.path, progress)
            yield from _candidates([Source(s.path, source.date) for s in found], progress)
        else:
            yield Candidate(source.path, source)


def _dates(file: File) -> tuple[dt.date, ...]:
    """Return the dates of a stack's bands, else the date of the file, or nothing."""
    if file.terms.is_stack:
        return tuple(moment.date for moment in file.terms.moments if moment)
    return () if file.terms.moment is None else (file.terms.moment.date,)


def _dated(file: File) -> DatedFile:
    header, dates = file.header, _dates(file)
    bands = _band_names(file)
    series = header.tags.get("SERIES") or _series_name(file, bands)
    series += _COMPANIONS.get(header.tags.get("CONTENT", ""), "")
    sd_path = _beside(file.path, "_sd")
    return DatedFile(
        path=file.path,
        series=series,
        date=dates[0],
        bands=bands,
        raster=header.raster,
        sd_path=sd_path if os.path.isfile(sd_path) else "",
        reconstructed="CONTENT" in header.tags and header.tags.get("METHOD", "") != "observed",
        band_dates=dates if file.terms.is_stack else (),
    )


def _band_names(file: File) -> tuple[str, ...]:
    names = []
    for index, term in enumerate(band_terms(file), start=1):
        name = canonical(term, file.platform)[0] or term.name if term else ""
        names.append(name or f"band_{index}")
    return tuple(names)


def _series_name(file: File, bands: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(bands))
    what = " ".join(distinct) if len(distinct) <= _SHORT else f"{distinct[0]} to {distinct[-1]}"
    sensor = sensor_of(file.platform)
    origin = sensor if sensor != UNKNOWN else (file.folders[0] if file.folders else "rasters")
    return f"{origin} {what}{' stack' if file.terms.is_stack else ''}"
