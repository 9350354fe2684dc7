"""Embeddings of Prithvi, a masked autoencoder of Harmonized Landsat Sentinel-2 images.

Prithvi-100M (Jakubik et al. 2023, arXiv 2310.18660) and Prithvi-EO-2.0 of 300 million weights
(Szwarcman et al. 2024, arXiv 2412.02732), also in its form that is told time and place. As
Blumenstiel et al. 2024 (arXiv 2403.02059) use it for retrieval: one frame of six bands, no patch
masked, the mean of the patches' vectors after the last norm. The weights are the user's file, which
tells the version; nothing is downloaded.
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
# Prithvi-EO-2.0, as its published configuration has it.
WHAT_2 = "Prithvi-EO-2.0-300M"
FILE_2 = "Prithvi_EO_V2_300M.pt"
MEAN_2 = np.array([1087.0, 1342.0, 1433.0, 2734.0, 1958.0, 1363.0], np.float32)
SPREAD_2 = np.array([2248.0, 2179.0, 2178.0, 1850.0, 1242.0, 1049.0], np.float32)
DESIGN_2 = Design(len(BANDS), dim=1024, depth=24, heads=16, hidden=4096, epsilon=1e-5)
# Weights of time and of place, one number each, in the form that is told them.
_SCALES = ("temporal_embed_enc.scale", "location_embed_enc.scale")
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

    def __init__(
        self,
        model: TokenModel,
        fingerprint: str,
        normals: tuple[np.ndarray, np.ndarray] = (MEAN, SPREAD),
        scales: tuple[float, float] | None = None,
    ) -> None:
        """Take the model, mean and deviation of its images, and its weights of time and place."""
        self._model = model
        self._mean, self._spread = (numbers[:, None, None] for numbers in normals)
        self._scales = scales
        self.knows_places = scales is not None
        self.dim = model.design.dim
        self.settings: Mapping[str, Any] = {"weights": fingerprint, "side": model.design.side}
        self.arrays: Mapping[str, np.ndarray] = {}

    def encode(self, chips: np.ndarray) -> np.ndarray:
        """Return float32 (n, dim) for chips (n, 6, h, w) of reflectance, missing pixels filled.

        Chips of another size than that of the model are interpolated to it.
        """
        return self.encode_at(chips, np.full((len(chips), 4), np.nan))

    def encode_at(self, chips: np.ndarray, moments: np.ndarray) -> np.ndarray:
        """Return embeddings as `encode` does, of chips whose time and place are known.

        ``moments`` (n, 4) are year, day of the year from 1, latitude and longitude in degrees; NaN
        where unknown. Only the form of Prithvi-EO-2.0 that is told them heeds them.
        """
        check_bands(chips, WHAT, BANDS)
        embeddings = np.empty((len(chips), self.dim), np.float32)
        for number, (chip, moment) in enumerate(zip(chips, moments)):
            image, added = self.prepared(chip), self._added(moment)
            if added is not None and isinstance(self._model, VisionTransformer):
                tokens = self._model.tokens(image, added)
            else:
                tokens = self._model.tokens(image)
            embeddings[number] = self._pooled(tokens)
        return embeddings

    def _added(self, moment: np.ndarray) -> np.ndarray | None:
        """Return what time and place add to the patches; None where neither is known."""
        if self._scales is None or np.isnan(moment).all():
            return None
        half = self.dim // 2
        added = np.zeros(self.dim)
        for scale, pair in zip(self._scales, (moment[:2], moment[2:])):
            if not np.isnan(pair).any():
                # The first half tells the year or the latitude, the second the other number.
                added += scale * _waves(pair, half).ravel()
        return added.astype(np.float32)

    def prepared(self, chip: np.ndarray) -> np.ndarray:
        """Return a chip (6, h, w) as the model's image: its size, and normalised."""
        image = resized(np.asarray(chip, np.float32), self._model.design.side)
        return (image * np.float32(10_000) - self._mean) / self._spread

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
            f"encoder as .safetensors or .onnx) or {FILE_2}, which you download from its "
            "publishers."
        )
    if os.path.splitext(weights)[1].lower() == ".onnx":
        return PrithviEncoder(load_onnx(weights, DESIGN, WHAT), sha256_of(weights))
    file = open_weights(weights)
    prefix = file.prefix_of(_ANCHOR) or ""
    scales = _scales_in(file, prefix)
    if file.shapes.get(prefix + _ANCHOR, (0,))[0] == DESIGN_2.dim:
        tensors = read_encoder(file, DESIGN_2, WHAT_2, FILE_2)
        model = VisionTransformer(DESIGN_2, tensors)
        return PrithviEncoder(model, sha256_of(weights), (MEAN_2, SPREAD_2), scales)
    if scales is not None:
        raise InputError(
            f"{weights} is Prithvi-EO-2.0 of another size than 300M: choose {FILE_2}, with or "
            "without TL."
        )
    return PrithviEncoder(VisionTransformer(DESIGN, read_encoder(file, DESIGN)), sha256_of(weights))


def _scales_in(file: WeightsFile, prefix: str) -> tuple[float, float] | None:
    """Return the weights of time and place; None where the file has none."""
    if not any(prefix + name in file.shapes for name in _SCALES):
        return None
    time, place = (read_tensor(file, [prefix + name], (), WHAT_2) for name in _SCALES)
    return float(time), float(place)


def read_encoder(
    file: WeightsFile, design: Design, what: str = WHAT, name_of_file: str = "Prithvi_100M.pt"
) -> dict[str, np.ndarray]:
    """Return the encoder part of a checkpoint by the names of ``design``.

    Raises `InputError` where a tensor is missing, has another shape, or is damaged.
    """
    prefix = file.prefix_of(_ANCHOR) or ""
    check_whole_blocks(file, prefix, design, what, name_of_file)

    def read(name: str, shape: tuple[int, ...]) -> np.ndarray:
        if name == "pos_embed":
            return _positions(file, prefix + name, design)
        return read_tensor(file, [prefix + name], shape, what)

    return collect(design, read)


def check_whole_blocks(
    file: WeightsFile, prefix: str, design: Design, what: str, name_of_file: str
) -> None:
    """Raise `InputError` where a file has another number of layers than a design."""
    depth = _depth_of(file, prefix)
    if depth not in (0, design.depth):
        raise InputError(
            f"{file.path} is not the weights of {what}: it has {depth} layers instead of "
            f"{design.depth}, as models trained further for one task have. Choose {name_of_file}."
        )


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
