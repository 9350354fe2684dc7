"""A program in the place of ffmpeg that notes what it was given."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

STAND_IN = """#!{python}
import sys
data = sys.stdin.buffer.read()
if "{fault}":
    sys.exit(print("{fault}", file=sys.stderr) or 3)
open(sys.argv[-1], "w").write(" ".join(sys.argv[1:]) + "|" + str(len(data)))
"""


def install_ffmpeg(folder: Path, monkeypatch, fault: str = "") -> None:
    """Make the stand-in the only program that is found; it complains of a ``fault``."""
    place = folder / "bin"
    place.mkdir()
    program = place / "ffmpeg"
    program.write_text(STAND_IN.format(python=sys.executable, fault=fault))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(place))


needs_scripts = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")
