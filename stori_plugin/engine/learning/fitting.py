"""Learning a method with everything that belongs to it: screening, model, calibration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..methods.method_registry import AUTO, METHODS, Estimate, MethodOptions, Model, Observations
from ..methods.screening import Screen, find_screen
from ..support.errors import CancelledError, StoriError
from ..support.progress import SILENT, UNSEEN, Progress, Share
from ..support.sentences import Sentence, joined
from .calibration import Calibration, calibrate
from .hidden_dates import HeldOutErrors, score_hidden_dates
from .interval_check import IntervalCheck, check_intervals
from .learning_time import OF_JUDGEMENT, trial_seconds
from .method_choice import MethodChoice, choose_methods

YARDSTICK = "linear"
_USUAL = MethodOptions()


@dataclass(frozen=True)
class FittedMethod:
    """A method that has learned, and the bands that it makes in the end."""

    name: str
    """The method's name in the registry."""

    model: Model
    """What it learned."""

    calibration: Calibration | None
    """Of its standard deviations, for all bands; None where no spread is asked for."""

    bands: tuple[int, ...]
    """Indices of the bands that it makes."""

    bands_apart: bool
    """Whether it can make those bands without the others."""

    check: IntervalCheck | None = None
    """How its intervals do on dates that they were not made from; None where unknown."""

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Return the calibrated estimate of ``bands``, in that order, without spread if none."""
        chosen = list(self.bands)
        some = len(chosen) < series.values.shape[1]
        calibration = self.calibration
        if some and self.bands_apart:
            estimate = self.model.reconstruct(series.bands(chosen), days)
        else:
            estimate = self.model.reconstruct(series, days)
            if some:
                sd = None if estimate.sd is None else estimate.sd[:, chosen]
                estimate = Estimate(estimate.mean[:, chosen], sd)
        if calibration is None:
            return Estimate(estimate.mean, None)
        return (calibration.bands(chosen) if some else calibration).apply(estimate, series, days)

    def describe(self) -> dict[str, Any]:
        """Return what was learned, as plain numbers and words."""
        return {
            "model": self.model.describe(),
            "calibration": self.calibration.describe() if self.calibration else None,
            "intervals": self.check.describe() if self.check else None,
        }


@dataclass(frozen=True)
class FittedTarget:
    """A series to reconstruct with what was learned of it: ready for any pixel of its scene."""

    methods: tuple[FittedMethod, ...]
    """One method, or several between which ``choice`` decides."""

    screen: Screen | None
    """Drops observations that stand out; None where nothing is dropped."""

    dropped: float
    """Share of the sample's clear observations that the screen dropped, 0 to 1."""

    choice: MethodChoice | None = None
    """What `auto` chose; None for a method that was asked for by name."""

    spared: str = ""
    """Which method `auto` did not consider, and why; "" for none."""

    beside: MethodChoice | None = None
    """Errors beside straight lines of a method that was asked for by name; None if unknown."""

    @property
    def method(self) -> str:
        """The method, or all that are used, in words."""
        return " + ".join(method.name for method in self.methods)

    @property
    def reads_surroundings(self) -> bool:
        """Whether the series must tell of the pixels around (`Observations.around`)."""
        return any(method.model.reads_surroundings for method in self.methods)

    @property
    def sentences(self) -> list[str]:
        """What the methods in use say of what they learned."""
        sentences = (method.model.sentence() for method in self.methods)
        return [sentence for sentence in sentences if sentence]

    def reason(self, name: str, bands: Sequence[str]) -> Sentence:
        """Say why `auto` chose as it did; empty for a method that was asked for by name.

        ``name`` and ``bands`` are those of the series.
        """
        reason = self.choice.reason(name, bands) if self.choice else ""
        return joined(filter(None, (reason, self.spared)))

    def screened(self, series: Observations) -> Observations:
        """Return the series without the observations that the screen drops."""
        return series if self.screen is None else self.screen.apply(series)

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Return the calibrated estimate on ``days`` for a series that was `screened`.

        Without calibration there is no spread.
        """
        if self.choice is None or len(self.methods) == 1:
            return self.methods[0].reconstruct(series, days)
        return _mixed(self.methods, self.choice, series, days)

    def describe(self, name: str, bands: Sequence[str]) -> dict[str, Any]:
        """Return what was learned of the series ``name`` with ``bands``, for the manifest."""
        first, *others = self.methods
        reason = self.reason(name, bands)
        content = {
            "series": name,
            "chosen_because": str(reason),
            "chosen_words": reason.plain(),
            "dropped_as_outliers": round(self.dropped, 5),
            "method": self.method,
            **first.describe(),
            "screen": self.screen.describe() if self.screen else None,
        }
        if others:
            content["others"] = {method.name: method.describe() for method in others}
        if self.choice is not None:
            content["selection"] = self.choice.describe(bands)
        if self.beside is not None:
            content["beside_linear"] = self.beside.describe_for(self.method, bands)
        return content


def _mixed(
    methods: Sequence[FittedMethod], choice: MethodChoice, series: Observations, days: np.ndarray
) -> Estimate:
    """Add up the methods' estimates by their shares.

    Methods err alike on the same observations, so their standard deviations add up as the means
    do: for errors that are not alike that is on the safe side. No method is
    asked for pixels of which it makes nothing.
    """
    reach = choice.reach(series, days)
    cloudy = choice.cloudiness(days, reach)
    shape = (len(days), series.values.shape[1], series.pixels)
    mean = np.zeros(shape, np.float32)
    sd = None if methods[0].calibration is None else np.zeros(shape, np.float32)
    for method in methods:
        shares = [choice.share(method.name, band, reach, cloudy) for band in method.bands]
        pixels = np.flatnonzero(np.any([(share > 0).any(axis=0) for share in shares], axis=0))
        if not len(pixels):
            continue
        some = len(pixels) < series.pixels
        estimate = method.reconstruct(series.at(pixels) if some else series, days)
        for index, (band, share) in enumerate(zip(method.bands, shares)):
            mine = share[:, pixels]
            # A share of nothing is nothing, whatever it is of.
            mean[:, band, pixels] += np.where(mine > 0, mine * estimate.mean[:, index], 0)
            if sd is not None and estimate.sd is not None:
                sd[:, band, pixels] += np.where(mine > 0, mine * estimate.sd[:, index], 0)
    unseen = np.isnan(reach[:, None])
    return Estimate(
        np.where(unseen, np.float32(np.nan), mean),
        None if sd is None else np.where(unseen, np.float32(np.nan), sd),
    )


def fit(
    method: str,
    sample: Observations,
    roles: tuple[str, ...],
    uncertainty: bool = True,
    robust: bool = True,
    progress: Progress = SILENT,
    options: MethodOptions = _USUAL,
    share: Share = UNSEEN,
    beside_lines: bool = False,
) -> FittedTarget:
    """Learn a method, or with ``auto`` which to use; for the arguments see `fit_all`."""
    every = fit_all(
        [method], sample, roles, uncertainty, robust, progress, options, share, beside_lines
    )
    return every[method]


def fit_all(
    methods: Sequence[str],
    sample: Observations,
    roles: tuple[str, ...],
    uncertainty: bool = True,
    robust: bool = True,
    progress: Progress = SILENT,
    options: MethodOptions = _USUAL,
    share: Share = UNSEEN,
    beside_lines: bool = False,
) -> dict[str, FittedTarget]:
    """Learn methods from a sample of a scene, each once; ``auto`` needs them all.

    ``methods``: names of the registry, or ``auto``.
    ``sample``: series of some pixels.
    ``roles``: those of its bands (see `Method.learn`).
    ``uncertainty``: whether intervals are calibrated on hidden dates.
    ``robust``: whether observations that stand out are dropped first.
    ``progress``: is told of each trial of `auto`, and asked whether to stop.
    ``options``: those of the methods.
    ``share``: is told how much of the learning is done.
    ``beside_lines``: whether errors on hidden dates are compared with those of straight lines, as
    `auto` does in any case.

    Raises `CancelledError`, `InputError` where ``options`` cannot be used, and what a method
    that was asked for by name raises; `auto` does without a method that cannot learn.
    """
    screen = find_screen(sample, roles) if robust else None
    seen = screen.apply(sample) if screen else sample
    dropped = float(1.0 - seen.clear.sum() / max(sample.clear.sum(), 1))
    # In gaps nothing tells what stands out, so what is in doubt is judged with all that does.
    judged = replace(seen, grade=sample.grade)
    choosing = AUTO in methods
    fitted: dict[str, FittedMethod] = {}
    errors: dict[str, HeldOutErrors] = {}
    beside: dict[str, MethodChoice | None] = {}
    spared = ""
    names = tuple(METHODS) if choosing else tuple(methods)
    dates = len(sample.days) + len(sample.sar_days)
    times = [trial_seconds(name, len(roles), dates) for name in names]
    for name, of_method in zip(names, share.parts(times)):
        progress.check()
        of_method.begin(name)
        method = METHODS[name].configured(options)
        if choosing:
            progress.say(Sentence("Trying {name} on hidden dates.", name=name))
        try:
            start = fitted.get(method.starts_from)
            model = (
                method.learn_from(start.model, judged, roles, progress)
                if start
                else method.learn(judged, roles, progress)
            )
        except StoriError as error:
            if name in methods or isinstance(error, CancelledError):
                raise
            progress.say(Sentence("{name} is left out: {why}", name=name, why=error.sentence))
            continue
        is_worth_it = model.gain is None or 100 * model.gain >= options.least_gain
        if choosing and not is_worth_it:
            spared = _not_worth_it(name, method.starts_from, model.gain, options.least_gain)
            if name not in methods:
                continue
        found = None
        if choosing or uncertainty:
            judgement = of_method.parts((1.0 - OF_JUDGEMENT, OF_JUDGEMENT))[1]
            found = score_hidden_dates(model, seen, sample, progress, options.workers, judgement)
            # What `auto` takes does not depend on what else was asked for.
            errors.update({name: found} if is_worth_it else {})
        calibration = calibrate(found) if uncertainty and found else None
        everything = tuple(range(len(roles)))
        check = check_intervals(found) if uncertainty and found else None
        fitted[name] = FittedMethod(name, model, calibration, everything, method.bands_apart, check)
        if found and beside_lines and not choosing and name != YARDSTICK:
            beside[name] = _beside_lines(name, found, seen, sample, progress)
    fitted = {name: replace(one, model=one.model.for_use()) for name, one in fitted.items()}
    targets = {
        name: FittedTarget((fitted[name],), screen, dropped, beside=beside.get(name))
        for name in methods
        if name != AUTO
    }
    if choosing:
        choice = choose_methods(errors)
        used = (replace(fitted[n], bands=tuple(choice.bands_of(n))) for n in choice.used)
        targets[AUTO] = FittedTarget(tuple(used), screen, dropped, choice, spared)
    return targets


def _beside_lines(
    name: str, found: HeldOutErrors, seen: Observations, sample: Observations, progress: Progress
) -> MethodChoice | None:
    """Return the errors of a method beside those of straight lines on the same hidden dates.

    None for a method that has fallen back on straight lines.
    """
    lines = METHODS[YARDSTICK]().learn(seen, (), progress)
    theirs = score_hidden_dates(lines, seen, sample, progress)
    choice = choose_methods({name: found, YARDSTICK: theirs})
    return choice if {name, YARDSTICK} <= set(choice.methods) else None


def _not_worth_it(name: str, start: str, gain: float | None, least: float) -> str:
    return Sentence(
        "{method} would lower the error of {other} on held-out dates by {gain:.1f} % and is not "
        "used: LEAST_GAIN is {least} %.",
        method=name,
        other=start,
        gain=100 * max(gain or 0.0, 0.0),
        least=f"{least:g}",
    )
