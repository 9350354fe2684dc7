"""Archives are read where they lie: SAFE products and GeoTIFFs in zips and tars."""

from __future__ import annotations

import datetime as dt
import tarfile
import zipfile

import pytest
from made_rasters import write

from stori_plugin.engine.acquisitions.collection import collect
from stori_plugin.engine.acquisitions.files import archives
from stori_plugin.engine.acquisitions.files.archives import MOST_MEMBERS, members_of, text_of
from stori_plugin.engine.acquisitions.files.containers import is_container
from stori_plugin.engine.acquisitions.files.drivers import head_of
from stori_plugin.engine.acquisitions.files.headers import read_header, state_of
from stori_plugin.engine.acquisitions.files.virtual_names import (
    archive_parts,
    file_behind,
    shown_name,
    subdataset,
)
from stori_plugin.engine.acquisitions.scan import Source, rasters_in, scan
from stori_plugin.engine.support.errors import InputError, UnreadableRasterError
from stori_plugin.engine.support.progress import Progress

PRODUCT = "S2B_MSIL2A_20220701T101559_N0400_R065_T33UUP_20220701T134536.SAFE"
XML = (
    "<x><BOA_QUANTIFICATION_VALUE>10000</BOA_QUANTIFICATION_VALUE>"
    '<BOA_ADD_OFFSET band_id="3">-900</BOA_ADD_OFFSET></x>'
)


class Heard(Progress):
    def __init__(self):
        self.warned = []

    def warn(self, text):
        self.warned.append(text)


def make_product(folder, name=PRODUCT):
    images = folder / name / "GRANULE" / "L2A_T33UUP_A010309" / "IMG_DATA"
    for band, pixel in (("B04", 10), ("B04", 20), ("SCL", 20)):
        path = images / f"R{pixel}m" / f"T33UUP_20220701T101559_{band}_{pixel}m.jp2"
        write(path, driver="JP2OpenJPEG", pixel=pixel, value=4 if band == "SCL" else 1800, size=40)
    (folder / name / "MTD_MSIL2A.xml").write_text(XML)
    return folder / name


def packed(archive, *paths, root):
    archive.parent.mkdir(parents=True, exist_ok=True)
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
            for path in paths:
                opened.write(path, path.relative_to(root).as_posix())
    else:
        with tarfile.open(archive, "w:gz" if archive.suffix == ".gz" else "w") as opened:
            for path in paths:
                opened.add(path, path.relative_to(root).as_posix())
    return archive


def files_below(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("suffix", [".zip", ".SAFE.zip", ".tar"])
@pytest.mark.parametrize("depth", ["in its folder", "without its folder", "in two folders"])
def test_a_packed_product_has_its_metadata(tmp_path, suffix, depth):
    where = tmp_path / "made" / PRODUCT if depth == "in two folders" else tmp_path / "made"
    product = make_product(where)
    root = product if depth == "without its folder" else tmp_path / "made"
    archive = tmp_path / "opt" / f"{PRODUCT[:-5]}{suffix}"
    packed(archive, *files_below(product), root=root)
    if suffix == ".tar" and depth != "without its folder":
        with pytest.raises(InputError, match=r"\.tar holds names too long for a tar.*: unpack it"):
            rasters_in(tmp_path / "opt")
        return
    (only,) = rasters_in(tmp_path / "opt")
    assert only == Source(str(archive)) and is_container(only.path)
    series = scan([only], "optical")
    (item,) = series.acquisitions
    (band,) = item.bands
    assert item.date == dt.date(2022, 7, 1)
    assert (band.name, band.offset, series.rasters[band.path].pixel_size) == ("B04", -0.09, 10)
    assert item.mask.name == "SCL"
    assert [file.date for file in collect([only]).files] == [item.date] * 2


def test_names_of_gdal_mean_the_whole_product(tmp_path):
    product = make_product(tmp_path / "made")
    archive = tmp_path / f"{PRODUCT[:-5]}.zip"
    packed(archive, *files_below(product), root=tmp_path / "made")
    inside = f"/vsizip/{archive}/{PRODUCT}"
    image = f"{inside}/GRANULE/L2A_T33UUP_A010309/IMG_DATA/R10m/T33UUP_20220701T101559_B04_10m.jp2"
    for name, count in (
        (inside, 2),
        (f"SENTINEL2_L2A:{inside}/MTD_MSIL2A.xml:10m:EPSG_32633", 2),
        (f"SENTINEL2_L2A:{product}/MTD_MSIL2A.xml:20m:EPSG_32633", 2),
        (image, 1),
    ):
        series = scan([Source(name)], "optical")
        assert series.acquisitions[0].bands[0].offset == -0.09
        assert len(series.rasters) == count


def test_nested_and_unnamed_products(tmp_path):
    make_product(tmp_path / "a" / PRODUCT)
    (tmp_path / "b").mkdir()
    bare = make_product(tmp_path / "b").rename(tmp_path / "b" / PRODUCT[:-5])
    (bare / "MTD_MSIL2A.xml").unlink()
    for folder, offset in (("a", -0.09), ("b", -0.1)):
        (item,) = scan(rasters_in(tmp_path / folder), "optical").acquisitions
        assert item.bands[0].offset == pytest.approx(offset)


@pytest.mark.parametrize("suffix", [".zip", ".tar"])
def test_packed_rasters(tmp_path, suffix):
    name = "LC08_L2SP_197024_20200620_20200823_02_T1"
    for part, value in (("SR_B4", 8000), ("QA_PIXEL", 21824)):
        write(tmp_path / "made" / f"{name}_{part}.TIF", value=value)
    (tmp_path / "made" / f"{name}_MTL.xml").write_text("<x/>")
    archive = tmp_path / "opt" / f"{name}{suffix}"
    packed(archive, *files_below(tmp_path / "made"), root=tmp_path / "made")
    series = scan(rasters_in(tmp_path / "opt"), "optical")
    (item,) = series.acquisitions
    assert (item.date, item.mask.name) == (dt.date(2020, 6, 20), "QA_PIXEL")
    assert (item.bands[0].scale, item.bands[0].offset) == (2.75e-5, -0.2)
    path = item.bands[0].path
    assert read_header(path) is read_header(path)  # kept, with the state of the archive
    assert state_of(path) == state_of(str(archive)) and file_behind(path) == str(archive)


def test_what_is_unpacked_is_read_once(tmp_path):
    product = make_product(tmp_path)
    packed(tmp_path / f"{PRODUCT[:-5]}.zip", *files_below(product), root=tmp_path)
    loose = write(tmp_path / "S2_20200615.tif", "B04")
    packed(tmp_path / "S2_20200615.zip", loose, root=tmp_path)
    write(tmp_path / "week" / "S2_20200625.tif", "B04")
    packed(tmp_path / "week.zip", tmp_path / "week" / "S2_20200625.tif", root=tmp_path / "week")
    found = [source.path for source in rasters_in(tmp_path)]
    assert len(found) == 3 and not any(path.endswith(".zip") for path in found)


def test_archives_that_hold_nothing_to_read_are_named(tmp_path):
    (tmp_path / "MTD_MSIL2A.xml").write_text("<x/>")
    product = f"{PRODUCT[:-5]}.zip"
    packed(tmp_path / "a" / product, tmp_path / "MTD_MSIL2A.xml", root=tmp_path)
    with pytest.raises(UnreadableRasterError, match=f"{product} holds a product without its im"):
        scan(rasters_in(tmp_path / "a"), "optical")
    (tmp_path / "fields.shp").write_text("")
    packed(tmp_path / "b" / "fields.zip", tmp_path / "fields.shp", root=tmp_path)
    landsat = "LC08_L2SP_197024_20200620_20200823_02_T1.tar.gz"
    packed(tmp_path / "b" / landsat, tmp_path / "fields.shp", root=tmp_path)
    (tmp_path / "b" / product).write_bytes(b"PK\3\4 cut off")
    (tmp_path / "b" / "MOD09GA.A2020167.h18v04.hdf").write_bytes(b"")
    with pytest.raises(InputError, match=r"holds no rasters.*cut off.*tar\.gz: .*unpack them.*hdf"):
        rasters_in(tmp_path / "b")
    write(tmp_path / "b" / "S2_20200615.tif", "B04")
    heard = Heard()
    assert len(rasters_in(tmp_path / "b", heard)) == 1
    assert [s.split(":")[0].split(" ")[0] for s in heard.warned] == [
        str(tmp_path / "b" / product),
        "Passed",
    ]
    assert "fields.zip" not in " ".join(heard.warned)
    with pytest.raises(UnreadableRasterError, match=r"fields\.zip holds no GeoTIFF.*unpack it"):
        scan([Source(str(tmp_path / "b" / "fields.zip"))], "optical")


def test_a_long_archive_is_not_listed(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as opened:
        for number in range(MOST_MEMBERS + 1):
            opened.writestr(f"{number}.tif", "")
    with pytest.raises(UnreadableRasterError, match=r"x\.zip holds more than 10000 files: unpack"):
        members_of(str(tmp_path / "x.zip"))
    with zipfile.ZipFile(tmp_path / "y.zip", "w") as opened:
        for name in ("../out.tif", "/etc/out.tif", "a/in.tif"):
            opened.writestr(name, "")
    assert members_of(str(tmp_path / "y.zip")) == ("a/in.tif",)


def test_headers_without_end_are_a_damaged_tar(tmp_path):
    header = tarfile.TarInfo("././@LongLink")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 5
    block = header.tobuf(tarfile.GNU_FORMAT) + b"name".ljust(512, b"\0")
    header.size = 2**40
    for content in (block * 5000, header.tobuf(tarfile.GNU_FORMAT) + bytes(1024)):
        (tmp_path / "a.tar").write_bytes(content)
        with pytest.raises(UnreadableRasterError, match=r"a\.tar cannot be read as an archive"):
            members_of(str(tmp_path / "a.tar"))


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
def test_a_damaged_member_is_named(tmp_path, method):
    path = tmp_path / "20210901.zip"
    with zipfile.ZipFile(path, "w", method) as opened:
        opened.writestr("20210901.tif", bytes(range(256)) * 100)
    raw = bytearray(path.read_bytes())
    raw[50:90] = b"\xff" * 40
    path.write_bytes(raw)
    with pytest.raises(UnreadableRasterError, match=r"20210901\.tif"):
        scan([Source(str(path))], "optical")


def test_names_without_end_are_none_of_a_product(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as opened:
        for name in ("20210901_" * 5000 + ".tif", "20210901.tif"):
            opened.writestr(name, "")
    assert members_of(str(tmp_path / "a.zip")) == ("20210901.tif",)


def test_sentinel1_in_radar_geometry_is_named_in_its_zip(tmp_path):
    name = "S1A_IW_GRDH_1SDV_20170909T175748_20170909T175813_018302_01EC88_98A1"
    image = write(tmp_path / f"{name}.SAFE" / "measurement" / "s1a-iw-grd-vv.tiff", crs=None)
    archive = packed(tmp_path / "sar" / f"{name}.zip", image, root=tmp_path)
    with pytest.raises(UnreadableRasterError, match="radar geometry: calibrate and"):
        scan([Source(str(archive))], "sar")


def test_names_of_gdal(tmp_path):
    archive = tmp_path / "odd.zip.d" / "a.zip"
    archive.parent.mkdir()
    archive.write_bytes(b"")
    assert archive_parts(f"/vsizip/{archive}/b/c.tif") == (str(archive), "b/c.tif")
    assert archive_parts(f"/vsizip/{{{archive}}}/b/c.tif") == (str(archive), "b/c.tif")
    assert archive_parts(str(archive)) == (str(archive), "")
    assert archive_parts(str(tmp_path / "none.zip")) is None
    assert subdataset('NETCDF:"C:\\data\\x.nc":B04') == ("NETCDF", "C:\\data\\x.nc", "B04")
    assert subdataset("netcdf:/data/x.nc:B04") == ("NETCDF", "/data/x.nc", "B04")
    assert subdataset("C:\\data\\x.nc") is None
    assert subdataset("/data/a:b.tif") is None
    assert file_behind('NETCDF:"/data/x.nc":B04') == "/data/x.nc"
    assert shown_name('NETCDF:"/data/x.nc":B04') == "x.nc:B04"
    assert shown_name(f"/vsizip/{archive}/b/c.tif") == "c.tif"


def test_what_an_archive_holds_is_looked_at_at_once(tmp_path, monkeypatch):
    opened = []
    counted = type("ZipFile", (zipfile.ZipFile,), {})
    counted.__enter__ = lambda self: opened.append(1) or self
    monkeypatch.setattr(archives.zipfile, "ZipFile", counted)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed_files:
        for number in range(50):
            packed_files.writestr(f"{number}.tif", b"II*\0")
    opened.clear()
    names = [f"/vsizip/{tmp_path}/a.zip/{number}.tif" for number in range(50)]
    assert {head_of(name) for name in names} == {b"II*\0"} and len(opened) == 1


def test_two_files_of_one_name_are_refused(tmp_path):
    path = tmp_path / "20210901.zip"
    with zipfile.ZipFile(path, "w") as opened, pytest.warns(UserWarning, match="Duplicate name"):
        opened.writestr("20210901.tif", "")
        opened.writestr("20210901.tif", "<GDAL_WMS/>")
    with pytest.raises(UnreadableRasterError, match="holds two files of one name, of which it is"):
        scan([Source(str(path))], "optical")


def test_virtual_rasters_without_number_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as opened:
        for number in range(101):
            opened.writestr(f"{number}.vrt", "")
    with pytest.raises(UnreadableRasterError, match="holds more than 100 virtual rasters: unpack"):
        members_of(str(tmp_path / "a.zip"))


def test_a_tar_of_a_whole_folder_is_read(tmp_path):
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "a.txt").write_text("said")
    with tarfile.open(tmp_path / "a.tar", "w") as opened:
        opened.add(tmp_path / "made", ".")
    assert members_of(str(tmp_path / "a.tar")) == ("a.txt",)
    assert text_of(f"/vsitar/{tmp_path}/a.tar/a.txt") == "said"


def test_a_table_of_few_members_without_end_is_not_read(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("20210901.tif", "")
    raw = bytearray(path.read_bytes())
    raw[-10:-6] = (2**30).to_bytes(4, "little")
    path.write_bytes(raw)
    with pytest.raises(UnreadableRasterError, match="holds more than 10000 files: unpack it"):
        members_of(str(path))
