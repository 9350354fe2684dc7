"""What GP fusion has learned of a scene: exact inference for every pixel."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from copy import copy
from typing import Any

import numpy as np

from ...support.progress import SILENT, Progress
from ..interface import Estimate, HeldOutPart, Model, Observations, no_observation
from .component_series import (
    SCENE_PIXELS,
    as_followed,
    component_samples,
    guide_samples,
    guides_as_followed,
    part_of,
    sar_vectors,
    spread_pixels,
)
from .components import Components
from .conditioned_scene import ConditionedScene
from .conditioning import Prior, condition
from .covariance import Hyperparameters
from .graded_choice import learn_graded
from .graded_noise import GradedNoise
from .guide_choice import learn_guides_again
from .patterns import by_pattern
from .posterior import NO_NOISE, posterior
from .scene_prior import ScenePrior
from .scene_prior_choice import (
    learn_again,
)
from .time_windows import TimeWindow
from .told_shares import told_shares

_MOST_PRIORS = 64  # that are kept; a run asks for two of each component and window


class GaussianProcessModel(Model):
    """Hyperparameters of one scene, ready for any of its pixels."""

    def __init__(
        self,
        components: Components,
        hyperparameters: tuple[Hyperparameters, ...],
        sar_centre: np.ndarray,
        sar_scale: np.ndarray,
        windows: tuple[TimeWindow, ...] = (TimeWindow(-np.inf, np.inf),),
        scene_priors: Sequence[Sequence[ScenePrior | None]] | None = None,
        held_out: Sequence[HeldOutPart[GaussianProcessModel]] = (),
        graded: GradedNoise | None = None,
        guided: bool = False,
    ) -> None:
        """Take what was learned of C components; ``scene_priors`` are by window and component.

        Observations in doubt are used where ``graded`` says what they are worth. ``guided`` tells
        whether there was a coarse sensor to learn from, believed or not.
        """
        self.components = components
        self.hyperparameters = hyperparameters
        self.sar_centre = sar_centre
        self.sar_scale = sar_scale
        self.windows = windows
        self.scene_priors = scene_priors or ((None,) * len(hyperparameters),) * len(windows)
        self._held_out = held_out
        self.graded = graded
        self.guided = guided
        self._priors: dict[tuple, Prior] = {}
        self._given_sar: dict[tuple, ConditionedScene] = {}
        self._lock = threading.Lock()

    def __getstate__(self) -> dict[str, Any]:
        # Another process gets what was learned to reconstruct, and computes its own priors.
        return {**self.__dict__, "_held_out": (), "_priors": {}, "_given_sar": {}, "_lock": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._lock = threading.Lock()

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Return posterior mean and standard deviation; see `Model.reconstruct`."""
        days = np.asarray(days, float)
        values = self.components.transform(series.values.transpose(1, 0, 2))
        limits = self.components.limits(series.values, series.clear)
        mean, sd = self.components.restore(*self.solve(series, values, days), limits)
        mean, sd = (np.ascontiguousarray(part.transpose(1, 0, 2)) for part in (mean, sd))
        unseen = no_observation(series.clear)
        mean[:, :, unseen] = np.nan
        sd[:, :, unseen] = np.nan
        return Estimate(mean, sd)

    def held_out(self) -> Sequence[HeldOutPart[GaussianProcessModel]]:
        """Return thirds of the sample with models whose scene priors were learned without them."""
        return self._held_out

    def for_use(self) -> GaussianProcessModel:
        """Return the model without the thirds, and without the priors of dates that were hidden."""
        return self.only(slice(None))

    def with_doubt(self, graded: GradedNoise | None) -> GaussianProcessModel:
        """Return the model that uses observations in doubt as ``graded`` says."""
        model = copy(self)
        model.graded = graded
        return model

    def learn_doubt(self, sample: Observations, progress: Progress) -> GradedNoise:
        """Learn what the observations in doubt of a sample are worth."""

        def solve(series: Observations, graded: GradedNoise | None, days: np.ndarray):
            progress.check()
            return self.with_doubt(graded).solve(series, values, days)

        values = self.components.transform(sample.values.transpose(1, 0, 2))
        return learn_graded(sample, values, solve)

    def forgetting(
        self, left: Observations, progress: Progress = SILENT
    ) -> GaussianProcessModel | None:
        """Return the model with scene priors of ``left``; None where it has no scene prior."""
        if not any(prior for priors in self.scene_priors for prior in priors):
            return None
        left = left.at(left.clear.any(axis=0))
        again = []
        for window, priors in zip(self.windows, self.scene_priors):
            part = part_of(left, window)
            fused = len(self.sar_centre) > 0 and len(part.sar_days) > 0
            part = part.at(spread_pixels(part, fused, SCENE_PIXELS))
            series = component_samples(part, self.components, self.sar_centre, self.sar_scale)
            parameters, samples = as_followed(self.hyperparameters, series)
            plain = [prior and prior.unguided() for prior in priors]
            learned = learn_again(parameters, samples, plain, progress.check)
            squares = guide_samples(part, self.components, self.sar_centre, self.sar_scale)
            squares = guides_as_followed(self.hyperparameters, squares)
            again.append(learn_guides_again(parameters, priors, learned, squares, progress.check))
        model = self.for_use()
        model.scene_priors = again
        return model

    def only(self, which: slice) -> GaussianProcessModel:
        """Return the model of some of the components, which takes the values of those alone."""
        return GaussianProcessModel(
            self.components,
            self.hyperparameters[which],
            self.sar_centre,
            self.sar_scale,
            self.windows,
            tuple(tuple(priors)[which] for priors in self.scene_priors),
            graded=self.graded and self.graded.only(which),
            guided=self.guided,
        )

    def solve(
        self, series: Observations, values: np.ndarray, days: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return means and variances (C, O, N) float32 of an observation's components.

        Args:
            series: the observations of N pixels.
            values: (C, T, N) float32, their components.
            days: (O,) wanted dates in days.
        """
        shape = (len(self.hyperparameters), len(days), series.pixels)
        mean, variance = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        for number, window in enumerate(self.windows):
            share = window.share(days)
            wanted = share > 0
            if not wanted.any():
                continue
            parts = self._solve(series, values, days[wanted], number)
            if wanted.all() and (share == 1.0).all():
                return parts
            weight = share[wanted].astype(np.float32)[:, None]
            for total, part in zip((mean, variance), parts):
                total[:, wanted] += weight * part
        return mean, variance

    def scene_mean(self, series: Observations, days: np.ndarray) -> np.ndarray:
        """Return the means (C, O) float32 of the scene on ``days`` (O,), as its prior has them.

        Zero where no scene prior was learned. Only the dates of ``series`` count.
        """
        mean = np.zeros((len(self.hyperparameters), len(days)), np.float32)
        for number, window in enumerate(self.windows):
            share = window.share(days).astype(np.float32)
            dates = series.days[window.dates(series.days)]
            for index in range(len(mean)):
                prior = self._prior(number, index, dates, days, np.zeros(0))
                mean[index] += share * prior.mean[len(dates) :]
        return mean

    def _solve(
        self, series: Observations, values: np.ndarray, days: np.ndarray, number: int
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return means and variances (C, O, N) float32 by the observations of one window."""
        window = self.windows[number]
        dates, passes = window.dates(series.days), window.passes(series.sar_days)
        seen = np.ascontiguousarray(series.clear[dates])
        graded = self.graded if self.graded and self.graded.used else None
        if graded is not None and series.grade is not None:
            seen = graded.pattern(series.days[dates], seen, series.grade[dates])
        order = by_pattern(seen)
        by_pixel = np.ascontiguousarray(seen.T)
        fused = len(self.sar_centre) > 0 and passes.any() and series.has_sar
        sar = None
        if fused:
            sar = sar_vectors(series.sar[passes], self.sar_centre, self.sar_scale)
        shape = (len(self.hyperparameters), len(days), series.pixels)
        mean, variance = np.empty(shape, np.float32), np.empty(shape, np.float32)
        for index, h in enumerate(self.hyperparameters):
            x = np.ascontiguousarray(values[index][dates].T)
            noise = NO_NOISE
            if seen.dtype == np.uint8 and graded is not None:
                x, noise = x - graded.bias(index)[by_pixel], graded.variance(index)
            with_sar = series.sar_complete & bool(fused and h.outputs > 1)
            for vectors, members in ((sar, with_sar), (None, ~with_sar)):
                if not members.any():
                    continue
                sar_days = series.sar_days[passes] if vectors is not None else np.zeros(0)
                prior = self._prior(number, index, series.days[dates], days, sar_days)
                if members.all():
                    m, v = posterior(prior, order, x, by_pixel, vectors, noise)
                    mean[index], variance[index] = m.T, v.T
                    continue
                among = by_pattern(np.ascontiguousarray(seen[:, members]))
                chosen = None if vectors is None else vectors[members]
                m, v = posterior(prior, among, x[members], by_pixel[members], chosen, noise)
                mean[index][:, members] = m.T
                variance[index][:, members] = v.T
        return mean, variance

    def _prior(
        self, number: int, index: int, days: np.ndarray, wanted: np.ndarray, sar_days: np.ndarray
    ) -> Prior:
        """Return the prior of a component in a window, computed once for the same dates."""
        key = (number, index, days.tobytes(), wanted.tobytes(), sar_days.tobytes())
        with self._lock:
            known = self._priors.get(key)
        if known is not None:
            return known
        h, scene = self.hyperparameters[index], self.scene_priors[number][index]
        if not len(sar_days):
            h, scene = h.alone(), scene and scene.alone()
        # Two threads may work out the same: that is better than one that waits for another's.
        if scene is not None and np.array_equal(sar_days, scene.sar_days):
            prior = self._conditioned(number, index, h, scene).prior(days, wanted)
        else:
            prior = condition(h, days, wanted, sar_days, scene)
        with self._lock:
            if len(self._priors) >= _MOST_PRIORS:
                # Where dates are hidden those asked for first are not asked for again.
                del self._priors[next(iter(self._priors))]
            return self._priors.setdefault(key, prior)

    def _conditioned(
        self, number: int, index: int, h: Hyperparameters, scene: ScenePrior
    ) -> ConditionedScene:
        """Return the scene prior of a component in a window given SAR, or given none."""
        key = number, index, len(scene.sar_days) > 0
        with self._lock:
            known = self._given_sar.get(key)
        if known is not None:
            return known
        worked_out = ConditionedScene.of(h, scene)
        with self._lock:
            return self._given_sar.setdefault(key, worked_out)

    def describe(self) -> dict[str, Any]:
        """Return the components and their hyperparameters."""
        return {
            "components": [
                {
                    "name": name,
                    "follows_sar": h.outputs > 1,
                    "length_days": h.length.round(3).tolist(),
                    "loading": h.loading.round(5).tolist(),
                    "own_variance": h.own.round(5).tolist(),
                    "constant_variance": h.constant.round(5).tolist(),
                    "noise_variance": h.noise.round(5).tolist(),
                    "scene_share": [prior.share if prior else 0.0 for prior in priors],
                    "coarse_share": [prior.guide_share if prior else 0.0 for prior in priors],
                }
                for name, h, priors in zip(
                    self.components.names, self.hyperparameters, zip(*self.scene_priors)
                )
            ],
            "logarithmic": self.components.logarithmic,
            **({"in_doubt": self.graded.describe()} if self.graded else {}),
        }

    def sentence(self) -> str:
        """Return what the coarse sensor and observations in doubt were worth."""
        of_coarse = told_shares(self.scene_priors) if self.guided else ""
        in_doubt = self.graded.sentence() if self.graded else ""
        if of_coarse and in_doubt:
            return f"{of_coarse.rstrip('.')}; {in_doubt}"
        return of_coarse or in_doubt
