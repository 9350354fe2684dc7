"""The stored numbers of all layers of a series, summed up in a table.

Thousands of files are judged, so a question is asked of whole columns of the table, not of one
file after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...support.progress import Progress
from .judged_layer import JudgedLayer
from .samples import fuller_samples

# Numbers that products and programs write where they know nothing.
FILLS = (
    *(-99999.0, -32768.0, -32767.0, -28672.0, -9999.0, -3000.0, -999.0, -99.0),
    *(255.0, 9999.0, 16000.0, 20000.0, 32767.0, 65535.0),
)
_HUGE = 1e19
_NOTHING = np.empty(0)
_PARTS = 2048  # layers at a time
_QUANTILES = (0.05, 0.5, 0.95, 0.98)


@dataclass(frozen=True)
class Numbers:
    """One entry per layer in every array; NaN where a layer has no number that counts.

    Not counted are nodata, infinities, fill numbers, and exact zeros.
    """

    # How many numbers count.
    count: np.ndarray
    # Quantiles of what counts: 5, 50, 95 and 98 %.
    low: np.ndarray
    median: np.ndarray
    high: np.ndarray
    top: np.ndarray
    # The lowest and the highest.
    least: np.ndarray
    most: np.ndarray
    # Whether all are whole numbers.
    whole: np.ndarray
    # The share of exact zeros among all that is not nodata, and of numbers close to zero.
    zeros: np.ndarray
    close: np.ndarray
    # Which product and date a layer belongs to.
    product: np.ndarray

    def of_products(
        self, rows: np.ndarray, values: np.ndarray, how: np.ufunc
    ) -> tuple[np.ndarray, np.ndarray]:
        """Bring values of layers to one for each product: of ``rows``, by fmin or fmax.

        Returns the numbers of the products that have a value, ascending, and their values.
        """
        rows = rows[np.isfinite(values[rows])]
        products, places = np.unique(self.product[rows], return_inverse=True)
        result = np.full(len(products), np.nan)
        how.at(result, places, values[rows])
        return products, result


def shown(item: JudgedLayer) -> np.ndarray:
    """Return the sample of a layer without what an alpha band hides; empty where there is none."""
    header = item.layer.file.header
    sample = header.sample.get(item.layer.index, _NOTHING)
    alpha = header.sample.get(item.validity or header.validity)
    return sample if alpha is None or not sample.size else sample[alpha != 0]


def known_of(item: JudgedLayer) -> tuple[np.ndarray, np.ndarray]:
    """Return the sample of a layer as stored, float64, and what of it is a measurement."""
    stored = item.layer.file.header.sample.get(item.layer.index, _NOTHING).astype(np.float64)
    known = np.isfinite(stored)
    if item.nodata is not None:
        known &= stored != item.nodata
    if item.valid is not None:
        known &= (stored >= item.valid[0]) & (stored <= item.valid[1])
    return stored, known


def tabled(
    judged: Sequence[JudgedLayer], nodata: Sequence[float | None], progress: Progress
) -> Numbers:
    """Sum up the samples of layers.

    Of files whose numbers were not read with their metadata a few are opened.
    """
    layers = [item.layer for item in judged]
    samples = fuller_samples(layers, progress)
    for k, item in enumerate(judged):
        if item.validity > 0 or item.layer.file.header.validity > 0:
            samples[k] = shown(item)
    parts = [
        _summed(samples[k : k + _PARTS], nodata[k : k + _PARTS])
        for k in range(0, len(layers), _PARTS)
    ]
    columns = np.concatenate(parts, axis=1) if parts else np.empty((10, 0))
    products: dict[object, int] = {}
    product = [products.setdefault((y.moment, y.product), len(products)) for y in layers]
    return Numbers(
        count=columns[0],
        low=columns[1],
        median=columns[2],
        high=columns[3],
        top=columns[4],
        least=columns[5],
        most=columns[6],
        whole=columns[7] == 1,
        zeros=columns[8],
        close=columns[9],
        product=np.array(product, int),
    )


def _without_coded(table: np.ndarray) -> np.ndarray:
    """Take whole numbers out of fractions: what is written among these for something missing."""
    parts = np.abs(table - np.rint(table)) > 0
    fractions = (parts.sum(axis=1) > 0.3 * np.isfinite(table).sum(axis=1)) & (
        np.nanmax(np.where(parts, np.abs(table), 0.0), axis=1) <= 2
    )
    return np.where(fractions[:, None] & ~parts & (np.abs(table) > 2), np.nan, table)


def _summed(samples: Sequence[np.ndarray], nodata: Sequence[float | None]) -> np.ndarray:
    """Sum up some layers: ten numbers each, (10, layers)."""
    width = max((len(sample) for sample in samples), default=0) or 1
    table = np.full((len(samples), width), np.nan)
    for row, sample in zip(table, samples):
        row[: len(sample)] = sample
    missing = np.array([np.nan if number is None else number for number in nodata])
    table[~(np.abs(table) < _HUGE) | (table == missing[:, None])] = np.nan
    known = np.maximum(np.isfinite(table).sum(axis=1), 1)
    zeros = (table == 0).sum(axis=1) / known
    table[np.isin(table, (0.0, *FILLS))] = np.nan
    fractional = np.array([sample.dtype.kind == "f" for sample in samples], bool)
    if fractional.any():
        table[fractional] = _without_coded(table[fractional])
    table.sort(axis=1)  # NaN comes last
    count = np.isfinite(table).sum(axis=1)
    rows = np.arange(len(table))
    last = np.maximum(count - 1, 0)
    quantiles = [table[rows, np.round(part * last).astype(int)] for part in _QUANTILES]
    most = table[rows, last]
    span = np.fmax(np.abs(table[:, 0]), np.abs(most))
    close = (np.abs(table) < 0.01 * span[:, None]).sum(axis=1) / known
    whole = ~fractional
    some = table[fractional]
    whole[fractional] = ((some == np.rint(some)) | np.isnan(some)).all(axis=1)
    return np.array([count, *quantiles, table[:, 0], most, whole, zeros, close])
