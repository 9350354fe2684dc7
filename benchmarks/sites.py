"""The real series that benchmarks run on, where they are at hand."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import os
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from stori_plugin.engine.acquisitions.names.dates import day_numbers
from stori_plugin.engine.acquisitions.scan import rasters_in
from stori_plugin.engine.methods.method_registry import Observations
from stori_plugin.engine.pixels.backscatter import fill_missing, radar_vegetation_index, to_power
from stori_plugin.engine.rasters.grid import Window
from stori_plugin.engine.rasters.reading import GridReader
from stori_plugin.engine.scene.job import Job
from stori_plugin.engine.scene.sar_reader import learn_sar_levels
from stori_plugin.engine.scene.scene import open_scene, read_block
from stori_plugin.engine.support.progress import SILENT

DATA = Path(
    os.environ.get(
        "STORI_TEST_DATA", Path(__file__).resolve().parent.parent.parent / "shared" / "data"
    )
)

_PIXEL = 20.0  # metres


@dataclass(frozen=True)
class Site:
    """A place: its series of reflectance, and of an index fitted directly."""

    name: str
    bands: tuple[str, ...]
    roles: tuple[str, ...]
    reflectance: Observations
    index: Observations
    shape: tuple[int, int] | None = None
    """Rows and columns of a scene; None for parcels."""

    def squares(self, side: float) -> tuple[np.ndarray, np.ndarray]:
        """Return two covers (N,): every second square of ``side`` metres, and all the others."""
        assert self.shape is not None
        row, column = np.indices(self.shape) // round(side / _PIXEL)
        odd = ((row + column) % 2).ravel() == 1
        return odd, ~odd

    def index_of(self, bands: np.ndarray) -> np.ndarray:
        """Return the vegetation index (pixels,) of bands (B, pixels)."""
        return vegetation_index(bands[None], self.roles)[0]


def vegetation_index(bands: np.ndarray, roles: tuple[str, ...]) -> np.ndarray:
    """Return NDVI where there is red, else its red-edge stand-in, of bands (dates, B, pixels)."""
    # Smoothers can put a band below zero, where a normalised difference means nothing.
    bands = np.maximum(bands, 1e-3)
    red = bands[:, roles.index("red" if "red" in roles else "rededge1")]
    near = bands[:, roles.index("nir" if "nir" in roles else "nir_narrow")]
    return (near - red) / (near + red)


def scene(name: str) -> Site:
    """Read a scene on its 20 m grid."""
    folder = DATA / name
    job = Job(
        optical=tuple(rasters_in(str(folder / "sentinel2"))),
        sar=tuple(rasters_in(str(folder / "sentinel1"))),
        output="",
        resolution=_PIXEL,
    )
    opened = open_scene(job, SILENT)
    whole = Window(0, 0, opened.grid.height, opened.grid.width)
    with GridReader(opened.grid) as datasets:
        levels = learn_sar_levels(opened.sar, datasets)
        block = read_block(opened, levels, datasets, whole, lambda: None)
    target = opened.targets[0]
    everything = slice(None)
    reflectance = block.observations(target, everything, everything)
    site = _site(name, target.bands, target.roles, reflectance)
    return replace(site, shape=(opened.grid.height, opened.grid.width))


def parcels() -> Site:
    """Read the parcel series; every parcel counts as a pixel."""
    path = DATA / "parcels" / "france_2023_dekads.csv.gz"
    with gzip.open(path, "rt", newline="") as file:
        rows = list(csv.DictReader(file))
    roles = {
        "B02": "blue",
        "B03": "green",
        "B04": "red",
        "B05": "rededge1",
        "B06": "rededge2",
        "B07": "rededge3",
        "B08": "nir",
        "B8A": "nir_narrow",
        "B11": "swir1",
        "B12": "swir2",
    }
    bands = tuple(name for name in roles if any(row[name] for row in rows))
    ids = {key: i for i, key in enumerate(dict.fromkeys(row["sample_id"] for row in rows))}
    dates = sorted({row["date"] for row in rows})
    place = {date: t for t, date in enumerate(dates)}
    values = np.full((len(dates), len(bands), len(ids)), np.nan, np.float32)
    decibel = np.full((len(dates), 2, len(ids)), np.nan, np.float32)
    for row in rows:
        t, n = place[row["date"]], ids[row["sample_id"]]
        values[t, :, n] = [float(row[name]) if row[name] else np.nan for name in bands]
        decibel[t, :, n] = [float(row[k]) if row[k] else np.nan for k in ("VV_db", "VH_db")]
    days = day_numbers([dt.date.fromisoformat(date) for date in dates])
    fill_missing(decibel, days)
    power = to_power(decibel)
    index = radar_vegetation_index(power[:, 0], power[:, 1])
    sar = np.ascontiguousarray(np.concatenate([decibel, index[:, None]], axis=1))
    complete = np.isfinite(sar).all(axis=(0, 1))
    clear = np.isfinite(values).all(axis=1)
    series = Observations(days, np.nan_to_num(values), clear, days, np.nan_to_num(sar), complete)
    return _site("parcels", bands, tuple(roles[name] for name in bands), series)


def _site(name: str, bands, roles, reflectance: Observations) -> Site:
    index = vegetation_index(reflectance.values, roles)[:, None].astype(np.float32)
    return Site(name, tuple(bands), tuple(roles), reflectance, replace(reflectance, values=index))


SITES = {"flanders": lambda: scene("flanders"), "tanzania": lambda: scene("tanzania")}
EVERYWHERE = {**SITES, "parcels": parcels}
