"""Embeddings of Presto, a small transformer of a pixel's year.

Tseng et al. 2023 (arXiv 2304.14065), sections 3.2 and A.1.3: each group of bands of each month is a
token, to which vectors of its month of the year, its group and its position are added, side by side
in this order, which only the published code tells; the place is a token of its own; two blocks, and
the mean of all tokens.
What is not there (backscatter, weather, topography, land cover) has no token, as what is masked in
training. The weights are the user's file; those for steps of ten days have longer positions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ...support.errors import InputError, ParameterError
from ...support.matrix_products import product
from .prithvi import check_whole_blocks
from .vision_transformer import Design, VisionTransformer
from .weights import WeightsFile, open_weights, read_tensor, sha256_of

NAME = "presto"
WHAT = "Presto"
# B02 B03 B04 B05 B06 B07 B08 B8A B11 B12 of Sentinel-2.
BANDS: tuple[str, ...] = (
    *("blue", "green", "red", "rededge1", "rededge2", "rededge3", "nir", "nir_narrow"),
    *("swir1", "swir2"),
)
DESIGN = Design(channels=0, dim=128, depth=2, heads=8, hidden=512, epsilon=1e-5)
# Groups that a series of reflectance has: their names in the file, their numbers among all groups
# of the file, and their bands, of which the eleventh is the NDVI.
_GROUPS: tuple[tuple[str, int, tuple[int, ...]], ...] = (
    ("S2_RGB", 1, (0, 1, 2)),
    ("S2_Red_Edge", 2, (3, 4, 5)),
    ("S2_NIR_10m", 3, (6,)),
    ("S2_NIR_20m", 4, (7,)),
    ("S2_SWIR", 5, (8, 9)),
    ("NDVI", 8, (10,)),
)
_RED, _NIR = 2, 6
_ALL_GROUPS = 10  # with backscatter, weather, topography and land cover
_MONTHLY = 24  # positions in the file for monthly steps
_TEN_DAYS = 72  # and in that for steps of ten days
_STEPS = {_MONTHLY: 1, _TEN_DAYS: 3}  # of a month


class PrestoEncoder:
    """Presto as an encoder of series: the mean curve of a chip in, one vector out."""

    name = NAME
    bands = BANDS
    temporal = True
    knows_places = True

    def __init__(
        self,
        weights: Mapping[str, np.ndarray],
        fingerprint: str,
        dates: Sequence[dt.date] = (),
    ) -> None:
        """Take the tensors by the names of `read_presto`, and the dates of the chips to encode.

        Raises `InputError` where these span more steps than the weights have positions.
        """
        self._weights = dict(weights)
        self._fingerprint = fingerprint
        self._blocks = VisionTransformer(DESIGN, weights)
        self.dim = DESIGN.dim
        self.settings: Mapping[str, Any] = {"weights": fingerprint}
        self.arrays: Mapping[str, np.ndarray] = {}
        steps = _STEPS[len(weights["pos_embed"])]
        numbers = np.array([_step_of(date, steps) for date in dates], np.int64)
        self._steps = np.unique(numbers)
        self._of_date = np.searchsorted(self._steps, numbers)
        if len(dates) and self._steps[-1] - self._steps[0] >= len(weights["pos_embed"]):
            raise InputError(
                f"The series reaches from {dates[0]} to {dates[-1]}, and {WHAT} knows "
                f"{len(weights['pos_embed']) // steps} months at most: set START and END."
            )
        self._months = self._steps // steps % 12

    def at(self, dates: Sequence[dt.date]) -> PrestoEncoder:
        """Return the same encoder for chips of those dates."""
        return PrestoEncoder(self._weights, self._fingerprint, dates)

    def encode(self, chips: np.ndarray) -> np.ndarray:
        """Return float32 (n, 128) for chips (n, dates, 10, h, w) of reflectance without gaps."""
        return self.encode_at(chips, np.full((len(chips), 4), np.nan))

    def encode_at(self, chips: np.ndarray, moments: np.ndarray) -> np.ndarray:
        """Return embeddings as `encode` does, of chips whose place is known.

        ``moments`` (n, 4) end in latitude and longitude in degrees, NaN where unknown; then there
        is no token of the place.
        """
        if chips.ndim != 5 or chips.shape[1:3] != (len(self._of_date), len(BANDS)):
            raise InputError(
                f"{WHAT} reads series of the {len(BANDS)} bands {', '.join(BANDS)}: choose rasters "
                "that have them all."
            )
        embeddings = np.empty((len(chips), self.dim), np.float32)
        for number, chip in enumerate(chips):
            curve = self._curve(chip)
            tokens = self._tokens(curve, moments[number, 2:])
            embeddings[number] = self._blocks.after_blocks(tokens)
        return embeddings

    def _curve(self, chip: np.ndarray) -> np.ndarray:
        """Return the mean (steps, 11) of a chip (dates, 10, h, w) in each step, and its NDVI."""
        means = chip.mean((2, 3), dtype=np.float64)
        sums = np.zeros((len(self._steps), len(BANDS)))
        np.add.at(sums, self._of_date, means)
        curve = sums / np.bincount(self._of_date)[:, None]
        total = curve[:, _NIR] + curve[:, _RED]
        ndvi = (curve[:, _NIR] - curve[:, _RED]) / np.where(total == 0, 1.0, total)
        return np.concatenate([curve, ndvi[:, None]], 1).astype(np.float32)

    def _tokens(self, curve: np.ndarray, place: np.ndarray) -> np.ndarray:
        """Return (tokens, 128): that of the place, then group by group those of the steps."""
        weights = self._weights
        position = weights["pos_embed"][self._steps - self._steps[0]]
        month = weights["month_embed"][self._months]
        parts = []
        if np.isfinite(place).all():
            latitude, longitude = np.radians(place)
            around = np.cos(latitude)
            point = np.array(
                [around * np.cos(longitude), around * np.sin(longitude), np.sin(latitude)],
                np.float32,
            )
            token = product(weights["latlon_embed.weight"], point) + weights["latlon_embed.bias"]
            parts.append(token[None])
        for name, number, bands in _GROUPS:
            group = np.tile(weights["channel_embed"][number], (len(curve), 1))
            kernel, bias = weights[f"{name}.weight"], weights[f"{name}.bias"]
            values = np.einsum("tb,db->td", curve[:, list(bands)], kernel) + bias
            parts.append(values + np.concatenate([month, group, position], 1))
        return np.concatenate(parts).astype(np.float32)


def _step_of(date: dt.date, steps: int) -> int:
    """Return the number of a date's month, or of its third of the month, since the year 0."""
    third = min((date.day - 1) // 10, 2) if steps == 3 else 0
    return (12 * date.year + date.month - 1) * steps + third


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
    for name, _, bands in _GROUPS:
        shapes[f"{name}.weight"] = (f"eo_patch_embed.{name}.weight", (dim, len(bands)))
        shapes[f"{name}.bias"] = (f"eo_patch_embed.{name}.bias", (dim,))
    for name, shape in DESIGN.shapes().items():
        if name.startswith(("blocks.", "norm.")):
            shapes[name] = (name, shape)
    return {
        short: read_tensor(file, [prefix + name], shape, WHAT)
        for short, (name, shape) in shapes.items()
    }
