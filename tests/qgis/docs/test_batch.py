"""The manual's example over many tiles does what the manual says of it."""

from __future__ import annotations

import shutil

import pytest
from manual import DOCS, blocks


@pytest.fixture
def program(tmp_path):
    """Give the example, for folders of its own and a quick method."""
    (text,) = [block for block in blocks(DOCS / "headless.md", "python") if "tiles_folder" in block]
    text = text.replace('"tiles", "results"', f"{str(tmp_path / 'tiles')!r}, {str(tmp_path)!r}")
    return text.replace('"STEP": "P10D"', '"STEP": "P20D", "METHOD": "linear"')


class Counting:
    """Passes calls on, and keeps the names of what was asked for."""

    def __init__(self, processing):
        self._processing, self.asked = processing, []

    def run(self, name, parameters):
        self.asked.append(name)
        return self._processing.run(name, parameters)


def test_tiles_are_made_once_and_damaged_ones_named(
    processing, provider, scene, program, tmp_path, monkeypatch, capsys
):
    for name in ("east", "west"):
        shutil.copytree(scene[0], tmp_path / "tiles" / name / "optical")
        shutil.copytree(scene[1], tmp_path / "tiles" / name / "sar")
    for path in (tmp_path / "tiles" / "east" / "optical").iterdir():
        path.write_bytes(b"no raster")
    counting = Counting(processing)
    monkeypatch.setitem(__import__("sys").modules, "processing", counting)

    exec(program, {})
    assert (tmp_path / "west" / "phenology" / "phenology_2021.tif").is_file()
    assert not (tmp_path / "east" / "manifest.json").exists()
    said = capsys.readouterr().out
    assert "2 of 2: west" in said and "east is left out: " in said

    # Again: the finished tile is passed over; only its map is made anew where that is missing.
    counting.asked.clear()
    exec(program, {})
    assert counting.asked == ["stori:reconstruct"]
    shutil.rmtree(tmp_path / "west" / "phenology")
    exec(program, {})
    assert counting.asked[-1] == "stori:phenology"
