"""What scripts may rely on: it is there, and costs nothing until it is used."""

from __future__ import annotations

import re
import subprocess
import sys

import made_scene
import pytest
from checkout import CHECKOUT

from stori_plugin import engine


def test_every_name_is_there():
    assert sorted(engine._HOMES) == engine.__all__
    assert set(engine.__all__) <= set(dir(engine))
    for name in engine.__all__:
        assert getattr(engine, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = engine.nonsense


def test_it_loads_nothing_before_it_is_used():
    code = (
        "import sys, stori_plugin.engine as engine\n"
        "assert not {'numpy', 'rasterio', 'numba'} & set(sys.modules), 'loaded too early'\n"
        "engine.Job\n"
        "assert not {'numpy', 'rasterio', 'numba'} & set(sys.modules), 'a job needs no arrays'"
    )
    subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, check=True)


def test_the_examples_of_the_manual_run(tmp_path, monkeypatch):
    optical, sar = made_scene.write_scene(tmp_path)
    optical.rename(tmp_path / "sentinel2")
    sar.rename(tmp_path / "sentinel1")
    monkeypatch.chdir(tmp_path)
    for page in ("README.md", "docs/headless.md"):
        text = (CHECKOUT / page).read_text(encoding="utf-8")
        (example,) = re.findall(r"```python\n(from stori_plugin\.engine import .*?)```", text, re.S)
        exec(compile(example, page, "exec"), {})
        result = engine.read_result(str(tmp_path / "series" / "manifest.json"))
        assert result.rasters and len({raster.date for raster in result.rasters}) > 3
