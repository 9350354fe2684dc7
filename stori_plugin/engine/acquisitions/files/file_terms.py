"""What an opened file says about itself: its name and folders, its metadata, its bands' texts.

A scan reads it once for each file and hands it on; nothing after this step looks into a name
for bands, dates or platforms again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath

from ..names.band_names import (
    SENTINEL1,
    SENTINEL2,
    UNKNOWN,
    Origin,
    origin_of,
    platform_by_bands,
)
from ..names.dates import Moment, evidence_of
from ..names.product_levels import level_of
from ..names.products import Product
from ..names.terms import NameTerms, Term, term_of_description, terms_in
from .candidates import Candidate
from .date_cases import DatedName, Dating
from .file_dates import date_files
from .headers import Header
from .product_groups import identified_together, names_plots
from .side_dates import moment_beside, moments_beside
from .stack_dates import date_tags, date_texts
from .virtual_names import is_virtual


@dataclass(frozen=True)
class FileTerms:
    """What one file says."""

    # Its name, taken apart.
    name: NameTerms
    # The terms of the folder that it lies in.
    folder: tuple[Term, ...]
    # What the description of each band names; None where it names nothing.
    descriptions: tuple[Term | None, ...]
    # The platform by metadata, name and folders, or guessed from all files together.
    platform: str
    # The date of the file as a whole, and what tells it.
    dating: Dating
    # The date of each band: its own in a stack of dates, else the file's.
    moments: tuple[Moment | None, ...]
    # The kind of product; None where it is none that is listed.
    product: Product | None = None
    # What told platform and product: "metadata", "name", "folder" or "bands"; "" where unknown.
    told_by: str = ""
    # One of the levels of `names.products`; "" where nothing tells.
    level: str = ""

    @property
    def moment(self) -> Moment | None:
        """The date of the file as a whole; None where nothing tells it."""
        return self.dating.moment

    @cached_property
    def is_stack(self) -> bool:
        """Whether the bands are of several dates; asked for every one of them."""
        return len({moment.date for moment in self.moments if moment}) > 1


@dataclass(frozen=True)
class File:
    """One opened raster, and what it says."""

    candidate: Candidate
    header: Header
    terms: FileTerms

    @property
    def path(self) -> str:
        """The raster's path."""
        return self.header.raster.path

    @property
    def stem(self) -> str:
        """The file's name without folders and suffix."""
        return self.terms.name.stem

    @property
    def folders(self) -> tuple[str, ...]:
        """The names of the two folders above, nearest first."""
        return _folders(self.path)

    @property
    def platform(self) -> str:
        """The platform that took the image, or "unknown"."""
        return self.terms.platform

    @property
    def indexes(self) -> list[int]:
        """The numbers of the bands, from 1, without that of an alpha band."""
        return [k for k in range(1, self.header.count + 1) if k != self.header.validity]

    def __len__(self) -> int:
        """Count the bands; an alpha band is none."""
        return self.header.count - (self.header.validity > 0)


def with_terms(opened: Iterable[tuple[Candidate, Header]]) -> list[File]:
    """Read what opened files say, date them, and guess the platform of those that tell none.

    Dates are held against each other; the guess is one for all files, from their bands together.
    """
    listed = list(opened)
    datings = date_files([_dated_name(candidate, header) for candidate, header in listed])
    plots = names_plots(
        name for candidate, _ in listed for name in (candidate.name.stem, *_folders(candidate.path))
    )
    files = [
        File(candidate, header, _read_terms(candidate, header, dating, plots))
        for (candidate, header), dating in zip(listed, datings)
    ]
    guess = platform_by_bands(_bands_of_unknown(files))
    guessed = "bands" if guess != UNKNOWN else ""
    return identified_together(
        [
            replace(file, terms=replace(file.terms, platform=guess, told_by=guessed))
            if file.platform == UNKNOWN
            else file
            for file in files
        ]
    )


def _bands_of_unknown(files: Sequence[File]) -> list[Term]:
    """List the terms of names and descriptions of the files whose platform is unknown.

    Those of the folder where neither says anything (B04/20190305.tif).
    """
    terms: list[Term] = []
    for file in files:
        if file.platform == UNKNOWN:
            own = [*file.terms.name.terms, *filter(None, file.terms.descriptions)]
            terms += own or file.terms.folder
    return terms


def _dated_name(candidate: Candidate, header: Header) -> DatedName:
    path, raster = candidate.path, header.raster
    tags = {**candidate.product_tags, **header.tags}
    a, b, c, d, e, f = raster.transform
    x, y = a * raster.width + b * raster.height + c, d * raster.width + e * raster.height + f
    return DatedName(
        path=path,
        key=candidate.name.product_key,
        evidence=evidence_of(path, tags, given=candidate.source.date),
        bounds=(min(c, x), min(f, y), max(c, x), max(f, y)),
    )


def _read_terms(candidate: Candidate, header: Header, of_file: Dating, plots: bool) -> FileTerms:
    path, folders = candidate.path, _folders(candidate.path)
    moments, dating = _dates_of_bands(os.path.basename(path), header, of_file)
    if not any(moments) and not dating.why_not and not is_virtual(path):
        beside = moment_beside(path)
        each = moments_beside(path, header.count) if beside is None else [beside] * header.count
        if each is not None:
            alike = len({moment.date for moment in each}) == 1
            dating = Dating(each[0] if alike else None, "the JSON file beside it")
            moments = tuple(each)
    descriptions = tuple(map(term_of_description, header.descriptions))
    names = (os.path.basename(path), *folders)
    if candidate.image is not None:
        origin = Origin(None, SENTINEL2, "metadata")
        names = candidate.product, *names
    else:
        unlikely = _unlikely((*candidate.name.terms, *descriptions))
        unlikely = (SENTINEL1, SENTINEL2) if plots else unlikely
        origin = origin_of(names, header.tags, unlikely)
    return FileTerms(
        name=candidate.name,
        folder=terms_in(folders[0]) if folders else (),
        descriptions=descriptions,
        platform=origin.platform,
        dating=dating,
        moments=moments,
        product=origin.product,
        told_by=origin.told_by,
        level=level_of(names, origin.product),
    )


def _unlikely(terms: Iterable[Term | None]) -> tuple[str, ...]:
    """Name the platforms that a mere S1 or S2 in a name cannot mean, by the bands of the file."""
    kinds = {term.kind for term in terms if term and not term.is_free}
    if "polarisation" in kinds:
        return () if "band" in kinds else (SENTINEL2,)
    return (SENTINEL1,) if "band" in kinds else ()


def _dates_of_bands(
    name: str, header: Header, of_file: Dating
) -> tuple[tuple[Moment | None, ...], Dating]:
    """Find the date of each band: its own in a stack of dates, else the file's."""
    for by, dated in (
        ("the metadata of the bands", date_tags(name, header.band_tags)),
        ("the descriptions of the bands", date_texts(name, header.descriptions)),
    ):
        moments = dated.moments
        several = len({moment.date for moment in moments if moment}) > 1
        if all(moments) and (several or of_file.moment is None):
            doubts = tuple(doubt.replace("{files}", name) for doubt in dated.doubts)
            return moments, Dating(None if several else moments[0], by, doubts)
    return (of_file.moment,) * header.count, of_file


def _folders(path: str) -> tuple[str, ...]:
    return tuple(parent.name for parent in PurePath(path).parents)[:2]
