"""Cloud that no mask hides is doubted; bright ground and a single bright date are not."""

from __future__ import annotations

import pytest
from made_rasters import write

from stori_plugin.engine.acquisitions.scan import rasters_in, scan


def problems(folder, values, masked=False):
    for day, value in enumerate(values, 1):
        write(folder / f"S2_202005{day:02}_B04.tif", value=value)
        if masked:
            write(folder / f"S2_202005{day:02}_SCL.tif", value=9 if value > 5000 else 4)
    found = scan(rasters_in(folder), "optical").problems
    return [problem for problem in found if "without a cloud mask much is" in problem]


def test_bright_dates_without_a_mask_are_doubted(tmp_path):
    (problem,) = problems(tmp_path, [900, 6000, 950, 1000, 6500, 900, 5900])
    assert "On 3 of 7 dates" in problem and "2020-05-02, 2020-05-05, 2020-05-07" in problem


@pytest.mark.parametrize(
    "values",
    [
        [900, 6000, 950, 1000, 900, 900, 900],  # one odd date
        [4000, 4200, 4100, 4300, 4000, 3900, 4000],  # sand
        [400, 400, 500, 900, 1800, 2400, 2400],  # harvest
        [900, 6000, 6000, 6000],  # too few to know what is usual
    ],
)
def test_ground_and_odd_dates_are_not(tmp_path, values):
    assert not problems(tmp_path, values)


def test_masked_dates_are_not(tmp_path):
    assert not problems(tmp_path, [900, 6000, 950, 1000, 6500, 900, 5900], masked=True)
