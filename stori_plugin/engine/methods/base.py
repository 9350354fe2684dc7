"""What every reconstruction method takes and gives.

A method is learned once on a sample of the scene's pixels and then applied to all of them, tile
by tile. It knows nothing of files, masks or maps.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Observations:
    """The series of N pixels.

    ``days``: (T,) float64, acquisition dates in days, ascending. ``values``: (T, B, N) float32,
    where not clear of no meaning. ``clear``: (T, N) boolean. ``sar_days``: (U,) float64,
    ``sar``: (U, C, N) float32, without holes where ``sar_complete`` (N,) is true, of no use
    elsewhere. U may be zero.
    """

    days: np.ndarray
    values: np.ndarray
    clear: np.ndarray
    sar_days: np.ndarray
    sar: np.ndarray
    sar_complete: np.ndarray

    @property
    def pixels(self) -> int:
        """The number of pixels N."""
        return self.clear.shape[1]

    @property
    def has_sar(self) -> bool:
        """Whether any pixel has a SAR series."""
        return bool(len(self.sar_days)) and bool(self.sar_complete.any())

    def band(self, index: int) -> Observations:
        """Return the same series with one band only."""
        return replace(self, values=self.values[:, index : index + 1])

    def without_dates(self, hidden: np.ndarray) -> Observations:
        """Return the series without the acquisition dates where ``hidden`` (T,) is true."""
        keep = ~hidden
        return replace(self, days=self.days[keep], values=self.values[keep], clear=self.clear[keep])

    def at(self, pixels: np.ndarray) -> Observations:
        """Return the series of some pixels, by number or by boolean mask."""
        return replace(
            self,
            values=np.ascontiguousarray(self.values[..., pixels]),
            clear=np.ascontiguousarray(self.clear[..., pixels]),
            sar=np.ascontiguousarray(self.sar[..., pixels]),
            sar_complete=self.sar_complete[pixels],
        )


@dataclass(frozen=True)
class Estimate:
    """What a method says of O dates: mean and standard deviation, both (O, B, N) float32.

    The standard deviation is that of an *observation* on that date, noise included. It is None
    for methods that have none of their own; `..calibration` then gives them one.
    """

    mean: np.ndarray
    sd: np.ndarray | None


class Model(ABC):
    """A method that has learned from a scene."""

    @abstractmethod
    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Estimate the values on ``days`` (O,) for every pixel.

        Pixels without a single clear observation are NaN. The numbers of a pixel do not depend
        on its neighbours in ``series`` beyond rounding; callers that need the same bits hand
        over the same tiles.
        """

    def describe(self) -> dict[str, Any]:
        """Return what was learned, as plain numbers and words for the manifest."""
        return {}


class Method(ABC):
    """A way to reconstruct series: its name and how it learns."""

    name: str
    uses_sar: bool = False

    @abstractmethod
    def learn(self, sample: Observations, roles: tuple[str, ...]) -> Model:
        """Learn from a sample of the scene.

        ``roles`` are the spectral roles of the bands (``red``, ``nir``, ... or ``index`` for a
        spectral index, "" where unknown), by which a method may know what the bands share.
        """


def no_observation(clear: np.ndarray) -> np.ndarray:
    """Return (N,) True for pixels of ``clear`` (T, N) that were never seen."""
    return ~clear.any(axis=0)
