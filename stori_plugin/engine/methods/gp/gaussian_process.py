"""The method: learn a scene's hyperparameters, then exact inference for every pixel."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np

from ...support.progress import SILENT, Progress
from ..interface import Estimate, Method, Model, Observations, no_observation
from .components import Components, find_components
from .conditioning import Prior, condition
from .covariance import Hyperparameters
from .hyperparameter_fit import expected, learn
from .marginal_likelihood import Sample
from .posterior import by_pattern, posterior

_PIXELS = 200
# Longer series are learned from, and solved, in pieces: memory reaches no further than this.
_PIECE = 400.0
_REACH = 150.0
_SAR_LOADINGS_BY_CHANNEL_COUNT = {1: ("VH",), 2: ("VV", "VH"), 3: ("VV", "VH", "RVI")}


class GaussianProcess(Method):
    """GP fusion of SAR and optical series; without SAR, a GP of the optical series alone."""

    name = "gp"
    uses_sar = True

    def learn(
        self, sample: Observations, roles: tuple[str, ...], progress: Progress = SILENT
    ) -> GaussianProcessModel:
        """Learn components, scaling and hyperparameters from a sample of the scene's pixels."""
        seen = sample.clear.any(axis=0)
        sample = sample.at(seen)
        clear = sample.values.transpose(1, 0, 2)[:, sample.clear]
        components = find_components(clear, roles)
        fused = sample.has_sar
        centre, scale = _sar_scaling(sample) if fused else (np.zeros(0), np.ones(0))
        channels = _SAR_LOADINGS_BY_CHANNEL_COUNT[sample.sar.shape[1]] if fused else ()
        chosen = _spread(sample, fused)
        parts = _learning_part(sample.at(chosen))
        fused = fused and len(parts.sar_days) > 0
        values = components.transform(parts.values.transpose(1, 0, 2)).transpose(1, 0, 2)
        sar = _sar_vectors(parts.sar, centre, scale) if fused else None
        hyperparameters = []
        for index, sign in enumerate(components.signs):
            use = fused and sign is not None
            series = Sample(
                parts.days,
                np.ascontiguousarray(values[:, index].T, float),
                np.ascontiguousarray(parts.clear.T),
                parts.sar_days if use else np.zeros(0),
                sar.astype(float) if use else np.zeros((parts.pixels, 0)),
            )
            if use and sign == 0:
                sign = _bearing(series, len(channels))
            prior = expected(channels if use else (), sign or 0.0)
            hyperparameters.append(learn(series, prior, progress.check))
        return GaussianProcessModel(components, tuple(hyperparameters), centre, scale)


class GaussianProcessModel(Model):
    """Hyperparameters of one scene, ready for any of its pixels."""

    def __init__(
        self,
        components: Components,
        hyperparameters: tuple[Hyperparameters, ...],
        sar_centre: np.ndarray,
        sar_scale: np.ndarray,
    ) -> None:
        self.components = components
        self.hyperparameters = hyperparameters
        self.sar_centre = sar_centre
        self.sar_scale = sar_scale
        self._priors: dict[tuple, Prior] = {}
        self._lock = threading.Lock()

    def __getstate__(self) -> dict[str, Any]:
        # To another process goes what was learned; it makes its own priors.
        return {**self.__dict__, "_priors": {}, "_lock": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._lock = threading.Lock()

    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Return posterior mean and standard deviation; see `Model.reconstruct`."""
        days = np.asarray(days, float)
        shape = (len(days), series.values.shape[1], series.pixels)
        mean, sd = np.empty(shape, np.float32), np.empty(shape, np.float32)
        values = self.components.transform(series.values.transpose(1, 0, 2))
        limits = self.components.limits(series.values, series.clear)
        for wanted, dates, passes in pieces(days, series.days, series.sar_days):
            part_mean, part_variance = self._solve(series, values, days, wanted, dates, passes)
            restored = self.components.restore(part_mean, part_variance, limits)
            mean[wanted] = restored[0].transpose(1, 0, 2)
            sd[wanted] = restored[1].transpose(1, 0, 2)
        unseen = no_observation(series.clear)
        mean[:, :, unseen] = np.nan
        sd[:, :, unseen] = np.nan
        return Estimate(mean, sd)

    def _solve(self, series, values, days, wanted, dates, passes):
        """Return component means and variances (B, O, N) for one piece of time."""
        clear = np.ascontiguousarray(series.clear[dates])
        order = by_pattern(clear)
        by_pixel = np.ascontiguousarray(clear.T)
        fused = len(self.sar_centre) > 0 and passes.any() and series.has_sar
        sar = None
        if fused:
            sar = _sar_vectors(series.sar[passes], self.sar_centre, self.sar_scale)
        shape = (len(self.hyperparameters), int(wanted.sum()), series.pixels)
        mean, variance = np.empty(shape, np.float32), np.empty(shape, np.float32)
        for index, h in enumerate(self.hyperparameters):
            x = np.ascontiguousarray(values[index][dates].T)
            groups = [(h.alone(), None, np.ones(series.pixels, bool))]
            if fused and h.outputs > 1:
                groups = [(h, sar, series.sar_complete), (h.alone(), None, ~series.sar_complete)]
            for parameters, vectors, members in groups:
                if not members.any():
                    continue
                prior = self._prior(
                    index, parameters, series.days[dates], days[wanted], series.sar_days[passes]
                )
                if members.all():
                    m, v = posterior(prior, order, x, by_pixel, vectors)
                else:
                    own = by_pattern(np.ascontiguousarray(clear[:, members]))
                    chosen = None if vectors is None else vectors[members]
                    m, v = posterior(prior, own, x[members], by_pixel[members], chosen)
                mean[index][:, members] = m.T
                variance[index][:, members] = v.T
        return mean, variance

    def _prior(self, index, h, days, wanted, sar_days) -> Prior:
        key = (index, h.outputs, days.tobytes(), wanted.tobytes(), sar_days.tobytes())
        with self._lock:
            if key not in self._priors:
                self._priors[key] = condition(h, days, wanted, sar_days)
            return self._priors[key]

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
                }
                for name, h in zip(self.components.names, self.hyperparameters)
            ],
            "logarithmic": self.components.logarithmic,
        }


def pieces(
    wanted: np.ndarray, days: np.ndarray, sar_days: np.ndarray
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Cut a long time into pieces that overlap in what they see.

    Returns boolean masks of the wanted dates, of the acquisition dates and of the SAR dates of
    each piece. Within reach of a wanted date is all that the covariance still remembers.
    """
    start, end = float(wanted.min()), float(wanted.max())
    count = max(1, int(np.ceil((end - start + 1.0) / _PIECE)))
    edges = np.linspace(start, end + 1.0, count + 1)
    result = []
    for first, last in zip(edges[:-1], edges[1:]):
        inside = (wanted >= first) & (wanted < last)
        if not inside.any():
            continue
        near = [(d >= first - _REACH) & (d <= last + _REACH) for d in (days, sar_days)]
        if not near[0].any():
            # Nothing was seen near: let the piece see the dates that are nearest.
            nearest = np.argsort(np.abs(days - 0.5 * (first + last)), kind="stable")[:3]
            near[0][nearest] = True
        result.append((inside, near[0], near[1]))
    return result


def _sar_scaling(sample: Observations) -> tuple[np.ndarray, np.ndarray]:
    values = sample.sar[:, :, sample.sar_complete].astype(float)
    scale = values.std(axis=(0, 2))
    return values.mean(axis=(0, 2)), np.where(scale > 1e-6, scale, 1.0)


def _sar_vectors(sar: np.ndarray, centre: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """Return (N, V) float32: each pixel's standardised SAR, channel after channel."""
    standard = (sar - centre.astype(np.float32)[:, None]) / scale.astype(np.float32)[:, None]
    return np.ascontiguousarray(standard.transpose(2, 1, 0)).reshape(sar.shape[2], -1)


def _spread(sample: Observations, fused: bool) -> np.ndarray:
    """Choose evenly spread pixels to learn from, only such with SAR where there is SAR."""
    usable = np.flatnonzero(sample.sar_complete if fused else np.ones(sample.pixels, bool))
    places = np.linspace(0, len(usable) - 1, min(_PIXELS, len(usable))).round().astype(int)
    return usable[places]


def _learning_part(sample: Observations) -> Observations:
    """Return the stretch of a long series with most clear observations, beside SAR if there is.

    A long archive of SAR beside a short season is cut to what the season can be told by.
    """
    options = pieces(sample.days, sample.days, sample.sar_days)
    if len(options) == 1 and options[0][1].all() and options[0][2].all():
        return sample

    def worth(option: tuple[np.ndarray, np.ndarray, np.ndarray]) -> tuple[float, float]:
        # SAR may cover a part of the years only; what it tells is learned where both are.
        clear = float(sample.clear[option[0]].sum())
        return clear * option[2].sum(), clear

    _, dates, passes = max(options, key=worth)
    return Observations(
        sample.days[dates],
        sample.values[dates],
        sample.clear[dates],
        sample.sar_days[passes],
        sample.sar[passes],
        sample.sar_complete,
    )


def _bearing(series: Sample, channels: int) -> float:
    """Tell whether a component of unknown bearing rises or falls with the last SAR channel."""
    dates = len(series.sar_days)
    last = series.sar[:, (channels - 1) * dates :]
    near = np.abs(series.days[:, None] - series.sar_days[None, :]).argmin(axis=1)
    x, y = series.values[series.clear], last[:, near][series.clear]
    return 1.0 if np.sum((x - x.mean()) * (y - y.mean())) >= 0 else -1.0
