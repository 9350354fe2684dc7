"""How far a run is, and how long it still takes; how fast this computer is beside the estimate."""

from __future__ import annotations

from dataclasses import dataclass

from ...presentation.words import tr

# From this share of a run on its own speed alone counts; before, the estimate does as well.
_BELIEVED = 0.3
_SLOWEST, _FASTEST = 12.0, 0.2
# Runs that took less say little of the speed of a computer.
_LEAST = 8.0


@dataclass
class RunClock:
    """The time of one run; all times in seconds, on any clock."""

    began: float
    """When it began."""

    expected: float = 0.0
    """How long it was said to take; 0 where nothing was said."""

    fraction: float = 0.0
    """How much of it is done, 0 to 1."""

    _total: float = 0.0
    """How long it takes by what is known."""

    def tell(self, fraction: float, now: float) -> None:
        """Take note that ``fraction`` of it is done."""
        self.fraction = max(self.fraction, min(fraction, 1.0))
        elapsed = now - self.began
        said = self.expected
        if self.fraction <= 0.0:
            self._total = said
            return
        by_itself = elapsed / self.fraction
        weight = min(self.fraction / _BELIEVED, 1.0) if said else 1.0
        self._total = weight * by_itself + (1.0 - weight) * said

    def left(self, now: float) -> float | None:
        """Return how long it still takes; None where nothing is known, or it should be over."""
        left = self._total - (now - self.began)
        return left if left > 0.0 else None


def spoken_time(seconds: float) -> str:
    """Return a length of time in round numbers."""
    if seconds < 90:
        return tr("{} s").format(max(5, round(seconds / 5) * 5))
    if seconds < 90 * 60:
        return tr("{} min").format(round(seconds / 60))
    return tr("{:.1f} h").format(seconds / 3600)


def pace_after(pace: float, estimated: float, taken: float) -> float:
    """Return how many times longer than estimated runs take here, once another one has ended.

    ``pace`` is what was thought before; ``estimated`` and ``taken`` are seconds of that run.
    """
    if max(estimated, taken) < _LEAST or estimated <= 0.0:
        return pace
    seen = min(max(taken / estimated, _FASTEST), _SLOWEST)
    return (pace * seen) ** 0.5
