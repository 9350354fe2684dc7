"""``stori:temporalstack``: a raster per band, and back to what it was."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from suite import described, names_of, refusal_of

ID = "stori:temporalstack"
NAMES = (
    "SERIES_FOLDER SERIES SERIES_MANIFEST DIRECTION BANDS START END CLOUD_MASK CLEAR_CLASSES "
    "MASK_BUFFER LEVEL_SENSORS WORKERS MEMORY RESUME SCHEDULER OUTPUT"
)


def test_it_explains_itself_and_its_names_never_change(provider):
    assert names_of(described(ID)) == NAMES.split()


def test_a_reconstruction_survives_there_and_back(results_of, reconstructed, tmp_path):
    stacks = Path(results_of(SERIES_FOLDER=reconstructed)["OUTPUT"])
    names = {path.name for path in stacks.glob("*.tif")}
    expected = {f"{band}_stack{sd}.tif" for band in ("b04", "b08", "ndvi") for sd in ("", "_sd")}
    assert names == expected
    with rasterio.open(stacks / "ndvi_stack.tif") as raster:
        assert raster.count == 19 and raster.descriptions[0] == "NDVI 2021-03-01"
    back = tmp_path / "back"
    results_of(SERIES_FOLDER=stacks, DIRECTION="unstack", OUTPUT=back)
    # What values rest on lies beside them and is no series of its own.
    originals = [p for p in sorted(reconstructed.glob("*.tif")) if "_quality" not in p.name]
    assert {path.name for path in back.glob("*.tif")} == {path.name for path in originals}
    for path in originals:
        with rasterio.open(path) as one, rasterio.open(back / path.name) as other:
            assert one.descriptions == other.descriptions and one.dtypes == other.dtypes
            assert one.tags()["METHOD"] == other.tags()["METHOD"]
            assert np.array_equal(one.read(), other.read(), equal_nan=True), path.name


def test_a_stack_loads_with_a_time_range_per_band(
    processing, provider, project, reconstructed, tmp_path
):
    from qgis.core import Qgis

    given = {
        "SERIES_FOLDER": str(reconstructed),
        "BANDS": "NDVI",
        "START": "2021-05-01",
        "END": "2021-06-30",
        "OUTPUT": str(tmp_path / "stacks"),
    }
    processing.runAndLoadResults(ID, given)
    (layer,) = project.mapLayers().values()
    properties = layer.temporalProperties()
    assert properties.mode() == Qgis.RasterTemporalMode.FixedRangePerBand
    assert len(properties.fixedRangePerBand()) == layer.bandCount() == 6
    assert layer.renderer().type() == "singlebandpseudocolor"


def test_what_is_clouded_is_missing_in_a_stack_and_told(results_of, scene):
    result = results_of(SERIES_FOLDER=scene[0], BANDS="NDVI", MASK_BUFFER=0)
    with rasterio.open(result["LAYERS"][0]) as raster:
        shares = [np.isfinite(raster.read(k)).mean() for k in (1, 2, 3)]
    assert shares == pytest.approx([1.0, 1 - 64 / 576, 0.0])


def test_stacks_can_be_reconstructed_from(results_of, processing, scene, reconstructed, tmp_path):
    stacks = results_of(SERIES_FOLDER=scene[1])["OUTPUT"]
    back = results_of(SERIES_FOLDER=stacks, DIRECTION="unstack", OUTPUT=tmp_path / "back")["LAYERS"]
    with rasterio.open(back[0]) as one, rasterio.open(sorted(scene[1].glob("*"))[0]) as other:
        assert one.descriptions == ("VV", "VH")
        assert np.array_equal(one.read(), other.read())
    given = {
        "OPTICAL_FOLDER": str(scene[0]),
        "SAR_FOLDER": stacks,
        "BANDS": "B08",
        "STEP": "2021-05-20",
        "METHOD": "gp",
        "OUTPUT": str(tmp_path / "result"),
    }
    assert len(processing.run("stori:reconstruct", given)["LAYERS"]) == 1


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"SERIES_FOLDER": ""}, "No dated rasters are given"),
        ({"DIRECTION": "sideways"}, "DIRECTION is “sideways”: choose one of stack, unstack."),
        ({"BANDS": "B99"}, "There is no band “B99”"),
    ],
)
def test_what_cannot_work_is_one_sentence_and_leaves_nothing(
    processing, provider, reconstructed, tmp_path, changes, expected
):
    assert expected in refusal_of(processing, ID, reconstructed, tmp_path, changes)
