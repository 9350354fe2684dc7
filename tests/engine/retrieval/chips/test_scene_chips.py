"""Chips of rasters, series and folders; building an index of them, stopped and taken up again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import made_scene
import numpy as np
import pytest
import rasterio
from made_chips import (
    KINDS,
    write_bigearthnet,
    write_classes,
    write_forestnet,
    write_image,
    write_mosaic,
)
from made_runs import Listener

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.retrieval.chips.bigearthnet_labels import COARSE, coarse_labels
from stori_plugin.engine.retrieval.chips.chip_source import filled
from stori_plugin.engine.retrieval.chips.folder_chips import FolderChips
from stori_plugin.engine.retrieval.chips.folder_layouts import list_chips
from stori_plugin.engine.retrieval.chips.scene_chips import Cut, SceneChips
from stori_plugin.engine.retrieval.finding.find_similar import SimilarQuery, find
from stori_plugin.engine.retrieval.finding.thumbnails import png, thumbnail
from stori_plugin.engine.retrieval.index.build_index import IndexRequest, make_index
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.support.errors import (
    CancelledError,
    InputError,
    OutputError,
    ParameterError,
    StoriError,
    UnknownBandError,
    UnreadableRasterError,
)

BANDS = ("B02", "B03", "B04", "B08")


def go_on() -> None:
    pass


@pytest.fixture(scope="module")
def mosaic(tmp_path_factory) -> Path:
    return write_mosaic(tmp_path_factory.mktemp("mosaic") / "image.tif")


@pytest.fixture(scope="module")
def series(tmp_path_factory) -> tuple:
    """Reflectance of two fields on six clear dates."""
    folder = tmp_path_factory.mktemp("series")
    for day in range(0, 180, 30):
        date = made_scene.FIRST_DAY + dt.timedelta(days=day)
        bands = np.stack([made_scene.reflectance(day, band) for band in made_scene.BANDS])
        stored = np.round(bands * 10_000).astype(np.uint16)
        made_scene.write_raster(folder / f"S2_{date:%Y%m%d}.tif", stored, made_scene.BANDS, 0)
    return tuple(rasters_in(str(folder)))


def test_windows_are_regular_and_lie_where_they_should(mosaic):
    chips = SceneChips([Source(str(mosaic))], Cut(12, 6), temporal=False)
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


def test_each_date_of_a_series_has_its_chips_or_all_have_one(series):
    dated = SceneChips(series, Cut(8, bands=("red", "B08")), temporal=False)
    assert len(dated) == 6 * 9 and dated.bands == ("B04", "B08")
    assert dated.table.date(9) == dt.date(2021, 3, 31)
    whole = SceneChips(series, Cut(8, bands=("red", "B08")), temporal=True)
    assert len(whole) == 9 and len(whole.dates) == 6
    chip = whole.read([4], go_on)[0]
    assert chip.shape == (6, 2, 8, 8)
    assert (chip[3] == dated.read([3 * 9 + 4], go_on)[0]).all()


def test_missing_pixels_are_filled_in_time_and_then_in_space(series):
    source = SceneChips(series, Cut(8, bands=("B04",)), temporal=True)
    chips = source.read([0, 1], go_on)
    holed = chips.copy()
    holed[0, 2, 0, :4] = np.nan
    holed[0, :, 0, 7, 7] = np.nan
    holed[1, :, :, :, :] = np.nan
    whole, missing = filled(holed, source)
    assert missing[0] == pytest.approx((32 + 6 - 0) / 384) and missing[1] == 1.0
    days = np.array([0, 30, 60, 90, 120, 150.0])
    line = np.interp(60, days[[1, 3]], chips[0, [1, 3], 0, 0, 0])
    assert whole[0, 2, 0, 0, 0] == pytest.approx(line, rel=1e-5)
    assert whole[0, 1, 0, 7, 7] == pytest.approx(np.nanmean(holed[0, 1, 0]), rel=1e-5)
    assert np.isfinite(whole).all()


@pytest.mark.parametrize(
    ("cut", "kind", "expected"),
    [
        (Cut(64), ParameterError, "SIZE is 64 pixels, but the rasters have 48 x 48"),
        (Cut(0), ParameterError, "SIZE is 0"),
        (Cut(8, -1), ParameterError, "STRIDE is -1"),
        (Cut(8, bands=("B12",)), UnknownBandError, "There is no band “B12”"),
        (Cut(8, extent=(0, 0, 1, 1)), StoriError, "EXTENT does not overlap"),
    ],
)
def test_chips_that_cannot_be_cut_are_one_sentence(mosaic, cut, kind, expected):
    with pytest.raises(kind, match=expected):
        SceneChips([Source(str(mosaic))], cut, temporal=False)


def test_a_band_that_the_encoder_needs_is_named(mosaic):
    with pytest.raises(UnknownBandError, match="The encoder prithvi needs the band “swir1”"):
        SceneChips([Source(str(mosaic))], Cut(8, bands=("red", "swir1")), False, "prithvi")


# --- folders ------------------------------------------------------------------------------------


def test_a_folder_in_forestnets_layout(tmp_path):
    listing = list_chips(str(write_forestnet(tmp_path)))
    assert listing.layout == "forestnet" and len(listing.chips) == 6
    assert listing.chips[0].name == "examples/train_0" and listing.chips[0].labels == ("water",)
    chips = FolderChips(listing)
    assert chips.bands == ("red", "green", "blue", "nir", "swir1", "swir2")
    read = chips.read([0, 3], go_on)
    assert read.shape == (2, 6, 12, 12) and 0.1 < read[1].mean() < 0.4
    assert read[1, 5].mean() > read[1, 0].mean()
    (west, north), (east, south) = chips.table.corners[0, 0], chips.table.corners[0, 2]
    assert (west + east) / 2 == pytest.approx(110.0) and (north + south) / 2 == pytest.approx(-1.5)
    assert (east - west) * 111_320 == pytest.approx(180, rel=0.01)
    merged = list_chips(str(tmp_path), "coarse")
    assert {label for chip in merged.chips for label in chip.labels} == {"open", "pattern"}


def test_forestnet_without_infrared_and_with_a_lost_image(tmp_path):
    write_forestnet(tmp_path, infrared=False)
    (tmp_path / "examples/train_2/images/visible/composite.png").unlink()
    listing = list_chips(str(tmp_path))
    assert len(listing.chips) == 5
    assert listing.problems == (
        "Left out: examples/train_2/images/visible/composite.png is missing.",
    )
    assert FolderChips(listing).bands == ("red", "green", "blue")
    with pytest.raises(UnknownBandError, match="prithvi needs the band “nir_narrow”"):
        FolderChips(listing, ("red", "nir_narrow"), "prithvi")


def test_a_folder_in_bigearthnets_layout(tmp_path):
    listing = list_chips(str(write_bigearthnet(tmp_path)))
    assert listing.layout == "bigearthnet" and len(listing.chips) == 4
    assert listing.chips[1].labels == ("any ground", "stripes")
    chips = FolderChips(listing, ("red", "B02"))
    assert chips.bands == ("B04", "B02")
    read = chips.read(range(4), go_on)
    assert read.shape == (4, 2, 12, 12) and (read[:, 0].mean() > read[:, 1].mean())
    assert chips.table.date(2) == dt.date(2017, 6, 12)


def test_real_patches_of_bigearthnet(shared_data):
    folder = shared_data / "bigearthnet-examples"
    optical = FolderChips(list_chips(str(folder / "BigEarthNet-S2-Example")))
    assert len(optical) == 6 and len(optical.bands) == 12
    read = optical.read(range(6), go_on)
    assert read.shape == (6, 12, 120, 120) and 0 < read.mean() < 0.5
    assert optical.table.labels.words and np.isfinite(optical.table.corners).all()
    radar = FolderChips(list_chips(str(folder / "BigEarthNet-S1-Example")))
    assert radar.bands == ("VV", "VH") and -25 < radar.read([0], go_on).mean() < -5
    assert radar.table.labels[0] == optical.table.labels[0]
    coarse = list_chips(str(folder / "BigEarthNet-S2-Example"), "coarse")
    assert "Arable land" in {label for chip in coarse.chips for label in chip.labels}


def test_the_coarse_labels_of_bigearthnet_are_nineteen():
    assert len(set(COARSE.values())) == 19 and len(set(COARSE) - set(COARSE.values())) == 23
    assert coarse_labels(("Rice fields", "Vineyards", "Airports", "Arable land")) == (
        "Arable land",
        "Permanent crops",
    )


def test_a_folder_per_class(tmp_path):
    listing = list_chips(str(write_classes(tmp_path, each=2)))
    assert (listing.layout, len(listing.chips)) == ("classes", 8)
    assert {chip.labels for chip in listing.chips} == {(kind,) for kind in KINDS}


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda folder: list_chips(str(folder / "none")), "does not exist: check the path"),
        (lambda folder: list_chips(str(folder)), "holds no chips"),
        (lambda folder: list_chips(str(folder), "species"), "LABELLING is “species”"),
    ],
)
def test_a_folder_that_does_not_serve_is_one_sentence(tmp_path, make, expected):
    with pytest.raises(StoriError, match=expected):
        make(tmp_path)


def test_a_damaged_chip_is_named(tmp_path):
    chips = FolderChips(list_chips(str(write_classes(tmp_path, each=2))))
    broken = tmp_path / "water" / "water_1.tif"
    broken.write_bytes(broken.read_bytes()[:200])
    with pytest.raises(UnreadableRasterError, match=r"water_1\.tif cannot be read"):
        chips.read(range(len(chips)), go_on)


# --- building -----------------------------------------------------------------------------------


def order(mosaic, output, **changes) -> IndexRequest:
    given = {"cut": {"size": 12, "stride": 6}, "workers": 1, "files": (Source(str(mosaic)),)}
    return IndexRequest(str(output), **{**given, **changes})


def test_the_same_ground_is_found_first(mosaic, tmp_path):
    path = tmp_path / "a.storiindex"
    assert make_index(order(mosaic, path), Listener()) == 49
    index = open_index(path)
    for column in range(4):  # one texture each
        found = find(index, SimilarQuery(k=4, point=(500_060 + 120 * column, 5_599_940, "")))
        assert {one.row % 7 // 2 for one in found} == {column}
        assert all(one.row % 7 % 2 == 0 for one in found)
    image = thumbnail(index, 3, 48)
    assert image.shape == (48, 48, 3) and image.std() > 10
    assert png(image).startswith(b"\x89PNG")
    assert [p.name for p in tmp_path.iterdir()] == ["a.storiindex"]


def test_the_same_bits_whatever_the_number_of_workers(mosaic, tmp_path):
    for name, workers in (("one", 1), ("three", 3)):
        make_index(order(mosaic, tmp_path / name, workers=workers), Listener())
    assert (tmp_path / "one").read_bytes() == (tmp_path / "three").read_bytes()


def test_a_stopped_build_goes_on_where_it_was(mosaic, tmp_path, monkeypatch):
    from stori_plugin.engine.retrieval.chips import scene_chips

    monkeypatch.setattr(scene_chips, "_AT_ONCE", 2)
    whole, path = tmp_path / "whole", tmp_path / "a.storiindex"
    make_index(order(mosaic, whole), Listener())

    class Stops(Listener):
        def is_cancelled(self) -> bool:
            return bool(self.fractions) and self.fractions[-1] > 0.4

    with pytest.raises(CancelledError, match="run it again with the same settings to go on"):
        make_index(order(mosaic, path), Stops())
    assert not path.exists() and (tmp_path / "a.storiindex.unfinished").exists()
    # As after a crash: a piece of the next batch was written.
    with open(tmp_path / "a.storiindex.unfinished", "ab") as file:
        file.write(b"torn")
    listener = Listener()
    make_index(order(mosaic, path), listener)
    assert any("Going on after" in line for line in listener.lines)
    assert path.read_bytes() == whole.read_bytes()
    assert not (tmp_path / "a.storiindex.unfinished").exists()


def test_other_settings_begin_anew(mosaic, tmp_path):
    path = tmp_path / "a.storiindex"
    (tmp_path / "a.storiindex.unfinished").write_bytes(b"of another plan\n" + bytes(5000))
    listener = Listener()
    assert make_index(order(mosaic, path, code="binary"), listener) == 49
    assert not any("Going on" in line for line in listener.lines)


def test_chips_that_lack_too_much_are_left_out(tmp_path):
    path = write_mosaic(tmp_path / "image.tif")
    with rasterio.open(path, "r+") as raster:
        image = raster.read()
        image[:, :12, :9] = 0
        image[:, 30:33, 30] = 0
        raster.write(image)
    listener = Listener()
    count = make_index(order(path, tmp_path / "a", cut={"size": 12}), listener)
    assert count == 15 and "1 chips lack too many pixels and are left out." in listener.lines
    assert open_index(tmp_path / "a").table.ids.tolist() == list(range(1, 16))
    with rasterio.open(path, "r+") as raster:
        raster.write(np.zeros_like(image))
    with pytest.raises(InputError, match="Every chip lacks too many pixels"):
        make_index(order(path, tmp_path / "b", cut={"size": 12}))


def test_the_encoder_of_another_index_serves_another_image(mosaic, tmp_path):
    first, second = tmp_path / "a.storiindex", tmp_path / "b.storiindex"
    make_index(order(mosaic, first))
    make_index(order(mosaic, second, like=str(first), cut={"size": 12}))
    one, other = open_index(first), open_index(second)
    assert one.fingerprint == other.fingerprint
    answers = find(one, SimilarQuery(k=1, index=other))
    assert [answer.row for answer in answers[:4]] == [0, 2, 4, 6]
    make_index(order(mosaic, tmp_path / "both", merge=str(first), cut={"size": 12}))
    assert len(open_index(tmp_path / "both")) == 49 + 16
    assert not (tmp_path / "both.added").exists()


def test_an_image_of_its_own_asks(mosaic, tmp_path):
    path = tmp_path / "a.storiindex"
    make_index(order(mosaic, path, code="binary"))
    with rasterio.open(mosaic) as raster:
        cut = raster.read(window=((12, 24), (24, 36))) * 1e-4
    asked = write_image(tmp_path / "asked.tif", cut, BANDS)
    found = find(open_index(path), SimilarQuery(k=4, rasters=[Source(str(asked))]))
    assert {one.row % 7 for one in found} == {4} and found[0].row == 2 * 7 + 4
    fine = write_image(tmp_path / "fine.tif", cut.repeat(2, 1).repeat(2, 2), BANDS, pixel=5.0)
    assert find(open_index(path), SimilarQuery(k=1, rasters=[Source(str(fine))]))[0].row == 18
    three = write_image(tmp_path / "three.tif", cut[:3], ("B02", "B03", "B04"))
    with pytest.raises(UnknownBandError, match="convolutional needs the band “B08”"):
        find(open_index(path), SimilarQuery(k=4, rasters=[Source(str(three))]))


def test_a_series_is_found_by_how_it_grows(series, tmp_path):
    path = tmp_path / "a.storiindex"
    count = make_index(
        IndexRequest(str(path), series, encoder="series", cut={"size": 4}, workers=1)
    )
    index = open_index(path)
    assert count == 36 and index.chip["dates"][0] == "2021-03-01"
    found = find(index, SimilarQuery(k=18, point=(500_010, 5_599_990, "")))
    assert {one.row % 6 // 3 for one in found} == {0}  # the field sown first
    assert thumbnail(index, 0).shape == (96, 96, 3)
    half = find(index, SimilarQuery(k=3, rasters=series))
    assert len(half) == 3
    with pytest.raises(InputError, match="one date only"):
        make_index(IndexRequest(str(tmp_path / "b"), series[:1], encoder="series", cut={"size": 4}))


def test_polygons_give_labels(mosaic, tmp_path):
    x, y = 500_000, 5_600_000

    def field(west, east, label):
        ring = [[x + west, y], [x + east, y], [x + east, y - 240], [x + west, y - 240]]
        return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}, label

    polygons = [field(0, 120, "maize"), field(120, 200, "wheat"), field(200, 210, "path")]
    labels = (polygons, "EPSG:32631")
    make_index(order(mosaic, tmp_path / "a", labels=labels, cut={"size": 12}))
    labels = open_index(tmp_path / "a").table.labels
    assert [labels[row] for row in (0, 1, 2, 5, 8)] == [("maize",), ("wheat",), (), ("wheat",), ()]
    away = ([field(9_000, 9_100, "maize")], "EPSG:32631")
    with pytest.raises(InputError, match="cover a quarter of no chip"):
        make_index(order(mosaic, tmp_path / "b", labels=away, cut={"size": 12}))


@pytest.mark.parametrize(
    ("changes", "kind", "expected"),
    [
        ({"encoder": "magic"}, ParameterError, "ENCODER is “magic”"),
        ({"code": "hash-4000"}, ParameterError, "longer than the embedding, which has 512"),
        ({"like": "/not/there.storiindex"}, InputError, "cannot be opened"),
        ({"encoder": "prithvi"}, ParameterError, "WEIGHTS"),
        ({"cut": {"size": 2}}, InputError, "needs at least 3 x 3: raise SIZE"),
    ],
)
def test_an_order_that_cannot_be_is_one_sentence(mosaic, tmp_path, changes, kind, expected):
    with pytest.raises(kind, match=expected):
        make_index(order(mosaic, tmp_path / "a.storiindex", **changes))
    assert not list(tmp_path.iterdir())


def test_the_output_is_no_folder_and_none_of_the_inputs(mosaic, tmp_path):
    with pytest.raises(OutputError, match="is one of the inputs"):
        make_index(order(mosaic, mosaic))
    with pytest.raises(OutputError, match="is a folder: give the name of a file"):
        make_index(order(mosaic, tmp_path))
    with pytest.raises(OutputError, match=r"cannot be written .*: check that the disk has space"):
        make_index(order(mosaic, mosaic / "a.storiindex"))


def test_a_folder_of_chips_is_no_series_and_brings_its_labels(tmp_path):
    folder = str(write_classes(tmp_path / "chips", each=2))
    with pytest.raises(ParameterError, match="not a folder of chips"):
        make_index(IndexRequest(str(tmp_path / "a"), folder=folder, encoder="series"))
    with pytest.raises(ParameterError, match="brings its own: leave them out"):
        make_index(IndexRequest(str(tmp_path / "a"), folder=folder, labels=([], "EPSG:4326")))
    assert make_index(IndexRequest(str(tmp_path / "a"), folder=folder)) == 8
    index = open_index(tmp_path / "a")
    assert index.table.labels[0] == ("checks",) and thumbnail(index, 0).shape == (96, 96, 3)
