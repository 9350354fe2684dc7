"""What the preparation of backscatter can be asked."""

from __future__ import annotations

from dataclasses import dataclass

QUEGAN = "quegan"
SPECKLE_FILTERS = (QUEGAN, "lee", "none", "lee-snap")
DECIBEL = "db"
UNITS = (DECIBEL, "linear")


@dataclass(frozen=True)
class PrepareSarOptions:
    """What is done to backscatter."""

    speckle: str = QUEGAN
    """One of `SPECKLE_FILTERS`: over time and space, each image by itself (in two forms), or not at
    all."""

    non_local: bool = True
    """Whether what quegan filtered is averaged over neighbours that behave alike."""

    level: bool = True
    """Whether all orbits are brought to one level; if not, each becomes a series of its own."""

    orbit: str = ""
    """Only orbits whose name has this text are kept; empty keeps all."""

    unit: str = DECIBEL
    """One of `UNITS`, for the result; the unit of the input is detected."""

    ratios: bool = True
    """Whether the radar vegetation index and the cross ratio are written."""

    decompose: bool = False
    """Whether trend, seasonal and residual parts are written."""

    span: float | None = None
    """The reach of the trend in days; None leaves it to the length of the series."""
