"""What is known of every chip: where it lies, its date, its raster and its labels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

NO_DATE = -(2**31)
_EPOCH = dt.date(1970, 1, 1)


class TextLists:
    """A list of lists of texts in two arrays and a vocabulary, as a file can hold it."""

    def __init__(self, starts: np.ndarray, numbers: np.ndarray, words: Sequence[str]) -> None:
        self.starts, self.numbers, self.words = starts, numbers, list(words)

    @classmethod
    def of(cls, lists: Sequence[Sequence[str]]) -> TextLists:
        """Return the lists, each word kept once."""
        words = {w: i for i, w in enumerate(sorted({w for words in lists for w in words}))}
        starts = np.concatenate([[0], np.cumsum([len(words) for words in lists])]).astype(np.int64)
        numbers = np.array([words[w] for one in lists for w in one], np.int32)
        return cls(starts, numbers, list(words))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, row: int) -> tuple[str, ...]:
        numbers = self.numbers[self.starts[row] : self.starts[row + 1]]
        return tuple(self.words[number] for number in numbers)

    def __bool__(self) -> bool:
        return len(self.numbers) > 0

    def take(self, rows: np.ndarray) -> TextLists:
        """Return some of the lists, by their numbers."""
        counts = np.diff(self.starts)[rows]
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        positions = np.arange(starts[-1]) + np.repeat(self.starts[rows] - starts[:-1], counts)
        return TextLists(starts, self.numbers[positions], self.words)

    def incidence(self) -> np.ndarray:
        """Return which row has which word: boolean (rows, words)."""
        has = np.zeros((len(self), len(self.words)), bool)
        has[np.repeat(np.arange(len(self)), np.diff(self.starts)), self.numbers] = True
        return has


@dataclass(frozen=True)
class ChipTable:
    """One row per chip."""

    ids: np.ndarray
    """(n,) int64, unique and ascending."""
    corners: np.ndarray
    """(n, 4, 2) float64 in the CRS of the source or index, from the upper left clockwise; NaN
    where unknown."""
    dates: np.ndarray
    """(n,) int32, days since 1970; `NO_DATE` where there is none."""
    sources: np.ndarray
    """(n,) int32, positions in ``source_facts``."""
    windows: np.ndarray
    """(n, 4) int32: row, column, height and width in the source's grid."""
    labels: TextLists
    """The labels of each chip."""
    names: TextLists
    """One name per chip; none where the source's name is enough."""
    source_facts: list[dict[str, Any]] = field(default_factory=list)
    """What is known of each source, as plain JSON."""

    def __len__(self) -> int:
        return len(self.ids)

    def date(self, row: int) -> dt.date | None:
        """Return the acquisition date of a chip, None where it has none of its own."""
        days = int(self.dates[row])
        return None if days == NO_DATE else _EPOCH + dt.timedelta(days=days)

    def title(self, row: int) -> str:
        """Return a chip's name; without one, its source's name and its id."""
        names = self.names[row]
        return (
            names[0] if names else f"{self.source_facts[self.sources[row]]['name']} {self.ids[row]}"
        )

    def take(self, rows: np.ndarray) -> ChipTable:
        """Return some rows, by number or boolean mask."""
        rows = np.arange(len(self))[rows]
        return ChipTable(
            self.ids[rows],
            self.corners[rows],
            self.dates[rows],
            self.sources[rows],
            self.windows[rows],
            self.labels.take(rows),
            self.names.take(rows),
            self.source_facts,
        )


def day_of(date: dt.date | None) -> int:
    """Return a date as days since 1970, `NO_DATE` for None."""
    return NO_DATE if date is None else (date - _EPOCH).days


def window_corners(transform: Sequence[float], windows: np.ndarray) -> np.ndarray:
    """Return the corners (n, 4, 2) of windows (n, 4) of a grid with that affine transform."""
    a, b, x, d, e, y = transform[:6]
    top, left, height, width = (windows[:, i].astype(np.float64) for i in range(4))
    columns = np.stack([left, left + width, left + width, left], 1)
    rows = np.stack([top, top, top + height, top + height], 1)
    return np.stack([x + a * columns + b * rows, y + d * columns + e * rows], -1)
