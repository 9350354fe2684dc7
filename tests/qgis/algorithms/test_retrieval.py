"""``stori:buildindex``, ``stori:findsimilar`` and ``stori:evaluateretrieval`` within QGIS."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from made_chips import write_classes, write_codes, write_image, write_mosaic
from made_embeddings import embeddings
from made_years import passes, season
from suite import described, names_of, sentence_of

from stori_plugin.engine.retrieval.index.index_file import open_index

BUILD, FIND, SCORE = "stori:buildindex", "stori:findsimilar", "stori:evaluateretrieval"
NAMES = {
    BUILD: "RASTER SERIES_FOLDER SERIES SERIES_MANIFEST SAR_FOLDER SAR CHIPS_FOLDER "
    "EMBEDDINGS_FOLDER BANDS "
    "ENCODER CODE WEIGHTS NORMALISATION LIKE SEED SIZE STRIDE MAX_MISSING LABELS LABEL_FIELD "
    "LABELLING MERGE START END CLOUD_MASK CLEAR_CLASSES MASK_BUFFER EXTENT RESOLUTION WORKERS "
    "OUTPUT",
    FIND: "INDEX POINT FEATURES QUERY_RASTERS QUERY_INDEX K DISTANCE CODE WEIGHTS MILVUS OUTPUT",
    SCORE: "INDEXES K MATCH CODES DISTANCES QUERY_SHARE SEED TABLE HTML",
}
POINT = "500190,5599930 [EPSG:32631]"  # in the column of stripes


@pytest.fixture(scope="module")
def mosaic(tmp_path_factory) -> Path:
    return write_mosaic(tmp_path_factory.mktemp("mosaic") / "image.tif")


@pytest.fixture(scope="module")
def built(processing, provider, mosaic, tmp_path_factory) -> str:
    """Build the index of the mosaic."""
    path = tmp_path_factory.mktemp("index") / "a.storiindex"
    given = {"RASTER": str(mosaic), "SIZE": 12, "STRIDE": 6, "OUTPUT": str(path)}
    result = processing.run(BUILD, given)
    assert result["COUNT"] == 49
    return result["OUTPUT"]


@pytest.fixture
def index(built, project) -> str:
    """Give the index of the mosaic, in an empty project."""
    return built


@pytest.mark.parametrize("name", NAMES)
def test_they_explain_themselves_and_their_names_never_change(provider, name):
    assert names_of(described(name)) == NAMES[name].split()


def test_a_point_finds_its_like(processing, index):
    layer = processing.run(FIND, {"INDEX": index, "POINT": POINT, "K": 4, "OUTPUT": "memory:"})[
        "OUTPUT"
    ]
    rows = {feature["rank"]: feature for feature in layer.getFeatures()}
    assert sorted(rows) == [1, 2, 3, 4] and rows[1]["distance"] == pytest.approx(0, abs=1e-5)
    assert {rows[rank]["chip"] % 7 for rank in rows} == {2}
    box = rows[1].geometry().boundingBox()
    assert (box.xMinimum(), box.yMaximum(), box.width()) == (500_120, 5_600_000, 120)
    assert layer.crs().authid() == "EPSG:32631" and rows[2]["title"].startswith("image")


def test_features_an_image_and_another_index_ask_as_well(processing, index, mosaic, tmp_path):
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    layer = QgsVectorLayer("Polygon?crs=EPSG:32631", "example", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt(
        "Polygon((500120 5600000, 500240 5600000, 500240 5599700, 500120 5599700, 500120 5600000))"
    ))  # fmt: skip
    layer.dataProvider().addFeature(feature)

    def columns(**query) -> set:
        given = {"INDEX": index, "K": 3, "CODE": "binary", "OUTPUT": "memory:", **query}
        return {one["chip"] % 7 for one in processing.run(FIND, given)["OUTPUT"].getFeatures()}

    assert columns(FEATURES=layer) == {2}
    import rasterio

    with rasterio.open(mosaic) as raster:
        cut = raster.read(window=((12, 24), (36, 48))) * 1e-4
    asked = write_image(tmp_path / "asked.tif", cut, ("B02", "B03", "B04", "B08"))
    assert columns(QUERY_RASTERS=[str(asked)]) == {6}
    other = str(tmp_path / "other.storiindex")
    processing.run(BUILD, {"RASTER": str(asked), "SIZE": 12, "LIKE": index, "OUTPUT": other})
    assert columns(QUERY_INDEX=other, CODE="as stored") == {6}


def test_the_result_is_drawn_by_rank_and_in_that_order(processing, index, project):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingUtils

    from stori_plugin.presentation.ranking import RankStyler

    context = QgsProcessingContext()
    context.setProject(project)
    given = {"INDEX": index, "POINT": POINT, "K": 6, "OUTPUT": "memory:found"}
    result = processing.run(FIND, given, context=context, feedback=QgsProcessingFeedback(False))
    layer = result["OUTPUT"]
    if isinstance(layer, str):
        layer = QgsProcessingUtils.mapLayerFromString(layer, context)
    RankStyler(6).postProcessLayer(layer, context, None)
    renderer = layer.renderer()
    assert renderer.classAttribute() == "rank"
    ranges = [(one.lowerValue(), one.upperValue(), one.label()) for one in renderer.ranges()]
    assert ranges[0][0] == 0.5 and ranges[-1][1] == 6.5 and len(ranges) == 5
    assert all(sum(low < rank <= high for low, high, _ in ranges) == 1 for rank in range(1, 7))
    assert [one["rank"] for one in layer.getFeatures()] == [6, 5, 4, 3, 2, 1]


def test_labelled_chips_are_scored(processing, provider, project, tmp_path):
    folder = str(write_classes(tmp_path / "chips", each=4))
    path = str(tmp_path / "a.storiindex")
    assert processing.run(BUILD, {"CHIPS_FOLDER": folder, "OUTPUT": path})["COUNT"] == 16
    given = {
        "INDEXES": [path],
        "K": 4,
        "CODES": "float, hash-32",
        "TABLE": str(tmp_path / "scores.csv"),
        "HTML": str(tmp_path / "scores.html"),
    }
    result = processing.run(SCORE, given)
    with open(result["TABLE"], newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["code"], row["distance"]) for row in rows] == [
        ("float", "cosine"), ("float", "euclidean"), ("hash-32", "hamming"),
    ]  # fmt: skip
    assert float(rows[0]["mAP_of_all"]) > 0.8 and rows[0]["k"] == "4"
    assert "chip right" in Path(result["HTML"]).read_text(encoding="utf-8")


def test_labels_that_hold_commas_can_be_told_apart(processing, provider, project, tmp_path):
    labels = [("Beaches, dunes, sands", "Weiß")] * 9
    path = write_codes(tmp_path / "a.storiindex", embeddings(9, 16), labels=labels)
    given = {"INDEX": path, "QUERY_INDEX": path, "K": 1, "OUTPUT": "memory:"}
    layer = processing.run(FIND, given)["OUTPUT"]
    assert {one["labels"] for one in layer.getFeatures()} == {"Beaches, dunes, sands; Weiß"}


def test_chips_take_their_labels_from_polygons(processing, provider, project, mosaic, tmp_path):
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    layer = QgsVectorLayer("Polygon?crs=EPSG:32631&field=crop:string", "fields", "memory")
    for column in range(4):
        west, east = 500_000 + 120 * column, 500_120 + 120 * column
        corners = ((west, 5_600_000), (east, 5_600_000), (east, 5_599_520), (west, 5_599_520))
        ring = ", ".join(f"{x} {y}" for x, y in (*corners, corners[0]))
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"Polygon(({ring}))"))
        feature["crop"] = f"crop {column}"
        layer.dataProvider().addFeature(feature)
    given = {"RASTER": str(mosaic), "SIZE": 12, "LABELS": layer, "OUTPUT": str(tmp_path / "a")}
    assert "LABEL_FIELD is empty" in sentence_of(processing, BUILD, given)
    output = processing.run(BUILD, {**given, "LABEL_FIELD": "crop"})["OUTPUT"]
    labels = open_index(output).table.labels
    assert [labels[row] for row in range(4)] == [(f"crop {column}",) for column in range(4)]


def test_the_map_moves_to_the_first(processing, index, monkeypatch):
    import qgis.utils
    from qgis.gui import QgsMapCanvas

    from stori_plugin.presentation.ranking import show_first

    canvas = QgsMapCanvas()
    layer = processing.run(FIND, {"INDEX": index, "POINT": POINT, "K": 2, "OUTPUT": "memory:"})[
        "OUTPUT"
    ]
    canvas.setDestinationCrs(layer.crs())
    monkeypatch.setattr(qgis.utils, "iface", None)
    show_first(layer)
    monkeypatch.setattr(qgis.utils, "iface", SimpleNamespace(mapCanvas=lambda: canvas))
    show_first(layer)
    middle = canvas.extent().center()
    assert (middle.x(), middle.y()) == pytest.approx((500_180, 5_599_940), abs=1)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"RASTER": None}, "Nothing to index is given"),
        ({"CHIPS_FOLDER": "/tmp"}, "Several inputs are given"),
        ({"RASTER": None, "CHIPS_FOLDER": "/not/there"}, "does not exist: choose another"),
        ({"ENCODER": "series"}, "one date only"),
        ({"ENCODER": "prithvi"}, "WEIGHTS"),
        ({"ENCODER": "magic"}, "ENCODER is “magic”"),
        ({"SIZE": 64}, "SIZE is 64 pixels, but the rasters have 48 x 48"),
        ({"BANDS": "B11"}, "There is no band “B11”"),
        ({"LIKE": "/not/there"}, "The index of LIKE, “/not/there”, does not exist"),
        ({"MAX_MISSING": 101}, "MAX_MISSING is “101”"),
    ],
)
def test_an_index_that_cannot_be_built_is_one_sentence(
    processing, provider, project, mosaic, tmp_path, changes, expected
):
    output = tmp_path / "a.storiindex"
    given = {"RASTER": str(mosaic), "SIZE": 12, "OUTPUT": str(output), **changes}
    assert expected in sentence_of(processing, BUILD, given)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"POINT": None}, "No example is given"),
        ({"POINT": "here"}, "POINT is “here”: give x,y and their CRS, such as"),
        ({"QUERY_INDEX": "x"}, "POINT and QUERY_INDEX are given"),
        ({"POINT": None, "QUERY_INDEX": "x"}, "The index of QUERY_INDEX, “x”, does not exist"),
        ({"POINT": "0,0 [EPSG:32631]"}, "lies outside the chips"),
        ({"POINT": "-1e18,5 [EPSG:4326]"}, "lies where the CRS of the index"),
        ({"K": 50}, "K is 50, but the index"),
        ({"DISTANCE": "hamming"}, "DISTANCE is hamming, but the codes are numbers"),
        ({"INDEX": __file__}, "is not an index: choose a file *.storiindex"),
        ({"INDEX": "/not/there"}, "The index of INDEX, “/not/there”, does not exist"),
        ({"CODE": "lsh-64", "MILVUS": "x.db"}, "Milvus holds the codes of the index, float"),
    ],
)
def test_a_search_that_cannot_be_is_one_sentence(processing, index, changes, expected):
    given = {"INDEX": index, "POINT": POINT, "K": 4, "OUTPUT": "memory:", **changes}
    assert expected in sentence_of(processing, FIND, given)


def test_sar_goes_with_encoders_that_read_it(processing, provider, tmp_path):
    dates = [dt.date(2021, 5, 1), dt.date(2021, 6, 1)]
    season(tmp_path / "optical", dates, (0, 1))
    passes(tmp_path / "sar", dates, (-10, -9))
    given = {"SERIES_FOLDER": str(tmp_path / "optical"), "SAR_FOLDER": str(tmp_path / "sar"),
             "ENCODER": "series", "SIZE": 8, "OUTPUT": str(tmp_path / "a.storiindex")}  # fmt: skip
    assert "encoder series reads no backscatter" in sentence_of(processing, BUILD, given)
    given["SAR_FOLDER"] = str(tmp_path / "absent")
    assert "The folder of SAR_FOLDER" in sentence_of(processing, BUILD, given)


def test_what_is_seen_while_preparing_is_said_as_well(processing, index, tmp_path):
    nothing = tmp_path / "nothing.geojson"
    nothing.write_text('{"type": "FeatureCollection", "features": []}')
    given = {"INDEX": index, "FEATURES": str(nothing), "K": 4, "OUTPUT": "memory:"}
    assert "FEATURES has no feature with" in sentence_of(processing, FIND, given)


def test_an_evaluation_without_labels_is_one_sentence(processing, index, tmp_path):
    given = {"INDEXES": [index], "HTML": str(tmp_path / "a.html")}
    assert "has no labels" in sentence_of(processing, SCORE, given)
    assert "INDEXES is empty" in sentence_of(processing, SCORE, {**given, "INDEXES": []})


def test_they_run_from_the_command_line(headless, tmp_path):
    chips, path = write_classes(tmp_path / "chips", each=4), tmp_path / "a.storiindex"

    def run(name: str, *arguments: str) -> dict:
        done = headless("--json", "run", name, *arguments)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        return json.loads(done.stdout)["results"]

    built = run(BUILD, f"--CHIPS_FOLDER={chips}", "--CODE=binary", f"--OUTPUT={path}")
    assert built["COUNT"] == 16
    output = tmp_path / "found.gpkg"
    run(FIND, f"--INDEX={path}", f"--QUERY_INDEX={path}", "--K=2", f"--OUTPUT={output}")
    run(SCORE, f"--INDEXES={path}", "--K=3", f"--HTML={tmp_path / 'scores.html'}")
    assert output.exists() and (tmp_path / "scores.html").exists()
