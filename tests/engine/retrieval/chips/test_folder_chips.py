"""Chips of folders in the layouts of known data sets."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
import rasterio
from made_chips import KINDS, write_bigearthnet, write_classes, write_forestnet

from stori_plugin.engine.retrieval.chips.bigearthnet_labels import COARSE, coarse_labels
from stori_plugin.engine.retrieval.chips.folder_chips import FolderChips
from stori_plugin.engine.retrieval.chips.folder_layouts import list_chips
from stori_plugin.engine.support.errors import StoriError, UnknownBandError, UnreadableRasterError


def go_on() -> None:
    pass


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


@pytest.mark.parametrize("place", ["../elsewhere", "a/../../b", "/etc", "C:\\a", "..\\a"])
def test_a_table_does_not_lead_out_of_its_folder(tmp_path, place):
    (tmp_path / "train.csv").write_text(f"label,merged_label,example_path\na,b,{place}\n")
    with pytest.raises(StoriError, match=r"train\.csv has a line whose example_path .* leads out"):
        list_chips(str(tmp_path))


def test_a_damaged_chip_is_named(tmp_path):
    chips = FolderChips(list_chips(str(write_classes(tmp_path, each=2))))
    broken = tmp_path / "water" / "water_1.tif"
    broken.write_bytes(broken.read_bytes()[:200])
    with pytest.raises(UnreadableRasterError, match=r"water_1\.tif cannot be read"):
        chips.read(range(len(chips)), go_on)


def test_a_table_of_chips_that_breaks_off_is_named(tmp_path):
    table = write_forestnet(tmp_path) / "train.csv"
    whole = table.read_bytes()
    for rest in (b"\xff\xfe,a,1,1,1,b\n", b"x" * 200_000 + b",a,1,1,1,b\n"):
        table.write_bytes(whole + rest)
        with pytest.raises(StoriError, match=r"train\.csv cannot be read: save it as CSV in UTF-8"):
            list_chips(str(tmp_path))


def test_a_line_of_a_table_without_a_label_is_left_out(tmp_path):
    table = write_forestnet(tmp_path) / "train.csv"
    head, first, *rest = table.read_text().splitlines()
    lines = [head, "," + first.split(",", 1)[1], *rest]
    table.write_text("\n".join(lines).replace(",", ";"))
    listing = list_chips(str(tmp_path))
    assert len(listing.chips) == 5
    assert listing.problems == ("Left out: examples/train_0 has no label in train.csv.",)
    table.write_text("\n".join([head, "a,b,1,1,2010,"]))
    with pytest.raises(StoriError, match=r"train\.csv has a line without example_path: correct"):
        list_chips(str(tmp_path))


@pytest.mark.parametrize("place", ["inf,0", "nan,1e308", "91,0"])
def test_a_chip_that_lies_nowhere_has_no_outline(tmp_path, place):
    table = write_forestnet(tmp_path) / "train.csv"
    table.write_text(table.read_text().replace("-1.5,110.0", place))
    corners = FolderChips(list_chips(str(tmp_path))).table.corners
    assert np.isnan(corners[0]).all() and np.isfinite(corners[1:]).all()


def test_infrared_of_another_shape_is_named(tmp_path):
    write_forestnet(tmp_path)
    infrared = tmp_path / "examples/train_1/images/infrared/composite.npy"
    np.save(infrared, np.zeros((6, 6, 3), np.uint8))
    chips = FolderChips(list_chips(str(tmp_path)), ("red",))
    chips.bands = ("red", "nir")
    with pytest.raises(StoriError, match="has 6 x 6 pixels, the first chip 12 x 12: make them"):
        chips.read([1], go_on)
    np.save(infrared, np.zeros((12, 12, 1), np.uint8))
    with pytest.raises(UnreadableRasterError, match=r"composite\.npy cannot be read"):
        chips.read([1], go_on)


def test_a_chip_as_large_as_a_country_is_named(tmp_path):
    write_classes(tmp_path, each=1)
    for path in tmp_path.glob("*/*.tif"):
        size = {"width": 100_000, "height": 100_000, "count": 1, "dtype": "uint8"}
        place = {"crs": "EPSG:32631", "transform": rasterio.transform.from_origin(0, 0, 10, 10)}
        with rasterio.open(path, "w", **size, **place, SPARSE_OK=True, tiled=True):
            pass
    with pytest.raises(StoriError, match="100,000 x 100,000 pixels, more than a chip may have"):
        FolderChips(list_chips(str(tmp_path)))


def test_large_chips_are_read_a_few_at_a_time(tmp_path):
    chips = FolderChips(list_chips(str(write_classes(tmp_path, each=2))))
    assert chips.batches() == [range(0, 8)]
    chips._shape = (4096, 4096)
    assert all(len(batch) == 1 for batch in chips.batches()) and len(chips.batches()) == 8
