"""``stori:sampleseries``: features become curves, with the numbers that the rasters hold."""

from __future__ import annotations

import csv
from pathlib import Path

import made_scene
import numpy as np
import pytest
import rasterio
from suite import described, names_of, sentence_of

ID = "stori:sampleseries"
NAMES = (
    "SERIES_FOLDER SERIES SERIES_MANIFEST FEATURES ID_FIELD BANDS OPTICAL_FOLDER OPTICAL START "
    "END MIN_CLEAR CLOUD_MASK CLEAR_CLASSES MASK_BUFFER LEVEL_SENSORS OUTPUT TABLE HTML"
)
WEST, NORTH = 500_000.0, 5_600_000.0


def vector(*wkts, crs="EPSG:32631"):
    """Return a memory layer with a name per feature."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    kind = QgsGeometry.fromWkt(wkts[0]).type().name
    layer = QgsVectorLayer(f"{kind}?crs={crs}&field=name:string", "fields", "memory")
    for number, wkt in enumerate(wkts):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature["name"] = f"field {number}"
        assert layer.dataProvider().addFeature(feature)
    return layer


def box(column, row, width, height) -> str:
    x, y = WEST + 20 * column, NORTH - 20 * row
    x2, y2 = x + 20 * width, y - 20 * height
    return f"Polygon(({x} {y}, {x2} {y}, {x2} {y2}, {x} {y2}, {x} {y}))"


@pytest.fixture
def sample(processing, provider, project, tmp_path):
    """Run the algorithm; return the rows of its table and all its results."""

    def sample(layer, **parameters):
        given = {
            "FEATURES": layer,
            "OUTPUT": str(tmp_path / "samples.gpkg"),
            "TABLE": str(tmp_path / "samples.csv"),
            "HTML": str(tmp_path / "samples.html"),
            **{n: str(v) if isinstance(v, Path) else v for n, v in parameters.items()},
        }
        result = processing.run(ID, given)
        with open(result["TABLE"], newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file)), result

    return sample


def test_it_explains_itself_and_its_names_never_change(provider):
    assert names_of(described(ID)) == NAMES.split()


def test_a_polygon_has_the_mean_of_its_pixels_and_a_point_its_pixel(sample, reconstructed):
    rows, _ = sample(vector(box(2, 3, 4, 5)), SERIES_FOLDER=reconstructed, BANDS="NDVI,B08")
    assert len(rows) == 2 * 19
    with rasterio.open(reconstructed / "ndvi_20210520.tif") as raster:
        inside = raster.read(1)[3:8, 2:6]
    with rasterio.open(reconstructed / "ndvi_20210520_sd.tif") as raster:
        spread = raster.read(1)[3:8, 2:6]
    (row,) = (r for r in rows if r["date"] == "2021-05-20" and r["band"] == "NDVI")
    assert float(row["value"]) == pytest.approx(inside.mean(), rel=1e-5)
    assert float(row["median"]) == pytest.approx(np.median(inside), rel=1e-5)
    assert float(row["spread"]) == pytest.approx(inside.std(), rel=1e-3)
    assert float(row["sd"]) == pytest.approx(spread.mean(), rel=1e-5)
    assert (row["count"], row["share"], row["kind"]) == ("20", "1.0", "reconstructed")
    point = f"Point({WEST + 20 * 5.5} {NORTH - 20 * 7.5})"
    rows, _ = sample(vector(point), SERIES_FOLDER=reconstructed, BANDS="NDVI")
    (row,) = (r for r in rows if r["date"] == "2021-05-20")
    assert float(row["value"]) == pytest.approx(inside[4, 3], rel=1e-5)


def test_reflectance_is_scaled_and_an_absent_index_is_computed(sample, reconstructed):
    rows, _ = sample(vector(box(0, 0, 3, 3)), SERIES_FOLDER=reconstructed, BANDS="B04,SAVI")
    red = [float(row["value"]) for row in rows if row["band"] == "B04"]
    assert min(red) > 0.02 and max(red) < 0.2
    savi = [row for row in rows if row["band"] == "SAVI"]
    assert len(savi) == 19 and all(0 < float(row["sd"]) < 0.2 for row in savi)


def test_the_layer_may_have_another_crs_and_names_its_features(sample, reconstructed):
    from qgis.core import QgsCoordinateReferenceSystem as Crs
    from qgis.core import QgsCoordinateTransform, QgsGeometry, QgsProject

    geometry = QgsGeometry.fromWkt(box(2, 3, 4, 5))
    to_degrees = QgsCoordinateTransform(Crs("EPSG:32631"), Crs("EPSG:4326"), QgsProject.instance())
    geometry.transform(to_degrees)
    layer = vector(geometry.asWkt(12), crs="EPSG:4326")
    rows, result = sample(
        layer,
        SERIES_FOLDER=reconstructed,
        BANDS="NDVI",
        ID_FIELD="name",
        START="2021-05-20",
        END="2021-05-20",
    )
    assert [(row["feature_id"], row["count"]) for row in rows] == [("field 0", "20")]
    from qgis.core import QgsVectorLayer

    written = QgsVectorLayer(result["OUTPUT"], "samples", "ogr")
    (feature,) = written.getFeatures()
    assert feature["date"].toPyDate().isoformat() == "2021-05-20"
    assert (feature["feature_id"], feature["band"], feature["count"]) == ("field 0", "NDVI", 20)
    assert written.crs().authid() == "EPSG:4326"


def test_clouded_acquisitions_stand_beside_the_reconstruction(sample, scene, reconstructed):
    rows, result = sample(
        vector(box(2, 3, 4, 5), box(14, 3, 4, 5)),
        SERIES_FOLDER=reconstructed,
        OPTICAL_FOLDER=scene[0],
        BANDS="NDVI",
    )
    kinds = {row["kind"] for row in rows}
    assert kinds == {"observed", "reconstructed"}
    observed = [row for row in rows if row["kind"] == "observed"]
    # A third of the dates is overcast, and no cloud is left in what counts as clear.
    assert 2 * 10 < len(observed) <= 2 * 14
    assert all(float(row["value"]) > 0.15 for row in observed)
    page = Path(result["HTML"]).read_text(encoding="utf-8")
    assert page.count("<svg") == 2 and "observed" in page


def test_radar_can_be_sampled_as_well(sample, scene):
    rows, _ = sample(vector(box(2, 3, 4, 5)), SERIES_FOLDER=scene[1])
    assert {row["band"] for row in rows} == {"VV", "VH"}
    assert len(rows) == 2 * len(made_scene.SAR_DAYS)
    assert all(-25 < float(row["value"]) < -5 for row in rows)


def test_features_outside_are_named_and_left_out(processing, provider, project, reconstructed):
    from qgis.core import QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    parameters = {
        "SERIES_FOLDER": str(reconstructed),
        "FEATURES": vector(box(2, 3, 4, 5), box(200, 3, 4, 5)),
        "ID_FIELD": "name",
        "OUTPUT": "TEMPORARY_OUTPUT",
    }
    result = processing.run(ID, parameters, feedback=feedback)
    assert result["OUTPUT"].featureCount() == 3 * 19
    assert "Outside the rasters, and left out: feature field 1." in feedback.textLog()


def test_a_layer_without_a_crs_is_told(sample, reconstructed):
    from qgis.core import QgsCoordinateReferenceSystem

    layer = vector(box(2, 3, 4, 5))
    _, result = sample(layer, SERIES_FOLDER=reconstructed)
    sentence = "The layer fields has no CRS, and its coordinates are read in that of the rasters"
    assert sentence not in Path(result["HTML"]).read_text("utf-8")
    layer.setCrs(QgsCoordinateReferenceSystem())
    _, result = sample(layer, SERIES_FOLDER=reconstructed)
    assert sentence in Path(result["HTML"]).read_text("utf-8")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"SERIES_FOLDER": ""}, "No dated rasters are given"),
        ({"BANDS": "B99"}, "There is no band “B99”: the dated rasters have"),
        ({"START": "2030-01-01"}, "No raster lies between 2030-01-01"),
        ({"MIN_CLEAR": 120}, "MIN_CLEAR is “120”"),
        ({"ID_FIELD": "nix"}, "ID_FIELD is “nix”, and FEATURES has the fields name:"),
        ({"FEATURES": "/not/there.shp"}, "FEATURES cannot be opened as a vector layer"),
        ({"OUTPUT": "/proc/no.gpkg"}, "OUTPUT /proc/no.gpkg cannot be written: choose another."),
        ({"FEATURES": "AWAY"}, "None of the features lies on the rasters"),
        ({"FEATURES": "EMPTY"}, "FEATURES has no feature with a geometry"),
        ({"FEATURES": "NOWHERE"}, "of FEATURES has coordinates that are no place on earth: mend"),
    ],
)
def test_what_cannot_work_is_one_sentence(
    processing, provider, project, reconstructed, tmp_path, changes, expected
):
    from qgis.core import QgsVectorLayer

    layers = {
        "AWAY": vector(box(500, 3, 4, 5)),
        "NOWHERE": vector("Point(1e300 5e6)"),
        "EMPTY": QgsVectorLayer("Polygon?crs=EPSG:32631", "none", "memory"),
    }
    given = {
        "SERIES_FOLDER": str(reconstructed),
        "FEATURES": vector(box(2, 3, 4, 5)),
        "OUTPUT": str(tmp_path / "samples.gpkg"),
        **{name: layers.get(value, value) for name, value in changes.items()},
    }
    assert expected in sentence_of(processing, ID, given)
    assert not (tmp_path / "samples.gpkg").exists()
