"""Coordinates where a reference system does not reach, as of a layer that has the wrong one."""

from __future__ import annotations

import numpy as np
import pytest
from made_chips import write_mosaic
from made_rasters import write
from rasterio.crs import CRS

from stori_plugin.engine.acquisitions.scan import Source, scan
from stori_plugin.engine.acquisitions.series import Raster
from stori_plugin.engine.options.build_index_options import ChipCut, IndexRequest
from stori_plugin.engine.options.find_similar_options import ExampleShapes
from stori_plugin.engine.rasters.common_ground import bounds_in as bounds_of_raster
from stori_plugin.engine.rasters.target_grid import target_grid
from stori_plugin.engine.retrieval.finding.query import rows_of_shapes
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.index_file import open_index
from stori_plugin.engine.retrieval.similarity.example_pixels import mean_vector
from stori_plugin.engine.support.errors import NoOverlapError, ParameterError
from stori_plugin.engine.support.progress import SILENT
from stori_plugin.engine.support.reprojection import bounds_in, points_in, shape_in

DEGREES, UTM = CRS.from_epsg(4326), CRS.from_epsg(32631)
RING = [[500_000, 5_600_000], [500_240, 5_600_000], [500_240, 5_599_760], [500_000, 5_600_000]]
METRES = {"type": "Polygon", "coordinates": [RING]}  # which no place in degrees has


def test_what_has_no_place_is_infinite_or_nothing():
    assert np.isinf(points_in(DEGREES, UTM, [3.0, 500_000.0], [50.0, 5_600_000.0])).all()
    assert np.isfinite(points_in(DEGREES, UTM, [3.0], [50.0])).all()
    assert shape_in(DEGREES, UTM, METRES) is None
    assert bounds_in(DEGREES, UTM, (5e5, 5e6, 6e5, 6e6)) is None


def test_a_layer_with_the_wrong_reference_system_is_one_sentence(tmp_path):
    crs = "EPSG:4326"
    mosaic = str(write_mosaic(tmp_path / "a.tif"))
    request = {"files": (Source(mosaic),), "cut": ChipCut(size=12)}
    with pytest.raises(ParameterError, match="LABELS lie where the CRS of the rasters does not"):
        build_index(IndexRequest(str(tmp_path / "b"), labels=([(METRES, "x")], crs), **request))
    build_index(IndexRequest(str(tmp_path / "a"), **request))
    index = open_index(tmp_path / "a")
    with pytest.raises(NoOverlapError, match=r"lies where the CRS of the index .* does not"):
        rows_of_shapes(index, [METRES], crs)
    series = scan([Source(str(write(tmp_path / "20210901_B04.tif")))], "optical")
    grid = target_grid(series)
    with pytest.raises(NoOverlapError, match="LIKE lies where the CRS of the rasters does not"):
        mean_vector([ExampleShapes([METRES], crs)], grid, np.zeros, SILENT, "LIKE")
    with pytest.raises(ParameterError, match="EXTENT lies where the CRS of the rasters does not"):
        target_grid(series, extent=(5e5, 5e6, 6e5, 6e6), extent_crs=crs)


def test_a_raster_with_the_wrong_reference_system_is_named():
    raster = Raster("a.tif", DEGREES.to_wkt(), (10.0, 0.0, 5e5, 0.0, -10.0, 5.6e6), 60, 40, "u2")
    with pytest.raises(NoOverlapError, match=r"a\.tif lies where the CRS of the other ra"):
        bounds_of_raster(raster, UTM)
