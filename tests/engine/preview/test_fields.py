"""Fields: the pixels inside, their mean and their spread."""

from __future__ import annotations

import numpy as np
import pytest
from made_scene import CRS, PIXEL, TRANSFORM, write_scene

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.preview import pixel_files
from stori_plugin.engine.preview.fields import pixels_inside
from stori_plugin.engine.preview.pixel_preview import Preview
from stori_plugin.engine.run.reconstruct import reconstruct
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.support.errors import NoOverlapError
from stori_plugin.engine.support.reprojection import points_in


def box(row, column, rows, columns):
    """A polygon around pixels, a hand's breadth within their outer edges."""
    left, top = TRANSFORM.c + column * PIXEL + 1, TRANSFORM.f - row * PIXEL - 1
    right, bottom = left + columns * PIXEL - 2, top - rows * PIXEL + 2
    return [[[(left, top), (right, top), (right, bottom), (left, bottom)]]]


def centre(row, column):
    return TRANSFORM.c + (column + 0.5) * PIXEL, TRANSFORM.f - (row + 0.5) * PIXEL


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    scene = write_scene(tmp_path_factory.mktemp("scene"))
    optical, sar = (tuple(rasters_in(str(folder))) for folder in scene)
    output = str(tmp_path_factory.mktemp("out") / "result")
    return Job(optical, output, sar, ("NDVI",), method="gp", workers=1)


@pytest.fixture(scope="module")
def opened(job):
    made = Preview(job)
    for method in ("gp", "linear"):
        made.learn(method, "NDVI")
    yield made
    made.close()


def test_a_field_is_the_mean_and_the_spread_of_its_pixels(opened):
    # Over the seam of two tiles, and given in degrees.
    ring = box(14, 3, 4, 2)[0][0]
    degrees = list(zip(*points_in(CRS, "EPSG:4326", *zip(*ring))))
    field = opened.look_field([[degrees]], "EPSG:4326", "NDVI", ("gp", "linear"))
    places = [(row, column) for row in range(14, 18) for column in (3, 4)]
    single = [opened.look(*centre(*p), CRS, "NDVI", ("gp", "linear")) for p in places]
    assert field.pixels == 8 and field.is_field and (field.row, field.column) == (14, 3)
    for k, curve in enumerate(field.curves):
        every = np.array([pixel.curves[k].mean for pixel in single])
        np.testing.assert_allclose(curve.mean, every.mean(axis=0), atol=1e-5)
        np.testing.assert_allclose(curve.low, np.percentile(every, 5, axis=0), atol=1e-5)
        np.testing.assert_allclose(curve.high, np.percentile(every, 95, axis=0), atol=1e-5)
    clear = [k for k, state in enumerate(field.states) if state == "clear"]
    assert clear and "masked" in field.states
    for k in clear:
        seen = [pixel.values[k] for pixel in single if pixel.states[k] == "clear"]
        assert field.values[k] == pytest.approx(np.mean(seen), abs=1e-5)
    power = [10 ** (pixel.sar["VV"][0] / 10) for pixel in single]
    assert field.sar["VV"][0] == pytest.approx(10 * np.log10(np.mean(power)))


def test_a_field_is_read_from_a_result_as_well(opened, job):
    result = reconstruct(job)
    field = opened.look_field(box(2, 2, 3, 3), CRS, "NDVI", ("gp",))
    curve = pixel_files.read_field_curve(result.rasters, "NDVI", box(2, 2, 3, 3), CRS)
    np.testing.assert_allclose(curve.mean, field.curves[0].mean, atol=1e-5)
    np.testing.assert_allclose(curve.high, field.curves[0].high, atol=1e-5)


def test_holes_are_left_out_and_small_fields_have_the_pixels_they_touch(opened):
    outer, hole = box(0, 0, 5, 5)[0][0], box(1, 1, 3, 3)[0][0]
    inside = list(pixels_inside(opened.scene.grid, [[outer, hole]], CRS))
    assert sum(len(rows) for rows, _ in inside) == 25 - 9
    x, y = centre(4, 4)
    tiny = [[[(x + 3, y + 3), (x + 4, y + 3), (x + 4, y + 4)]]]
    ((rows, columns),) = pixels_inside(opened.scene.grid, tiny, CRS)
    assert (rows.tolist(), columns.tolist()) == ([4], [4])


def test_a_field_beside_the_scene_is_told(opened):
    for far in (box(500, 500, 3, 3), [[[(1e300, 0.0), (0.0, 1e300), (1.0, 1.0)]]], []):
        with pytest.raises(NoOverlapError, match="field lies beside the scene"):
            opened.look_field(far, CRS, "NDVI")
