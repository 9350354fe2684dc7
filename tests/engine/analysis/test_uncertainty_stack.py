"""Standard deviations of all dates as one virtual raster, and pictures that fade by them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import made_scene
import numpy as np
import pytest
import rasterio
from made_runs import Listener, reconstruct

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.analysis.series_stack import scan_any
from stori_plugin.engine.analysis.uncertainty_stack import stack_uncertainty
from stori_plugin.engine.animation.date_pictures import DatePictures, Drawing, whole_grid
from stori_plugin.engine.pixels.fading import faded, faded_share
from stori_plugin.engine.support.errors import InputError, UnreadableRasterError
from stori_plugin.engine.support.progress import SILENT


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scene")
    made_scene.write_scene(folder)
    asked = {"method": "linear", "step": "P60D", "bands": ("B04", "B08", "NDVI")}
    return reconstruct(folder, folder / "out", **asked)


@pytest.mark.parametrize(
    ("series", "band", "number"), [("reflectance", "B08", 2), ("ndvi", "NDVI", 1)]
)
def test_the_stack_has_the_deviations_of_every_date(result, series, band, number):
    rasters = result.of_series(series)
    stack = stack_uncertainty(rasters, band)
    assert Path(stack.path).parent == Path(result.folder)
    assert stack.dates == tuple(raster.date for raster in rasters)
    listener = Listener()
    assert stack.path not in {source.path for source in rasters_in(result.folder, listener)}
    assert not listener.warnings
    with rasterio.open(stack.path) as stacked:
        assert stacked.count == len(rasters) and stacked.descriptions[0] == str(rasters[0].date)
        for k, raster in enumerate(rasters, 1):
            with rasterio.open(raster.sd_path) as one:
                scale = one.scales[number - 1] if series == "ndvi" else 1e-4
                expected = one.read(number).astype(float) * scale
                assert one.transform == stacked.transform and one.crs == stacked.crs
            np.testing.assert_allclose(stacked.read(k), expected, rtol=1e-5)


def test_pictures_of_a_result_fade_where_it_is_unsure(result):
    rasters = result.of_series("ndvi")
    series = scan_any([Source(raster.path) for raster in rasters], SILENT)
    limits = (0.3, 0.5)
    drawing = Drawing("NDVI", (limits,))
    grid = whole_grid(list(series.rasters.values()), "", 10**6)
    unsure = {raster.path: raster.sd_path for raster in rasters}
    with DatePictures(series, drawing, grid, SILENT) as plain:
        before = plain.picture(series.acquisitions[1])
    with DatePictures(series, drawing, grid, SILENT, unsure) as fading:
        after = fading.picture(series.acquisitions[1])
    with rasterio.open(rasters[1].sd_path) as dataset:
        share = faded_share(dataset.read(1), limits)
    assert share.max() > 0
    np.testing.assert_array_equal(after[..., :3], faded(before[..., :3], share))


def test_without_deviations_it_is_told(result, tmp_path):
    with pytest.raises(InputError, match="no standard deviations of B03: run it again"):
        stack_uncertainty(result.rasters, "B03")
    gone = replace(result.rasters[0], sd_path=str(tmp_path / "gone_sd.tif"))
    with pytest.raises(UnreadableRasterError, match=r"gone_sd\.tif cannot be read: it was moved"):
        stack_uncertainty([gone], gone.bands[0])
