"""What means nothing in a file, as the catalogue and as the file say it."""

from __future__ import annotations

import numpy as np
import pytest
from rasterio.crs import CRS
from rasterio.transform import from_origin

from stori_plugin.engine.download.piece_on_grid import Part, on_grid
from stori_plugin.engine.rasters.grid import Grid

UTM = CRS.from_epsg(32631)


def placed(numbers, nodata, is_mask=False, pixel=10.0):
    numbers = np.asarray(numbers)
    part = Part(numbers, from_origin(0, 100, pixel, pixel), UTM, nodata, None)
    grid = Grid(UTM.to_wkt(), (10.0, 0.0, 0.0, 0.0, -10.0, 100.0), 4, 1)
    return on_grid(part, grid, is_mask)


@pytest.mark.parametrize(
    ("numbers", "nodata", "is_mask", "known"),
    [
        (np.array([[0, 7, 8, 9]], np.uint16), (0.0, None), False, [0, 1, 1, 1]),
        # Both what the catalogue states and what the file does.
        (np.array([[0, 7, 65535, 9]], np.uint16), (0.0, 65535.0), False, [0, 1, 0, 1]),
        # Numbers that these cannot hold.
        (np.array([[0, 7, 8, 9]], np.uint16), (float("nan"), None), False, [0, 1, 1, 1]),
        (np.array([[0, 7, 255, 9]], np.uint8), (-9999.0, 255.0), True, [1, 1, 0, 1]),
        (np.array([[0, 7, 255, 9]], np.uint8), (-9999.0, None), True, [1, 1, 1, 1]),
        (
            np.array([[-32768, 0.5, np.nan, np.inf]], np.float32),
            (-32768.0, None),
            False,
            [0, 1, 0, 0],
        ),
        (np.array([[-3.4e38, 0, 0.1, 1]], np.float32), (None, -3.4e38), False, [0, 1, 1, 1]),
    ],
)
@pytest.mark.parametrize("moved", [0.0, 1e-2])
def test_where_something_is(numbers, nodata, is_mask, known, moved):
    piece = placed(numbers, nodata, is_mask, 10.0 + moved)  # copied, and interpolated
    assert piece.known[0].tolist() == [bool(k) for k in known]


def test_a_mask_of_all_codes_is_known_everywhere_but_outside():
    codes = np.arange(256, dtype=np.uint8).reshape(16, 16)
    part = Part(codes, from_origin(0, 100, 10, 10), UTM, (-9999.0, None), None)
    grid = Grid(UTM.to_wkt(), (10.0, 0.0, -10.0, 0.0, -10.0, 100.0), 4, 4)
    assert on_grid(part, grid, True).known[:, 1:].all()
