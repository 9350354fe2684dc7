"""A method's errors on hidden dates of the sample that it has learned from.

Windows of several lengths are hidden, and what the method then says of the date in their middle is
kept beside what was seen. `calibration` makes honest intervals of it, `method_choice` chooses
between methods by it.

Gaps have two shapes. Dates that are hidden from the whole scene are not there at all. Dates that a
cloud hides from a part of the scene are there, and the other pixels have told of them. A method
that knows dates by other pixels (`Model.held_out`) is judged on each part of the sample by what it
learned from the others, so that it has not seen what it is asked for: each part in turn stands for
what the cloud covers. For methods that know a pixel by its own series alone both shapes are one.

Such a method has learned of the dates that are then hidden from the whole scene, too, and is nearer
to them than it would be in a gap that nobody saw into. How much nearer is told by some groups of
windows without which it learns once more (the optimism of errors on what was learned; Efron 1983,
J. Am. Stat. Assoc. 78:316); errors and standard deviations of all are corrected by that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..methods.interface import Model, Observations
from ..options.validate_options import CLOUD, SCENE
from ..pixels.gaps import (
    HiddenWindows,
    HidingProtocol,
    gap_lengths,
    hidden_windows,
    reaches,
    spread_evenly,
)
from ..support.progress import UNSEEN, Progress, Share, Tally
from ..support.threads import side_by_side
from .scene_view import SceneView, seen_by_others

# Pixels of the sample at which errors are looked at: those of a date err together, so that more
# of them say little more.
_JUDGED = 160
_RELEARNED = 1  # groups of windows of each length without which methods learn once more
_MOST_OPTIMISM = 1.5
# How long each part of the judgement takes, as shares: measured on made scenes.
_OF_SCENE, _OF_OPTIMISM, _OF_CLOUDS = 0.4, 0.2, 0.4

# What every run hides. Differs from `validation.protocol` because a run must get by with what
# there is: half a scene in the clear is enough, windows may lie near the ends of the series, and
# up to 16 dates are hidden because a band's factor rests on their 90 % quantile. Half a window of
# 0 days hides a date alone, the shortest gap that there is; of three dates two are left, which are
# a gap still.
HIDING = HidingProtocol(
    half_windows=(0.0, 15.0, 30.0, 45.0),
    least_clear=0.5,
    most_targets=16,
    margin=1.0,
    whole_windows=True,
    fewest_left=2,
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

    shape: str = SCENE
    """`SCENE` where the window was hidden from all pixels, `CLOUD` where from some of them."""

    seen: np.ndarray | float = 0.0
    """(n,) share of the scene that was clear in the middle of the gap, see `SceneView.seen`."""


@dataclass(frozen=True)
class HeldOutErrors:
    """The errors of a method on all hidden dates, by shape, window length and group of windows."""

    dates: tuple[HiddenDate, ...]

    own_spread: bool
    """Whether the method has a standard deviation of its own."""

    deviation: np.ndarray
    """(B,) standard deviation of everything seen, for where no date could be hidden."""

    view: SceneView | None = None
    """What tells gaps of both shapes apart; None where they make no difference to the method."""

    seen: float = np.inf
    """Clear observations of a pixel, on the average, that the method has learned from."""

    def of(self, half: float, shape: str = SCENE) -> list[HiddenDate]:
        """Return the hidden dates of one window length, in gaps of one shape.

        Where shapes make no difference those of the whole scene stand for both.
        """
        shape = shape if self.view else SCENE
        return [date for date in self.dates if date.half == half and date.shape == shape]


def score_hidden_dates(
    model: Model,
    seen: Observations,
    truth: Observations,
    progress: Progress,
    workers: int = 1,
    share: Share = UNSEEN,
) -> HeldOutErrors:
    """Hide windows from a model that has learned, and gather its errors.

    ``seen`` is what the model may use, ``truth`` what its estimates are compared with: the same
    sample before anything was dropped from it. Errors are those of `Model.untuned`, beside the
    standard deviations that the model itself will claim, at `_JUDGED` of the pixels; ``workers``
    threads find them. ``share`` is told how much is done. Raises `CancelledError`.
    """
    own_spread = model.reconstruct(seen.at(np.arange(1)), seen.days[:1]).sd is not None
    clear = truth.values.transpose(1, 0, 2)[:, truth.clear]
    parts = model.held_out()
    judged = spread_evenly(truth.pixels, _JUDGED)
    behind = _Behind(model, seen, truth, SCENE, judged)
    shares = share.parts((_OF_SCENE, _OF_OPTIMISM, _OF_CLOUDS if parts else 0.0))
    scoring = _Scoring(seen, truth, progress, workers)
    dates, view = (
        scoring.without_optimism(scoring.dates([behind], shares[0]), behind, shares[1]),
        None,
    )
    if parts:
        clouded = [
            _Behind(p.model, seen, truth, CLOUD, p.pixels[np.isin(p.pixels, judged)]) for p in parts
        ]
        cloudy = scoring.dates([one for one in clouded if len(one.pixels)], shares[2])
        if dates and cloudy:
            around = [np.median(np.concatenate([d.seen for d in of])) for of in (dates, cloudy)]
            view = SceneView.of(seen.days, seen.clear).between(*map(float, around))
            dates += cloudy
    each = float(seen.clear.sum() / max(seen.pixels, 1))
    return HeldOutErrors(tuple(dates), own_spread, clear.std(axis=1), view, each)


@dataclass(frozen=True)
class _Scoring:
    """Windows hidden from a sample, on some threads."""

    seen: Observations
    truth: Observations
    progress: Progress
    workers: int

    def windows(self) -> list[HiddenWindows]:
        """Return all windows, length by length."""
        return list(hidden_windows(self.truth.days, self.truth.clear, HIDING))

    def dates(self, covers: Sequence[_Behind], share: Share) -> list[HiddenDate]:
        """Return the hidden dates, each with what is behind all of the ``covers``."""

        def hide(both: tuple[HiddenWindows, _Behind]) -> list[HiddenDate | None]:
            self.progress.check()
            windows, cover = both
            found = cover.hide(windows)
            tally.add()
            return found

        pairs = [(windows, cover) for windows in self.windows() for cover in covers]
        tally = Tally(len(pairs), share)
        found = side_by_side(hide, pairs, self.workers)
        dates = []
        for first in range(0, len(found), len(covers) or 1):
            for of_target in zip(*found[first : first + len(covers)]):
                known = [date for date in of_target if date is not None]
                if known:
                    dates.append(_joined(known))
        return dates

    def without_optimism(
        self, dates: list[HiddenDate], behind: _Behind, share: Share
    ) -> list[HiddenDate]:
        """Return dates with errors and spreads as of a model that has not learned of them."""
        by_key = {(date.half, date.day): date for date in dates}

        def relearned(windows: HiddenWindows) -> list[HiddenDate | None]:
            self.progress.check()
            left = behind.seen.without_dates(windows.hidden)
            other = behind.model.forgetting(left, self.progress)
            found = [] if other is None else replace(behind, model=other).hide(windows)
            tally.add()
            return found

        first_of_each = _first(self.windows(), _RELEARNED)
        tally = Tally(len(first_of_each), share)
        pairs: dict[float, list[tuple[HiddenDate, HiddenDate]]] = {}
        for found in side_by_side(relearned, first_of_each, self.workers):
            for date in found:
                known = by_key.get((date.half, date.day)) if date else None
                if date and known and date.error.shape == known.error.shape:
                    pairs.setdefault(date.half, []).append((known, date))
        return [_corrected(date, pairs.get(date.half, [])) for date in dates]


def _first(windows: Iterable[HiddenWindows], most: int) -> list[HiddenWindows]:
    """Return the first groups of windows of each length."""
    chosen: dict[float, list[HiddenWindows]] = {}
    for one in windows:
        chosen.setdefault(one.half, []).append(one)
    return [one for of_length in chosen.values() for one in of_length[:most]]


def _corrected(date: HiddenDate, pairs: Sequence[tuple[HiddenDate, HiddenDate]]) -> HiddenDate:
    """Return a date with what pairs of before and after say that was too good."""
    if not pairs:
        return date
    error = date.error * _ratio([(known.error, new.error) for known, new in pairs], 1.0)
    spread = date.spread
    if spread is not None:
        both = [(known.spread, new.spread) for known, new in pairs]
        spread = spread * _ratio(both, 1.0 / _MOST_OPTIMISM)
    return replace(date, error=error, spread=spread)


def _ratio(pairs: Sequence[tuple[Any, Any]], least: float) -> Any:
    """Return by what root mean squares (B, n) grow from the first to the second, (B, 1) float32."""
    sums = [
        sum(np.square(pair[side], dtype=float).sum(axis=1) for pair in pairs) for side in (0, 1)
    ]
    growth = np.sqrt(sums[1] / np.maximum(sums[0], 1e-30))
    return np.clip(growth, least, _MOST_OPTIMISM).astype(np.float32)[:, None]


@dataclass(frozen=True)
class _Behind:
    """What is judged behind a cover: some of a sample's pixels, by a model that may judge them."""

    model: Model
    seen: Observations
    truth: Observations
    shape: str
    pixels: np.ndarray

    def hide(self, windows: HiddenWindows) -> list[HiddenDate | None]:
        """Hide windows; return what is found on each target date, None without a clear pixel."""
        days, targets = self.truth.days[windows.targets], windows.targets
        left = self._left(windows.hidden)
        own = left.at(self.pixels)
        mean, claimed = self._judged(own, targets)
        gaps, reach = gap_lengths(own.days, own.clear, days), reaches(own.days, own.clear, days)
        seen = seen_by_others(left.days, left.clear, days, self.pixels)
        found: list[HiddenDate | None] = []
        for index, target in enumerate(targets):
            values = self.truth.values[target][:, self.pixels]
            usable = self.truth.clear[target, self.pixels] & np.isfinite(mean[index, 0])
            date = HiddenDate(
                windows.half,
                float(days[index]),
                gaps[index][usable],
                reach[index][usable],
                (mean[index] - values)[:, usable],
                None if claimed is None else claimed[index][:, usable],
                self.shape,
                seen[index][usable],
            )
            found.append(date if usable.any() else None)
        return found

    def _left(self, hidden: np.ndarray) -> Observations:
        if self.shape == SCENE:
            return self.seen.without_dates(hidden)
        covered = np.zeros(self.seen.clear.shape, bool)
        covered[np.ix_(hidden, self.pixels)] = True
        return self.seen.without(covered)

    def _judged(
        self, own: Observations, targets: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray | None]:
        """Return the means that are judged, and the standard deviations that will be claimed.

        Both are (G, B, n), on the ``targets`` (G,) among all dates.
        """
        judged = self.model.untuned()
        # Behind a cloud all dates are there: asked for all of them, a model works out only once
        # what it makes of them, whatever is hidden.
        asked, picked = targets, np.arange(len(targets))
        if self.shape == CLOUD:
            asked, picked = np.arange(len(self.truth.days)), targets
        days = self.truth.days[asked]
        estimate = judged.reconstruct(own, days)
        claimed = estimate if judged is self.model else self.model.reconstruct(own, days)
        return estimate.mean[picked], None if claimed.sd is None else claimed.sd[picked]


def _joined(parts: Sequence[HiddenDate]) -> HiddenDate:
    """Return one date of what was found of it behind several covers."""
    if len(parts) == 1:
        return parts[0]

    def together(name: str) -> np.ndarray:
        return np.concatenate([getattr(part, name) for part in parts], axis=-1)

    return replace(
        parts[0],
        gaps=together("gaps"),
        reach=together("reach"),
        error=together("error"),
        spread=None if parts[0].spread is None else together("spread"),
        seen=together("seen"),
    )
