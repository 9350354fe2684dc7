"""A scene prior given SAR, worked out once for many sets of dates.

`condition` says what the prior of some acquisition dates and some wanted ones is. Whoever hides
date after date asks it again and again, and most of what it works out is the same each time: the
kernel of SAR and of a coarse sensor's dates, and what SAR tells of the dates that the scene prior
knows. Here that is done once, with the fine dates last, so that leaving some of them out is leaving
out rows of the last block. What remains for a set of dates is of the size of its acquisition dates.

With ``S`` the SAR values, ``G`` the coarse dates and ``F`` the known dates of a set, all else
follows by the kernel's regression ``R = K^-1 K_others`` on ``S``, ``G`` and ``F``. The prior given
SAR of what follows is then that of ``G`` and ``F`` times their rows of ``R``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve, solve_triangular

from ...support.matrix_products import product
from .conditioning import JITTER, Prior, common_dates, condition
from .covariance import Hyperparameters, covariance, joint_covariance
from .scene_prior import NOISE_OF_DATE, ScenePrior


@dataclass(frozen=True)
class ConditionedScene:
    """What of a prior does not depend on which dates a series has. It never changes."""

    h: Hyperparameters
    scene: ScenePrior
    """Learned with ``h``."""
    root: np.ndarray
    """(S + G, S + G) lower Cholesky factor of the kernel of SAR and coarse dates."""
    below: np.ndarray
    """(F, S + G) its rows below, of all optical dates that the scene prior knows."""
    left: np.ndarray
    """(F, F) what the kernel leaves of those dates, given SAR and the coarse ones."""
    gain: np.ndarray
    """(S, G + F) adds to what is expected of coarse and optical dates, times SAR."""
    mean: np.ndarray
    """(G + F,) what is expected of them for a SAR vector of zeros."""
    given: np.ndarray
    """(G + F, G + F) their covariance given SAR, with `NOISE_OF_DATE` of an observation's noise."""

    @classmethod
    def of(cls, h: Hyperparameters, scene: ScenePrior) -> ConditionedScene:
        """Work it out."""
        dates, guides = len(scene.days), len(scene.guide_days)
        optical, sar = np.arange(dates + guides), np.arange(dates + guides, len(scene.mean))
        coarse_first = np.concatenate([optical[dates:], optical[:dates]])
        days = np.concatenate([scene.days, scene.guide_days])
        kernel, _ = joint_covariance(h, days, scene.sar_days, NOISE_OF_DATE)
        order = np.concatenate([sar, coarse_first])
        root = np.linalg.cholesky(kernel[np.ix_(order, order)])
        first = len(sar) + guides
        last = root[first:, first:]
        within = scene.covariance[np.ix_(sar, sar)]
        cross = scene.covariance[np.ix_(sar, coarse_first)]
        gain = cho_solve(cho_factor(within, lower=True), cross) if len(sar) else cross
        known = scene.covariance[np.ix_(coarse_first, coarse_first)]
        return cls(
            *(h, scene, root[:first, :first], root[first:, :first], product(last, last.T)),
            gain,
            scene.mean[coarse_first] - product(scene.mean[sar], gain),
            known - product(cross.T, gain),
        )

    def prior(self, days: np.ndarray, wanted: np.ndarray) -> Prior:
        """Return what `condition` returns for a series with the SAR dates of the scene prior.

        ``days`` (T,) are its acquisition dates, ``wanted`` (O,) those that are asked for.
        """
        h, dates = self.h, len(days)
        mine, theirs = common_dates(days, self.scene.days)
        guides, sar = len(self.scene.guide_days), len(self.gain)
        if not len(mine) and not guides:  # nothing of it is known of these dates
            return condition(h, days, wanted, self.scene.sar_days, self.scene)
        asked = np.concatenate([days, wanted])
        others = np.setdiff1d(np.arange(len(asked)), mine)
        known = np.concatenate([np.arange(guides), guides + theirs])
        rows, apart = self._regression(asked[others], theirs)
        of_sar, of_known = rows[:sar], rows[sar:]
        given = self.given[np.ix_(known, known)]
        moved = product(given, of_known)
        gain = self.gain[:, known]
        total = np.empty((len(asked), len(asked)))
        total[np.ix_(mine, mine)] = given[guides:, guides:]
        total[np.ix_(mine, others)] = moved[guides:]
        total[np.ix_(others, mine)] = moved[guides:].T
        total[np.ix_(others, others)] = apart + product(of_known.T, moved)
        mean, gains = np.empty(len(asked)), np.empty((sar, len(asked)), np.float32)
        mean[mine], mean[others] = self.mean[known][guides:], product(self.mean[known], of_known)
        gains[:, mine], gains[:, others] = gain[:, guides:], of_sar + product(gain, of_known)
        total[np.diag_indices_from(total)] += JITTER
        variances = np.diag(total)[dates:] + h.noise[0]
        noise = np.full(dates, h.noise[0])
        noise[mine] -= NOISE_OF_DATE * h.noise[0]
        total[np.arange(dates), np.arange(dates)] += noise
        return Prior(
            gains if h.outputs > 1 else None,
            mean.astype(np.float32),
            np.ascontiguousarray(total[:dates, :dates]),
            np.ascontiguousarray(total[:dates, dates:]),
            variances,
        )

    def _regression(self, others: np.ndarray, fine: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the kernel's regression of other dates (X,), and what it leaves of them (X, X).

        The regression (S + G + F, X) is on SAR, on the coarse dates and on the ``fine`` ones, by
        number among those that the scene prior knows.
        """
        h, scene = self.h, self.scene
        parts = [covariance(h, k, 0, scene.sar_days, others) for k in range(1, h.outputs)]
        parts.append(covariance(h, 0, 0, scene.guide_days, others))
        below, own = self.below[fine], covariance(h, 0, 0, others, others)
        first = _solved(self.root, np.concatenate(parts))
        rest = covariance(h, 0, 0, scene.days[fine], others) - product(below, first)
        of_fine = rest
        if len(fine):
            of_fine = cho_solve(cho_factor(self.left[np.ix_(fine, fine)], lower=True), rest)
        back = first - product(below.T, of_fine)
        of_first = _solved(self.root, back, "T")
        explained = product(first.T, first) + product(rest.T, of_fine)
        return np.concatenate([of_first, of_fine]), own - explained


def _solved(root: np.ndarray, right: np.ndarray, trans: str = "N") -> np.ndarray:
    """Return what a lower triangular factor (n, n), or its transpose, takes to ``right`` (n, X)."""
    return solve_triangular(root, right, lower=True, trans=trans) if len(root) else right
