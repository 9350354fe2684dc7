"""Cloud probability rasters: found by name, matched by date, turned into masks."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import rasterio
from rasterio.errors import RasterioError

from ..acquisitions.files.headers import read_header
from ..acquisitions.names.dates import moment_of
from ..acquisitions.series import Raster, Source
from ..rasters.coarse_reading import coarsely
from ..support.errors import StoriError

_NAMES = re.compile(
    r"(?<![a-z])(?:cldprb|clp|cloud_?prob(?:ability)?|s2cloudless|probability)(?![a-z])"
)


@dataclass(frozen=True)
class Probability:
    """A cloud probability raster of a date; ``factor`` brings its numbers to per cent."""

    raster: Raster
    nodata: float | None
    factor: float


def find_probabilities(sources: Sequence[Source]) -> dict[dt.date, tuple[Probability, ...]]:
    """Find the cloud probability rasters among sources, by date.

    They are known by their names: CLDPRB, CLP, cloud_probability, cloudprob, s2cloudless,
    probability. Rasters that cannot be read or dated are passed over.
    """
    by_date: dict[dt.date, tuple[Probability, ...]] = {}
    for source in _files(sources):
        stem = re.sub(r"[^a-z0-9]+", "_", os.path.basename(source.path).lower())
        if not _NAMES.search(stem):
            continue
        try:
            header = read_header(source.path)
        except StoriError:
            continue
        moment = moment_of(source.path, header.tags, given=source.date)
        if moment is not None:
            one = Probability(header.raster, header.nodata[0], _factor(header.raster))
            by_date[moment[0]] = (*by_date.get(moment[0], ()), one)
    return by_date


def _files(sources: Sequence[Source]):
    for source in sources:
        if os.path.isdir(source.path):
            # A SAFE folder keeps them among its quality data, which is no raster of the product.
            for folder, _, names in sorted(os.walk(source.path)):
                for name in sorted(names):
                    if _NAMES.search(name.lower()) and name.lower().endswith((".tif", ".jp2")):
                        yield Source(os.path.join(folder, name), source.date)
        else:
            yield source


def _factor(raster: Raster) -> float:
    """Tell fractions from per cent: integers are per cent, floats up to one are fractions."""
    if np.dtype(raster.dtype).kind in "iu":
        return 1.0
    try:
        with rasterio.open(raster.path) as dataset:
            values = coarsely(dataset, 1)
    except (RasterioError, OSError):
        return 1.0
    return 100.0 if np.nanmax(values, initial=0.0) <= 1.0 else 1.0
