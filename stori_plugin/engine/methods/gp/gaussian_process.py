"""GP fusion as a method: a scene's hyperparameters, then exact inference for every pixel."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...options.method_options import MethodOptions
from ...support.progress import SILENT, Progress
from ...support.threads import side_by_side
from ..interface import HeldOutPart, Method, Observations
from .component_series import (
    SCENE_PIXELS,
    as_followed,
    component_samples,
    guide_samples,
    guides_as_followed,
    part_of,
    sar_beside,
    sar_scaling,
    sign_with_sar,
    spread_pixels,
    without_sar,
    worth,
)
from .components import find_components
from .covariance import Hyperparameters
from .graded_choice import has_doubt
from .guide_choice import choose_guide_share, learn_guides
from .hyperparameter_fit import expected_hyperparameters, fit_hyperparameters
from .marginal_likelihood import Sample
from .scene_model import GaussianProcessModel
from .scene_prior import ScenePrior
from .scene_prior_choice import PARTS, learn_scene_priors, parts_of_teachers
from .time_windows import time_windows

_PIXELS = 200  # to learn hyperparameters from
_SAR_LOADINGS_BY_CHANNEL_COUNT = {1: ("VH",), 2: ("VV", "VH"), 3: ("VV", "VH", "RVI")}


class GaussianProcess(Method):
    """GP fusion of SAR and optical series; without SAR, a GP of the optical series alone."""

    name = "gp"
    uses_sar = True

    def __init__(
        self, graded: bool = MethodOptions.graded, workers: int = MethodOptions.workers
    ) -> None:
        """Say whether observations in doubt may be used, and how many threads may learn."""
        self.graded = graded
        self.workers = workers

    @classmethod
    def configured(cls, options: MethodOptions) -> GaussianProcess:
        """Return the method as the user wants it."""
        return cls(options.graded, options.workers)

    def learn(
        self, sample: Observations, roles: tuple[str, ...], progress: Progress = SILENT
    ) -> GaussianProcessModel:
        """Learn components, scaling and hyperparameters from a sample of the scene's pixels."""
        used = np.flatnonzero(sample.clear.any(axis=0))
        sample = sample.at(used)
        clear = sample.values.transpose(1, 0, 2)[:, sample.clear]
        components = find_components(clear, roles)
        fused = sample.has_sar
        centre, scale = sar_scaling(sample) if fused else (np.zeros(0), np.ones(0))
        channels = _SAR_LOADINGS_BY_CHANNEL_COUNT[sample.sar.shape[1]] if fused else ()
        windows = time_windows(sample.days)
        parts = [part_of(sample, window) for window in windows]
        best = max(parts, key=worth)
        fused = fused and len(best.sar_days) > 0
        series = component_samples(
            best.at(spread_pixels(best, fused, _PIXELS)), components, centre, scale
        )

        def fitted(both: tuple[Sample, float | None]) -> Hyperparameters:
            one, sign = both
            use = fused and sign is not None
            if not use:
                one = without_sar(one)
            if use and sign == 0:
                sign = sign_with_sar(one, len(channels))
            prior = expected_hyperparameters(channels if use else (), sign or 0.0)
            return fit_hyperparameters(one, prior, progress.check)

        hyperparameters = side_by_side(fitted, zip(series, components.signs), self.workers)
        third = parts_of_teachers(sample.sar_complete if fused else np.ones(sample.pixels, bool))
        guided = sample.squares is not None
        tied = sar_beside(components.names, hyperparameters) if guided else hyperparameters
        how = progress.check, self.workers
        priors = []
        for part in parts:
            chosen = spread_pixels(part, fused and len(part.sar_days) > 0, SCENE_PIXELS)
            of_scene = component_samples(part.at(chosen), components, centre, scale)
            followed = as_followed(hyperparameters, of_scene)
            of_window = learn_scene_priors(*followed, third[chosen], *how)
            squares = guide_samples(part, components, centre, scale)
            if squares:
                told = guides_as_followed(hyperparameters, squares)
                share = choose_guide_share(followed[0], of_window.whole, followed[1], told, *how)
                of_window = of_window.beside_sar(tied)
                if share:
                    told = guides_as_followed(tied, squares)
                    parameters = as_followed(tied, of_scene)[0]
                    of_window = learn_guides(parameters, of_window, told, share, *how)
            priors.append(of_window)
        if not any(prior and prior.guide_share for one in priors for prior in one.whole):
            tied = hyperparameters
        learned = components, tuple(tied), centre, scale, windows
        # What the scene went through on the dates that are hidden to judge is no secret to its
        # prior, so classes are judged by the kernel alone.
        graded = None
        if self.graded and has_doubt(sample):
            graded = GaussianProcessModel(*learned).learn_doubt(sample, progress)

        def model(of_windows: Sequence[Sequence[ScenePrior | None]], held_out=()):
            return GaussianProcessModel(*learned, tuple(of_windows), held_out, graded, guided)

        held_out = []
        if any(prior for of_window in priors for prior in of_window.whole):
            for k in range(PARTS):
                without = model([of_window.without[k] for of_window in priors])
                held_out.append(HeldOutPart(used[third == k], without))
        return model([of_window.whole for of_window in priors], tuple(held_out))
