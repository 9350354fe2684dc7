"""Held-out dates of a scene: how far to trust the network there, before it is used.

Dates are hidden in windows of several lengths, as clouds hide them: from the whole scene, and from
a part of it, of which the other pixels tell. The corrected reconstruction of the hidden dates is
compared with the observations, band by band.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from ...pixels.gaps import HiddenWindows, HidingProtocol, hidden_windows
from ...support.matrix_products import contracted
from ...support.progress import Progress
from ...support.threads import side_by_side
from ..interface import Observations
from .corrector import Corrector
from .trust import NO_TRUST, HiddenObservations, Trust, fit_trust

# Differs from what calibration hides (`learning.hidden_dates`) in three ways. The shortest window
# includes the days before and after, because an overlapping swath of the next day shows what is
# hidden. It has 12 dates and not 16, because every group of windows is a pass of the network over
# the sample. Six clear dates must remain and not three of any kind, because the network reads their
# course, and a correction from fewer says nothing about other gaps.
HIDING = HidingProtocol(
    half_windows=(1.0, 15.0, 30.0, 45.0),
    least_clear=0.5,
    most_targets=12,
    margin=1.0,
    whole_windows=True,
    fewest_left=6,
    only_clear_left=True,
)


# Pixels of a sample, and the network on a baseline whose scene prior was learned without them.
Part = tuple[Corrector, np.ndarray]


def answers_by_band(
    corrector: Corrector,
    series: Observations,
    parts: Sequence[Part],
    progress: Progress,
    workers: int = 1,
) -> list[HiddenObservations]:
    """Hide windows of a sample of the scene; return their observations, corrected, per band.

    They are hidden from all pixels first, then from each of the ``parts``; on ``workers`` threads.
    Empty where the series is too short or too cloudy to hide anything.
    """

    def compare(task: tuple[int, HiddenWindows, Part | None]) -> list[HiddenObservations]:
        progress.check()
        number, windows, part = task
        if part is None:
            left = series.without_dates(windows.hidden)
            return list(_compare(corrector, series, left, windows.hidden, 2 * number))
        of_part, pixels = part
        own = series.at(pixels)
        left = replace(own, clear=own.clear & ~windows.hidden[:, None])
        return list(_compare(of_part, own, left, windows.hidden, 2 * number + 1))

    tasks = [
        (number, windows, part)
        for number, windows in enumerate(hidden_windows(series.days, series.clear, HIDING))
        for part in (None, *parts)
    ]
    found = side_by_side(compare, tasks, workers)
    return [HiddenObservations.concatenated(of_band) for of_band in zip(*found)]


def _compare(
    corrector: Corrector,
    series: Observations,
    left: Observations,
    hidden: np.ndarray,
    witness: int,
) -> Iterator[HiddenObservations]:
    """Yield the observations on the ``hidden`` (T,) dates, and their correction, per band.

    ``left`` is what is left of the series without them.

    They are logarithms of reflectance where the components are of those. The weight then is the
    square of reflectance, so that errors of reflectance count.
    """
    correction = corrector.correct(left, series.days[hidden])
    components = corrector.baseline.components
    values = series.values[hidden].transpose(1, 0, 2)
    clear = series.clear[hidden] & series.sar_complete
    difference = components.transform(values) - correction.mean
    residual = contracted(components.backward.astype(np.float32), difference)
    for band, of_band in enumerate(correction.correction):
        weight = np.ones_like(residual[band])
        if components.logarithmic:
            weight = np.maximum(values[band], np.float32(1e-3)) ** 2
        yield HiddenObservations(
            gap=correction.gap[clear],
            residual=residual[band][clear],
            correction=of_band[clear],
            weight=weight[clear],
            witness=np.full(int(clear.sum()), witness),
        )


def trust_by_band(answers: list[HiddenObservations], prior: Trust) -> tuple[Trust, ...]:
    """Learn how far to trust the correction of each band.

    Where even the best factors do not lower the held-out error, the band keeps the baseline.
    """
    trusts = []
    for hidden in answers:
        trust = fit_trust(hidden, prior)
        trusts.append(trust if hidden.mse_ratio(trust) < 1 else NO_TRUST)
    return tuple(trusts)


def gain_of(answers: Sequence[HiddenObservations], trusts: Sequence[Trust]) -> float:
    """Return by which share the correction lowers the error, as far as it is trusted.

    Each length of gap counts the same, and each band: squared errors of long gaps alone would
    outweigh all others. 0 without ``answers``.
    """
    ratios = [
        answer.where(near).mse_ratio(trust)
        for answer, trust in zip(answers, trusts)
        for near in _by_length(answer.gap)
    ]
    return 1.0 - float(np.sqrt(np.mean(ratios))) if ratios else 0.0


def _by_length(gap: np.ndarray) -> Iterator[np.ndarray]:
    """Yield which of the gaps (n,) are of about each length that is hidden; none is empty."""
    lengths = [2.0 * half for half in HIDING.half_windows]
    edges = [0.0, *(0.5 * (a + b) for a, b in zip(lengths, lengths[1:])), np.inf]
    for low, high in zip(edges, edges[1:]):
        near = (gap >= low) & (gap < high)
        if near.any():
            yield near
