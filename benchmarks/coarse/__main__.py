"""Fusion methods on a published data set: `python3 -m benchmarks.coarse --layout kranj FOLDER`.

Every fine date but the first and the last is predicted from the other fine dates and all coarse
ones, by straight lines over time, STARFM, FSDAF and the plugin's GP fusion, without and with the
coarse ones; all are scored over the same pixels, those that are clear on the date and that every
method gives. Last comes how many of the values lie within the fusion's intervals of 90 %. Scores:
`benchmarks.coarse.scores`; layouts of folders: `benchmarks.coarse.layouts`. Large scenes take long
(and all images in memory): --part.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from .fusion import fused
from .layouts import LAYOUTS, Part, Scene, load
from .methods import Method, methods
from .scores import Scores, mean_scores, score

_HEAD = (
    "| date | band | method | RMSE | SSIM | ERGAS | correlation |\n|---|---|---|---|---|---|---|"
)


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--layout", choices=LAYOUTS, required=True)
    parser.add_argument(
        "--part", type=int, nargs=4, metavar=("ROW", "COLUMN", "ROWS", "COLUMNS"),
        help="only this part of the images, pixels",
    )  # fmt: skip
    parser.add_argument(
        "--apart", type=int, default=0, help="days between the fine and coarse image of a pair"
    )
    parser.add_argument("--window", type=int, default=51, help="of STARFM, pixels")
    options = parser.parse_args()
    try:
        scene = load(options.layout, options.folder, options.part and Part(*options.part))
    except ValueError as error:
        sys.exit(str(error))
    print(_HEAD)
    roles = tuple(band.lower() for band in scene.bands)
    for line in table(scene, methods(scene.ratio, options.apart, options.window, roles)):
        print(line, flush=True)
    print(within_intervals(scene, roles))
    return 0


def table(scene: Scene, compared: dict[str, Method]) -> Iterator[str]:
    """Yield the rows of the table: each date and band, the date's means, and the means of all."""
    of_dates: dict[str, list[Scores]] = {name: [] for name in compared}
    left_out = []
    for index in range(1, len(scene.fine_dates) - 1):
        day = scene.fine_dates[index]
        try:
            bands = scores_of(scene, index, compared)
        except ValueError as error:
            left_out.append(f"{day} is left out: {error}")
            continue
        for b, band in enumerate(scene.bands):
            for name in compared:
                yield _row(str(day), band, name, bands[name][b])
        for name in compared:
            of_dates[name].append(mean_scores(bands[name]))
            yield _row(str(day), "mean", name, of_dates[name][-1])
    for name, dates in of_dates.items():
        if dates:
            yield _row("mean", "mean", name, mean_scores(dates))
    yield from left_out


def scores_of(scene: Scene, index: int, compared: dict[str, Method]) -> dict[str, list[Scores]]:
    """Return the scores of each method by band, on the fine date of that number."""
    images = predictions(scene, index, compared)
    truth = scene.fine[index]
    is_common = np.isfinite([truth, *images.values()]).all(axis=(0, 1))
    truth = np.where(is_common, truth, np.nan)
    return {
        name: [score(truth[b], image[b], scene.ratio) for b in range(len(scene.bands))]
        for name, image in images.items()
    }


def predictions(scene: Scene, index: int, compared: dict[str, Method]) -> dict[str, np.ndarray]:
    """Return what each method makes of a fine date (B, rows, columns) without its fine image."""
    others = [i for i in range(len(scene.fine_dates)) if i != index]
    dates: list[dt.date] = [scene.fine_dates[i] for i in others]
    fine, target = scene.fine[others], scene.fine_dates[index]
    return {
        name: method(dates, fine, scene.coarse_dates, scene.coarse, target)
        for name, method in compared.items()
    }


def within_intervals(scene: Scene, roles: tuple[str, ...]) -> str:
    """Say how many values of the inner dates lie within the fusion's intervals of 90 %."""
    inside, count = 0, 0
    for index in range(1, len(scene.fine_dates) - 1):
        others = [i for i in range(len(scene.fine_dates)) if i != index]
        estimate = fused(
            [scene.fine_dates[i] for i in others],
            scene.fine[others],
            scene.coarse_dates,
            scene.coarse,
            scene.fine_dates[index],
            roles,
            scene.ratio,
        )
        assert estimate.sd is not None
        truth = scene.fine[index].reshape(len(roles), -1)
        off = np.abs(estimate.mean[0] - truth) / estimate.sd[0]
        inside += int((off < 1.6449).sum())
        count += int(np.isfinite(off).sum())
    return f"GP fusion: {100 * inside / max(count, 1):.1f} % of the values within 90 % intervals."


def _row(day: str, band: str, name: str, one: Scores) -> str:
    return (
        f"| {day} | {band} | {name} | {one.rmse:.4f} | {one.ssim:.3f} | {one.ergas:.3f} "
        f"| {one.correlation:.3f} |"
    )


if __name__ == "__main__":
    sys.exit(main())
