"""A user's first minutes, driven with the mouse: `python3 -m benchmarks.desktop_drive`.

Four ways: `example`, from the button on the toolbar over *Try an example* to a season that
plays; `folders`, from two folders over a pixel and a run to a season that plays and a project that
is saved; `reopened`, which opens that project and plays; `place`, from the extent of the map and
two dates over a catalogue on this computer to a season that plays. Each has a desktop with a fresh
profile on a virtual screen, and every click is an event of the mouse on the widget that lies
there. Printed are clicks, typed texts and seconds of each way, and how long QGIS stood still
meanwhile.
``--pictures FOLDER`` keeps the screen after each step.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from stori_plugin.engine.simulation.example_scene import example_folders

from .desktop import run_desktop
from .gui import show
from .local_catalogue import FLANDERS, serve

WAYS = ("example", "folders", "reopened", "place")


def drive(way: str, pictures: str, work: Path, cold: bool) -> dict:
    """Go one way in a desktop of its own, and return what was measured."""
    answer = work / f"{way}.json"
    settings = {"STORI_DRIVE": way, "STORI_ANSWER": str(answer), "STORI_WORK": str(work)}
    if pictures:
        place = Path(pictures).absolute() / way
        place.mkdir(parents=True, exist_ok=True)
        settings["STORI_PICTURES"] = str(place)
    if cold:
        settings["STORI_CACHE_DIR"] = str(work / "kernels")
    script = Path(__file__).with_name("desktop_drive_session.py")
    project = work / "season.qgz"
    if way == "reopened" and not project.exists():
        return {"fault": "There is no project to open: go the way `folders` before it."}
    if way == "folders":
        example_folders(work)
    server = None
    if way == "place":
        server, told = serve(work / "catalogue", FLANDERS)
        print(told)
        settings["STORI_ENDPOINT"] = server.endpoint
    try:
        run_desktop(script, settings, project=str(project) if way == "reopened" else "")
    finally:
        if server is not None:
            server.close()
    if not answer.exists():
        return {"fault": "The desktop ended without an answer."}
    return json.loads(answer.read_text(encoding="utf-8"))


def main() -> int:
    """Go all ways, or those that are named, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ways", nargs="*", metavar="WAY", help=", ".join(WAYS))
    parser.add_argument("--pictures", default="", help="folder for pictures of the screen")
    parser.add_argument("--cold", action="store_true", help="without compiled kernels")
    options = parser.parse_args()
    work, faults = Path(tempfile.mkdtemp(prefix="stori-drive-")), 0
    try:
        for way in options.ways or WAYS:
            measured = drive(way, options.pictures, work, options.cold)
            print(f"\n=== {way}")
            if "stalls" in measured:
                show(measured)
            if "clicks" in measured:
                print("{clicks} clicks, {typed} typed texts, {whole:.1f} s".format(**measured))
            if measured.get("fault"):
                faults += 1
                print(measured["fault"])
        return min(faults, 1)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
