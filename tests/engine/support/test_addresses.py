"""What a name contacts, told without asking anybody."""

from __future__ import annotations

import pytest

from stori_plugin.engine.support.addresses import cites_address, host_of


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("/data/a.tif", ""),
        (r"C:\data\a.tif", ""),
        ("C:/data/a.tif", ""),
        ("relative/a.tif", ""),
        ("/vsizip//data/a.zip/a.tif", ""),
        ("/vsizip/{/data/a.zip}/a.tif", ""),
        ("/vsitar/vsizip/a.tar", ""),
        ("/vsimem/a.tif", ""),
        ('NETCDF:"/data/a.nc":B04', ""),
        ('ZARR:"/data/a.zarr":/B04:0', ""),
        ("SENTINEL2_L2A:/data/MTD.xml:10m:EPSG_32631", ""),
        ("zip:///data/a.zip!a.tif", ""),
        ("<VRTDataset></VRTDataset>", ""),
        (r"\\?\C:\a.tif", ""),
        ("http://h.org/a.tif", "h.org"),
        ("https://user:secret@h.org:8080/a.tif", "h.org:8080"),
        ("HTTPS://H.org/a.tif", "H.org"),
        ("ftp://h.org/a.tif", "h.org"),
        ("s3://bucket/a.tif", "bucket"),
        ("file://h.org/a.tif", "h.org"),
        ("/vsicurl/http://h.org/a.tif", "h.org"),
        ("/VSICURL/http://h.org/a.tif", "h.org"),
        ("/vsicurl?url=http%3A%2F%2Fh.org%2Fa.tif", "h.org"),
        ("/vsicurl_streaming/http://h.org/a.tif", "h.org"),
        ("/vsis3/bucket/a.tif", "bucket"),
        ("/vsigs_streaming/bucket/a.tif", "bucket"),
        ("/vsinew/bucket/a.tif", "bucket"),
        ("/vsizip//vsicurl/http://h.org/a.zip/a.tif", "h.org"),
        ("/vsizip/{/vsicurl/http://h.org/a.zip}/a.tif", "h.org"),
        ("/vsisubfile/10_20,/vsicurl/http://h.org/a.tif", "h.org"),
        ("zip+https://h.org/a.zip!a.tif", "h.org"),
        ("vrt:///vsicurl/http://h.org/a.tif?bands=1", "h.org"),
        ("vrt://http://h.org/a.tif", "h.org"),
        ('NETCDF:"http://h.org/a.nc":B04', "h.org"),
        ('HDF5:"/vsicurl/http://h.org/a.h5"://B04', "h.org"),
        ("WMS:http://h.org/wms?layers=a", "h.org"),
        ("WCS:http://h.org/wcs", "h.org"),
        ("PG:host=h.org dbname=a", "PG:host=h.org dbname=a"),
        ("EEDAI:projects/a", "EEDAI:projects"),
        ("MEM:::DATAPOINTER=140", "MEM:::DATAPOINTER=140"),
        ("/vsistdin/", "vsistdin"),
        ("/vsistdin?buffer_limit=-1", "vsistdin?buffer_limit=-1"),
        ("/vsisparse/a.xml", "a.xml"),
        ("<GDAL_WMS></GDAL_WMS>", "<GDAL_WMS><"),
        (r"\\server\share\a.tif", "server"),
        (r"\\?\UNC\server\share\a.tif", "server"),
    ],
)
def test_whom_a_name_contacts(name, host):
    assert host_of(name) == host
    assert host_of(f"  {name}") == host


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("EPSG:32631", False),
        ("Reflectance: red", False),
        ("0:0,1:255", False),
        ("see https://h.org", True),
        ("/vsicurl/x", True),
    ],
)
def test_addresses_within_texts(text, cites):
    assert cites_address(text) == cites
