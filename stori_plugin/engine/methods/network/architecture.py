"""The architecture of the network: sizes, names and shapes of its weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

import numpy as np

from ...support.errors import InputError

Weights = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Architecture:
    """The sizes that determine the shapes of all weights."""

    neighbours: int = 9
    """Pixels of the window of the spatial convolution, 3x3."""
    sar_channels: int = 3
    """Trend images that enter the convolution: VV, VH, RVI."""
    sar_maps: int = 8
    """Features that the convolution gives per node."""
    sar_inputs: int = 1
    """Rows of `SarTrends.features`."""
    sar_hidden: int = 8
    """Units of a SAR cell."""
    inputs: int = 1
    """Rows of `SeriesFeatures.rows`."""
    optical_hidden: int = 16
    """Units of an optical cell."""
    head_hidden: int = 16
    """Units of the output layer."""

    def __post_init__(self) -> None:
        for name, size in asdict(self).items():
            if type(size) is not int or not 1 <= size <= 4096:
                raise InputError(
                    f"The model's {name} is {str(size)[:20]}, which is no size between 1 and 4096; "
                    "train the model again."
                )

    @property
    def patch_rows(self) -> int:
        """Rows of the convolution's input: neighbours by channels, and one for the bias."""
        return self.neighbours * self.sar_channels + 1

    @property
    def sar_rows(self) -> int:
        """Rows of the SAR cells' inputs, the last one for the bias."""
        return self.sar_maps + self.sar_inputs + 1

    @property
    def optical_rows(self) -> int:
        """Rows of the optical cells' inputs, the last one for the bias."""
        return self.sar_hidden + self.inputs + 1

    @property
    def optical_at(self) -> tuple[int, int]:
        """First row of the forward and of the backward optical state among all states."""
        return 0, self.optical_hidden

    @property
    def sar_at(self) -> tuple[int, int]:
        """First row of the forward and of the backward SAR state."""
        return 2 * self.optical_hidden, 2 * self.optical_hidden + self.sar_hidden

    @property
    def inputs_at(self) -> int:
        """First row of the series' features."""
        return 2 * self.optical_hidden + 2 * self.sar_hidden

    @property
    def head_rows(self) -> int:
        """Rows of the output layer's input: four states, the inputs, one for the bias."""
        return self.inputs_at + self.inputs + 1

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shape of every array of weights by name, in the order of the file."""
        sar, hidden = self.sar_hidden, self.optical_hidden
        shapes: dict[str, tuple[int, ...]] = {"convolution": (self.sar_maps, self.patch_rows)}
        for way in ("forward", "backward"):
            shapes[f"sar_{way}"] = (2 * sar, sar + self.sar_rows)
            shapes[f"optical_{way}"] = (2 * hidden + 1, hidden + self.optical_rows)
            shapes[f"own_{way}"] = (2 * hidden,)
            shapes[f"fading_{way}"] = (hidden, 2)
        shapes["head"] = (self.head_hidden, self.head_rows)
        shapes["output"] = (2, self.head_hidden + 1)
        return shapes

    def weights(self, seed: int) -> dict[str, np.ndarray]:
        """Draw the weights that training starts from (float32).

        Scaled by the number of inputs (Glorot & Bengio 2010); gates start half closed, decay
        starts between a week and half a year, and the output layer starts at zero: an untrained
        network leaves the baseline as it is.
        """
        random = np.random.default_rng(seed)
        weights = {}
        for name, shape in self.shapes().items():
            spread = np.sqrt(2.0 / (shape[0] + shape[-1]))
            weights[name] = (random.standard_normal(shape) * spread).astype(np.float32)
        for way in ("forward", "backward"):
            weights[f"sar_{way}"][: self.sar_hidden, -1] = -1
            weights[f"optical_{way}"][: self.optical_hidden, -1] = -1
            weights[f"optical_{way}"][-1] *= 0.1
            slopes = np.geomspace(30 / 180, 30 / 7, self.optical_hidden)
            weights[f"fading_{way}"][:] = np.stack([slopes, np.zeros_like(slopes)], 1)
        weights["output"][:] = 0
        return weights

    @classmethod
    def of(cls, sizes: Mapping[str, int]) -> Architecture:
        """Return that of a file's sizes; `InputError` when one is missing or impossible."""
        names = [field.name for field in fields(cls)]
        missing = [name for name in names if name not in sizes]
        if missing:
            raise InputError(
                f"The model does not say its {', '.join(missing)}; train the model again."
            )
        return cls(**{name: sizes[name] for name in names})
