"""Cloud that no mask hides is doubted; bright ground and a single bright date are not."""

from __future__ import annotations

import pytest
from made_rasters import write

from stori_plugin.engine.acquisitions.scan import rasters_in, scan


def problems(folder, values, mask="", of=lambda value: 0):
    for day, value in enumerate(values, 1):
        write(folder / f"S2_202005{day:02}_B04.tif", value=value)
        if mask:
            write(folder / f"S2_202005{day:02}_{mask}.tif", value=of(value))
    found = scan(rasters_in(folder), "optical").problems
    return [problem for problem in found if "much is far brighter" in problem]


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


CLOUDED = [900, 6000, 950, 1000, 6500, 900, 5900]


@pytest.mark.parametrize(
    ("mask", "clear", "cloud"),
    [("SCL", 4, 9), ("valid", 1, 0), ("cloudmask", 0, 1), ("QA_PIXEL", 21824, 22280)],
)
def test_cloud_that_a_mask_hides_is_not(tmp_path, mask, clear, cloud):
    assert not problems(tmp_path, CLOUDED, mask, lambda value: cloud if value > 5000 else clear)


@pytest.mark.parametrize(
    ("mask", "clear"), [("SCL", 4), ("dataMask", 1), ("QA60", 0), ("QA_PIXEL", 21824)]
)
def test_cloud_that_a_mask_never_hides_is_doubted(tmp_path, mask, clear):
    (problem,) = problems(tmp_path, CLOUDED, mask, lambda value: clear)
    assert ("one that hides nothing" in problem) is (mask != "dataMask")


def test_snow_that_a_working_mask_shows_is_not(tmp_path):
    assert not problems(tmp_path, [*CLOUDED, 901], "CLM", lambda value: int(value == 901))
