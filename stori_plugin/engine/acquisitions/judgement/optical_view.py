"""What the steps that judge the numbers of an optical series look at together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ...pixels.spectral_indices import is_index
from ..files.band_layers import Layer
from .judged_layer import JudgedLayer, Scaling
from .sampled_numbers import Numbers
from .stated_scale import Stated


@dataclass
class View:
    """All that the judgement of an optical series looks at and decides, layer by layer."""

    judged: list[JudgedLayer]
    numbers: Numbers
    roles: np.ndarray
    stated: list[Stated | None]
    scaling: list[Scaling] = field(default_factory=list)

    @cached_property
    def layers(self) -> list[Layer]:
        """The layers themselves."""
        return [item.layer for item in self.judged]

    def paths(self, rows: Iterable[int]) -> list[str]:
        """Return the files of some layers, each once."""
        return list(dict.fromkeys(self.judged[row].path for row in rows))

    def overrule(self, rows: Iterable[int], scaling: Scaling) -> None:
        """Believe the numbers of some layers, whatever is stated of their scaling."""
        for row in rows:
            self.scaling[row] = scaling
            self.stated[row] = Stated(scaling, "numbers", "the numbers")


def alone(layer: Layer) -> str:
    """Name an index or a product, which is decided by itself; "" for reflectance."""
    name = layer.name if is_index(layer.name) or (not layer.role and layer.name) else ""
    return "" if name.startswith("band_") else name
