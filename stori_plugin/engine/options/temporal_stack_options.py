"""What the rearrangement of dates and bands can be asked."""

from __future__ import annotations

from dataclasses import dataclass

STACK, UNSTACK = "stack", "unstack"
STACK_DIRECTIONS = (STACK, UNSTACK)


@dataclass(frozen=True)
class TemporalStackOptions:
    """Which way a series is rearranged."""

    direction: str = STACK
    """One of `STACK_DIRECTIONS`: into a raster per band, or into a raster per date."""
