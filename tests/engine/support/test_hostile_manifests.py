"""Manifests of strangers: read as what they must be, or refused with a sentence."""

from __future__ import annotations

import json
import os

import pytest
from mutations import mutations

from stori_plugin.engine.acquisitions.files.result_folders import is_made
from stori_plugin.engine.analysis.clear_distance import _job_of
from stori_plugin.engine.outputs.manifest_rasters import rasters_of_manifest
from stori_plugin.engine.run.run_result import read_result
from stori_plugin.engine.support.errors import InputError
from stori_plugin.engine.support.manifests import opened_manifest

MANIFEST = {
    "versions": {"stori": "1.0"},
    "parameters": {
        "optical": [{"path": "/images", "date": None}, {"path": "/a.tif", "date": "2021-03-01"}],
        "sar": [],
        "bands": ["NDVI"],
        "clear_classes": [4, 5],
        "extent": [0.0, 0.0, 10.0, 10.0],
        "resolution": 10.0,
        "start": "2021-03-01",
        "end": None,
        "workers": 2,
        "memory": 1024,
        "cloud_mask": "auto",
        "uncertainty": True,
        "new": {"of": "another version"},
    },
    "outputs": [
        {
            "series": "ndvi",
            "date": "2021-03-01",
            "bands": ["NDVI"],
            "file": "ndvi_20210301.tif",
            "sd_file": "",
        }
    ],
    "grid": {"width": 20, "height": 10},
    "learned": [{"series": "ndvi", "method": "gp", "chosen_because": ""}],
    "optical": [{"date": "2021-03-01", "clear_fraction": 0.5}],
    "not_read": [{"file": "/a", "acquisition": "a", "date": "2021", "tiles": 1, "share": 0.1}],
    "missing_values": 3,
    "summary": "All is well.",
}


def readers(path: str) -> list:
    def job() -> object:
        with opened_manifest(path) as content:
            return _job_of(content["parameters"])

    return [job, lambda: read_result(path), lambda: rasters_of_manifest(path)]


def test_a_whole_manifest_is_read(tmp_path):
    path, raster = tmp_path / "manifest.json", tmp_path / "ndvi_20210301.tif"
    path.write_text(json.dumps(MANIFEST))
    raster.touch()
    job, result, rasters = (read() for read in readers(str(path)))
    assert job.bands == ("NDVI",) and job.extent == (0, 0, 10, 10) and job.workers == 2
    assert result.rasters[0].path == str(raster) and result.counts.values == 200
    assert result.methods == {"ndvi": "gp"} and result.counts.unread[0].tiles == 1
    assert [source.path for source in rasters] == [str(raster)]
    path.write_text(json.dumps({**MANIFEST, "outputs": MANIFEST["outputs"] * 1000}))
    assert rasters_of_manifest(str(path)) == rasters


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 200_000, "is nested more than 64 levels deep"),
        ('{"outputs":' * 50_000, "is nested more than 64 levels deep"),
        ("\udcff", "is not JSON"),
        ('{"outputs": [' + "1" * 10_000 + "]}", "number of more than 128 digits"),
        ("[]", "is no manifest of a run"),
        ("3", "is no manifest of a run"),
    ],
    ids=range(6),
)
def test_what_is_no_manifest_is_told(tmp_path, text, reason):
    path = tmp_path / "manifest.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError, match=rf"{path} .*{reason}.*: choose the manifest\.json"):
        read_result(str(path))
    assert not is_made(str(tmp_path), ["manifest.json"])


def test_a_pipe_is_no_manifest(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes with a name")
    os.mkfifo(tmp_path / "manifest.json")
    with pytest.raises(InputError, match=r"cannot be opened .it is a pipe, not a file.: choose"):
        read_result(str(tmp_path / "manifest.json"))


def test_hundreds_of_changed_manifests_are_read_or_refused(tmp_path):
    path = tmp_path / "manifest.json"
    (tmp_path / "ndvi_20210301.tif").touch()
    refused = 0
    for changed in mutations(MANIFEST, 600):
        path.write_text(json.dumps(changed))
        for read in readers(str(path)):
            try:
                read()
            except InputError as error:
                refused += 1
                assert str(path) in str(error)
        is_made(str(tmp_path), ["manifest.json"])
    assert refused > 400
