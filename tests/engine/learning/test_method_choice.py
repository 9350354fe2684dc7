"""`auto`: which method makes which band in gaps of which length, and how they take turns."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import numpy as np
import pytest
from made_methods import Teller, clear_series, kind, truth

from stori_plugin.engine.learning import fitting
from stori_plugin.engine.learning.fitting import FittedTarget, fit, fit_all
from stori_plugin.engine.learning.hidden_dates import HeldOutErrors, HiddenDate, score_hidden_dates
from stori_plugin.engine.learning.method_choice import MethodChoice, choose_methods
from stori_plugin.engine.learning.scene_view import SceneView
from stori_plugin.engine.methods.method_registry import (
    AUTO,
    METHODS,
    Method,
    MethodOptions,
    Observations,
)
from stori_plugin.engine.options.validate_options import CLOUD
from stori_plugin.engine.support.errors import CancelledError, InputError
from stori_plugin.engine.support.progress import SILENT, Progress

BANDS = ("red", "nir")


def evidence(short, long, dates: int = 20, spacing: float = 35.0, seed: int = 0) -> HeldOutErrors:
    """Errors of the given spread, per band, in gaps of ten days and of two months."""
    hidden = []
    for half, spread in ((0.0, short), (30.0, long)):
        rng = np.random.default_rng(seed + int(half))
        for k in range(dates):
            error = rng.normal(0, 1, (2, 50)) * np.asarray(spread)[:, None]
            reach = np.full(50, 10.0 + 2 * half)
            hidden.append(
                HiddenDate(half, k * spacing, reach, reach, error.astype(np.float32), None)
            )
    return HeldOutErrors(tuple(hidden), False, np.full(2, 0.2))


def at(choice: MethodChoice, band: int, reach: float) -> dict[str, float]:
    wanted = np.array([reach])
    return {name: float(choice.share(name, band, wanted)[0]) for name in choice.methods}


def test_the_best_makes_each_band_and_gap():
    found = choose_methods(
        {
            "linear": evidence((0.02, 0.08), (0.20, 0.20), seed=1),
            "gp": evidence((0.05, 0.05), (0.10, 0.10), seed=2),
        }
    )
    assert found.methods == ("gp", "linear") and found.used == ("gp", "linear")
    assert (found.bands_of("gp"), found.bands_of("linear")) == ([0, 1], [0])
    assert at(found, 0, 10.0) == {"gp": 0.0, "linear": 1.0}
    assert at(found, 1, 10.0) == at(found, 0, 70.0) == {"gp": 1.0, "linear": 0.0}
    # Of gaps for which nothing could be hidden the preferred method says more than nobody.
    assert at(found, 0, 200.0)["gp"] == 1.0
    told = found.describe(BANDS)
    assert told["method"]["red"][0] == "linear" and set(told["method"]["nir"]) == {"gp"}
    assert told["rmse"]["linear"]["red"][0] == pytest.approx(0.02, rel=0.1)
    assert found.reason("field", BANDS) == (
        "field: gp is used, but linear for red in gaps of about 10 days (0.39 times the error), "
        "by 40 hidden dates."
    )


def test_shares_change_steadily_between_gaps_and_add_up():
    found = choose_methods(
        {
            "gp": evidence((0.05, 0.05), (0.1, 0.1)),
            "linear": evidence((0.02, 0.02), (0.2, 0.2), seed=9),
        }
    )
    reach = np.linspace(0.0, 300.0, 3001, dtype=np.float32)
    shares = np.array([found.share(name, 0, reach) for name in found.methods])
    np.testing.assert_allclose(shares.sum(axis=0), 1.0, atol=1e-6)
    assert np.abs(np.diff(shares, axis=1)).max() < 0.01


def test_gaps_of_the_scene_and_of_a_part_of_it_are_chosen_for_apart():
    view = SceneView(np.array([0.0, 50.0]), np.array([0.9, 0.5]), 0.1, 0.5)

    def beside(short, long, seed: int) -> tuple[HiddenDate, ...]:
        return tuple(replace(d, shape=CLOUD) for d in evidence(short, long, seed=seed).dates)

    gp = evidence((0.08, 0.08), (0.1, 0.1), seed=2)
    told = replace(gp, dates=gp.dates + beside((0.02, 0.02), (0.05, 0.2), 3), view=view)
    lines = evidence((0.04, 0.04), (0.11, 0.11), seed=1)
    found = choose_methods({"gp": told, "linear": lines})
    wanted = np.array([[10.0, 70.0]])
    for cloudy, red, nir in (
        (0.0, [1, 0], [1, 0]),
        (1.0, [0, 0], [0, 1]),
        (0.5, [0.5, 0], [0.5, 0.5]),
    ):
        for band, expected in enumerate((red, nir)):
            share = found.share("linear", band, wanted, np.full((1, 2), cloudy, np.float32))
            np.testing.assert_allclose(share[0], expected, atol=1e-6)
    assert found.used == ("gp", "linear") and found.bands_of("linear") == [0, 1]
    reason = found.reason("field", BANDS)
    assert "linear for red, nir in gaps of the whole scene of about 10 days" in reason
    assert "linear for nir in gaps of a part of the scene of about 70 days" in reason
    described = found.describe(BANDS)
    assert described["beside_seen"]["method"]["nir"] == ["gp", "gp", "linear", "gp"]
    assert described["share_seen"] == {"scene": 0.1, "cloud": 0.5}


def better_on(dates: list[int], many: int = 10) -> HeldOutErrors:
    """The errors of `evidence`, smaller on some dates and on the others a little larger."""
    usual = evidence((0.05, 0.05), (0.1, 0.1), many)
    hidden = [
        replace(date, error=date.error * np.float32(0.5 if index % many in dates else 1.05))
        for index, date in enumerate(usual.dates)
    ]
    return replace(usual, dates=tuple(hidden))


def test_what_one_date_says_is_chance():
    usual = evidence((0.05, 0.05), (0.1, 0.1), 10)
    found = choose_methods({"gp": usual, "linear": better_on([4])})
    ratio = found.rmse[1] / found.rmse[0]
    assert (ratio < 0.999).sum() >= 1 and found.used == ("gp",)
    assert found.reason("x", BANDS).startswith(
        "x: gp is used; on 20 hidden dates no other method was better by more than chance; its "
        "error is 0.9"
    )
    found = choose_methods({"gp": usual, "linear": better_on([1, 3, 5, 7])})
    assert at(found, 0, 10.0)["linear"] == at(found, 1, 70.0)["linear"] == 1.0


def test_dates_of_one_month_are_one_witness():
    kinds = {"gp": ((0.05, 0.05), (0.1, 0.1)), "linear": ((0.02, 0.02), (0.04, 0.04))}
    near = {name: evidence(*kind, dates=20, spacing=4.0) for name, kind in kinds.items()}
    assert choose_methods(near).used == ("gp",) and choose_methods(near).dates == 0
    assert choose_methods(near).reason("x", BANDS) == (
        "x: gp is used; too few dates are clear enough to be hidden and to compare methods by."
    )
    far = {name: evidence(*kind, dates=5, spacing=40.0) for name, kind in kinds.items()}
    assert choose_methods(far).used == ("gp", "linear")


def test_who_falls_back_on_another_is_left_out():
    alike = evidence((0.05, 0.05), (0.1, 0.1))
    worse = evidence((0.2, 0.2), (0.2, 0.2), seed=4)
    found = choose_methods({"gp": alike, "stori": alike, "linear": worse})
    assert found.methods == ("gp", "linear")
    other = evidence((0.05, 0.05), (0.1, 0.1), seed=3)
    assert choose_methods({"gp": alike, "stori": other}).methods[0] == "stori"


def waving(pixels: int = 30) -> Observations:
    """A slow rise that lines follow, with observations every five days for a year."""
    days = np.arange(0.0, 365.0, 5.0)
    rng = np.random.default_rng(5)
    values = 0.2 + 2e-4 * days[:, None, None] + rng.normal(0, 0.004, (len(days), 2, pixels))
    nothing = np.zeros((0, 0, pixels), np.float32)
    clear = rng.random((len(days), pixels)) < 0.8
    return Observations(
        days, values.astype(np.float32), clear, np.zeros(0), nothing, np.zeros(pixels, bool)
    )


@pytest.fixture
def two(monkeypatch):
    registry = {"gp": kind("gp", 0.05, 0.01), "other": kind("other", 0.02, 0.2)}
    monkeypatch.setattr(fitting, "METHODS", registry)
    return registry


def gap_in(series: Observations) -> Observations:
    clear = series.clear.copy()
    clear[20:34] = False
    return replace(series, clear=clear)


def test_two_methods_take_turns_in_one_series(two):
    series = clear_series(12, 600.0)
    fitted = fit(AUTO, series, ("", ""))
    assert fitted.method == "gp + other"
    days = np.arange(0.0, 590.0)
    estimate = fitted.reconstruct(gap_in(series), days)
    error = estimate.mean[:, 0, 0] - truth(days)
    assert error[8 * 5] == pytest.approx(0.02, abs=1e-5)  # a clear date
    assert error[8 * 26 + 4] == pytest.approx(0.01, abs=1e-5)  # the middle of the gap
    # Lines through the one and the other: no step from day to day but the methods' own.
    assert np.abs(estimate.mean[:, 0, 0]).max() < 1.0 and (estimate.sd > 0).all()
    alone = {name: fit(name, series, ("", "")) for name in two}
    low, high = (
        np.min([alone[n].reconstruct(gap_in(series), days).sd for n in two], axis=0),
        np.max([alone[n].reconstruct(gap_in(series), days).sd for n in two], axis=0),
    )
    assert (estimate.sd >= low - 1e-6).all() and (estimate.sd <= high + 1e-6).all()


def test_no_method_is_asked_for_pixels_of_which_it_makes_nothing(two):
    series = clear_series(12, 600.0)
    fitted = fit(AUTO, series, ("", ""))
    gapped = gap_in(series)
    clear = np.where(np.arange(12) < 5, gapped.clear, series.clear)
    mixed, asked = replace(series, clear=clear), {}
    for part in fitted.methods:
        true_one = part.model.reconstruct
        part.model.reconstruct = lambda s, d, f=true_one, n=part.name: (
            asked.update({n: s.pixels}) or f(s, d)
        )
    estimate = fitted.reconstruct(mixed, series.days)
    assert asked == {"gp": 5, "other": 12}, "gp has the gap alone"
    for pixel in (0, 11):
        alone = fitted.reconstruct(mixed.at(np.array([pixel])), series.days)
        np.testing.assert_array_equal(estimate.mean[:, :, [pixel]], alone.mean)
        np.testing.assert_array_equal(estimate.sd[:, :, [pixel]], alone.sd)


def test_parts_that_are_not_needed_are_not_computed(two):
    series = clear_series(12, 600.0)
    fitted = fit(AUTO, series, ("", ""), uncertainty=False)
    asked = []
    for part in fitted.methods:
        true_one = part.model.reconstruct
        part.model.reconstruct = lambda s, d, f=true_one, n=part.name: asked.append(n) or f(s, d)
    estimate = fitted.reconstruct(series, series.days)
    assert asked == ["other"] and estimate.sd is None


class Gaining(Teller):
    """Starts from another method and says what it gains."""

    gain = 0.02

    def __init__(self) -> None:
        super().__init__(0.001, 0.001, truth)


class OnOther(Method):
    name, starts_from = "stori", "other"

    def learn(self, sample, roles, progress=None):
        return self.learn_from(None, sample, roles)

    def learn_from(self, start, sample, roles, progress=None):
        model = Gaining()
        model.start = start
        return model


def test_a_method_that_gains_less_than_is_asked_for_is_spared_whatever_else_is_fitted(
    two, monkeypatch
):
    monkeypatch.setitem(two, "stori", OnOther)
    series = clear_series(12, 600.0)

    def chosen(least: float, *beside: str) -> FittedTarget:
        options = MethodOptions(least_gain=least)
        return fit_all([AUTO, *beside], series, ("", ""), options=options)[AUTO]

    for spared in (chosen(3.0), chosen(3.0, "stori")):
        assert "stori" not in spared.choice.methods and spared.method == "gp + other"
        assert spared.reason("field", BANDS).endswith(
            "stori would lower the error of other on held-out dates by 2.0 % and is not used: "
            "LEAST_GAIN is 3 %."
        )
    used = chosen(2.0)
    assert used.methods[0].model.start is not None, "what it starts from was at hand"
    assert used.method == "stori" and "LEAST_GAIN" not in used.reason("field", BANDS)
    alone = fit("stori", series, ("", ""), options=MethodOptions(least_gain=50.0))
    assert alone.method == "stori"


def test_pixels_never_seen_stay_empty(two):
    series = clear_series(3, 600.0)
    fitted = fit(AUTO, series, ("", ""))
    clear = series.clear.copy()
    clear[:, 1] = False
    estimate = fitted.reconstruct(replace(series, clear=clear), series.days)
    for values in (estimate.mean, estimate.sd):
        assert np.isnan(values[:, :, 1]).all() and np.isfinite(values[:, :, [0, 2]]).all()


def test_where_lines_are_enough_they_are_used_and_say_so():
    series = waving()
    fitted = fit_all([AUTO, "gp", "linear"], series, ("", ""))
    alone = fitted["gp"].reconstruct(series, series.days)
    chosen = fitted[AUTO].reconstruct(series, series.days)
    choice = fitted[AUTO].choice
    assert choice.dates >= 40
    if fitted[AUTO].method == "gp":
        np.testing.assert_array_equal(chosen.mean, alone.mean)
    described = fitted[AUTO].describe("field", BANDS)
    assert described["method"] == fitted[AUTO].method
    assert set(described["selection"]["method"]) == set(BANDS)
    assert fitted["linear"].choice is None


def test_a_method_that_cannot_be_had_is_left_out_and_told(two, monkeypatch):
    class Broken(Method):
        name = "broken"

        def learn(self, sample, roles, progress=None):
            raise InputError("Its weights are missing.")

    class Heard(Progress):
        lines: ClassVar[list[str]] = []

        def say(self, text):
            self.lines.append(text)

    monkeypatch.setitem(two, "broken", Broken)
    fitted = fit(AUTO, clear_series(8, 600.0), ("", ""), progress=Heard())
    assert "broken" not in fitted.choice.methods
    assert Heard.lines[-1] == "broken is left out: Its weights are missing."
    with pytest.raises(InputError, match="weights are missing"):
        fit("broken", clear_series(8), ("", ""))


@pytest.mark.parametrize("name", [*METHODS, AUTO])
def test_learning_stops_when_asked(name):
    class Stopped(Progress):
        def is_cancelled(self):
            return True

    with pytest.raises(CancelledError):
        fit(name, waving(), ("", ""), progress=Stopped())


def test_the_same_dates_are_hidden_from_every_method():
    series = waving()
    dates = [
        [
            (t.half, t.day, t.error.shape)
            for t in score_hidden_dates(model, series, series, SILENT).dates
        ]
        for model in (METHODS[name]().learn(series, ("", "")) for name in ("linear", "harmonic"))
    ]
    assert dates[0] == dates[1] and len({half for half, _, _ in dates[0]}) == 4
