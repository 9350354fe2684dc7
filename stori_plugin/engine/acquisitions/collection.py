"""Dated rasters of any kind, grouped into series of files that are alike."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..support.errors import InputError, StoriError, UnknownDateError
from ..support.progress import SILENT, Progress
from .band_layers import File, all_meanings, band_meanings, recognised, with_platform
from .band_names import UNKNOWN, canonical, platform_by_bands, sensor_of
from .dates import UNDERSTOOD, moment_in_tags, moment_in_text, moment_of
from .headers import Header, read_header
from .safe import is_safe, read_safe
from .scan import listing, rasters_in
from .series import Raster, Source

_SHORT = 4  # band names that a series' name spells out


@dataclass(frozen=True)
class DatedFile:
    """One raster of one date, or, with ``band_dates``, one that has a date per band.

    ``sd_path`` is the raster of standard deviations beside it ("" without); ``reconstructed``
    tells estimates of this engine from observations.
    """

    path: str
    series: str
    date: dt.date
    bands: tuple[str, ...]
    raster: Raster = field(repr=False)
    sd_path: str = ""
    reconstructed: bool = False
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

        Raises `InputError` where none is left.
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


def collect(sources: Sequence[Source], progress: Progress = SILENT) -> Collection:
    """Group rasters of any kind into series of files with the same bands.

    Files of this engine keep their series' name; others are named after sensor and bands.
    Unreadable files are passed over and named in ``problems``. Raises `UnknownDateError` naming
    the files without a date, `InputError` where nothing is left.
    """
    opened, problems = _opened(sources, progress)
    if not opened:
        raise InputError(
            "None of the dated rasters can be read: choose others. " + " ".join(problems)
        )
    undated = [file.path for file, dates in opened if not dates]
    if undated:
        raise UnknownDateError(
            f"No acquisition date was found for {listing(undated)}: put the date in the file "
            f"name ({UNDERSTOOD}) or in the metadata item ACQUISITION_DATE, or set the layer's "
            "temporal range."
        )
    terms = [m for file, _ in opened if file.platform == UNKNOWN for m in all_meanings(file)]
    guessed = platform_by_bands(terms)
    files = [_dated(with_platform([file], guessed, UNKNOWN)[0], dates) for file, dates in opened]
    files.sort(key=lambda file: (file.series, file.date, file.path))
    return Collection(tuple(files), tuple(problems))


def _opened(sources: Sequence[Source], progress: Progress):
    opened: list[tuple[File, tuple[dt.date, ...]]] = []
    problems: list[str] = []
    for path, source, image, tags in _expanded(sources):
        progress.check()
        try:
            header = read_header(path)
        except StoriError as error:
            problems.append(str(error))
            continue
        file = File(header, source.date, recognised(path, header), image, "", tuple(tags.items()))
        opened.append((file, _dates(file, header)))
    return opened, problems


def _expanded(sources: Sequence[Source]):
    """Give (path, source, image of a SAFE product or None, product tags) for every raster."""
    for source in sources:
        if is_safe(source.path):
            product = read_safe(source.path)
            for images in product.granules.values():
                for image in images:
                    yield image.path, source, image, product.tags
        elif os.path.isdir(source.path):
            inside = [Source(one.path, source.date) for one in rasters_in(source.path)]
            yield from _expanded(inside)
        else:
            yield source.path, source, None, {}


def _dates(file: File, header: Header) -> tuple[dt.date, ...]:
    """Return the date of the file, the dates of its bands where those differ, or nothing."""
    for own in (
        [moment_in_tags(tags) for tags in header.band_tags],
        [moment_in_text(text) for text in header.descriptions],
    ):
        if all(own) and len({moment[0] for moment in own if moment}) > 1:
            return tuple(moment[0] for moment in own if moment)
    moment = moment_of(file.path, {**dict(file.product_tags), **header.tags}, given=file.given)
    return () if moment is None else (moment[0],)


def _dated(file: File, dates: tuple[dt.date, ...]) -> DatedFile:
    header = file.header
    stacked = len(dates) > 1
    bands = _band_names(file, stacked)
    series = header.tags.get("SERIES") or _series_name(file, bands, stacked)
    if header.tags.get("CONTENT") == "standard deviation":
        series += " sd"
    stem, suffix = os.path.splitext(file.path)
    sd_path = f"{stem}_sd{suffix}"
    return DatedFile(
        path=file.path,
        series=series,
        date=dates[0],
        bands=bands,
        raster=header.raster,
        sd_path=sd_path if os.path.isfile(sd_path) else "",
        reconstructed="CONTENT" in header.tags and header.tags.get("METHOD", "") != "observed",
        band_dates=dates if stacked else (),
    )


def _band_names(file: File, stacked: bool) -> tuple[str, ...]:
    names = []
    for index, meaning in enumerate(band_meanings(file, stacked), start=1):
        name = canonical(meaning, file.platform)[0] or meaning.name if meaning else ""
        names.append(name or f"band_{index}")
    return tuple(names)


def _series_name(file: File, bands: Sequence[str], stacked: bool) -> str:
    distinct = list(dict.fromkeys(bands))
    what = " ".join(distinct) if len(distinct) <= _SHORT else f"{distinct[0]} to {distinct[-1]}"
    sensor = sensor_of(file.platform)
    origin = sensor if sensor != UNKNOWN else (file.folders[0] if file.folders else "rasters")
    return f"{origin} {what}{' stack' if stacked else ''}"
