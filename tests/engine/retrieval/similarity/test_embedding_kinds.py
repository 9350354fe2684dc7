"""How the numbers of rasters of embeddings are stored, against a sum pixel by pixel."""

from __future__ import annotations

import naive
import numpy as np
import pytest
import rasterio
from made_similarity import CRS, X, Y, box, chosen, codes, made, numbers, point, shapes, write

from stori_plugin.engine.retrieval.embeddings.embedding_raster import open_embedding
from stori_plugin.engine.support.errors import InputError


@pytest.mark.parametrize("flip", [False, True])
def test_alphaearth_is_recognised_and_decoded(tmp_path, flip):
    stored = codes()
    path = write(tmp_path / "e.tif", stored, nodata=-128 if flip else None, flip=flip)
    assert open_embedding(path).coding == "AlphaEarth"
    values = (stored / 127.5) ** 2 * np.sign(stored)
    values[:, [3, 5], [4, 6]] = np.nan
    found = made(tmp_path, path, shapes(box(8, 8, 4, 4)))
    np.testing.assert_allclose(
        found, naive.similarity(values, chosen((20, 30), (8, 8, 4, 4))), atol=2e-6
    )


@pytest.mark.parametrize("bands", [1, 16])
def test_tessera_is_scaled_by_the_raster_beside_it(tmp_path, bands):
    stored = codes(16)
    scales = np.random.default_rng(2).uniform(0.01, 2, (bands, 20, 30)).astype(np.float32)
    scales[0, 9, 9] = np.nan
    scales[-1, 9, 10] = 0
    path = write(tmp_path / "e.tif", stored)
    write(tmp_path / "e_scales.tif", scales)
    assert open_embedding(path).coding == "TESSERA"
    values = stored * scales.astype(float)
    values[:, 9, 9:11] = np.nan
    found = made(tmp_path, path, shapes(box(12, 8, 4, 4)))
    np.testing.assert_allclose(
        found, naive.similarity(values, chosen((20, 30), (12, 8, 4, 4))), atol=2e-6
    )
    write(tmp_path / "e_scales.tif", scales[:, :-1])
    with pytest.raises(InputError, match=r"e_scales\.tif has other pixels or bands than"):
        open_embedding(path)


def test_scales_of_another_zone_are_refused_and_their_name_may_be_in_capitals(tmp_path):
    path = write(tmp_path / "E.TIF", codes(16))
    scales = np.ones((1, 20, 30), np.float32)
    write(tmp_path / "E_SCALES.TIF", scales)
    assert open_embedding(path).coding == "TESSERA"
    write(tmp_path / "E_SCALES.TIF", scales, "EPSG:32632")
    with pytest.raises(InputError, match=r"E_SCALES\.TIF has other pixels or bands than"):
        open_embedding(path)


def test_alphaearth_in_wider_numbers_is_recognised_by_what_is_missing(tmp_path):
    stored = codes().astype(np.int16)
    path = write(tmp_path / "e.tif", stored, nodata=-128)
    found = made(tmp_path, path, shapes(box(8, 8, 4, 4)))
    values = np.where(stored == -128, np.nan, (stored / 127.5) ** 2 * np.sign(stored))
    expected = naive.similarity(values, chosen((20, 30), (8, 8, 4, 4)))
    np.testing.assert_allclose(found, expected, atol=2e-6)
    assert open_embedding(write(tmp_path / "n.tif", stored)).coding == "plain"


@pytest.mark.parametrize("first", ["int8", "float32"])
def test_bands_of_several_kinds_are_read_as_each_is(tmp_path, first):
    """A virtual raster of files: each has a type and a number for nothing of its own."""
    small, real = codes(2), 90 * numbers(2)
    small[0, 6, 6] = -5
    real[1, 7, 7] = -9999
    write(tmp_path / "int8.tif", small, nodata=-5)
    write(tmp_path / "float32.tif", real, nodata=-9999)
    order = ["int8", "float32"] if first == "int8" else ["float32", "int8"]
    signed = '<Metadata domain="IMAGE_STRUCTURE"><MDI key="PIXELTYPE">SIGNEDBYTE</MDI></Metadata>'
    bands = "".join(
        f'<VRTRasterBand dataType="{kind}" band="{k + 1}">{more}<NoDataValue>{nothing}'
        f'</NoDataValue><SimpleSource><SourceFilename relativeToVRT="1">{name}.tif'
        f"</SourceFilename><SourceBand>{k // 2 + 1}</SourceBand></SimpleSource></VRTRasterBand>"
        for k, name in enumerate(2 * order)
        for kind, more, nothing in [
            ("Float32", "", -9999) if name == "float32" else ("Byte", signed, -5)
        ]
    )
    path = tmp_path / "e.vrt"
    path.write_text(
        f'<VRTDataset rasterXSize="30" rasterYSize="20"><SRS>{CRS}</SRS><GeoTransform>{X},10,0,'
        f"{Y},0,-10</GeoTransform>{bands}</VRTDataset>"
    )
    values = {"int8": small.astype(float), "float32": real.astype(float)}
    values["int8"][small == -5], values["float32"][real == -9999] = np.nan, np.nan
    stacked = np.stack([values[name][k // 2] for k, name in enumerate(2 * order)])
    found = made(tmp_path, str(path), shapes(point(10, 20)))
    np.testing.assert_allclose(
        found, naive.similarity(stacked, chosen((20, 30), (10, 20, 1, 1))), atol=2e-6
    )


def test_an_alpha_band_is_no_number_of_the_vector(tmp_path):
    values = np.random.default_rng(4).integers(1, 200, (4, 20, 30)).astype(np.uint8)
    path = write(tmp_path / "e.tif", values)  # GDAL takes the fourth of all bytes for alpha
    assert open_embedding(path).bands == 4
    values[3] = 255
    values[3, :5] = 0
    path = write(tmp_path / "a.tif", values)
    found = made(tmp_path, path, shapes(box(0, 0, 8, 30)))
    expected = np.where(values[3] == 0, np.nan, values[:3].astype(float))
    np.testing.assert_allclose(
        found, naive.similarity(expected, chosen((20, 30), (5, 0, 3, 30))), atol=2e-6
    )


def test_scale_and_offset_of_a_file_count(tmp_path):
    values = np.random.default_rng(3).integers(0, 200, (4, 8, 8)).astype(np.uint8)
    path = write(tmp_path / "e.tif", values)
    with rasterio.open(path, "r+") as raster:
        raster.scales, raster.offsets = [0.01] * 4, [-1.0] * 4
    found = made(tmp_path, path, shapes(point(2, 2)))
    expected = naive.similarity(values * 0.01 - 1.0, chosen((8, 8), (2, 2, 1, 1)))
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_a_mask_in_the_file_counts(tmp_path):
    values = numbers()
    path = write(tmp_path / "e.tif", values)
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(path, "r+") as raster:
        raster.write_mask(~chosen((20, 30), (0, 0, 5, 30)))
    found = made(tmp_path, path, shapes(box(0, 0, 8, 30)))
    assert np.isnan(found[:5]).all()
    values[:, :5] = np.nan
    expected = naive.similarity(values, chosen((20, 30), (5, 0, 3, 30)))
    np.testing.assert_allclose(found, expected, atol=2e-6)
