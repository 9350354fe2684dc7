"""What the validation of methods can be asked."""

from __future__ import annotations

from dataclasses import dataclass

from .method_options import CHOICES

LONGEST_GAP = 365  # days


@dataclass(frozen=True)
class ValidationOptions:
    """Which methods are scored, and at which gaps."""

    methods: tuple[str, ...] = CHOICES
    """Some of `method_options.CHOICES`."""

    gaps: tuple[int, ...] = (1, 30, 60, 90)
    """Lengths in days, 1 to `LONGEST_GAP`, ascending; 1 stands for a single date."""
