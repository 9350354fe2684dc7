"""Windows of files elsewhere: what is fetched, and what is made of it on the grid."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
import rasterio
from made_downloads import EPSG, LEFT, TOP, write_cog
from range_server import Fault, RangeServer
from rasterio.crs import CRS
from rasterio.transform import from_origin

from stori_plugin.engine.download.asset_reading import FileReader, read_asset
from stori_plugin.engine.download.catalogue_sources import Signing
from stori_plugin.engine.download.contact_rules import ContactRules
from stori_plugin.engine.download.courier import Courier, Stop
from stori_plugin.engine.download.item_assets import Asset
from stori_plugin.engine.download.item_scaling import AssetScaling
from stori_plugin.engine.download.partial_copy import PartialCopy
from stori_plugin.engine.download.signing import Signer
from stori_plugin.engine.download.standard_web import StandardWeb
from stori_plugin.engine.download.web import WebError
from stori_plugin.engine.rasters.grid import Grid
from stori_plugin.engine.support.errors import CancelledError

WIDE = 1536


@pytest.fixture(scope="module")
def numbers():
    return np.random.default_rng(0).integers(1, 10_000, (WIDE, WIDE)).astype(np.uint16)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, numbers):
    folder = tmp_path_factory.mktemp("files")
    write_cog(folder / "wide.tif", numbers, 10.0, 0, block=256)
    profile = {
        "driver": "GTiff",
        "width": 200,
        "height": 200,
        "count": 1,
        "dtype": "uint16",
        "crs": EPSG,
        "transform": from_origin(LEFT, TOP, 10, 10),
    }
    # In strips, BigTIFF, its directory at the end: nothing of a cloud-optimised file.
    with rasterio.open(folder / "strips.tif", "w", BIGTIFF="YES", **profile) as dataset:
        dataset.write(numbers[:200, :200], 1)
    with rasterio.open(folder / "strips.tif", "r+") as dataset:
        dataset.update_tags(LONG="x" * 50_000)
    with rasterio.open(folder / "colours.tif", "w", **{**profile, "count": 3}) as dataset:
        dataset.write(np.stack([numbers[:200, :200]] * 3))
    masked = rasterio.open(folder / "masked.tif", "w", **profile)
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), masked as dataset:
        dataset.write(numbers[:200, :200], 1)
        dataset.write_mask(numbers[:200, :200] > 5000)
    with rasterio.open(folder / "complex.tif", "w", **{**profile, "dtype": "complex64"}) as dataset:
        dataset.write(numbers[:200, :200].astype("complex64"), 1)
    (folder / "cut.tif").write_bytes((folder / "wide.tif").read_bytes()[:3000])
    (folder / "text.tif").write_text("no raster at all, but long enough to be looked at")
    with rasterio.Env() as env:
        writes = "JP2OpenJPEG" in env.drivers()
    if writes:
        jpeg = {**profile, "driver": "JP2OpenJPEG", "QUALITY": 100, "REVERSIBLE": "YES"}
        jpeg.update({"width": 900, "height": 900, "tiled": True, "blockxsize": 256})
        jpeg["blockysize"] = 256
        with rasterio.open(folder / "image.jp2", "w", **jpeg) as dataset:
            dataset.write(numbers[:900, :900], 1)
    return folder


@pytest.fixture
def server(folder):
    server = RangeServer(folder, [])
    yield server
    server.close()


def grid_at(row: int, column: int, size: int, pixel: float = 10.0, epsg: str = EPSG) -> Grid:
    crs = CRS.from_string(epsg).to_wkt()
    left, top = LEFT + 10 * column, TOP - 10 * row
    return Grid(crs, (pixel, 0.0, left, 0.0, -pixel, top), size, size)


def read(server, name: str, grid: Grid, tmp_path, band: str = "B04", pauses=None):
    rules = ContactRules(server.endpoint, (), (server.address,))
    noted = [] if pauses is None else pauses
    courier = Courier(StandardWeb(direct=True), rules, Stop(), pause=noted.append)
    signing = Signing("sas", f"{server.address}/token") if server.signed else Signing()
    reader = FileReader(courier, Signer(signing, courier), str(tmp_path))
    asset = Asset(band, f"{server.address}/files/{name}", AssetScaling(1e-4, 0, 0), 10.0)
    piece = read_asset(asset, grid, reader)
    assert not list(tmp_path.iterdir()), "parts of files are taken away"
    return piece


@pytest.mark.parametrize(("row", "column", "size"), [(256, 256, 768), (100, 300, 900)])
def test_windows_and_not_files_are_fetched(server, numbers, tmp_path, row, column, size):
    piece = read(server, "wide.tif", grid_at(row, column, size), tmp_path)
    assert np.array_equal(piece.numbers, numbers[row : row + size, column : column + size])
    assert piece.known.all()
    with rasterio.open(server.folder / "wide.tif") as dataset:
        own = sum(
            int(dataset.get_tag_item(f"BLOCK_SIZE_{x}_{y}", "TIFF", bidx=1))
            for y in range(row // 256, (row + size - 1) // 256 + 1)
            for x in range(column // 256, (column + size - 1) // 256 + 1)
        )
    assert own <= server.bytes_of() <= 1.1 * own
    # Uncompressed the window has two bytes a pixel; blocks that it only touches come whole.
    aligned = row % 256 == 0
    assert server.bytes_of() <= (1.5 if aligned else 2.0) * 2 * size**2
    assert server.bytes_of() < (server.folder / "wide.tif").stat().st_size / 1.5


def test_a_coarser_grid_reads_overviews(server, numbers, tmp_path):
    piece = read(server, "wide.tif", grid_at(0, 0, 256, 40.0), tmp_path)
    assert piece.known.all()
    assert abs(float(piece.numbers.mean()) - float(numbers[:1024, :1024].mean())) < 50
    assert server.bytes_of() < 0.2 * 2 * 1024**2


def test_files_that_are_not_cloud_optimised_are_read_in_parts(server, numbers, tmp_path):
    piece = read(server, "strips.tif", grid_at(50, 60, 20), tmp_path)
    assert np.array_equal(piece.numbers, numbers[50:70, 60:80])
    # What describes it, tags at its end among them, is read whole.
    assert server.bytes_of() < 32_768 + 60_000 + 20 * 400 + 16_384


@pytest.mark.parametrize("what", [None, 403, 503, "cut", "short"])
def test_of_jpeg_2000_the_tiles_of_the_window_are_fetched(server, numbers, tmp_path, what):
    if not (server.folder / "image.jp2").exists():
        pytest.skip("this GDAL writes no JPEG 2000")
    server.signed = True
    server.faults = [Fault(what, "/files/", 2, 1)] if what else []
    piece = read(server, "image.jp2", grid_at(260, 300, 200), tmp_path)
    assert np.array_equal(piece.numbers, numbers[260:460, 300:500])
    size = (server.folder / "image.jp2").stat().st_size
    assert server.bytes_of() < 32_768 + 1.5 * size / (900 / 256) ** 2


def test_jpeg_2000_that_is_sent_elsewhere_is_not_followed(server, tmp_path):
    if not (server.folder / "image.jp2").exists():
        pytest.skip("this GDAL writes no JPEG 2000")
    other = RangeServer(server.folder, [])
    server.faults = [Fault(302, "/files/", 99, 1, {"Location": f"{other.address}/files/image.jp2"})]
    with pytest.raises(WebError, match="which is not followed: choose another source"):
        read(server, "image.jp2", grid_at(260, 300, 200), tmp_path)
    other.close()
    assert not other.seen


def test_what_lies_elsewhere_is_nothing(server, tmp_path):
    assert read(server, "wide.tif", grid_at(-500, -500, 10), tmp_path) is None


def test_beyond_the_edge_nothing_is_known(server, numbers, tmp_path):
    piece = read(server, "wide.tif", grid_at(-10, -20, 100), tmp_path)
    assert piece.known[10:, 20:].all() and piece.known.sum() == 90 * 80
    assert np.array_equal(piece.numbers[10:, 20:], numbers[:90, :80])


def test_another_zone_and_another_pixel_are_warped(server, tmp_path):
    grid = grid_at(0, 0, 40, 20.0)
    moved = CRS.from_epsg(32630)
    from rasterio.warp import transform

    x, y = transform(EPSG, moved, [LEFT + 5000], [TOP - 5000])
    grid = Grid(moved.to_wkt(), (20.0, 0.0, x[0], 0.0, -20.0, y[0]), 40, 40)
    piece = read(server, "wide.tif", grid, tmp_path)
    assert piece.known.all() and 4000 < piece.numbers.mean() < 6000
    classes = read(server, "wide.tif", grid, tmp_path, band="SCL")
    assert classes.numbers.dtype == np.uint16


# --- what may go wrong on the way -----------------------------------------------


@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.parametrize(
    "what", [403, 429, 503, "cut", "short", "long", "more", "one elsewhere", "one whole"]
)
def test_what_goes_wrong_on_the_way_loses_nothing(server, numbers, tmp_path, what, after):
    server.signed = True
    word = what.split()[-1] if isinstance(what, str) else what
    times = 1 if word != what else 2
    server.faults = [Fault(word, "/files/", times, after, {"Retry-After": "5"})]
    pauses: list[float] = []
    piece = read(server, "wide.tif", grid_at(256, 256, 300), tmp_path, pauses=pauses)
    assert np.array_equal(piece.numbers, numbers[256:556, 256:556])
    assert server.faults[0].times == 0
    if what in (429, 503):
        assert pauses == [5, 5]
    if what == 403:
        assert server.tokens == 3 and not pauses


def test_a_signature_that_expires_between_parts_is_made_anew(server, numbers, tmp_path):
    server.signed = True
    server.faults = [Fault(403, "/files/", 1, 1)]
    piece = read(server, "wide.tif", grid_at(256, 256, 300), tmp_path)
    assert np.array_equal(piece.numbers, numbers[256:556, 256:556]) and server.tokens == 2


@pytest.mark.parametrize(
    ("name", "faults", "expected"),
    [
        ("gone.tif", [], "does not have what its catalogue names (404)"),
        ("text.tif", [], "text.tif is neither GeoTIFF nor JPEG 2000"),
        ("cut.tif", [], "cut.tif"),
        ("wide.tif", [Fault(403, "/files/", 99)], "does not let us in (403)"),
        ("wide.tif", [Fault(302, "/files/", 99, 0, {"Location": "http://10.0.0.1/"})], "elsewhere"),
        ("wide.tif", [Fault("elsewhere", "/files/", 99)], "does not hand out parts of wide.tif"),
        (
            "wide.tif",
            [Fault(200, "/files/", 99, 0, {"Content-Type": "text/html"})],
            "a page of text",
        ),
        ("wide.tif", [Fault("packed", "/files/", 99)], "packs wide.tif on the way (gzip)"),
        ("colours.tif", [], "colours.tif has 3 bands, and which is which is not known"),
        ("masked.tif", [], "masked.tif tells where it has no data by a mask within the file"),
        ("complex.tif", [], "complex.tif holds complex64, which is neither reflectance nor power"),
        ("wide.tif", [Fault("whole", "/files/", 99)], "does not hand out parts of wide.tif"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(server, tmp_path, name, faults, expected):
    server.faults = faults
    with pytest.raises(WebError) as caught:
        read(server, name, grid_at(256, 256, 300), tmp_path)
    assert expected in str(caught.value)


def test_a_slow_answer_can_be_cancelled(server, tmp_path):
    import threading

    from stori_plugin.engine.support.errors import CancelledError
    from stori_plugin.engine.support.progress import Progress, aside

    began = threading.Event()
    server.faults = [Fault("slow", "/files/", 1)]
    server.on_fault = began.set

    class Impatient(Progress):
        def is_cancelled(self):
            return began.wait(10)

    def work():
        return read(server, "wide.tif", grid_at(0, 0, 10), tmp_path)

    with pytest.raises(CancelledError):
        aside(work, Impatient(), "test", daemon=True)


def test_a_copy_that_is_begun_when_all_is_stopped_leaves_no_file(tmp_path):
    """The folder may have been cleared just before."""
    stop = Stop()
    stop.set()
    copy = PartialCopy("http://localhost/a.tif", SimpleNamespace(stop=stop), None, str(tmp_path))
    with pytest.raises(CancelledError), copy:
        pass
    assert not list(tmp_path.iterdir())
