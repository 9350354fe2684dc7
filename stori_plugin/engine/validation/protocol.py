"""The accuracy protocol: hide whole dates, predict them, compare with what was seen.

Target dates are those on which more than 90 % of the scene is clear, not within 45 days of the
series' ends, up to twelve of them, spread evenly. Every optical observation within a half window
of a target date is removed for the whole scene; methods see the rest and all SAR, learn from that
alone, and predict the target date. Targets are taken in groups whose windows do not overlap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..learning.calibration import NORMAL_90
from ..learning.fitting import fit_all
from ..methods.method_registry import Observations, Options
from ..pixels.gaps import folds, hidden_dates, target_dates
from ..support.progress import SILENT, Progress

GAPS = (1, 30, 60, 90)  # days; 1 stands for a single date
_LEAST_CLEAR = 0.9
_MARGIN = 45.0
_TARGETS = 12
_SAMPLE = 400

_USUAL = Options()


@dataclass(frozen=True)
class Score:
    """How well a method did on one band and gap length.

    In units of the band: root mean square and mean absolute error, bias (predicted minus seen),
    ``width90`` of the 90 % interval; ``r2`` and ``coverage90`` from 0 to 1 (r2 may be
    negative); ``rmse_ratio_to_linear`` in the same run.
    """

    method: str
    band: str
    gap_days: int
    n: int
    rmse: float
    mae: float
    bias: float
    r2: float
    coverage90: float
    width90: float
    rmse_ratio_to_linear: float = float("nan")


@dataclass(frozen=True)
class Validation:
    """Scores by gap length, method and band, and the values they come from by the same keys."""

    scores: tuple[Score, ...]
    pairs: dict[tuple[int, str, str], Pairs]


@dataclass
class Pairs:
    """Predicted and seen values of one method, band and gap length, with the 90 % half width."""

    predicted: list[np.ndarray] = field(default_factory=list)
    seen: list[np.ndarray] = field(default_factory=list)
    half_width: list[np.ndarray] = field(default_factory=list)

    def add(self, predicted: np.ndarray, seen: np.ndarray, half_width: np.ndarray | None) -> None:
        """Add values of some pixels; a method without a spread gives no half width."""
        known = np.isfinite(predicted) & np.isfinite(seen)
        self.predicted.append(predicted[known])
        self.seen.append(seen[known])
        if half_width is not None:
            self.half_width.append(half_width[known])

    def score(self, method: str, band: str, gap: int) -> Score:
        """Return the score of everything added."""
        predicted, seen = np.concatenate(self.predicted), np.concatenate(self.seen)
        error = predicted.astype(float) - seen
        coverage = width = float("nan")
        if self.half_width:
            half = np.concatenate(self.half_width)
            coverage = float((np.abs(error) <= half).mean())
            width = float(2.0 * half.mean())
        variance = float(np.var(seen.astype(float)))
        return Score(
            method,
            band,
            gap,
            len(error),
            float(np.sqrt((error**2).mean())),
            float(np.abs(error).mean()),
            float(error.mean()),
            1.0 - float((error**2).mean()) / variance if variance > 0 else float("nan"),
            coverage,
            width,
        )


def validate(
    series: Observations,
    bands: Sequence[str],
    roles: tuple[str, ...],
    methods: Sequence[str],
    gaps: Sequence[int] = GAPS,
    derived: Callable[[np.ndarray], np.ndarray] | None = None,
    derived_name: str = "",
    progress: Progress = SILENT,
    options: Options = _USUAL,
) -> Validation:
    """Score methods on a scene's own series; linear interpolation is always among them.

    ``derived`` computes an index (pixels,) from bands (B, pixels); it is scored under
    ``derived_name`` as computed from predicted bands. Gap lengths for which the series has no
    target date are left out. Learning sees at most 400 evenly spread pixels, as in a run.
    ``options`` are those of the methods.
    """
    methods = list(dict.fromkeys(["linear", *methods]))
    names = [*bands, *([derived_name] if derived else [])]
    scores: list[Score] = []
    kept: dict[tuple[int, str, str], Pairs] = {}
    sample = np.unique(np.linspace(0, series.pixels - 1, _SAMPLE).round().astype(int))
    for gap in gaps:
        half = 0.0 if gap <= 1 else gap / 2.0
        targets = target_dates(series.days, series.clear, _LEAST_CLEAR, _MARGIN, _TARGETS)
        pairs = {(method, name): Pairs() for method in methods for name in names}
        for group in folds(series.days, targets, half):
            group = sorted(group)
            seen = series.without_dates(hidden_dates(series.days, group, half))
            if len(seen.days) < 3:
                continue
            learned = fit_all(methods, seen.at(sample), roles, progress=progress, options=options)
            for method, fitted in learned.items():
                progress.check()
                estimate = fitted.reconstruct(fitted.screened(seen), series.days[group])
                for place, target in enumerate(group):
                    clear = series.clear[target]
                    truth = series.values[target][:, clear]
                    mean = estimate.mean[place][:, clear]
                    spread = estimate.sd[place][:, clear]
                    for b, band in enumerate(bands):
                        half_width = NORMAL_90 * spread[b]
                        pairs[method, band].add(mean[b], truth[b], half_width)
                    if derived:
                        pairs[method, derived_name].add(derived(mean), derived(truth), None)
        scores += _scored(pairs, gap)
        kept.update({(gap, *key): found for key, found in pairs.items() if found.predicted})
    return Validation(tuple(scores), kept)


def _scored(pairs: dict[tuple[str, str], Pairs], gap: int) -> list[Score]:
    scores = [
        found.score(method, band, gap) for (method, band), found in pairs.items() if found.predicted
    ]
    linear = {score.band: score.rmse for score in scores if score.method == "linear"}
    return [
        Score(**{**vars(score), "rmse_ratio_to_linear": score.rmse / linear[score.band]})
        for score in scores
    ]
