"""How long the steps of a run take: for the progress bar, and for the estimate before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..learning.learning_time import learning_seconds
from ..options.method_options import READ_COARSE

# Seconds on one core, from runs of made scenes (64² to 320² pixels, up to 195 dates) and from the
# profile in docs/code.md (512² pixels, 120 dates).
_START = 0.3
_PER_FILE_FOUND = 0.004
_PER_FILE_READ = 0.006
_PER_DATE_SAMPLED = 0.02
_PER_VALUE_SAMPLED = 2e-8
_PER_VALUE_READ = 1e-7
_PER_VALUE_MADE = {"linear": 4e-8, "harmonic": 8e-8, "whittaker": 1.1e-7}
_PER_VALUE_MADE_ELSE = 8e-8
_PER_VALUE_PUT_TOGETHER = 5e-9
# What a coarse sensor adds to learning, for each of its dates and bands of a series, and after how
# many of them others are put together with these. Measured on 192 x 192 pixels, 45 dates and 72 and
# 215 coarse ones.
_PER_COARSE_DATE, _MOST_COARSE = 0.0035, 150
# The network, for each pixel, output date and series; `auto` uses it now and then.
_NETWORK = {"stori": 2e-6, "auto": 1e-6}
# Pixels of the windows that methods learn from, with all that is decoded for them.
_SAMPLED = 600_000
# Pixels that blocks look at beyond their own, to each side, and how long a side of a block is.
_AROUND, _SIDE = 50, 400


@dataclass(frozen=True)
class RunSize:
    """What a run reads and makes."""

    pixels: int
    """Pixels of the grid."""

    optical: int
    """Optical dates."""

    read: int
    """Bands that are read on each of them."""

    sar: int
    """SAR passes."""

    files: int
    """Files that are opened."""

    dates: int
    """Output dates."""

    targets: Sequence[int]
    """The numbers of bands of the series to reconstruct."""

    uncertainty: bool
    """Whether standard deviations are written as well."""

    coarse: int = 0
    """Dates of a coarse sensor."""

    coarse_files: int = 0
    """Files of a coarse sensor."""

    @property
    def made(self) -> int:
        """The values that are made, standard deviations among them."""
        return self.pixels * self.dates * sum(self.targets) * (2 if self.uncertainty else 1)


@dataclass(frozen=True)
class RunTime:
    """What the steps of a run take, seconds."""

    opening: float
    """Finding the acquisitions."""

    reading: float
    """Reading the sample that methods learn from."""

    learning: float
    """Learning, of all series together."""

    computing: float
    """Computing the blocks."""

    assembling: float
    """Putting the rasters together."""

    @property
    def steps(self) -> tuple[float, ...]:
        """The steps in their order."""
        return self.opening, self.reading, self.learning, self.computing, self.assembling

    @property
    def seconds(self) -> float:
        """All together."""
        return sum(self.steps)


def run_time(size: RunSize, method: str, workers: int) -> RunTime:
    """Return what a run takes on ``workers`` cores with a method, or ``auto``."""
    dates = size.optical + size.sar
    bands = size.optical * size.read + 4 * size.sar  # two polarisations, each worked on twice
    rate = _PER_VALUE_MADE.get(method, _PER_VALUE_MADE_ELSE)
    network = _NETWORK.get(method, 0.0) * size.pixels * size.dates * len(size.targets)
    whole = size.pixels <= _SIDE**2 / 2  # one block, which has nothing around it
    around = 1.0 if whole else (1.0 + 2.0 * _AROUND / _SIDE) ** 2
    read = size.pixels * bands * _PER_VALUE_READ * around + _PER_FILE_READ * size.files
    sampled = dates * _PER_DATE_SAMPLED + min(size.pixels, _SAMPLED) * bands * _PER_VALUE_SAMPLED
    learning = sum(learning_seconds(method, count, dates) for count in size.targets)
    if size.coarse and method in READ_COARSE:  # both sensors are read once more, as squares
        sampled += _PER_FILE_READ * (size.files + size.coarse_files)
        learning += _PER_COARSE_DATE * min(size.coarse, _MOST_COARSE) * sum(size.targets)
    return RunTime(
        opening=_START + _PER_FILE_FOUND * (size.files + size.coarse_files),
        reading=sampled,
        learning=learning,
        computing=(read + size.made * rate + network) / max(workers, 1),
        assembling=size.made * _PER_VALUE_PUT_TOGETHER + _START,
    )
