"""A scene prior given SAR, worked out once, against conditioning anew for every set of dates."""

from __future__ import annotations

import numpy as np
import pytest
from made_processes import hyperparameters

from stori_plugin.engine.methods.gp.conditioned_scene import ConditionedScene
from stori_plugin.engine.methods.gp.conditioning import condition
from stori_plugin.engine.methods.gp.guide_prior import GuideSample, learn_guide_dates
from stori_plugin.engine.methods.gp.marginal_likelihood import Sample
from stori_plugin.engine.methods.gp.scene_prior import ScenePrior, learn_scene_prior

DAYS = np.array([0.0, 4, 9, 9, 28, 40, 55])  # two acquisitions of one day
COARSE_DAYS = np.array([2.0, 14, 21, 34, 47])
SAR_DAYS = np.array([1.0, 7, 13, 25, 37])
# Acquisition dates, and dates that are wanted.
ASKED = {
    "all": (DAYS, [-9.0, 15, 28, 70]),
    "some hidden": (DAYS[[0, 2, 4, 6]], DAYS[[1, 5]]),
    "one": (DAYS[[3]], [30.0]),
    "others as well": ([0.0, 3, 9, 50, 55], [22.0]),
    "none known": ([3.0, 50], [22.0, 31]),
    "none": ([], [22.0]),
}


def series(outputs: int, days: np.ndarray, seed: int) -> Sample:
    rng = np.random.default_rng(seed)
    clear = rng.random((14, len(days))) < 0.7
    values = np.sin(days / 20.0) + rng.normal(0, 0.5, (14, len(days)))
    sar = rng.normal(size=(14, (outputs - 1) * len(SAR_DAYS))) + 0.5
    return Sample(days, values, clear, SAR_DAYS[: len(SAR_DAYS) * (outputs > 1)], sar)


def scene_of(outputs: int, is_guided: bool) -> ScenePrior:
    h = hyperparameters(outputs)
    scene = learn_scene_prior(h, series(outputs, DAYS, 1), 0.6)
    if not is_guided:
        return scene
    coarse = series(1, COARSE_DAYS, 3)
    squares = GuideSample(series(outputs, DAYS, 2), COARSE_DAYS, coarse.values, coarse.clear)
    return learn_guide_dates(h, squares, 0.6).joined(h, scene)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("is_guided", [False, True], ids=["plain", "guided"])
@pytest.mark.parametrize("outputs", [1, 3])
def test_it_is_what_conditioning_anew_says(outputs, is_guided, asked):
    h, scene = hyperparameters(outputs), scene_of(outputs, is_guided)
    days, wanted = (np.asarray(part, float) for part in ASKED[asked])
    expected = condition(h, days, wanted, scene.sar_days, scene)
    found = ConditionedScene.of(h, scene).prior(days, wanted)
    for name in ("mean", "seen", "cross", "wanted", "gain"):
        one, other = getattr(found, name), getattr(expected, name)
        if other is None:
            assert one is None
            continue
        assert (one.dtype, one.shape) == (other.dtype, other.shape)
        assert one.flags.c_contiguous
        np.testing.assert_allclose(one, other, atol=1e-6)
