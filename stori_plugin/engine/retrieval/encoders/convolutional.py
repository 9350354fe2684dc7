"""The encoder that needs no weights: random convolutional features.

After MOSAIKS (Rolf et al. 2021, Nature Communications 12:4392, Methods) and Coates and Ng 2012:
whitened patches of the scene itself are the filters. A chip is described by how strongly, on
average, its pixels resemble each filter, and how strongly the filter's opposite.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ...support.errors import InputError
from ...support.kernels import kernel
from ...support.matrix_products import product
from .tight_frames import spread_of, tight_frame, whitening

PATCH = 3  # pixels
FILTERS = 256
DIM = 2 * FILTERS
_FLOOR = 0.05  # share of the mean variance that whitening adds to every direction
_PATCHES_PER_CHIP = 200
_POSITIONS = 1024  # whose responses are computed at once, few enough to stay in the cache


@kernel()
def _gather(chip, edge, first, last, out):
    """Write the patches of rows ``first`` to ``last`` of a chip (bands, h, w) as rows of out."""
    bands, _, width = chip.shape
    position = 0
    for row in range(first, last):
        for column in range(width - edge + 1):
            column_out = 0
            for band in range(bands):
                for i in range(edge):
                    for j in range(edge):
                        out[position, column_out] = chip[band, row + i, column + j]
                        column_out += 1
            position += 1


@kernel(fast=True)
def _add(responses, bias, sums, sizes):
    """Add responses (positions, filters) minus bias, and their sizes, to sums over positions."""
    positions, filters = responses.shape
    position = 0
    # Four positions share one passage over the sums.
    while position + 4 <= positions:
        for i in range(filters):
            one = responses[position, i] - bias[i]
            two = responses[position + 1, i] - bias[i]
            three = responses[position + 2, i] - bias[i]
            four = responses[position + 3, i] - bias[i]
            sums[i] += one + two + three + four
            sizes[i] += abs(one) + abs(two) + abs(three) + abs(four)
        position += 4
    while position < positions:
        for i in range(filters):
            one = responses[position, i] - bias[i]
            sums[i] += one
            sizes[i] += abs(one)
        position += 1


class ConvolutionalEncoder:
    """Random convolutional features of chips (n, bands, h, w) of any size from 3 pixels on."""

    name = "convolutional"
    temporal = False
    dim = DIM

    def __init__(self, settings: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> None:
        """Take the settings and arrays that `learn` gave or an index holds."""
        self.settings = dict(settings)
        self.arrays = dict(arrays)
        self.bands = tuple(settings["bands"])
        self._frame = tight_frame(DIM, DIM, int(settings["seed"]))

    @classmethod
    def learn(cls, chips: np.ndarray, bands: Sequence[str], seed: int) -> ConvolutionalEncoder:
        """Draw and whiten the filters from chips (n, bands, h, w) without missing values.

        Raises `InputError` where the chips are smaller than a patch.
        """
        random = np.random.RandomState(seed)
        patches = _sample(chips, random)
        mean, white = whitening(patches, _FLOOR)
        chosen = patches[random.randint(0, len(patches), FILTERS)]
        filters = (chosen - mean) @ white
        lengths = np.linalg.norm(filters, axis=1, keepdims=True)
        # White patches are compared with white filters. Both maps go into the filter, once.
        filters = white @ (filters / np.where(lengths > 0, lengths, 1.0)).T
        settings = {"bands": list(bands), "seed": int(seed), "patch": PATCH, "filters": FILTERS}
        arrays = {
            "filters": np.ascontiguousarray(filters, np.float32),
            "bias": (mean @ filters).astype(np.float32),
            "mean": np.zeros(DIM, np.float32),
            "scale": np.ones(DIM, np.float32),
        }
        features = cls(settings, arrays).features(chips)
        arrays["mean"] = features.mean(0)
        arrays["scale"] = (1.0 / spread_of(features)).astype(np.float32)
        return cls(settings, arrays)

    def features(self, chips: np.ndarray) -> np.ndarray:
        """Return the mean responses (n, dim) of chips (n, bands, h, w), neither centred nor scaled.

        Raises `InputError` where the chips are smaller than a patch.
        """
        _check_size(chips)
        # Chip by chip: a chip's numbers do not depend on those that are encoded with it.
        chips = np.ascontiguousarray(chips, np.float32)
        return np.stack([self._features_of(chip) for chip in chips])

    def _features_of(self, chip: np.ndarray) -> np.ndarray:
        """Return the features (dim,) of a chip (bands, h, w), computed strip by strip."""
        bands, height, width = chip.shape
        rows, columns = height - PATCH + 1, width - PATCH + 1
        strip = min(rows, max(1, _POSITIONS // columns))
        patches = np.empty((strip * columns, bands * PATCH * PATCH), np.float32)
        responses = np.empty((strip * columns, FILTERS), np.float32)
        sums, sizes = np.zeros((2, FILTERS), np.float32)
        for first in range(0, rows, strip):
            last = min(first + strip, rows)
            count = (last - first) * columns
            _gather(chip, PATCH, first, last, patches)
            product(patches[:count], self.arrays["filters"], out=responses[:count])
            _add(responses[:count], self.arrays["bias"], sums, sizes)
        # A positive part is half of size plus value, a negative one half of size minus value.
        return np.concatenate([sizes + sums, sizes - sums]) * np.float32(0.5 / (rows * columns))

    def encode(self, chips: np.ndarray) -> np.ndarray:
        """Return embeddings (n, dim) float32 of chips (n, bands, h, w) without missing values."""
        features = (self.features(chips) - self.arrays["mean"]) * self.arrays["scale"]
        return rowwise_product(features, self._frame)


def rowwise_product(rows: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """Multiply row by row, so that a row's numbers do not depend on how many there are."""
    result = np.empty((len(rows), matrix.shape[1]), np.float32)
    for i, row in enumerate(rows):
        product(row, matrix, out=result[i])
    return result


def _check_size(chips: np.ndarray) -> None:
    if min(chips.shape[-2:]) < PATCH:
        raise InputError(
            f"The chips are {chips.shape[-2]} x {chips.shape[-1]} pixels, and the encoder "
            f"convolutional needs at least {PATCH} x {PATCH}: raise SIZE."
        )


def _sample(chips: np.ndarray, random: np.random.RandomState) -> np.ndarray:
    """Return random patches of every chip: (m, bands * patch * patch) float64."""
    _check_size(chips)
    n, _, height, width = chips.shape
    rows = random.randint(0, height - PATCH + 1, (n, _PATCHES_PER_CHIP))
    columns = random.randint(0, width - PATCH + 1, (n, _PATCHES_PER_CHIP))
    # The window spans all axes, of which those of length one do not count.
    windows = np.lib.stride_tricks.sliding_window_view(chips, (1, 1, PATCH, PATCH))
    patches = windows[np.arange(n)[:, None], :, rows, columns]
    return patches.reshape(n * _PATCHES_PER_CHIP, -1).astype(np.float64)
