"""Embeddings of Presto, a small transformer of a pixel's year.

Tseng et al. 2023 (arXiv 2304.14065), sections 3.2 and A.1.3: each group of bands of each month is a
token, to which vectors of its month of the year, its group and its position are added, side by side
in this order, which only the published code tells; the place is a token of its own; two blocks, and
the mean of all tokens. What is not there (bands, backscatter, weather, topography, land cover) has
no token, as what is masked in training. The weights are the user's file; those for steps of ten
days have longer positions.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ...support.errors import InputError, ParameterError
from ...support.matrix_products import product
from .pixel_years import GROUPS, NDVI, SeriesView, Steps, YearEncoder, point_on_sphere
from .prithvi import check_whole_blocks
from .vision_transformer import Design, VisionTransformer
from .weights import WeightsFile, open_weights, read_tensor, sha256_of

NAME = "presto"
WHAT = "Presto"
DESIGN = Design(channels=0, dim=128, depth=2, heads=8, hidden=512, epsilon=1e-5)
# The numbers of groups among all of the file.
_NUMBERS = {
    **{"S1": 0, "S2_RGB": 1, "S2_Red_Edge": 2, "S2_NIR_10m": 3, "S2_NIR_20m": 4, "S2_SWIR": 5},
    NDVI: 8,
}
_ALL_GROUPS = 10  # with weather, topography and land cover
_DECIBEL = 25.0  # added to backscatter, which is divided by as much
_MONTHLY = 24  # positions in the file for monthly steps
_TEN_DAYS = 72  # and in that for steps of ten days
_STEPS = {_MONTHLY: 1, _TEN_DAYS: 3}  # of a month


class PrestoEncoder(YearEncoder):
    """Presto as an encoder of series: the mean curve of a chip in, one vector out."""

    name = NAME
    what = WHAT

    def __init__(
        self,
        weights: Mapping[str, np.ndarray],
        fingerprint: str,
        view: SeriesView | None = None,
    ) -> None:
        """Take the tensors by the names of `read_presto`, and what is known of the chips.

        Raises `InputError` where these span more steps than the weights have positions.
        """
        super().__init__(weights, fingerprint, view)
        self._blocks = VisionTransformer(DESIGN, weights)
        most = len(weights["pos_embed"])
        self._steps = Steps(self.view.dates, _STEPS[most], most, WHAT)

    def _embedding(self, chip: np.ndarray, place: np.ndarray) -> np.ndarray:
        curve = self._steps.means(chip.mean((2, 3), dtype=np.float64))
        return self._blocks.after_blocks(self._tokens(curve, place))

    def _tokens(self, curve: np.ndarray, place: np.ndarray) -> np.ndarray:
        """Return (tokens, 128) of a curve (steps, bands): the place, then groups, step by step."""
        weights = self._weights
        position = weights["pos_embed"][self._steps.positions]
        month = weights["month_embed"][self._steps.months]
        tokens = []
        if np.isfinite(place).all():
            token = product(weights["latlon_embed.weight"], point_on_sphere(place))
            tokens.append((token + weights["latlon_embed.bias"])[None])
        for name, bands in self._grouped(curve).items():
            if name == "S1":
                bands = (bands + _DECIBEL) / _DECIBEL
            group = np.tile(weights["channel_embed"][_NUMBERS[name]], (len(curve), 1))
            kernel, bias = weights[f"{name}.weight"], weights[f"{name}.bias"]
            values = np.einsum("tb,db->td", bands.astype(np.float32), kernel) + bias
            tokens.append(values + np.concatenate([month, group, position], 1))
        return np.concatenate(tokens).astype(np.float32)


def load_presto(weights: str) -> PrestoEncoder:
    """Return the encoder with the weights of a file: PyTorch's or safetensors.

    Raises `ParameterError` without a file, and `InputError` naming the file where it is another
    network's, not whole or not readable.
    """
    if not weights:
        raise ParameterError(
            "WEIGHTS is empty: the encoder “presto” needs a file of Presto, such as "
            "default_model.pt, which you download from its publishers."
        )
    return PrestoEncoder(read_presto(open_weights(weights)), sha256_of(weights))


def read_presto(file: WeightsFile) -> dict[str, np.ndarray]:
    """Return what the encoder needs of a checkpoint, under short names.

    Raises `InputError` where a tensor is missing, has another shape, or is damaged.
    """
    prefix = file.prefix_of("eo_patch_embed.S2_RGB.weight") or ""
    check_whole_blocks(file, prefix, DESIGN, WHAT, "a file of Presto")
    positions = file.shapes.get(prefix + "pos_embed", (1, 0, 0))
    if len(positions) != 3 or positions[1] not in _STEPS:
        raise InputError(
            f"{file.path} is not the weights of {WHAT}: it has positions {positions}, not those of "
            f"{_MONTHLY} months or of {_TEN_DAYS} times ten days. Choose a file of Presto."
        )
    dim, quarter = DESIGN.dim, DESIGN.dim // 4
    shapes: dict[str, tuple[str, tuple[int, ...]]] = {
        "pos_embed": ("pos_embed", (positions[1], dim - 2 * quarter)),
        "month_embed": ("month_embed.weight", (12, quarter)),
        "channel_embed": ("channel_embed.weight", (_ALL_GROUPS, quarter)),
        "latlon_embed.weight": ("latlon_embed.weight", (dim, 3)),
        "latlon_embed.bias": ("latlon_embed.bias", (dim,)),
    }
    for name in _NUMBERS:
        count = len(GROUPS.get(name, (NDVI,)))
        shapes[f"{name}.weight"] = (f"eo_patch_embed.{name}.weight", (dim, count))
        shapes[f"{name}.bias"] = (f"eo_patch_embed.{name}.bias", (dim,))
    for name, shape in DESIGN.shapes().items():
        if name.startswith(("blocks.", "norm.")):
            shapes[name] = (name, shape)
    return {
        short: read_tensor(file, [prefix + name], shape, WHAT)
        for short, (name, shape) in shapes.items()
    }
