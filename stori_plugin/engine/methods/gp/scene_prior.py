"""The scene prior: what the scene itself went through, learned from its own pixels.

The kernel of `covariance` knows of two dates only how far apart they are. But all pixels of a scene
lived through the same dates, and clouds rarely cover all of it at once: this spring's growth, that
week's harvest, the rain before a pass, the haze of a date are in the joint mean and covariance of
the scene's *dates*. Both are learned by expectation-maximisation over pixels with gaps (Dempster,
Laird & Rubin 1977, J. R. Stat. Soc. B 39:1; Little & Rubin 2002, ch. 11), the covariance with an
inverse Wishart prior around the kernel (Chen 1979, J. R. Stat. Soc. B 41:235), the mean with a
normal one around zero. The idea without SAR and without a kernel is that of DINEOF (Beckers &
Rixen 2003, J. Atmos. Oceanic Technol. 20:1839).

A value on a date is what an observation shows, most of its noise included: much of that noise is
haze and sun angle, which the pixels of a date share. What was never observed keeps the kernel's
regression on what was, which expectation-maximisation would not change.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from scipy.linalg import cho_factor, cho_solve, solve_triangular

from ...support.matrix_products import product
from .covariance import Hyperparameters, joint_covariance
from .date_precisions import weighed
from .marginal_likelihood import Sample
from .patterns import by_pattern

# Of an optical observation's noise, the share that counts as part of a date's value. All of it
# would leave nothing to keep the factorisation of close dates well conditioned.
NOISE_OF_DATE = 0.9
ITERATIONS = 18
# Clouds make expectation-maximisation slow. Every few steps one goes further the same way:
# the plain ones before it have settled what changes fast, which a long step would overshoot,
# as do those after the last.
_CYCLE = 5
_AFTER = 3
_LONG_STEP = 8.0
_OF_MEAN = 0.9  # of the pixels' mean, how much is believed; the kernel's own mean is zero
_JITTER = 1e-9
NO_DAYS = np.zeros(0)


@dataclass(frozen=True)
class ScenePrior:
    """Mean and covariance of the values on a scene's dates, of one component and SAR; float64."""

    days: np.ndarray
    """(T,) the optical dates that were learned, in days, ascending."""
    sar_days: np.ndarray
    """(U,) the SAR dates, in days, ascending; none where the component does not follow SAR."""
    mean: np.ndarray
    """(D,) with D = T + V: the optical dates, then SAR channel after channel."""
    covariance: np.ndarray
    """(D, D)."""
    share: float
    """Weight of the scene against the kernel, n_eff / (nu + n_eff), 0 to 1."""
    guide_days: np.ndarray = field(default_factory=lambda: NO_DAYS)
    """(K,) the dates of a coarse sensor, in days, ascending; see `guide_prior`. In mean and
    covariance, whose D is then T + K + V, they stand between the optical dates and SAR."""
    guide_share: float = 0.0
    """How far the squares of the coarse sensor are believed, as `share` for the pixels."""

    def unguided(self) -> ScenePrior | None:
        """Return that without the dates of the coarse sensor; None where it learned no others."""
        if not self.share:
            return None
        coarse = len(self.days) + np.arange(len(self.guide_days))
        return replace(
            self,
            mean=np.delete(self.mean, coarse),
            covariance=np.delete(np.delete(self.covariance, coarse, axis=0), coarse, axis=1),
            guide_days=NO_DAYS,
            guide_share=0.0,
        )

    def beside(self, other: ScenePrior) -> ScenePrior:
        """Return that of these optical dates and of the other's SAR, which tell nothing of both."""
        dates = len(self.days) + len(self.guide_days)
        sar = slice(len(other.days) + len(other.guide_days), None)
        passes = other.covariance[sar, sar]
        nothing = np.zeros((dates, len(passes)))
        return replace(
            self,
            sar_days=other.sar_days,
            mean=np.concatenate([self.mean[:dates], other.mean[sar]]),
            covariance=np.block([[self.covariance[:dates, :dates], nothing], [nothing.T, passes]]),
        )

    def alone(self) -> ScenePrior:
        """Return that of the optical dates without any SAR."""
        dates = slice(len(self.days) + len(self.guide_days))
        return replace(
            self,
            sar_days=self.sar_days[:0],
            mean=self.mean[dates],
            covariance=self.covariance[dates, dates],
        )


def learn_scene_prior(
    h: Hyperparameters, sample: Sample, share: float, iterations: int = ITERATIONS
) -> ScenePrior:
    """Learn the scene prior of a component from pixels with gaps.

    Args:
        h: hyperparameters of the kernel; with as many SAR channels as the sample.
        sample: standardised series; all of its SAR counts as observed.
        share: the weight of the scene, 0 to below 1.
        iterations: of expectation-maximisation.

    SAR is complete, so its own moments are known at once; what is repeated is the regression of
    the optical dates on it and on each other. Every fifth step is eight times as long, unless fewer
    than three follow or it would leave no covariance (over-relaxation; Salakhutdinov & Roweis
    2003, ICML): so eighteen steps come as far as about forty.
    """
    dates = sample.clear.any(axis=0)
    values = np.ascontiguousarray(np.where(sample.clear, sample.values, 0.0)[:, dates])
    clear = np.ascontiguousarray(sample.clear[:, dates])
    days, count = sample.days[dates], int(dates.sum())
    kernel_covariance, noise = joint_covariance(h, days, sample.sar_days, NOISE_OF_DATE)
    optical, both = kernel_covariance[:count, :count], kernel_covariance[:count, count:]
    pixels = len(values)
    sar_mean = _OF_MEAN * sample.sar.mean(axis=0)
    sar = sample.sar - sar_mean
    kernel_within = kernel_covariance[count:, count:]
    within = _moved(kernel_within, product(sar.T, sar) / pixels, share)
    # SAR in coordinates in which its covariance is one: what follows from it needs no solve then.
    root = _root(within)
    sar, white_both = (_whitened(root, part) for part in (sar, both))
    # To begin with, what the kernel makes of SAR as the scene has it.
    regression = _regression(kernel_within, both)
    cross = product(regression, root)
    seen = optical + product(product(regression, within - kernel_within), regression.T)
    mean = product(regression, sar_mean)
    order = by_pattern(clear.T)
    for number in range(iterations):
        given = seen - product(cross, cross.T)
        expected = mean + product(sar, cross.T)
        pull, scatter = weighed(order, values, clear, expected, given, noise + _JITTER)
        expected += product(pull, given)
        before = mean, seen, cross
        mean = _OF_MEAN * expected.mean(axis=0)
        away = expected - mean
        spread = given - product(product(given, scatter), given) / pixels
        seen = _moved(optical, product(away.T, away) / pixels + spread, share)
        cross = _moved(white_both, product(away.T, sar) / pixels, share)
        seen = 0.5 * (seen + seen.T)
        if number % _CYCLE == _CYCLE - 1 and number + _AFTER < iterations:
            far = [old + _LONG_STEP * (new - old) for old, new in zip(before, (mean, seen, cross))]
            if _is_covariance(far[1] - product(far[2], far[2].T)):
                mean, seen, cross = far
    cross = product(cross, root.T)
    return ScenePrior(
        days,
        sample.sar_days,
        np.concatenate([mean, sar_mean]),
        np.block([[seen, cross], [cross.T, within]]),
        share,
    )


def _moved(prior: np.ndarray, moments: np.ndarray, share: float) -> np.ndarray:
    return (1.0 - share) * prior + share * moments


def _is_covariance(matrix: np.ndarray) -> bool:
    try:
        np.linalg.cholesky(matrix)
    except np.linalg.LinAlgError:
        return False
    return True


def _root(matrix: np.ndarray) -> np.ndarray:
    """Return the lower Cholesky factor; of a matrix that may be empty."""
    return np.linalg.cholesky(matrix) if len(matrix) else matrix


def _whitened(root: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Return rows (N, V) in coordinates in which the covariance with that factor is one."""
    if not len(root):
        return rows
    return np.ascontiguousarray(solve_triangular(root, rows.T, lower=True).T)


def _regression(within: np.ndarray, both: np.ndarray) -> np.ndarray:
    """Return ``both`` (T, V) times ``within`` (V, V) to the power of -1; V may be zero."""
    return cho_solve(cho_factor(within, lower=True), both.T).T if len(within) else both
