"""Which numbers of backscatter can be true; the rest is missing before anything is averaged.

Nothing that Sentinel-1 or its like measure is fainter than -50 dB: what is, is the noise at the
border of a scene, what the removal of noise left, or a number that stands for nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ..beliefs import Ledger
from ..names.backscatter_words import AMPLITUDE, DECIBEL, POWER
from .judged_layer import JudgedLayer, Scaling

# Lowest and highest, in the unit. A point may be bright, but power of 100 is no land.
_RANGES = {
    DECIBEL: (-50.0, 35.0),
    POWER: (1e-5, math.nextafter(100.0, 0.0)),
    AMPLITUDE: (10**-2.5, 10.0),
}
_MANY_ZEROS = 0.02  # of whole decibels: 0 dB comes about by chance there, but not so often


def with_range(
    judged: Sequence[JudgedLayer],
    units: Sequence[str],
    scalings: Sequence[Scaling],
    stored: np.ndarray,
    ledger: Ledger,
) -> list[JudgedLayer]:
    """Give every layer its unit and scaling, its nodata, and the stored numbers that can be true.

    ``stored`` are sampled numbers (layers, numbers), NaN for none.
    """
    valid = [_stored_range(unit, scaling) for unit, scaling in zip(units, scalings)]
    lows, highs = np.array(valid, float).T
    impossible = (stored < lows[:, None]) | (stored > highs[:, None])
    zeros = (stored == 0).mean(axis=1)
    result = []
    for k, item in enumerate(judged):
        nodata = _nodata(item, units[k], scalings[k], valid[k], zeros[k] > _MANY_ZEROS)
        result.append(
            replace(item, scaling=scalings[k], nodata=nodata, valid=valid[k], unit=units[k])
        )
    _write_down(result, stored, impossible, ledger)
    return result


def _stored_range(unit: str, scaling: Scaling) -> tuple[float, float]:
    ends = sorted((end - scaling.offset) / scaling.scale for end in _RANGES[unit])
    return ends[0], ends[1]


def _nodata(
    item: JudgedLayer,
    unit: str,
    scaling: Scaling,
    valid: tuple[float, float],
    many_zeros: bool,
) -> float | None:
    """Return the stored number that means nothing: what is stated, or 0.

    No surface scatters exactly nothing, and 0.000 dB does not happen by chance. Where another
    number is stated that cannot be true anyhow, 0 is missing as well.
    """
    header, position = item.layer.file.header, item.layer.index - 1
    stated = header.nodata[position]
    if stated is None:
        return 0.0
    if unit != DECIBEL or scaling.offset != 0:
        return stated
    fractional = np.issubdtype(np.dtype(header.dtypes[position]), np.floating)
    spare = math.isnan(stated) or not valid[0] <= stated <= valid[1]
    return 0.0 if spare and (fractional or many_zeros) else stated


def _write_down(
    layers: Sequence[JudgedLayer], stored: np.ndarray, impossible: np.ndarray, ledger: Ledger
) -> None:
    """Say which numbers were met that cannot be true and are no nodata by what files state."""
    stated = np.array(
        [
            math.nan if value is None else value
            for value in (i.layer.file.header.nodata[i.layer.index - 1] for i in layers)
        ]
    )
    surprising = impossible & (stored != stated[:, None])
    rows = np.flatnonzero(surprising.any(axis=1))
    if not rows.size:
        return
    numbers, counts = np.unique(stored[surprising], return_counts=True)
    often = numbers[np.argmax(counts)]
    ledger.believe(
        "nodata",
        "backscatter below -50 dB and above 35 dB is missing",
        f"numbers such as {often:g}, which are no backscatter",
        [layers[k].path for k in rows],
    )
