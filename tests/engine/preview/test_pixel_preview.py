"""The engine behind the dock: what is there, one pixel, the estimate, the outcome."""

from __future__ import annotations

import csv
import datetime as dt
import os
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from made_scene import (
    BANDS,
    CRS,
    OPTICAL_DAYS,
    PIXEL,
    SAR_DAYS,
    TRANSFORM,
    write_raster,
    write_scene,
)

from stori_plugin.engine.acquisitions.scan import rasters_in, scan
from stori_plugin.engine.preview import estimate, pixel_files, pixel_preview, role_guess, survey
from stori_plugin.engine.run import run_result
from stori_plugin.engine.run.reconstruct import reconstruct
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.support.errors import (
    CancelledError,
    InputError,
    NoOverlapError,
    OutputError,
    UnreadableRasterError,
)
from stori_plugin.engine.support.progress import SILENT, Progress


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return write_scene(tmp_path_factory.mktemp("scene"))


@pytest.fixture(scope="module")
def job(scene, tmp_path_factory):
    optical, sar = (tuple(rasters_in(str(folder))) for folder in scene)
    output = str(tmp_path_factory.mktemp("out") / "result")
    return Job(optical, output, sar, ("NDVI",), method="gp", workers=1)


@pytest.fixture(scope="module")
def result(job):
    return reconstruct(job)


@pytest.fixture(scope="module")
def opened(job):
    made = pixel_preview.Preview(job)
    yield made
    made.close()


def point(row, column):
    return TRANSFORM.c + (column + 0.5) * PIXEL, TRANSFORM.f - (row + 0.5) * PIXEL


# --- what is there ----------------------------------------------------------------


def test_a_folder_of_both_kinds_is_parted(scene):
    sources = survey.expanded([str(scene[0].parent)], {})
    assert role_guess.roles_in(sources) == ("optical", "sar")
    parts = {role: role_guess.of_role(sources, role) for role in ("optical", "sar")}
    assert len(parts["optical"]) == 2 * len(OPTICAL_DAYS) and len(parts["sar"]) == len(SAR_DAYS)
    for folder, role in zip(scene, ("optical", "sar")):
        assert role_guess.roles_in(survey.expanded([str(folder)], {})) == (role,)


def test_files_without_a_date_are_set_aside_until_one_is_given(tmp_path):
    layer = np.full((2, 8, 8), 1000, np.uint16)
    lost = write_raster(tmp_path / "image.tif", layer, ("B04", "B08"), 0)
    write_raster(tmp_path / "image_20210301.tif", layer, ("B04", "B08"), 0)
    found = survey.find(survey.expanded([str(tmp_path)], {}), "optical")
    assert found.undated == (str(lost),) and len(found.series.acquisitions) == 1
    given = {str(lost): dt.date(2021, 4, 1)}
    found = survey.find(survey.expanded([str(tmp_path)], given), "optical")
    assert not found.undated and found.series.dates[-1] == dt.date(2021, 4, 1)


def test_nothing_of_the_role_is_a_sentence_and_no_error(scene):
    found = survey.find(survey.expanded([str(scene[1])], {}), "optical")
    assert found.series is None and "reflectance" in found.problem


def test_damaged_files_are_set_aside_with_the_reason(scene, tmp_path):
    layer = np.full((2, 8, 8), 1000, np.uint16)
    write_raster(tmp_path / "image_20210301.tif", layer, ("B04", "B08"), 0)
    whole = (tmp_path / "image_20210301.tif").read_bytes()
    (tmp_path / "image_20210311.tif").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "image_20210321.tif").write_bytes(b"no raster")
    found = survey.find(survey.expanded([str(tmp_path)], {}), "optical")
    assert [os.path.basename(path) for path, _ in found.damaged] == [
        "image_20210311.tif",
        "image_20210321.tif",
    ]
    assert all("take it out" in sentence for _, sentence in found.damaged)
    assert len(found.series.acquisitions) == 1 and not found.problem
    assert role_guess.roles_in(survey.expanded([str(tmp_path)], {})) == ("optical",)


def test_indices_and_bands_are_offered(scene):
    names = survey.names_offered(scan(rasters_in(str(scene[0])), "optical"))
    assert names[0] == "NDVI" and names[-5:] == BANDS and "NDRE" not in names


# --- one pixel --------------------------------------------------------------------


def test_a_pixel_shows_what_a_run_writes(opened, result):
    for method in ("gp", "linear"):
        opened.learn(method, "NDVI")
    x, y = point(5, 7)
    pixel = opened.look(x, y, CRS, "NDVI", ("gp", "linear"))
    assert (pixel.row, pixel.column, pixel.x, pixel.y) == (5, 7, x, y)
    curve = pixel_files.read_curve(result.rasters, "NDVI", x, y, CRS)
    live = pixel.curves[0]
    assert live.label == "gp" and live.dates == curve.dates
    np.testing.assert_allclose(live.mean, curve.mean, atol=1e-5)
    np.testing.assert_allclose(live.low, curve.low, atol=1e-5)
    assert (live.low < live.mean).all() and (live.mean < live.high).all()


def test_a_pixel_shows_what_was_observed(opened):
    pixel = opened.look(*point(3, 3), "", "NDVI")
    assert len(pixel.dates) == len(OPTICAL_DAYS) and not pixel.curves[2:]
    assert pixel.states[0] == "clear" and pixel.states[2] == "masked"
    assert np.isfinite(pixel.values).all()  # clouds are shown as well
    assert set(pixel.sar) == {"VV", "VH", "RVI"} and len(pixel.sar["VH"]) == len(SAR_DAYS)
    assert -13 < pixel.sar["VV"].mean() < -8


def test_a_preview_of_auto_shows_what_a_run_by_auto_writes(job, tmp_path):
    asked = replace(job, method="auto", output=str(tmp_path / "out"))
    made, written = pixel_preview.Preview(job), reconstruct(asked)
    made.learn("auto", "NDVI")
    (live,) = made.look(*point(5, 7), CRS, "NDVI", ("auto",)).curves
    made.close()
    curve = pixel_files.read_curve(written.rasters, "NDVI", *point(5, 7), CRS)
    assert live.made_by == written.methods["ndvi"] and live.dates == curve.dates
    np.testing.assert_allclose(live.mean, curve.mean, atol=1e-5)
    np.testing.assert_allclose(live.high, curve.high, atol=1e-5)


def test_curves_can_have_other_dates(opened):
    opened.learn("linear", "NDVI")
    dates = (dt.date(2021, 5, 5), dt.date(2021, 5, 6))
    assert opened.look(*point(3, 3), "", "NDVI", ("linear",), dates).curves[0].dates == dates


@pytest.mark.parametrize("place", [(0.0, 0.0, CRS), (-1e18, 5.0, "EPSG:4326"), (0.0, 1e300, "")])
def test_a_point_beside_the_scene(opened, result, place):
    with pytest.raises(NoOverlapError, match="beside the scene"):
        opened.look(*place, "NDVI")
    with pytest.raises(NoOverlapError, match="beside the result"):
        pixel_files.read_curve(result.rasters, "NDVI", *place)


def test_bands_come_with_their_fellows(job):
    made = pixel_preview.Preview(Job(job.optical, "", job.sar, ("B04", "B08"), method="linear"))
    made.learn("linear", "B08")
    assert made.has_learned("linear", "B04")
    pixel = made.look(*point(1, 1), "", "B08", ("linear",))
    made.close()
    assert pixel.band == "B08" and 0.1 < pixel.curves[0].mean.max() < 0.6


def test_pixels_are_written_as_a_table(opened, tmp_path):
    opened.learn("linear", "NDVI")
    pixel = opened.look(*point(3, 3), "", "NDVI", ("linear",))
    pixel_files.write_table(str(tmp_path / "pixels.csv"), [pixel])
    with open(tmp_path / "pixels.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    place = [first[name] for name in ("place", "pixels", "crs", "longitude") for first in rows[:1]]
    assert place[:3] == ["1", "1", CRS] and float(place[3]) == pytest.approx(3.0, abs=0.01)
    kinds = {row["kind"] for row in rows}
    assert kinds >= {"clear", "masked", "VV", "VH", "RVI", "linear"}
    first = next(row for row in rows if row["kind"] == "linear")
    assert float(first["value"]) == pytest.approx(pixel.curves[0].mean[0], rel=1e-5)
    with pytest.raises(OutputError, match="choose another place"):
        pixel_files.write_table(str(tmp_path / "pixels.csv" / "pixels.csv"), [pixel])


# --- the estimate and the outcome ---------------------------------------------------


def test_an_estimate_grows_with_the_work(scene):
    optical = scan(rasters_in(str(scene[0])), "optical")
    few = estimate.estimate(optical, None, ("NDVI",), 10, "gp", False, 1, 1024)
    many = estimate.estimate(optical, None, (), 100, "gp", True, 1, 1024)
    assert few.pixels == 24 * 24 and few.dates == 10
    assert few.seconds < many.seconds and few.disk < many.disk and few.memory <= 1024
    trial = estimate.estimate(optical, None, ("NDVI",), 10, "auto", False, 1, 1024)
    assert trial.seconds > few.seconds
    guided = estimate.estimate(optical, None, ("NDVI",), 10, "gp", False, 1, 1024, coarse=optical)
    assert guided.seconds > few.seconds
    box = (500_000.0, 5_599_900.0, 500_100.0, 5_600_000.0)
    assert estimate.estimate(optical, None, (), 9, "gp", True, 1, 1024, box, CRS).pixels == 25


def test_the_outcome_is_read_from_the_manifest(result):
    read = run_result.read_result(result.manifest)
    assert read.rasters == result.rasters and read.counts.filled == 1.0
    assert read.methods == {"ndvi": "gp"} and read.dates[0] == dt.date(2021, 3, 1)
    assert len(read.counts.clear) == len(OPTICAL_DAYS) and read.report == result.report


def test_a_damaged_manifest_is_named(tmp_path):
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    told = {"manifest.json": "is no manifest of a run: choose", "absent.json": "cannot be opened"}
    for name, sentence in told.items():
        with pytest.raises(InputError, match=f"{name} {sentence}"):
            run_result.read_result(str(tmp_path / name))


# --- headers of files that have not changed -------------------------------------------


def test_a_header_is_read_once_and_anew_when_the_file_changes(tmp_path, monkeypatch):
    from stori_plugin.engine.acquisitions.files import headers

    opened = []
    read = headers._read
    monkeypatch.setattr(headers, "_read", lambda *asked: opened.append(asked) or read(*asked))
    path = str(tmp_path / "image_20210301.tif")
    write_raster(Path(path), np.full((2, 8, 8), 1000, np.uint16), ("B04", "B08"), 0)
    assert headers.read_header(path) is headers.read_header(path) and len(opened) == 1
    write_raster(Path(path), np.full((1, 8, 9), 1000, np.uint16), ("B04",), 0)
    assert headers.read_header(path).raster.width == 9 and len(opened) == 2
    Path(path + ".aux.xml").write_text("<PAMDataset/>")
    headers.read_header(path)
    os.remove(path)
    assert len(opened) == 3
    with pytest.raises(UnreadableRasterError, match="does not exist"):
        headers.read_header(path)


def test_a_memory_of_headers_forgets_the_oldest_and_what_refers_to_others(tmp_path):
    from stori_plugin.engine.acquisitions.files.headers import HeaderMemory, state_of

    memory = HeaderMemory(most=1)
    memory.keep("a", (1,), "first")
    memory.keep("b", (1,), "second")
    assert memory.recall("a", (1,)) is None and memory.recall("b", (1,)) == "second"
    assert memory.recall("b", (2,)) is None and memory.recall("b", None) is None
    (tmp_path / "mosaic.vrt").write_text("")
    assert state_of(str(tmp_path / "mosaic.vrt")) is None


def test_the_sample_gives_way_to_a_click_and_is_the_same(job):
    made = pixel_preview.Preview(job)
    reader, whole = made._reader, made._reader.samples(SILENT)
    interrupted = []

    class Interrupting(Progress):
        def check(self):
            if not interrupted:  # as if somebody clicked while the window is being read
                interrupted.append(reader._nobody_waits.clear())
                threading.Timer(0.01, reader._nobody_waits.set).start()

    again = reader.samples(Interrupting())
    made.close(wait=True)
    assert interrupted
    assert set(whole) == set(again) == {"ndvi"}
    for name in ("values", "clear", "sar"):
        one, other = (getattr(samples["ndvi"], name) for samples in (whole, again))
        np.testing.assert_array_equal(one, other)
    with pytest.raises(CancelledError):
        reader.samples(SILENT)
