"""The chips of a folder, as they are listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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
