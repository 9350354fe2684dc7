"""A virtual raster whose bands are of several types, as stacks of single files are."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from rasterio.crs import CRS
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.files.headers import read_header
from stori_plugin.engine.rasters.grid import Grid, Window
from stori_plugin.engine.rasters.reading import GridReader

UTM = CRS.from_epsg(32631)
KINDS = {"uint8": "Byte", "uint16": "UInt16", "float32": "Float32"}
CORNER = (500_000.0, 5_600_000.0)


@pytest.fixture
def stack(tmp_path) -> tuple[str, np.ndarray]:
    """Write a file of each type and the raster that stacks them; return it and its numbers."""
    bands, numbers = "", []
    for k, (dtype, kind) in enumerate(KINDS.items(), 1):
        values = (np.arange(48).reshape(6, 8) * (k + 0.5)).astype(dtype)
        numbers.append(values.astype(np.float32))
        place = {"crs": UTM, "transform": from_origin(*CORNER, 10, 10)}
        size = {"count": 1, "height": 6, "width": 8, "dtype": dtype}
        with rasterio.open(tmp_path / f"{dtype}.tif", "w", **size, **place) as raster:
            raster.write(values, 1)
        bands += (
            f'<VRTRasterBand dataType="{kind}" band="{k}"><SimpleSource><SourceFilename '
            f'relativeToVRT="1">{dtype}.tif</SourceFilename><SourceBand>1</SourceBand>'
            "</SimpleSource></VRTRasterBand>"
        )
    path = tmp_path / "stack.vrt"
    path.write_text(
        '<VRTDataset rasterXSize="8" rasterYSize="6"><SRS>EPSG:32631</SRS>'
        f"<GeoTransform>{CORNER[0]},10,0,{CORNER[1]},0,-10</GeoTransform>{bands}</VRTDataset>"
    )
    return str(path), np.stack(numbers)


def test_its_header_and_its_numbers_are_read(stack):
    path, numbers = stack
    header = read_header(path)
    assert header.dtypes == tuple(KINDS)
    for index, dtype in enumerate(KINDS, 1):
        assert header.sample[index].dtype == dtype
        np.testing.assert_array_equal(header.sample[index], numbers[index - 1].ravel())
    for pixel in (10.0, 5.0):  # as it is, and warped
        grid = Grid(UTM.to_wkt(), (pixel, 0, CORNER[0], 0, -pixel, CORNER[1]), 8, 6)
        with GridReader(grid) as reader:
            found = reader.read(header.raster, [1, 2, 3], Window(0, 0, 6, 8), None, True)
        times = int(10 / pixel)
        expected = numbers.repeat(times, 1).repeat(times, 2)[:, :6, :8]
        np.testing.assert_array_equal(found, expected)
