"""Stored numbers that are no measurement: untagged fill numbers, and what is impossible."""

from __future__ import annotations

import math
from collections.abc import Container, Sequence
from dataclasses import replace

import numpy as np

from ...pixels.spectral_indices import index_named, is_index
from ..beliefs import Ledger
from ..files.band_layers import Layer
from ..files.candidates import listing
from ..series import POSSIBLE_REFLECTANCE
from .judged_layer import JudgedLayer
from .sampled_numbers import FILLS, Numbers, shown

# A fill number within what is possible stands apart from all others by this much of one unit, and
# is not just a pixel or two.
_APART, _SHARE = 0.02, 0.01
# Numbers that may be measured as well: of fill where so many pixels have them.
_REPEATED, _RARE = 0.05, (-10000.0, -1000.0, -128.0, -100.0, -10.0, -9.0, -2.0, -1.0)
# Zeros under another tag are missing where so many are exactly zero and hardly any are close to it.
_ZEROS, _CLOSE = 0.02, 0.2
# Above this share of impossible numbers it is the scale that is impossible.
_RULE = 0.9
# Of an index in bytes of 0.004 the last that is one: those above tell missing, cloud, snow, sea and
# background (Product User Manuals of the Copernicus Global Land indices).
_BYTE, _LAST_BYTE = 0.004, 250.0
# An index beyond its range by this part of it is none.
_REACH = 0.1


def implied_nodata(layer: Layer) -> float | None:
    """Return the nodata in stored numbers; zero where none is stated and zero is no reflectance.

    Products leave zero where they saw nothing, and no surface reflects exactly nothing. Where
    nothing tells what a band is, only unsigned integers are taken so: others may cross zero.
    """
    stated = layer.file.header.nodata[layer.index - 1]
    if stated is not None or layer.kind == "mask" or is_index(layer.name):
        return stated
    unsigned = np.dtype(layer.dtype).kind == "u"
    return 0.0 if unsigned or layer.role else None


def with_missing(
    judged: Sequence[JudgedLayer], numbers: Numbers, ledger: Ledger, doubted: Container[int] = ()
) -> list[JudgedLayer]:
    """Say of every layer what of it is missing: nodata, the range that can be true, its mask.

    Well-declared layers stay as they are. So do those whose scaling is ``doubted``, by their
    places: as it is believed it would make fill numbers of true ones.
    """
    result = list(judged)
    groups: dict[tuple[str, str, str, str], list[int]] = {}
    for k, item in enumerate(judged):
        layer = item.layer
        if layer.file.header.validity:
            result[k] = replace(item, validity=layer.file.header.validity)
        if _has_flags(item):
            result[k] = replace(result[k], valid=(0.0, _LAST_BYTE))
            ledger.believe("nodata", "251 to 255", "flags of an index in bytes", [item.path])
            continue
        if k not in doubted and layer.kind == "band" and (layer.role or is_index(layer.name)):
            stated = repr(layer.file.header.nodata[layer.index - 1])
            dtype, name = layer.dtype, layer.name
            alone = name if is_index(name) else ""
            groups.setdefault((dtype, stated, repr(item.scaling), alone), []).append(k)
    for members in groups.values():
        for k, item in _of_group([result[k] for k in members], members, numbers, ledger).items():
            result[k] = item
    return result


def _has_flags(item: JudgedLayer) -> bool:
    is_byte = item.layer.dtype == "uint8" and math.isclose(item.scaling.scale, _BYTE)
    return is_byte and is_index(item.layer.name)


def _of_group(
    items: Sequence[JudgedLayer], rows: Sequence[int], numbers: Numbers, ledger: Ledger
) -> dict[int, JudgedLayer]:
    """Look for what is missing in layers of one data type, nodata tag and scaling."""
    first = items[0]
    header, position = first.layer.file.header, first.layer.index - 1
    stated, dtype = header.nodata[position], np.dtype(first.layer.dtype)
    valid, found = _possible(first), _Found(items, dtype, stated)
    impossible = found.beyond(*valid)
    low, high = valid
    for fill in found.apart(first.scaling.scale):
        impossible.append(fill)
        low, high = (max(low, _after(fill)), high) if fill < 0 else (low, min(high, _before(fill)))
    nodata = first.nodata
    zeros = stated != 0 and nodata != 0 and _has_zeros(np.array(rows), numbers)
    if zeros and dtype.kind == "u":
        low = max(low, _after(0.0))
        ledger.believe(
            "nodata", "0", "zeros stand apart from all other numbers", [i.path for i in items]
        )
    elif zeros and (stated is None or math.isnan(stated) or not low <= stated <= high):
        nodata = 0.0
        ledger.believe(
            "nodata",
            "0",
            "zeros stand apart from all other numbers",
            [item.path for item in items],
        )
    if impossible:
        _tell(ledger, items, impossible)
    undeclared = stated is None and dtype.kind != "u"
    if not impossible and not undeclared and not zeros and nodata == first.nodata:
        return {}
    return {k: replace(item, nodata=nodata, valid=(low, high)) for k, item in zip(rows, items)}


def _possible(item: JudgedLayer) -> tuple[float, float]:
    """Return the stored numbers between which a layer can be true."""
    low, high = POSSIBLE_REFLECTANCE
    if is_index(item.layer.name):
        low, high = index_named(item.layer.name).valid
        reach = _REACH * (high - low)
        low, high = low - reach, high + reach
    scale, offset = item.scaling
    ends = sorted(((low - offset) / scale, (high - offset) / scale))
    return ends[0], ends[1]


class _Found:
    """The distinct numbers at both ends of the samples of a group."""

    def __init__(self, items: Sequence[JudgedLayer], dtype: np.dtype, stated: float | None) -> None:
        samples = [shown(item).astype(dtype, copy=False) for item in items]
        self._samples = samples
        self._all = np.concatenate(samples) if samples else np.empty(0)
        self._stated = stated

    def beyond(self, low: float, high: float) -> list[float]:
        """Return the numbers that lie outside of what is possible, the most frequent first."""
        outside = self._all[(self._all < low) | (self._all > high)]
        if self._stated is not None:
            outside = outside[outside != outside.dtype.type(self._stated)]
        if outside.size > _RULE * self._all.size:
            return []  # the scale is not what is believed
        values, counts = np.unique(outside, return_counts=True)
        return [float(value) for value in values[np.argsort(-counts)]]

    def apart(self, scale: float) -> list[float]:
        """Return fill numbers that are possible, but frequent and far from all others."""
        fills: set[float] = set()
        known = bool(np.isin(self._all, FILLS).any())
        for sample in self._samples:
            if known and sample.size:
                fills |= set(_ends(sample)) & set(FILLS)
            fills |= _repeated_below_zero(sample)
        result = []
        for fill in fills - {self._stated}:
            if any(_stands_apart(sample, fill, scale) for sample in self._samples):
                result.append(fill)
        return result


def _ends(sample: np.ndarray) -> tuple[float, float]:
    return float(sample.min()), float(sample.max())


def _repeated_below_zero(sample: np.ndarray) -> set[float]:
    """Return the lowest number where it may be one of fill and many pixels have it."""
    finite = sample[np.isfinite(sample)]
    least = float(finite.min(initial=0))
    return {least} if least in _RARE and (finite == least).mean() >= _REPEATED else set()


def _stands_apart(sample: np.ndarray, fill: float, scale: float) -> bool:
    others = sample[sample != fill]
    if not sample.size or not others.size or (sample == fill).mean() < _SHARE:
        return False
    if fill < 0:
        return bool(others.min() > fill and (others.min() - fill) * abs(scale) > _APART)
    return bool((fill - others.max()) * abs(scale) > 10 * _APART)


def _after(fill: float) -> float:
    return fill + 0.5


def _before(fill: float) -> float:
    return fill - 0.5


def _has_zeros(rows: np.ndarray, numbers: Numbers) -> bool:
    """Tell whether exact zeros in some files are no measurements."""
    zeros, close = numbers.zeros[rows], numbers.close[rows]
    apart = (zeros >= _ZEROS) & (close <= _CLOSE * zeros) & (numbers.count[rows] > 0)
    return bool(apart.any())


def _is_repeated(items: Sequence[JudgedLayer], number: float) -> bool:
    """Tell whether a number stands in many pixels of some file: somebody wrote it."""
    samples = map(shown, items)
    return any(sample.size and (sample == number).mean() >= _SHARE for sample in samples)


def _tell(ledger: Ledger, items: Sequence[JudgedLayer], impossible: Sequence[float]) -> None:
    """Say which numbers were taken as missing, and in which files they were seen."""
    number = next((value for value in impossible if math.isfinite(value)), None)
    if number is not None and not _is_repeated(items, number):
        number = None
    files = [item.path for item in items]
    if number is None:
        evidence = "infinities, or single numbers that cannot be, were seen"
        ledger.believe("nodata", "what cannot be", evidence, files)
        return
    seen = [item.path for item in items if (shown(item) == number).any()]
    seen = list(dict.fromkeys(seen))
    tag = items[0].layer.file.header.nodata[items[0].layer.index - 1]
    known = "no nodata tag" if tag is None else f"another nodata tag ({tag:g})"
    ledger.believe(
        "nodata",
        f"{number:.7g}",
        f"seen in {len(seen)} of {len(set(files))} files, far from what can be",
        files,
        doubt=f"{number:.7g} in {listing(seen)} stands for missing although there is {known}: "
        f"taken as missing; tag it (gdal_edit.py -a_nodata {number:.7g}).",
    )
