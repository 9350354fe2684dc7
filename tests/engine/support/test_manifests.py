"""A manifest tells what lies beside it, and nothing else."""

from __future__ import annotations

import json

import pytest

from stori_plugin.engine.outputs.manifest_rasters import rasters_of_manifest
from stori_plugin.engine.run.run_result import read_result
from stori_plugin.engine.support.errors import InputError

ELSEWHERE = [
    "../secret.tif",
    "..\\secret.tif",
    "/etc/passwd",
    "below/a.tif",
    "C:\\a.tif",
    "C:a.tif",
    "\\\\server\\share\\a.tif",
    "/vsicurl/http://x/a.tif",
    "a\nb.tif",
    "..",
    ".",
    " ",
    "a.tif.",
    "NUL",
    "com1.tif",
    "a" * 300,
    7,
    None,
    ["a.tif"],
    {"a": 1},
]


def manifest(folder, **output):
    given = {
        "series": "NDVI",
        "date": "2021-01-05",
        "bands": ["NDVI"],
        "file": "a.tif",
        "sd_file": "",
    }
    content = {
        "versions": {"stori": "1"},
        "outputs": [{**given, **output}],
        "grid": {"width": 1, "height": 1},
        "learned": [],
        "optical": [],
        "missing_values": 0,
        "summary": "",
    }
    (folder / "manifest.json").write_text(json.dumps(content))
    return str(folder / "manifest.json")


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_manifest_that_leads_elsewhere_is_refused(tmp_path, name):
    path = manifest(tmp_path, file=name)
    for read in (read_result, rasters_of_manifest):
        with pytest.raises(InputError) as caught:
            read(path)
        told = f"The manifest {path} lists {repr(name)[:80]}, and not the name of a file beside it:"
        assert str(caught.value).startswith(told)
        assert str(caught.value).endswith("or the JSON file of another step.")


def test_a_name_with_a_nul_is_refused(tmp_path):
    with pytest.raises(InputError, match="holds a text with a NUL character: choose"):
        read_result(manifest(tmp_path, file="a.tif\0b"))


@pytest.mark.parametrize("name", [name for name in ELSEWHERE if name])
def test_nor_may_its_companions_lie_elsewhere(tmp_path, name):
    for key in ("sd_file", "quality_file"):
        with pytest.raises(InputError, match="and not the name of a file beside it"):
            read_result(manifest(tmp_path, **{key: name}))


@pytest.mark.parametrize("name", ["a.tif", "réflectance 2021.tif", "a..b.tif", "console.tif"])
def test_names_are_taken(tmp_path, name):
    (raster,) = read_result(manifest(tmp_path, file=name)).rasters
    assert raster.path == str(tmp_path / name)
