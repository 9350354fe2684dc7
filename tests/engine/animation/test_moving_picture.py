"""Films by ffmpeg, and what it complains of."""

from __future__ import annotations

import os

import numpy as np
import pytest
from made_ffmpeg import install_ffmpeg, needs_scripts

from stori_plugin.engine.animation.moving_picture import write_moving_picture
from stori_plugin.engine.support.errors import OutputError


@needs_scripts
def test_what_ffmpeg_complains_of_is_passed_on(tmp_path, monkeypatch):
    install_ffmpeg(tmp_path, monkeypatch, "Unknown encoder")
    frames = [np.full((37, 61, 3), 20 * k, np.uint8) for k in range(3)]
    with pytest.raises(OutputError, match=r"film\.webm cannot be written .ffmpeg says: Unknown en"):
        write_moving_picture(str(tmp_path / "film.webm"), frames, frames, 2.0, "OUTPUT")
    assert sorted(os.listdir(tmp_path)) == ["bin"]
