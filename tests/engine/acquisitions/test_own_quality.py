"""The quality beside a result is left out of its folder; a mask of somebody else is not."""

from __future__ import annotations

import numpy as np
import rasterio
from rasterio.transform import from_origin

from stori_plugin.engine.acquisitions.files.candidates import rasters_in


def write(path, **tags) -> None:
    profile = {
        "driver": "GTiff",
        "width": 4,
        "height": 4,
        "count": 1,
        "dtype": "uint8",
        "crs": "EPSG:32631",
        "transform": from_origin(5e5, 5.6e6, 10, 10),
    }
    with rasterio.open(path, "w", **profile) as dataset:
        dataset.write(np.ones((1, 4, 4), np.uint8))
        dataset.update_tags(**tags)


def test_only_our_own_quality_is_left_out(tmp_path):
    write(tmp_path / "ndvi_20210301.tif")
    write(tmp_path / "ndvi_20210301_quality.tif", CONTENT="quality")
    write(tmp_path / "LC08_20210301_quality.tif")
    (tmp_path / "broken_20210301_quality.tif").write_text("no raster")
    found = [source.path.rsplit("/", 1)[-1] for source in rasters_in(str(tmp_path))]
    assert found == [
        "LC08_20210301_quality.tif",
        "broken_20210301_quality.tif",
        "ndvi_20210301.tif",
    ]
