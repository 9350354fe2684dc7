"""What the mapping of seasons can be asked."""

from __future__ import annotations

from dataclasses import dataclass

SEASON_METHODS = ("threshold", "derivative")


@dataclass(frozen=True)
class PhenologyOptions:
    """How seasons are delimited."""

    method: str = "threshold"
    """One of `SEASON_METHODS`: by a share of the amplitude, or by the steepest rise and fall."""

    share: float = 0.2
    """The share of the amplitude, between 0 and 1, at which a season starts and ends."""

    least: float = 0.1
    """The smallest amplitude of a season, in the unit of the series."""

    season_start: str = "auto"
    """MM-DD: a season lasts a year from this day; auto: from a day when little grows."""
