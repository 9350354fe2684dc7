"""Dates in pictures: observed above, reconstructed below, in the same colours."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import made_scene
import numpy as np
import pytest
from made_runs import Listener, reconstruct
from rasterio.io import MemoryFile

from stori_plugin.engine.rasters.grid import Grid
from stori_plugin.engine.run.date_pairs import shown_ground

_IMAGE = re.compile(r'<img alt="(\w+) (?:on|for) ([\d-]+)" src="data:image/png;base64,([^"]+)">')


def images_of(report: str) -> list[tuple[str, str, np.ndarray]]:
    """Return kind, date and pixels (3, rows, columns) of the pictures of a report."""
    found = []
    for kind, date, text in _IMAGE.findall(Path(report).read_text("utf-8")):
        with MemoryFile(base64.b64decode(text)) as memory, memory.open() as dataset:
            found.append((kind, date, dataset.read()))
    return found


@pytest.mark.parametrize("bands", [("B04", "B08"), ("NDVI",)])
def test_what_was_clear_looks_alike_in_both_pictures(tmp_path, bands):
    made_scene.write_scene(tmp_path)
    options = {"method": "linear", "step": "observed", "keep_observed": True}
    result = reconstruct(tmp_path, tmp_path / "out", Listener(), bands=bands, **options)
    images = images_of(result.report)
    assert [kind for kind, _, _ in images] == ["observed", "reconstructed"] * 4
    assert [date for _, date, _ in images[::2]] == [date for _, date, _ in images[1::2]]
    text = Path(result.report).read_text("utf-8")
    for (_, date, seen), (_, _, made) in zip(images[::2], images[1::2]):
        assert seen.shape == made.shape == (3, made_scene.SIDE, made_scene.SIDE)
        clear = int(re.search(rf"{date}</strong> observed, (\d+) %", text).group(1))
        # A stored number is rounded, and so is a colour.
        alike = np.abs(seen.astype(int) - made).max(axis=0) <= 4
        assert 100 * alike.mean() >= clear - 1
        assert seen.std() > 0


def test_of_a_large_scene_the_middle_is_shown():
    crs = made_scene.CRS if isinstance(made_scene.CRS, str) else str(made_scene.CRS)
    grid = Grid(crs, (10.0, 0.0, 1000.0, 0.0, -10.0, 90_000.0), 3000, 2000)
    shown, is_part = shown_ground(grid)
    assert is_part and (shown.width, shown.height) == (170, 170)
    west, south, east, north = shown.bounds
    assert (west + east) / 2 == pytest.approx(16_000, abs=60)
    assert (south + north) / 2 == pytest.approx(80_000, abs=60)
    whole, is_part = shown_ground(Grid(crs, grid.transform, 100, 60))
    assert not is_part and whole == Grid(crs, grid.transform, 100, 60)
