"""Pictures and curves of the places that were found, and what they are drawn by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ...engine.options.build_index_options import EMBEDDINGS
from ...presentation.words import tr

if TYPE_CHECKING:
    from ...engine.retrieval.chips.chip_looks import Look
    from ...engine.retrieval.finding.thumbnails import Curves
    from ...engine.retrieval.index.index_file import Index

EDGE = 72  # pixels of a picture


class SimilarPictures:
    """What is known of how an index's places look; without widgets."""

    def __init__(self, word: str = "") -> None:
        self.looks: tuple[Look, ...] = ()
        """Those that the index offers; none where it does not name its bands."""
        self.word = word
        """The look that was chosen; "" for the first."""
        self.images: dict[int, np.ndarray | None] = {}
        """Pictures (h, w, 3) uint8 by the chip's row; None where its file is gone."""
        self.curves: dict[int, np.ndarray] = {}
        """Curves (dates,) of a series' chips by their rows, NaN where missing."""
        self.has_curves = False
        """Whether the chips of the index are of series."""
        self._index_of_bands = ""
        self._days: tuple[str, ...] = ()
        self._date = ""
        self._kinds: set[str] = set()

    def take_index(self, index: Index) -> None:
        """Take what an index says of its pictures; may take a moment."""
        from ...engine.retrieval.finding.thumbnails import date_of_pictures, looks_of_index

        self.looks, self._date = looks_of_index(index), date_of_pictures(index)
        self.has_curves = bool(index.chip.get("dates"))
        self._kinds = {facts["kind"] for facts in index.table.source_facts}
        if index.encoder == EMBEDDINGS:
            self._kinds.add(EMBEDDINGS)

    def take_curves(self, found: Curves) -> None:
        """Take the curves of some chips."""
        if (found.look, found.dates) != (self._index_of_bands, self._days):
            self.curves = {}
        self._index_of_bands, self._days = found.look, found.dates
        self.curves.update(found.values)

    def choose(self, word: str) -> None:
        """Draw by another look; pictures are to be read again."""
        self.word, self.images = word, {}

    # --- curves -----------------------------------------------------------------------

    def times(self) -> list[float]:
        """Return where the dates of the curves stand, from 0 to 1."""
        days = [dt.date.fromisoformat(day).toordinal() for day in self._days]
        span = max(days[-1] - days[0], 1) if days else 1
        return [(day - days[0]) / span for day in days]

    def limits(self, rows: Sequence[int]) -> tuple[float, float] | None:
        """Return the lowest and highest value of the curves of chips; None where there is none."""
        shown = [self.curves[row] for row in rows if row in self.curves]
        known = np.concatenate(shown) if shown else np.empty(0)
        known = known[np.isfinite(known)]
        return (float(known.min()), float(known.max())) if known.size else None

    # --- words ------------------------------------------------------------------------

    def of_pictures(self) -> str:
        """Return what stands before the look of the pictures, or says what they show."""
        if self.looks:
            return tr("Pictures of {}").format(self._date) if self._date else tr("Pictures")
        if EMBEDDINGS in self._kinds:
            return tr("Pictures: the first three numbers of the vectors, as red, green and blue.")
        if "folder" in self._kinds:
            return tr("Pictures: true colour, or the first bands where red, green or blue lack.")
        return tr("Pictures: bands that this index does not name; one built again does.")

    def of_curves(self) -> str:
        """Return what the curves show; "" where there are none."""
        limits = self.limits(list(self.curves))
        if limits is None:
            return ""
        text = tr("Curves: {}, {} to {}, from {:.2f} to {:.2f}; the example's in grey.")
        return text.format(self._index_of_bands, self._days[0], self._days[-1], *limits)
