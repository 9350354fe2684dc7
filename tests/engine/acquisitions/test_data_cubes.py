"""netCDF and Zarr: variables with a time axis."""

from __future__ import annotations

import datetime as dt
import json
import os

import numpy as np
import pytest
import rasterio
from rasterio.crs import CRS
from scipy.io import netcdf_file

from stori_plugin.engine.acquisitions.collection import collect
from stori_plugin.engine.acquisitions.files.time_axis import moments_on_axis
from stori_plugin.engine.acquisitions.scan import Source, rasters_in, scan
from stori_plugin.engine.support.errors import UnreadableRasterError

with rasterio.Env() as _env:
    DRIVERS = _env.drivers()
netcdf = pytest.mark.skipif("netCDF" not in DRIVERS, reason="this GDAL does not read netCDF")
zarr = pytest.mark.skipif("Zarr" not in DRIVERS, reason="this GDAL does not read Zarr")

DAYS = (dt.date(2019, 3, 5), dt.date(2019, 3, 17), dt.date(2019, 3, 29))
SIX = np.arange(6)
UTM = CRS.from_epsg(32631).to_wkt()


def write_netcdf(
    path,
    times=(0.0, 12.0, 24.0),
    units="days since 2019-03-05",
    calendar="standard",
    wkt=UTM,
    names=("B04", "SCL"),
    axis="t",
    placed=True,
):
    file = netcdf_file(str(path), "w")
    for name, length in ((axis, len(times)), ("y", 5), ("x", 6), ("nv", 2)):
        file.createDimension(name, length)

    def variable(name, kind, axes, values, **attributes):
        made = file.createVariable(name, kind, axes)
        made[...] = values
        for key, value in attributes.items():
            setattr(made, key, value)

    variable(axis, "d", (axis,), times, units=units, calendar=calendar)
    for name, values in (("y", 5_600_000 - 5 - 10.0 * np.arange(5)), ("x", 5e5 + 5 + 10.0 * SIX)):
        known = {"standard_name": f"projection_{name}_coordinate", "units": "m"} if placed else {}
        variable(name, "d", (name,), values, **known)
    variable("time_bnds", "d", (axis, "nv"), 0.0)
    if wkt:
        variable("spatial_ref", "i", (), 0, crs_wkt=wkt, spatial_ref=wkt)
    for name in names:
        is_mask = name == "SCL"
        stored = {} if is_mask else {"scale_factor": 1e-4, "add_offset": -0.1}
        stored |= {} if is_mask else {"_FillValue": np.int16(-999)}
        values = 4 if is_mask else 1500 + 100 * np.arange(len(times))[:, None, None]
        variable(
            *(name, "b" if is_mask else "h", (axis, "y", "x"), values),
            **{"grid_mapping": "spatial_ref", **stored},
        )
    file.close()
    return path


@netcdf
def test_a_variable_is_a_stack_of_its_dates(tmp_path):
    path = write_netcdf(tmp_path / "openEO_20200101.nc")
    whole = rasters_in(tmp_path)
    assert whole == [Source(str(path))]
    named = [Source(f'NETCDF:"{path}":{name}') for name in ("B04", "SCL")]
    for sources in (whole, named, [Source(s.path.replace('"', "")) for s in named]):
        series = scan(sources, "optical")
        assert series.dates == DAYS and series.problems == ()
        for number, item in enumerate(series.acquisitions, start=1):
            (band,) = item.bands
            assert (band.name, band.index, band.nodata) == ("B04", number, -999)
            assert (band.scale, band.offset) == (pytest.approx(1e-4), pytest.approx(-0.1))
            assert (item.mask.name, item.mask.index) == ("SCL", number)
        raster = series.rasters[band.path]
        assert (raster.width, raster.height, raster.transform[:3]) == (6, 5, (10, 0, 500_000))
    assert {file.band_dates for file in collect(whole).files} == {DAYS}


@netcdf
def test_angles_among_the_variables_are_companions(tmp_path):
    names = ("B04", "sunZenithAngles")
    write_netcdf(tmp_path / "openEO.nc", names=names)
    series = scan(rasters_in(tmp_path), "optical")
    assert series.band_names == ("B04",)
    assert any("openEO.nc:sunZenithAngles: companions" in note for note in series.notes)


@netcdf
def test_one_date_and_two_passes_of_a_day(tmp_path):
    write_netcdf(tmp_path / "written_20200101.nc", (12.0,))
    assert scan(rasters_in(tmp_path), "optical").dates == DAYS[1:2]
    path = write_netcdf(
        tmp_path / "b.nc", (37_200, 37_215, 86_400 * 12), "seconds since 2019-03-05 00:00:00"
    )
    first, second, third = scan([Source(str(path))], "optical").acquisitions
    assert (first.date, first.time) == (second.date, dt.time(10, 20)) == (DAYS[0], first.time)
    assert (first.bands[0].index, second.bands[0].index) == (1, 2)
    assert (first.mask.index, second.mask.index) == (1, 2)
    assert third.date == DAYS[1]


@netcdf
@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"calendar": "360_day"}, "calendar “360_day”, which has other days: write"),
        ({"units": "months since 2019-03-05"}, "“months since 2019-03-05”, which gives no days"),
        ({"units": "m", "axis": "bands"}, "dimension “bands”, which is no time: write a variable"),
        ({"wkt": ""}, r"no coordinate reference system: write one into it \(in xarray"),
        ({"placed": False}, "does not say where it lies"),
        ({"names": ()}, "holds no variable with the axes x and y: save it as GeoTIFF"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, facts, sentence):
    path = write_netcdf(tmp_path / "cube.nc", **facts)
    with pytest.raises(UnreadableRasterError, match=rf"cube\.nc.*{sentence}"):
        scan([Source(str(path))], "optical")


def test_damaged_and_missing(tmp_path):
    (tmp_path / "x.nc").write_bytes(b"CDF\1" + b"\7" * 50)
    with pytest.raises(UnreadableRasterError, match=r"x\.nc (cannot be read|is netCDF)"):
        scan(rasters_in(tmp_path), "optical")
    with pytest.raises(UnreadableRasterError, match=r"y\.nc does not exist"):
        scan([Source(str(tmp_path / "y.nc"))], "optical")


@pytest.mark.parametrize(
    ("units", "calendar", "value", "expected"),
    [
        ("days since 1990-01-01", "", 10655, "2019-03-05"),
        ("days since 1990-1-1 00:00:0.0", "gregorian", 10655, "2019-03-05"),
        ("hours since 1900-01-01 00:00:00.0", "standard", 1044490.5, "2019-02-26T10:30"),
        ("seconds since 1970-01-01T00:00:00Z", "proleptic_gregorian", 1551782431, "2019-03-05T10"),
        ("minutes since 2019-03-05 00:00 UTC", "standard", 1440, "2019-03-06"),
        ("days since 2019-03-05 02:00:00 +02:00", "standard", 1, "2019-03-06"),
        ("milliseconds since 1970-01-01", "standard", 1551744000000, "2019-03-05"),
        ("nanoseconds since 1970-01-01", "proleptic_gregorian", 1.551744e18, "2019-03-05"),
        ("days since 0001-01-01", "proleptic_gregorian", 737122, "2019-03-05"),
        ("days since 2000-01-01 00:00:00", "julian", 7003, "2019-03-05"),
    ],
)
def test_units_of_time(units, calendar, value, expected):
    ((date, time),) = moments_on_axis([value], units, calendar)
    assert f"{date}{f'T{time}' if time else ''}".startswith(expected)


@pytest.mark.parametrize(
    ("units", "calendar"),
    [("days since 0001-01-01", "standard"), ("days since 2019-02-31", ""), ("days since", "")],
)
def test_units_that_give_no_dates(units, calendar):
    with pytest.raises(ValueError, match="counts time as"):
        moments_on_axis([1.0], units, calendar)


def test_a_julian_calendar_counts_where_its_leap_years_are_the_same():
    with pytest.raises(ValueError, match="calendar “julian”, which has other days"):
        moments_on_axis([43_000.0], "days since 1900-01-01", "julian")


def test_units_without_end_are_one_sentence():
    for units in (f"days since 2019-01-01{' ' * 100_000}x", "a" * 100_000):
        with pytest.raises(ValueError, match="counts time as") as error:
            moments_on_axis([1.0], units, "")
        assert len(str(error.value)) < 200


def write_zarr(folder, crs=True, units="days since 2019-03-05"):
    """Write what xarray does, uncompressed."""

    def array(name, axes, values, **attributes):
        place = folder / name
        place.mkdir(parents=True)
        facts = {
            "chunks": list(values.shape),
            "compressor": None,
            "dtype": values.dtype.str,
            "fill_value": None,
            "filters": None,
            "order": "C",
            "shape": list(values.shape),
            "zarr_format": 2,
        }
        (place / ".zarray").write_text(json.dumps(facts))
        (place / ".zattrs").write_text(json.dumps({"_ARRAY_DIMENSIONS": axes, **attributes}))
        (place / ".".join("0" * values.ndim)).write_bytes(values.tobytes())

    array("t", ["t"], np.array([0.0, 12.0, 24.0]), units=units, calendar="standard")
    array("y", ["y"], 5_600_000 - 5 - 10.0 * np.arange(5))
    array("x", ["x"], 500_000 + 5 + 10.0 * np.arange(6))
    values = np.broadcast_to(np.float32([0.1, 0.2, 0.3])[:, None, None], (3, 5, 6))
    known = {"_CRS": {"wkt": UTM}} if crs else {}
    array("red", ["t", "y", "x"], np.ascontiguousarray(values), **known)
    (folder / ".zgroup").write_text('{"zarr_format": 2}')
    return folder


@zarr
def test_slices_of_zarr(tmp_path):
    folder = write_zarr(tmp_path / "opt" / "cube.zarr")
    assert rasters_in(tmp_path / "opt") == rasters_in(folder) == [Source(str(folder))]
    series = scan(rasters_in(tmp_path / "opt"), "optical")
    assert series.dates == DAYS and series.band_names == ("red",)
    with rasterio.open(series.acquisitions[1].bands[0].path) as dataset:
        assert np.allclose(dataset.read(1), 0.2)


@zarr
@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"units": "m"}, "has the dimension “t”, which is no time: save it as GeoTIFF"),
        ({"crs": False}, "has no coordinate reference system: write one into it"),
    ],
)
def test_zarr_that_cannot_be_read_says_why(tmp_path, facts, sentence):
    folder = write_zarr(tmp_path / "cube.zarr", **facts)
    with pytest.raises(UnreadableRasterError, match=sentence):
        scan([Source(str(folder))], "optical")


tells_of_chunks = pytest.mark.skipif(
    tuple(map(int, rasterio.__gdal_version__.split(".")[:2])) > (3, 10),
    reason="this GDAL tells of no block that is larger than its array",
)


def change(folder, array, **facts):
    path = folder / array / ".zarray"
    path.write_text(json.dumps({**json.loads(path.read_text()), **facts}))


@zarr
@pytest.mark.parametrize(
    ("array", "facts", "sentence"),
    [
        ("red", {"shape": [10**12, 5, 6]}, "says that it has 1000000000000 images, and 100,000"),
        ("red", {"shape": [0, 5, 6]}, "says that it has 0 images"),
        ("t", {"shape": [10**9], "chunks": [1]}, "has 1000000000 times for 3 images"),
        pytest.param(
            *("t", {"chunks": [2**30]}, "is stored in blocks of|has a time axis that is not read"),
            marks=tells_of_chunks,
        ),
        pytest.param(
            *("red", {"chunks": [1, 2**15, 2**15], "dtype": "<f8"}, "is stored in blocks of"),
            marks=tells_of_chunks,
        ),
    ],
)
def test_shapes_and_chunks_are_not_believed(tmp_path, array, facts, sentence):
    folder = write_zarr(tmp_path / "cube.zarr")
    change(folder, array, **facts)
    with pytest.raises(UnreadableRasterError, match=sentence):
        scan([Source(str(folder))], "optical")


@zarr
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes of this kind")
def test_a_pipe_is_no_chunk(tmp_path):
    folder = write_zarr(tmp_path / "cube.zarr")
    (folder / "t" / "0").unlink()
    os.mkfifo(folder / "t" / "0")
    with pytest.raises(UnreadableRasterError, match="is a pipe or a device, not a part of the"):
        scan([Source(str(folder))], "optical")
