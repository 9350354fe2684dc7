"""Dated rasters of a result, each with the raster of its standard deviation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ..rasters.storage import OutputRaster
from .writer import Writer


@dataclass(frozen=True)
class WrittenRasters:
    """What was written: rasters by series and date, and the manifest."""

    rasters: tuple[DatedRaster, ...]
    manifest: str


def dated_rasters(writer: Writer, products: Sequence[OutputRaster]) -> tuple[DatedRaster, ...]:
    """Pair every mean with its standard deviation, where there is one, in the order given."""
    spreads = {(p.series, p.date): writer.path(p.name) for p in products if p.spread}
    return tuple(
        DatedRaster(
            writer.path(product.name),
            spreads.get((product.series, product.date), ""),
            product.series,
            product.date,
            product.bands,
        )
        for product in products
        if not product.spread
    )


@dataclass(frozen=True)
class DatedRaster:
    """One result: the raster of a date, and the one of its standard deviation ("" without)."""

    path: str
    sd_path: str
    series: str
    date: dt.date
    bands: tuple[str, ...]
