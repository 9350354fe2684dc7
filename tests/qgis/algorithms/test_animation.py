"""``stori:animation``: frames that are drawn alike, in files that other programs read."""

from __future__ import annotations

import os

import numpy as np
import pytest
from made_ffmpeg import install_ffmpeg, needs_scripts
from suite import described, names_of, sentence_of

from stori_plugin.engine.pixels.colours import MISSING

ID = "stori:animation"
NAMES = (
    "SERIES_FOLDER SERIES SERIES_MANIFEST BANDS OPTICAL_FOLDER OPTICAL NEAREST MASK_CLOUDS START "
    "END EXTENT WIDTH RATE LABELS OUTPUT"
)


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


@needs_scripts
def test_video_goes_through_ffmpeg_in_even_sizes(
    processing, provider, scene, tmp_path, monkeypatch
):
    install_ffmpeg(tmp_path, monkeypatch)
    given = {"SERIES_FOLDER": str(scene[0]), "END": "2021-03-11", "WIDTH": 72, "LABELS": False}
    out = tmp_path / "film.mp4"
    processing.run(ID, {**given, "OUTPUT": str(out)})
    said, count = out.read_text().split("|")
    assert "-s 72x80" in said and "libx264" in said and "-r 2 " in said
    assert int(count) == 2 * 72 * 80 * 3


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
