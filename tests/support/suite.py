"""How the tests of algorithms look at what an algorithm says of itself, and at what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
import rasterio


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
