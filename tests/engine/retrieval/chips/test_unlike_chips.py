"""Folders whose chips are stored in more than one way, and pictures that have no place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from made_chips import write_bigearthnet, write_image
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.options.build_index_options import IndexRequest
from stori_plugin.engine.options.find_similar_options import SimilarQuery
from stori_plugin.engine.retrieval.chips.folder_chips import FolderChips, FolderPictures
from stori_plugin.engine.retrieval.chips.folder_layouts import list_chips
from stori_plugin.engine.retrieval.chips.image_files import WHITE
from stori_plugin.engine.retrieval.encoders import vit
from stori_plugin.engine.retrieval.finding.find_similar import find_similar
from stori_plugin.engine.retrieval.finding.thumbnails import thumbnail
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.support.errors import StoriError, UnknownBandError

BANDS = ("B02", "B03", "B04", "B08")


def numbers(bands: int = 4, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(100, 3000, (bands, 16, 16)).astype(np.uint16)


def write(path: Path, stored: np.ndarray, names=(), crs="EPSG:32631", **changes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    place = {"crs": crs, "transform": from_origin(5e5, 5.6e6, 10, 10)} if crs else {}
    size = {"count": len(stored), "height": stored.shape[1], "width": stored.shape[2]}
    with rasterio.open(path, "w", dtype=str(stored.dtype), **size, **place, **changes) as raster:
        raster.write(stored)
        if names:
            raster.descriptions = names
    return path


def read(folder: Path, bands=()) -> tuple[np.ndarray, FolderChips]:
    chips = FolderChips(list_chips(str(folder)), bands)
    return chips.read(range(len(chips)), lambda: None), chips


def test_bands_count_by_their_names_in_whatever_order(tmp_path):
    stored = numbers()
    write(tmp_path / "a" / "1.tif", stored, BANDS)
    turned = write(tmp_path / "b" / "2.tif", stored[[3, 0, 1, 2]], ("B08", *BANDS[:3]))
    found, _ = read(tmp_path)
    np.testing.assert_array_equal(found[0], found[1])
    assert len(np.unique(found[0].mean((1, 2)))) == 4
    with rasterio.open(turned, "r+") as raster:
        raster.descriptions = ("B11", *BANDS[:3])
    assert read(tmp_path, ("B02", "B04"))[0].shape == (2, 2, 16, 16)
    with pytest.raises(UnknownBandError, match=r"2\.tif has no band B08, which .*1\.tif has: add"):
        read(tmp_path)


def test_each_file_says_what_it_does_not_know(tmp_path):
    stored = numbers()
    first, second, third = stored.copy(), stored.copy(), stored.copy()
    first[:, :4], second[:, :4] = 0, 65535
    write(tmp_path / "a" / "1.tif", first, nodata=0)
    write(tmp_path / "b" / "2.tif", second, nodata=65535)
    path = write(tmp_path / "c" / "3.tif", third)
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(path, "r+") as raster:
        raster.write_mask(np.arange(16)[:, None].repeat(16, 1) >= 4)
    found, _ = read(tmp_path)
    for chip in found:
        assert np.isnan(chip[:, :4]).all()
        np.testing.assert_array_equal(chip[:, 4:], found[0][:, 4:])


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"stored": numbers(3)}, r"2\.tif has 3 bands, .*1\.tif has 4 bands: make all chips"),
        ({"stored": numbers(1)}, r"2\.tif has 1 band, .*1\.tif has 4 bands: make all chips"),
        (
            {"stored": (numbers() * 1e-4).astype(np.float32)},
            r"2\.tif stores its numbers otherwise than .*1\.tif \(another type, scale or offset\)",
        ),
    ],
)
def test_chips_of_other_numbers_are_refused_before_any_is_encoded(tmp_path, second, expected):
    write(tmp_path / "a" / "1.tif", numbers())
    write(tmp_path / "b" / "2.tif", **second)
    with pytest.raises(StoriError, match=expected):
        FolderChips(list_chips(str(tmp_path)))


def test_pictures_without_a_place_are_chips(tmp_path):
    """Red, green and blue reach the encoder of photographs as they are, transparent is missing."""
    assert WHITE == vit.WHITE
    stored = np.random.default_rng(0).integers(1, 255, (4, 12, 10)).astype(np.uint8)
    stored[3] = 255
    stored[3, :3] = 0
    write(tmp_path / "Grünland, nass" / "ä 1.png", stored[:3], crs=None, driver="PNG")
    write(tmp_path / "Wald" / "2.png", stored, crs=None, driver="PNG")
    found, chips = read(tmp_path, ("red", "blue"))
    assert chips.bands == ("red", "blue") and np.isnan(chips.table.corners).all()
    np.testing.assert_allclose(found[0], stored[[0, 2]] * (WHITE / 255), rtol=1e-6)
    assert np.isnan(found[1][:, :3]).all()
    np.testing.assert_array_equal(found[1][:, 3:], found[0][:, 3:])
    assert [chip.labels for chip in chips.listing.chips] == [("Grünland, nass",), ("Wald",)]
    limits = chips.table.source_facts[0]["limits"]
    assert FolderPictures(chips.listing, limits).read("Wald/2").shape == (12, 10, 3)
    with pytest.raises(UnknownBandError, match="prithvi needs the band “nir_narrow”"):
        FolderChips(chips.listing, ("nir_narrow",), "prithvi")
    write(tmp_path / "Wald" / "3.png", stored[:1], crs=None, driver="PNG")
    with pytest.raises(StoriError, match=r"3\.png has the bands band_1 \(uint8\), .* red, green"):
        read(tmp_path)


def test_the_fourth_of_all_bytes_is_a_band_where_its_numbers_are_no_mask(tmp_path):
    stored = np.random.default_rng(0).integers(0, 255, (4, 12, 12)).astype(np.uint8)
    write(tmp_path / "a" / "1.tif", stored, crs=None)
    found, chips = read(tmp_path)
    assert chips.bands == ("band_1", "band_2", "band_3", "band_4") and np.isfinite(found).all()


def test_a_picture_with_a_palette_is_refused(tmp_path):
    path = write(tmp_path / "a" / "1.tif", numbers(1).astype(np.uint8), crs=None)
    with rasterio.open(path, "r+") as raster:
        raster.write_colormap(1, {0: (0, 0, 0, 255), 1: (9, 9, 9, 255)})
    with pytest.raises(StoriError, match=r"1\.tif has a palette for colours: save it as red"):
        read(tmp_path)


def test_patches_without_a_band_that_most_have_are_left_out(tmp_path):
    write_bigearthnet(tmp_path)
    patches = sorted(tmp_path.iterdir())
    next(patches[0].glob("*_B03.tif")).unlink()
    more = patches[1] / f"{patches[1].name}_B8A.tif"
    write_image(more, np.full((1, 12, 12), 0.3), ("B8A",))
    listing = list_chips(str(tmp_path))
    assert len(listing.chips) == 3
    assert listing.problems == (
        f"Left out: {patches[0].name} has no file B03.tif, which most have.",
    )
    assert FolderChips(listing, ("B02", "B03", "B04")).read([0, 2], lambda: None).shape[1] == 3


def test_a_picture_beside_the_raster_of_its_name_is_no_chip(tmp_path):
    write(tmp_path / "a" / "1.png", numbers(3).astype(np.uint8), crs=None, driver="PNG")
    write(tmp_path / "a" / "1.tif", numbers(3))
    listing = list_chips(str(tmp_path))
    assert [chip.files for chip in listing.chips] == [(str(Path("a/1.tif")),)]
    assert listing.problems == ("Left out: a/1.png has the name of a/1.tif.",)


def test_a_folder_that_was_built_again_is_shown_as_it_is(tmp_path):
    write(tmp_path / "chips" / "a" / "1.tif", numbers(3))
    indexes = []
    for times in (1, 3):
        write(tmp_path / "chips" / "a" / f"{times}.tif", numbers(3) * times)
        build_index(
            IndexRequest(str(tmp_path / f"{times}.storiindex"), folder=str(tmp_path / "chips"))
        )
        indexes.append(open_index(str(tmp_path / f"{times}.storiindex")))
        assert all(thumbnail(indexes[-1], row) is not None for row in range(len(indexes[-1])))
    assert thumbnail(indexes[1], 1).mean() > thumbnail(indexes[1], 0).mean() + 40


def test_a_picture_asks_an_index_of_pictures(tmp_path):
    random = np.random.default_rng(0)
    for k in range(12):
        stored = random.integers(1, 60 + 15 * k, (3, 32, 32)).astype(np.uint8)
        write(tmp_path / "chips" / "a" / f"{k:02}.png", stored, crs=None, driver="PNG")
    path = str(tmp_path / "a.storiindex")
    build_index(IndexRequest(path, folder=str(tmp_path / "chips")))
    index = open_index(path)
    for k in (2, 9):
        asked = SimilarQuery(k=2, rasters=(Source(str(tmp_path / "chips" / "a" / f"{k:02}.png")),))
        nearest = find_similar(index, asked)[0]
        assert nearest.row == k and nearest.distance == pytest.approx(0, abs=1e-5)
