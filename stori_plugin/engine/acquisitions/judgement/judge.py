"""The one place of judgement: every belief on a series is held against all that speaks for it.

A series is looked at as numbers, sensor by sensor and file by file. Each step takes the layers,
holds one kind of belief against the numbers (`samples`), the names, the metadata and the
neighbours in time, returns the layers with what it believes, and writes belief, evidence and
doubt down. A doubt becomes a warning; a contradiction that cannot be settled raises `InputError`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...support.progress import Progress
from ..beliefs import Belief, Ledger, gathered
from ..files.band_layers import Layer
from .alpha_bands import part_alpha_bands
from .backscatter_unit import tell_units
from .band_roles import leave_out_unknown, tell_roles
from .dating import believe_dates
from .image_levels import choose_levels, choose_versions
from .index_rasters import recognise_indices
from .judged_layer import JudgedLayer
from .made_copies import leave_out_made
from .mask_reading import read_masks
from .optical_numbers import judge_numbers
from .unmasked_clouds import doubt_unmasked_clouds

Step = Callable[[list[JudgedLayer], Ledger, Progress], list[JudgedLayer]]

_STEPS: dict[str, tuple[Step, ...]] = {
    "optical": (
        believe_dates,
        *(part_alpha_bands, choose_versions, choose_levels, leave_out_made),
        *(leave_out_unknown, tell_roles),
        judge_numbers,
        recognise_indices,
        read_masks,
        doubt_unmasked_clouds,
    ),
    "sar": (believe_dates, tell_units),
}


@dataclass(frozen=True)
class Judgement:
    """What came of it."""

    layers: list[JudgedLayer]
    beliefs: tuple[Belief, ...]
    # Sentences on what was decided, and on what is doubted.
    notes: list[str]
    doubts: list[str]
    # Paths of files that were left out, by the reason.
    left_out: dict[str, list[str]]


def judge(layers: Sequence[Layer], role: str, progress: Progress) -> Judgement:
    """Say how the layers of a series of a role ("optical" or "sar") are to be read.

    Raises `InputError` for a contradiction that cannot be settled, `UnreadableRasterError` when
    a file breaks off where it is looked at, `CancelledError` when the user stops.
    """
    ledger = Ledger()
    judged = [JudgedLayer(layer) for layer in layers]
    for step in _STEPS[role]:
        judged = step(judged, ledger, progress)
    return Judgement(judged, gathered(ledger.beliefs), ledger.notes, ledger.doubts, ledger.left_out)
