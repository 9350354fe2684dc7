"""Held-out scores by length of gap, for the report of a training."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..methods.network.trust import KNOTS, HiddenObservations, Trust

_FEWEST = 20  # observations of a score


@dataclass(frozen=True)
class GapScore:
    """The score of hidden observations in a range of gaps."""

    shortest: float
    """The shortest gap in days."""
    longest: float
    """The longest gap in days."""
    count: int
    """The number of observations."""
    ratio: float
    """Root mean squared error with the trusted correction, as a ratio to that of GP fusion."""
    factor: float
    """How far the correction is trusted in the middle of the range."""


def scores_by_gap(hidden: HiddenObservations, trust: Trust) -> tuple[GapScore, ...]:
    """Score hidden observations around each knot of `Trust`, where there are enough."""
    between = [(low + high) / 2 for low, high in zip(KNOTS, KNOTS[1:])]
    edges = [0.0, *between, np.inf]
    scores = []
    for shortest, longest, factor in zip(edges, edges[1:], trust.factors):
        inside = (hidden.gap >= shortest) & (hidden.gap < longest)
        if inside.sum() >= _FEWEST:
            ratio = float(np.sqrt(hidden.where(inside).mse_ratio(trust)))
            scores.append(GapScore(shortest, longest, int(inside.sum()), ratio, factor))
    return tuple(scores)
