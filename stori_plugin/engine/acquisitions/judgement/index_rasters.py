"""Which layers are indices: by their name, or else by numbers that no reflectance has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...pixels.index_directions import RISES, direction_named
from ...support.progress import Progress
from ..beliefs import Ledger
from ..files.candidates import listing
from .judged_layer import JudgedLayer
from .sampled_numbers import known_of

_FEWEST = 64  # numbers of a file that are known, from which on it says something
_NEGATIVE = -0.05  # reflectance is rarely below, even where haze was taken off too much
_SHARE = 0.02  # of a file's numbers, to be more than noise
# Three quarters of the land rarely reflect so much without snow or cloud, but NDVI of plants does.
_HIGH = 0.55
_AGREEING = 0.5  # of the files that say something
_INSIDE = 0.9  # of them lie between -1 and 1


def recognise_indices(
    judged: list[JudgedLayer], ledger: Ledger, progress: Progress
) -> list[JudgedLayer]:
    """Write down which layers are indices; a nameless band that may be one is doubted.

    No layer changes: what an index is to a method follows from its name, and of nameless bands
    nothing is assumed either way.
    """
    by_name: dict[str, list[JudgedLayer]] = {}
    nameless: list[JudgedLayer] = []
    for item in judged:
        layer = item.layer
        if layer.kind != "band" or layer.role:
            continue
        if direction_named(layer.name):
            by_name.setdefault(layer.name, []).append(item)
        elif layer.name.startswith("band_") and (len(layer.file) == 1 or layer.file.terms.is_stack):
            nameless.append(item)
    for name, items in by_name.items():
        way = "rises" if direction_named(name) == RISES else "falls"
        ledger.believe(
            "role",
            f"{name}, an index that {way} with vegetation",
            "the name of the band or file",
            [item.path for item in items],
        )
    _judge_nameless(nameless, ledger)
    return judged


def _judge_nameless(nameless: Sequence[JudgedLayer], ledger: Ledger) -> None:
    if not nameless:
        return
    paths = [item.path for item in nameless]
    telling = [values for values in map(_values, nameless) if len(values) >= _FEWEST]
    ends = np.array([np.quantile(values, (0.01, 0.25, 0.99)) for values in telling]).reshape(-1, 3)
    inside = (np.abs(ends) <= 1.0).all(axis=1).sum()
    negative = sum((values < _NEGATIVE).mean() > _SHARE for values in telling)
    high = (ends[:, 1] > _HIGH).sum()
    enough = max(_AGREEING * len(telling), 1)
    if inside < _INSIDE * len(telling) or max(negative, high) < enough:
        ledger.believe("role", "unknown", "nothing names the band", paths)
        return
    what = "are negative" if negative >= high else "are higher than land reflects"
    low, top = ends[:, 0].min(), ends[:, 2].max()
    ledger.believe(
        "role",
        "unknown, perhaps an index",
        f"nothing names the band; numbers of {max(negative, high)} of {len(telling)} files {what}",
        paths,
        f"Nothing names the band of {listing(dict.fromkeys(paths))}, whose numbers ({low:.2g} to "
        f"{top:.2g}) may be an index such as NDVI: put the index's name into the file names or "
        "the bands' descriptions, so that only what falls can count as cloud.",
    )


def _values(item: JudgedLayer) -> np.ndarray:
    """Return what is known of a layer's few numbers, as it is believed to be scaled."""
    stored, known = known_of(item)
    return stored[known] * item.scaling.scale + item.scaling.offset
