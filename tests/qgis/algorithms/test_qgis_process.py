"""Headless: ``qgis_process`` runs the reconstruction with a private profile."""

from __future__ import annotations

import json

import made_scene


def test_it_explains_the_algorithm(headless):
    parameters = json.loads(headless("--json", "help", "stori:reconstruct").stdout)["parameters"]
    assert parameters["METHOD"]["default_value"] == "auto"
    assert parameters["START"]["optional"] and not parameters["OUTPUT"]["optional"]


def test_it_runs_from_the_command_line(headless, scene, tmp_path):
    done = headless(
        "--json",
        "run",
        "stori:reconstruct",
        f"--OPTICAL_FOLDER={scene[0]}",
        f"--SAR_FOLDER={scene[1]}",
        "--START=2021-04-01",
        "--END=2021-06-30",
        "--STEP=P1M",
        "--METHOD=gp",
        f"--OUTPUT={tmp_path / 'result'}",
    )
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)["results"]
    names = ["reflectance_20210401.tif", "reflectance_20210501.tif", "reflectance_20210601.tif"]
    assert [path.rsplit("/", 1)[1] for path in results["LAYERS"]] == names
    assert results["MANIFEST"] == str(tmp_path / "result" / "manifest.json")


def test_a_coarse_sensor_is_given_on_the_command_line(headless, scene, tmp_path):
    made_scene.write_coarse(tmp_path / "coarse")
    done = headless(
        "run",
        "stori:reconstruct",
        f"--OPTICAL_FOLDER={scene[0]}",
        f"--COARSE_FOLDER={tmp_path / 'coarse'}",
        "--COARSE_RESOLUTION=80",
        "--BANDS=NDVI",
        "--STEP=2021-05-20",
        "--METHOD=gp",
        f"--OUTPUT={tmp_path / 'result'}",
    )
    assert done.returncode == 0, done.stderr
    manifest = json.loads((tmp_path / "result" / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["coarse"]["acquisitions"]) == 40


def test_layers_can_be_listed_one_by_one(headless, scene, tmp_path):
    optical = [f"--OPTICAL={path}" for path in sorted(scene[0].glob("*.tif"))]
    done = headless(
        "run",
        "stori:reconstruct",
        *optical,
        "--STEP=2021-05-20",
        "--METHOD=linear",
        "--UNCERTAINTY=false",
        f"--OUTPUT={tmp_path / 'result'}",
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "result" / "reflectance_20210520.tif").is_file()


def test_bad_input_ends_with_a_sentence_and_no_traceback(headless, scene, tmp_path):
    done = headless(
        "run",
        "stori:reconstruct",
        f"--OPTICAL_FOLDER={scene[0]}",
        "--BANDS=B99",
        f"--OUTPUT={tmp_path / 'result'}",
    )
    assert done.returncode != 0
    assert "There is no band “B99”" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert not (tmp_path / "result").exists()
