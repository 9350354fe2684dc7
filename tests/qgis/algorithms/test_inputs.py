"""What ``stori:reconstruct`` takes as inputs: never its own results, and containers by name."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(name="text_of")
def text_fixture(processing, provider, project, tmp_path):
    """Run the algorithm on optical inputs and give its log and the dates it observed."""
    from qgis.core import QgsProcessingFeedback

    def text_of(**given):
        feedback = QgsProcessingFeedback(False)
        parameters = {"METHOD": "linear", "BANDS": "NDVI", "OUTPUT": str(tmp_path / "out"), **given}
        result = processing.run("stori:reconstruct", parameters, feedback=feedback)
        facts = json.loads(Path(result["MANIFEST"]).read_text(encoding="utf-8"))
        return feedback.textLog(), {item["date"] for item in facts["optical"]}

    return text_of


def test_own_results_among_the_layers_are_left_out(text_of, project, scene, reconstructed):
    from qgis.core import QgsRasterLayer

    results = sorted(str(path) for path in reconstructed.glob("*_2021????.tif"))
    _, observed = text_of(OPTICAL_FOLDER=str(scene[0]))
    layers = [QgsRasterLayer(path, Path(path).stem) for path in results]
    project.addMapLayers(layers)
    rasters = sorted(str(path) for path in scene[0].rglob("*.tif"))
    log, dates = text_of(OPTICAL=[*(layer.id() for layer in layers), *rasters])
    assert dates == observed
    assert f"Passed over {Path(results[0]).name}," in log and "results of STORI, which are" in log


def test_own_results_alone_are_refused(text_of, reconstructed):
    from qgis.core import QgsProcessingException

    for given in (
        {"OPTICAL_FOLDER": str(reconstructed)},
        {"OPTICAL": [str(next(reconstructed.glob("ndvi_2021????.tif")))]},
    ):
        with pytest.raises(
            QgsProcessingException, match=r"results of STORI .* no observations: gi"
        ):
            text_of(**given)


def test_steps_on_results_go_on_taking_them(processing, provider, project, reconstructed, tmp_path):
    results = sorted(str(path) for path in reconstructed.glob("reflectance_2021????.tif"))
    made = processing.run(
        "stori:spectralindex",
        {"SERIES": results, "INDICES": "NDVI", "OUTPUT": str(tmp_path / "index")},
    )
    assert len(made["LAYERS"]) == len(results)


@pytest.mark.parametrize("kind", ["folder", "layers"])
def test_zipped_rasters_give_the_same_bits(text_of, scene, tmp_path, kind):
    rasters = sorted(scene[0].rglob("*.tif"))
    archive = tmp_path / "zips" / "opt.zip"
    archive.parent.mkdir()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for path in rasters:
            opened.write(path, path.name)
    names = [f"/vsizip/{archive}/{path.name}" for path in rasters]
    given = {"OPTICAL": names} if kind == "layers" else {"OPTICAL_FOLDER": str(archive.parent)}
    _, observed = text_of(OPTICAL_FOLDER=str(scene[0]))
    _, dates = text_of(**given, OUTPUT=str(tmp_path / "zipped"))
    assert dates == observed
    first, second = (
        [path.read_bytes() for path in sorted((tmp_path / name).glob("ndvi_????????.tif"))]
        for name in ("out", "zipped")
    )
    assert first and first == second
