"""The metrics of the seasons of known curves, and their standard deviations."""

from __future__ import annotations

import math

import naive
import numpy as np
import pytest

from stori_plugin.engine.analysis.season_metrics import METRICS, seasons
from stori_plugin.engine.analysis.season_uncertainty import summit_sd
from stori_plugin.engine.options.phenology_options import SEASON_METHODS, PhenologyOptions

DAYS = np.arange(0.0, 201.0, 10.0)
# A triangle from 0.2 on day 40 over 0.8 on day 100 to 0.4 on day 180.
TRIANGLE = np.interp(DAYS, [0, 40, 100, 180, 200], [0.2, 0.2, 0.8, 0.4, 0.4])


def metrics(values, sds=None, **definition) -> tuple[dict, dict]:
    sds = None if sds is None else sds[:, None]
    out, spread = seasons(DAYS, values[:, None], sds, PhenologyOptions(**definition))
    return dict(zip(METRICS, out[:, 0])), dict(zip(METRICS, spread[:, 0]))


def test_a_triangle_by_threshold():
    found, _ = metrics(TRIANGLE, share=0.5)
    assert (found["start"], found["peak"], found["end"]) == pytest.approx((70, 100, 140))
    assert found["length"] == pytest.approx(70)
    assert (found["base"], found["peak_value"], found["amplitude"]) == pytest.approx(
        (0.3, 0.8, 0.5)
    )
    whole = 30 * (0.5 + 0.8) / 2 + 40 * (0.8 + 0.6) / 2
    assert found["integral"] == pytest.approx(whole)
    assert found["integral_above_base"] == pytest.approx(whole - 0.3 * 70)
    assert (found["rate_up"], found["rate_down"]) == pytest.approx((0.01, 0.005))


def test_both_rates_are_positive_as_those_of_timesat():
    """TIMESAT's rate of decrease is the ratio of two differences, each without its sign."""
    wave = 0.2 + 0.6 * np.exp(-0.5 * ((DAYS - 97.0) / 30.0) ** 2)
    for values in (wave, wave[::-1], TRIANGLE):
        found, told = metrics(values, np.full(21, 0.02))
        assert found["rate_up"] > 0 and found["rate_down"] > 0
        assert told["rate_up"] > 0 and told["rate_down"] > 0


def test_a_triangle_by_derivative():
    bent = np.interp(DAYS, [0, 40, 60, 70, 100, 180, 200], [0.2, 0.2, 0.3, 0.6, 0.8, 0.4, 0.4])
    found, _ = metrics(bent, method="derivative")
    assert found["start"] == pytest.approx(65)


def test_missing_dates_are_passed_over():
    holed = TRIANGLE.copy()
    holed[[2, 9, 13]] = np.nan
    found, _ = metrics(holed, share=0.5)
    assert found["start"] == pytest.approx(70) and found["end"] == pytest.approx(140)


@pytest.mark.parametrize(
    "values", [np.full(21, 0.5), np.linspace(0.1, 0.9, 21), np.where(DAYS < 30, TRIANGLE, np.nan)]
)
def test_no_season_is_missing_in_every_metric(values):
    found, _ = metrics(values)
    assert np.isnan(list(found.values())).all()


def test_the_standard_deviations_agree_with_drawing_many_curves():
    rng = np.random.default_rng(6)
    sds = np.full(21, 0.01)
    # Flat ends would make the minimum of many draws, which is lower; slopes keep its place.
    sloping = np.interp(DAYS, [0, 100, 200], [0.2, 0.8, 0.3])
    drawn = sloping[:, None] + rng.normal(0, 0.01, (21, 3000))
    out, _ = seasons(DAYS, drawn, None, PhenologyOptions(share=0.5))
    _, spread = metrics(sloping, sds, share=0.5)
    for name in ("start", "end", "peak_value", "amplitude", "base"):
        told, seen = spread[name], np.nanstd(out[METRICS.index(name)])
        assert told == pytest.approx(seen, rel=0.3), name


@pytest.mark.parametrize("method", SEASON_METHODS)
def test_every_metric_has_a_standard_deviation_near_to_what_many_draws_show(method):
    rng = np.random.default_rng(7)
    smooth = 0.2 + 0.6 * np.exp(-0.5 * ((DAYS - 97.0) / 30.0) ** 2) - 0.001 * abs(DAYS - 97.0)
    drawn = smooth[:, None] + rng.normal(0, 0.02, (21, 3000))
    definition = PhenologyOptions(method, share=0.5)
    seen = dict(zip(METRICS, np.nanstd(seasons(DAYS, drawn, None, definition)[0], axis=1)))
    _, told = metrics(smooth, np.full(21, 0.02), method=method, share=0.5)
    for name in METRICS:
        assert 0.6 * seen[name] < told[name] < 2.2 * seen[name], name


def plateau(days, first, last, ramp):
    rise, fall = (1.0 / (1.0 + np.exp(-(days - day) / ramp)) for day in (first, last))
    return 0.15 + 0.6 * (rise - fall)


FIVE_DAYS = np.arange(1.0, 366.0, 5.0)


@pytest.mark.parametrize("sd", [0.02, 0.05])
@pytest.mark.parametrize(
    "values",
    [
        plateau(FIVE_DAYS, 130, 250, 8),
        plateau(FIVE_DAYS, 170, 220, 4),
        plateau(FIVE_DAYS, 100, 300, 3),
        plateau(FIVE_DAYS, 100, 300, 8) + 1e-4 * FIVE_DAYS,
        0.15 + 0.6 * np.exp(-0.5 * ((FIVE_DAYS - 190) / 35) ** 2),
    ],
    ids=["wide", "narrow", "flat", "tilted", "bell"],
)
def test_the_peak_is_as_uncertain_as_many_draws_show(values, sd):
    rng = np.random.default_rng(8)
    drawn = values[:, None] + rng.normal(0, sd, (73, 2000))
    found = seasons(FIVE_DAYS, drawn, None, PhenologyOptions())[0][METRICS.index("peak")]
    out, spread = seasons(FIVE_DAYS, values[:, None], np.full((73, 1), sd), PhenologyOptions())
    peak = METRICS.index("peak")
    seen = np.sqrt(np.nanmean((found - out[peak, 0]) ** 2))
    assert spread[peak, 0] == pytest.approx(np.hypot(seen, 5.0 / np.sqrt(12.0)), rel=0.1)


def test_another_peak_of_the_year_is_not_a_doubt_about_the_higher_one():
    higher, lower = (np.exp(-0.5 * ((FIVE_DAYS - day) / 22) ** 2) for day in (250, 110))
    curve = 0.15 + 0.6 * higher + 0.59 * lower
    _, spread = seasons(FIVE_DAYS, curve[:, None], np.full((73, 1), 0.02), PhenologyOptions())
    assert spread[METRICS.index("peak"), 0] < 10.0


def test_the_place_of_the_greatest_equals_an_integral_over_the_line():
    rng = np.random.default_rng(9)
    times = np.cumsum(rng.uniform(3.0, 9.0, 12))
    values, sds = rng.normal(0.5, 0.05, 12), rng.uniform(0.03, 0.06, 12)
    top = int(np.argmax(values))
    step = 0.5 * (times[min(top + 1, 11)] - times[max(top - 1, 0)])
    chance = naive.chances_of_being_greatest(values, sds)
    expected = np.sqrt((chance * (times - times[top]) ** 2).sum() + step**2 / 12.0)
    assert summit_sd(times, values, sds, top, np.empty(12)) == pytest.approx(expected, rel=0.02)


@pytest.mark.parametrize(("sd", "told"), [(0.0, 10.0 / np.sqrt(12.0)), (np.nan, np.nan)])
def test_a_peak_without_doubt_or_of_unknown_doubt(sd, told):
    _, spread = metrics(TRIANGLE, np.full(21, sd))
    assert spread["peak"] == pytest.approx(told, nan_ok=True)


def test_a_date_is_never_less_certain_than_its_side_of_the_season():
    flat = np.interp(DAYS, [0, 60, 100, 140, 200], [0.2, 0.79, 0.8, 0.79, 0.2])
    _, told = metrics(flat, np.full(21, 30.0))
    assert told["peak"] == pytest.approx(200 / math.sqrt(12.0))
    assert told["start"] <= 100 / math.sqrt(12.0) + 1e-6
