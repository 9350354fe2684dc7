"""Held-out dates of a scene: what the network is worth there, before it is used.

Whole dates are hidden, as clouds hide them, in windows of several lengths; the corrected
reconstruction of the hidden dates is compared with what was seen, band by band.
"""

from __future__ import annotations

import numpy as np

from ...pixels.gaps import folds, hidden_dates, target_dates
from ...support.matrix_products import contracted
from ...support.progress import Progress
from ..interface import Observations
from .corrector import Corrector
from .trust import NO_TRUST, HeldOut, Trust, fit_trust

HALF_WINDOWS = (1.0, 15.0, 30.0, 45.0)
_LEAST_CLEAR = 0.5
_TARGETS = 12
_FEWEST_DATES_LEFT = 6


def answers_by_band(
    corrector: Corrector, series: Observations, progress: Progress
) -> list[HeldOut]:
    """Hide windows of a sample of the scene and gather what the corrector said, per band.

    Empty where the series is too short or too cloudy to hide anything.
    """
    found: list[list[tuple]] = [[] for _ in range(series.values.shape[1])]
    witness = 0
    for half in HALF_WINDOWS:
        targets = target_dates(series.days, series.clear, _LEAST_CLEAR, half + 1.0, _TARGETS)
        for group in folds(series.days, targets, half):
            progress.check()
            hidden = hidden_dates(series.days, group, half)
            if series.clear[~hidden].any(axis=1).sum() < _FEWEST_DATES_LEFT:
                continue
            for band, fields in enumerate(_compare(corrector, series, hidden)):
                found[band].append((*fields, np.full(len(fields[0]), witness)))
            witness += 1
    if witness == 0:
        return []
    return [HeldOut(*(np.concatenate(f) for f in zip(*band))) for band in found]


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


def trust_by_band(answers: list[HeldOut], prior: Trust) -> tuple[Trust, ...]:
    """Learn how far the correction of each band is to be believed.

    Where even the best factors did not lower the held-out error, the band keeps the baseline.
    """
    trusts = []
    for one in answers:
        trust = fit_trust(one, prior)
        trusts.append(trust if one.gain(trust) < 1 else NO_TRUST)
    return tuple(trusts)
