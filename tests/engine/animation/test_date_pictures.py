"""Pictures of dates: right way up in any coordinate system, stretched alike, clouds known."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from made_scene import BANDS, CRS, PIXEL, SIDE, TRANSFORM, write_raster
from rasterio.transform import Affine
from rasterio.warp import transform, transform_bounds

from stori_plugin.engine.acquisitions.scan import scan
from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.animation.date_pictures import (
    DatePictures,
    View,
    drawing_of,
    seen_grid,
    thumbnail,
)
from stori_plugin.engine.options.series_options import Masking
from stori_plugin.engine.pixels.renditions import SAR, TRUE_COLOUR
from stori_plugin.engine.support.errors import InputError
from stori_plugin.engine.support.progress import SILENT

BOUNDS = (TRANSFORM.c, TRANSFORM.f - SIDE * PIXEL, TRANSFORM.c + SIDE * PIXEL, TRANSFORM.f)
# A place in the north-west, where nothing else is bright.
BRIGHT = (TRANSFORM.c + 3.5 * PIXEL, TRANSFORM.f - 5.5 * PIXEL)


@pytest.fixture
def spotted(tmp_path):
    """Images that are dark but for one bright spot; the last is stored from south to north."""
    stored = np.full((4, SIDE, SIDE), 400, np.uint16)
    stored[:, 3:8, 1:6] = 2600
    upward = Affine(PIXEL, 0, TRANSFORM.c, 0, PIXEL, BOUNDS[1])
    for day in (1, 11, 21):
        turned = (stored[:, ::-1], upward) if day == 21 else (stored, TRANSFORM)
        path = tmp_path / f"S2A_MSIL2A_202103{day:02d}T105031_10m.tif"
        write_raster(path, turned[0], BANDS[:4], 0, transform=turned[1])
    return scan([Source(str(path)) for path in sorted(tmp_path.glob("*.tif"))], "optical")


@pytest.mark.parametrize("crs", [CRS, "EPSG:4326", "EPSG:3857"])
def test_a_bright_place_is_bright_where_it_lies(spotted, crs):
    bounds = transform_bounds(CRS, crs, *BOUNDS)
    view = View(crs, bounds, (bounds[2] - bounds[0]) / 300)
    grid = seen_grid(list(spotted.rasters.values()), view, 10**6)
    drawing = drawing_of(TRUE_COLOUR, spotted.acquisitions)
    (x,), (y,) = transform(CRS, crs, [BRIGHT[0]], [BRIGHT[1]])
    column, row = (int(number) for number in ~grid.affine * (x, y))
    with DatePictures(spotted, drawing, grid, SILENT) as pictures:
        for item in spotted.acquisitions:
            picture = pictures.picture(item)
            assert picture[row, column, 0] > 200 and picture[row, column, 3] == 255
            assert picture[grid.height // 2, grid.width // 2, 0] < 60
            # Mirrored along either axis another place would be bright.
            assert picture[grid.height - 1 - row, column, 0] < 60
            assert picture[row, grid.width - 1 - column, 0] < 60


def test_pictures_of_small_scenes_serve_every_view_and_large_ones_what_is_seen(spotted):
    rasters = list(spotted.rasters.values())
    near = View(CRS, (BOUNDS[0] + 100, BOUNDS[1] + 100, BOUNDS[0] + 200, BOUNDS[1] + 200), 1.0)
    whole = seen_grid(rasters, near, SIDE * SIDE)
    assert (whole.width, whole.height, whole.bounds) == (SIDE, SIDE, BOUNDS)
    part = seen_grid(rasters, near, 50)
    assert (part.width, part.height) == (5, 5) and part.bounds == near.bounds
    few = seen_grid(rasters, View(CRS, BOUNDS, 1.0), 50)
    assert few.width * few.height <= 64 and few.bounds[3] == BOUNDS[3]
    assert seen_grid(rasters, View("", BOUNDS, 1.0), SIDE * SIDE) == whole
    assert seen_grid(rasters, View(CRS, (0, 0, 10, 10), 1.0), 50) is None
    with pytest.raises(InputError, match="coordinate system is not understood"):
        seen_grid(rasters, View("nowhere", BOUNDS, 1.0), 50)


def test_all_dates_of_a_series_share_one_stretch(spotted):
    drawing = drawing_of(TRUE_COLOUR, spotted.acquisitions)
    assert len(set(drawing.limits)) == 1 and len(drawing.limits) == 3
    assert drawing.limits[0][0] == pytest.approx(0.04) and 0.2 < drawing.limits[0][1] < 0.3
    with pytest.raises(InputError, match="No image has the bands"):
        drawing_of(SAR, spotted.acquisitions)
    small = thumbnail(spotted.acquisitions[0], drawing, 12)
    assert small.shape == (12, 12, 3) and small[2, 1, 0] > 200 and small[9, 1, 0] < 60


def test_clouds_are_known_where_the_mask_has_them(scene):
    paths = sorted(scene[0].glob("*.tif"))
    series = scan([Source(str(path)) for path in paths], "optical")
    item = next(a for a in series.acquisitions if a.date == dt.date(2021, 3, 21))
    grid = seen_grid(list(series.rasters.values()), View(CRS, BOUNDS, 1.0), 10**6)
    drawing = drawing_of("NDVI", series.acquisitions)
    with DatePictures(series, drawing, grid, SILENT) as pictures:
        assert pictures.clouded(item, Masking()).all()
        assert not pictures.clouded(series.acquisitions[0], Masking()).any()
        assert pictures.picture(item).shape == (SIDE, SIDE, 4)
