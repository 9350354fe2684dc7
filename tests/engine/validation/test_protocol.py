"""Validation by hidden gaps: the protocol and the scores."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from stori_plugin.engine.methods.method_registry import Observations
from stori_plugin.engine.options.validate_options import CLOUD, SCENE
from stori_plugin.engine.pixels.doubtful_classes import CLEAR, THIN
from stori_plugin.engine.pixels.gaps import hidden_windows
from stori_plugin.engine.validation import protocol
from stori_plugin.engine.validation.neighbours import NEIGHBOURS
from stori_plugin.engine.validation.protocol import Pairs, cloud_covers, clouded_dates, validate


def made_series(pixels: int = 30) -> Observations:
    days = np.arange(0.0, 400.0, 5.0)
    rng = np.random.default_rng(3)
    curve = np.sin(days / 40.0)[:, None] + rng.normal(0, 0.02, (len(days), pixels))
    clear = np.ones(curve.shape, bool)
    clear[::3] = False
    nothing = np.zeros((0, 0, pixels), np.float32)
    return Observations(
        days, curve[:, None].astype(np.float32), clear, np.zeros(0), nothing, np.zeros(pixels, bool)
    )


def test_the_error_of_straight_lines_is_what_hiding_by_hand_gives():
    series = made_series()
    found = validate(series, ("x",), ("",), (), gaps=(60,))
    by_hand = []
    usable = [t for t in range(80) if series.clear[t].all() and 45 <= series.days[t] <= 350]
    places = np.round(np.linspace(0, len(usable) - 1, 12)).astype(int)
    targets = [usable[k] for k in places]
    # Alone or in a group, a target's own window is what is hidden around it.
    for target in targets:
        known = series.clear[:, 0] & (np.abs(series.days - series.days[target]) > 30)
        values = series.values[:, 0]
        line = [np.interp(series.days[target], series.days[known], v) for v in values[known].T]
        by_hand.append(line - values[target])
    (score,) = found.scores
    assert score.n == 12 * series.pixels and score.rmse_ratio_to_linear == 1.0
    assert score.rmse == pytest.approx(np.sqrt(np.mean(np.square(by_hand))), rel=0.15)
    assert 0.0 <= score.coverage90 <= 1.0 and score.width90 > 0


def test_scores_are_those_of_the_textbook():
    pairs = Pairs()
    pairs.add(np.array([1.0, 2.0, np.nan, 4.0]), np.array([1.5, 2.0, 3.0, 3.0]), np.full(4, 0.6))
    score = pairs.score("m", "b", 30)
    error, seen = np.array([-0.5, 0.0, 1.0]), np.array([1.5, 2.0, 3.0])
    assert score.n == 3
    assert score.rmse == pytest.approx(np.sqrt(np.mean(error**2)))
    assert score.mae == pytest.approx(0.5) and score.bias == pytest.approx(error.mean())
    assert score.r2 == pytest.approx(1 - np.mean(error**2) / seen.var())
    assert score.coverage90 == pytest.approx(2 / 3) and score.width90 == pytest.approx(1.2)


def test_gaps_in_the_shape_of_clouds_leave_the_other_pixels_as_they_are(monkeypatch):
    series, seen = made_series(), []

    def fit_all(methods, sample, *arguments, **options):
        seen.append(sample.clear)
        return learned(methods, sample, *arguments, **options)

    learned = protocol.fit_all
    monkeypatch.setattr(protocol, "fit_all", fit_all)
    cover = np.arange(30) < 10
    found = validate(series, ("x",), ("",), (), gaps=(60,), covers=(cover,))
    score, neighbours = found.scores
    assert (score.method, score.n, score.gap_shape) == ("linear", 12 * 10, CLOUD)
    # Too few pixels were seen to learn from them.
    assert neighbours.method == NEIGHBOURS and neighbours.rmse_ratio_to_linear == pytest.approx(1.0)
    assert set(found.pairs) == {(CLOUD, 60, name, "x") for name in ("linear", NEIGHBOURS)}
    for clear in seen:
        np.testing.assert_array_equal(clear[:, ~cover], series.clear[:, ~cover])
        assert clear[:, cover].sum() < series.clear[:, cover].sum()
    (whole,) = validate(series, ("x",), ("",), (), gaps=(60,)).scores
    assert (whole.n, whole.gap_shape) == (12 * 30, SCENE)


def test_what_is_learned_elsewhere_lies_under_the_same_clouds(monkeypatch):
    series, samples = made_series(), []

    def fit_all(methods, sample, *arguments, **options):
        samples.append(sample)
        return learned(methods, sample, *arguments, **options)

    learned = protocol.fit_all
    monkeypatch.setattr(protocol, "fit_all", fit_all)
    elsewhere = series.at(np.arange(20))
    cover, over = np.arange(30) < 10, np.arange(20) < 5
    validate(
        series, ("x",), ("",), (), gaps=(60,), learned=elsewhere, covers=(cover,),
        learned_covers=(over,),
    )  # fmt: skip
    for sample in samples:
        np.testing.assert_array_equal(sample.clear[:, 5:], elsewhere.clear[:, 5:])
        assert sample.clear[:, :5].sum() < elsewhere.clear[:, :5].sum()


def test_covers_are_masks_of_partly_clouded_dates_or_else_quarters():
    clear = np.ones((6, 8), bool)
    clear[1, :4], clear[3] = False, False
    assert clouded_dates(clear).tolist() == [1]
    cover, turned = cloud_covers(clear, clouded_dates(clear))
    np.testing.assert_array_equal(cover, ~clear[1])
    np.testing.assert_array_equal(turned, clear[1])
    clear[4, 2:] = False
    np.testing.assert_array_equal(cloud_covers(clear, clouded_dates(clear)), ~clear[[1, 4]])
    first, second = cloud_covers(np.ones((6, 8), bool), np.zeros(0, int))
    assert first.tolist() == [True, True, False, False] * 2
    np.testing.assert_array_equal(second, ~first)


def test_dates_that_are_hardly_clear_may_keep_what_is_in_doubt():
    series = made_series()
    clear = series.clear.copy()
    cloudy = np.zeros(len(series.days), bool)
    cloudy[1::10] = True
    clear[cloudy, 1:] = False
    grade = np.where(clear, np.uint8(CLEAR), np.uint8(THIN))
    series = replace(series, clear=clear, grade=grade)
    windows = next(hidden_windows(series.days, clear, protocol.hiding(60)))
    everywhere = np.ones(series.pixels, bool)
    left = protocol._hidden(series, windows, everywhere, 0.1)
    few = clear.mean(axis=1) < 0.1
    np.testing.assert_array_equal(left.days, series.days[~windows.hidden | few])
    inside = np.isin(left.days, series.days[windows.hidden])
    assert inside.any() and not left.clear[inside].any()
    assert (left.grade[inside, 1:] == THIN).all()
    without = protocol._hidden(series, windows, everywhere, 0.0)
    np.testing.assert_array_equal(without.days, series.days[~windows.hidden])
