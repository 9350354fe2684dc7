"""The demonstration: a simulated scene, reconstructed by QGIS without a desktop, and scored.

Run by ``make demo`` from the checkout, with the Python that QGIS uses.
"""

from __future__ import annotations

import datetime
import os
import shutil
import sys
import time
from pathlib import Path

import numpy as np

from stori_plugin.engine.simulation import SceneFiles, simulate_scene, write_scene

from .contact_sheet import Row, draw
from .demo_score import CLOUD_SHAPED, LONG_GAP, WHOLE_SCENE, GapMap, Score, read_bands, score
from .headless import QgisFailedError, enable_plugin, run_algorithm

CHECKOUT = Path(__file__).resolve().parent.parent

BUILD = CHECKOUT / "build"
DEMO = BUILD / "demo"
BANDS = ("B02", "B03", "B04", "B08", "B11", "B12")
SERIES = (*BANDS, "NDVI")
COLOURS = ("B04", "B03", "B02")
SEED = 7
SHEET_DATES = 8
SHEET_SEASON = ((3, 10), (10, 31))


def say(words: str = "") -> None:
    """Print at once, also into a pipe."""
    print(words, flush=True)


def shown(path: Path | str) -> str:
    """Return a path as the user would type it from the checkout."""
    return os.path.relpath(path, CHECKOUT)


# --- the scene ----------------------------------------------------------------------


def make_scene() -> SceneFiles:
    """Simulate the scene and write it, in place of that of an earlier run."""
    began = time.monotonic()
    shutil.rmtree(DEMO, ignore_errors=True)
    scene = simulate_scene(256, 256, seed=SEED, bands=BANDS)
    files = write_scene(scene, DEMO / "scene")
    first, last = scene.optical_dates[0], scene.optical_dates[-1]
    say(f"Simulated 2.56 x 2.56 km of farmland at 10 m, {first} to {last}:")
    say(f"  {len(scene.optical_dates)} Sentinel-2-like acquisitions in {shown(files.optical)}")
    say(f"  {len(scene.sar_passes)} Sentinel-1-like acquisitions in {shown(files.sar)}")
    say(f"  the truth, kept aside, in {shown(files.truth)} ({time.monotonic() - began:.0f} s)")
    return files


# --- the reconstruction ----------------------------------------------------------------


def reconstruct(files: SceneFiles, output: Path, method: str, aloud: bool) -> float:
    """Run ``stori:reconstruct`` and return the seconds it took; leave on failure."""
    parameters = {
        "OPTICAL_FOLDER": files.optical,
        "SAR_FOLDER": files.sar,
        "BANDS": ",".join(SERIES),
        "METHOD": method,
        "STEP": "P10D",
        "OUTPUT": output,
    }
    command = ["qgis_process", "run", "stori:reconstruct"]
    command += [f"--{name}={value}" for name, value in parameters.items()]
    if aloud:
        spoken = [f"--{name}={shown(value) if isinstance(value, Path) else value}"
                  for name, value in parameters.items()]  # fmt: skip
        say("$ qgis_process run stori:reconstruct \\\n    " + " \\\n    ".join(spoken))
    began = time.monotonic()
    try:
        run_algorithm(CHECKOUT, BUILD, command[1:], heard=listen if aloud else None)
    except QgisFailedError as failure:
        sys.exit(f"stori:reconstruct failed: {failure}")
    return time.monotonic() - began


def listen(line: str) -> None:
    """Pass on what QGIS says, with paths as seen from the checkout."""
    say(f"  | {line.replace(str(CHECKOUT) + os.sep, '')}")


# --- the result --------------------------------------------------------------------------


def output_dates(folder: Path, files: SceneFiles) -> list[datetime.date]:
    """Return the dates of the reconstructed rasters that truth exists for."""
    return [d for d in files.truth_dates if (folder / f"reflectance_{d:%Y%m%d}.tif").exists()]


def print_table(stori: Score, linear: Score, dates: list[datetime.date]) -> None:
    """Print errors of both methods, over all dates and in long gaps of both kinds, and coverage."""
    every = stori.bands["NDVI"]
    part, whole = (
        100 * every.gap_count(kind) / max(every.count, 1) for kind in (CLOUD_SHAPED, WHOLE_SCENE)
    )
    say(
        f"\nRoot mean square error against the truth on {len(dates)} dates. Of all pixels and dates"
    )
    say(f"{part + whole:.0f} % lie in gaps of {LONG_GAP} days and more between clear observations:")
    say(f"{part:.0f} % while other parts were seen, {whole:.0f} % while all was hidden.\n")
    shown_kinds = {
        "all dates": None,
        f"{LONG_GAP}+ d, {CLOUD_SHAPED}": (CLOUD_SHAPED,),
        f"{LONG_GAP}+ d, {WHOLE_SCENE}": (WHOLE_SCENE,),
    }
    say("        " + "".join(f"{title:^26}" for title in shown_kinds) + "  90 % interval")
    say("        " + f"{'linear':>10} {'auto':>7} {'ratio':>6} " * 3 + "  holds the truth")
    for name in SERIES:
        ours, theirs = stori.bands[name], linear.bands[name]
        cells = []
        for kinds in shown_kinds.values():
            one, other = (t.rmse if kinds is None else t.gap_rmse(*kinds) for t in (ours, theirs))
            cells.append(f"{other:>10.4f} {one:>7.4f} {_ratio(one, other):>6.2f} ")
        say(f"  {name:<6}" + "".join(cells) + f"{100 * ours.coverage:>12.0f} %")
    say(f"\n  {f'{LONG_GAP}+ d, auto / linear':<26}{'all':>8}{CLOUD_SHAPED:>20}{WHOLE_SCENE:>14}")
    for title, names in (("NDVI", ("NDVI",)), ("mean over bands", BANDS)):
        means = [
            sum(
                _ratio(stori.bands[name].gap_rmse(*kinds), linear.bands[name].gap_rmse(*kinds))
                for name in names
            )
            / len(names)
            for kinds in ((), (CLOUD_SHAPED,), (WHOLE_SCENE,))
        ]
        say(f"  {title:<26}{means[0]:>8.2f}{means[1]:>20.2f}{means[2]:>14.2f}")
    if stori.missing:
        say(f"  {stori.missing} values are missing")


def _ratio(one: float, other: float) -> float:
    return one / max(other, 1e-9)


def choose_sheet_dates(dates: list[datetime.date], gaps: GapMap) -> list[datetime.date]:
    """Return acquisition dates spread evenly over the growing season, clear or not."""
    year = dates[len(dates) // 2].year
    first, last = (datetime.date(year, *day) for day in SHEET_SEASON)
    season = [date for date in dates if first <= date <= last and date.toordinal() in gaps.days]
    count = min(SHEET_DATES, len(season))
    steps = max(count - 1, 1)
    return [season[round(k * (len(season) - 1) / steps)] for k in range(count)]


def clear_share(date: datetime.date, gaps: GapMap) -> float:
    """Return the share of the scene that is clear on an acquisition date."""
    return float(gaps.clear[list(gaps.days).index(date.toordinal())].mean())


def as_seen(files: SceneFiles, date: datetime.date) -> np.ndarray:
    """Return the acquisition of a date in natural colour, [3, H, W], clouds and all."""
    path = next(files.optical.glob(f"*_MSIL2A_{date:%Y%m%d}T*_10m.tif"))
    return _natural(read_bands(path))


def _natural(bands: dict) -> np.ndarray:
    return np.stack([bands[name] for name in COLOURS])


def draw_sheet(path: Path, folder: Path, files: SceneFiles, dates, gaps: GapMap) -> None:
    """Draw clouded input, reconstruction and truth of some dates, in natural colour."""
    chosen = choose_sheet_dates(dates, gaps)
    captions = [f"{100 * clear_share(date, gaps):.0f} % clear" for date in chosen]
    rebuilt = [read_bands(folder / f"reflectance_{date:%Y%m%d}.tif") for date in chosen]
    truth = [read_bands(files.truth_path(date)) for date in chosen]
    rows = [
        Row("Observed", "optical image\nof the day", [as_seen(files, d) for d in chosen], captions),
        Row("STORI", "radar and optical\nfused", [_natural(bands) for bands in rebuilt]),
        Row("Truth", "simulated,\nkept aside", [_natural(bands) for bands in truth]),
    ]
    note = ("Natural colour, one stretch for all. A simulated landscape of 2.56 x 2.56 km; "
            "grey: outside the swath.")  # fmt: skip
    draw(path, chosen, rows, note)


def main() -> None:
    """Run the demonstration from scene to contact sheet."""
    began = time.monotonic()
    files = make_scene()
    try:
        enable_plugin(CHECKOUT, BUILD)
    except QgisFailedError as failure:
        sys.exit(str(failure))
    folder, plain = DEMO / "reconstruction", DEMO / "linear"
    say()
    taken = reconstruct(files, folder, "auto", aloud=True)
    say(f"\nReconstructed in {taken:.0f} s; the same again with straight lines, for comparison ...")
    reconstruct(files, plain, "linear", aloud=False)

    gaps = GapMap.of(files.optical)
    dates = output_dates(folder, files)
    ours, theirs = (score(where, dates, files.truth_path, gaps) for where in (folder, plain))
    print_table(ours, theirs, dates)
    sheet = DEMO / "contact-sheet.png"
    draw_sheet(sheet, folder, files, dates, gaps)
    say(f"\nRasters        {shown(folder)}")
    say(f"Report         {shown(folder / 'report.html')}")
    say(f"Manifest       {shown(folder / 'manifest.json')}")
    say(f"Contact sheet  {shown(sheet)}")
    say(f"({time.monotonic() - began:.0f} s in all)")


if __name__ == "__main__":
    main()
