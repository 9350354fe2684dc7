"""What the numbers of backscatter amount to, file by file.

Levels of land in C band: VV about -20 to -5 dB, VH about -28 to -11 dB, and between them 3 to
12 dB; what the instrument can tell from its own noise ends near -30 dB. Sources: Sentinel-1
Product Specification (noise equivalent sigma0 of -22 dB at worst); Small 2011, IEEE TGRS 49:3081.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ...support.progress import Progress
from ..files.band_layers import Layer
from ..names.backscatter_words import DECIBEL, UnitClaim
from .judged_layer import JudgedLayer, Scaling
from .samples import sample_of_layer

# What files hold where they hold nothing, whether they say so or not. Zero is here too.
FILLERS = (0.0, -9999.0, -999.0, -99.0, -32768.0, -32767.0, 9999.0, 32767.0, 65535.0)
_ENORMOUS = 1e10
_WIDTH = 256  # numbers of each band at least, where more are read
_LEAST = 8  # numbers that say something
_FREQUENT = 0.02  # share of a filler, which stands in one corner at least
_CO = ("VV", "HH")

NEGATIVE, POSITIVE, LARGE, SILENT = "negative", "positive", "large", "silent"
# Above it neither power nor amplitude: 6 dB as the middle of a file, or 12 dB.
_LARGEST_MIDDLE = 4.0
_LARGEST_DECIBEL = 10.0
_LOWEST_POWER = -0.5  # power may fall below zero where noise was taken off, but not so far
_MOSTLY = 0.5


@dataclass(frozen=True)
class Levels:
    """The levels of one file's bands of one claim: numbers times scale plus offset."""

    # Positions in the list of layers.
    members: tuple[int, ...]
    # What names and metadata say; None where they say nothing.
    claim: UnitClaim | None
    # The numbers' type ("float", "integer", "uint8") and how they are scaled.
    kind: str
    scaling: Scaling
    # How many numbers were looked at, and the share of them below zero.
    count: int
    negative: float
    # The middle of all bands, of the co-polarised and of the cross-polarised one; NaN for none.
    middle: float
    co: float
    cross: float
    # Where the lowest 5 and the highest 5 per cent begin.
    low: float
    high: float
    # The share of numbers that equal the lowest one: images made for display end abruptly.
    tied: float

    @property
    def family(self) -> str:
        """What the signs and sizes of the numbers allow."""
        if self.count < _LEAST:
            return SILENT
        if self.negative > _MOSTLY:
            return NEGATIVE
        stated = self.claim.unit if self.claim else ""
        if self.middle > (_LARGEST_DECIBEL if stated == DECIBEL else _LARGEST_MIDDLE):
            return LARGE
        # Decibels of a town are about as often above zero as below.
        if stated in ("", DECIBEL) and self.low < _LOWEST_POWER:
            return NEGATIVE
        return POSITIVE


def in_decibel(power: float) -> float:
    """Return a level of linear power in dB, NaN where it has none."""
    return 10.0 * math.log10(power) if power > 0 else math.nan


def _kind(layer: Layer) -> str:
    dtype = np.dtype(layer.dtype)
    if dtype == np.uint8:
        return "uint8"
    return "integer" if np.issubdtype(dtype, np.integer) else "float"


def sampled_numbers(layers: Sequence[Layer]) -> np.ndarray:
    """Bring what was sampled of the layers together: (layers, numbers) float64, NaN for none."""
    samples = [layer.file.header.sample.get(layer.index) for layer in layers]
    most = max((len(sample) for sample in samples if sample is not None), default=0)
    stored = np.full((len(layers), max(_WIDTH, most)), np.nan)
    for row, sample in zip(stored, samples):
        if sample is not None:
            row[: len(sample)] = sample
    return stored


def _known(stored: np.ndarray, nodata: Sequence[float | None]) -> np.ndarray:
    """Return the numbers without fillers and nodata, NaN in their place."""
    empty = np.array([math.nan if value is None else value for value in nodata])
    unknown = ~np.isfinite(stored) | (np.abs(stored) > _ENORMOUS) | np.isin(stored, FILLERS)
    known = np.where(unknown | (stored == empty[:, None]), np.nan, stored)
    for side in (1.0, -1.0):
        known = side * _without_far(side * known)
    return known


def _without_far(known: np.ndarray) -> np.ndarray:
    """Leave the lowest number of a row out where it is frequent and far below all others."""
    ordered = np.sort(known, axis=1)
    count = np.isfinite(ordered).sum(axis=1)
    ties = (ordered == ordered[:, :1]).sum(axis=1)
    every = np.arange(len(ordered))
    following = ordered[every, np.minimum(ties, ordered.shape[1] - 1)]
    spread = ordered[every, np.maximum(count - 1, 0)] - following
    far = (ties < count) & (ties >= _FREQUENT * count) & (following - ordered[:, 0] > spread)
    return np.where(far[:, None] & (known == ordered[:, :1]), np.nan, known)


def _picked(ordered: np.ndarray, count: np.ndarray, part: float) -> np.ndarray:
    """Pick a quantile of every row; NaN lies at the end of each."""
    place = np.clip((part * (count - 1)).round().astype(int), 0, ordered.shape[1] - 1)
    return ordered[np.arange(len(ordered)), place]


@dataclass(frozen=True)
class _Rows:
    """Statistics of every layer."""

    count: np.ndarray
    negative: np.ndarray
    middle: np.ndarray
    low: np.ndarray
    high: np.ndarray
    tied: np.ndarray


def _rows(known: np.ndarray, scalings: Sequence[Scaling]) -> _Rows:
    scale, offset = np.array(scalings, float).reshape(-1, 2).T
    ordered = np.sort(known * scale[:, None] + offset[:, None], axis=1)
    count = np.isfinite(ordered).sum(axis=1)
    # One and the same number throughout is no image.
    last = ordered[np.arange(len(ordered)), np.maximum(count - 1, 0)]
    count = np.where(ordered[:, 0] == last, 0, count)
    some = np.maximum(count, 1)
    with np.errstate(invalid="ignore"):
        return _Rows(
            count=count,
            negative=(ordered < 0).sum(axis=1) / some,
            middle=_picked(ordered, count, 0.5),
            low=_picked(ordered, count, 0.05),
            high=_picked(ordered, count, 0.95),
            tied=(ordered == ordered[:, :1]).sum(axis=1) / some,
        )


def levels_of(
    items: Sequence[JudgedLayer],
    stored: np.ndarray,
    claims: Sequence[UnitClaim | None],
    scalings: Sequence[Scaling],
) -> list[Levels]:
    """Measure every file of ``items``; bands of one file with unlike claims are kept apart."""
    layers = [item.layer for item in items]
    nodata = [layer.file.header.nodata[layer.index - 1] for layer in layers]
    rows = _rows(_known(stored, nodata), scalings)
    files: dict[tuple, list[int]] = {}
    for k, layer in enumerate(layers):
        files.setdefault((layer.file.path, claims[k], scalings[k]), []).append(k)
    return [_levels(members, layers, claims, scalings, rows) for members in files.values()]


def _levels(
    members: list[int],
    layers: Sequence[Layer],
    claims: Sequence[UnitClaim | None],
    scalings: Sequence[Scaling],
    rows: _Rows,
) -> Levels:
    first = members[0]
    told = [k for k in members if rows.count[k] >= _LEAST]
    co = [k for k in told if layers[k].name in _CO]
    cross = [k for k in told if layers[k].name not in _CO]
    return Levels(
        members=tuple(members),
        claim=claims[first],
        kind=_kind(layers[first]),
        scaling=scalings[first],
        count=int(sum(rows.count[k] for k in told)),
        negative=_mean(rows.negative[told]),
        middle=middle_of(rows.middle[told]),
        co=middle_of(rows.middle[co]),
        cross=middle_of(rows.middle[cross]),
        low=float(rows.low[told].min()) if told else math.nan,
        high=float(rows.high[told].max()) if told else math.nan,
        tied=_mean(rows.tied[told]),
    )


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if values.size else 0.0


def middle_of(values: Iterable[float]) -> float:
    """Return the median of what is a number; NaN where nothing is."""
    known = sorted(value for value in values if value == value)
    if not known:
        return math.nan
    half = len(known) // 2
    return float(known[half] if len(known) % 2 else (known[half - 1] + known[half]) / 2)


def look_closer(
    items: Sequence[JudgedLayer], stored: np.ndarray, members: Sequence[int], progress: Progress
) -> np.ndarray:
    """Read more pixels of layers whose sample says nothing, and put them in ``stored``'s place."""
    width = stored.shape[1]
    result = stored.copy()
    for k in members:
        progress.check()
        values = sample_of_layer(items[k].layer)
        step = max(1, len(values) // width)
        row = values[::step][:width]
        result[k] = np.nan
        result[k, : len(row)] = row
    return result
