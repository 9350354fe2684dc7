"""Conditioning on SAR, once for the whole scene.

SAR dates are the same for all pixels, so the optical prior given SAR is a fixed linear map of a
pixel's SAR vector, and its covariance is one matrix for the scene. Exact, not approximate.

With a scene prior the same holds. Dates that it does not know, wanted dates above all, keep the
kernel's regression on the dates that it knows and that the series has.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from ...support.matrix_products import product
from .covariance import Hyperparameters, joint_covariance
from .scene_prior import NO_DAYS, NOISE_OF_DATE, ScenePrior

JITTER = 1e-7  # added to variances, so that factorisations of close dates succeed


@dataclass(frozen=True)
class Prior:
    """The optical prior on T acquisition dates and O wanted dates, given SAR."""

    gain: np.ndarray | None
    """(V, T + O) float32, adds to the prior means for standardised SAR vectors; None without."""
    mean: np.ndarray
    """(T + O,) float32 prior means for a SAR vector of zeros."""
    seen: np.ndarray
    """(T, T) float64 covariances of observations on the acquisition dates."""
    cross: np.ndarray
    """(T, O) float64 covariances of acquisition and wanted dates."""
    wanted: np.ndarray
    """(O,) float64 variances of an observation on the wanted dates."""


def condition(
    h: Hyperparameters,
    days: np.ndarray,
    wanted: np.ndarray,
    sar_days: np.ndarray,
    scene: ScenePrior | None = None,
) -> Prior:
    """Return the prior of the optical output on ``days`` and ``wanted``, given SAR on its days.

    ``scene`` must have been learned with ``h``; without one the kernel alone is the prior. What it
    knows of the dates of a coarse sensor moves all others, and is then left out.
    """
    guide = NO_DAYS if scene is None else scene.guide_days
    dates, asked = len(days), len(days) + len(wanted)
    everything = np.concatenate([days, wanted, guide])
    count = len(everything)
    prior, _ = joint_covariance(h, everything, sar_days, 0.0)
    mean, noise = np.zeros(len(prior)), np.full(dates, h.noise[0])
    if scene is not None:
        mean, noise = _moved_by_scene(h, scene, days, wanted, sar_days, prior)
    gain = None
    if h.outputs > 1:
        within, cross = prior[count:, count:], prior[count:, :count]
        gain = cho_solve(cho_factor(within, lower=True), cross)
        prior = prior[:count, :count] - product(cross.T, gain)
        mean = mean[:count] - product(mean[count:], gain)
        gain = np.ascontiguousarray(gain[:, :asked], np.float32)
    prior, mean = prior[:asked, :asked], mean[:asked]
    prior[np.diag_indices_from(prior)] += JITTER
    variances = np.diag(prior)[dates:] + h.noise[0]
    prior[np.arange(dates), np.arange(dates)] += noise
    return Prior(
        gain,
        mean.astype(np.float32),
        np.ascontiguousarray(prior[:dates, :dates]),
        np.ascontiguousarray(prior[:dates, dates:]),
        variances,
    )


def _moved_by_scene(
    h: Hyperparameters,
    scene: ScenePrior,
    days: np.ndarray,
    wanted: np.ndarray,
    sar_days: np.ndarray,
    prior: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Move the kernel's ``prior`` to what the scene says; return means and noises of observations.

    ``prior`` (P, P) is of acquisition dates, wanted dates, dates of a coarse sensor and SAR, and
    is changed in place; the means are (P,), the noises (T,). On the dates that the scene prior
    knows and the series has, its own numbers stand. All else follows from them by the kernel's
    regression: where ``B`` makes it of them, the covariance moves by ``B (scene - kernel) B'``.
    """
    channels, dates, asked = h.outputs - 1, len(days), len(days) + len(wanted)
    guides = np.arange(len(scene.guide_days))
    count, known = asked + len(guides), len(scene.days) + len(guides)
    mine, theirs = common_dates(days, scene.days)
    sar_mine, sar_theirs = common_dates(sar_days, scene.sar_days)
    each = np.arange(channels)[:, None]
    of_sar = (count + each * len(sar_days) + sar_mine).ravel()
    sar_there = (known + each * len(scene.sar_days) + sar_theirs).ravel()
    here = np.concatenate([mine, asked + guides, of_sar])
    there = np.concatenate([theirs, len(scene.days) + guides, sar_there])
    noise = np.full(dates, h.noise[0])
    noise[mine] -= NOISE_OF_DATE * h.noise[0]
    if not len(mine) and not len(guides):
        return np.zeros(len(prior)), noise
    kernel = prior[np.ix_(here, here)]
    optical = np.arange(len(mine) + len(guides))
    kernel[optical, optical] += NOISE_OF_DATE * h.noise[0]
    others = np.setdiff1d(np.arange(len(prior)), here)
    regression = cho_solve(cho_factor(kernel, lower=True), prior[np.ix_(here, others)])
    learned = scene.covariance[np.ix_(there, there)]
    change = learned - kernel
    half = product(change, regression)
    prior[np.ix_(others, others)] += product(regression.T, half)
    between = prior[np.ix_(here, others)] + half
    prior[np.ix_(here, others)] = between
    prior[np.ix_(others, here)] = between.T
    prior[np.ix_(here, here)] = learned
    mean = np.empty(len(prior))
    mean[here] = scene.mean[there]
    mean[others] = product(scene.mean[there], regression)
    return mean, noise


def common_dates(days: np.ndarray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the indices of the dates that two ascending series share, in each of them.

    Several acquisitions of one day are paired one by one.
    """
    first, second = (np.searchsorted(d, d) for d in (days, known))
    number, other = (np.arange(len(d)) - f for d, f in zip((days, known), (first, second)))
    position = np.searchsorted(known, days) + number
    inside = position < len(known)
    at = np.minimum(position, max(len(known) - 1, 0))
    if len(known):
        inside &= (known[at] == days) & (other[at] == number)
    mine = np.flatnonzero(inside)
    return mine, position[mine]
