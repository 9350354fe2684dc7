"""How far the network's corrections are believed, by the length of the gap.

On held-out observations a correction c helps most with the factor <c y> / <c²> towards the
residual y that the baseline left, kept between 0 (leave the baseline as it is) and 1. It is a
function of the days between the clear observations on either side.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# Days between the clear nodes on either side: one is itself clear, a single missing date, then
# a month, two, three and more.
KNOTS = (8.0, 24.0, 44.0, 68.0, 100.0, 140.0)
# The pixels of a window are no independent witnesses: a whole set of windows counts as one, and
# what was believed before as so many.
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
        """Return all factors times ``factor``, up to 1."""
        return Trust(tuple(min(own * factor, 1.0) for own in self.factors))


NO_TRUST = Trust((0.0,) * len(KNOTS))


@dataclass(frozen=True)
class HeldOut:
    """Hidden observations (n,): gap in days, residual that the baseline left, correction, weight.

    ``witness`` numbers the sets of windows.
    """

    gap: np.ndarray
    residual: np.ndarray
    correction: np.ndarray
    weight: np.ndarray
    witness: np.ndarray

    def where(self, chosen: np.ndarray) -> HeldOut:
        """Return those of ``chosen`` (n,) boolean."""
        return HeldOut(*(values[chosen] for values in vars(self).values()))

    def gain(self, trust: Trust) -> float:
        """Mean squared error with the correction, as a ratio to that of the baseline."""
        left = self.residual - trust.at(self.gap) * self.correction
        before = float((self.weight * self.residual**2).sum())
        return float((self.weight * left**2).sum()) / before if before > 0 else 1.0


def best_share(held_out: HeldOut) -> Trust:
    """Return the one factor for all gap lengths that lowers the error most."""
    ones = np.ones_like(held_out.gap, dtype=float)
    factor = min(_best_factor(held_out, ones, 0.0, 0.0), 1.0)
    return Trust((factor,) * len(KNOTS))


def fit_trust(held_out: HeldOut, prior: Trust) -> Trust:
    """Learn the factors from held-out observations, leaning on ``prior``.

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
    held_out: HeldOut,
    share: np.ndarray,
    prior: float,
    belief: float,
    near: np.ndarray | None = None,
) -> float:
    """Factor of ``share`` times the correction, by least squares leaning on ``prior``; not < 0."""
    weight = held_out.weight if near is None else held_out.weight * near
    said = share * held_out.correction
    power = float((weight * said**2).sum())
    if power <= 0:
        return prior
    product = float((weight * said * held_out.residual).sum())
    witnesses = held_out.witness if near is None else held_out.witness[near > 0]
    lean = belief / len(np.unique(witnesses)) * power
    return max((product + lean * prior) / (power + lean), 0.0)
