"""The dates of a coarse sensor as dates of the scene prior.

A coarse pixel sees the mean of the fine pixels under it, and a mean follows the same linear laws as
what it is a mean of: how the value on one date follows from those on others and from SAR can be
learned from squares as large as coarse pixels, for which the coarse sensor tells the value on its
own dates (ecological regression, Goodman 1953, Am. Sociol. Rev. 18:663; unmixing of time series,
Zurita-Milla et al. 2009, Remote Sens. Environ. 113:1874, is the case of fixed classes). So the
coarse dates join the fine ones: their joint mean and covariance over the squares are learned as
those of the fine dates are (`scene_prior`), and what is taken of them is the regression of the
coarse dates on the fine ones and SAR, with what it leaves. Fine pixels are then inferred exactly,
given what the scene went through on all of these dates. An approximation: where a square lies is
not used, so that of what is in no pixel's own series only what pixels alike share is told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from ...support.matrix_products import product
from .conditioning import common_dates
from .covariance import Hyperparameters, joint_covariance
from .marginal_likelihood import Sample
from .scene_prior import ITERATIONS, NOISE_OF_DATE, ScenePrior, learn_scene_prior


@dataclass(frozen=True)
class GuideSample:
    """The standardised series of a component in M squares."""

    fine: Sample
    """What the fine sensor and SAR saw of the squares."""
    days: np.ndarray
    """(K,) dates of the coarse sensor in days, ascending."""
    values: np.ndarray
    """(M, K) float64 what it saw, standardised as the fine values are."""
    clear: np.ndarray
    """(M, K) boolean."""

    def without(self, hidden: np.ndarray) -> GuideSample:
        """Return the squares without the fine dates where ``hidden`` (T,) is true."""
        keep = ~hidden
        fine = self.fine
        left = replace(
            fine,
            days=fine.days[keep],
            values=np.ascontiguousarray(fine.values[:, keep]),
            clear=np.ascontiguousarray(fine.clear[:, keep]),
        )
        return replace(self, fine=left)


@dataclass(frozen=True)
class GuideDates:
    """What squares went through on the fine and the coarse dates, of one component."""

    prior: ScenePrior
    """Mean and covariance of both, whose ``days`` are those of both."""
    coarse: np.ndarray
    """(D,) True for the dates of the coarse sensor."""
    share: float
    """How far they are believed."""

    def joined(self, h: Hyperparameters, scene: ScenePrior | None) -> ScenePrior:
        """Return a scene prior that knows the dates of the coarse sensor as well.

        ``h`` are the hyperparameters that both were learned with; ``scene`` is what was learned of
        the fine dates, of the same SAR, None where the kernel is their prior.
        """
        squares, guides = self.prior, np.flatnonzero(self.coarse)
        if scene is None:
            days = squares.days[~self.coarse]
            kernel, _ = joint_covariance(h, days, squares.sar_days, NOISE_OF_DATE)
            scene = ScenePrior(days, squares.sar_days, np.zeros(len(kernel)), kernel, 0.0)
        here, there = self._shared(scene, h.outputs - 1)
        known = squares.covariance[np.ix_(there, there)]
        between = squares.covariance[np.ix_(there, guides)]
        regression = cho_solve(cho_factor(known, lower=True), between)
        rest = squares.covariance[np.ix_(guides, guides)] - product(between.T, regression)
        moved = scene.mean[here] - squares.mean[there]
        mean = squares.mean[guides] + product(moved, regression)
        cross = product(np.ascontiguousarray(scene.covariance[:, here]), regression)
        within = product(regression.T, cross[here]) + rest
        optical, sar = slice(len(scene.days)), slice(len(scene.days), None)
        old = scene.covariance
        covariance = np.block(
            [
                [old[optical, optical], cross[optical], old[optical, sar]],
                [cross[optical].T, 0.5 * (within + within.T), cross[sar].T],
                [old[sar, optical], cross[sar], old[sar, sar]],
            ]
        )
        return replace(
            scene,
            mean=np.concatenate([scene.mean[optical], mean, scene.mean[sar]]),
            covariance=covariance,
            guide_days=squares.days[self.coarse],
            guide_share=self.share,
        )

    def _shared(self, scene: ScenePrior, channels: int) -> tuple[np.ndarray, np.ndarray]:
        """Return where the dates and the SAR stand that both know, in either."""
        squares, fine = self.prior, np.flatnonzero(~self.coarse)
        mine, theirs = common_dates(scene.days, squares.days[fine])
        sar_mine, sar_theirs = common_dates(scene.sar_days, squares.sar_days)
        each = np.arange(channels)[:, None]
        here = len(scene.days) + (each * len(scene.sar_days) + sar_mine).ravel()
        there = len(squares.days) + (each * len(squares.sar_days) + sar_theirs).ravel()
        return np.concatenate([mine, here]), np.concatenate([fine[theirs], there])


def learn_guide_dates(
    h: Hyperparameters, squares: GuideSample, share: float, iterations: int = ITERATIONS
) -> GuideDates:
    """Learn the fine and the coarse dates of a component from squares.

    Args:
        h: hyperparameters of the kernel; with as many SAR channels as the squares.
        squares: what was seen of them.
        share: how far their covariances are believed, 0 to below 1.
        iterations: of expectation-maximisation.
    """
    fine = squares.fine
    days = np.concatenate([fine.days, squares.days])
    order = np.argsort(days, kind="stable")
    clear = np.concatenate([fine.clear, squares.clear], axis=1)[:, order]
    values = np.concatenate([fine.values, squares.values], axis=1)[:, order]
    together = replace(
        fine,
        days=days[order],
        values=np.ascontiguousarray(values),
        clear=np.ascontiguousarray(clear),
    )
    coarse = (order >= len(fine.days))[clear.any(axis=0)]
    return GuideDates(learn_scene_prior(h, together, share, iterations), coarse, share)
