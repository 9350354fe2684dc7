"""The result of a run: what it wrote, as the run tells it and as its manifest does."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..outputs.dated_rasters import DatedRaster
from ..rasters.unreadable import Unread
from ..support.checked_json import of_kind, part, parts
from ..support.manifests import opened_manifest
from ..support.sentences import Sentence, joined, read_sentence
from .run_scores import SeriesScores, scores_of

MANIFEST, REPORT, LOG = "manifest.json", "report.html", "stori.log"


@dataclass(frozen=True)
class RunCounts:
    """How much of each date was clear, how much of the result is missing, what was not read."""

    # All values of the result: pixels times dates times series.
    values: int
    # Those of them without an estimate.
    missing: int
    # The clear share of each acquisition date (see `scene.clear_shares`), 0 to 1.
    clear: Mapping[dt.date, float]
    # The files that could not be read everywhere.
    unread: tuple[Unread, ...] = ()
    # The share of pixels that were never seen clear, 0 to 1.
    never_clear: float = 0.0
    # The share of pixels that masks took for cloud on most dates, though they were seen.
    masked_in_vain: float = 0.0
    # By acquisition date the share that is clear and yet was dropped with its patch, as haze or
    # shadow, 0 to 1; dates that are not named have none.
    stained: Mapping[dt.date, float] = field(default_factory=dict)

    @property
    def dropped_as_patches(self) -> float:
        """The share of what is clear that was dropped as patches, 0 to 1."""
        return sum(self.stained.values()) / max(sum(self.clear.values()), 1e-9)

    @property
    def remarks(self) -> tuple[Sentence, ...]:
        """What is unusual about it, in sentences."""
        said = []
        if self.masked_in_vain:
            words = Sentence(
                "{share:.2f} % of the pixels are bright ground that masks take for cloud on most "
                "dates; what was seen there is used.",
                share=_per_cent(self.masked_in_vain),
            )
            said.append(words)
        if self.dropped_as_patches:
            words = Sentence(
                "{share:.2f} % of the observations that masks call clear were dropped as patches "
                "of haze or shadow.",
                share=_per_cent(self.dropped_as_patches),
            )
            said.append(words)
        if self.never_clear:
            share = _per_cent(self.never_clear)
            empty = Sentence(
                "{share:.2f} % of the pixels were never seen clear and some have no value.",
                share=share,
            )
            told = Sentence(
                "{share:.2f} % of the pixels were never seen clear and have what the scene and "
                "their SAR say.",
                share=share,
            )
            said.append(empty if self.missing else told)
        return tuple(said)

    @property
    def filled(self) -> float:
        """The share of values that are there, 0 to 1."""
        return 1.0 - self.missing / max(self.values, 1)


def _per_cent(share: float) -> float:
    """Return a share in per cent, so that what is there is never called none."""
    return max(100.0 * share, 0.01)


@dataclass(frozen=True)
class RunResult:
    """What a run wrote."""

    folder: str
    # By series and date.
    rasters: tuple[DatedRaster, ...]
    counts: RunCounts
    # The method that made each series.
    methods: Mapping[str, str]
    # The result in words.
    summary: str
    # What `auto` says of its choice; empty for methods that were asked for.
    chosen: str = ""
    # What was measured on hidden dates, by series.
    scores: tuple[SeriesScores, ...] = ()

    @property
    def manifest(self) -> str:
        """The path of the manifest."""
        return os.path.join(self.folder, MANIFEST)

    @property
    def report(self) -> str:
        """The path of the report."""
        return os.path.join(self.folder, REPORT)

    @property
    def log(self) -> str:
        """The path of the log."""
        return os.path.join(self.folder, LOG)

    @property
    def dates(self) -> tuple[dt.date, ...]:
        """The output dates, ascending."""
        return tuple(sorted({raster.date for raster in self.rasters}))

    def of_series(self, name: str) -> tuple[DatedRaster, ...]:
        """Return the rasters of one series by date."""
        return tuple(raster for raster in self.rasters if raster.series == name)


def read_result(manifest: str) -> RunResult:
    """Read the result of a run back from its manifest.

    Raises `InputError` where that is missing or not one of ours.
    """
    folder = os.path.dirname(os.path.abspath(manifest))
    with opened_manifest(manifest) as content:
        rasters = tuple(DatedRaster.of_plain(folder, item) for item in content["outputs"])
        grid, learned = part(content, "grid", dict), parts(content, "learned", dict)
        clear = {
            dt.date.fromisoformat(part(item, "date", str)): part(item, "clear_fraction", float)
            for item in parts(content, "optical", dict)
        }
        stained = {
            dt.date.fromisoformat(part(item, "date", str)): of_kind(
                item.get("dropped_as_patches", 0.0), float, "dropped_as_patches"
            )
            for item in parts(content, "optical", dict)
        }
        unread = tuple(Unread.of_plain(item) for item in content.get("not_read", ()))
        pixels = part(grid, "width", int) * part(grid, "height", int)
        missing = part(content, "missing_values", int)
        in_vain = of_kind(content.get("masked_in_vain", 0.0), float, "masked_in_vain")
        never_clear = of_kind(content.get("never_clear", 0.0), float, "never_clear")
        return RunResult(
            folder,
            rasters,
            RunCounts(
                *(pixels * max(len(rasters), 1), missing, clear, unread),
                *(never_clear, in_vain, stained),
            ),
            {part(item, "series", str): part(item, "method", str) for item in learned},
            part(content, "summary", str),
            chosen_sentence(learned),
            scores_of(learned),
        )


def chosen_sentence(learned: Sequence[Mapping[str, Any]]) -> str:
    """Return what `auto` said of its choice, from what the manifest says was learned."""
    sentences = [
        read_sentence(item.get("chosen_words")) or str(item["chosen_because"])
        for item in learned
        if item.get("chosen_because")
    ]
    return joined(dict.fromkeys(sentences))
