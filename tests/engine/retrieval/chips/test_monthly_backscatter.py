"""Backscatter beside a series: means by month, and what is said where there is none."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from made_years import TRANSFORM, passes
from rasterio.crs import CRS

from stori_plugin.engine.rasters.grid import Grid, Window
from stori_plugin.engine.rasters.reading import GridReader
from stori_plugin.engine.retrieval.chips.monthly_backscatter import MonthlyBackscatter
from stori_plugin.engine.support.errors import InputError

WINDOW = Window(2, 3, 4, 5)


def day(month: int, number: int) -> dt.date:
    return dt.date(2021, month, number)


def read(backscatter: MonthlyBackscatter) -> np.ndarray:
    grid = Grid(CRS.from_epsg(32631).to_wkt(), tuple(TRANSFORM)[:6], 16, 16)
    with GridReader(grid, most=4) as datasets:
        return backscatter.read(datasets, WINDOW, lambda: None)


def test_each_date_has_the_mean_power_of_its_month_and_months_without_passes_lie_between(tmp_path):
    dates = [day(3, 5), day(3, 25), day(4, 10), day(6, 1), day(7, 1)]
    when = [day(2, 20), day(3, 1), day(3, 13), day(6, 30), day(8, 3)]
    found = read(MonthlyBackscatter(passes(tmp_path, when, (0, -10, -13, -16, 0)), dates))
    assert found.shape == (5, 2, 4, 5) and found.dtype == np.float32
    march = 10 * np.log10((10**-1.0 + 10**-1.3) / 2)
    expected = [march, march, march + (-16 - march) / 3, -16, -16]
    np.testing.assert_allclose(
        found[:, 0], np.reshape(expected, (5, 1, 1)) + np.zeros((4, 5)), atol=1e-4
    )
    assert (found[:, 1] < found[:, 0] - 5).all()


def test_what_does_not_serve_is_a_sentence(tmp_path):
    march = passes(tmp_path, [day(3, 1)], [-10])
    with pytest.raises(InputError, match="in the months of the series, 2021-05 to 2021-06"):
        MonthlyBackscatter(march, [day(5, 1), day(6, 1)])
    single = passes(tmp_path / "hh", [day(3, 1)], [-10], ("HH", "HV"))
    with pytest.raises(InputError, match="have HH and HV, and both VV and VH are needed"):
        MonthlyBackscatter(single, [day(3, 1)])
