"""Held-out dates of a scene: what the network is worth there, before it is used.

Whole dates are hidden, as clouds hide them, in windows of several lengths; the corrected
reconstruction of the hidden dates is compared with what was seen, band by band.
"""

from __future__ import annotations

import numpy as np

from ...pixels.gaps import HidingProtocol, hidden_windows
from ...support.matrix_products import contracted
from ...support.progress import Progress
from ..interface import Observations
from .corrector import Corrector
from .trust import NO_TRUST, HiddenObservations, Trust, fit_trust

# Differs from what calibration hides (`learning.hidden_dates`) in three ways. The shortest window
# takes the days before and after with it, because an overlapping swath of the next day would
# answer for the hidden one. It has 12 dates and not 16, because every group of windows is a pass
# of the network over the sample. Six clear dates must be left and not three of any kind, because
# the network reads their course, and a correction from fewer would say nothing of other gaps.
HIDING = HidingProtocol(
    half_windows=(1.0, 15.0, 30.0, 45.0),
    least_clear=0.5,
    most_targets=12,
    margin=1.0,
    whole_windows=True,
    fewest_left=6,
    only_clear_left=True,
)


def answers_by_band(
    corrector: Corrector, series: Observations, progress: Progress
) -> list[HiddenObservations]:
    """Hide windows of a sample of the scene and gather what the corrector said, per band.

    Empty where the series is too short or too cloudy to hide anything.
    """
    answers: list[list[tuple]] = [[] for _ in range(series.values.shape[1])]
    for witness, windows in enumerate(hidden_windows(series.days, series.clear, HIDING)):
        progress.check()
        for band, fields in enumerate(_compare(corrector, series, windows.hidden)):
            answers[band].append((*fields, np.full(len(fields[0]), witness)))
    if not all(answers):
        return []
    return [HiddenObservations(*(np.concatenate(f) for f in zip(*band))) for band in answers]


def _compare(corrector: Corrector, series: Observations, hidden):
    """Gap, residual, correction and weight of the hidden observations, per band.

    In the logarithm of reflectance where the components are of it; the weight then is the
    square of reflectance, so that what counts are errors of reflectance.
    """
    days = series.days[hidden]
    said = corrector.correct(series.without_dates(hidden), days)
    components = corrector.baseline.components
    values = series.values[hidden].transpose(1, 0, 2)
    clear = series.clear[hidden] & series.sar_complete
    left = components.transform(values) - said.mean
    residual = contracted(components.backward.astype(np.float32), left)
    for band, correction in enumerate(said.correction):
        weight = np.ones_like(residual[band])
        if components.logarithmic:
            weight = np.maximum(values[band], np.float32(1e-3)) ** 2
        yield said.gap[clear], residual[band][clear], correction[clear], weight[clear]


def trust_by_band(answers: list[HiddenObservations], prior: Trust) -> tuple[Trust, ...]:
    """Learn how far the correction of each band is to be believed.

    Where even the best factors did not lower the held-out error, the band keeps the baseline.
    """
    trusts = []
    for one in answers:
        trust = fit_trust(one, prior)
        trusts.append(trust if one.mse_ratio(trust) < 1 else NO_TRUST)
    return tuple(trusts)
