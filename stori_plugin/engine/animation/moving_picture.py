"""Pictures into a file that plays: GIF by itself, MP4 and WebM through ffmpeg."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from ..support.errors import MissingPackageError, OutputError, ParameterError
from ..support.staging import written_beside
from .gif import GifWriter, Palette

KINDS = (".gif", ".mp4", ".webm")
# Even sizes and this pixel format are what every player can show.
_CODECS = {
    ".mp4": ("-c:v", "libx264", "-crf", "18", "-pix_fmt", "yuv420p", "-movflags", "+faststart"),
    ".webm": ("-c:v", "libvpx-vp9", "-crf", "24", "-b:v", "0", "-pix_fmt", "yuv420p"),
}


def check_kind(path: str, parameter: str) -> None:
    """Raise `ParameterError` for a file of another kind, `MissingPackageError` without ffmpeg."""
    kind = os.path.splitext(path)[1].lower()
    if kind not in KINDS:
        raise ParameterError(
            f"{parameter} is {path}: give a file that ends in {', '.join(KINDS[:-1])} "
            f"or {KINDS[-1]}."
        )
    if kind != ".gif" and not _ffmpeg():
        raise MissingPackageError(
            f"{parameter} ends in {kind}, which the program ffmpeg writes, and it was not found: "
            "install ffmpeg and see to it that its folder is on the PATH, from the root or drive "
            "on, or give a file that ends in .gif."
        )


def _ffmpeg() -> str:
    """Find the program; "" where it is absent.

    Only in folders that PATH names from the root on: what lies in the folder that a project or a
    scene was opened from is somebody else's program.
    """
    name = "ffmpeg.exe" if os.name == "nt" else "ffmpeg"
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        folder = folder.strip('"')
        path = os.path.join(folder, name)
        is_absolute = os.path.isabs(folder) and (os.name != "nt" or folder[1:2] == ":")
        if is_absolute and os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    return ""


def write_moving_picture(
    path: str,
    pictures: Iterable[np.ndarray],
    samples: Sequence[np.ndarray],
    rate: float,
    parameter: str,
) -> None:
    """Write pictures (rows, columns, 3), uint8 and of one size, to a file that plays.

    ``samples`` are some of them, to choose a GIF's palette from; ``rate`` is in frames per
    second. The file is complete or not there at all. Raises what `check_kind` raises, and
    `OutputError` where the file cannot be written.
    """
    check_kind(path, parameter)
    write = _write_gif if path.lower().endswith(".gif") else _write_video
    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        with written_beside(path, keep_suffix=True) as staged:
            write(staged, pictures, samples, rate)
    except OSError as error:
        raise OutputError(
            f"{parameter} {path} cannot be written ({error.strerror or error}): "
            "choose another place."
        ) from error


def _write_gif(
    path: str, pictures: Iterable[np.ndarray], samples: Sequence[np.ndarray], rate: float
) -> None:
    height, width, _ = samples[0].shape
    with open(path, "wb") as file:
        writer = GifWriter(file, width, height, Palette(samples), rate)
        for picture in pictures:
            writer.write(picture)
        writer.close()


def _write_video(
    path: str, pictures: Iterable[np.ndarray], samples: Sequence[np.ndarray], rate: float
) -> None:
    height, width = (side + side % 2 for side in samples[0].shape[:2])
    command = [
        *(_ffmpeg(), "-loglevel", "error", "-nostdin", "-y"),
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", f"{rate:g}"),
        *("-i", "pipe:0", *_CODECS[os.path.splitext(path)[1].lower()], os.path.abspath(path)),
    ]
    # A file, not a pipe: nobody reads along, and a full pipe would stop the program.
    with tempfile.TemporaryFile() as said:
        program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=said, stderr=said)
        assert program.stdin is not None  # it is a pipe
        try:
            _feed(program.stdin.write, pictures, (height, width))
            program.stdin.close()
        except BrokenPipeError:
            pass  # it has stopped; below it is asked why
        except BaseException:
            program.kill()
            raise
        finally:
            status = program.wait()
        if status != 0:
            said.seek(0)
            lines = said.read().decode("utf-8", "replace").strip().splitlines()
            raise OSError(0, f"ffmpeg says: {lines[-1] if lines else status}")


def _feed(
    write: Callable[[bytes], object], pictures: Iterable[np.ndarray], size: tuple[int, int]
) -> None:
    for picture in pictures:
        rows, columns = size[0] - picture.shape[0], size[1] - picture.shape[1]
        even = np.pad(picture, ((0, rows), (0, columns), (0, 0)), mode="edge")
        write(np.ascontiguousarray(even).tobytes())
