"""What the search for breaks in a series can be asked."""

from __future__ import annotations

from dataclasses import dataclass

DIRECTIONS = ("fall", "rise", "both")


@dataclass(frozen=True)
class ChangesOptions:
    """What counts as a break."""

    least: float = 0.2
    """The smallest change, in the unit of the series."""

    window: float = 20.0
    """Days within which it happens."""

    direction: str = "fall"
    """One of `DIRECTIONS`."""

    most: int = 6
    """Breaks of a pixel that are kept, the largest first."""

    sar_band: str = "VH"
    """What the second witness is read from: a polarisation, RVI, or another band (coherence)."""


HARVEST = ChangesOptions(least=0.25, window=40.0)
"""Harvests: cereals ripen for weeks before they are cut, and that loss of green counts as well."""
