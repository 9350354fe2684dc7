"""Offsets that the numbers contradict are told by name and date."""

from __future__ import annotations

from stori_plugin.engine.download.radiometry_check import Darkness, radiometric_doubts


def series(*levels: float, clear: float = 0.5) -> list[Darkness]:
    return [
        Darkness(f"S2A 2022-0{k + 1}-01 R008", clear, {"B03": 0.04 + level, "B04": 0.03 + level})
        for k, level in enumerate(levels)
    ]


def test_a_series_in_order_raises_no_doubt():
    assert not radiometric_doubts(series(0.0, 0.01, -0.01, 0.02))


def test_land_that_reflects_less_than_nothing_is_told():
    (doubt, *_) = radiometric_doubts(series(-0.1))
    assert doubt.startswith(
        "S2A 2022-01-01 R008: clear land would reflect less than nothing (-0.07"
    )


def test_a_step_of_the_offset_is_told_with_both_dates():
    doubts = radiometric_doubts(series(0.0, 0.0, 0.1, 0.1))
    assert len(doubts) == 1
    assert (
        "Between S2A 2022-02-01 R008 and S2A 2022-03-01 R008 all dark bands step by +0.10"
        in (doubts[0])
    )


def test_a_season_is_no_step():
    green = Darkness("b", 0.5, {"B03": 0.05, "B04": 0.14})
    assert not radiometric_doubts([*series(0.0), green])


def test_clouded_dates_tell_nothing():
    assert not radiometric_doubts(series(-0.1, 0.0, clear=0.05))
    assert not radiometric_doubts([Darkness("a", 0.5, {"B04": float("nan")})])
