"""Chips of rasters and series."""

from __future__ import annotations

import datetime as dt
from contextlib import ExitStack

import numpy as np
import pytest
import rasterio

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.options.build_index_options import ChipCut
from stori_plugin.engine.retrieval.chips.chip_source import fill_missing
from stori_plugin.engine.retrieval.chips.scene_chips import SceneChips
from stori_plugin.engine.retrieval.encoders.prithvi import BANDS
from stori_plugin.engine.support.errors import ParameterError, StoriError, UnknownBandError


@pytest.fixture
def opened():
    """Close what a test opens, before the end of all tests takes down what it was opened with."""
    with ExitStack() as stack:
        yield stack.enter_context


def go_on() -> None:
    pass


def test_windows_are_regular_and_lie_where_they_should(mosaic, opened):
    chips = opened(SceneChips([Source(str(mosaic))], ChipCut(12, 6), temporal=False))
    assert len(chips) == 7 * 7 and chips.bands == ("B02", "B03", "B04", "B08")
    with rasterio.open(mosaic) as raster:
        image = raster.read() * np.float32(1e-4)
    rows = [0, 8, 9, 48]
    read = chips.read(rows, go_on)
    for chip, row in zip(read, rows):
        top, left = row // 7 * 6, row % 7 * 6
        assert (chip == image[:, top : top + 12, left : left + 12]).all()
    assert chips.table.corners[8, 0].tolist() == [500_060, 5_599_940]
    assert chips.table.corners[8, 2].tolist() == [500_180, 5_599_820]
    assert chips.table.date(0) is None  # its name tells none
    assert [row for batch in chips.batches() for row in batch] == list(range(49))


def test_each_date_of_a_series_has_its_chips_or_all_have_one(series, opened):
    dated = opened(SceneChips(series, ChipCut(8, bands=("red", "B08")), temporal=False))
    assert len(dated) == 6 * 9 and dated.bands == ("B04", "B08")
    assert dated.table.date(9) == dt.date(2021, 3, 31)
    whole = opened(SceneChips(series, ChipCut(8, bands=("red", "B08")), temporal=True))
    assert len(whole) == 9 and len(whole.dates) == 6
    chip = whole.read([4], go_on)[0]
    assert chip.shape == (6, 2, 8, 8)
    assert (chip[3] == dated.read([3 * 9 + 4], go_on)[0]).all()


def test_missing_pixels_are_filled_in_time_and_then_in_space(series, opened):
    source = opened(SceneChips(series, ChipCut(8, bands=("B04",)), temporal=True))
    chips = source.read([0, 1], go_on)
    holed = chips.copy()
    holed[0, 2, 0, :4] = np.nan
    holed[0, :, 0, 7, 7] = np.nan
    holed[1, :, :, :, :] = np.nan
    whole, missing = fill_missing(holed, source)
    assert missing[0] == pytest.approx((32 + 6 - 0) / 384) and missing[1] == 1.0
    days = np.array([0, 30, 60, 90, 120, 150.0])
    line = np.interp(60, days[[1, 3]], chips[0, [1, 3], 0, 0, 0])
    assert whole[0, 2, 0, 0, 0] == pytest.approx(line, rel=1e-5)
    assert whole[0, 1, 0, 7, 7] == pytest.approx(np.nanmean(holed[0, 1, 0]), rel=1e-5)
    assert np.isfinite(whole).all()


@pytest.mark.parametrize(
    ("cut", "kind", "expected"),
    [
        (ChipCut(64), ParameterError, "SIZE is 64 pixels, but the rasters have 48 x 48"),
        (ChipCut(0), ParameterError, "SIZE is 0"),
        (ChipCut(8, -1), ParameterError, "STRIDE is -1"),
        (ChipCut(8, bands=("B12",)), UnknownBandError, "There is no band “B12”"),
        (ChipCut(8, extent=(0, 0, 1, 1)), StoriError, "EXTENT does not overlap"),
    ],
)
def test_chips_that_cannot_be_cut_are_one_sentence(mosaic, cut, kind, expected):
    with pytest.raises(kind, match=expected):
        SceneChips([Source(str(mosaic))], cut, temporal=False)


def test_a_band_that_the_encoder_needs_is_named(mosaic):
    with pytest.raises(UnknownBandError, match="The encoder prithvi needs the band “swir1”"):
        SceneChips([Source(str(mosaic))], ChipCut(8, bands=("red", "swir1")), False, "prithvi")


@pytest.mark.parametrize(
    ("form", "bands"),
    [
        ("HLS.L30.T33UUU.2018152T100000.v2.0.B{}.tif", "02 03 04 05 06 07"),
        ("HLS.S30.T33UUU.2018152T100000.v2.0.B{}.tif", "02 03 04 8A 11 12"),
        ("LC08_L2SP_193024_20180601_20200831_02_T1_SR_B{}.TIF", "2 3 4 5 6 7"),
        ("LT05_L2SP_193024_20080601_20200831_02_T1_SR_B{}.TIF", "1 2 3 4 5 7"),
        ("20180601_LEVEL2_LND08_BOA.tif", "BLUE GREEN RED NIR SWIR1 SWIR2"),
    ],
)
def test_prithvi_sees_what_landsat_and_sentinel_2_call_narrow(tmp_path, form, bands):
    """Each band has a level of its own, so that its place in the chips can be told."""
    names, stacked = bands.split(), "{}" not in form
    for number, name in enumerate(names if not stacked else [""]):
        count = len(names) if stacked else 1
        path = tmp_path / form.format(name)
        levels = np.arange(number, number + count)[:, None, None] * 500 + 9_000
        with rasterio.open(
            path, "w", driver="GTiff", width=8, height=8, count=count, dtype="uint16",
            crs="EPSG:32633", transform=rasterio.Affine(30, 0, 5e5, 0, -30, 5.5e6),
        ) as raster:  # fmt: skip
            raster.write(np.broadcast_to(levels, (count, 8, 8)).astype("uint16"))
            raster.descriptions = tuple(names) if stacked else (None,)
    with SceneChips(rasters_in(str(tmp_path)), ChipCut(8, bands=BANDS), False, "prithvi") as chips:
        levels = chips.read([0], go_on)[0].mean((1, 2))
    assert len(levels) == 6 and (np.diff(levels) > 0).all()
