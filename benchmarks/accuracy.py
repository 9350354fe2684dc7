"""Accuracy by method, gap length and site, on real series: `python3 -m benchmarks.accuracy`.

Prints a table per site: the vegetation index fitted directly, the index computed from
reconstructed bands, and the mean over bands of the error through that of linear interpolation.
The protocol is that of ``stori_plugin.engine.validation.protocol``, with gaps of two shapes:
``scene`` hides dates from the whole scene, ``160`` and ``320`` from every second square of so many
metres, as clouds do; ``cloudy`` hides dates from the whole scene, but where less than a
tenth of a date is clear leaves what its mask calls neither clear nor cloud. In squares
``neighbours``, a regression on the pixels that were seen on the date, is a yardstick besides
straight lines.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from stori_plugin.engine.methods.method_registry import CHOICES, MethodOptions
from stori_plugin.engine.options.validate_options import ValidationOptions
from stori_plugin.engine.support.threads import single_threaded_blas
from stori_plugin.engine.validation.protocol import Score, validate

from . import parcels, sites

_WHOLE = {"scene": "whole scene", "cloudy": "whole scene, what is in doubt on cloudy dates left"}
_CLOUDY = 0.1  # share of clear pixels, dates with less of which keep what is in doubt


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sites", nargs="+", default=list(sites.SITES), choices=sites.EVERYWHERE)
    parser.add_argument("--methods", nargs="+", default=list(CHOICES), choices=CHOICES)
    parser.add_argument("--gaps", nargs="+", type=int, default=ValidationOptions.gaps)
    parser.add_argument(
        "--shapes",
        nargs="+",
        default=["scene", "160", "320"],
        help="scene, cloudy or metres",
    )
    parser.add_argument(
        "--no-graded", action="store_true", help="leave out observations that are in doubt"
    )
    parser.add_argument("--index-only", action="store_true", help="leave the bands out")
    parser.add_argument(
        "--halves", action="store_true", help="also learn from half of the parcels, test the others"
    )
    parser.add_argument(
        "--steps", type=int, default=0,
        help="with --halves, train the network on the first half for so many steps as well",
    )  # fmt: skip
    parser.add_argument("--csv", help="write all scores to this file")
    options = parser.parse_args()
    if not sites.DATA.is_dir():
        print(f"The real scenes are not here ({sites.DATA}); set STORI_TEST_DATA to their folder.")
        return 0
    rows: list[tuple[str, str, str, Score]] = []
    for name in options.sites:
        site = sites.EVERYWHERE[name]()
        for shape in options.shapes if site.shape else ["scene"]:
            began = time.monotonic()
            covers = () if shape in _WHOLE else site.squares(float(shape))
            with single_threaded_blas():
                direct, bands = scores(site, shape, covers, options)
            show(site, shape, direct, bands, time.monotonic() - began)
            rows += [(name, shape, "direct", score) for score in direct]
            rows += [(name, shape, "bands", score) for score in bands]
    if options.halves:
        parcels.show(options.methods, options.gaps, options.steps)
    if options.csv:
        write(options.csv, rows)
    return 0


def scores(
    site: sites.Site, shape: str, covers: Sequence[np.ndarray], options: argparse.Namespace
) -> tuple[Sequence[Score], Sequence[Score]]:
    """Return the scores of the index fitted directly, and of the bands and the index of them."""
    methods, gaps = options.methods, options.gaps
    how: dict[str, Any] = {
        "covers": covers,
        "cloudy": _CLOUDY if shape == "cloudy" else 0.0,
        "options": MethodOptions(graded=not options.no_graded),
    }
    direct = validate(site.index, ("index",), ("vegetation",), methods, gaps, **how)
    if options.index_only:
        return direct.scores, []
    bands = validate(
        site.reflectance,
        site.bands,
        site.roles,
        methods,
        gaps,
        site.index_of,
        "index of bands",
        **how,
    )
    return direct.scores, bands.scores


def show(
    site: sites.Site,
    shape: str,
    direct: Sequence[Score],
    bands: Sequence[Score],
    seconds: float,
) -> None:
    """Print the table of one site and shape of gap."""
    clear = site.reflectance.clear.mean()
    hidden = _WHOLE.get(shape, f"every second square of {shape} m")
    print(
        f"\n{site.name}, {hidden}: {site.reflectance.pixels} pixels, "
        f"{len(site.reflectance.days)} optical dates {100 * clear:.0f} % clear, "
        f"{len(site.reflectance.sar_days)} SAR dates ({seconds:.0f} s)"
    )
    head = ("gap", "method", "index", "/linear", "cover", "of bands", "/linear", "bands", "cover")
    print("  " + "".join(f"{word:>11}" for word in head))
    for gap in dict.fromkeys(score.gap_days for score in direct):
        for one in (score for score in direct if score.gap_days == gap):
            print("  " + "".join(f"{cell:>11}" for cell in cells(one, bands)))


def cells(one: Score, bands: Sequence[Score]) -> list[str]:
    """Return the row of a method and gap length."""
    gap = "1 date" if one.gap_days <= 1 else f"{one.gap_days} d"
    row = [gap, one.method, f"{one.rmse:.4f}", f"{one.rmse_ratio_to_linear:.3f}"]
    row.append(f"{100 * one.coverage90:.1f} %")
    alike = [s for s in bands if (s.method, s.gap_days) == (one.method, one.gap_days)]
    derived = [s for s in alike if s.band == "index of bands"]
    real = [s for s in alike if s.band != "index of bands"]
    if derived and real:
        row += [f"{derived[0].rmse:.4f}", f"{derived[0].rmse_ratio_to_linear:.3f}"]
        row.append(f"{np.mean([s.rmse_ratio_to_linear for s in real]):.3f}")
        row.append(f"{100 * np.mean([s.coverage90 for s in real]):.1f} %")
    return row


def write(path: str, rows: list[tuple[str, str, str, Score]]) -> None:
    """Write all scores as CSV."""
    fields = list(vars(rows[0][3])) if rows else []
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["site", "hidden", "fit", *fields])
        writer.writerows(
            [site, shape, fit, *vars(score).values()] for site, shape, fit, score in rows
        )
    print(f"\nAll scores: {path}")


if __name__ == "__main__":
    sys.exit(main())
