"""How smoothly the dock plays a series on the map: `python3 -m benchmarks.play`.

A desktop is started on a virtual screen with a map of 1200 x 800 pixels. A made scene of 256 x 256
pixels is reconstructed for 37 dates, which then play: as fast as they can, at 10 and at 5 dates a
second, each for a while. Printed are the frames that were painted in a second, the longest time for
which the main thread stood still (a timer of 5 ms that came late), and how long it took from Play
to the first frame and until all were read. For comparison the Temporal Controller plays the same
layers by itself, at the pace that the map is drawn, which is how it was played before.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from .desktop import run_desktop
from .gui import make_scene


def main() -> int:
    """Make the scene, let the desktop play and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edge", type=int, default=256, help="edge of the scene in pixels")
    parser.add_argument("--seconds", type=float, default=8.0, help="how long each plays")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="stori-play-"))
    try:
        make_scene(folder / "scene", 60, 10, options.edge)
        answer = folder / "answer.json"
        settings = {
            "STORI_SCENE": str(folder / "scene"),
            "STORI_ANSWER": str(answer),
            "STORI_SECONDS": str(options.seconds),
        }
        run_desktop(Path(__file__).with_name("play_session.py"), settings)
        if not answer.exists():
            print("The desktop ended without an answer.")
            return 1
        measured = json.loads(answer.read_text(encoding="utf-8"))
        show(measured, options.edge)
        return 1 if measured["fault"] else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def show(measured: dict, edge: int) -> None:
    """Print frames per second and stalls of each way to play."""
    if "dates" in measured:
        print(f"{measured['dates']} dates of {edge} x {edge} pixels, {measured['bands']}, on a map "
              f"of {measured['map'][0]} x {measured['map'][1]}")  # fmt: skip
    for name, frames in measured.get("frames", {}).items():
        seconds, stalls = measured["seconds"][name], measured["stalls"][name]
        longest = max(stalls, key=lambda stall: stall["wall"], default=None)
        text = f"{name}: {frames / seconds:.1f} frames a second"
        if longest is None:
            print(f"{text}, no stall over 30 ms")
            continue
        print(f"{text}, longest stall {1000 * longest['wall']:.0f} ms, of which "
              f"{1000 * longest['cpu']:.0f} computing and {1000 * longest['queued']:.0f} without a "
              f"core: {longest['at']}")  # fmt: skip
    for name, seconds in measured["waits"].items():
        print(f"{name}: {seconds:.2f} s")
    if measured["fault"]:
        print(measured["fault"])


if __name__ == "__main__":
    sys.exit(main())
