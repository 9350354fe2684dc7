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
# the prior factor as this many.
PRIOR_WITNESSES = 3.0


@dataclass(frozen=True)
class Trust:
    """Factor of the correction at `KNOTS`, linear between them."""

    factors: tuple[float, ...] = (1.0,) * len(KNOTS)

    def at(self, gap: np.ndarray) -> np.ndarray:
        """Factor of the correction for gaps of ``gap`` days (any shape), float32."""
        return np.interp(gap, KNOTS, self.factors).astype(np.float32)


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


def fit_trust(held_out: HeldOut, prior: Trust) -> Trust:
    """Learn the factors from held-out observations, leaning on ``prior`` where witnesses are few.

    Each knot uses the observations around it (triangular weights), so neighbours agree.
    """
    return Trust(
        tuple(
            _best_factor(held_out, _hat(held_out.gap, knot), prior.factors[knot])
            for knot in range(len(KNOTS))
        )
    )


def _hat(gap: np.ndarray, knot: int) -> np.ndarray:
    """Weight of each gap for one knot: 1 there, 0 at its neighbours, 1 beyond the ends."""
    return np.interp(gap, KNOTS, np.eye(len(KNOTS))[knot])


def _best_factor(held_out: HeldOut, near: np.ndarray, prior: float) -> float:
    weight = held_out.weight * near
    power = float((weight * held_out.correction**2).sum())
    product = float((weight * held_out.correction * held_out.residual).sum())
    if power <= 0:
        return prior
    lean = PRIOR_WITNESSES / len(np.unique(held_out.witness[near > 0])) * power
    return float(np.clip((product + lean * prior) / (power + lean), 0, 1))
