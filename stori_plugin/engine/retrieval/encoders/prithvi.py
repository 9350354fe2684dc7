"""Embeddings of Prithvi-100M, a masked autoencoder of Harmonized Landsat Sentinel-2 images.

Jakubik et al. 2023 (arXiv 2310.18660); used for retrieval by Blumenstiel et al. 2024 (arXiv
2403.02059): one frame of six bands, no patch masked, the mean of the patches' vectors after the
last norm. The weights are the user's file; nothing is downloaded.
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np

from ...support.errors import InputError, ParameterError
from .onnx import load_onnx
from .vision_transformer import Design, VisionTransformer, collect, resized
from .weights import WeightsFile, open_weights, read_tensor, sha256_of

NAME = "prithvi"
WHAT = "Prithvi-100M"
# B02 B03 B04 B8A B11 B12 of Sentinel-2.
BANDS: tuple[str, ...] = ("blue", "green", "red", "nir_narrow", "swir1", "swir2")
# Mean and standard deviation of the training images, in reflectance times 10000, by band.
MEAN = np.array([775.23, 1080.99, 1228.59, 2497.20, 2204.21, 1610.83], np.float32)
SPREAD = np.array([1281.53, 1270.03, 1399.48, 1368.34, 1291.68, 1154.51], np.float32)
# The published model normalises its layers with PyTorch's default epsilon.
DESIGN = Design(channels=len(BANDS), epsilon=1e-5)
_MOST_FRAMES = 64
_ANCHOR = "patch_embed.proj.weight"


class TokenModel(Protocol):
    """A model that turns a normalised image (channels, side, side) into vectors (tokens, dim)."""

    design: Design

    def tokens(self, image: np.ndarray) -> np.ndarray:
        """Return the vectors of one image."""
        ...


class PrithviEncoder:
    """Prithvi as an encoder of chips: reflectance 0 to 1 in, one vector per chip out."""

    name = NAME
    bands = BANDS
    temporal = False

    def __init__(self, model: TokenModel, fingerprint: str) -> None:
        self._model = model
        self.dim = model.design.dim
        self.settings: Mapping[str, Any] = {"weights": fingerprint, "side": model.design.side}
        self.arrays: Mapping[str, np.ndarray] = {}

    def encode(self, chips: np.ndarray) -> np.ndarray:
        """Return float32 (n, dim) for chips (n, 6, h, w) of reflectance, missing pixels filled.

        Chips of another size than that of the model are interpolated to it.
        """
        check_bands(chips, WHAT, BANDS)
        embeddings = np.empty((len(chips), self.dim), np.float32)
        for number, chip in enumerate(chips):
            embeddings[number] = self._pooled(self._model.tokens(self.prepared(chip)))
        return embeddings

    def prepared(self, chip: np.ndarray) -> np.ndarray:
        """Return a chip (6, h, w) as the model's image: its size, and normalised."""
        image = resized(np.asarray(chip, np.float32), self._model.design.side)
        return (image * np.float32(10_000) - MEAN[:, None, None]) / SPREAD[:, None, None]

    def _pooled(self, tokens: np.ndarray) -> np.ndarray:
        # A class token, where the model has one, stands before the patches.
        has_class = len(tokens) == 1 + self._model.design.patches
        return tokens[1 if has_class else 0 :].mean(0)


def check_bands(chips: np.ndarray, what: str, bands: tuple[str, ...]) -> None:
    """Raise `InputError` unless chips are (n, bands, h, w) with as many bands as asked for."""
    if chips.ndim != 4 or chips.shape[1] != len(bands):
        raise InputError(
            f"{what} reads chips of the {len(bands)} bands {', '.join(bands)} on one date, not "
            f"{' x '.join(map(str, chips.shape[1:]))} numbers: choose rasters that have them all."
        )


def load_prithvi(weights: str) -> PrithviEncoder:
    """Return the encoder with the weights of a file: PyTorch's, safetensors or ONNX.

    Raises `ParameterError` without a file, `InputError` naming the file where it is another
    network's, not whole or not readable, and `MissingPackageError` for ONNX without its runtime.
    """
    if not weights:
        raise ParameterError(
            "WEIGHTS is empty: the encoder “prithvi” needs the file Prithvi_100M.pt (or its "
            "encoder as .safetensors or .onnx), which you download from its publishers."
        )
    if os.path.splitext(weights)[1].lower() == ".onnx":
        return PrithviEncoder(load_onnx(weights, DESIGN, WHAT), sha256_of(weights))
    model = VisionTransformer(DESIGN, read_encoder(open_weights(weights), DESIGN))
    return PrithviEncoder(model, sha256_of(weights))


def read_encoder(file: WeightsFile, design: Design) -> dict[str, np.ndarray]:
    """Return the encoder part of a checkpoint by the names of ``design``.

    Raises `InputError` where a tensor is missing, has another shape, or is damaged.
    """
    prefix = file.prefix_of(_ANCHOR) or ""
    depth = _depth_of(file, prefix)
    if depth not in (0, design.depth):
        raise InputError(
            f"{file.path} is not the weights of {WHAT}: it has {depth} layers instead of "
            f"{design.depth}, as models trained further for one task have. Choose Prithvi_100M.pt."
        )

    def read(name: str, shape: tuple[int, ...]) -> np.ndarray:
        if name == "pos_embed":
            return _positions(file, prefix + name, design)
        return read_tensor(file, [prefix + name], shape, WHAT)

    return collect(design, read)


def _depth_of(file: WeightsFile, prefix: str) -> int:
    blocks = f"{prefix}blocks."
    rest = (name[len(blocks) :] for name in file.shapes if name.startswith(blocks))
    return len({name.partition(".")[0] for name in rest})


def _positions(file: WeightsFile, name: str, design: Design) -> np.ndarray:
    """Return the positions of one frame: those of the file's first frame, else computed ones."""
    if name not in file.shapes:
        return positions(design)
    shape = file.shapes[name]
    tokens = math.prod(shape) // design.dim
    frames, rest = divmod(tokens - 1, design.patches)
    if shape[-1:] != (design.dim,) or not 1 <= frames <= _MOST_FRAMES or rest:
        raise InputError(
            f"{file.path} is not the weights of {WHAT}: “{name}” has the shape {shape}, which is "
            f"no number of frames of {design.patches} patches. Choose Prithvi_100M.pt."
        )
    return file.read(name).reshape(tokens, design.dim)[: 1 + design.patches]


def positions(design: Design) -> np.ndarray:
    """Return the fixed positions (1 + patches, dim) of one frame, zero for the class token.

    Sines and cosines of the column (6/16 of the dimensions), the row (6/16) and the frame (4/16)
    at wavelengths that grow to 10000, after Vaswani et al. 2017, section 3.5.
    """
    count = design.side // design.patch
    sixteenth = design.dim // 16
    row, column = np.divmod(np.arange(count * count), count)
    parts = [_waves(column, 6 * sixteenth), _waves(row, 6 * sixteenth)]
    parts.append(_waves(np.zeros(count * count), 4 * sixteenth))
    embedding = np.zeros((1 + count * count, design.dim), np.float32)
    embedding[1:] = np.concatenate(parts, 1)
    return embedding


def _waves(coordinates: np.ndarray, width: int) -> np.ndarray:
    angles = coordinates[:, None] * 10_000.0 ** (-np.arange(width // 2) / (width / 2))
    return np.concatenate([np.sin(angles), np.cos(angles)], 1)
