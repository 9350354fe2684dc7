"""A method's errors on hidden dates of the sample that it has learned from.

Windows of several lengths are hidden, whole dates at a time as clouds do it, and what the method
then says of the date in their middle is kept beside what was seen. `calibration` makes honest
intervals of it, `method_choice` chooses between methods by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..methods.interface import Model, Observations
from ..pixels.gaps import HiddenWindows, HidingProtocol, gap_lengths, hidden_windows, reaches
from ..support.progress import Progress

# What every run hides. Differs from `validation.protocol` because a run must get by with what
# there is: half a scene in the clear is enough, windows may lie near the ends of the series, and
# up to 16 dates are hidden because a band's factor rests on their 90 % quantile. Half a window of
# 0 days hides a date alone, the shortest gap that there is.
HIDING = HidingProtocol(
    half_windows=(0.0, 15.0, 30.0, 45.0),
    least_clear=0.5,
    most_targets=16,
    margin=1.0,
    whole_windows=True,
    fewest_left=3,
    only_clear_left=False,
)


@dataclass(frozen=True)
class HiddenDate:
    """One hidden date: the errors at the n pixels that were clear on it."""

    half: float
    """Days hidden on either side."""

    day: float
    """The date, in days."""

    gaps: np.ndarray
    """(n,) days, see `gap_lengths`."""

    reach: np.ndarray
    """(n,) days, see `reaches`."""

    error: np.ndarray
    """(B, n) predicted minus seen, in units of the bands."""

    spread: np.ndarray | None
    """(B, n) the method's own standard deviation; None where it has none."""


@dataclass(frozen=True)
class HeldOutErrors:
    """The errors of a method on all hidden dates, by window length and group of windows."""

    dates: tuple[HiddenDate, ...]

    own_spread: bool
    """Whether the method has a standard deviation of its own."""

    deviation: np.ndarray
    """(B,) standard deviation of everything seen, for where no date could be hidden."""

    def of(self, half: float) -> list[HiddenDate]:
        """Return the hidden dates of one window length."""
        return [date for date in self.dates if date.half == half]


def score_hidden_dates(
    model: Model, seen: Observations, truth: Observations, progress: Progress
) -> HeldOutErrors:
    """Hide windows from a model that has learned, and gather its errors.

    ``seen`` is what the model may use, ``truth`` what its estimates are compared with: the same
    sample before anything was dropped from it. Errors are those of `Model.untuned`, beside the
    standard deviations that the model itself will claim. Raises `CancelledError`.
    """
    own_spread = model.reconstruct(seen.at(np.arange(1)), seen.days[:1]).sd is not None
    clear = truth.values.transpose(1, 0, 2)[:, truth.clear]
    dates = tuple(_dates(model, seen, truth, progress))
    return HeldOutErrors(dates, own_spread, clear.std(axis=1))


def _dates(
    model: Model, seen: Observations, truth: Observations, progress: Progress
) -> Iterator[HiddenDate]:
    for windows in hidden_windows(truth.days, truth.clear, HIDING):
        progress.check()
        yield from _of_group(model, seen, truth, windows, progress)


def _of_group(
    model: Model,
    seen: Observations,
    truth: Observations,
    windows: HiddenWindows,
    progress: Progress,
) -> Iterator[HiddenDate]:
    left = seen.without_dates(windows.hidden)
    days = truth.days[windows.targets]
    judged = model.untuned()
    estimate = judged.reconstruct(left, days)
    progress.check()
    claimed = estimate.sd if judged is model else model.reconstruct(left, days).sd
    gaps = gap_lengths(left.days, left.clear, days)
    reach = reaches(left.days, left.clear, days)
    for index, target in enumerate(windows.targets):
        usable = truth.clear[target] & np.isfinite(estimate.mean[index, 0])
        if not usable.any():
            continue
        yield HiddenDate(
            windows.half,
            float(days[index]),
            gaps[index][usable],
            reach[index][usable],
            (estimate.mean[index] - truth.values[target])[:, usable],
            None if claimed is None else claimed[index][:, usable],
        )
