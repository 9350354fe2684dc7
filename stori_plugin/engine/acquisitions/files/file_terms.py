"""What an opened file says about itself: its name and folders, its metadata, its bands' texts.

A scan reads it once for each file and hands it on; nothing after this step looks into a name
for bands, dates or platforms again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from ..names.band_names import SENTINEL2, UNKNOWN, platform_by_bands, platform_of
from ..names.dates import Moment, moment_in_tags, moment_in_text, moment_of
from ..names.terms import NameTerms, Term, term_of_description, terms_in
from .candidates import Candidate
from .headers import Header


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
    # The date of the file as a whole; None where nothing tells it.
    moment: Moment | None
    # The date of each band: its own in a stack of dates, else the file's.
    moments: tuple[Moment | None, ...]

    @property
    def is_stack(self) -> bool:
        """Whether the bands are of several dates."""
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

    def __len__(self) -> int:
        return self.header.count


def with_terms(opened: Iterable[tuple[Candidate, Header]]) -> list[File]:
    """Read what opened files say, and guess the platform of those that do not tell theirs.

    The guess is one for all of them, from their bands together.
    """
    files = [
        File(candidate, header, _read_terms(candidate, header)) for candidate, header in opened
    ]
    guess = platform_by_bands(_bands_of_unknown(files))
    return [
        replace(file, terms=replace(file.terms, platform=guess))
        if file.platform == UNKNOWN
        else file
        for file in files
    ]


def _bands_of_unknown(files: Sequence[File]) -> list[Term]:
    """List the terms of names and descriptions of the files whose platform is unknown."""
    terms: list[Term] = []
    for file in files:
        if file.platform == UNKNOWN:
            terms += file.terms.name.terms
            terms += filter(None, file.terms.descriptions)
    return terms


def _read_terms(candidate: Candidate, header: Header) -> FileTerms:
    path, folders = candidate.path, _folders(candidate.path)
    moment = moment_of(path, {**candidate.product_tags, **header.tags}, given=candidate.source.date)
    return FileTerms(
        name=candidate.name,
        folder=terms_in(folders[0]) if folders else (),
        descriptions=tuple(map(term_of_description, header.descriptions)),
        platform=(
            SENTINEL2
            if candidate.image is not None
            else platform_of((os.path.basename(path), *folders), header.tags)
        ),
        moment=moment,
        moments=_moments_of_bands(header, moment),
    )


def _moments_of_bands(header: Header, of_file: Moment | None) -> tuple[Moment | None, ...]:
    """Find the date of each band: its own in a stack of dates, else the file's."""
    for moments in (
        tuple(map(moment_in_tags, header.band_tags)),
        tuple(map(moment_in_text, header.descriptions)),
    ):
        if all(moments) and (len({m.date for m in moments if m}) > 1 or of_file is None):
            return moments
    return (of_file,) * header.count


def _folders(path: str) -> tuple[str, ...]:
    return tuple(parent.name for parent in PurePath(path).parents)[:2]
