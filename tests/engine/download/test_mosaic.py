"""What catalogues do not say of their numbers, and files that contradict each other."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from made_downloads import MadeCatalogue, found, reflectance, write_cog

from stori_plugin.engine.download.download import download
from stori_plugin.engine.download.web import WebError
from stori_plugin.engine.support.progress import SILENT


@pytest.fixture
def catalogue(tmp_path):
    return MadeCatalogue(tmp_path / "files")


@pytest.fixture
def fetch(catalogue, tmp_path):
    """Give a function that fetches what the catalogue has; returns what came of it."""
    servers = []

    def run(**changes):
        servers.append(catalogue.serve())
        return download(found(servers[-1], **changes), str(tmp_path / "out"), SILENT)

    yield run
    for server in servers:
        server.close()


def rewrite(catalogue, bands, make, nodata=0):
    """Store the bands of all products in another way."""
    for item in catalogue.items:
        for band in set(bands) & set(item["assets"]):
            path = catalogue.folder / item["assets"][band]["href"].replace("SERVER/files/", "")
            with rasterio.open(path) as dataset:
                numbers = make(dataset.read(1))
            path.unlink()
            write_cog(path, numbers, 10.0, nodata)


def red_of(made) -> np.ndarray:
    with rasterio.open(sorted(made.files)[-6]) as dataset:
        return dataset.read(1) * dataset.scales[0] + dataset.offsets[0]


TRUTH = reflectance(0, 1)[20:60, 20:60] / 1e4


@pytest.mark.parametrize(
    ("make", "nodata"),
    [
        (lambda numbers: (numbers / 1e4).astype(np.float32), None),
        (lambda numbers: numbers.astype(np.float32), 0),
        (lambda numbers: numbers.astype(np.int16), -9999),
    ],
)
def test_reflectance_is_right_however_it_is_stored(catalogue, fetch, make, nodata):
    rewrite(catalogue, ("B04", "B08"), make, nodata)
    assert np.abs(red_of(fetch(sar=False)) - TRUTH).max() < 1e-6


def test_what_the_file_itself_states_counts_where_the_catalogue_says_nothing(catalogue, fetch):
    rewrite(catalogue, ("B04", "B08"), lambda numbers: (numbers * 2 + 2000).astype(np.uint16))
    for path in catalogue.folder.rglob("B0*.tif"):
        with rasterio.open(path, "r+", IGNORE_COG_LAYOUT_BREAK="YES") as dataset:
            dataset.scales, dataset.offsets = (5e-5,), (-0.1,)
    assert np.abs(red_of(fetch(sar=False)) - TRUTH).max() < 1e-4


@pytest.mark.parametrize(
    ("bands", "make"),
    [
        (("B08",), lambda numbers: (numbers / 1e4).astype(np.float32)),
        (("B04",), lambda numbers: (numbers // 40).astype(np.uint8)),
    ],
)
def test_bands_that_one_file_cannot_hold_are_told(catalogue, fetch, bands, make):
    rewrite(catalogue, bands, make, None)
    with pytest.raises(WebError, match=r"B08 is stored as .* which one file cannot hold: ask for"):
        fetch(sar=False)


def test_whole_numbers_are_no_power(catalogue, fetch):
    rewrite(catalogue, ("vv",), lambda power: np.maximum(1000 * power, 1).astype(np.uint16))
    with pytest.raises(WebError, match="VV holds whole numbers, which are no calibrated power"):
        fetch(optical="none")


def test_decibels_are_called_so(catalogue, fetch):
    rewrite(
        catalogue,
        ("vv", "vh"),
        lambda power: 10 * np.log10(np.where(power > 0, power, np.nan)).astype(np.float32),
        None,
    )
    with rasterio.open(fetch(optical="none").files[0]) as dataset:
        assert dataset.tags()["UNITS"] == "dB" and np.nanmean(dataset.read(1)) < -8


@pytest.mark.parametrize(
    ("scale", "sentence"),
    [(1.0, "the darkest clear land would reflect"), (1e-8, "the brightest clear land would")],
)
def test_a_scale_that_cannot_be_is_told(catalogue, fetch, scale, sentence):
    for item in catalogue.items:
        for band in {"B04", "B08"} & set(item["assets"]):
            item["assets"][band]["raster:bands"] = [{"scale": scale, "offset": 0}]
    doubts = fetch(sar=False).record.doubts
    assert len(doubts) == 6 and all(sentence in doubt for doubt in doubts)


def test_a_mask_that_is_missing_is_told(catalogue, fetch):
    for item in catalogue.items:
        item["assets"].pop("SCL", None)
    (doubt,) = fetch(sar=False).record.doubts
    assert doubt.startswith(
        "The catalogue has no cloud mask of S2A 2021-04-03 R008 and 5 more: clouds in them are not"
    )
