"""Trying a method on hidden windows of the scene that it has learned from.

Windows of several lengths are hidden, whole dates at a time as clouds do it, and what the method
then says of the date in their middle is kept beside what was seen. `calibration` makes honest
intervals of it, `method_choice` chooses between methods by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..methods.interface import Model, Observations
from ..pixels.gaps import folds, gap_lengths, hidden_dates, reaches, target_dates
from ..support.progress import Progress

HALF_WINDOWS = (0.0, 15.0, 30.0, 45.0)

_TARGETS = 16  # dates per window length: more would cost time, fewer would be chance
_LEAST_CLEAR = 0.5  # of the pixels, for a date to be worth hiding
_FEWEST_LEFT = 3  # dates


@dataclass(frozen=True)
class HiddenDate:
    """One hidden date: predicted minus seen, at the n pixels that were clear on it.

    ``half``: days hidden on either side; ``day``: the date; ``gaps`` and ``reach``: (n,) days,
    see `gap_lengths` and `reaches`; ``error``: (B, n) in units of the bands; ``spread``: (B, n),
    the method's own standard deviation, None where it has none.
    """

    half: float
    day: float
    gaps: np.ndarray
    reach: np.ndarray
    error: np.ndarray
    spread: np.ndarray | None


@dataclass(frozen=True)
class HeldOutErrors:
    """All trials of a method, by window length and group of windows.

    ``own_spread``: whether the method has a standard deviation of its own; ``deviation``: (B,),
    that of everything seen, for where there are no trials.
    """

    trials: tuple[HiddenDate, ...]
    own_spread: bool
    deviation: np.ndarray

    def of(self, half: float) -> list[HiddenDate]:
        """Return the trials of one window length."""
        return [trial for trial in self.trials if trial.half == half]


def score_hidden_dates(
    model: Model, seen: Observations, truth: Observations, progress: Progress
) -> HeldOutErrors:
    """Hide windows from a model that has learned, and gather its errors.

    ``seen`` is what the model may use, ``truth`` what its estimates are compared with: the same
    sample before anything was dropped from it. Errors are those of `Model.on_trial`, beside the
    standard deviations that the model itself will claim. Raises `CancelledError`.
    """
    own_spread = model.reconstruct(seen.at(np.arange(1)), seen.days[:1]).sd is not None
    clear = truth.values.transpose(1, 0, 2)[:, truth.clear]
    trials = tuple(_trials(model, seen, truth, progress))
    return HeldOutErrors(trials, own_spread, clear.std(axis=1))


def _trials(
    model: Model, seen: Observations, truth: Observations, progress: Progress
) -> Iterator[HiddenDate]:
    for half in HALF_WINDOWS:
        targets = target_dates(truth.days, truth.clear, _LEAST_CLEAR, half + 1.0, _TARGETS)
        for group in folds(truth.days, targets, half):
            progress.check()
            hidden = hidden_dates(truth.days, group, half)
            if (~hidden).sum() >= _FEWEST_LEFT:
                left = seen.without_dates(hidden)
                yield from _of_group(model, left, truth, sorted(group), half, progress)


def _of_group(
    model: Model,
    seen: Observations,
    truth: Observations,
    group: list[int],
    half: float,
    progress: Progress,
) -> Iterator[HiddenDate]:
    days = truth.days[group]
    judged = model.on_trial()
    estimate = judged.reconstruct(seen, days)
    progress.check()
    claimed = estimate.sd if judged is model else model.reconstruct(seen, days).sd
    gaps = gap_lengths(seen.days, seen.clear, days)
    reach = reaches(seen.days, seen.clear, days)
    for place, target in enumerate(group):
        usable = truth.clear[target] & np.isfinite(estimate.mean[place, 0])
        if not usable.any():
            continue
        yield HiddenDate(
            half,
            float(days[place]),
            gaps[place][usable],
            reach[place][usable],
            (estimate.mean[place] - truth.values[target])[:, usable],
            None if claimed is None else claimed[place][:, usable],
        )
