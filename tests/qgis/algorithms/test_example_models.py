"""The example models run from raw folders to their results, and steps in between stay quiet."""

from __future__ import annotations

import json
from pathlib import Path

import made_scene
import numpy as np
import pytest
import rasterio
from made_downloads import COLLECTIONS, EPSG, PLACE, MadeCatalogue
from suite import sentence_of

IDS = (
    *("stori:fieldcurves", "stori:phenologymap", "stori:placecurves"),
    "stori:seasoncomparison",
)


@pytest.fixture
def fields(qgis_app):
    """Give two fields as a layer, one in each half of the made scene."""
    from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer

    layer = QgsVectorLayer("Polygon?crs=EPSG:32631&field=name:string", "fields", "memory")
    for name, left in (("west", 500_040.0), ("east", 500_300.0)):
        feature = QgsFeature(layer.fields())
        box = QgsRectangle(left, 5_599_600.0, left + 120.0, 5_599_800.0)
        feature.setGeometry(QgsGeometry.fromRect(box))
        feature.setAttributes([name])
        layer.dataProvider().addFeatures([feature])
    return layer


def layer_names(project) -> list[str]:
    return sorted(layer.name() for layer in project.mapLayers().values())


def test_they_are_listed_and_explain_themselves(provider):
    from qgis.core import QgsApplication

    registry = QgsApplication.processingRegistry()
    for name in IDS:
        model = registry.createAlgorithmById(name)
        assert model.group() == "Example models" and model.helpUrl().startswith("https://")
        assert len(model.shortHelpString()) > 150 and len(model.tags()) > 4
        assert model.canExecute()[0] and model.validate()[0]
        told = model.helpContent()
        assert all(len(told[one.name()]) > 20 for one in model.parameterDefinitions())
        again = model.create()
        assert (
            again.id() == name and again.childAlgorithms().keys() == model.childAlgorithms().keys()
        )


def test_raw_folders_become_curves_of_fields(processing, provider, project, fields, tmp_path):
    # Few dates: choosing among the methods is soon done.
    made_scene.write_optical(tmp_path / "optical", range(0, 200, 20))
    made_scene.write_sar(tmp_path / "sar", range(0, 200, 14))
    given = {
        "OPTICAL_FOLDER": str(tmp_path / "optical"),
        "SAR_FOLDER": str(tmp_path / "sar"),
        "FIELDS": fields,
        "ID_FIELD": "name",
        "STEP": "P20D",
        "field_curves": str(tmp_path / "curves.gpkg"),
        "table_of_curves": str(tmp_path / "curves.csv"),
        "page_of_curves": str(tmp_path / "curves.html"),
        "ndvi_series": str(tmp_path / "ndvi"),
    }
    processing.runAndLoadResults("stori:fieldcurves", given)
    rows = [line.split(",") for line in (tmp_path / "curves.csv").read_text().splitlines()]
    head, rows = rows[0], rows[1:]
    kinds = {(row[head.index("feature_id")], row[head.index("kind")]) for row in rows}
    assert kinds == {(n, k) for n in ("west", "east") for k in ("observed", "reconstructed")}
    assert "svg" in (tmp_path / "curves.html").read_text()
    # The asked for series and curves arrive; masked copies and reflectance, steps between, do not.
    names = layer_names(project)
    assert {name[11:] for name in names if name[:2] == "20"} == {"ndvi"}
    assert len([name for name in names if name[:2] != "20"]) == 1
    assert not list(tmp_path.rglob("*.aux.xml"))


def test_a_place_and_two_dates_become_curves(processing, provider, project, fields, tmp_path):
    from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer

    server = MadeCatalogue(tmp_path / "catalogue").serve()
    west, south, east, north = PLACE.bounds
    layer = QgsVectorLayer(f"Polygon?crs={EPSG}&field=name:string", "fields", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(west, south, east, north)))
    feature.setAttributes(["all"])
    layer.dataProvider().addFeatures([feature])
    given = {
        "EXTENT": f"{west},{east},{south},{north} [{EPSG}]",
        "START": "2021-04-01",
        "END": "2021-06-30",
        "SOURCE": "other",
        "ENDPOINT": server.endpoint,
        "COLLECTIONS": ",".join(COLLECTIONS),
        "FIELDS": layer,
        "ID_FIELD": "name",
        "STEP": "P1M",
        "acquisitions": str(tmp_path / "acquisitions"),
        "field_curves": str(tmp_path / "curves.gpkg"),
        "page_of_curves": str(tmp_path / "curves.html"),
        "ndvi_series": str(tmp_path / "ndvi"),
        "table_of_curves": str(tmp_path / "curves.csv"),
    }
    try:
        processing.run("stori:placecurves", given)
    finally:
        server.close()
    assert len(list((tmp_path / "acquisitions" / "sentinel2").iterdir())) == 6
    rows = [line.split(",") for line in (tmp_path / "curves.csv").read_text().splitlines()]
    kinds = {row[rows[0].index("kind")] for row in rows[1:]}
    assert kinds == {"observed", "reconstructed"}


def test_raw_folders_become_a_phenology_map(processing, provider, project, scene, tmp_path):
    from qgis.core import QgsProcessing

    given = {
        "OPTICAL_FOLDER": str(scene[0]),
        "SAR_FOLDER": None,
        "SEASON_START": "01-01",
        "ndvi_series": QgsProcessing.TEMPORARY_OUTPUT,
        "phenology_maps": str(tmp_path / "maps"),
    }
    processing.runAndLoadResults("stori:phenologymap", given)
    with rasterio.open(tmp_path / "maps" / "phenology_2021.tif") as raster:
        peak = raster.read(2)
    assert np.nanmedian(peak[:, :12]) < np.nanmedian(peak[:, 12:])
    names = layer_names(project)
    # A temporary result that was asked for is shown.
    assert "start of season 2021" in names and any(name.endswith(" ndvi") for name in names)


def test_two_seasons_are_compared(processing, provider, project, tmp_path):
    # The second season is the first again, a year later.
    optical = tmp_path / "in"
    made_scene.write_optical(optical, range(0, 200, 20))
    for path in sorted(optical.glob("*.tif")):
        day = path.name[11:19]
        path.with_name(path.name.replace(day, "2022" + day[4:])).write_bytes(path.read_bytes())
    out = tmp_path / "out"
    given = {
        "OPTICAL_FOLDER": str(optical),
        "SAR_FOLDER": None,
        "FIRST_START": "2021-02-01",
        "FIRST_END": "2021-12-31",
        "SECOND_START": "2022-02-01",
        "SECOND_END": "2022-12-31",
        "first_season": str(out / "first"),
        "second_season": str(out / "second"),
        "change_of_the_peak_value": str(out / "peak.tif"),
        "change_of_the_integral_above_base": str(out / "sum.tif"),
    }
    processing.runAndLoadResults("stori:seasoncomparison", given)
    assert (out / "second" / "phenology_2022.tif").is_file()
    with rasterio.open(out / "peak.tif") as raster:
        change = raster.read(1, masked=True)
    assert change.shape == (24, 24) and abs(np.ma.median(change)) < 0.1
    assert not any(name.endswith(" ndvi") for name in layer_names(project))


# --- the manifest as an input ---------------------------------------------------


@pytest.mark.parametrize(
    ("name", "extra"),
    [
        ("spectralindex", {"INDICES": "SAVI"}),
        ("temporalstack", {"BANDS": "NDVI"}),
        ("phenology", {}),
        ("changes", {"WINDOW": 40}),
        ("loadseries", {"OUTPUT": None}),
    ],
)
def test_the_manifest_is_an_input(processing, provider, reconstructed, tmp_path, name, extra):
    given = {"SERIES_MANIFEST": str(reconstructed / "manifest.json"), "OUTPUT": str(tmp_path)}
    assert processing.run(f"stori:{name}", {**given, **extra})["LAYERS"]


def test_only_what_the_manifest_lists_is_read(processing, provider, reconstructed, tmp_path):
    content = json.loads((reconstructed / "manifest.json").read_text())
    listed = [one for one in content["outputs"] if one["series"] == "ndvi"][:3]
    for one in listed:
        for name in filter(None, (one["file"], one["sd_file"])):
            (tmp_path / name).write_bytes((reconstructed / name).read_bytes())
    other = listed[0]["file"].replace(".tif", "_other.tif")
    (tmp_path / other).write_bytes((reconstructed / listed[0]["file"]).read_bytes())
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps({"outputs": listed}))
    found = processing.run("stori:loadseries", {"SERIES_MANIFEST": str(manifest)})["LAYERS"]
    assert [Path(path).name for path in found] == [one["file"] for one in listed]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, "The file of SERIES_MANIFEST, “"),
        ("not json", "manifest.json is not JSON: choose the manifest.json of a reconstruction"),
        ("[1, 2]", "manifest.json is no manifest of a run: choose the manifest.json"),
        ('{"outputs": []}', "manifest.json lists no rasters: give that of another run."),
        ('{"outputs": [{"file": "a.tif"}, {"file": "b.tif"}]}', "lists a.tif and 1 more, which is"),
    ],
)
def test_what_is_no_manifest_is_one_sentence(processing, provider, tmp_path, content, expected):
    manifest = tmp_path / "manifest.json"
    if content is not None:
        manifest.write_text(content)
    given = {"SERIES_MANIFEST": str(manifest)}
    assert expected in sentence_of(processing, "stori:loadseries", given)


# --- loading and history --------------------------------------------------------


def test_loading_leaves_no_statistics_beside_the_rasters(
    processing, provider, project, reconstructed, tmp_path
):
    given = {"SERIES_FOLDER": str(reconstructed), "INDICES": "SAVI", "OUTPUT": str(tmp_path)}
    processing.runAndLoadResults("stori:spectralindex", given)
    assert len(project.mapLayers()) == 19
    project.clear()
    assert not list(tmp_path.rglob("*.aux.xml"))


def test_an_entry_of_the_history_runs_again(processing, provider, reconstructed, tmp_path):
    from qgis.core import QgsApplication, QgsProcessingContext

    algorithm = QgsApplication.processingRegistry().createAlgorithmById("stori:spectralindex")
    given = {
        "SERIES_MANIFEST": str(reconstructed / "manifest.json"),
        "INDICES": "NDVI,SAVI",
        "START": "2021-04-01",
        "END": "2021-05-31",
        "EXTENT": "500000,500240,5599760,5600000 [EPSG:32631]",
        "OUTPUT": str(tmp_path / "first"),
    }
    layers = processing.run(algorithm, given)["LAYERS"]
    # What the history keeps is JSON of this.
    context = QgsProcessingContext()
    entry = json.loads(json.dumps(algorithm.asMap(given, context)))
    inputs = {**entry["inputs"], "OUTPUT": str(tmp_path / "second")}
    again = processing.run(entry.get("algorithm_id", algorithm.id()), inputs)["LAYERS"]
    assert [Path(path).name for path in again] == [Path(path).name for path in layers]
    for one, other in zip(layers, again):
        with rasterio.open(one) as first, rasterio.open(other) as second:
            assert np.array_equal(first.read(), second.read(), equal_nan=True)
    command, ok = algorithm.asQgisProcessCommand(given, context)
    assert ok and "--SERIES_MANIFEST=" in command
