"""GP fusion as a method: a scene's hyperparameters, then exact inference for every pixel."""

from __future__ import annotations

import threading
from typing import Any, NamedTuple

import numpy as np

from ...support.progress import SILENT, Progress
from ..interface import Estimate, Method, Model, Observations, no_observation
from .components import Components, find_components
from .conditioning import Prior, condition
from .covariance import Hyperparameters
from .hyperparameter_fit import expected_hyperparameters, fit_hyperparameters
from .marginal_likelihood import Sample
from .posterior import by_pattern, posterior

_PIXELS = 200  # to learn from
# Long series are learned from and solved in pieces of so many days. Beyond the reach, in days, an
# observation no longer influences a date.
PIECE = 400.0
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
        sample = sample.at(sample.clear.any(axis=0))
        clear = sample.values.transpose(1, 0, 2)[:, sample.clear]
        components = find_components(clear, roles)
        fused = sample.has_sar
        centre, scale = _sar_scaling(sample) if fused else (np.zeros(0), np.ones(0))
        channels = _SAR_LOADINGS_BY_CHANNEL_COUNT[sample.sar.shape[1]] if fused else ()
        part = _learning_part(sample.at(_spread(sample, fused)))
        fused = fused and len(part.sar_days) > 0
        values = components.transform(part.values.transpose(1, 0, 2)).transpose(1, 0, 2)
        no_sar = np.zeros((part.pixels, 0))
        sar = _sar_vectors(part.sar, centre, scale).astype(float) if fused else no_sar
        hyperparameters = []
        for index, sign in enumerate(components.signs):
            use = fused and sign is not None
            series = Sample(
                part.days,
                np.ascontiguousarray(values[:, index].T, float),
                np.ascontiguousarray(part.clear.T),
                part.sar_days if use else np.zeros(0),
                sar if use else no_sar,
            )
            if use and sign == 0:
                sign = _sign(series, len(channels))
            prior = expected_hyperparameters(channels if use else (), sign or 0.0)
            hyperparameters.append(fit_hyperparameters(series, prior, progress.check))
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
        # Another process gets what was learned, and computes its own priors.
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
        for piece in time_pieces(days, series.days, series.sar_days):
            part_mean, part_variance = self.solve(series, values, days, piece)
            band_mean, band_sd = self.components.restore(part_mean, part_variance, limits)
            mean[piece.wanted] = band_mean.transpose(1, 0, 2)
            sd[piece.wanted] = band_sd.transpose(1, 0, 2)
        unseen = no_observation(series.clear)
        mean[:, :, unseen] = np.nan
        sd[:, :, unseen] = np.nan
        return Estimate(mean, sd)

    def solve(
        self, series: Observations, values: np.ndarray, days: np.ndarray, piece: TimePiece
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return means and variances (C, O, N) float32 of the components in a piece of time.

        Args:
            series: the observations of N pixels.
            values: (C, T, N) float32, their components.
            days: all wanted dates in days, of which O lie in the piece.
            piece: which dates are wanted and which observations count.
        """
        wanted, dates, passes = piece.wanted, piece.dates, piece.passes
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
            with_sar = series.sar_complete & bool(fused and h.outputs > 1)
            groups = ((h, sar, with_sar), (h.alone(), None, ~with_sar))
            for parameters, vectors, members in groups:
                if not members.any():
                    continue
                prior = self._prior(
                    index, parameters, series.days[dates], days[wanted], series.sar_days[passes]
                )
                if members.all():
                    m, v = posterior(prior, order, x, by_pixel, vectors)
                else:
                    among = by_pattern(np.ascontiguousarray(clear[:, members]))
                    chosen = None if vectors is None else vectors[members]
                    m, v = posterior(prior, among, x[members], by_pixel[members], chosen)
                mean[index][:, members] = m.T
                variance[index][:, members] = v.T
        return mean, variance

    def _prior(
        self,
        index: int,
        h: Hyperparameters,
        days: np.ndarray,
        wanted: np.ndarray,
        sar_days: np.ndarray,
    ) -> Prior:
        """Return the prior of a component, computed once for the same dates."""
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


class TimePiece(NamedTuple):
    """A piece of a long time: boolean masks of dates."""

    wanted: np.ndarray
    """Of the wanted dates, those in the piece."""
    dates: np.ndarray
    """Of the acquisition dates, those that influence the piece."""
    passes: np.ndarray
    """Of the SAR dates, those that influence the piece."""


def time_pieces(wanted: np.ndarray, days: np.ndarray, sar_days: np.ndarray) -> list[TimePiece]:
    """Cut a long time into pieces that share observations near their edges.

    All arguments are dates in days. Beyond the reach of a wanted date the covariance is near
    zero.
    """
    start, end = float(wanted.min()), float(wanted.max())
    count = max(1, int(np.ceil((end - start + 1.0) / PIECE)))
    edges = np.linspace(start, end + 1.0, count + 1)
    result = []
    for first, last in zip(edges[:-1], edges[1:]):
        inside = (wanted >= first) & (wanted < last)
        if not inside.any():
            continue
        near = [(d >= first - _REACH) & (d <= last + _REACH) for d in (days, sar_days)]
        if not near[0].any():
            # No observation is within reach: the nearest three count.
            nearest = np.argsort(np.abs(days - 0.5 * (first + last)), kind="stable")[:3]
            near[0][nearest] = True
        result.append(TimePiece(inside, near[0], near[1]))
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
    """Return evenly spread pixels to learn from; where there is SAR, only pixels with SAR."""
    usable = np.flatnonzero(sample.sar_complete if fused else np.ones(sample.pixels, bool))
    positions = np.linspace(0, len(usable) - 1, min(_PIXELS, len(usable))).round().astype(int)
    return usable[positions]


def _learning_part(sample: Observations) -> Observations:
    """Return the piece of a long series with most clear observations, and its SAR.

    A long archive of SAR beside a short season is cut to the SAR that influences the season.
    """
    options = time_pieces(sample.days, sample.days, sample.sar_days)
    if len(options) == 1 and options[0].dates.all() and options[0].passes.all():
        return sample

    def worth(piece: TimePiece) -> tuple[float, float]:
        # SAR may cover a part of the years only: fusion is learned where both are.
        clear = float(sample.clear[piece.wanted].sum())
        return clear * piece.passes.sum(), clear

    best = max(options, key=worth)
    return Observations(
        sample.days[best.dates],
        sample.values[best.dates],
        sample.clear[best.dates],
        sample.sar_days[best.passes],
        sample.sar[best.passes],
        sample.sar_complete,
    )


def _sign(series: Sample, channels: int) -> float:
    """Return 1 where a component of unknown sign rises with the last SAR channel, else -1."""
    dates = len(series.sar_days)
    last = series.sar[:, (channels - 1) * dates :]
    near = np.abs(series.days[:, None] - series.sar_days[None, :]).argmin(axis=1)
    x, y = series.values[series.clear], last[:, near][series.clear]
    return 1.0 if np.sum((x - x.mean()) * (y - y.mean())) >= 0 else -1.0
