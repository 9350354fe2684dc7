"""Frames as a GIF file that other programs read."""

from __future__ import annotations

import io

import numpy as np
import pytest

from stori_plugin.engine.animation.gif import GifWriter, Palette


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
