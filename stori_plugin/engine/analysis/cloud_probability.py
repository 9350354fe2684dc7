"""Cloud probability rasters: found by name, matched by date, their unit told for all at once."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rasterio.errors import RasterioError

from ..acquisitions.files.headers import Header, read_header
from ..acquisitions.files.opening import open_raster
from ..acquisitions.judgement.mask_meaning import Codes, meaning_of
from ..acquisitions.judgement.samples import evenly
from ..acquisitions.names.dates import moment_of
from ..acquisitions.series import Raster, Source
from ..pixels.mask_kinds import CLEAR_PROBABILITY, CLOUD_PROBABILITY
from ..rasters.coarse_reading import coarsely
from ..support.errors import StoriError

_CLOUD = re.compile(
    r"(?<![a-z])(?:cldprb|clp|cloud_?prob(?:ability)?|s2cloudless(?!_mask)|probability)(?![a-z])"
)
_CLEAR = re.compile(r"(?<![a-z])(?:cs_cdf|cloud_?score(?:_?plus)?)(?![a-z])")
_LOOKED_AT = 12  # files


@dataclass(frozen=True)
class Probability:
    """A probability raster of a date; ``kind`` is that of `pixels.mask_kinds`."""

    raster: Raster
    nodata: float | None
    kind: str


def find_probabilities(sources: Sequence[Source]) -> dict[dt.date, tuple[Probability, ...]]:
    """Find the cloud probability rasters among sources, by date.

    They are known by their names: CLDPRB, CLP, cloud_probability, cloudprob, s2cloudless,
    probability, and CloudScore+'s cs_cdf, which is that of clearness. Whether they hold fractions,
    per cent or bytes is told by all of them together, since a clear day alone looks like fractions.
    Rasters that cannot be read or dated are passed over.
    """
    found: dict[str, list[tuple[dt.date, Header]]] = {}
    for source in _files(sources):
        stem = re.sub(r"[^a-z0-9]+", "_", os.path.basename(source.path).lower())
        name = _name(stem)
        if not name:
            continue
        try:
            header = read_header(source.path)
        except StoriError:
            continue
        moment = moment_of(source.path, header.tags, given=source.date)
        if moment is not None:
            found.setdefault(name, []).append((moment[0], header))
    by_date: dict[dt.date, tuple[Probability, ...]] = {}
    for name, dated in found.items():
        kind, _ = meaning_of(name, _codes([header for _, header in dated]), "")
        for date, header in dated if kind else ():
            nodata = None if header.nodata[0] == 0 else header.nodata[0]
            one = Probability(header.raster, nodata, kind)
            by_date[date] = (*by_date.get(date, ()), one)
    return by_date


def _name(stem: str) -> str:
    """Say what a plain name declares; "" for no probability."""
    if _CLEAR.search(stem):
        return CLEAR_PROBABILITY
    return CLOUD_PROBABILITY if _CLOUD.search(stem) else ""


def _codes(headers: Sequence[Header]) -> Codes:
    """Look at a block of every raster, and coarsely at the whole of some."""
    samples = [header.sample.get(1, np.empty(0)) for header in headers]
    for header in evenly(headers, _LOOKED_AT):
        try:
            with open_raster(header.raster.path) as dataset:
                samples.append(np.ma.asarray(coarsely(dataset, 1, masked=True)).compressed())
        except (RasterioError, OSError):
            continue  # whoever needs its pixels says so
    nothing = {header.nodata[0] for header in headers if header.nodata[0]}
    return Codes.of([s[~np.isin(s, list(nothing))] for s in samples])


def _files(sources: Sequence[Source]) -> Iterator[Source]:
    for source in sources:
        if os.path.isdir(source.path):
            # A SAFE folder keeps them among its quality data, which is no raster of the product.
            for folder, _, names in sorted(os.walk(source.path)):
                for name in sorted(names):
                    plain = re.sub(r"[^a-z0-9]+", "_", os.path.splitext(name.lower())[0])
                    if _name(plain) and name.lower().endswith((".tif", ".jp2")):
                        yield Source(os.path.join(folder, name), source.date)
        else:
            yield source
