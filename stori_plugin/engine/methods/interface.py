"""The interface of all reconstruction methods.

A method learns once from a sample of the scene's pixels and is then applied to all of them, tile
by tile. It knows nothing of files, masks or maps.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np

from ..pixels.doubtful_classes import NOTHING
from ..support.progress import SILENT, Progress
from .squares import Squares
from .surroundings import Surroundings

if TYPE_CHECKING:
    from ..options.method_options import MethodOptions

Learned = TypeVar("Learned", bound="Model", covariant=True)


@dataclass(frozen=True)
class Observations:
    """The series of N pixels."""

    days: np.ndarray
    """(T,) float64, acquisition dates in days, ascending."""
    values: np.ndarray
    """(T, B, N) float32; without meaning where not clear."""
    clear: np.ndarray
    """(T, N) boolean."""
    sar_days: np.ndarray
    """(U,) float64, SAR dates in days, ascending; U may be zero."""
    sar: np.ndarray
    """(U, C, N) float32, finite where ``sar_complete``; without meaning elsewhere."""
    sar_complete: np.ndarray
    """(N,) boolean."""
    around: Surroundings | None = None
    """The SAR of each pixel's 3x3 window, where it is known."""
    grade: np.ndarray | None = None
    """(T, N) uint8, what is in doubt where not clear (`pixels.doubtful_classes`); None where
    nothing is known of it. Values have a meaning wherever it is not `NOTHING`."""
    squares: Squares | None = None
    """What a coarse sensor saw of the scene that the pixels are of, where there is one to learn
    from; on the same dates."""

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
        squares = self.squares and self.squares.bands(chosen)
        return replace(
            self, values=np.ascontiguousarray(self.values[:, list(chosen)]), squares=squares
        )

    def without_dates(self, hidden: np.ndarray) -> Observations:
        """Return the series without the acquisition dates where ``hidden`` (T,) is true."""
        keep = ~hidden
        return replace(
            self,
            days=self.days[keep],
            values=self.values[keep],
            clear=self.clear[keep],
            grade=None if self.grade is None else self.grade[keep],
            squares=self.squares and self.squares.dates(keep),
        )

    def without(self, hidden: np.ndarray) -> Observations:
        """Return the series without the observations where ``hidden`` (T, N) is true."""
        grade = None if self.grade is None else np.where(hidden, np.uint8(NOTHING), self.grade)
        return replace(self, clear=self.clear & ~hidden, grade=grade)

    def only_clear(self) -> Observations:
        """Return the series without observations that are in doubt."""
        return self if self.grade is None else replace(self, grade=None)

    def at(self, pixels: np.ndarray) -> Observations:
        """Return the series of some pixels, by number or by boolean mask."""
        return replace(
            self,
            values=np.ascontiguousarray(self.values[..., pixels]),
            clear=np.ascontiguousarray(self.clear[..., pixels]),
            sar=np.ascontiguousarray(self.sar[..., pixels]),
            sar_complete=self.sar_complete[pixels],
            around=self.around and self.around.at(pixels),
            grade=None if self.grade is None else np.ascontiguousarray(self.grade[..., pixels]),
        )


@dataclass(frozen=True)
class Estimate:
    """The estimate of a method for O dates."""

    mean: np.ndarray
    """(O, B, N) float32, NaN where there is no observation at all."""
    sd: np.ndarray | None
    """(O, B, N) float32, standard deviation of an *observation* on that date, noise included. None
    for methods without one; the calibration then gives them one."""


@dataclass(frozen=True)
class HeldOutPart(Generic[Learned]):
    """A part of the sample that a method learned from, and a model that has not seen it."""

    pixels: np.ndarray
    """(n,) numbers of its pixels in the sample."""

    model: Learned
    """What was learned of the scene's dates from the other pixels."""


class Model(ABC):
    """A method that has learned from a scene."""

    reads_surroundings: bool = False
    """Whether it uses `Observations.around`."""

    @abstractmethod
    def reconstruct(self, series: Observations, days: np.ndarray) -> Estimate:
        """Estimate the values on ``days`` (O,) for every pixel.

        Pixels without a single clear observation are NaN. The numbers of a pixel do not depend
        on its neighbours in ``series`` beyond rounding; callers that need the same bits pass the
        same tiles.
        """

    @property
    def gain(self) -> float | None:
        """By which share errors on held-out dates fell below those of what it started from.

        See `Method.starts_from`; None where it started from nothing.
        """
        return None

    def untuned(self) -> Model:
        """Return the model to score on hidden dates of its own sample.

        Its errors there must hold for other dates as well. That is the model itself, unless it
        was trained on most of those dates.
        """
        return self

    def held_out(self) -> Sequence[HeldOutPart[Model]]:
        """Return parts of the sample, all of its pixels together, with models without them.

        What a model knows of a date by other pixels it must not know by the very pixels that it
        is judged on. Empty where it knows dates by nothing but each pixel's own series.
        """
        return ()

    def for_use(self) -> Model:
        """Return the model without what only its judgement needed: `held_out` may be empty then."""
        return self

    def forgetting(self, left: Observations, progress: Progress = SILENT) -> Model | None:
        """Return the model as it would know the dates had it learned from ``left`` alone.

        That is the sample without some of its dates. None where the model knows no date but by
        each pixel's own series, so that there is nothing to forget. Raises `CancelledError`.
        """
        return None

    def describe(self) -> dict[str, Any]:
        """Return what was learned, as plain numbers and words for the manifest."""
        return {}

    def sentence(self) -> str:
        """Return a sentence for the user on what was learned; "" for none."""
        return ""


class Method(ABC):
    """A way to reconstruct series: its name and how it learns."""

    name: str
    """What users choose it by."""
    uses_sar: bool = False
    """Whether SAR makes a difference."""
    bands_apart: bool = False
    """Whether a band's result does not depend on other bands, so that it may be computed alone."""

    starts_from: str = ""
    """The method whose model it adds to, and can be handed; "" where there is none."""

    @classmethod
    def configured(cls, options: MethodOptions) -> Method:
        """Return the method as the user wants it; most have nothing to decide.

        Raises `InputError` where a file that ``options`` name cannot be used.
        """
        return cls()

    @classmethod  # noqa: B027 (nothing, for most)
    def warm_up(cls) -> None:
        """Compile kernels that learning from a few simulated pixels would not reach."""

    @abstractmethod
    def learn(
        self, sample: Observations, roles: tuple[str, ...], progress: Progress = SILENT
    ) -> Model:
        """Learn from a sample of the scene.

        ``roles`` are the spectral roles of the bands (``red``, ``nir``, ...; ``vegetation`` or
        ``inverse vegetation`` for a spectral index; "" where unknown). Raises `CancelledError`
        within a second of a request.
        """

    def learn_from(
        self,
        start: Model,
        sample: Observations,
        roles: tuple[str, ...],
        progress: Progress = SILENT,
    ) -> Model:
        """Learn what `learn` does; ``start`` is what `starts_from` learned of the same sample."""
        return self.learn(sample, roles, progress)


def no_observation(clear: np.ndarray) -> np.ndarray:
    """Return (N,) True for pixels of ``clear`` (T, N) without a clear observation."""
    return ~clear.any(axis=0)
