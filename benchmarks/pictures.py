"""The dock and its pages in a running QGIS: `python3 -m benchmarks.pictures FOLDER`.

The example is made, run, played and compared in a desktop on a virtual screen, and the whole window
is kept with each tab as a picture. ``--size``, ``--language`` and ``--dark`` show it as others see
it.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from .desktop import Look, run_desktop


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default=Look.size, help="of the screen, such as 1280x720")
    parser.add_argument("--language", default=Look.language, help="a locale, such as de_DE")
    parser.add_argument("--dark", action="store_true", help="in QGIS's dark theme")
    parser.add_argument(
        "--dock", type=int, help="pixels that the dock is wide, with nothing beside it and the map"
    )
    options = parser.parse_args()
    folder = options.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    theme = "Night Mapping" if options.dark else Look.theme
    look = Look(options.size, options.language, theme)
    with tempfile.TemporaryDirectory() as place:
        answer = Path(place) / "answer.json"
        settings = {"STORI_ANSWER": str(answer), "STORI_PICTURES": str(folder)}
        if options.dock:
            settings["STORI_DOCK_WIDTH"] = str(options.dock)
        run_desktop(Path(__file__).with_name("pictures_session.py"), settings, look=look)
        if not answer.exists():
            sys.exit("The desktop ended without an answer.")
        fault = json.loads(answer.read_text(encoding="utf-8"))["fault"]
    for path in sorted(folder.glob("*.png")):
        print(path)
    if fault:
        sys.exit(fault)
    return 0


if __name__ == "__main__":
    sys.exit(main())
