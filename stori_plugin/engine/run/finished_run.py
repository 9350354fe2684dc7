"""A run whose rasters are put together: all that manifest, report and result tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..outputs.dated_rasters import DatedRaster
from ..scene.job import Job
from ..scene.learn_scene import LearnedScene
from ..scene.scene import Scene
from ..support.sentences import Sentence, joined
from .run_result import RunCounts, RunResult, chosen_sentence
from .run_scores import scores_of


@dataclass(frozen=True)
class FinishedRun:
    """A run whose rasters are put together."""

    # What was asked.
    job: Job
    # What was found.
    scene: Scene
    # What was learned.
    learned: LearnedScene
    # What was counted.
    counts: RunCounts
    # What was made, by series and date.
    rasters: tuple[DatedRaster, ...]
    # How long it took.
    seconds: float

    @property
    def clear_shares(self) -> Sequence[float]:
        """The clear share of each acquisition date, in their order, 0 to 1."""
        return tuple(self.counts.clear.values())

    @property
    def described(self) -> list[dict[str, Any]]:
        """What was learned of each series, for the manifest."""
        return [
            {
                **self.learned.targets[target.name].describe(target.name, target.bands),
                "never_seen": word.describe() if word else None,
            }
            for target in self.scene.targets
            for word in [self.learned.words.get(target.name)]
        ]

    @property
    def summary(self) -> str:
        """The result in words."""
        dates = self.scene.dates
        methods = ", ".join(
            dict.fromkeys(fitted.method for fitted in self.learned.targets.values())
        )
        clear = sum(self.clear_shares) / max(len(self.clear_shares), 1)
        whole = Sentence(
            "{dates} dates from {first} to {last} of {series} by {methods}; {clear:.0f} % of the "
            "observations were clear, {filled:.2f} % of the result has a value; {seconds:.0f} s.",
            dates=len(dates),
            first=dates[0],
            last=dates[-1],
            series=", ".join(target.name for target in self.scene.targets),
            methods=methods,
            clear=100.0 * clear,
            filled=100.0 * self.counts.filled,
            seconds=self.seconds,
        )
        return joined((whole, *self.counts.remarks))

    def result(self, folder: str) -> RunResult:
        """Return the result, which lies in ``folder``."""
        return RunResult(
            folder,
            self.rasters,
            self.counts,
            {name: fitted.method for name, fitted in self.learned.targets.items()},
            self.summary,
            chosen_sentence(self.described),
            scores_of(self.described),
        )
