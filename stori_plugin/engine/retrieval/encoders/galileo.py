"""Embeddings of Galileo, a transformer of a place's year that sees its pixels as well.

Tseng et al. 2025 (arXiv 2502.09356): each group of bands of each month of each patch of pixels is
a token, to which vectors of its group, its position in the series, its month of the year and its
place in the chip are added, side by side; where the chip lies is a token of its own; the mean of
all tokens after the last norm. What is not there has no token, as what is masked in training.
Patches have 1 to 8 pixels, and their kernel is fitted to that. Only the published code and
configuration tell the names and order of the weights, the rates of the places' waves and what bands
are normalised by. The weights are the user's file.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial

import numpy as np

from ...options.build_index_options import BACKSCATTER
from ...support.errors import InputError, ParameterError
from ...support.matrix_products import product
from .flexible_patches import LARGEST, fitted_kernel
from .pixel_years import BANDS, GROUPS, NDVI, SeriesView, Steps, YearEncoder, point_on_sphere
from .prithvi import check_whole_blocks
from .vision_transformer import Design, VisionTransformer, resized
from .weights import WeightsFile, open_weights, read_tensor, sha256_of

NAME = "galileo"
WHAT = "Galileo"
# The published sizes by the length of their vectors: nano, tiny, base.
DESIGNS: Mapping[int, Design] = {
    dim: Design(channels=0, dim=dim, depth=depth, heads=heads, hidden=4 * dim, epsilon=1e-5)
    for dim, depth, heads in ((128, 4, 8), (192, 12, 3), (768, 12, 12))
}
# Mean and standard deviation of the training images, in reflectance times 10000 and in dB, by band.
# What lies two deviations below the mean becomes 0, what lies two above it 1.
MEAN = dict(
    zip(
        (*BANDS, *BACKSCATTER),
        (
            *(1395.3408730676722, 1338.4026921784578, 1343.09883810357, 1543.8607982512297),
            *(2186.2022069512263, 2525.0932853316694, 2410.3377187373408, 2750.2854646886753),
            *(2234.911100061487, 1474.5311266077113, -11.728724389184965, -18.85558188024017),
        ),
    )
)
SPREAD = dict(
    zip(
        (*BANDS, *BACKSCATTER),
        (
            *(917.7041440370853, 913.2988423581528, 1092.678723527555, 1047.2206083460424),
            *(1048.0101611156767, 1143.6903026819996, 1098.979177731649, 1204.472755085893),
            *(1145.9774063078878, 980.2429840007796, 4.887145774840316, 5.730270320384293),
        ),
    )
)
# The numbers of groups among all that change in space and time, and of the place among what stays.
_NUMBERS = {
    **{"S1": 0, "S2_RGB": 1, "S2_Red_Edge": 2, "S2_NIR_10m": 3, "S2_NIR_20m": 4, "S2_SWIR": 5},
    NDVI: 6,
}
_ALL_GROUPS, _ALL_CONSTANT, _PLACE = 7, 4, 1
_MONTHS = 24
_MOST_PATCHES = 4  # along an edge, as in training with twelve months
_USUAL_METRES = 10.0  # of a pixel; places in a chip are counted in them
_ANCHOR = "space_time_embed.S2_RGB.proj.weight"


class GalileoEncoder(YearEncoder):
    """Galileo as an encoder of series: the mean image of each month in, one vector out.

    A chip is cut into up to 4 x 4 patches of up to 8 pixels, to which larger ones are reduced.
    """

    name = NAME
    what = WHAT

    def __init__(
        self,
        weights: Mapping[str, np.ndarray],
        fingerprint: str,
        view: SeriesView | None = None,
    ) -> None:
        """Take the tensors by the names of `read_galileo`, and what is known of the chips.

        Raises `InputError` where these span more months than the weights have positions.
        """
        super().__init__(weights, fingerprint, view)
        self._blocks = VisionTransformer(DESIGNS[self.dim], weights)
        self._steps = Steps(self.view.dates, 1, _MONTHS, WHAT)
        self._kernels: dict[tuple[str, int], np.ndarray] = {}
        shape = (len(self.bands), 1, 1)
        spread = np.array([SPREAD[band] for band in self.bands]).reshape(shape)
        self._lowest = np.array([MEAN[band] for band in self.bands]).reshape(shape) - 2.0 * spread
        self._range = 4.0 * spread
        stored = [1.0 if band in BACKSCATTER else 10_000.0 for band in self.bands]
        self._stored = np.array(stored).reshape(shape)

    def _embedding(self, chip: np.ndarray, place: np.ndarray) -> np.ndarray:
        count, edge = patches_of(max(chip.shape[2:]))
        images = self._steps.means(chip)
        flat = resized(images.reshape(-1, *chip.shape[2:]), count * edge)
        images = flat.reshape(*images.shape[:2], count * edge, count * edge)
        normal = (images * self._stored - self._lowest) / self._range
        # The NDVI is that of reflectance.
        groups = {**self._grouped(normal), NDVI: self._grouped(images).get(NDVI)}
        metres = self.view.metres or _USUAL_METRES * max(chip.shape[2:])
        where = places_of(count, metres / count / _USUAL_METRES, self.dim // 4)
        tokens = [
            self._tokens(name, values.astype(np.float32), count, where)
            for name, values in groups.items()
            if values is not None
        ]
        if np.isfinite(place).all():
            tokens.append(self._token_of_place(place))
        return self._blocks.normed_after_blocks(np.concatenate(tokens)).mean(0)

    def _tokens(self, name: str, values: np.ndarray, count: int, where: np.ndarray) -> np.ndarray:
        """Return (steps * patches, dim) of a group (steps, bands, side, side)."""
        weights, steps, patches = self._weights, len(values), count * count
        edge = values.shape[-1] // count
        kernel = self._kernel(name, edge).reshape(self.dim, -1)
        pieces = values.reshape(steps, -1, count, edge, count, edge).transpose(0, 2, 4, 1, 3, 5)
        tokens = product(np.ascontiguousarray(pieces).reshape(steps * patches, -1), kernel.T)
        tokens = (tokens + weights[f"{name}.bias"]).reshape(steps, patches, 4, -1)
        tokens[:, :, 0] += weights["groups"][_NUMBERS[name]]
        tokens[:, :, 1] += weights["pos_embed"][self._steps.positions][:, None]
        tokens[:, :, 2] += weights["month_embed"][self._steps.months][:, None]
        tokens[:, :, 3] += where
        return tokens.reshape(steps * patches, self.dim)

    def _kernel(self, name: str, edge: int) -> np.ndarray:
        if (name, edge) not in self._kernels:
            self._kernels[name, edge] = fitted_kernel(self._weights[f"{name}.weight"], edge)
        return self._kernels[name, edge]

    def _token_of_place(self, place: np.ndarray) -> np.ndarray:
        token = product(self._weights["location.weight"], point_on_sphere(place))
        token += self._weights["location.bias"]
        token[: self.dim // 4] += self._weights["constants"][_PLACE]
        return token[None]


def patches_of(side: int) -> tuple[int, int]:
    """Return how many patches a chip of so many pixels has along an edge, and their pixels."""
    count = min(_MOST_PATCHES, math.ceil(side / LARGEST))
    return count, min(LARGEST, math.ceil(side / count))


def places_of(count: int, step: float, width: int) -> np.ndarray:
    """Return what the places (count * count, width) of patches add, row by row.

    Sines and cosines of the column, then of the row; ``step`` is a patch's edge in 10 m. Their
    rates fall from 1 to near 10000 to the power of -1/4, unlike those of other transformers.
    """
    half = width // 2
    rates = 10_000.0 ** (-np.arange(half // 2) / half / 2.0)
    angles = (np.arange(count) * step)[:, None] * rates
    waves = np.concatenate([np.sin(angles), np.cos(angles)], 1)
    columns, rows = np.tile(waves, (count, 1)), np.repeat(waves, count, 0)
    return np.concatenate([columns, rows], 1).astype(np.float32)


def load_galileo(weights: str) -> GalileoEncoder:
    """Return the encoder with the weights of a file: PyTorch's or safetensors.

    Raises `ParameterError` without a file, and `InputError` naming the file where it is another
    network's, not whole or not readable.
    """
    if not weights:
        raise ParameterError(
            "WEIGHTS is empty: the encoder “galileo” needs the file encoder.pt of Galileo (nano, "
            "tiny or base), which you download from its publishers."
        )
    return GalileoEncoder(read_galileo(open_weights(weights)), sha256_of(weights))


def read_galileo(file: WeightsFile) -> dict[str, np.ndarray]:
    """Return what the encoder needs of a checkpoint, under short names.

    Raises `InputError` where a tensor is missing, has another shape, or is damaged.
    """
    # Some published files wrap layers in one more of that name.
    file = file.without(".backbone")
    prefix = file.prefix_of(_ANCHOR) or ""
    dim = file.shapes.get(prefix + _ANCHOR, (0,))[0]
    if dim not in DESIGNS:
        raise InputError(
            f"{file.path} is not the weights of {WHAT}: "
            + (f"its vectors have {dim} numbers" if dim else f"“{_ANCHOR}” is missing")
            + ". Choose encoder.pt of its size nano, tiny or base."
        )
    design, quarter = DESIGNS[dim], dim // 4
    check_whole_blocks(file, prefix, design, WHAT, "encoder.pt")
    read = partial(_read, file, prefix)
    tensors = {
        "pos_embed": read(["pos_embed"], (_MONTHS, quarter)),
        "month_embed": read(["month_embed.weight"], (12, quarter)),
        "groups": read(["s_t_channel_embed"], (_ALL_GROUPS, quarter)),
        "constants": read(["st_channel_embed"], (_ALL_CONSTANT, quarter)),
        "location.weight": read(["static_embed.location.weight"], (dim, 3)),
        "location.bias": read(["static_embed.location.bias"], (dim,)),
    }
    for name in _NUMBERS:
        kernel = (dim, len(GROUPS.get(name, (NDVI,))), LARGEST, LARGEST)
        tensors[f"{name}.weight"] = read([f"space_time_embed.{name}.proj.weight"], kernel)
        tensors[f"{name}.bias"] = read([f"space_time_embed.{name}.proj.bias"], (dim,))
    for name, shape in design.shapes().items():
        if name.startswith(("blocks.", "norm.")):
            # Queries, keys and values are three tensors in the file.
            names = [name.replace("qkv", one) for one in "qkv"] if "qkv" in name else [name]
            tensors[name] = read(names, shape)
    return tensors


def _read(file: WeightsFile, prefix: str, names: list[str], shape: tuple[int, ...]) -> np.ndarray:
    return read_tensor(file, [prefix + name for name in names], shape, WHAT)
