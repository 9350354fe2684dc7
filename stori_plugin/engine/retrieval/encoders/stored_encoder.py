"""The built-in encoders that an index holds, looked at before they are made again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np

from ...support.checked_arrays import MalformedArrayError
from ...support.checked_json import MalformedJSONError, part, parts, within
from . import convolutional, series_encoder

_MOST_BANDS = 1024
_MOST_FEATURES = 2**15
_LONGEST_SEASON = 36_525  # days
_MOST_WEIGHTS = 2**25  # of the days of a season by its dates


def check_stored(name: str, settings: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> None:
    """Check the settings and arrays of the encoder ``convolutional`` or ``series``.

    Raises `MalformedJSONError` or `MalformedArrayError` where it cannot be made of them.
    """
    settings = dict(settings)
    bands = parts(settings, "bands", str)
    within(len(bands), 1, _MOST_BANDS, "bands")
    within(part(settings, "seed", int), 0, 2**32 - 1, "seed")
    if name == "series":
        shapes = _shapes_of_series(settings, len(bands))
    else:
        shapes = _shapes_of_convolutional(settings, len(bands))
    for key, shape in shapes.items():
        array = arrays.get(key)
        if array is None or array.shape != shape or not np.isfinite(array).all():
            raise MalformedArrayError(f"has no proper “{key}”")


def _shapes_of_convolutional(settings: dict[str, Any], bands: int) -> dict[str, tuple[int, ...]]:
    for name, expected in (("patch", convolutional.PATCH), ("filters", convolutional.FILTERS)):
        within(part(settings, name, int), expected, expected, name)
    return {
        "filters": (bands * convolutional.PATCH**2, convolutional.FILTERS),
        "bias": (convolutional.FILTERS,),
        "mean": (convolutional.DIM,),
        "scale": (convolutional.DIM,),
    }


def _shapes_of_series(settings: dict[str, Any], bands: int) -> dict[str, tuple[int, ...]]:
    days = parts(settings, "days", int)
    if len(days) < 2 or days[0] != 0 or any(b <= a for a, b in zip(days, days[1:])):
        raise MalformedJSONError("has no proper “days”")
    within(days[-1] * len(days), 1, _MOST_WEIGHTS, "days")
    within(days[-1], 1, _LONGEST_SEASON, "days")
    try:
        dt.date.fromisoformat(part(settings, "first", str)) + dt.timedelta(days[-1])
    except (ValueError, OverflowError) as error:
        raise MalformedJSONError("has no proper “first”") from error
    windows = days[-1] // series_encoder.STEP + 1
    features = within(bands * (windows + 1), 1, _MOST_FEATURES, "days")
    return {"level": (bands,), "white": (bands, bands), "mean": (features,)}
