"""How far the network's corrections are trusted, by the length of the gap.

On held-out observations with residuals y of the baseline, a correction c lowers the squared error
most with the factor <c y> / <c²>. It is kept between 0, which leaves the baseline as it is, and 1.
The factor is a function of the days between the clear observations on either side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# Days between the clear nodes on either side: the node itself is clear, a single missing date, then
# a month, two, three and more.
KNOTS = (8.0, 24.0, 44.0, 68.0, 100.0, 140.0)
# The pixels of a window are not independent: a whole set of windows counts as one witness. The
# prior counts as so many witnesses, for the scale of all factors and for a single knot.
WITNESSES_OF_SCALE = 6.0
WITNESSES_OF_KNOT = 12.0


@dataclass(frozen=True)
class Trust:
    """Factor of the correction at `KNOTS`, linear between them."""

    factors: tuple[float, ...] = (1.0,) * len(KNOTS)

    def at(self, gap: np.ndarray) -> np.ndarray:
        """Factor of the correction for gaps of ``gap`` days (any shape), float32."""
        return np.interp(gap, KNOTS, self.factors).astype(np.float32)

    def times(self, factor: float) -> Trust:
        """Return all factors times ``factor``, 1 at most."""
        return Trust(tuple(min(knot * factor, 1.0) for knot in self.factors))


NO_TRUST = Trust((0.0,) * len(KNOTS))


@dataclass(frozen=True)
class HiddenObservations:
    """Hidden observations, and what the network said of them; all arrays are (n,)."""

    gap: np.ndarray
    """Days between the clear observations on either side."""
    residual: np.ndarray
    """The observation less the baseline."""
    correction: np.ndarray
    """What the network would add to the baseline."""
    weight: np.ndarray
    """The weight of the squared error."""
    witness: np.ndarray
    """The number of the set of windows that it was hidden in."""

    @classmethod
    def concatenated(cls, parts: Sequence[HiddenObservations]) -> HiddenObservations:
        """Return all observations of several parts."""
        return cls(*(np.concatenate(arrays) for arrays in zip(*(vars(p).values() for p in parts))))

    def where(self, chosen: np.ndarray) -> HiddenObservations:
        """Return the observations where ``chosen`` (n,) is true."""
        return HiddenObservations(*(values[chosen] for values in vars(self).values()))

    def mse_ratio(self, trust: Trust) -> float:
        """Return the mean squared error with the correction, as a ratio to the baseline's."""
        error = self.residual - trust.at(self.gap) * self.correction
        before = float((self.weight * self.residual**2).sum())
        return float((self.weight * error**2).sum()) / before if before > 0 else 1.0


def best_single_factor(held_out: HiddenObservations) -> Trust:
    """Return the one factor for all gap lengths that lowers the error most."""
    ones = np.ones_like(held_out.gap, dtype=float)
    factor = min(_best_factor(held_out, ones, 0.0, 0.0), 1.0)
    return Trust((factor,) * len(KNOTS))


def fit_trust(held_out: HiddenObservations, prior: Trust) -> Trust:
    """Learn the factors from held-out observations and a prior.

    First one scale for all gap lengths, then each knot around that, from the observations near
    it (triangular weights): a scene has few witnesses, and fewer of each gap length.
    """
    scale = _best_factor(held_out, prior.at(held_out.gap), 1.0, WITNESSES_OF_SCALE)
    ones = np.ones_like(held_out.gap, dtype=float)
    factors = []
    for knot, factor in enumerate(prior.factors):
        near = _hat(held_out.gap, knot)
        expected = factor * scale
        factors.append(_best_factor(held_out, ones, expected, WITNESSES_OF_KNOT, near))
    return Trust(tuple(float(np.clip(factor, 0, 1)) for factor in factors))


def _hat(gap: np.ndarray, knot: int) -> np.ndarray:
    """Weight of each gap for one knot: 1 there, 0 at its neighbours, 1 beyond the ends."""
    return np.interp(gap, KNOTS, np.eye(len(KNOTS))[knot])


def _best_factor(
    held_out: HiddenObservations,
    share: np.ndarray,
    prior: float,
    prior_witnesses: float,
    near: np.ndarray | None = None,
) -> float:
    """Return the factor of ``share`` times the correction, by least squares; at least 0.

    Args:
        held_out: the hidden observations.
        share: (n,) factors that are given.
        prior: the factor expected beforehand.
        prior_witnesses: how many witnesses the prior counts as.
        near: (n,) further weights of the observations.
    """
    weight = held_out.weight if near is None else held_out.weight * near
    correction = share * held_out.correction
    power = float((weight * correction**2).sum())
    if power <= 0:
        return prior
    product = float((weight * correction * held_out.residual).sum())
    witnesses = held_out.witness if near is None else held_out.witness[near > 0]
    prior_power = prior_witnesses / len(np.unique(witnesses)) * power
    return max((product + prior_power * prior) / (power + prior_power), 0.0)
