"""What a coarse sensor has to tell, in words."""

from __future__ import annotations

from collections.abc import Mapping

from ..methods.squares import Squares
from ..support.progress import Progress
from .coarse_reader import CoarseReader

_FEWEST = 6  # squares that both sensors saw


def tell_squares(reader: CoarseReader, squares: Mapping[str, Squares], progress: Progress) -> None:
    """Say what is learned from, and warn where it does not suffice."""
    dates = len(reader.optical.dates)
    of = f"The coarse rasters ({dates} dates, pixels of {reader.metres:,.4g} m)"
    for name, one in squares.items():
        both = int((one.clear.any(axis=0) & one.coarse_clear.any(axis=0)).sum())
        if both < _FEWEST:
            progress.warn(
                f"{of} are of no use for {name}: both sensors saw {both} squares of their size "
                f"clear, and {_FEWEST} are needed. Check that they cover the scene, their masks "
                "and bands, or give a larger EXTENT."
            )
        else:
            progress.say(
                f"{of} are compared with the optical ones in {both} squares of their size for "
                f"{name}; {len(one.coarse_days)} dates or means of near dates are learned from."
            )
