"""The encoder ``embeddings``: the vectors of rasters of embeddings as they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ...support.checked_json import MalformedJSONError, part, within
from ...support.errors import InputError, ParameterError
from ..chips.embedding_chips import EmbeddingChips
from ..embeddings.embedding_raster import CODINGS, MOST_BANDS

NAME = "embeddings"


class VectorEncoder:
    """The mean of the vectors of a chip's pixels, brought to length one."""

    name = NAME
    temporal = False

    def __init__(self, coding: str, dim: int) -> None:
        """Take the coding of the rasters and the length of their vectors."""
        self.coding, self.dim = coding, dim
        self.bands = tuple(str(number) for number in range(1, dim + 1))
        self.settings: Mapping[str, Any] = {"coding": coding, "dim": dim}
        self.arrays: Mapping[str, np.ndarray] = {}

    @classmethod
    def stored(cls, settings: Mapping[str, Any], index: str) -> VectorEncoder:
        """Make the encoder of an index again; `InputError` where its settings cannot be."""
        try:
            coding = part(dict(settings), "coding", str)
            if coding not in CODINGS:
                raise MalformedJSONError("has no proper “coding”")
            return cls(coding, within(part(dict(settings), "dim", int), 2, MOST_BANDS, "dim"))
        except MalformedJSONError as error:
            raise InputError(
                f"The encoder that the index {index} holds is damaged (it {error}): copy it again, "
                "or build it again."
            ) from error

    def encode(self, chips: np.ndarray) -> np.ndarray:
        """Return embeddings (n, bands) float32 of length one; 0 where the mean is 0."""
        count, bands = chips.shape[:2]
        pixels = np.ascontiguousarray(chips).reshape(count * bands, -1)
        # Added in order, so that the bits do not depend on how many chips come together.
        mean = np.cumsum(pixels, axis=1, dtype=np.float64)[:, -1].reshape(count, bands)
        length = np.sqrt(np.cumsum(mean * mean, axis=1)[:, -1:])
        return (mean / np.where(length > 0, length, 1.0)).astype(np.float32)

    def check_source(self, source: EmbeddingChips, index: str) -> None:
        """Raise `ParameterError` where rasters hold other vectors than an index."""
        if (source.coding, len(source.bands)) != (self.coding, self.dim):
            raise ParameterError(
                f"The rasters hold vectors of {len(source.bands)} numbers ({source.coding}), the "
                f"index {index} those of {self.dim} ({self.coding}): give embeddings of one kind."
            )
