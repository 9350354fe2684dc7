"""The table of Blumenstiel et al. 2024 on what is at hand: mAP@20 by code and set of labels.

Its numbers are those of other sets: BigEarthNet's examples are six patches, the folder in
ForestNet's layout is made here, and the crops are those of parcels. With `--weights` the chips of
folders are encoded by Prithvi as there, else by the encoder `convolutional`.
"""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import numpy as np
import rasterio

from stori_plugin.engine.options.build_index_options import IndexRequest
from stori_plugin.engine.options.evaluate_retrieval_options import EvaluationProtocol
from stori_plugin.engine.retrieval.evaluation.evaluate_retrieval import evaluate_retrieval
from stori_plugin.engine.retrieval.index.build_index import build_index
from stori_plugin.engine.retrieval.index.index_file import open_index

from . import sites

K = 20
CODES = ("float", "binary", "hash-32", "lsh-32")
_FINE, _COARSE = 12, 4  # ForestNet's labels
_EACH = 10  # images of a label
_EDGE = 48  # pixels


def write_forestnet(folder: Path) -> Path:
    """Write 120 images in the layout of ForestNet: twelve labels, three to a coarse one."""
    rng = np.random.default_rng(0)
    coarse = rng.uniform(60, 160, (_COARSE, 6))
    fine = coarse[np.arange(_FINE) // 3] + rng.normal(0, 12, (_FINE, 6))
    lines = []
    for number in range(_FINE * _EACH):
        label = number % _FINE
        colour = fine[label] + rng.normal(0, 10, 6)
        image = np.clip(rng.normal(colour[:, None, None], 25, (6, _EDGE, _EDGE)), 0, 255)
        place = f"examples/{number}"
        visible = folder / place / "images" / "visible" / "composite.png"
        infrared = folder / place / "images" / "infrared" / "composite.npy"
        for path in (visible, infrared):
            path.parent.mkdir(parents=True)
        with rasterio.open(
            visible, "w", driver="PNG", count=3, height=_EDGE, width=_EDGE, dtype="uint8"
        ) as raster:
            raster.write(image[:3].astype(np.uint8))
        np.save(infrared, np.moveaxis(image[3:], 0, -1).astype(np.uint8))
        lines.append((f"kind {label}", f"group {label // 3}", -1.5, 110.0, 2010, place))
    with open(folder / "test.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("label", "merged_label", "latitude", "longitude", "year", "example_path"))
        writer.writerows(lines)
    return folder


def scores_of(folder: str, labelling: str, weights: str, place: Path) -> dict[str, float]:
    """Return mAP@K of found, in per cent, by code; half of the chips ask the others."""
    output = str(place / f"{labelling}.storiindex")
    encoder = "prithvi" if weights else "convolutional"
    build_index(
        IndexRequest(
            output, folder=folder, labelling=labelling, encoder=encoder, weights=weights,
            most_missing=1.0,
        )
    )  # fmt: skip
    index = open_index(output)
    k = min(K, len(index) - round(0.5 * len(index)))
    protocol = EvaluationProtocol(k=k, codes=CODES, distances=("cosine",))
    rows = evaluate_retrieval(index, protocol).rows
    return {row.code: 100 * row.map_of_found for row in rows}


def show(crops: dict[str, float], weights: str = "") -> None:
    """Print the table; ``crops`` are the scores of the parcels by code."""
    columns: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        sets = {"ForestNet made": str(write_forestnet(place / "forestnet"))}
        examples = sites.DATA / "bigearthnet-examples" / "BigEarthNet-S2-Example"
        if examples.is_dir():
            sets["BigEarthNet, 6"] = str(examples)
        for name, chips in sets.items():
            for labelling in ("fine", "coarse"):
                columns[f"{name} {labelling}"] = scores_of(chips, labelling, weights, place)
    if crops:
        columns["parcels, crops"] = crops
    print(f"mAP@{K} of found in per cent (folders: {'Prithvi' if weights else 'convolutional'})")
    print("| code | " + " | ".join(columns) + " |")
    print("|---|" + "---|" * len(columns))
    for code in CODES:
        cells = (f"{column[code]:.1f}" for column in columns.values())
        print(f"| {code} | " + " | ".join(cells) + " |")
