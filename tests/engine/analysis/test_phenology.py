"""Seasons begin on any day of the year, by default when little grows."""

from __future__ import annotations

import datetime as dt
import os

import numpy as np
import pytest
import rasterio
from made_rasters import write

from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.analysis.phenology import map_phenology
from stori_plugin.engine.analysis.season_calendar import (
    cut_seasons,
    find_start,
    month_and_day,
    split_seasons,
)
from stori_plugin.engine.analysis.season_metrics import METRICS, seasons, second_seasons
from stori_plugin.engine.options.phenology_options import PhenologyOptions
from stori_plugin.engine.options.series_options import Execution, SeriesRequest
from stori_plugin.engine.support.errors import InputError, ParameterError
from stori_plugin.engine.support.progress import Progress


class Listener(Progress):
    """Keeps what it is told."""

    def __init__(self):
        self.said = []

    def say(self, text):
        self.said.append(text)


def series(first, years=1.0, step=5):
    start = dt.date.fromisoformat(first)
    return [start + dt.timedelta(days=k) for k in range(0, int(365 * years), step)]


def curves(dates, *peaks, width=45.0):
    """One pixel per peak (day of the year), the same every year."""
    days = np.array([date.timetuple().tm_yday for date in dates], float)[:, None]
    apart = np.abs(days - np.array(peaks, float))
    return 0.2 + 0.6 * np.exp(-((np.minimum(apart, 365 - apart) / width) ** 2))


def test_seasons_are_years_from_any_day():
    dates = [dt.date(2020, 9, 1) + dt.timedelta(days=30 * k) for k in range(20)]
    assert [s.label for s in split_seasons(dates, 9, 1)] == ["2020", "2021"]
    assert [len(s.positions) for s in split_seasons(dates, 1, 1)] == [5, 12]
    with pytest.raises(InputError, match="No season has 5 dates"):
        split_seasons(dates[:3], 1, 1)


def test_what_season_start_may_be():
    assert month_and_day(" 09-01") == (9, 1) and month_and_day("Auto") is None
    for wrong in ("13-40", "spring", "", "9"):
        with pytest.raises(ParameterError, match=f"SEASON_START is “{wrong}”: write month and day"):
            month_and_day(wrong)


@pytest.mark.parametrize(
    ("first", "years", "peaks", "expected"),
    [
        # the north: the turn of the year, also where the series is of one summer
        ("2019-01-01", 1, (150, 175, 200, 230), (1, 1)),
        ("2019-04-05", 0.55, (150, 200), (1, 1)),
        ("2018-01-01", 3, (120,), (1, 1)),
        # the south: no date of the one season is lost
        ("2018-07-05", 0.96, (15, 30, 45, 60), (7, 1)),
        ("2018-09-10", 0.7, (15, 30), (9, 1)),
        # years of it: where the curve is lowest
        ("2017-01-01", 3, (15,), (8, 1)),
        ("2017-01-01", 3, (340,), (6, 1)),
        # some pixels may be in full growth where the mean is not
        ("2017-08-01", 2, (41, 49, 57, 65), (9, 1)),
        # winter crops of the south are low at the turn of the year
        ("2017-01-01", 2, (260,), (1, 1)),
    ],
)
def test_the_start_of_seasons_is_found(first, years, peaks, expected):
    dates = series(first, years)
    assert find_start(dates, curves(dates, *peaks)) == expected


def test_what_is_found_is_never_advised_again():
    dates = series("2017-01-01", 2)
    mixed = curves(dates, 15, 75, 135, 195, 255, 315)
    start = find_start(dates, mixed)
    (sentence,) = cut_seasons(dates, mixed, split_seasons(dates, *start), 0.1, is_auto=True)
    assert sentence.startswith("No day of the year suits all pixels") and "auto" not in sentence


def test_the_rest_of_a_season_is_left_out():
    dates = series("2017-11-20", 2.1)
    assert [s.label for s in split_seasons(dates, 1, 1)] == ["2018", "2019"]
    # but not where there is no whole one
    assert [s.label for s in split_seasons(series("2018-11-20", 0.4), 1, 1)] == ["2018", "2019"]


def test_nothing_known_is_the_turn_of_the_year():
    dates = series("2019-01-01")
    assert find_start(dates, np.full((len(dates), 3), np.nan)) == (1, 1)
    assert find_start(dates, np.full((len(dates), 3), 0.5)) == (1, 1)


def test_seasons_that_are_cut_are_named():
    dates = series("2018-07-05", 0.96)
    south = curves(dates, 15, 30)
    assert not cut_seasons(dates, south, split_seasons(dates, 7, 1), 0.1)
    (sentence,) = cut_seasons(dates, south, split_seasons(dates, 1, 1), 0.1)
    assert sentence == (
        "SEASON_START cuts seasons in two that are in full growth on that day (2018, 2019): choose "
        "a day when little grows, or “auto”."
    )
    short = series("2019-06-20", 0.5)
    (sentence,) = cut_seasons(short, curves(short, 175), split_seasons(short, 1, 1), 0.1)
    assert sentence.startswith(
        "Season 2019 is cut off: the series begins on 2019-06-20, when 100 % of the sampled pixels"
    )
    # one pixel of many, and bare ground, cut nothing
    many = np.c_[np.repeat(curves(short, 250), 20, axis=1), curves(short, 175)]
    assert not cut_seasons(short, many, split_seasons(short, 1, 1), 0.1)
    assert not cut_seasons(short, np.full((len(short), 4), 0.3), split_seasons(short, 1, 1), 0.1)


def test_both_of_two_seasons_are_described():
    days = np.arange(1.0, 366.0, 5.0)
    low = 0.5 * np.exp(-0.5 * ((days - 110) / 22) ** 2)
    high = 0.6 * np.exp(-0.5 * ((days - 250) / 22) ** 2)
    one, two, alone = (
        dict(zip(METRICS, describe(days, 0.15 + curve[:, None], None, PhenologyOptions())[0]))
        for describe, curve in ((seasons, low + high), (second_seasons, low + high), (seasons, low))
    )
    assert (one["peak"][0], two["peak"][0]) == pytest.approx((251, 111), abs=3)
    assert two["end"][0] < one["start"][0]
    # alone, the lower is described just so
    for name in ("start", "peak", "end", "amplitude"):
        assert two[name] == pytest.approx(alone[name], rel=0.02)


def test_maps_of_both_seasons_of_a_southern_series(tmp_path):
    dates = series("2018-07-05", 0.96, step=12)
    days = np.array([(date - dates[0]).days for date in dates], float)
    once = 0.15 + 0.6 * np.exp(-(((days - 200) / 45) ** 2))
    twice = 0.15 + 0.5 * np.exp(-(((days - 110) / 25) ** 2))
    twice += 0.6 * np.exp(-(((days - 250) / 25) ** 2))
    for date, left, right in zip(dates, once, twice):
        values = np.where(np.arange(16) < 8, left, right) * np.ones((16, 1))
        path = tmp_path / "in" / f"NDVI_{date}.tif"
        write(path, "NDVI", value=values, dtype="float32", size=16)
    said = Listener()
    written = map_phenology(
        [Source(str(tmp_path / "in"))],
        SeriesRequest(("NDVI",)),
        PhenologyOptions(),
        Execution(str(tmp_path / "out")),
        said,
    )
    names = [os.path.basename(raster.path) for raster in written.rasters]
    assert names == ["phenology_2018.tif", "phenology_second_2018.tif"]
    assert "Seasons begin on 07-01, when NDVI is low." in said.said
    peaks = []
    for raster in written.rasters:
        with rasterio.open(raster.path) as dataset:
            peaks.append(dataset.read(2))
    # Days since the end of 2017.
    begin = (dates[0] - dt.date(2017, 12, 31)).days
    assert np.abs(peaks[0][:, :8] - begin - 200).max() <= 12
    assert np.abs(peaks[0][:, 8:] - begin - 250).max() <= 12
    assert np.abs(peaks[1][:, 8:] - begin - 110).max() <= 12
    assert np.isnan(peaks[1][:, :8]).all()


@pytest.mark.parametrize(("apart", "height"), [(40, 0.5), (140, 0.12)])
def test_a_shoulder_is_no_second_season(apart, height):
    days = np.arange(1.0, 366.0, 5.0)
    curve = 0.15 + 0.6 * np.exp(-0.5 * ((days - 250) / 15) ** 2)
    curve += height * np.exp(-0.5 * ((days - 250 + apart) / 15) ** 2)
    assert np.isnan(second_seasons(days, curve[:, None], None, PhenologyOptions())[0]).all()
