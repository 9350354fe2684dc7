"""What the masking of a series can be asked."""

from __future__ import annotations

from dataclasses import dataclass

from .series_options import MASK_KINDS, MASK_NONE, USUAL_MASKING, Masking

PROBABILITY = "probability"
# As for all features, and by a raster of cloud probabilities; none stays the last.
MASKING_KINDS = (*(kind for kind in MASK_KINDS if kind != MASK_NONE), PROBABILITY, MASK_NONE)
WRITTEN = ("masks", "copies", "both")


@dataclass(frozen=True)
class MaskCloudsOptions:
    """How masks are repaired, and what is written."""

    masking: Masking = USUAL_MASKING
    """Which observations are clear; its kind is one of `MASKING_KINDS`."""

    threshold: float = 40.0
    """Per cent: a pixel of this cloud probability or more is cloud."""

    patch: float = 0.0
    """Square metres: smaller patches, clouded or clear, take the state of what surrounds them."""

    screen: bool = False
    """Whether clear values that stand out in time as clouds do are masked as well."""

    written: str = "both"
    """One of `WRITTEN`: clear masks, copies without clouds, or both."""
