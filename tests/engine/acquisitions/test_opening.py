"""Rasters of strangers: opened as what they are, reaching nobody, and never waited for."""

from __future__ import annotations

import os
import threading

import made_strangers
import pytest
from rasterio.errors import RasterioError

from stori_plugin.engine.acquisitions.files import headers
from stori_plugin.engine.acquisitions.files.candidates import candidates_of
from stori_plugin.engine.acquisitions.files.headers import read_header, read_headers
from stori_plugin.engine.acquisitions.files.opening import open_raster
from stori_plugin.engine.acquisitions.files.virtual_copies import without_copies
from stori_plugin.engine.acquisitions.files.virtual_sources import vrt_sources
from stori_plugin.engine.acquisitions.scan import scan
from stori_plugin.engine.acquisitions.series import Source
from stori_plugin.engine.outputs.run_record import fingerprints
from stori_plugin.engine.rasters import open_rasters
from stori_plugin.engine.rasters.grid import Grid, Window
from stori_plugin.engine.rasters.reading import GridReader
from stori_plugin.engine.support import unanswered
from stori_plugin.engine.support.errors import CancelledError, UnreadableRasterError
from stori_plugin.engine.support.progress import SILENT, Progress
from stori_plugin.engine.support.unanswered import NoAnswerError

NOTHING = (RasterioError, OSError)  # what rasterio raises
NAME = "S2A_MSIL2A_20210901T105031_10m"


@pytest.fixture
def asked():
    with made_strangers.server() as contacted:
        yield contacted


def overview_in_metadata(folder, address):
    return made_strangers.tif(folder / f"{NAME}.tif", OVERVIEW_FILE=f"/vsicurl/http://{address}/x")


def overview_in_a_side_file(folder, address):
    path = made_strangers.tif(folder / f"{NAME}.tif")
    text = '<PAMDataset><Metadata domain="OVERVIEWS"><MDI key="OVERVIEW_FILE">{}</MDI></Metadata>'
    side = f"{text.format(f'/vsicurl/http://{address}/x')}</PAMDataset>"
    path.with_suffix(".tif.aux.xml").write_text(side)
    return path


def overviews_that_are_a_service(folder, address):
    path = made_strangers.tif(folder / f"{NAME}.tif")
    path.with_suffix(".tif.ovr").write_text(made_strangers.wms(address))
    return path


@pytest.mark.parametrize(
    "make", [overview_in_metadata, overview_in_a_side_file, overviews_that_are_a_service]
)
def test_what_a_plain_raster_refers_to_is_not_contacted(tmp_path, asked, make):
    path = str(make(tmp_path, asked.address))
    try:
        with open_raster(path) as dataset:
            dataset.read(1, out_shape=(50, 50))
    except NOTHING:
        pass  # it has no other overviews
    header = read_header(path)
    grid = Grid(header.raster.crs, (20.0, 0, 500_000.0, 0, -20.0, 5_600_000.0), 300, 300)
    with GridReader(grid) as datasets:  # warps from an overview where there is one
        try:
            datasets.read(header.raster, [1], Window(0, 0, 60, 60), None)
        except UnreadableRasterError:
            pass
    assert not asked


SERVICE = "holds no pixels but a text that may describe other files or a service on the network"
ON_NETWORK = "which lies on the network .* and is not contacted unasked"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("tif", "{wms}", SERVICE),
        ("vrt", "{wms}", SERVICE),
        ("img", "<WCS_GDAL><ServiceURL>http://{host}/?</ServiceURL></WCS_GDAL>", SERVICE),
        ("tif", '{{"type": "FeatureCollection", "stac_version": "1.0.0"}}', SERVICE),
        ("tif", "{vrt:http://HOST/x.tif}", r"is a virtual raster \(VRT\) that is not called .vrt"),
        ("vrt", "{vrt:/vsicurl/http://HOST/x.tif}", ON_NETWORK),
        ("vrt", "{vrt:/vsicurl_streaming/http://HOST/x.tif}", ON_NETWORK),
        ("vrt", "{vrt:/vsizip//vsicurl/http://HOST/x.zip/x.tif}", ON_NETWORK),
        ("vrt", "{vrt:/vsis3/bucket/x.tif}", ON_NETWORK),
        ("vrt", "{vrt:http://HOST/x.tif}", ON_NETWORK),
        ("vrt", "{vrt:WMS:http://HOST/wms?}", ON_NETWORK),
        ("vrt", "{vrt:WCS:http://HOST/wcs?}", ON_NETWORK),
        ("vrt", r"{vrt:\\\\server\share\x.tif}", ON_NETWORK),
        ("vrt", "{vrt:NETCDF:http://HOST/x.nc:B04}", ON_NETWORK),
    ],
)  # fmt: skip
def test_files_that_reach_the_network_are_refused(tmp_path, asked, name, text, sentence):
    host = asked.address
    if text.startswith("{vrt:"):
        content = made_strangers.vrt(text[5:-1].replace("HOST", host))
    else:
        content = text.format(wms=made_strangers.wms(host), host=host)
    path = tmp_path / f"{NAME}.{name}"
    path.write_text(content)
    with pytest.raises(UnreadableRasterError, match=sentence) as caught:
        scan([Source(str(path))], "optical")
    assert str(path) in str(caught.value)
    assert not asked


@pytest.mark.parametrize("within", ["vrt", "inline", "attribute", "warped", "capitals"])
def test_addresses_are_found_wherever_gdal_looks_for_them(tmp_path, asked, within):
    source = f"/vsicurl/http://{asked.address}/x.tif"
    text = made_strangers.vrt(source)
    if within == "vrt":
        (tmp_path / "inner.vrt").write_text(text)
        text = made_strangers.vrt("inner.vrt", relative=1)
    elif within == "inline":
        text = made_strangers.vrt(text.replace("<", "&lt;"))
    elif within == "attribute":
        text = text.replace("<SimpleSource>", f'<SimpleSource SourceFilename="{source}">')
        text = text.replace(f">{source}<", "><")
    elif within == "warped":
        text = text.replace("SourceFilename", "SourceDataset")
    else:
        text = text.replace("SourceFilename", "SOURCEfilename")
    path = tmp_path / f"{NAME}.vrt"
    path.write_text(text)
    with pytest.raises(UnreadableRasterError, match=ON_NETWORK):
        read_header(str(path))
    assert not asked


def test_python_in_a_virtual_raster_is_never_run(tmp_path):
    made_strangers.tif(tmp_path / "a.tif")
    rest = (
        ' subClass="VRTDerivedRasterBand"><PixelFunctionType>f</PixelFunctionType>'
        "<PixelFunctionLanguage>Python</PixelFunctionLanguage><PixelFunctionCode>x</PixelFunctionCode>"
    )
    path = tmp_path / f"{NAME}.vrt"
    path.write_text(made_strangers.vrt("a.tif", 1, rest))
    with pytest.raises(UnreadableRasterError, match="with Python code of its own, which is never"):
        read_header(str(path))


@pytest.mark.parametrize(
    "text",
    [
        "<VRTDataset",
        '<!DOCTYPE a [<!ENTITY b "c">]><VRTDataset></VRTDataset>',
        # GDAL opens an element here and finds the file after it, XML an instruction.
        made_strangers.vrt("b.tif")
        .replace("<SimpleSource>", "<?f ></?f><SimpleSource>")
        .replace("</SimpleSource>", '</SimpleSource><a b="?>"/>'),
        "<VRTDataset><SRS>\udce9</SRS></VRTDataset>",
        "<VRTDataset>" + "<SourceFilename " * 200_000,
    ],
    ids=["cut off", "entities", "instructions", "no UTF-8", "no end"],
)
def test_a_virtual_raster_that_cannot_be_understood_is_named(tmp_path, text):
    path = tmp_path / f"{NAME}.vrt"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UnreadableRasterError, match="vrt is a virtual raster that cannot be under"):
        scan([Source(str(path))], "optical")


def test_a_users_own_virtual_raster_is_read_and_what_it_shows_is_told(tmp_path):
    image = made_strangers.tif(tmp_path / "elsewhere" / "a.tif")
    home = tmp_path / "home"
    home.mkdir()
    (home / "inner.vrt").write_text(made_strangers.vrt(str(image)))
    path = home / f"{NAME}.vrt"
    path.write_text(made_strangers.vrt("inner.vrt", relative=1))
    series = scan([Source(str(path))], "optical")
    assert series.band_names == ("B04",)
    (told,) = [text for text in series.problems if "outside its folder" in text]
    assert str(image) in told
    assert {str(home / "inner.vrt"), str(image)} == set(vrt_sources(str(path)))
    before = fingerprints([str(path)])
    assert set(before) == {str(path), str(home / "inner.vrt"), str(image)}
    os.utime(image, (1, 1))
    assert fingerprints([str(path)]) != before


def test_virtual_rasters_that_show_each_other_are_refused(tmp_path):
    paths = [tmp_path / f"{NAME}.vrt", tmp_path / "a.vrt", tmp_path / "b.vrt"]
    for path, shown in zip(paths, ("a.vrt", "b.vrt", "a.vrt")):
        path.write_text(made_strangers.vrt(shown, relative=1))
    assert set(vrt_sources(str(paths[0]))) == set(map(str, paths[1:]))
    with pytest.raises(UnreadableRasterError, match=r"a\.vrt shows itself: make it anew"):
        read_header(str(paths[0]))


def test_virtual_rasters_that_show_the_same_over_and_over_are_refused(tmp_path):
    made_strangers.tif(tmp_path / "a.tif")
    shown = ["a.tif", *(f"{k}.vrt" for k in range(6)), f"{NAME}.vrt"]
    for name, source in zip(shown[1:], shown):
        text = made_strangers.vrt(source, relative=1)
        start, end = text.index("<SimpleSource>"), text.index("</VRTRasterBand>")
        (tmp_path / name).write_text(text[:start] + text[start:end] * 20 + text[end:])
    with pytest.raises(UnreadableRasterError, match="100,000 files, or some of them over and over"):
        read_header(str(tmp_path / f"{NAME}.vrt"))


def test_virtual_rasters_that_share_others_are_read_once(tmp_path):
    made_strangers.tif(tmp_path / "away" / "a.tif")
    (tmp_path / "in").mkdir()
    for level in range(6):
        for number in range(30):
            shown = [f"{level + 1}_{k}.vrt" for k in range(30)] if level < 5 else ["a.tif"]
            text = "".join(made_strangers.vrt(name, relative=1) for name in shown)
            (tmp_path / "away" / f"{level}_{number}.vrt").write_text(text)
    path = tmp_path / "in" / f"{NAME}.vrt"
    path.write_text(made_strangers.vrt("../away/0_0.vrt", relative=1))
    candidates = candidates_of([Source(str(path))])
    assert without_copies(candidates).kept == candidates


@pytest.mark.skipif(os.name != "posix", reason="names are of characters, not of bytes")
def test_a_name_that_is_no_utf8_is_said(tmp_path):
    path = made_strangers.tif(tmp_path / f"{NAME}.tif")
    odd = os.fsencode(tmp_path) + b"/\xff20210901.tif"
    os.rename(path, odd)
    with pytest.raises(
        UnreadableRasterError, match=r"udcff20210901\.tif has a name that is no UTF"
    ):
        scan([Source(os.fsdecode(odd))], "optical")


@pytest.mark.parametrize("name", ["vrt://{}?bands=1", "/vsigzip/{}", "/vsisubfile/0_90,{}"])
def test_what_a_virtual_raster_shows_in_part_is_looked_at_as_well(tmp_path, asked, name):
    (tmp_path / "a.tif").write_text(made_strangers.wms(asked.address))
    path = tmp_path / f"{NAME}.vrt"
    path.write_text(made_strangers.vrt(name.format(tmp_path / "a.tif")))
    with pytest.raises(UnreadableRasterError, match=r"a\.tif holds no pixels but a text"):
        read_header(str(path))
    assert not asked


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes of this kind")
def test_a_virtual_raster_does_not_show_a_part_of_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "a")
    path = tmp_path / "home" / f"{NAME}.vrt"
    path.parent.mkdir()
    path.write_text(made_strangers.vrt(f"/vsisubfile/0_90,{tmp_path / 'a'}"))
    with pytest.raises(UnreadableRasterError, match="is a pipe, not a file, and is not read"):
        read_header(str(path))


def test_the_user_may_allow_the_network(tmp_path, asked, monkeypatch):
    path = tmp_path / f"{NAME}.vrt"
    path.write_text(made_strangers.vrt(f"/vsicurl/http://{asked.address}/x.tif"))
    monkeypatch.setenv("STORI_ALLOW_NETWORK", "1")
    # There is nothing at the address.
    with pytest.raises(OSError), open_raster(str(path)) as dataset:
        dataset.read(1)
    assert asked


def test_an_address_that_the_user_names_is_asked_and_a_service_is_not(asked):
    with pytest.raises(UnreadableRasterError, match="cannot be read as a raster"):
        read_header(f"/vsicurl/http://{asked.address}/20210901.tif")
    assert asked
    asked.clear()
    for name in (f"WMS:http://{asked.address}/wms?", f"/vsicurl/http://{asked.address}/a.vrt"):
        with pytest.raises(UnreadableRasterError, match=r"service or a database|may show anything"):
            read_header(name)
    assert not asked


# ------------------------------------------------------------------------------------------
# What does not answer


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes of this kind")
@pytest.mark.parametrize("name", [f"{NAME}.tif", f"{NAME}.vrt", f"{NAME}.nc", f"{NAME}.dat"])
def test_a_pipe_is_refused_at_once(tmp_path, name):
    os.mkfifo(tmp_path / name)
    with pytest.raises(UnreadableRasterError, match="is a pipe, not a file, and is not read"):
        scan([Source(str(tmp_path / name))], "optical")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes of this kind")
def test_a_pipe_in_a_virtual_raster_is_refused(tmp_path):
    os.mkfifo(tmp_path / "a.tif")
    (tmp_path / f"{NAME}.vrt").write_text(made_strangers.vrt("a.tif", relative=1))
    with pytest.raises(UnreadableRasterError, match=r"a\.tif is a pipe"):
        scan([Source(str(tmp_path / f"{NAME}.vrt"))], "optical")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes of this kind")
@pytest.mark.parametrize("name", [f"{NAME}.tif.aux.xml", f"{NAME}.ovr", "MTL.txt", "METADATA.DIM"])
def test_a_pipe_that_is_looked_for_beside_a_raster_is_named(tmp_path, name):
    path = made_strangers.tif(tmp_path / f"{NAME}.tif")
    os.mkfifo(tmp_path / "of-another-program-in")  # which nobody looks for
    with open_raster(str(path)):
        pass
    os.mkfifo(tmp_path / name)
    with pytest.raises(UnreadableRasterError, match=f"because {name} beside it is a pipe"):
        read_header(str(path))


class CalledOff(Progress):
    """Somebody who cancels as soon as a read hangs."""

    def is_cancelled(self) -> bool:
        return bool(unanswered._waiting)


@pytest.fixture
def silent(monkeypatch):
    """A drive that does not answer whoever opens a raster."""
    answer = threading.Event()

    def wait(*_):
        answer.wait(60)
        raise OSError("the drive is gone")

    for module in (headers, open_rasters):
        monkeypatch.setattr(module, "open_here", wait)
    yield
    answer.set()


def test_cancel_is_heard_while_a_file_does_not_answer(tmp_path, silent):
    path = made_strangers.tif(tmp_path / f"{NAME}.tif")
    with pytest.raises(CancelledError):
        scan([Source(str(path))], "optical", CalledOff())


def test_a_file_that_does_not_answer_is_named(tmp_path, silent, monkeypatch):
    path = made_strangers.tif(tmp_path / f"{NAME}.tif")
    monkeypatch.setattr(unanswered, "PATIENCE", 0.2)
    with pytest.raises(NoAnswerError, match=r"10m\.tif has not answered for 0 seconds: check that"):
        read_headers([str(path)], SILENT)


def test_pixels_that_do_not_come_are_not_waited_for(tmp_path, monkeypatch, request):
    raster = read_header(str(made_strangers.tif(tmp_path / f"{NAME}.tif"))).raster
    request.getfixturevalue("silent")
    grid = Grid(raster.crs, raster.transform, raster.width, raster.height)
    with GridReader(grid, check=CalledOff().check) as datasets, pytest.raises(CancelledError):
        datasets.read(raster, [1], Window(0, 0, 10, 10), None)
    monkeypatch.setattr(open_rasters, "LONG_PATIENCE", 0.2)
    with GridReader(grid) as datasets, pytest.raises(NoAnswerError, match=r"10m\.tif has not ans"):
        datasets.read(raster, [1], Window(0, 0, 10, 10), None)
