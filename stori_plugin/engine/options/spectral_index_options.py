"""What the computation of spectral indices can be asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SpectralIndexOptions:
    """What is written beside the indices."""

    uncertainty: bool = True
    """Whether standard deviations are written where the series has them."""
