"""Parts of one scene: where they learn, and that they agree where they are to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import rasterio
from made_runs import Listener, job
from rasterio.transform import from_origin

from stori_plugin.engine.options.validate_options import ValidationOptions
from stori_plugin.engine.rasters.blocks import COMPUTE_TILE, whole_tiles
from stori_plugin.engine.rasters.grid import Grid, WholeScene, Window
from stori_plugin.engine.run.job_identity import identity_of_job
from stori_plugin.engine.run.reconstruct import reconstruct
from stori_plugin.engine.scene.scene import open_scene
from stori_plugin.engine.support.errors import ParameterError
from stori_plugin.engine.support.progress import SILENT
from stori_plugin.engine.validation.validate import run_validation

SIDE = 150
WEST, NORTH = 500_000.0, 5_600_000.0


def write(path: Path, bands: np.ndarray, names, pixel: float, shift: float = 0.0) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with rasterio.open(
        path, "w", driver="GTiff", dtype=bands.dtype, count=len(bands), height=bands.shape[1],
        width=bands.shape[2], crs="EPSG:32631", nodata=0 if bands.dtype == np.uint16 else None,
        transform=from_origin(WEST - shift, NORTH + shift, pixel, pixel),
    ) as raster:  # fmt: skip
        raster.write(bands)
        raster.descriptions = names


@pytest.fixture(scope="module")
def patchy(tmp_path_factory) -> Path:
    """Fields of all kinds under patches of cloud; every fifth image is coarser, SAR is elsewhere.

    What lies on other pixels is warped, so that it is also tested that a part reads as the whole.
    """
    folder = tmp_path_factory.mktemp("patchy")
    rng = np.random.default_rng(12)
    field = (np.arange(SIDE) // 25)[:, None] * 6 + (np.arange(SIDE) // 25)[None, :]
    peak, height = rng.uniform(40, 160, 36)[field], rng.uniform(0.1, 0.5, 36)[field]

    def ndvi(day: float) -> np.ndarray:
        return 0.25 + height * np.exp(-0.5 * ((day - peak) / 25) ** 2)

    for k in range(14):
        day = 14 * k
        green = ndvi(day) + rng.normal(0, 0.01, (SIDE, SIDE))
        bands = np.stack([0.12 - 0.08 * green, 0.15 + 0.3 * green]) * 1e4
        name = f"S2A_MSIL2A_{dt.date(2021, 3, 1) + dt.timedelta(day):%Y%m%d}T105031"
        classes = np.full((1, SIDE, SIDE), 4, np.uint8)
        if k % 3:
            row, column = rng.integers(0, 90, 2)
            classes[0, row : row + 60, column : column + 60] = 9
        pixel = 10.0 if k % 5 else 20.0
        bands = bands if k % 5 else bands[:, ::2, ::2]
        write(folder / f"optical/{name}_10m.tif", bands.astype(np.uint16), ("B04", "B08"), pixel)
        write(folder / f"optical/{name}_SCL.tif", classes, ("SCL",), 10.0)
        if k % 2 == 0:
            coarse = np.pad(ndvi(day), 15, mode="edge")[::2, ::2]
            power = np.stack([-14 + 4 * coarse, -22 + 7 * coarse])
            power = (power + rng.normal(0, 1, power.shape)).astype(np.float32)
            name = f"S1A_IW_GRDH_1SDV_{dt.date(2021, 3, 1) + dt.timedelta(day):%Y%m%d}_ASC"
            write(folder / f"sar/{name}.tif", power, ("VV", "VH"), 20.0, 143.0)
    return folder


PARTS = {
    "whole": None,
    "upper": Window(0, 30, 80, 100),
    "lower": Window(53, 71, 90, 79),
    "inner": Window(70, 80, 9, 11),
}


def extent_of(part: Window | None) -> dict:
    if part is None:
        return {}
    west, north = WEST + 10 * part.column, NORTH - 10 * part.row
    south, east = north - 10 * part.height, west + 10 * part.width
    return {"extent": (west, south, east, north), "extent_crs": "EPSG:32631"}


def on_the_whole(result, part: Window | None) -> np.ndarray:
    """Return all values and deviations of a run at their place in the scene, else NaN."""
    part = part or Window(0, 0, SIDE, SIDE)
    layers = []
    for raster in result.rasters:
        for path in (raster.path, raster.sd_path):
            with rasterio.open(path) as opened:
                layer = np.full((opened.count, SIDE, SIDE), np.nan)
                rows = slice(part.row, part.row + part.height)
                columns = slice(part.column, part.column + part.width)
                layer[:, rows, columns] = opened.read()
            layers.append(layer)
    return np.concatenate(layers)


def computed(folder, output, learn_from: str, *names: str, **asked) -> dict[str, np.ndarray]:
    found = {}
    for name in names:
        part, listener = PARTS[name], Listener()
        given = job(folder, output / name, learn_from=learn_from, step="P60D", **asked)
        result = reconstruct(replace(given, **extent_of(part)), listener)
        found[name] = on_the_whole(result, part)
    return found


def apart(one: np.ndarray, other: np.ndarray) -> float:
    both = np.isfinite(one) & np.isfinite(other)
    assert both.any()
    return float(np.abs(one[both] - other[both]).max())


@pytest.mark.parametrize("method", ["gp", "linear"])
def test_parts_that_learn_from_the_scene_have_the_same_bits(patchy, tmp_path, method):
    asked = {"method": method, "bands": ("B08", "NDVI")}
    found = computed(patchy, tmp_path, "scene", *PARTS, **asked)
    for name in ("upper", "lower", "inner"):
        assert apart(found["whole"], found[name]) == 0.0, name
    assert apart(found["upper"], found["lower"]) == 0.0


def test_parts_that_learn_from_their_extent_differ(patchy, tmp_path):
    found = computed(patchy, tmp_path, "extent", "whole", "inner", method="gp", bands=("NDVI",))
    assert apart(found["whole"], found["inner"]) > 0.005


@pytest.mark.parametrize(
    ("learn_from", "sentence"),
    [
        ("extent", "The methods learn from EXTENT alone: another extent gives the same pixels"),
        ("scene", "The methods learn from the whole scene: every EXTENT gives a pixel the same"),
    ],
)
def test_where_it_learned_is_said_and_kept(patchy, tmp_path, learn_from, sentence):
    listener = Listener()
    given = job(patchy, tmp_path, method="linear", bands=("NDVI",), step="P60D")
    given = replace(given, learn_from=learn_from, **extent_of(PARTS["inner"]))
    reconstruct(given, listener)
    assert any(sentence in line for line in listener.lines)
    assert sentence in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert f'"learn_from": "{learn_from}"' in (tmp_path / "manifest.json").read_text("utf-8")


def test_a_run_goes_on_only_where_it_learns_from_the_same(patchy, tmp_path):
    given = replace(job(patchy, tmp_path), **extent_of(PARTS["inner"]))
    identities = [
        identity_of_job(asked, open_scene(asked, SILENT))
        for asked in (given, replace(given, learn_from="scene"))
    ]
    assert identities[0] != identities[1]


def test_another_choice_is_refused(patchy, tmp_path):
    given = job(patchy, tmp_path, learn_from="tile")
    for refuse in (reconstruct, run_validation):
        with pytest.raises(ParameterError, match="LEARN_FROM is “tile”: choose one of extent, sc"):
            refuse(given)


def test_validation_scores_the_extent_and_learns_where_a_run_would(patchy):
    given = replace(job(patchy, "", bands=("NDVI",)), **extent_of(PARTS["lower"]))
    given = replace(given, cloud_mask="none")
    scores = {}
    for learn_from in ("extent", "scene"):
        asked = replace(given, learn_from=learn_from)
        _, (validated,) = run_validation(asked, ValidationOptions(("gp",), (1,)))
        scores[learn_from] = {s.method: s for s in validated.validation.scores}
    linear, gp = ([scores[choice][name] for choice in scores] for name in ("linear", "gp"))
    assert linear[0].n == linear[1].n and linear[0].rmse == linear[1].rmse
    assert gp[0].n == gp[1].n and gp[0].rmse != gp[1].rmse


def grid(row: int, column: int, height: int, width: int, scene=None) -> Grid:
    transform = (10.0, 0.0, WEST + 10 * column, 0.0, -10.0, NORTH - 10 * row)
    with rasterio.Env():
        crs = rasterio.crs.CRS.from_epsg(32631).to_wkt()
    return Grid(crs, transform, width, height, scene)


@pytest.mark.parametrize("place", [(0, 0, 300, 260), (13, 71, 200, 129), (64, 128, 65, 132)])
def test_a_part_computes_the_tiles_of_its_scene_that_it_touches(place):
    whole = grid(0, 0, 300, 260)
    part = grid(*place, scene=WholeScene(whole, whole))
    for block in part.windows(128):
        grown = whole_tiles(block, part)
        rows, columns = block.within(grown)
        assert (rows.stop - rows.start, columns.stop - columns.start) == (block.height, block.width)
        # By the obvious rule, pixel by pixel of the scene.
        for first, size, own, of, full in (
            (grown.row, grown.height, block.row, place[0], 300),
            (grown.column, grown.width, block.column, place[1], 260),
        ):
            count = block.height if full == 300 else block.width
            pixels = range(own + of, own + of + count)
            tiles = {pixel // COMPUTE_TILE for pixel in pixels}
            expected = [p for p in range(full) if p // COMPUTE_TILE in tiles]
            assert (first + of, first + of + size) == (expected[0], expected[-1] + 1)
    alone = grid(*place)
    assert whole_tiles(Window(3, 4, 5, 6), alone) == Window(3, 4, 5, 6)
