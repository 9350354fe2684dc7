"""What the validation of methods can be asked."""

from __future__ import annotations

from dataclasses import dataclass

from .method_options import CHOICES

LONGEST_GAP = 365  # days

# Gaps of the whole scene, and gaps that a part of it has, as clouds make them.
SCENE, CLOUD, BOTH = "scene", "cloud", "both"
GAP_SHAPES = (SCENE, CLOUD, BOTH)


@dataclass(frozen=True)
class ValidationOptions:
    """Which methods are scored, and at which gaps."""

    methods: tuple[str, ...] = CHOICES
    """Some of `method_options.CHOICES`."""

    gaps: tuple[int, ...] = (1, 30, 60, 90)
    """Lengths in days, 1 to `LONGEST_GAP`, ascending; 1 stands for a single date."""

    shape: str = BOTH
    """One of `GAP_SHAPES`: of what shape the gaps are."""
