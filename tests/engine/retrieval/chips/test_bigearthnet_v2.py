"""BigEarthNet from version 2 on, and other patches with a raster for each band."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from made_chips import texture, write_bigearthnet, write_image

from stori_plugin.engine.retrieval.chips.folder_chips import FolderChips
from stori_plugin.engine.retrieval.chips.folder_layouts import list_chips
from stori_plugin.engine.support.errors import InputError, MissingPackageError, StoriError

TILE = "S2A_MSIL2A_20170613T101031_N9999_R022_T33UUP"
PATCHES = {f"{TILE}_26_{number}": f"S1A_IW_{number}" for number in (57, 58, 59)}
LABELS = (["Arable land", "Inland waters"], ["Inland waters"], ["Arable land", "Rice fields"])
BOTH = ("Arable land", "Inland waters")


def go_on() -> None:
    pass


def write_v2(root: Path, radar: bool = True) -> Path:
    """Write the folders of a set of three patches, without its table."""
    rng = np.random.default_rng(0)
    for patch, one in PATCHES.items():
        image = texture("stripes", 12, 3, rng)
        for band, layer in zip(("B02", "B04", "B8A"), image):
            folder = root / "BigEarthNet-S2" / TILE / patch
            write_image(folder / f"{patch}_{band}.tif", layer[None], (None,))
        if radar:
            for band in ("VV", "VH"):
                folder = root / "BigEarthNet-S1" / "S1A_IW" / one
                write_image(folder / f"{one}_{band}.tif", image[:1], (None,))
        maps = root / "Reference_Maps" / TILE / patch
        write_image(maps / f"{patch}_reference_map.tif", image[:1], (None,))
    return root


def write_table(path: Path, form=json.dumps, head=("patch_id", "labels", "s1_name")) -> None:
    with open(path, "w", newline="", encoding="utf-8") as file:
        lines = [(name, form(labels), one) for (name, one), labels in zip(PATCHES.items(), LABELS)]
        csv.writer(file).writerows([head, *lines])


FORMS = {
    "json": json.dumps,
    "python": str,
    "numpy": lambda labels: str(np.array(labels, object)),
    "semicolons": "; ".join,
    "bars": "|".join,
    "commas": ", ".join,
}


@pytest.mark.parametrize("form", FORMS)
def test_labels_come_from_the_table(tmp_path, form):
    write_table(write_v2(tmp_path) / "metadata.csv", FORMS[form])
    listing = list_chips(str(tmp_path))
    assert listing.layout == "bigearthnet" and [chip.name for chip in listing.chips] == [*PATCHES]
    assert [list(chip.labels) for chip in listing.chips] == [*LABELS]
    assert listing.problems == (
        "The patches of Sentinel-1 are left out: choose their folder alone to have them.",
    )
    chips = FolderChips(listing, ("red", "nir_narrow"))
    assert chips.bands == ("B04", "B8A") and chips.table.date(0).isoformat() == "2017-06-13"
    read = chips.read([0, 1, 2], go_on)
    assert 0 < read.mean() < 0.5 and read[0, 1].mean() > read[0, 0].mean()
    coarse = list_chips(str(tmp_path), "coarse")
    assert coarse.chips[2].labels == ("Arable land",)


@pytest.mark.parametrize("below", ["BigEarthNet-S2", f"BigEarthNet-S2/{TILE}"])
def test_the_table_may_lie_above(tmp_path, below):
    write_table(write_v2(tmp_path) / "metadata.csv")
    listing = list_chips(str(tmp_path / below))
    assert len(listing.chips) == 3 and not listing.problems
    assert FolderChips(listing).bands == ("B02", "B04", "B8A")


def test_a_table_of_a_spreadsheet_with_semicolons(tmp_path):
    write_table(write_v2(tmp_path) / "metadata.csv", ", ".join)
    with open(tmp_path / "metadata.csv", newline="", encoding="utf-8") as file:
        lines = list(csv.reader(file))
    with open(tmp_path / "metadata.csv", "w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, delimiter=";").writerows(lines)
    assert [list(chip.labels) for chip in list_chips(str(tmp_path)).chips] == [*LABELS]


def test_radar_has_the_labels_of_its_optical_patch(tmp_path):
    write_table(write_v2(tmp_path) / "metadata.csv")
    listing = list_chips(str(tmp_path / "BigEarthNet-S1"))
    assert listing.chips[0].labels == BOTH
    assert {chip.name for chip in listing.chips} == set(PATCHES.values())


def test_a_table_in_parquet(tmp_path):
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from pyarrow import parquet

    columns = {"patch_id": [*PATCHES], "labels": [*LABELS], "s1_name": [*PATCHES.values()]}
    parquet.write_table(pyarrow.table(columns), write_v2(tmp_path) / "metadata.parquet")
    listing = list_chips(str(tmp_path))
    assert [list(chip.labels) for chip in listing.chips] == [*LABELS]
    (tmp_path / "metadata.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(InputError, match=r"metadata\.parquet cannot be read"):
        list_chips(str(tmp_path))
    parquet.write_table(pyarrow.table({"id": [1]}), tmp_path / "metadata.parquet")
    with pytest.raises(InputError, match="has no column patch_id and no column labels"):
        list_chips(str(tmp_path))


def test_parquet_without_pyarrow_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    (write_v2(tmp_path) / "metadata.parquet").write_bytes(b"PAR1")
    with pytest.raises(MissingPackageError, match=r"pyarrow.*or save the table as metadata\.csv"):
        list_chips(str(tmp_path))
    write_table(tmp_path / "metadata.csv")
    assert len(list_chips(str(tmp_path)).chips) == 3


def test_patches_that_the_table_lacks_are_named(tmp_path):
    write_table(write_v2(tmp_path, radar=False) / "metadata.csv")
    lines = (tmp_path / "metadata.csv").read_text().splitlines()
    (tmp_path / "metadata.csv").write_text("\n".join(lines[:-1]))
    listing = list_chips(str(tmp_path))
    gone = [*PATCHES][2]
    assert len(listing.chips) == 2
    assert listing.problems == (f"Left out: {gone} has no label of that kind in metadata.csv.",)


def alone(tmp_path: Path, files: dict[str, list[str]]) -> str:
    for folder, names in files.items():
        for name in names:
            write_image(tmp_path / folder / name, np.full((1, 4, 4), 0.1), (None,))
    return str(tmp_path)


@pytest.mark.parametrize(
    "files",
    [
        {"a": ["a_B02.tif", "a_B03.tif"], "b": ["b_B02.tif", "b_B03.tif"]},
        {"a": ["B2.tif", "B3.tif", "B8A.tif"]},
        {"patches": ["one_B02.tif", "one_B11.tif", "two_B02.tif", "two_B11.tif"]},
        {"a": ["a_VV.tif", "a_VH.tif"]},
        {"a": ["a_B04.tif"]},
        {"a": ["a_B02.tif", "a_B03.tif"], "water": ["image.tif"]},
    ],
)
def test_bands_are_never_chips_of_their_own(tmp_path, files):
    with pytest.raises(InputError, match=r"holds patches with a raster for each band .* no labels"):
        list_chips(alone(tmp_path, files))


def test_reference_maps_alone_are_a_sentence(tmp_path):
    write_v2(tmp_path)
    with pytest.raises(InputError, match="holds reference maps of BigEarthNet and no images"):
        list_chips(str(tmp_path / "Reference_Maps"))


def test_images_of_a_class_in_one_band_stay_chips(tmp_path):
    root = alone(tmp_path, {"water": ["a_B04.tif", "b_B04.tif"], "rock": ["c.tif", "d_B04.tif"]})
    assert len(list_chips(root).chips) == 4


def test_a_patch_of_version_1_without_its_labels_is_named(tmp_path):
    folder = write_bigearthnet(tmp_path)
    lost = sorted(folder.glob("*/*_labels_metadata.json"))[0]
    lost.unlink()
    listing = list_chips(str(folder))
    assert len(listing.chips) == 3
    assert listing.problems == (f"Left out: {lost.parent.name} has no file labels_metadata.json.",)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("patch,label\na,b\n", "metadata.csv has no column patch_id and no column labels"),
        ("", "metadata.csv has no column patch_id"),
        (b"patch_id,labels\n\xff\xfe,a\n", "metadata.csv cannot be read"),
        ("patch_id,labels\nx,\n", "holds no chips"),
    ],
)
def test_a_table_that_does_not_serve_is_a_sentence(tmp_path, content, expected):
    path = write_v2(tmp_path, radar=False) / "metadata.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(StoriError, match=expected):
        list_chips(str(tmp_path))
