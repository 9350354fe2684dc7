"""What every reconstruction method takes and gives.

A method is learned once on a sample of the scene's pixels and then applied to all of them, tile
by tile. It knows nothing of files, masks or maps.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..support.progress import SILENT, Progress
from .surroundings import Surroundings


@dataclass(frozen=True)
class Observations:
    """The series of N pixels.

    ``days``: (T,) float64, acquisition dates in days, ascending. ``values``: (T, B, N) float32,
    where not clear of no meaning. ``clear``: (T, N) boolean. ``sar_days``: (U,) float64,
    ``sar``: (U, C, N) float32, without holes where ``sar_complete`` (N,) is true, of no use
    elsewhere. U may be zero. ``around`` has the SAR of each pixel's window where it is known.
    """

    days: np.ndarray
    values: np.ndarray
    clear: np.ndarray
    sar_days: np.ndarray
    sar: np.ndarray
    sar_complete: np.ndarray
    around: Surroundings | None = None

    @property
    def pixels(self) -> int:
        """The number of pixels N."""
        return self.clear.shape[1]

    @property
    def has_sar(self) -> bool:
        """Whether any pixel has a SAR series."""
        return bool(len(self.sar_days)) and bool(self.sar_complete.any())

    def bands(self, chosen: Sequence[int]) -> Observations:
        """Return the same series with some of its bands only."""
        return replace(self, values=np.ascontiguousarray(self.values[:, list(chosen)]))

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
            around=self.around and self.around.at(pixels),
        )


@dataclass(frozen=True)
class Estimate:
    """What a method says of O dates: mean and standard deviation, both (O, B, N) float32.

    The standard deviation is that of an *observation* on that date, noise included. It is None
    for methods that have none of their own; `..calibration` then gives them one.
    """

    mean: np.ndarray
    sd: np.ndarray | None


@dataclass(frozen=True)
class Options:
    """What users may decide about methods.

    ``model``: the file of a trained network, "" for the one that comes with the plugin.
    ``finetune``: whether the network may train on the scene.
    """

    model: str = ""
    finetune: bool = True


class Model(ABC):
    """A method that has learned from a scene.

    ``reads_surroundings`` says that it makes use of `Observations.around`.
    """

    reads_surroundings: bool = False

    @abstractmethod
    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Estimate the values on ``days`` (O,) for every pixel.

        Pixels without a single clear observation are NaN. The numbers of a pixel do not depend
        on its neighbours in ``series`` beyond rounding; callers that need the same bits hand
        over the same tiles.
        """

    def on_trial(self) -> Model:
        """Return the model whose errors on hidden dates of its own sample tell of other dates.

        That is itself, unless it has seen so much of them that it knows them by heart.
        """
        return self

    def describe(self) -> dict[str, Any]:
        """Return what was learned, as plain numbers and words for the manifest."""
        return {}

    def sentence(self) -> str:
        """Return what the user should hear of what was learned; empty for nothing."""
        return ""


class Method(ABC):
    """A way to reconstruct series: its name and how it learns.

    ``bands_apart`` says that a band comes out the same whether or not there are others, so that
    it may be computed alone.
    """

    name: str
    uses_sar: bool = False
    bands_apart: bool = False

    @classmethod
    def configured(cls, options: Options) -> Method:
        """Return the method as the user wants it; most have nothing to decide.

        Raises `InputError` where a file that ``options`` name cannot be used.
        """
        return cls()

    @classmethod  # noqa: B027 (nothing, for most)
    def warm_up(cls) -> None:
        """Compile what learning from a few made pixels would not reach."""

    @abstractmethod
    def learn(
        self, sample: Observations, roles: tuple[str, ...], progress: Progress = SILENT
    ) -> Model:
        """Learn from a sample of the scene.

        ``roles`` are the spectral roles of the bands (``red``, ``nir``, ... or ``vegetation``,
        ``inverse vegetation`` for a spectral index, "" where unknown), by which a method may
        know what the bands share. Raises `CancelledError` within a second of a request.
        """


def no_observation(clear: np.ndarray) -> np.ndarray:
    """Return (N,) True for pixels of ``clear`` (T, N) that were never seen."""
    return ~clear.any(axis=0)
