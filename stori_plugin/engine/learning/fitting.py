"""Learning a method with everything that belongs to it: screening, model, calibration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..methods.method_registry import AUTO, METHODS, Estimate, Method, Model, Observations, Options
from ..methods.screening import Screen, find_screen
from ..support.errors import CancelledError, StoriError
from ..support.progress import SILENT, Progress
from .calibration import Calibration, calibrate
from .hidden_dates import HeldOutErrors, score_hidden_dates
from .method_choice import MethodChoice, choose_methods

_USUAL = Options()


@dataclass(frozen=True)
class Part:
    """A method that has learned, and the bands that it makes in the end, by number.

    ``alone`` says that it can make those bands without the others.
    """

    method: str
    model: Model
    calibration: Calibration | None
    bands: tuple[int, ...]
    alone: bool

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Return the calibrated estimate of ``bands``, in that order, without spread if none."""
        chosen = list(self.bands)
        some = len(chosen) < series.values.shape[1]
        calibration = self.calibration
        if some and self.alone:
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
        }


@dataclass(frozen=True)
class Fitted:
    """What is ready for any pixel of the scene it has learned from.

    One part, or several between which ``selection`` chooses.
    """

    parts: tuple[Part, ...]
    screen: Screen | None
    selection: MethodChoice | None = None

    @property
    def method(self) -> str:
        """The method, or all that are used, in words."""
        return " + ".join(part.method for part in self.parts)

    @property
    def reads_surroundings(self) -> bool:
        """Whether the series must tell of the pixels around (`Observations.around`)."""
        return any(part.model.reads_surroundings for part in self.parts)

    def screened(self, series: Observations) -> Observations:
        """Return the series without the observations that the screen drops."""
        return series if self.screen is None else self.screen.apply(series)

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Return the calibrated estimate on ``days`` for a series that was `screened`.

        Without calibration there is no spread.
        """
        if len(self.parts) == 1:
            return self.parts[0].reconstruct(series, days)
        return _mixed(self.parts, self.selection, series, days)

    def describe(self, bands: Sequence[str]) -> dict[str, Any]:
        """Return what was learned of ``bands``, as plain numbers and words."""
        first, *others = self.parts
        told = {
            "method": self.method,
            **first.describe(),
            "screen": self.screen.describe() if self.screen else None,
        }
        if others:
            told["others"] = {part.method: part.describe() for part in others}
        if self.selection is not None:
            told["selection"] = self.selection.describe(bands)
        return told


def _mixed(
    parts: Sequence[Part], selection: MethodChoice, series: Observations, days: np.ndarray
) -> Estimate:
    """Add up the parts by their shares.

    Methods err alike on the same observations, so their standard deviations add up as the means
    do: for errors that are not alike that is on the safe side.
    """
    reach = selection.reach(series, days)
    shape = (len(days), series.values.shape[1], series.pixels)
    mean = np.zeros(shape, np.float32)
    sd = None if parts[0].calibration is None else np.zeros(shape, np.float32)
    for part in parts:
        shares = [selection.share(part.method, band, reach) for band in part.bands]
        if not any((share > 0).any() for share in shares):
            continue
        estimate = part.reconstruct(series, days)
        for place, (band, share) in enumerate(zip(part.bands, shares)):
            # A share of nothing is nothing, whatever it is of.
            mean[:, band] += np.where(share > 0, share * estimate.mean[:, place], 0)
            if sd is not None:
                sd[:, band] += np.where(share > 0, share * estimate.sd[:, place], 0)
    unseen = np.isnan(reach[:, None])
    return Estimate(
        np.where(unseen, np.float32(np.nan), mean),
        None if sd is None else np.where(unseen, np.float32(np.nan), sd),
    )


@dataclass(frozen=True)
class _Tried:
    """A method that has learned, and what it made of hidden dates (None if that was not asked)."""

    name: str
    method: Method
    model: Model
    evidence: HeldOutErrors | None

    def part(self, bands: Sequence[int], uncertainty: bool) -> Part:
        """Return it as what makes some bands."""
        calibration = calibrate(self.evidence) if uncertainty else None
        return Part(self.name, self.model, calibration, tuple(bands), self.method.bands_apart)


def fit(method: str, sample: Observations, roles: tuple[str, ...], **how: Any) -> Fitted:
    """Learn a method, or with ``auto`` which to use; see `fit_all`, whose arguments ``how`` are."""
    return fit_all([method], sample, roles, **how)[method]


def fit_all(
    methods: Sequence[str],
    sample: Observations,
    roles: tuple[str, ...],
    uncertainty: bool = True,
    robust: bool = True,
    progress: Progress = SILENT,
    options: Options = _USUAL,
) -> dict[str, Fitted]:
    """Learn methods from a sample of a scene, each once; ``auto`` needs them all.

    ``roles`` are those of the bands (see `Method.learn`). With ``robust`` what stands out is
    dropped first, with ``uncertainty`` intervals are calibrated on held-out windows.
    ``options`` are those of the methods. Raises `CancelledError`, `InputError` where ``options``
    cannot be used, and what a method that was asked for raises; `auto` does without a method
    that cannot learn.
    """
    screen = find_screen(sample, roles) if robust else None
    seen = screen.apply(sample) if screen else sample
    everything = range(len(roles))
    choosing = AUTO in methods
    tried: dict[str, _Tried] = {}
    for name in METHODS if choosing else methods:
        progress.check()
        method = METHODS[name].configured(options)
        if choosing:
            progress.say(f"Trying {name} on hidden dates.")
        try:
            model = method.learn(seen, roles, progress)
        except StoriError as error:
            if name in methods or isinstance(error, CancelledError):
                raise
            progress.say(f"{name} is left out: {error}")
            continue
        needed = choosing or uncertainty
        evidence = score_hidden_dates(model, seen, sample, progress) if needed else None
        tried[name] = _Tried(name, method, model, evidence)
    fitted = {
        name: Fitted((tried[name].part(everything, uncertainty),), screen)
        for name in methods
        if name != AUTO
    }
    if choosing:
        selection = choose_methods({name: item.evidence for name, item in tried.items()})
        parts = (tried[n].part(selection.bands_of(n), uncertainty) for n in selection.used)
        fitted[AUTO] = Fitted(tuple(parts), screen, selection)
    return fitted
