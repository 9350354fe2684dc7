"""The chips of a folder, as they are listed."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TextIO

_LONGEST_HEAD = 2**20  # letters


@dataclass(frozen=True)
class FolderChip:
    """One chip of a folder."""

    name: str
    """What it is called in the index."""
    files: tuple[str, ...]
    """Its files, relative to the root."""
    labels: tuple[str, ...]
    """Its labels, sorted."""
    centre: tuple[float, float] | None = None
    """Longitude and latitude in degrees, where the files do not tell them."""


@dataclass(frozen=True)
class ChipListing:
    """The chips of a folder, sorted by name."""

    root: str
    """The folder."""
    layout: str
    """``bigearthnet``, ``forestnet`` or ``classes``."""
    chips: tuple[FolderChip, ...]
    """The chips that are complete and have a label of the requested kind."""
    problems: tuple[str, ...] = ()
    """Sentences on the chips that were left out."""


def left_out(problems: Sequence[str]) -> list[str]:
    """Return the first of the sentences on chips that are left out, and how many more there are."""
    shown = [f"Left out: {problem}" for problem in problems[:5]]
    more = len(problems) - len(shown)
    return [*shown, f"Left out for the same reasons: {more} more."] if more > 0 else shown


def separator_of(head: str) -> str:
    """Return what separates the columns of a table by its first line: a comma or a semicolon."""
    return ";" if head.count(";") > head.count(",") else ","


def table_lines(file: TextIO) -> csv.DictReader[str]:
    """Return the lines of a CSV table by its columns; spreadsheets of some countries write ;."""
    head = file.readline(_LONGEST_HEAD)
    return csv.DictReader(chain([head], file), delimiter=separator_of(head))
