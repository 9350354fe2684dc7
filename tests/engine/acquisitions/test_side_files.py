"""What lies beside a raster: headers, sources of virtual rasters, dates, manifests."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from made_rasters import write

from stori_plugin.engine.acquisitions.collection import collect
from stori_plugin.engine.acquisitions.scan import Source, rasters_in, scan
from stori_plugin.engine.support.errors import InputError, UnknownDateError


def optical(folder):
    return scan(rasters_in(folder), "optical")


# ------------------------------------------------------------------------------------------
# ENVI


@pytest.mark.parametrize("name", ["x.dat", "x.bsq", "x.bil", "x.img", "x"])
def test_envi_by_its_header(tmp_path, name):
    write(tmp_path / name, "RED", "NIR", driver="ENVI", dtype="int16", nodata=-9999)
    with (tmp_path / "x.hdr").open("a") as file:
        file.write("acquisition time = 2025-01-02T10:20:30Z\n")
    for other in ("climate.dat", "notes", "table.bil"):
        (tmp_path / other).write_text("1 2 3")
    (only,) = optical(tmp_path).acquisitions
    assert (only.date, only.time) == (dt.date(2025, 1, 2), dt.time(10, 20, 30))
    assert [band.name for band in only.bands] == ["red", "nir"]
    assert only.bands[0].nodata == -9999


def test_a_table_with_a_header_of_its_own_is_no_raster(tmp_path):
    write(tmp_path / "S2_20200615.tif", "B04")
    (tmp_path / "climate_20200615.dat").write_text("1 2 3")
    (tmp_path / "climate_20200615.hdr").write_text("station;rain")
    assert len(rasters_in(tmp_path)) == 1


# ------------------------------------------------------------------------------------------
# Virtual rasters


def virtual(path, *sources, kind=">", is_relative=True):
    bands = "".join(
        f'<VRTRasterBand dataType="UInt16" band="{k}"{kind}<SimpleSource>'
        f'<SourceFilename relativeToVRT="{int(is_relative)}">{name}</SourceFilename>'
        "<SourceBand>1</SourceBand></SimpleSource></VRTRasterBand>"
        for k, name in enumerate(sources, start=1)
    )
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        '<VRTDataset rasterXSize="6" rasterYSize="6"><SRS>EPSG:32631</SRS>'
        f"<GeoTransform>500000,10,0,5600000,0,-10</GeoTransform>{bands}</VRTDataset>"
    )
    return path


def test_a_virtual_raster_beside_its_sources_is_no_further_acquisition(tmp_path):
    for band in ("B04", "B08"):
        write(tmp_path / f"S2_20200615_{band}.tif", value=1500)
    names = [path.name for path in sorted(tmp_path.glob("*.tif"))]
    stack = virtual(tmp_path / "S2_20200615_stack.vrt", *names)
    virtual(tmp_path / "vrt" / "S2_20200615.vrt", str(stack), is_relative=False)
    series = optical(tmp_path)
    (only,) = series.acquisitions
    assert [band.name for band in only.bands] == ["B04", "B08"] and series.problems == ()
    assert any("S2_20200615.vrt: virtual copies of" in note for note in series.notes)
    # By themselves they are read as ever.
    for path in sorted(tmp_path.rglob("*.vrt")):
        assert len(scan([Source(str(path))], "optical").dates) == 1


def test_a_mosaic_of_tiles_of_a_date(tmp_path):
    for tile in ("T31UES", "T31UFS"):
        write(tmp_path / f"{tile}_20200615.tif", "B04")
    virtual(tmp_path / "mosaic_20200615.vrt", "T31UES_20200615.tif", "T31UFS_20200615.tif")
    assert len(optical(tmp_path).acquisitions) == 2


def test_a_dated_virtual_raster_stands_for_undated_files(tmp_path):
    write(tmp_path / "a.tif")
    virtual(tmp_path / "S2_20200615_B04.vrt", "a.tif")
    series = optical(tmp_path)
    assert [band.name for band in series.acquisitions[0].bands] == ["B04"]
    assert any("a.tif: files without a date" in problem for problem in series.problems)


def test_a_virtual_raster_of_more_than_is_given_is_told(tmp_path):
    write(tmp_path / "opt" / "S2_20200615_B04.tif")
    far = write(tmp_path / "far" / "S2_20200615_B08.tif")
    virtual(tmp_path / "opt" / "S2_20200615_x.vrt", "S2_20200615_B04.tif", f"../far/{far.name}")
    series = optical(tmp_path / "opt")
    assert series.band_names == ("B04",)
    assert any("S2_20200615_x.vrt: virtual rasters made of" in p for p in series.problems)


def test_a_computed_virtual_raster_is_another_quantity(tmp_path):
    write(tmp_path / "S2_20200615_B04.tif")
    kind = ' subClass="VRTDerivedRasterBand"><PixelFunctionType>sum</PixelFunctionType>'
    virtual(tmp_path / "S2_20200615_NDVI.vrt", "S2_20200615_B04.tif", kind=kind)
    assert set(optical(tmp_path).band_names) == {"B04", "NDVI"}


# ------------------------------------------------------------------------------------------
# Dates


def request(*spans):
    data = [{"dataFilter": {"timeRange": {"from": a, "to": b}}} for a, b in spans]
    return {"request": {"payload": {"input": {"data": data}}}}


DAY = ("2019-03-05T00:00:00Z", "2019-03-05T23:59:59Z")


@pytest.mark.parametrize(
    ("name", "side", "content", "date"),
    [
        ("response.tiff", "request.json", request(DAY), "2019-03-05"),
        ("response.tiff", "request.json", request((DAY[0], "2019-03-06T00:00:00Z")), "2019-03-05"),
        ("response.tiff", "request.json", request((DAY[0], "2019-03-06")), ""),
        ("response.tiff", "request.json", request((DAY[0], "2019-03-31T23:59:59Z")), ""),
        ("response.tiff", "request.json", request(DAY, ("2019-03-06", "2019-03-06")), ""),
        ("other.tif", "request.json", request(DAY), ""),
        ("x.tif", "x.json", {"properties": {"datetime": "2019-03-05T10:40:31Z"}}, "2019-03-05"),
        (
            *("x.tif", "x.json"),
            {"properties": {"datetime": None, "start_datetime": DAY[0], "end_datetime": DAY[1]}},
            "2019-03-05",
        ),
        ("x.tif", "x.json", ["2019-03-05"], ""),
        ("x_20200101.tif", "x_20200101.json", {"properties": {"datetime": DAY[0]}}, "2020-01-01"),
    ],
)
def test_dates_beside_a_raster(tmp_path, name, side, content, date):
    write(tmp_path / name, "red")
    (tmp_path / side).write_text(json.dumps(content))
    if date:
        assert [str(found) for found in optical(tmp_path).dates] == [date]
    else:
        with pytest.raises(UnknownDateError) as caught:
            optical(tmp_path)
        assert ("request.json beside a response.tiff" in str(caught.value)) == ("response" in name)


# ------------------------------------------------------------------------------------------
# Results of this engine


def tags(series="reflectance", method="gp", content="mean"):
    return {
        "ACQUISITION_DATE": "2020-06-20",
        "SERIES": series,
        "METHOD": method,
        "CONTENT": content,
    }


@pytest.mark.parametrize(
    ("made", "is_left_out"),
    [
        (tags(), True),
        (tags("ndvi", "whittaker"), True),
        (tags(content="standard deviation", method="observed"), True),
        (tags("phenology", "observed"), True),
        (tags("changes", "observed"), True),
        (tags("ndvi", "observed"), False),
        (tags("masked", "observed"), False),
        ({"METHOD": "gp", "ACQUISITION_DATE": "2020-06-20"}, False),
    ],
)
def test_results_are_no_observations(tmp_path, made, is_left_out):
    seen = write(tmp_path / "S2_20200615.tif", "B04")
    result = write(tmp_path / "anything.tif", "B04", tags=made)
    both = [Source(str(seen)), Source(str(result))]
    series = scan(both, "optical")
    assert (len(series.dates) == 1) == is_left_out
    told = [p for p in series.problems if p.startswith("Passed over anything.tif: results of STO")]
    assert len(told) == is_left_out
    assert len(scan(both, "optical", takes_results=True).dates) == 2
    assert len(collect(both).files) == 2
    if is_left_out:
        with pytest.raises(InputError, match=r"All optical rasters are results.*anything\.tif"):
            scan([Source(str(result))], "optical")


def test_results_without_tags_are_known_by_the_manifest(tmp_path):
    result = write(tmp_path / "out" / "reflectance_20200620.tif", "B04")
    other = write(tmp_path / "out" / "S2_20200621.tif", "B04")
    facts = {
        "versions": {"stori": "1"},
        "outputs": [{"file": result.name, "sd_file": ""}],
    }
    (tmp_path / "out" / "manifest.json").write_text(json.dumps(facts))
    series = scan([Source(str(result)), Source(str(other))], "optical")
    assert series.dates == (dt.date(2020, 6, 21),)
