"""What an animation can be asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AnimationOptions:
    """How a series is drawn date by date."""

    nearest: int = 5
    """Days that a clouded acquisition may be off to be shown beside a date."""

    masked: bool = False
    """Whether what the masks of the clouded acquisitions hide is grey."""

    width: int = 480
    """About how many pixels the longer side of the map has."""

    rate: float = 2.0
    """Dates that are shown in a second."""

    labels: bool = True
    """Whether date and kind stand above each map."""
