"""The date of a file while a series is being dated: what speaks for it, what is doubted."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ..names.dates import DateEvidence, Moment, Stated
from ..names.periods import Period
from .name_dates import template_of

FEW = 3
# The folders of one image's bands by the size of their pixels.
RESOLUTION = re.compile(r"r?\d+(?:[._]\d+)?k?m", re.IGNORECASE)


@dataclass(frozen=True)
class Dating:
    """The date of a file."""

    # None where nothing tells it.
    moment: Moment | None
    # What tells it.
    by: str = ""
    # Whole sentences on what is doubted.
    doubts: tuple[str, ...] = ()
    # Why nothing is believed, where something stands there.
    why_not: str = ""


@dataclass(frozen=True)
class DatedName:
    """What the dating of a file goes by."""

    path: str
    # Its name without bands.
    key: str
    evidence: DateEvidence
    # West, south, east, north.
    bounds: tuple[float, float, float, float]


@dataclass
class DateCase:
    """A file that is being dated."""

    file: DatedName
    evidence: DateEvidence
    # Sentences with "{files}" for the names of all files that share them.
    doubts: list[str] = field(default_factory=list)
    why_not: str = ""
    period: Period | None = None
    # Whether the name itself states the ends of a period.
    name_is_period: bool = False
    best: Stated | None = None

    @property
    def name(self) -> str:
        """The file's name."""
        return os.path.basename(self.file.path)

    @property
    def below_folder(self) -> tuple[str, str]:
        """The path below the folder that dates the file: whole, and as `DatedName.key` is.

        Folders of resolutions are left out of the second: R10m and R20m hold one image.
        """
        above, _ = os.path.split(self.file.path)
        if self.evidence.folder is None:
            return self.name, self.file.key
        between: list[str] = []
        dated = self.evidence.folder.by.rsplit(" ", 1)[-1].rsplit("/", 1)[-1]
        for part in reversed(above.replace(os.sep, "/").split("/")[-3:]):
            if part.endswith(dated):
                break
            between.insert(0, part)
        else:
            between = []
        kept = [part for part in between if not RESOLUTION.fullmatch(part)]
        return "/".join((*between, self.name)), "/".join((*kept, self.file.key))

    def decide(self) -> None:
        """Choose again, by what evidence is left."""
        self.best = self.evidence.best()

    @property
    def path_date(self) -> dt.date | None:
        """The date by name or product folder, which nobody copies from file to file."""
        for one in (self.evidence.name, self.evidence.folder):
            if one is None or one.reading.is_doubtful:
                continue
            if one is self.evidence.name or one.reading.kind == "product":
                return one.date
        return None


def alike(
    cases: Iterable[DateCase], key_of: Callable[[DateCase], str] = lambda case: case.file.key
) -> list[list[DateCase]]:
    """Group files of one ground whose names differ in their numbers only; three or more."""
    groups: dict[str, list[DateCase]] = {}
    for case in cases:
        groups.setdefault(template_of(key_of(case)), []).append(case)
    found = []
    for group in groups.values():
        first = group[0].file.bounds
        same = [case for case in group if holds_middle(first, case.file.bounds)]
        if len({key_of(case) for case in same}) >= FEW:
            found.append(same)
    return found


def holds_middle(one: Sequence[float], other: Sequence[float]) -> bool:
    """Tell whether bounds (west, south, east, north) hold the middle of others."""
    x, y = 0.5 * (other[0] + other[2]), 0.5 * (other[1] + other[3])
    return one[0] <= x <= one[2] and one[1] <= y <= one[3]
