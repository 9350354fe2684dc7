"""``stori:animation``: frames that are drawn alike, in files that other programs read."""

from __future__ import annotations

import io
import os
import stat
import sys

import numpy as np
import pytest
from suite_fixtures import (  # noqa: F401
    described,
    names_of,
    processing_fixture,
    provider_fixture,
    reconstructed_fixture,
    scene_fixture,
    sentence_of,
)

from stori_plugin.engine.animation.gif import GifWriter, Palette
from stori_plugin.engine.pixels.colours import INDEX_LIMITS, MISSING, coloured, shared_limits
from stori_plugin.engine.support.errors import OutputError

ID = "stori:animation"
NAMES = (
    "SERIES SERIES_FOLDER SERIES_MANIFEST BANDS OPTICAL OPTICAL_FOLDER NEAREST MASK_CLOUDS START "
    "END EXTENT WIDTH RATE LABELS OUTPUT"
)


def pictures(kind: str, shape=(37, 61)) -> list[np.ndarray]:
    rng = np.random.default_rng(3)
    if kind == "noise":
        return [rng.integers(0, 256, (*shape, 3)).astype(np.uint8) for _ in range(3)]
    if kind == "plain":
        return [np.full((*shape, 3), 20 * k, np.uint8) for k in range(3)]
    ramp = np.linspace(0, 255, shape[1])[None, :, None] * np.ones((shape[0], 1, 3))
    return [(ramp * [1, 0.5, k / 3]).astype(np.uint8) for k in range(3)]


def written(frames, rate=2.0) -> tuple[bytes, Palette]:
    file, palette = io.BytesIO(), Palette(frames)
    writer = GifWriter(file, frames[0].shape[1], frames[0].shape[0], palette, rate)
    for frame in frames:
        writer.write(frame)
    writer.close()
    return file.getvalue(), palette


@pytest.mark.parametrize("kind", ["noise", "plain", "ramp"])
@pytest.mark.parametrize("shape", [(1, 1), (37, 61), (190, 230)])
def test_pillow_reads_every_frame_as_it_was_written(kind, shape):
    image = pytest.importorskip("PIL.Image")
    frames = pictures(kind, shape)
    data, palette = written(frames)
    read = image.open(io.BytesIO(data))
    assert read.n_frames == 3 and read.info["duration"] == 500 and read.info["loop"] == 0
    for k, frame in enumerate(frames):
        read.seek(k)
        expected = palette.colours[palette.indices(frame)]
        assert np.array_equal(np.asarray(read.convert("RGB")), expected)


def test_few_colours_are_kept_and_many_come_near():
    frames = pictures("plain")
    palette = Palette(frames)
    for frame in frames:
        assert np.array_equal(palette.colours[palette.indices(frame)], frame)
    frames = pictures("ramp")
    palette = Palette(frames)
    off = palette.colours[palette.indices(frames[1])].astype(int) - frames[1]
    assert abs(off).mean() < 3


def test_colours_are_those_of_the_layers_and_missing_is_grey():
    band = np.array([[[-0.1, 0.9, np.nan, 5.0]]])
    picture = coloured(band, [INDEX_LIMITS])[0]
    assert [tuple(pixel) for pixel in picture] == [
        (0x8C, 0x6A, 0x4F),
        (0x0B, 0x4F, 0x2C),
        MISSING,
        (0x0B, 0x4F, 0x2C),
    ]
    three = [np.array([0.0, 0.1, np.nan]), np.array([0.2]), np.array([0.4])]
    low, high = shared_limits(three, natural=True)[0]
    assert shared_limits(three, natural=True) == ((low, high),) * 3 and 0 <= low < high <= 0.4


def test_it_explains_itself_and_its_names_never_change(provider):
    assert names_of(described(ID)) == NAMES.split()


def frames_of(path) -> list[np.ndarray]:
    image = pytest.importorskip("PIL.Image")
    opened = image.open(path)
    found = []
    for k in range(opened.n_frames):
        opened.seek(k)
        found.append(np.asarray(opened.convert("RGB")))
    return found


def test_a_reconstruction_beside_its_clouded_input(
    processing, provider, scene, reconstructed, tmp_path
):
    given = {
        "SERIES_MANIFEST": str(reconstructed / "manifest.json"),
        "BANDS": "NDVI",
        "OPTICAL_FOLDER": str(scene[0]),
        "MASK_CLOUDS": True,
        "NEAREST": 0,
        "WIDTH": 96,
        "LABELS": False,
        "OUTPUT": str(tmp_path / "film.gif"),
    }
    made = processing.run(ID, given)["OUTPUT"]
    frames = frames_of(made)
    assert len(frames) == 19 and {frame.shape for frame in frames} == {(96 + 7, 2 * 96 + 8, 3)}
    left, right = frames[2][:96, :96], frames[2][:96, -96:]
    # The third date is overcast: grey on the left, a map on the right.
    assert abs(left.astype(int) - MISSING).max() <= 4
    assert len(np.unique(right.reshape(-1, 3), axis=0)) > 4
    assert (frames[0][:96, :96] == frames[0][:96, -96:]).mean() > 0.5
    assert sorted(os.listdir(tmp_path)) == ["film.gif"]


def test_labels_take_room_above_and_an_extent_cuts(processing, provider, scene, tmp_path):
    given = {
        "SERIES_FOLDER": str(scene[0]),
        "EXTENT": "500000,500240,5599760,5600000 [EPSG:32631]",
        "START": "2021-03-01",
        "END": "2021-03-31",
        "WIDTH": 72,
        "OUTPUT": str(tmp_path / "film.gif"),
    }
    frames = frames_of(processing.run(ID, given)["OUTPUT"])
    assert len(frames) == 4 and frames[0].shape == (18 + 72 + 7, 72, 3)
    # Dark text on white paper.
    assert frames[0][:18].min() < 120 and frames[0][:18].max() > 240
    assert not np.array_equal(frames[0][:18], frames[1][:18])


STAND_IN = """#!{python}
import sys
data = sys.stdin.buffer.read()
if "{fault}":
    sys.exit(print("{fault}", file=sys.stderr) or 3)
open(sys.argv[-1], "w").write(" ".join(sys.argv[1:]) + "|" + str(len(data)))
"""


@pytest.fixture
def ffmpeg(tmp_path, monkeypatch):
    """Put a program in ffmpeg's place that notes what it was given."""

    def install(fault=""):
        place = tmp_path / "bin"
        place.mkdir()
        program = place / "ffmpeg"
        program.write_text(STAND_IN.format(python=sys.executable, fault=fault))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(place))

    return install


needs_scripts = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")


@needs_scripts
def test_video_goes_through_ffmpeg_in_even_sizes(ffmpeg, processing, provider, scene, tmp_path):
    ffmpeg()
    given = {"SERIES_FOLDER": str(scene[0]), "END": "2021-03-11", "WIDTH": 72, "LABELS": False}
    out = tmp_path / "film.mp4"
    processing.run(ID, {**given, "OUTPUT": str(out)})
    said, count = out.read_text().split("|")
    assert "-s 72x80" in said and "libx264" in said and "-r 2 " in said
    assert int(count) == 2 * 72 * 80 * 3


@needs_scripts
def test_what_ffmpeg_complains_of_is_passed_on(ffmpeg, tmp_path):
    from stori_plugin.engine.animation.moving_picture import write_moving_picture

    ffmpeg("Unknown encoder")
    frames = pictures("plain")
    with pytest.raises(OutputError, match=r"film\.webm cannot be written .ffmpeg says: Unknown en"):
        write_moving_picture(str(tmp_path / "film.webm"), frames, frames, 2.0, "OUTPUT")
    assert sorted(os.listdir(tmp_path)) == ["bin"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"BANDS": "B04,B08"}, "BANDS is “B04, B08”: name one band or index, or three bands"),
        ({"BANDS": "B99"}, "There is no band “B99”"),
        ({"OUTPUT": "film.avi"}, "give a file that ends in .gif, .mp4 or .webm."),
        ({"OUTPUT": "film.mp4"}, "ends in .mp4, which the program ffmpeg writes, and it was not"),
        ({"RATE": 0}, "RATE is “0”"),
        ({"SERIES_MANIFEST": "here.json"}, "The dated rasters are given twice"),
    ],
)
def test_what_cannot_work_is_one_sentence_and_leaves_nothing(
    processing, provider, reconstructed, tmp_path, monkeypatch, changes, expected
):
    monkeypatch.setenv("PATH", str(tmp_path))
    given = {"SERIES_FOLDER": str(reconstructed), "OUTPUT": "film.gif", **changes}
    given["OUTPUT"] = str(tmp_path / given["OUTPUT"])
    assert expected in sentence_of(processing, ID, given)
    assert not os.listdir(tmp_path)


def test_cancel_leaves_nothing(processing, provider, reconstructed, tmp_path):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda done: feedback.cancel() if done > 20 else None)
    given = {"SERIES_FOLDER": str(reconstructed), "OUTPUT": str(tmp_path / "film.gif")}
    with pytest.raises(QgsProcessingException, match="Stopped by the user"):
        processing.run(ID, given, feedback=feedback)
    assert not os.listdir(tmp_path)
