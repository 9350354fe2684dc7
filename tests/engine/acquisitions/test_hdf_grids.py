"""HDF4 with grids of HDF-EOS: fields are bands, and what cannot be read is said."""

from __future__ import annotations

import made_hdf
import pytest
from made_rasters import write

from stori_plugin.engine.acquisitions.files import hdf_grids
from stori_plugin.engine.acquisitions.scan import rasters_in, scan
from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.rasters.grid import metres_per_pixel
from stori_plugin.engine.support.errors import InputError, UnreadableRasterError

NAME = "MOD09GA.A2019166.h18v03.061.2020340123456.hdf"
needs_driver = pytest.mark.skipif(not hdf_grids.reads_hdf4(), reason="this GDAL lacks HDF4")


@needs_driver
def test_the_fields_of_a_product_are_its_bands_and_its_mask(tmp_path):
    made_hdf.write(tmp_path / NAME)
    series = scan(rasters_in(tmp_path), "optical")
    (only,) = series.acquisitions
    assert (only.sensor, str(only.date)) == ("modis", "2019-06-15")
    assert {band.name: band.role for band in only.bands} == {"B01": "red", "B02": "nir"}
    # The "scale" of MODIS is what to divide by.
    assert {(band.scale, band.offset) for band in only.bands} == {(1e-4, 0.0)}
    assert only.mask is not None and only.mask.name == "MODIS state"
    sizes = [metres_per_pixel(series.rasters[band.path]) for band in only.bands]
    assert sizes == pytest.approx([463.3] * 2, rel=0.01)


@needs_driver
def test_one_field_is_asked_for_by_the_name_that_gdal_has_for_it(tmp_path):
    path = made_hdf.write(tmp_path / NAME)
    field = f'HDF4_EOS:EOS_GRID:"{path}":MODIS_Grid_500m_2D:sur_refl_b02_1'
    (only,) = scan([Source(field)], "optical").acquisitions
    assert [band.name for band in only.bands] == ["B02"]


@needs_driver
def test_what_was_made_of_it_is_read_instead(tmp_path):
    made_hdf.write(tmp_path / NAME)
    write(tmp_path / f"{NAME[:-4]}.sur_refl_b01.tif", dtype="int16")
    (only,) = rasters_in(tmp_path)
    assert only.path.endswith("b01.tif")


@needs_driver
def test_what_is_damaged_or_holds_no_grid_is_named(tmp_path):
    whole = made_hdf.write(tmp_path / NAME)
    whole.write_bytes(whole.read_bytes()[:2000])
    with pytest.raises(UnreadableRasterError, match=r"hdf (cannot be read as HDF4|holds no grid)"):
        scan([Source(str(whole))], "optical")


def test_without_the_driver_this_is_said_and_folders_pass_it_over(tmp_path, monkeypatch):
    path = made_hdf.write(tmp_path / NAME)
    monkeypatch.setattr(hdf_grids, "reads_hdf4", lambda: False)
    with pytest.raises(UnreadableRasterError, match="is HDF4, which the GDAL of this installation"):
        scan([Source(str(path))], "optical")
    with pytest.raises(InputError, match=r"Passed over .*hdf: .*convert the layers"):
        rasters_in(tmp_path)
