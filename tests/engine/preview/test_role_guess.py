"""What rasters are for, told by names, sensors and pixels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from made_scene import write_raster
from rasterio.transform import from_origin

from stori_plugin.engine.preview.role_guess import (
    of_role,
    optical_in,
    roles_in,
    roles_of,
    roles_of_places,
)
from stori_plugin.engine.preview.survey import expanded, find

DAYS = ("20210301", "20210311", "20210321")


def write(folder: Path, name: str, metres: float, names=("red", "nir")) -> Path:
    """Write three images of one sensor; return their folder."""
    for day in DAYS:
        stored = np.full((len(names), 6, 6), 2000, np.uint16)
        corner = from_origin(500_000, 5_600_000, metres, metres)
        write_raster(folder / f"{name}_{day}.tif", stored, names, 0, transform=corner)
    return folder


def found(folder: Path, known=None) -> tuple[str, ...]:
    return roles_in(expanded([str(folder)], {}), known=known)


def series_of(folder: Path):
    return find(expanded([str(folder)], {}), "optical").series


@pytest.mark.parametrize("name", ["MOD09GA", "VNP09GA", "S3A_SY_2_VG1", "PROBAV_TOC"])
def test_coarse_sensors_are_known_by_name_whatever_their_pixels(tmp_path, name):
    names = ("RED", "NIR") if name.startswith(("P", "S")) else ("b01", "b02")
    names = ("SurfReflect_I1", "SurfReflect_I2") if name.startswith("V") else names
    folder = write(tmp_path / "coarse", name, 30.0, names)
    fine = series_of(write(tmp_path / "fine", "LC08", 30.0, ("B4", "B5")))
    assert found(folder, fine) == ("coarse",)
    # By itself it is what is reconstructed, also beside what a coarse sensor saw.
    assert found(folder) == found(folder, series_of(folder)) == ("optical",)


def test_places_are_looked_at_together(tmp_path):
    large = str(write(tmp_path / "large", "mosaic", 250.0))
    modis = str(write(tmp_path / "modis", "MOD09GA", 500.0, ("b01", "b02")))
    fine = str(write(tmp_path / "fine", "S2A", 10.0, ("B04", "B08")))
    (tmp_path / "empty").mkdir()
    alone, wrong = roles_of_places([large, modis, str(tmp_path / "empty")])
    assert alone == {large: ("optical",), modis: ("coarse",)}
    assert "holds no rasters" in str(wrong[str(tmp_path / "empty")])
    together, _ = roles_of_places([large, modis, fine])
    assert together == {large: ("coarse",), modis: ("coarse",), fine: ("optical",)}
    assert roles_of_places([]) == ({}, {})


def test_large_pixels_are_coarse_beside_small_ones_of_another_sensor(tmp_path):
    large = write(tmp_path / "large", "mosaic", 250.0)
    assert found(large) == ("optical",)  # nothing tells
    fine = series_of(write(tmp_path / "fine", "S2A", 10.0, ("B04", "B08")))
    assert found(large, fine) == ("coarse",)
    assert optical_in([str(tmp_path / "fine")]).dates == fine.dates
    assert optical_in([str(tmp_path / "gone")]) is None and optical_in([]) is None
    assert found(write(tmp_path / "landsat", "LC08", 30.0, ("B4", "B5")), fine) == ("optical",)
    # Bands of the same sensor in larger pixels are none of another sensor.
    assert found(write(tmp_path / "wide", "S2A", 60.0, ("B09", "B8A")), fine) == ("optical",)


def test_a_mixture_is_parted_and_what_serves_one_role_alone_is_all_of_it(tmp_path):
    write(tmp_path, "LC08", 30.0, ("B4", "B5"))
    write(tmp_path, "MOD09GA", 500.0, ("b01", "b02"))
    (tmp_path / "MOD09GA_20210401.tif").write_bytes(b"no raster")
    sources = expanded([str(tmp_path)], {})
    assert roles_in(sources) == ("optical", "coarse")
    told = roles_of(sources)
    assert [told[str(tmp_path / f"MOD09GA_{day}.tif")] for day in DAYS] == ["coarse"] * 3
    parts = {role: len(of_role(sources, role)) for role in ("optical", "sar", "coarse")}
    assert parts == {"optical": 4, "sar": 0, "coarse": 3}
    assert len(of_role(sources, "optical", ("optical", "sar"))) == 7
    assert len(of_role(sources, "coarse", ("coarse", "sar"))) == 7


def test_coarse_files_among_fine_ones_are_pointed_at(tmp_path):
    write(tmp_path, "LC08", 30.0, ("B4", "B5"))
    write(tmp_path, "MOD09GA", 500.0, ("b01", "b02"))
    sources = expanded([str(tmp_path)], {})
    (remark,) = find(sources, "optical").remarks
    assert "3 of 6 optical acquisitions have pixels of 500 m beside others of 30 m" in remark
    assert not find(sources, "coarse").remarks
    assert find(sources, "coarse").metres == (30.0, 500.0)
