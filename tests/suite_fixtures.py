"""What the tests of the Processing suite share: a made scene, its reconstruction, running."""

from __future__ import annotations

import made_scene
import pytest
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

    from stori_plugin.engine.acquisitions import rasters_in
    from stori_plugin.engine.job import Job, run

    folder = tmp_path_factory.mktemp("reconstructed")
    optical = tuple(rasters_in(str(scene[0])))
    bands = ("B04", "B08", "NDVI")
    end = datetime.date(2021, 8, 28)
    run(Job(optical, str(folder), bands=bands, method="linear", end=end, workers=1))
    return folder


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
