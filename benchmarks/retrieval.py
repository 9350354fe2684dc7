"""How well and how fast places are found: `python3 -m benchmarks.retrieval`.

Quality: parcels with known crops ask for others of the same crop, by their curves as they were
reconstructed, as they are joined by straight lines, and by their mean colour alone. The paper's
table on what is at hand: `benchmarks.retrieval_table`. Speed and memory:
`benchmarks.retrieval_speed`. Milvus beside it: `benchmarks.milvus`.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import gzip
import sys
from dataclasses import dataclass

import numpy as np

from stori_plugin.engine.methods.method_registry import METHODS
from stori_plugin.engine.retrieval.encoders.series_encoder import SeriesEncoder
from stori_plugin.engine.retrieval.evaluation.evaluate_retrieval import LSH_SEEDS, split_rows
from stori_plugin.engine.retrieval.evaluation.metrics import (
    average_precision,
    average_precision_of_found,
    mean_with_interval,
    precision,
    relevance,
)
from stori_plugin.engine.retrieval.index.codes import Code, parse_code
from stori_plugin.engine.retrieval.index.search import nearest
from stori_plugin.engine.support.threads import single_threaded_blas

from . import milvus, retrieval_speed, retrieval_table, sites

K = 20
SPLITS = 20
CODES = ("float", "binary", "hash-32", "lsh-32")


@dataclass(frozen=True)
class Parcels:
    """Parcels with clear observations: curves (n, dates, bands) by method, and crops."""

    curves: dict[str, np.ndarray]
    means: np.ndarray
    crops: np.ndarray
    dates: tuple
    bands: tuple[str, ...]


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=("quality", "table", "speed", "milvus"))
    parser.add_argument("--weights", default="", help="a file of Prithvi, for the table")
    parser.add_argument("--splits", type=int, default=SPLITS, help="random halves to average over")
    options = parser.parse_args()
    if options.only in (None, "quality"):
        quality(options.splits)
    if options.only in (None, "table"):
        retrieval_table.show(scores_of_crops(options.splits), options.weights)
    if options.only in (None, "speed"):
        retrieval_speed.show()
    if options.only in (None, "milvus"):
        milvus.main()
    return 0


# --- quality ----------------------------------------------------------------------------------


def read_parcels(methods: tuple[str, ...] = ("gp", "linear")) -> Parcels:
    """Read the parcels and reconstruct their curves; crops play no part in that."""
    site = sites.parcels()
    path = sites.DATA / "parcels" / "france_2023_dekads.csv.gz"
    with gzip.open(path, "rt", newline="") as file:
        crops = {row["sample_id"]: row["crop_code"] for row in csv.DictReader(file)}
        file.seek(0)
        dates = sorted({row["date"] for row in csv.DictReader(file)})
    series = site.reflectance
    seen = series.clear.any(0)
    curves = {}
    with single_threaded_blas():
        for name in methods:
            model = METHODS[name]().learn(series, site.roles)
            mean = model.reconstruct(series, series.days).mean
            curves[name] = np.ascontiguousarray(np.moveaxis(mean[..., seen], -1, 0))
    clear = series.clear[:, None, seen]
    means = (series.values[..., seen] * clear).sum(0) / clear.sum(0)
    known = np.array(list(crops.values()))[seen]
    return Parcels(curves, means.T, known, as_dates(dates), site.bands)


def as_dates(texts: list[str]) -> tuple:
    """Return dates of ISO texts."""
    return tuple(dt.date.fromisoformat(text) for text in texts)


def embeddings_of(parcels: Parcels, name: str) -> np.ndarray:
    """Return the embeddings of the parcels by a method's curves; "mean" by their mean colour."""
    if name == "mean":
        centred = parcels.means - parcels.means.mean(0)
        return (centred / centred.std(0)).astype(np.float32)
    chips = parcels.curves[name][..., None, None]
    return SeriesEncoder.learn(chips, parcels.bands, parcels.dates, seed=0).encode(chips)


def score(embeddings: np.ndarray, crops: np.ndarray, code: Code, seed: int) -> tuple[float, ...]:
    """Return mAP@20 of all, of found, and precision@20 of one random half against the other."""
    queries, database = split_rows(len(crops), 0.5, seed)
    kinds = np.unique(crops)
    has = crops[:, None] == kinds
    relevant = relevance(has[queries], has[database], "exact")
    distance = "hamming" if code.packed else "cosine"
    codes = code.encode(embeddings)
    result = nearest(codes[database], codes[queries], K, distance, 1)
    useful = relevant.any(1)
    hits = np.take_along_axis(relevant, result.rows, 1)
    of_found = average_precision_of_found(hits)
    average = average_precision(hits[useful], relevant[useful].sum(1))
    return float(average.mean()), float(of_found.mean()), float(precision(hits[useful]).mean())


def quality(splits: int) -> None:
    """Print the table of curves and codes, and how sure the difference is."""
    if not sites.DATA.is_dir():
        print(f"The parcels are not here ({sites.DATA}); set STORI_TEST_DATA to their folder.")
        return
    parcels = read_parcels()
    print(
        f"{len(parcels.crops)} parcels of {len(set(parcels.crops))} crops, {splits} random halves "
        f"against the other, K = {K}; mAP (of found as published, of all) and precision in per cent"
    )
    print(f"{'embedding':<34}{'code':>10}{'of found':>10}{'of all':>9}{'P@20':>8}")
    means = {}
    for name, label in (
        ("gp", "series, reconstructed (gp)"),
        ("linear", "series, straight lines"),
        ("mean", "mean of the clear observations"),
    ):
        embeddings = embeddings_of(parcels, name)
        for text in CODES if name != "mean" else ("float",):
            scores = all_scores(embeddings, parcels.crops, text, splits)
            means[name, text] = scores[:, 0]
            average, of_found, share = 100 * scores.mean(0)
            print(f"{label:<34}{text:>10}{of_found:>10.1f}{average:>9.1f}{share:>8.1f}")
    for other in ("linear", "mean"):
        gains = 100 * (means["gp", "float"] - means[other, "float"])
        gain, half = mean_with_interval(gains)
        print(
            f"reconstructed - {other}: {gain:+.1f} ± {half:.1f} (95 % of the mean over the halves, "
            f"which share parcels); better in {(gains > 0).sum()} of {len(gains)}"
        )


def scores_of_crops(splits: int) -> dict[str, float]:
    """Return mAP@K of found, by code, of parcels by reconstructed curves; none without them."""
    if not sites.DATA.is_dir():
        return {}
    parcels = read_parcels(("gp",))
    embeddings = embeddings_of(parcels, "gp")
    return {
        text: 100 * float(all_scores(embeddings, parcels.crops, text, splits)[:, 1].mean())
        for text in CODES
    }


def all_scores(embeddings: np.ndarray, crops: np.ndarray, text: str, splits: int) -> np.ndarray:
    """Return (splits, 3) scores; those of random hyperplanes are means over their seeds."""
    seeds = range(LSH_SEEDS) if text.startswith("lsh") else (0,)
    return np.array(
        [
            np.mean([score(embeddings, crops, parse_code(text, one), s) for one in seeds], 0)
            for s in range(splits)
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
