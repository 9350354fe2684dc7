"""What a coarse sensor has to tell, in words."""

from __future__ import annotations

from collections.abc import Mapping

from ..methods.squares import Squares
from ..support.progress import Progress
from ..support.sentences import Sentence
from .coarse_reader import CoarseReader

_FEWEST = 6  # squares that both sensors saw


def tell_squares(reader: CoarseReader, squares: Mapping[str, Squares], progress: Progress) -> None:
    """Say what is learned from, and warn where it does not suffice."""
    dates = len(reader.optical.dates)
    of = Sentence(
        "The coarse rasters ({dates} dates, pixels of {metres:,.4g} m)",
        dates=dates,
        metres=reader.metres,
    )
    for name, one in squares.items():
        both = int((one.clear.any(axis=0) & one.coarse_clear.any(axis=0)).sum())
        if both < _FEWEST:
            progress.warn(
                Sentence(
                    "{coarse} are of no use for {series}: both sensors saw {both} squares of their "
                    "size clear, and {fewest} are needed. Check that they cover the scene, their "
                    "masks and bands, or give a larger EXTENT.",
                    coarse=of,
                    series=name,
                    both=both,
                    fewest=_FEWEST,
                )
            )
        else:
            progress.say(
                Sentence(
                    "{coarse} are compared with the optical ones in {both} squares of their size "
                    "for {series}; {dates} dates or means of near dates are learned from.",
                    coarse=of,
                    series=name,
                    both=both,
                    dates=len(one.coarse_days),
                )
            )
