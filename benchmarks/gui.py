"""How long the dock makes QGIS stand still: `python3 -m benchmarks.gui`.

A desktop is started on a virtual screen, the folder of a made scene is added to the dock, pixels
are clicked, the scene is reconstructed and its layers are loaded. Meanwhile a timer in QGIS's
event loop ticks every 5 ms; a tick that comes late is a stall. Printed are the longest stalls of
each phase, with the processor time that the main thread spent in them, the time for which it
waited for a core because the machine was busy (what is left is waiting for Python or a lock) and
what it was doing; and the seconds from the folder to what is seen of it, and from a click to its
plot. With ``--impatient`` the click comes as soon as the clouds are measured, before the methods
have learned from the scene.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
from scipy import ndimage

from .desktop import run_desktop
from .speed import BANDS, blobs, write

_SHOWN = 3


def make_scene(folder: Path, optical: int, sar: int, edge: int) -> None:
    """Write a two-year scene of ``edge`` x ``edge`` pixels: fields, clouds, two polarisations."""
    rng = np.random.default_rng(1)
    fields = np.kron(rng.random((edge // 16 + 1, edge // 16 + 1)), np.ones((16, 16)))[:edge, :edge]
    for name in ("optical", "sar"):
        (folder / name).mkdir(parents=True)

    def green(day: float) -> np.ndarray:
        return 0.5 + 0.4 * np.cos((day - 365 * fields) / 58.0)

    for k in range(optical):
        day = 730 * k // optical
        stamp = dt.date(2021, 1, 1) + dt.timedelta(days=day)
        spectrum = ((0.10, 0.03), (0.13, 0.07), (0.18, 0.03), (0.25, 0.45))
        bands = np.stack([soil + (leaf - soil) * green(day) for soil, leaf in spectrum])
        values = np.clip(bands + rng.normal(0, 0.008, bands.shape), 0.001, 1) * 10_000
        name = folder / "optical" / f"S2A_MSIL2A_{stamp:%Y%m%d}T105021"
        write(Path(f"{name}_10m.tif"), values.astype(np.uint16), BANDS, 0)
        clear = ndimage.zoom(blobs(rng, 1, 64, 0.45)[0], edge / 64, order=0)
        write(Path(f"{name}_SCL.tif"), np.where(clear, 4, 9).astype(np.uint8)[None], ("SCL",), 0)
    for k in range(sar):
        day = 730 * k // sar
        stamp = dt.date(2021, 1, 1) + dt.timedelta(days=day)
        decibel = np.stack([-12 + 3 * green(day), -19 + 5 * green(day)])
        decibel += 10 * np.log10(rng.gamma(4.5, 1 / 4.5, decibel.shape))
        path = folder / "sar" / f"S1A_IW_GRDH_1SDV_{stamp:%Y%m%d}T173200_ASC.tif"
        write(path, decibel.astype(np.float32), ("VV", "VH"), np.nan)


def main() -> int:
    """Make the scene, let the desktop work on it and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--optical", type=int, default=100, help="optical acquisitions")
    parser.add_argument("--sar", type=int, default=50, help="SAR acquisitions")
    parser.add_argument("--edge", type=int, default=256, help="edge of the scene in pixels")
    parser.add_argument("--impatient", action="store_true", help="click before all is ready")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="stori-gui-"))
    try:
        make_scene(folder / "scene", options.optical, options.sar, options.edge)
        answer = folder / "answer.json"
        script = Path(__file__).with_name("gui_session.py")
        settings = {"STORI_SCENE": str(folder / "scene"), "STORI_ANSWER": str(answer)}
        settings.update({"STORI_IMPATIENT": "1"} if options.impatient else {})
        run_desktop(script, settings)
        if not answer.exists():
            print("The desktop ended without an answer.")
            return 1
        measured = json.loads(answer.read_text(encoding="utf-8"))
        print(f"{options.optical} optical and {options.sar} SAR acquisitions of {options.edge} x "
              f"{options.edge} pixels")  # fmt: skip
        show(measured)
        return 1 if measured.get("fault") else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def show(measured: dict) -> None:
    """Print the stalls of each phase and the times from click to plot."""
    for phase, stalls in measured["stalls"].items():
        longest = sorted(stalls, key=lambda stall: -stall["wall"])
        over = sum(stall["wall"] > 0.1 for stall in stalls)
        seconds = measured["seconds"].get(phase)  # none where it did not come to its end
        took = f"{seconds:.1f} s" if seconds is not None else "not ended"
        print(f"\n{phase}: {took}, {over} stalls over 100 ms")
        for stall in longest[:_SHOWN]:
            print(f"  {1000 * stall['wall']:4.0f} ms, of which {1000 * stall['cpu']:.0f} computing "
                  f"and {1000 * stall['queued']:.0f} without a core: {stall['at']}")  # fmt: skip
    print()
    for name, seconds in measured["waits"].items():
        print(f"{name}: {seconds:.2f} s")
    if measured.get("fault"):
        print(measured["fault"])


if __name__ == "__main__":
    sys.exit(main())
