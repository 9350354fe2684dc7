"""What the Similar tab knows: the index, the examples, what was found. No widgets."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...engine.support.checked_json import MalformedJSONError, checked_json, part
from ...presentation.words import tr
from .stored_paths import Resolve, as_it_is

if TYPE_CHECKING:
    from ...engine.retrieval.finding.refine import RankedChip

ALIKE, NEITHER, UNLIKE = 1, 0, -1
MOST = 200
_COUNT = 24
_LONGEST = 2**16  # bytes


@dataclass
class SimilarState:
    """What is searched, by which examples, and what was found."""

    path: str = ""
    """The index file; empty until one is opened."""

    count: int = _COUNT
    """How many places are shown, 1 to `MOST`."""

    alike: tuple[int, ...] = ()
    """Rows of the index that the places shall be like."""

    unlike: tuple[int, ...] = ()
    """Rows of the index that they shall not be like."""

    hits: list[RankedChip] = field(default_factory=list)
    """The places found, nearest first."""

    look: str = ""
    """How pictures are drawn, a word of `engine.pixels.renditions`; "" for the index's own."""

    damaged: bool = field(default=False, compare=False)
    """Whether a project file held something else than a state."""

    def forget_places(self) -> None:
        """Forget examples and places; the index stays."""
        self.alike, self.unlike, self.hits = (), (), []

    def mark_of(self, row: int) -> int:
        """Tell what the user said of a chip: `ALIKE`, `UNLIKE` or `NEITHER`."""
        return ALIKE if row in self.alike else UNLIKE if row in self.unlike else NEITHER

    def marked(self, rows: Iterable[int], mark: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return what is alike and unlike once ``rows`` have that mark; the state stays."""
        rows = tuple(dict.fromkeys(rows))
        marked = set(rows)
        alike = tuple(row for row in self.alike if row not in marked)
        unlike = tuple(row for row in self.unlike if row not in marked)
        return alike + rows * (mark == ALIKE), unlike + rows * (mark == UNLIKE)

    def hit_of(self, row: int) -> RankedChip | None:
        """Return what was found in that row of the index."""
        return next((hit for hit in self.hits if hit.row == row), None)

    def lacking_everywhere(self, crs: str) -> str:
        """Return why similarity cannot be shown everywhere with an index in that CRS, or ""."""
        if not crs:
            return tr("Everywhere needs places on the map, which this index does not have.")
        return "" if self.alike else tr("Everywhere needs an example.")

    # --- the project ----------------------------------------------------------------

    def to_text(self, write: Resolve = as_it_is) -> str:
        """Return the choices as text for the project file, in which paths are what ``write`` says.

        Examples are of the moment.
        """
        return json.dumps({"path": write(self.path), "count": self.count, "look": self.look})

    @classmethod
    def from_text(cls, text: str, read: Resolve = as_it_is) -> SimilarState:
        """Read what `to_text` wrote; anything else gives an empty state that is `damaged`."""
        try:
            plain = checked_json(text, _LONGEST)
            path, count = part(plain, "path", str), part(plain, "count", int)
            # Projects of earlier versions have no look.
            look = part(plain, "look", str) if "look" in plain else ""
        except MalformedJSONError:
            return cls(damaged=True)
        return cls(read(path), min(max(count, 1), MOST), look=look)


@dataclass
class BuildForm:
    """The choices for a new index."""

    source: str = ""
    """The id of a raster layer, or the manifest of a run."""

    is_series: bool = False
    """Whether the source is the manifest of a run."""

    encoder: str = ""
    """The encoder."""

    weights: str = ""
    """The file of its weights; empty where it needs none."""

    size: int = 0
    """Edge of a chip in pixels."""

    output: str = ""
    """The file of the index."""

    def parameters(self) -> dict[str, Any]:
        """Return the parameters of ``stori:buildindex``."""
        given: dict[str, Any] = {"SERIES_MANIFEST" if self.is_series else "RASTER": self.source}
        given.update(ENCODER=self.encoder, SIZE=self.size, OUTPUT=self.output)
        if self.weights:
            given["WEIGHTS"] = self.weights
        return given
