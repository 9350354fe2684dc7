"""Which date of a series stands for it in pictures."""

from __future__ import annotations

import datetime as dt

import numpy as np
from made_scene import write_raster

from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.preview.survey import find
from stori_plugin.engine.retrieval.chips.chip_pictures import widest_contrast


def test_a_series_is_shown_on_a_date_of_strong_contrast(tmp_path):
    """Twelve dates of two fields; they differ most on the date that is the tenth."""
    for number in range(12):
        day = dt.date(2021, 3, 1) + dt.timedelta(days=10 * number)
        difference = 0.3 if number == 9 else 0.05
        field = np.where(np.arange(8)[:, None] < 4, 0.05, 0.05 + difference) + np.zeros((8, 8))
        names = ["B02", "B03", "B04"]
        write_raster(
            tmp_path / f"{day:%Y%m%d}.tif", np.stack([field] * 3).astype(np.float32), names
        )
    paths = sorted(tmp_path.glob("*.tif"))
    series = find([Source(str(path)) for path in paths], "optical").series
    days = list(series.acquisitions)
    assert widest_contrast(days, series, names) == 9
    assert widest_contrast(days[:3], series, names) == 0
