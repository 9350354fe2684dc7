"""What the sampling of a series over features can be asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SampleSeriesOptions:
    """Which dates of a feature count."""

    least_share: float = 0.5
    """The share of a feature's pixels, 0 to 1, that must be clear on a date."""
