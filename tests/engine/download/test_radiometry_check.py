"""Offsets that the numbers contradict are told by name and date."""

from __future__ import annotations

import pytest

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


def test_with_red_and_infrared_alone_both_tell():
    def date(month: int, red: float, infrared: float) -> Darkness:
        return Darkness(f"S2A 2022-0{month}-01 R008", 0.5, {"B04": red, "B08": infrared})

    (doubt,) = radiometric_doubts([date(1, 0.11, 0.22), date(2, 0.01, 0.12)])
    assert "all dark bands step by -0.10" in doubt
    # Crops that are cut redden and lose infrared; of more dark bands infrared is not asked.
    assert not radiometric_doubts([date(1, 0.03, 0.3), date(2, 0.13, 0.2)])
    more = [
        Darkness(f"S2A 2022-0{k}-01 R008", 0.5, {"B03": 0.05, "B04": 0.04, "B08": level})
        for k, level in ((1, 0.3), (2, 0.2))
    ]
    assert not radiometric_doubts(more)


@pytest.mark.parametrize(
    ("dark", "light", "expected"),
    [
        (300.0, 2000.0, "the darkest clear land would reflect 300 times the light"),
        (1e-6, 2e-5, "the brightest clear land would reflect 2e-05 of the light"),
        (0.01, 0.4, ""),
        (0.0, None, ""),
    ],
)
def test_a_scale_that_cannot_be_is_told(dark, light, expected):
    doubts = radiometric_doubts([Darkness("S2A 2022-01-01 R008", 0.5, {"B04": dark}, light)])
    assert [expected in doubt for doubt in doubts] == ([True] if expected else [])


@pytest.mark.parametrize(
    ("levels", "is_told"),
    [
        ((0.1, 0.11, 0.12, 0.1), True),
        ((0.0, 0.01, 0.02), False),  # plants
        ((0.2, 0.21, 0.2), False),  # desert
        ((0.1, 0.1), False),  # too few to tell
        ((0.14, 0.07, 0.02), False),  # bright only while it is bare
    ],
)
def test_a_series_with_the_offset_in_every_date_is_told(levels, is_told):
    doubts = [one for one in radiometric_doubts(series(*levels)) if "On none of" in one]
    assert bool(doubts) == is_told
    if is_told:
        assert "On none of 4 dates does the darkest clear land reflect less than 0.13" in doubts[0]


def test_bands_beyond_the_visible_tell_nothing_of_a_whole_series():
    dates = [Darkness(f"S2A 2022-0{k}-01", 0.5, {"B05": 0.12, "B11": 0.2}) for k in range(1, 6)]
    assert not radiometric_doubts(dates)
