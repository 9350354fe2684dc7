"""Chips with a known likeness: textured rasters, folders with labels, indexes of random codes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import from_origin

from stori_plugin.engine.retrieval.chips.chip_table import (
    NO_DATE,
    ChipTable,
    TextLists,
    window_corners,
)
from stori_plugin.engine.retrieval.index.codes import Code
from stori_plugin.engine.retrieval.index.index_file import IndexContents, write_index

CRS = rasterio.crs.CRS.from_epsg(32631).to_wkt()
TRANSFORM = (10.0, 0.0, 500_000.0, 0.0, -10.0, 5_600_000.0)
FLOAT = Code("float")
KINDS = ("water", "stripes", "checks", "meadow")


def texture(kind: str, edge: int, bands: int, rng: np.random.Generator) -> np.ndarray:
    """Return reflectance (bands, edge, edge) of one kind of ground, with noise."""
    rows, columns = np.mgrid[0:edge, 0:edge] + rng.integers(0, 4)
    shape = {
        "water": np.zeros((edge, edge)),
        "stripes": (rows // 2) % 2,
        "checks": (rows + columns) % 2,
        "meadow": np.ones((edge, edge)),
    }[kind]
    level = np.linspace(0.05, 0.4, bands)[:, None, None]
    return level * (0.3 + shape) + rng.normal(0, 0.01, (bands, edge, edge))


def write_mosaic(path: Path, tiles: int = 4, edge: int = 12, bands=("B02", "B03", "B04", "B08")):
    """Write a raster of tiles x tiles textures, one kind per column; return its path."""
    rng = np.random.default_rng(3)
    rows = [
        np.concatenate([texture(KINDS[c % 4], edge, len(bands), rng) for c in range(tiles)], 2)
        for _ in range(tiles)
    ]
    image = np.concatenate(rows, 1)
    return write_image(path, image, bands)


def write_image(path: Path, image: np.ndarray, bands, pixel: float = 10.0) -> Path:
    """Write reflectance (bands, h, w) as a GeoTIFF of integers times 0.0001."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        count=len(image),
        height=image.shape[1],
        width=image.shape[2],
        dtype="uint16",
        nodata=0,
        crs="EPSG:32631",
        transform=from_origin(500_000.0, 5_600_000.0, pixel, pixel),
    ) as raster:
        raster.write(np.clip(np.rint(image * 10_000), 1, 65_535).astype(np.uint16))
        raster.descriptions = tuple(bands)
    return path


def write_classes(folder: Path, each: int = 6, edge: int = 12) -> Path:
    """Write a folder of chips per class."""
    rng = np.random.default_rng(4)
    for kind in KINDS:
        for number in range(each):
            image = texture(kind, edge, 3, rng)
            write_image(folder / kind / f"{kind}_{number}.tif", image, ("red", "green", "blue"))
    return folder


def write_forestnet(folder: Path, infrared: bool = True, edge: int = 12) -> Path:
    """Write a folder in ForestNet's layout: tables, visible images, infrared arrays."""
    rng = np.random.default_rng(5)
    for split, kinds in (("train", KINDS), ("val", KINDS[:2])):
        lines = []
        for number, kind in enumerate(kinds):
            place = f"examples/{split}_{number}"
            image = np.clip(texture(kind, edge, 6, rng) * 255, 0, 255).astype(np.uint8)
            visible = folder / place / "images" / "visible" / "composite.png"
            visible.parent.mkdir(parents=True)
            with rasterio.open(
                visible, "w", driver="PNG", count=3, height=edge, width=edge, dtype="uint8"
            ) as raster:
                raster.write(image[:3])
            if infrared:
                array = folder / place / "images" / "infrared" / "composite.npy"
                array.parent.mkdir()
                np.save(array, np.moveaxis(image[3:], 0, -1))
            merged = "open" if kind in ("water", "meadow") else "pattern"
            lines.append((kind, merged, -1.5 + number, 110.0, 2010, place))
        with open(folder / f"{split}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            head = ("label", "merged_label", "latitude", "longitude", "year", "example_path")
            writer.writerows([head, *lines])
    return folder


def write_bigearthnet(folder: Path, edge: int = 12) -> Path:
    """Write a folder of patches with one file per band, two resolutions, and labels."""
    rng = np.random.default_rng(6)
    for number, kind in enumerate(KINDS):
        name = f"S2A_MSIL2A_2017061{number}T101031_{number}_48"
        image = texture(kind, edge, 3, rng)
        for band, layer in zip(("B02", "B03", "B04"), image):
            write_image(folder / name / f"{name}_{band}.tif", layer[None], (band,))
        labels = {"labels": [kind, "any ground"]}
        (folder / name / f"{name}_labels_metadata.json").write_text(json.dumps(labels))
    return folder


def table_of(count: int, labels=(), edge: int = 8, columns: int = 10) -> ChipTable:
    """Return a table of chips on a regular grid."""
    numbers = np.arange(count)
    windows = np.stack(
        [numbers // columns * edge, numbers % columns * edge, *[np.full(count, edge)] * 2], 1
    ).astype(np.int32)
    return ChipTable(
        numbers.astype(np.int64),
        window_corners(TRANSFORM, windows),
        np.full(count, NO_DATE, np.int32),
        np.zeros(count, np.int32),
        windows,
        TextLists.of(labels or [()] * count),
        TextLists.of([()] * count),
        [
            {
                "kind": "folder",
                "name": "made",
                "root": "/not/there",
                "layout": "classes",
                "limits": [],
            }
        ],
    )


def write_codes(path: Path, embeddings: np.ndarray, code: Code = FLOAT, **changes) -> str:
    """Write an index of given embeddings, as if an encoder had made them; return its path."""
    labels = changes.pop("labels", ())
    facts = {
        "codes": code.encode(embeddings.astype(np.float32)),
        "code": code,
        "table": table_of(len(embeddings), labels),
        "crs": CRS,
        "encoder": "convolutional",
        "settings": {"bands": ["B04"]},
        "arrays": {},
        "fingerprint": "a" * 64,
        "dim": embeddings.shape[1],
        "chip": {"size": 8},
    }
    write_index(str(path), IndexContents(**{**facts, **changes}))
    return str(path)
