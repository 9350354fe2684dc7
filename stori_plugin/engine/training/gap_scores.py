"""Held-out scores by length of gap, for the report of a training."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..methods.network.trust import KNOTS, HeldOut, Trust

_FEWEST = 20


@dataclass(frozen=True)
class GapScore:
    """Hidden observations in gaps from ``shortest`` to ``longest`` days.

    ``count`` of them, and the root mean squared error with the correction as a ratio to that
    of GP fusion; ``factor`` is how far the correction is believed in the middle of the range.
    """

    shortest: float
    longest: float
    count: int
    ratio: float
    factor: float


def scores_by_gap(answers: HeldOut, trust: Trust) -> tuple[GapScore, ...]:
    """Score the held-out observations around each knot of `Trust`, where there are enough."""
    between = [(low + high) / 2 for low, high in zip(KNOTS, KNOTS[1:])]
    edges = [0.0, *between, np.inf]
    scores = []
    for shortest, longest, factor in zip(edges, edges[1:], trust.factors):
        inside = (answers.gap >= shortest) & (answers.gap < longest)
        if inside.sum() >= _FEWEST:
            ratio = float(np.sqrt(answers.where(inside).gain(trust)))
            scores.append(GapScore(shortest, longest, int(inside.sum()), ratio, factor))
    return tuple(scores)
