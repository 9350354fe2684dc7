"""Headless: every algorithm of the suite is listed, explained and run by ``qgis_process``."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def polygon(tmp_path):
    """Write one field as GeoJSON, in longitude and latitude."""
    ring = [
        [3.0005, 50.5475],
        [3.002, 50.5475],
        [3.002, 50.549],
        [3.0005, 50.549],
        [3.0005, 50.5475],
    ]
    feature = {
        "type": "Feature",
        "properties": {"name": "field"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    path = tmp_path / "field.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return path


def test_every_algorithm_is_listed_in_its_group(headless):
    listed = json.loads(headless("--json", "list").stdout)["providers"]["stori"]["algorithms"]
    groups = {name: about["group"] for name, about in listed.items()}
    assert (
        groups.items()
        >= {
            "stori:buildindex": "Similar places",
            "stori:animation": "Time series",
            "stori:changes": "Analysis",
            "stori:download": "Preparation",
            "stori:fieldcurves": "Example models",
            "stori:phenologymap": "Example models",
            "stori:placecurves": "Example models",
            "stori:seasoncomparison": "Example models",
            "stori:findsimilar": "Similar places",
            "stori:inspectseries": "Preparation",
            "stori:loadseries": "Time series",
            "stori:maskclouds": "Preparation",
            "stori:phenology": "Analysis",
            "stori:preparesar": "Preparation",
            "stori:reconstruct": "Time series",
            "stori:sampleseries": "Analysis",
            "stori:similarityraster": "Similar places",
            "stori:spectralindex": "Preparation",
            "stori:temporalstack": "Time series",
            "stori:validate": "Time series",
        }.items()
    )


@pytest.mark.parametrize(
    ("name", "inputs", "arguments"),
    [
        ("inspectseries", {"OPTICAL_FOLDER": 0, "SAR_FOLDER": 1}, ["--HTML={out}/page.html"]),
        ("maskclouds", {"OPTICAL_FOLDER": 0}, ["--WRITE=masks", "--OUTPUT={out}"]),
        ("preparesar", {"SAR_FOLDER": 1}, ["--RATIOS=false", "--OUTPUT={out}"]),
        ("spectralindex", {"SERIES_FOLDER": 0}, ["--INDICES=NDVI,NDMI", "--OUTPUT={out}"]),
        ("loadseries", {"SERIES_FOLDER": 2}, []),
        (
            "train",
            {"OPTICAL_FOLDER": 0, "SAR_FOLDER": 1},
            ["--STEPS=10", "--OUTPUT={out}/model.npz"],
        ),
        ("temporalstack", {"SERIES_FOLDER": 2}, ["--BANDS=NDVI", "--OUTPUT={out}"]),
        ("phenology", {"SERIES_MANIFEST": 3}, ["--OUTPUT={out}"]),
        ("animation", {"SERIES_MANIFEST": 3}, ["--WIDTH=72", "--OUTPUT={out}/film.gif"]),
        (
            "validate",
            {"OPTICAL_FOLDER": 0},
            ["--METHODS=linear", "--GAPS=1", "--BANDS=NDVI", "--TABLE={out}/scores.csv"],
        ),
        ("changes", {"SERIES_FOLDER": 2}, ["--WINDOW=40", "--OUTPUT={out}"]),
        (
            "sampleseries",
            {"SERIES_FOLDER": 2, "OPTICAL_FOLDER": 0},
            ["--FEATURES={field}", "--BANDS=NDVI", "--OUTPUT={out}/rows.gpkg"],
        ),
    ],
)
def test_it_runs_from_the_command_line(
    headless, scene, reconstructed, polygon, tmp_path, name, inputs, arguments
):
    places = (*scene, reconstructed, reconstructed / "manifest.json")
    out = tmp_path / "out"
    if name in ("animation", "inspectseries", "sampleseries", "validate"):
        out.mkdir()
    given = [f"--{parameter}={places[place]}" for parameter, place in inputs.items()]
    given += [text.format(out=out, field=polygon) for text in arguments]
    done = headless("--json", "run", f"stori:{name}", *given)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)["results"]
    assert results.get("LAYERS") or any(out.iterdir())
    assert "Traceback" not in done.stderr


def test_help_reads_well_and_bad_input_is_one_sentence(headless, tmp_path):
    told = headless("help", "stori:phenology").stdout
    assert "<p>" not in told and "</" not in told and "\n1. start: day of the year" in told
    assert "\n2. peak: " in told
    threshold = told.partition("\nTHRESHOLD: ")[2].splitlines()
    assert threshold[1].split() == ["Default", "value:", "20"]
    given = ("--SERIES_FOLDER=/not/there", f"--OUTPUT={tmp_path}/x")
    done = headless("run", "stori:phenology", *given)
    assert done.returncode != 0 and "does not exist: choose another" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
