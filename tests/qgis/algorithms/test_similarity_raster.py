"""``stori:similarityraster`` within QGIS."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin
from suite import described, names_of, sentence_of

NAME = "stori:similarityraster"
X, Y = 500_000, 5_600_000
POINT = f"{X + 45},{Y - 45} [EPSG:32631]"


@pytest.fixture(scope="module")
def embeddings(tmp_path_factory) -> str:
    """Two kinds of ground, left and right, as AlphaEarth codes them."""
    path = tmp_path_factory.mktemp("embeddings") / "ground.tif"
    rng = np.random.default_rng(0)
    left, right = rng.integers(-100, 100, (2, 64, 1, 1))
    values = np.where(np.arange(40) < 20, left, right) + rng.integers(-9, 9, (64, 30, 40))
    with rasterio.open(
        path, "w", driver="GTiff", count=64, height=30, width=40, dtype="int8", nodata=-128,
        crs="EPSG:32631", transform=from_origin(X, Y, 10, 10),
    ) as raster:  # fmt: skip
        raster.write(values.astype(np.int8))
    return str(path)


def layer_of(*points):
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    layer = QgsVectorLayer("Point?crs=EPSG:32631", "examples", "memory")
    for x, y in points:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        layer.dataProvider().addFeature(feature)
    return layer


def test_it_explains_itself_and_its_names_never_change(provider):
    assert names_of(described(NAME)) == (
        [
            "EMBEDDINGS",
            "EMBEDDINGS_FOLDER",
            "INDEX",
            "POINT",
            "FEATURES",
            "UNLIKE",
            "EXTENT",
            "WORKERS",
            "OUTPUT",
        ]
    )


def test_a_point_is_shown_everywhere(processing, provider, project, embeddings, tmp_path):
    given = {"EMBEDDINGS": [embeddings], "POINT": POINT, "OUTPUT": str(tmp_path / "a.tif")}
    with rasterio.open(processing.run(NAME, given)["OUTPUT"]) as raster:
        values = raster.read(1)
    assert values.shape == (30, 40) and values[4, 4] == pytest.approx(1, abs=1e-6)
    assert values[:, :20].min() > values[:, 20:].max() + 0.3
    both = {
        "EMBEDDINGS": embeddings,
        "FEATURES": layer_of((X + 45, Y - 45), (X + 105, Y - 45)),
        "UNLIKE": layer_of((X + 345, Y - 45)),
        "EXTENT": f"{X + 100},{X + 300},{Y - 200},{Y - 100} [EPSG:32631]",
        "OUTPUT": "TEMPORARY_OUTPUT",
    }
    with rasterio.open(processing.run(NAME, both)["OUTPUT"]) as raster:
        part = raster.read(1)
    assert part.shape == (10, 20)
    del given["EMBEDDINGS"]
    index = str(tmp_path / "a.storiindex")
    built = {"RASTER": embeddings, "ENCODER": "embeddings", "SIZE": 1, "OUTPUT": index}
    assert processing.run("stori:buildindex", built)["COUNT"] == 1200
    found = {"INDEX": index, "POINT": POINT, "K": 600, "OUTPUT": "memory:"}
    layer = processing.run("stori:findsimilar", found)["OUTPUT"]
    assert {one["chip"] % 40 for one in layer.getFeatures()} == set(range(20))
    for more in ({"EMBEDDINGS_FOLDER": str(Path(embeddings).parent)}, {"INDEX": index}):
        with rasterio.open(processing.run(NAME, {**given, **more})["OUTPUT"]) as raster:
            assert (raster.read(1) == values).all()
    assert part[:, 10:].max() < values[:, 20:].max()


def test_an_index_of_other_places_has_a_pixel_for_each(processing, provider, project, tmp_path):
    from made_chips import write_mosaic

    index, image = str(tmp_path / "a.storiindex"), str(write_mosaic(tmp_path / "image.tif"))
    built = {"RASTER": image, "SIZE": 12, "STRIDE": 6, "OUTPUT": index}
    assert processing.run("stori:buildindex", built)["COUNT"] == 49
    given = {
        "INDEX": index,
        "POINT": f"{X + 180},{Y - 60} [EPSG:32631]",
        "OUTPUT": "TEMPORARY_OUTPUT",
    }
    with rasterio.open(processing.run(NAME, given)["OUTPUT"]) as raster:
        values = raster.read(1)
        assert raster.bounds.left == X + 30 and raster.res == (60, 60)
    assert values.shape == (7, 7) and values[::2, 2].min() > np.delete(values, 2, axis=1).max()


def test_geometries_that_cross_themselves_are_a_sentence_or_what_the_user_wants(
    processing, provider, project, embeddings, tmp_path
):
    from qgis.core import (
        Qgis,
        QgsFeature,
        QgsGeometry,
        QgsProcessingFeatureSourceDefinition,
        QgsVectorLayer,
    )

    layer = QgsVectorLayer("Polygon?crs=EPSG:32631", "crossing", "memory")
    corners = ((5, 5), (95, 95), (95, 5), (5, 95), (5, 5))
    ring = ", ".join(f"{X + x} {Y - y}" for x, y in corners)
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({ring}))"))
    layer.dataProvider().addFeature(feature)
    project.addMapLayer(layer, False)
    given = {"EMBEDDINGS": [embeddings], "POINT": POINT, "OUTPUT": str(tmp_path / "a.tif")}
    outcomes = {}
    for check in Qgis.InvalidGeometryCheck:
        source = QgsProcessingFeatureSourceDefinition(
            layer.id(), False, -1,
            Qgis.ProcessingFeatureSourceDefinitionFlag.OverrideDefaultGeometryCheck, check,
        )  # fmt: skip
        try:
            processing.run(NAME, {**given, "UNLIKE": source})
            outcomes[check.name] = ""
        except Exception as error:
            outcomes[check.name] = str(error)
    assert outcomes["NoCheck"] == ""
    assert "UNLIKE has no feature with a geometry" in outcomes["SkipInvalid"]
    assert "Feature 1 of UNLIKE has an invalid geometry, such as" in outcomes["AbortOnInvalid"]


def test_it_is_drawn_from_pale_to_dark(processing, provider, project, embeddings, tmp_path):
    from qgis.core import QgsProcessingContext, QgsRasterLayer

    from stori_plugin.presentation.similarity_look import SimilarityStyler

    given = {"EMBEDDINGS": [embeddings], "POINT": POINT, "OUTPUT": str(tmp_path / "a.tif")}
    layer = QgsRasterLayer(processing.run(NAME, given)["OUTPUT"], "alike")
    SimilarityStyler((0.25, 0.75)).postProcessLayer(layer, QgsProcessingContext(), None)
    ramp = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert [ramp[0].value, ramp[-1].value] == [0.25, 0.75] and ramp[0].label == "0.250"
    SimilarityStyler((0.9995, 1.0)).postProcessLayer(layer, QgsProcessingContext(), None)
    near = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert len({item.label for item in near}) == len(near)
    lightness = [item.color.lightness() for item in ramp]
    assert lightness == sorted(lightness, reverse=True)


def test_what_runs_beside_the_desktop_is_loaded_and_drawn(provider, project, embeddings, tmp_path):
    """Beside it QGIS gives the algorithm a context of its own."""
    from docks import until
    from qgis.core import (
        QgsApplication,
        QgsProcessingAlgRunnerTask,
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProcessingOutputLayerDefinition,
    )

    index = str(tmp_path / "a.storiindex")
    output = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", project)
    for name, given in (
        ("buildindex", {"RASTER": embeddings, "ENCODER": "embeddings", "OUTPUT": index, "SIZE": 3}),
        (NAME, {"EMBEDDINGS": [embeddings], "POINT": POINT, "OUTPUT": output}),
        ("findsimilar", {"INDEX": index, "POINT": POINT, "K": 3, "OUTPUT": output}),
    ):
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        context.setProject(project)
        algorithm = provider.algorithm(name.replace("stori:", "")).create()
        task = QgsProcessingAlgRunnerTask(algorithm, given, context, feedback)
        ended: list[tuple] = []
        task.executed.connect(lambda *results, ended=ended: ended.append(results))
        QgsApplication.taskManager().addTask(task)
        until(lambda ended=ended: ended)
        is_well, results = ended[0]
        assert is_well
        asked_for = context.layersToLoadOnCompletion()
        if given["OUTPUT"] is output:
            assert asked_for[results["OUTPUT"]].postProcessor() is not None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"EMBEDDINGS": []}, "EMBEDDINGS is empty"),
        ({"EMBEDDINGS": ["/no/such.tif"]}, "EMBEDDINGS: /no/such.tif does not exist: check the"),
        ({"FEATURES": "/no/such.gpkg|layername=a"}, "FEATURES: /no/such.gpkg|layername=a does not"),
        ({"EMBEDDINGS_FOLDER": "/"}, "Several kinds of embeddings are given: choose one or more"),
        ({"EMBEDDINGS": [], "INDEX": "/not.storiindex"}, "does not exist"),
        ({"POINT": None}, "No example is given: choose a point (POINT), features (FEATURES)"),
        ({"POINT": "0,0 [EPSG:4326]"}, "No pixel with an embedding lies below the examples"),
        ({"OUTPUT": "/not/there/a.tif"}, "cannot be written"),
    ],
)
def test_what_cannot_be_is_a_sentence(
    processing, provider, embeddings, tmp_path, changes, expected
):
    given = {"EMBEDDINGS": [embeddings], "POINT": POINT, "OUTPUT": str(tmp_path / "a.tif")}
    assert expected in sentence_of(processing, NAME, {**given, **changes})
    assert not list(Path(tmp_path).iterdir())


def test_a_layer_without_a_crs_is_told(processing, provider, project, embeddings, tmp_path):
    from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback

    layer = layer_of((X + 45, Y - 45))
    layer.setName("hand-drawn")
    project.addMapLayer(layer, False)
    index = str(tmp_path / "a.storiindex")
    built = {"RASTER": embeddings, "ENCODER": "embeddings", "SIZE": 1, "OUTPUT": index}
    processing.run("stori:buildindex", built)
    given = {"FEATURES": layer.id(), "OUTPUT": str(tmp_path / "a.tif")}
    runs = (
        (NAME, {**given, "EMBEDDINGS": [embeddings]}, "the rasters"),
        ("stori:findsimilar", {"INDEX": index, "FEATURES": layer.id(), "OUTPUT": "memory:"}, index),
    )
    for crs in (QgsCoordinateReferenceSystem("EPSG:32631"), QgsCoordinateReferenceSystem()):
        layer.setCrs(crs)
        for name, parameters, searched in runs:
            feedback = QgsProcessingFeedback(False)
            processing.run(name, parameters, feedback=feedback)
            said = feedback.textLog()
            assert ("The layer hand-drawn has no CRS" in said) != crs.isValid()
            assert crs.isValid() or f"{searched}: set its CRS if it is another." in said
