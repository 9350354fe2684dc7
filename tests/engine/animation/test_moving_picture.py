"""Films by ffmpeg, and what it complains of."""

from __future__ import annotations

import os

import numpy as np
import pytest
from made_ffmpeg import install_ffmpeg, needs_scripts

from stori_plugin.engine.animation.moving_picture import write_moving_picture
from stori_plugin.engine.support.errors import MissingPackageError, OutputError


@needs_scripts
def test_what_ffmpeg_complains_of_is_passed_on(tmp_path, monkeypatch):
    install_ffmpeg(tmp_path, monkeypatch, "Unknown encoder")
    frames = [np.full((37, 61, 3), 20 * k, np.uint8) for k in range(3)]
    with pytest.raises(OutputError, match=r"film\.webm cannot be written .ffmpeg says: Unknown en"):
        write_moving_picture(str(tmp_path / "film.webm"), frames, frames, 2.0, "OUTPUT")
    assert sorted(os.listdir(tmp_path)) == ["bin"]


@needs_scripts
@pytest.mark.parametrize("places", ["", ".", "here", "here::.", "./here"])
def test_a_program_of_the_working_folder_is_not_started(tmp_path, monkeypatch, places):
    for folder in (tmp_path, tmp_path / "here"):
        folder.mkdir(exist_ok=True)
        (folder / "ffmpeg").write_text("#!/bin/sh\ntouch ran\n")
        (folder / "ffmpeg").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", places)
    frames = [np.zeros((8, 8, 3), np.uint8)] * 2
    with pytest.raises(MissingPackageError, match="on the PATH, from the root or drive on"):
        write_moving_picture("film.mp4", frames, frames, 2.0, "OUTPUT")
    assert not (tmp_path / "ran").exists()
