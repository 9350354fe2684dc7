"""``stori:inspectseries``: a table and a page of what is there, whatever is wrong with it."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import made_scene
import numpy as np
import pytest
from suite import described, names_of, sentence_of

ID = "stori:inspectseries"
NAMES = (
    "OPTICAL_FOLDER OPTICAL SAR_FOLDER SAR COARSE_FOLDER COARSE CLOUD_MASK CLEAR_CLASSES "
    "MASK_BUFFER TABLE HTML"
)


@pytest.fixture
def inspect(processing, provider, tmp_path):
    """Run the algorithm; return the rows of the table and the text of the page."""

    def inspect(**parameters):
        parameters = {name: str(value) for name, value in parameters.items()}
        result = processing.run(
            ID, {"TABLE": str(tmp_path / "t.csv"), "HTML": str(tmp_path / "t.html"), **parameters}
        )
        with open(result["TABLE"], newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        return rows, Path(result["HTML"]).read_text(encoding="utf-8")

    return inspect


def test_it_explains_itself_and_its_names_never_change(provider):
    assert names_of(described(ID)) == NAMES.split()


def test_every_file_is_a_row_with_its_clear_share(inspect, scene):
    rows, page = inspect(OPTICAL_FOLDER=scene[0], SAR_FOLDER=scene[1], MASK_BUFFER=0)
    optical = [row for row in rows if row["role"] == "optical"]
    sar = [row for row in rows if row["role"] == "sar"]
    assert (len(optical), len(sar)) == (len(made_scene.OPTICAL_DAYS), len(made_scene.SAR_DAYS))
    # Every third date is clear, the next has a square of 8 x 8 clouded, the next is overcast.
    shares = [float(row["clear_percent"]) for row in optical[:3]]
    assert shares == pytest.approx([100.0, 100.0 * (1 - 64 / 576), 0.0], abs=0.1)
    first = optical[0]
    assert (first["sensor"], first["date"], first["mask"]) == ("sentinel2", "2021-03-01", "SCL")
    assert (first["crs"], first["resolution"], first["columns"]) == ("EPSG:32631", "20.0", "24")
    assert first["bands"].split() == list(made_scene.BANDS)
    assert sar[0]["bands"] == "VV VH" and sar[0]["orbit"].startswith("ascending")
    assert not any(row["problem"] for row in rows)
    assert page.count("<rect") == len(optical) and page.count("<circle") == len(sar)


def test_a_coarse_sensor_has_a_role_of_its_own(inspect, scene, tmp_path):
    for day in ("20210310", "20210311"):
        values = np.full((2, 4, 4), 0.3, np.float32)
        path = tmp_path / f"coarse/MOD09_{day}.tif"
        made_scene.write_raster(path, values, ["sur_refl_b01", "sur_refl_b02"])
    rows, page = inspect(OPTICAL_FOLDER=scene[0], COARSE_FOLDER=tmp_path / "coarse")
    coarse = [row for row in rows if row["role"] == "coarse"]
    assert [row["date"] for row in coarse] == ["2021-03-10", "2021-03-11"]
    assert {row["sensor"] for row in coarse} == {"modis"}
    assert "2 coarse dates from 2021-03-10 to 2021-03-11" in page
    assert "2021-03-10, 100 % clear" in page and "the dates of the coarse sensor" in page
    alone, page = inspect(COARSE_FOLDER=tmp_path / "coarse")
    assert len(alone) == 2 and page.count("<circle") == 2


def test_the_buffer_takes_from_the_clear_share(inspect, scene):
    rows, _ = inspect(OPTICAL_FOLDER=scene[0], MASK_BUFFER=40)
    assert float(rows[1]["clear_percent"]) < 100.0 * (1 - 64 / 576) - 2


def test_what_is_wrong_is_listed_and_stops_nothing(inspect, scene, tmp_path):
    folder = tmp_path / "mixed"
    folder.mkdir()
    for path in sorted(scene[0].glob("*_20m.tif"))[:4]:
        shutil.copy(path, folder)
    (folder / "S2A_MSIL2A_20210801T105031.tif").write_bytes(b"nothing")
    made_scene.write_raster(folder / "field.tif", np.ones((1, 4, 4)), ["B04"])
    rows, page = inspect(OPTICAL_FOLDER=folder)
    by_name = {Path(row["file"]).name: row["problem"] for row in rows}
    assert "cannot be read as a raster" in by_name["S2A_MSIL2A_20210801T105031.tif"]
    assert "No acquisition date" in by_name["field.tif"]
    assert "2 files have a problem of their own" in page


def test_a_missing_mask_a_gap_and_two_orbits_are_remarked(inspect, tmp_path):
    for day in ("20210301", "20210801"):
        values = np.full((2, 4, 4), 0.3, np.float32)
        made_scene.write_raster(tmp_path / f"o/S2A_{day}.tif", values, ["B04", "B08"])
    for name in ("S1_IW_GRD_20210301T173200_ASC", "S1_IW_GRD_20210303T055800_DES"):
        values = np.full((2, 4, 4), -12, np.float32)
        made_scene.write_raster(tmp_path / "s" / f"{name}.tif", values, ["VV", "VH"])
    rows, page = inspect(OPTICAL_FOLDER=tmp_path / "o", SAR_FOLDER=tmp_path / "s")
    assert "no cloud mask" in rows[0]["problem"]
    assert "153 days" in page and "2 orbits" in page


def test_a_reconstruction_can_be_inspected_too(inspect, reconstructed):
    rows, _ = inspect(OPTICAL_FOLDER=reconstructed, CLOUD_MASK="none")
    assert {row["bands"] for row in rows} == {"NDVI", "B04 B08"}
    assert {row["clear_percent"] for row in rows} == {"100.0"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "No acquisitions are given: choose layers or a folder, optical, SAR or coarse."),
        ({"SAR_FOLDER": "/not/there"}, "The folder of SAR_FOLDER, “/not/there”, does not exist"),
        ({"COARSE_FOLDER": "/not/there"}, "The folder of COARSE_FOLDER, “/not/there”, does not"),
        ({"SAR_FOLDER": "HERE", "CLOUD_MASK": "fog"}, "CLOUD_MASK is “fog”: choose one of"),
        ({"SAR_FOLDER": "HERE"}, "holds no rasters: choose one"),
    ],
)
def test_what_cannot_work_is_one_sentence(processing, provider, tmp_path, changes, expected):
    changes = {n: str(tmp_path) if v == "HERE" else v for n, v in changes.items()}
    sentence = sentence_of(processing, ID, {"HTML": str(tmp_path / "t.html"), **changes})
    assert expected in sentence


def test_a_place_that_cannot_be_written_to_is_named(processing, provider, scene, tmp_path):
    (tmp_path / "taken").write_text("a file where the folder should be")
    parameters = {"SAR_FOLDER": str(scene[1]), "HTML": str(tmp_path / "taken" / "t.html")}
    sentence = sentence_of(processing, ID, parameters)
    assert "taken" in sentence
    assert not list(tmp_path.rglob("*.unfinished*"))
