"""What parameters name is looked at before QGIS opens it: for every algorithm, and every kind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes in folders")


@pytest.fixture(name="refused")
def refused_fixture(processing, provider, project):
    """Give a function that asks an algorithm to check values and returns its sentence."""
    from qgis.core import QgsProcessingContext

    def refused(algorithm, **values) -> str:
        good, sentence = algorithm.checkParameterValues(values, QgsProcessingContext())
        assert not good
        return sentence

    return refused


def of_kind(provider, *kinds: str):
    """Give one of every algorithm with every parameter of its that is of these kinds."""
    for algorithm in (registered.create() for registered in provider.algorithms()):
        for definition in algorithm.parameterDefinitions():
            if definition.type() in kinds:
                yield algorithm, definition.name()


@posix
@pytest.mark.parametrize("suffix", ["tif", "vrt", "nc", "zip", "shp", "gpkg", "storiindex"])
def test_pipes_and_devices_are_never_opened(provider, refused, tmp_path, suffix):
    pipe, device = tmp_path / f"p_20210301.{suffix}", tmp_path / f"d_20210301.{suffix}"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    kinds = ("multilayer", "raster", "source", "file")
    for algorithm, name in of_kind(provider, *kinds):
        for path, told in ((pipe, "a pipe"), (device, "a device")):
            for value in (str(path), [str(path)], f"{path}|layername=a", path.as_uri()):
                sentence = refused(algorithm, **{name: value})
                assert sentence == (
                    f"{path} is {told}, not a file, and is not read: take it out, or give a file."
                )


@posix
def test_layers_beside_which_a_pipe_would_be_read_are_not_opened(
    provider, refused, scene, tmp_path
):
    raster = tmp_path / "r_20210301.tif"
    raster.write_bytes(next(Path(scene[0]).glob("*_20m.tif")).read_bytes())
    os.mkfifo(tmp_path / "r_20210301.tif.aux.xml")
    for algorithm, name in of_kind(provider, "multilayer", "raster"):
        assert "r_20210301.tif.aux.xml beside it is a pipe" in refused(
            algorithm, **{name: [str(raster)]}
        )
        assert f"“{tmp_path}” in {name} is a folder and no raster" in refused(
            algorithm, **{name: [str(tmp_path)]}
        )


def test_rasters_that_show_others_are_not_opened(provider, refused, tmp_path):
    service = tmp_path / "r_20210301.tif"
    service.write_text('<GDAL_WMS><Service name="TMS"/></GDAL_WMS>')
    far = tmp_path / "far_20210301.vrt"
    far.write_text(
        '<VRTDataset rasterXSize="1" rasterYSize="1"><VRTRasterBand dataType="Byte" band="1">'
        "<SimpleSource><SourceFilename>/vsicurl/http://127.0.0.1:9/a.tif</SourceFilename>"
        "</SimpleSource></VRTRasterBand></VRTDataset>"
    )
    for algorithm, name in of_kind(provider, "multilayer", "raster"):
        assert "is not opened" in refused(algorithm, **{name: [str(service)]})
        assert "is not contacted unasked" in refused(algorithm, **{name: str(far)})


@posix
def test_results_are_not_put_in_the_place_of_what_is_no_file(provider, refused, tmp_path):
    pipe, folder = tmp_path / "pipe.gpkg", tmp_path / "folder.gpkg"
    os.mkfifo(pipe)
    folder.mkdir()
    for algorithm, name in of_kind(provider, "fileDestination", "sink", "vectorDestination"):
        for path, told in ((pipe, "a pipe, not a file"), (folder, "a folder")):
            assert refused(algorithm, **{name: str(path)}) == (
                f"{name} {path} cannot be written (it is {told}): choose another place."
            )
    for algorithm, name in of_kind(provider, "folderDestination"):
        assert "(it is no folder)" in refused(algorithm, **{name: str(pipe)})


def test_a_drive_that_does_not_answer_is_named(provider, refused, tmp_path, monkeypatch):
    import threading

    from stori_plugin.algorithms.shared import given_files

    ended, stat = threading.Event(), os.stat

    def stuck(path, *rest, **more):
        if str(path) == "/away/x.tif":
            ended.wait(60)
        return stat(path, *rest, **more)

    monkeypatch.setattr(os, "stat", stuck)
    monkeypatch.setattr(given_files, "_PATIENCE", 0.0)
    algorithm = provider.algorithm("loadseries").create()
    assert "/away/x.tif has not answered for" in refused(algorithm, SERIES=["/away/x.tif"])
    ended.set()


@pytest.mark.parametrize("fails_at", ["first", "last", "never told"])
def test_features_that_cannot_all_be_written_are_a_sentence(qgis_app, tmp_path, fails_at):
    from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsField, QgsFields
    from qgis.PyQt.QtCore import QMetaType

    from stori_plugin.algorithms.shared.feature_output import write_features
    from stori_plugin.engine.support.errors import OutputError

    path = tmp_path / "out.geojson"
    path.write_text('{"type": "FeatureCollection", "features": []}')

    class Sink:
        def addFeature(self, feature, flag):  # noqa: N802
            return fails_at != "first"

        def flushBuffer(self):  # noqa: N802
            return fails_at == "never told"

        def lastError(self):  # noqa: N802
            return ""

    class Given:
        def sink(self, *_):
            return Sink(), str(path)

    fields = QgsFields()
    fields.append(QgsField("a", QMetaType.Type.Int))
    features = [QgsFeature(fields), QgsFeature(fields)]
    with pytest.raises(OutputError, match=f"OUTPUT {path} cannot be written .*the disk may be fu"):
        write_features(Given(), "OUTPUT", fields, 0, QgsCoordinateReferenceSystem(), features)
    assert not path.exists()
