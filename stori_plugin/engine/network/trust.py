"""How far the network's corrections are believed, by the length of the gap.

On held-out observations a correction c helps most with the factor <c y> / <c²> towards the
residual y that the baseline left, kept between 0 (leave the baseline as it is) and 1. Bands are
made of several components, each with its own correction, and errors of the baseline may cancel
in one band that add in another; so each band has a factor per component (a ridge regression that
leans on the factors found in training). All are functions of the days between the clear
observations on either side.
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
_ROUNDS = 30


@dataclass(frozen=True)
class Trust:
    """Factor of the correction at `KNOTS`, linear between them."""

    factors: tuple[float, ...] = (1.0,) * len(KNOTS)

    def at(self, gap: np.ndarray) -> np.ndarray:
        """Factor of the correction for gaps of ``gap`` days (any shape), float32."""
        return np.interp(gap, KNOTS, self.factors).astype(np.float32)


@dataclass(frozen=True)
class HeldOut:
    """Hidden observations (n,): gap in days, the residual that the baseline left, its weight.

    ``parts`` (p, n) are the corrections that add up to one, ``witness`` numbers the sets of
    windows.
    """

    gap: np.ndarray
    residual: np.ndarray
    parts: np.ndarray
    weight: np.ndarray
    witness: np.ndarray

    def where(self, chosen: np.ndarray) -> HeldOut:
        """Return those of ``chosen`` (n,) boolean."""
        return HeldOut(*(values[..., chosen] for values in vars(self).values()))

    def gain(self, trusts: tuple[Trust, ...]) -> float:
        """Mean squared error with the corrections, as a ratio to that of the baseline."""
        moved = sum(trust.at(self.gap) * part for trust, part in zip(trusts, self.parts))
        before = float((self.weight * self.residual**2).sum())
        after = float((self.weight * (self.residual - moved) ** 2).sum())
        return after / before if before > 0 else 1.0


def fit_trust(held_out: HeldOut, prior: Trust) -> tuple[Trust, ...]:
    """Learn the factors of all parts, leaning on ``prior`` where witnesses are few.

    Each knot uses the observations around it (triangular weights), so neighbours agree.
    """
    factors = np.array(
        [
            _best_factors(held_out, _hat(held_out.gap, knot), prior.factors[knot])
            for knot in range(len(KNOTS))
        ]
    )
    return tuple(Trust(tuple(map(float, column))) for column in factors.T)


def _hat(gap: np.ndarray, knot: int) -> np.ndarray:
    """Weight of each gap for one knot: 1 there, 0 at its neighbours, 1 beyond the ends."""
    return np.interp(gap, KNOTS, np.eye(len(KNOTS))[knot])


def _best_factors(held_out: HeldOut, near: np.ndarray, prior: float) -> np.ndarray:
    """Factors (p,) between 0 and 1 of least squares, by coordinate descent."""
    factors = np.full(len(held_out.parts), prior)
    witnesses = len(np.unique(held_out.witness[near > 0]))
    if witnesses == 0:
        return factors
    weighted = held_out.parts.astype(float) * (held_out.weight * near)
    powers = weighted @ held_out.parts.T
    products = weighted @ held_out.residual
    lean = PRIOR_WITNESSES / witnesses * np.diag(powers)
    for _ in range(_ROUNDS):
        for part, power in enumerate(np.diag(powers)):
            if power <= 0:
                continue
            rest = products[part] - powers[part] @ factors + power * factors[part]
            best = (rest + lean[part] * prior) / (power + lean[part])
            factors[part] = np.clip(best, 0, 1)
    return factors
