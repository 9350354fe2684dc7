"""What the tests of the Processing suite share: a made scene, its reconstruction, running."""

from __future__ import annotations

from pathlib import Path

import made_scene
import pytest
import rasterio
from qgis_fixtures import processing_fixture, project_fixture, provider_fixture

__all__ = ["processing_fixture", "project_fixture", "provider_fixture"]


@pytest.fixture(scope="session", name="scene")
def scene_fixture(tmp_path_factory):
    """Write a small scene; its folders, (optical, SAR)."""
    return made_scene.write_scene(tmp_path_factory.mktemp("scene"))


@pytest.fixture(scope="session", name="reconstructed")
def reconstructed_fixture(scene, tmp_path_factory):
    """Reconstruct the scene once, linearly: reflectance and NDVI every ten days, with sd."""
    import datetime

    from stori_plugin.engine.acquisitions.scan import rasters_in
    from stori_plugin.engine.run.reconstruct import run
    from stori_plugin.engine.scene.job import Job

    folder = tmp_path_factory.mktemp("reconstructed")
    optical = tuple(rasters_in(str(scene[0])))
    bands = ("B04", "B08", "NDVI")
    end = datetime.date(2021, 8, 28)
    run(Job(optical, str(folder), bands=bands, method="linear", end=end, workers=1))
    return folder


@pytest.fixture(name="results_of")
def results_fixture(request, processing, provider, project, tmp_path):
    """Give a function that runs the module's algorithm ``ID`` and returns its outputs."""

    def results_of(**parameters):
        given = {"OUTPUT": tmp_path / "made", **parameters}
        given = {n: str(v) if isinstance(v, Path) else v for n, v in given.items()}
        return processing.run(request.module.ID, given)

    return results_of


@pytest.fixture(name="run")
def run_fixture(results_of):
    """Give a function that runs the module's algorithm ``ID`` and returns its folder."""
    return lambda **parameters: Path(results_of(**parameters)["OUTPUT"])


def read(path):
    """Return all bands of a raster, (bands, rows, columns)."""
    with rasterio.open(path) as raster:
        return raster.read()


def sentence_of(processing, algorithm: str, parameters: dict) -> str:
    """Run with values that cannot work and return the one sentence that QGIS shows."""
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException) as caught:
        processing.run(algorithm, parameters)
    text = str(caught.value)
    assert "Traceback" not in text
    sentence = text.removeprefix("Unable to execute algorithm").strip()
    assert "\n" not in sentence
    return sentence


def refusal_of(processing, algorithm: str, series: Path, folder: Path, changes: dict) -> str:
    """Run on a series with values that cannot work; nothing may be left. Return the sentence."""
    given = {"SERIES_FOLDER": str(series), "OUTPUT": str(folder / "out"), **changes}
    sentence = sentence_of(processing, algorithm, given)
    assert not (folder / "out").exists()
    return sentence


def described(algorithm_id: str):
    """Return an algorithm after checking that it explains itself."""
    from qgis.core import QgsApplication

    algorithm = QgsApplication.processingRegistry().createAlgorithmById(algorithm_id)
    for parameter in algorithm.parameterDefinitions():
        assert len(parameter.help()) > 20, parameter.name()
    assert len(algorithm.shortHelpString()) > 300 and "\n" not in algorithm.shortHelpString()
    assert algorithm.helpUrl().startswith("https://") and not algorithm.icon().isNull()
    assert len(algorithm.tags()) > 4 and algorithm.group() and algorithm.shortDescription()
    assert algorithm.svgIconPath().endswith(f"/{algorithm.name()}.svg")
    return algorithm


def names_of(algorithm) -> list[str]:
    """Return the names of an algorithm's parameters, in their order."""
    return [parameter.name() for parameter in algorithm.parameterDefinitions()]
