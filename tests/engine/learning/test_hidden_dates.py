"""What is hidden from a method to judge it, in gaps of both shapes."""

from __future__ import annotations

import numpy as np
from made_methods import Teller, clear_series, truth

from stori_plugin.engine.learning.calibration import calibrate
from stori_plugin.engine.learning.hidden_dates import HIDING, score_hidden_dates
from stori_plugin.engine.methods.interface import Estimate, HeldOutPart
from stori_plugin.engine.options.validate_options import CLOUD, SCENE
from stori_plugin.engine.support.progress import SILENT


class Knowing(Teller):
    """Knows dates by other pixels: far off where a date is gone, nearly right where it is there."""

    def __init__(self, parts=()) -> None:
        super().__init__(0.0, 0.05, truth)
        self.parts, self.asked = parts, []

    def reconstruct(self, series, days):
        self.asked.append(series)
        there = np.isin(days, series.days)[:, None, None]
        error = np.random.default_rng(0).normal(0, 1, (len(days), 2, series.pixels))
        estimate = super().reconstruct(series, days)
        estimate.mean[...] += np.where(there, 0.02, 0.1) * error
        return estimate

    def held_out(self):
        return self.parts


def test_each_part_is_judged_by_who_has_not_seen_it_and_the_others_keep_their_dates():
    series = clear_series(90, 600.0)
    parts = [HeldOutPart(np.arange(90)[k::3], Knowing()) for k in range(3)]
    errors = score_hidden_dates(Knowing(parts), series, series, SILENT)
    for half in HIDING.half_windows:
        scene, cloud = errors.of(half), errors.of(half, CLOUD)
        assert [date.day for date in scene] == [date.day for date in cloud]
        assert all(date.error.shape == (2, 90) and date.shape == CLOUD for date in cloud)
        # Two thirds of the scene saw what was hidden from a third; nobody what was hidden from all.
        assert all((date.seen == np.float32(2 / 3)).all() for date in cloud)
        assert all((date.seen < 0.3).all() for date in scene)
    for part in parts:
        for asked in part.model.asked:
            assert asked.pixels == 30 and len(asked.days) == len(series.days)
            assert not asked.clear.all()
    assert errors.view.cloud == np.float32(2 / 3) and errors.view.scene < 0.2
    calibration = calibrate(errors)
    assert (calibration.factor > 3 * calibration.cloud).all()


def test_a_method_that_knows_pixels_alone_has_one_shape():
    series = clear_series(30, 600.0)
    errors = score_hidden_dates(Teller(0.05, 0.05, truth), series, series, SILENT)
    assert errors.view is None and {date.shape for date in errors.dates} == {SCENE}
    assert errors.of(0.0, CLOUD) == errors.of(0.0)
    assert calibrate(errors).cloud is None


def test_errors_are_those_of_a_model_that_has_not_learned_of_the_dates():
    class Forgetful(Knowing):
        def reconstruct(self, series, days):
            estimate = super().reconstruct(series, days)
            values = truth(days)[:, None, None]
            return Estimate(values + 1.2 * (estimate.mean - values), 0.9 * estimate.sd)

    class Optimist(Knowing):
        def forgetting(self, left, progress):
            assert len(left.days) < len(series.days)
            return Forgetful()

    series = clear_series(90, 600.0)
    plain = score_hidden_dates(Knowing(), series, series, SILENT)
    honest = score_hidden_dates(Optimist(), series, series, SILENT)
    for one, other in zip(plain.dates, honest.dates):
        np.testing.assert_allclose(other.error, 1.2 * one.error, rtol=1e-3, atol=1e-5)
        np.testing.assert_allclose(other.spread, 0.9 * one.spread, rtol=1e-5)
