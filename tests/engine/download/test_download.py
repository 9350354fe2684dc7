"""From an area and two dates to folders: whole, broken off, gone on with, and what is said."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import signal
import threading
from dataclasses import replace

import numpy as np
import pytest
import rasterio
from made_downloads import (
    PLACE,
    S1_DAYS,
    S2_DAYS,
    MadeCatalogue,
    contents,
    found,
    reflectance,
)
from range_server import Fault

from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.analysis.inspect_series import inspect
from stori_plugin.engine.download.catalogue_sources import at_endpoint, known_sources
from stori_plugin.engine.download.download import at_once, download
from stori_plugin.engine.download.web import WebError
from stori_plugin.engine.options.download_options import PLANETARY_COMPUTER, Place
from stori_plugin.engine.options.series_options import USUAL_MASKING
from stori_plugin.engine.rasters.grid import Grid
from stori_plugin.engine.support.errors import CancelledError, InputError, OutputError
from stori_plugin.engine.support.progress import SILENT, Progress


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    return MadeCatalogue(tmp_path_factory.mktemp("catalogue"))


@pytest.fixture
def server(catalogue):
    server = catalogue.serve()
    yield server
    server.close()


@pytest.fixture(scope="module")
def whole(catalogue, tmp_path_factory):
    """Download everything once, undisturbed; the folder."""
    server = catalogue.serve()
    folder = tmp_path_factory.mktemp("whole")
    # Where files lie is told by the folder alone: all downloads of these tests are equal.
    download(found(server), str(folder), SILENT)
    server.close()
    return folder


class Listener(Progress):
    def __init__(self):
        self.said: list[str] = []

    def say(self, text):
        self.said.append(text)

    warn = say


def without_port(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out what names the port of a test's server."""
    plain = {}
    for name, content in files.items():
        if name == "download.json":
            told = json.loads(content)
            del told["endpoint"]
            content = json.dumps(told).encode()
        plain[name] = content
    return plain


def test_acquisitions_come_cropped_aligned_and_as_they_are(whole):
    optical = sorted((whole / "sentinel2").iterdir())
    assert len(optical) == len(S2_DAYS) and len(list((whole / "sentinel1").iterdir())) == 4
    for number, path in enumerate(optical):
        with rasterio.open(path) as dataset:
            assert dataset.descriptions == ("B04", "B08", "SCL")
            assert tuple(dataset.bounds) == PLACE.bounds and dataset.nodata == 0
            assert dataset.scales == (1e-4, 1e-4, 1.0) and dataset.is_tiled
            tags = dataset.tags()
            values = dataset.read()
        for k in (0, 1):
            assert np.array_equal(values[k], reflectance(number, k + 1)[20:60, 20:60])
        assert tags["RELATIVE_ORBIT"] == "8" and tags["PLATFORM"] == "S2A"
        assert tags["ITEMS"].startswith("https://catalogue.example/S2A_MSIL2A")
        assert set(np.unique(values[2])) <= {4, 9}
    told = json.loads((whole / "download.json").read_text())
    assert len(told["acquisitions"]) == 10 and not told["left_out"] and not told["doubts"]
    page = (whole / "download.html").read_text()
    assert page.count("<rect") == len(S2_DAYS) and page.count("<circle") == len(S1_DAYS)
    assert not (whole / ".unfinished").exists()


def test_discovery_reads_back_what_was_known(whole):
    optical, sar = (rasters_in(str(whole / name)) for name in ("sentinel2", "sentinel1"))
    inspection = inspect(optical, sar, USUAL_MASKING, SILENT)
    assert not inspection.problems
    rows = [row for row in inspection.rows if row.role == "optical"]
    assert [row.date for row in rows] == S2_DAYS
    assert {row.mask for row in rows} == {"SCL"} and {row.sensor for row in rows} == {"sentinel2"}
    passes = [row for row in inspection.rows if row.role == "sar"]
    assert [(row.date, row.orbit) for row in passes] == [(day, "descending 37") for day in S1_DAYS]
    assert any("linear power" in note for note in inspection.notes)


# --- misbehaviour ---------------------------------------------------------------


@pytest.mark.parametrize("what", [429, 503, "cut", "short"])
def test_a_source_that_misbehaves_gives_the_same_folder(server, whole, tmp_path, what):
    search = found(server)
    server.faults = [Fault(what, "/files/", 5, 3, {"Retry-After": "1"})]
    download(search, str(tmp_path), SILENT)
    assert without_port(contents(tmp_path)) == without_port(contents(whole))


def test_signatures_that_expire_in_the_middle_lose_nothing(server, tmp_path):
    server.signed = True
    source = at_endpoint(
        known_sources()[PLANETARY_COMPUTER], server.endpoint, f"{server.address}/token"
    )
    search = found(server, source=source)
    asked = []

    def expire():
        """Let no token that was given out be good any more, every fifth time."""
        asked.append(1)
        if len(asked) % 5 == 0:
            server.valid = server.tokens + 1

    server.on_file = expire
    made = download(search, str(tmp_path), SILENT)
    assert len(made.files) == 10 and not made.record.failed
    assert server.tokens > 5
    assert any(status == 403 for status in server.statuses)


def test_an_asset_that_is_missing_leaves_its_acquisition_out(catalogue, server, tmp_path):
    broken = server.items[2]
    broken["assets"] = {**broken["assets"], "B08": {"href": f"{server.address}/files/gone.tif"}}
    listener = Listener()
    made = download(found(server), str(tmp_path), listener)
    assert len(made.files) == 9
    ((key, why),) = made.record.failed
    assert key == "S2A 2021-04-23 R008" and "does not have what its catalogue names (404)" in why
    assert any(said.startswith(f"{key} is left out: ") for said in listener.said)
    assert "gone" not in " ".join(contents(tmp_path))
    # Run again when it is there, only that one is fetched.
    server.items = catalogue.served_items(server.address)
    before = len(server.seen)
    again = download(found(server), str(tmp_path), SILENT)
    assert len(again.files) == 10
    fetched = [path for _, path, _ in server.seen[before:] if "/files/" in path]
    assert fetched and all("20210423" in path for path in fetched)


def test_nobody_is_asked_for_ever(server, tmp_path):
    search = found(server)
    server.faults = [Fault(503, "/files/", 10_000)]
    with pytest.raises(WebError, match=r"is out of order \(503\).* 0 acquisitions came and stay."):
        download(search, str(tmp_path), SILENT)
    assert server.count("/files/") < 60


def test_a_search_by_someone_else_is_not_trusted(server, tmp_path):
    for item in server.items:
        for asset in item["assets"].values():
            asset["href"] = "file:///etc/passwd"
    with pytest.raises(WebError, match="is no address of the web"):
        download(found(server), str(tmp_path), SILENT)
    assert not server.count("/files/")


# --- broken off, and gone on with -----------------------------------------------


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed after a fork")
def test_killed_twenty_times_it_ends_in_the_same_folder(server, whole, tmp_path):
    """Each time the process is killed at another request; the next goes on from what is there."""
    search = found(server)
    for kill in range(20):
        reached = threading.Event()
        left = [1 + (7 * kill) % 5]

        def count(left=left, reached=reached):
            left[0] -= 1
            if left[0] == 0:
                reached.set()
                server.release.wait(0.05)  # the kill finds it waiting

        server.on_file = count
        child = os.fork()
        if child == 0:
            try:
                download(search, str(tmp_path), SILENT)
            finally:
                os._exit(0)
        reached.wait(20)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    server.on_file = lambda: None
    made = download(search, str(tmp_path), SILENT)
    assert len(made.files) == 10
    assert without_port(contents(tmp_path)) == without_port(contents(whole))


def test_cancel_is_heard_at_once_and_leaves_whole_files(server, whole, tmp_path):
    listener = Listener()
    waiting = threading.Event()
    server.on_fault = waiting.set
    server.faults = [Fault("slow", "/files/", 99, 20)]
    listener.is_cancelled = waiting.is_set
    search = found(server, progress=listener)
    with pytest.raises(CancelledError):
        download(search, str(tmp_path), listener)
    server.release.set()
    server.faults = []
    there = contents(tmp_path)
    assert there and all(contents(whole)[name] == content for name, content in there.items())
    assert not any("unfinished" in name for name in there)


def test_a_second_run_fetches_nothing(server, whole, tmp_path):
    folder = tmp_path / "again"
    shutil.copytree(whole, folder)
    download(found(server), str(folder), SILENT)
    assert not server.count("/files/")
    assert without_port(contents(folder)) == without_port(contents(whole))


def test_a_newer_baseline_replaces_the_old_file(catalogue, server, tmp_path):
    download(found(server), str(tmp_path), SILENT)
    newer = MadeCatalogue.__new__(MadeCatalogue)
    newer.folder, newer.items = catalogue.folder, []
    newer.add_s2(S2_DAYS[0], 0, baseline="05.00", offset=1000, processed="20230801T000000")
    server.items = [*server.items, *newer.served_items(server.address)]
    made = download(found(server), str(tmp_path), SILENT)
    names = [os.path.basename(path) for path in made.files]
    assert len(names) == 10 and sum("20210403T" in name for name in names) == 1
    assert sorted(os.listdir(tmp_path / "sentinel2")) == sorted(
        name for name in names if name.startswith("S2")
    )
    new = next(path for path in made.files if "_N0500_" in path)
    with rasterio.open(new) as dataset:
        assert dataset.offsets[0] == -0.1
        assert np.array_equal(dataset.read(1), reflectance(0, 1)[20:60, 20:60] + 1000)


def test_tiles_of_one_day_are_put_together(tmp_path):
    catalogue = MadeCatalogue.__new__(MadeCatalogue)
    catalogue.folder, catalogue.items = tmp_path / "files", []
    catalogue.add_s2(S2_DAYS[0], 0)
    # The neighbour overlaps it by 20 pixels, and was processed with the offset of baseline 05.00.
    left = 499_980.0 + 760
    catalogue.add_s2(S2_DAYS[0], 0, tile="31UFS", left=left, baseline="05.00", offset=1000)
    server = catalogue.serve()
    try:
        place = Place((left - 200, 5_599_440.0, left + 400, 5_599_840.0), "EPSG:32631")
        made = download(found(server, place=place, sar=False), str(tmp_path / "o"), SILENT)
    finally:
        server.close()
    (path,) = made.files
    with rasterio.open(path) as dataset:
        red, scales, offsets = dataset.read(1), dataset.scales, dataset.offsets
        assert dataset.tags()["TILES"] == "31UES 31UFS"
    assert (scales[0], offsets[0]) == (1e-4, 0.0)
    one = reflectance(0, 1)
    assert np.array_equal(red[:, :40], one[20:60, 56:96])
    assert np.array_equal(red[:, 40:], one[20:60, 20:40])


def test_offsets_that_the_numbers_contradict_are_told(tmp_path):
    catalogue = MadeCatalogue.__new__(MadeCatalogue)
    catalogue.folder, catalogue.items = tmp_path / "files", []
    for number, day in enumerate(S2_DAYS[:4]):
        # The third states an offset that its numbers do not have.
        baseline = "05.00" if number == 2 else "03.00"
        catalogue.add_s2(day, number, ("B03", "B04"), baseline, offset=-600)
    server = catalogue.serve()
    try:
        search = found(server, bands=("B03", "B04"), sar=False)
        made = download(search, str(tmp_path / "o"), SILENT)
    finally:
        server.close()
    assert any("2021-04-23 R008: clear land would" in doubt for doubt in made.record.doubts)
    assert "taken off already" in (tmp_path / "o" / "download.html").read_text()


# --- places that are taken, full or of another series ---------------------------


def test_a_folder_of_another_area_is_refused(server, whole, tmp_path):
    folder = tmp_path / "other"
    shutil.copytree(whole, folder)
    moved = Place(tuple(value + 20 for value in PLACE.bounds), PLACE.crs)
    with pytest.raises(OutputError, match="holds acquisitions of another area or resolution"):
        download(found(server, place=moved), str(folder), SILENT)
    assert contents(folder) == contents(whole)


def test_a_file_of_the_user_is_not_replaced(server, tmp_path):
    search = found(server)
    own = tmp_path / search.plans[-1].name
    own.parent.mkdir()
    own.write_text("mine")
    with pytest.raises(OutputError, match="which is damaged or which no download wrote, and which"):
        download(search, str(tmp_path), SILENT)
    assert own.read_text() == "mine"


def test_files_that_were_cut_short_are_fetched_again(server, whole, tmp_path):
    folder = tmp_path / "again"
    shutil.copytree(whole, folder)
    empty, short, shorter, *_ = sorted((folder / "sentinel2").iterdir())
    empty.write_bytes(b"")
    short.write_bytes(short.read_bytes()[: short.stat().st_size * 3 // 5])
    shorter.write_bytes(shorter.read_bytes()[:100])
    download(found(server), str(folder), SILENT)
    assert server.count("/files/") < 25
    assert without_port(contents(folder)) == without_port(contents(whole))


def test_a_place_that_cannot_be_written_to_is_named(server, tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(OutputError, match="taken cannot be written"):
        download(found(server), str(tmp_path / "taken"), SILENT)


def test_a_full_disk_is_told_and_leaves_whole_files(server, tmp_path, monkeypatch):
    from stori_plugin.engine.download import acquisition_file

    real, count = acquisition_file._opened, []

    def full(*arguments):
        count.append(1)
        if len(count) > 4:
            raise OSError(28, "No space left on device")
        return real(*arguments)

    monkeypatch.setattr(acquisition_file, "_opened", full)
    with pytest.raises(OutputError, match=r"No space left on device\): free some disk"):
        download(found(server), str(tmp_path), SILENT)
    assert all(name.endswith(".tif") for name in contents(tmp_path))


def test_what_a_full_disk_took_of_the_end_is_noticed(server, whole, tmp_path, monkeypatch):
    """GDAL closes such a file without a word."""
    from stori_plugin.engine.download import acquisition_file

    real = acquisition_file._opened

    class Cut:
        def __init__(self, dataset):
            self.__dict__["dataset"] = dataset

        def __getattr__(self, name):
            return getattr(self.dataset, name)

        def __setattr__(self, name, value):
            setattr(self.dataset, name, value)

        def close(self):
            path = self.dataset.name
            self.dataset.close()
            if "20210513" not in path:
                os.truncate(path, os.path.getsize(path) - 40)

    monkeypatch.setattr(acquisition_file, "_opened", lambda *given: Cut(real(*given)))
    with pytest.raises(OutputError, match="could be written; the disk may be full"):
        download(found(server), str(tmp_path), SILENT)
    assert not contents(tmp_path)
    monkeypatch.undo()
    download(found(server), str(tmp_path), SILENT)
    assert without_port(contents(tmp_path)) == without_port(contents(whole))


def test_damaged_files_one_after_the_other_do_not_end_it(server, tmp_path):
    for item in server.items[:6]:
        address = f"{server.address}/files/text.tif"
        item["assets"] = {**item["assets"], "B08": {"href": address}}
    (server.folder / "text.tif").write_text("no raster at all, but long enough to be looked at")
    made = download(found(server), str(tmp_path), SILENT)
    assert len(made.files) == 4 and len(made.record.failed) == 6


def test_another_acquisition_of_the_same_name_replaces_nothing(server, tmp_path):
    for item in server.items:
        if item["collection"] == "sentinel-2-l2a":
            item["properties"] = {**item["properties"], "title": "20210403", "s2:product_uri": None}
    days = [S2_DAYS[0], S2_DAYS[1]]
    for day in days:
        for item in server.items[:6]:
            item["properties"]["title"] = "Scene 20210403 20210413"
        download(found(server, sar=False, start=day, end=day), str(tmp_path), SILENT)
    made = download(found(server, sar=False, end=days[1]), str(tmp_path), SILENT)
    assert len(set(made.files)) == 2
    for number, path in enumerate(made.files):
        with rasterio.open(path) as dataset:
            assert np.array_equal(dataset.read(1), reflectance(number, 1)[20:60, 20:60])


def test_what_no_tag_can_hold_does_not_look_like_a_full_disk(server, tmp_path):
    for item in server.items:
        item["links"] = [{"rel": "self", "href": "https://x.example/\x01 \u00e4\n<b>"}]
        item["properties"] = {
            **item["properties"],
            "landsat:wrs_path": "1\x02 ",
            "landsat:wrs_row": "2",
        }
    made = download(found(server), str(tmp_path), SILENT)
    with rasterio.open(made.files[-1]) as dataset:
        assert dataset.tags()["ITEMS"] == "https://x.example/<b>"
        assert dataset.tags()["TILES"] == "12"


def test_an_area_without_a_pixel_says_so(server, tmp_path):
    # Within the products' boxes, and beside their pixels.
    for item in server.items:
        west, south, east, north = item["bbox"]
        item["bbox"] = [west, south, east + 1.0, north]
    west, south, east, north = PLACE.bounds
    beside = Place((west + 5000, south, east + 5000, north), PLACE.crs)
    with pytest.raises(InputError, match="No acquisition has a pixel within EXTENT"):
        download(found(server, place=beside), str(tmp_path), SILENT)


@pytest.mark.parametrize(("edge", "expected"), [(1, 3), (4000, 3), (5400, 2), (12_000, 1)])
def test_of_large_areas_fewer_acquisitions_are_in_memory_at_once(edge, expected):
    assert at_once(Grid("", (10.0, 0.0, 0.0, 0.0, -10.0, 0.0), edge, edge)) == expected


def test_what_it_amounts_to_is_said_before(server):
    estimate = found(server).estimate(measure=True)
    assert estimate.sensors == (("sentinel-1", 4), ("sentinel-2", 6))
    assert estimate.orbits == (("descending 37", 4),)
    pixels = 40 * 40
    assert estimate.most_bytes == 4 * 2 * 4 * pixels + 6 * (2 * 2 * pixels + pixels / 4)
    assert estimate.seconds > 0
    assert estimate.gaps[0].days == (dt.date(2021, 6, 30) - S2_DAYS[-1]).days
    assert "Longest stretch without an optical acquisition" in " ".join(estimate.sentences())


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "about 1 second."),
        (89, "about 89 seconds."),
        (100, "about 2 minutes."),
        (6000, "about 2 hours."),
        (4000, "about 67 minutes."),
    ],
)
def test_how_long_it_takes_is_said_in_words(server, seconds, said):
    estimate = replace(found(server).estimate(measure=False), seconds=seconds)
    assert f"At the rate of the first read that takes {said}" in estimate.sentences()
