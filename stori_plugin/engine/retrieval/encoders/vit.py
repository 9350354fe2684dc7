"""Embeddings of a ViT-B/16 trained on photographs, from red, green and blue alone.

Blumenstiel et al. 2024 (arXiv 2403.02059) compare models of Earth observation with it: the class
token of Dosovitskiy et al. 2021 (arXiv 2010.11929). The weights are the user's
file, under the names of torchvision, timm or transformers.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...support.errors import InputError, ParameterError
from .colour_normals import HALF, IMAGENET, ColourNormals, colour_normals
from .onnx import load_onnx
from .prithvi import TokenModel, check_bands
from .vision_transformer import Design, VisionTransformer, collect, resized
from .weights import WeightsFile, open_weights, read_tensor, sha256_of

NAME = "vit-rgb"
WHAT = "a ViT-B/16"
BANDS: tuple[str, ...] = ("red", "green", "blue")
# The reflectance that photographs would show as white; land is darker than that but for snow.
WHITE = 0.3
_LARGEST_SIDE = 1024  # pixels; a chip costs as the fourth power of it
DESIGN = Design(channels=len(BANDS))
# Tensors outside the blocks that networks have which are computed in another way.
_OTHER_FORMS = re.compile(
    r"(?:norm_pre|pre_layernorm|pre_layrnorm)\.weight$|(?:dist|reg|distillation|register)_tokens?$"
)


@dataclass(frozen=True)
class WeightNaming:
    """How a library names the weights of a ViT, and how its images are normalised."""

    library: str
    """The library's name."""
    anchor: str
    """A tensor that every file of this library has."""
    names: Callable[[str], Sequence[str]]
    """Gives for a name of ours the library's tensors that make it up, one after the other."""
    normals: ColourNormals
    """How images are normalised where nothing else tells it."""
    epsilon: float = 1e-6
    """See `Design.epsilon`."""


def _renamed(table: Mapping[str, Sequence[str]], block: str) -> Callable[[str], Sequence[str]]:
    def names(ours: str) -> Sequence[str]:
        if not ours.startswith("blocks."):
            stem, dot, kind = ours.rpartition(".")
            return [f"{part}{dot}{kind}" for part in table[stem]] if dot else table[ours]
        _, number, rest = ours.split(".", 2)
        stem, _, kind = rest.rpartition(".")
        joined = (f"{part}_{kind}" if part.endswith("in_proj") else f"{part}.{kind}"
                  for part in table[stem])  # fmt: skip
        return [f"{block}{number}.{part}" for part in joined]

    return names


def _torchvision(first: str, second: str) -> Callable[[str], Sequence[str]]:
    table = {
        "cls_token": ["class_token"],
        "pos_embed": ["encoder.pos_embedding"],
        "patch_embed.proj": ["conv_proj"],
        "norm": ["encoder.ln"],
        "norm1": ["ln_1"],
        "attn.qkv": ["self_attention.in_proj"],
        "attn.proj": ["self_attention.out_proj"],
        "norm2": ["ln_2"],
        "mlp.fc1": [first],
        "mlp.fc2": [second],
    }
    return _renamed(table, "encoder.layers.encoder_layer_")


_TRANSFORMERS = {
    "cls_token": ["embeddings.cls_token"],
    "pos_embed": ["embeddings.position_embeddings"],
    "patch_embed.proj": ["embeddings.patch_embeddings.projection"],
    "norm": ["layernorm"],
    "norm1": ["layernorm_before"],
    "attn.qkv": [f"attention.attention.{part}" for part in ("query", "key", "value")],
    "attn.proj": ["attention.output.dense"],
    "norm2": ["layernorm_after"],
    "mlp.fc1": ["intermediate.dense"],
    "mlp.fc2": ["output.dense"],
}
# What transformers calls them in memory from version 5 on; its own files keep the names above.
_TRANSFORMERS_5 = {
    **_TRANSFORMERS,
    "attn.qkv": [f"attention.{part}_proj" for part in "qkv"],
    "attn.proj": ["attention.o_proj"],
    "mlp.fc1": ["mlp.fc1"],
    "mlp.fc2": ["mlp.fc2"],
}
NAMINGS = (
    WeightNaming("timm", "patch_embed.proj.weight", lambda ours: [ours], HALF),
    WeightNaming(
        "torchvision",
        "encoder.layers.encoder_layer_0.mlp.0.weight",
        _torchvision("mlp.0", "mlp.3"),
        IMAGENET,
    ),
    WeightNaming(
        "torchvision",
        "encoder.layers.encoder_layer_0.mlp.linear_1.weight",
        _torchvision("mlp.linear_1", "mlp.linear_2"),
        IMAGENET,
    ),
    WeightNaming(
        "transformers",
        "layers.0.attention.q_proj.weight",
        _renamed(_TRANSFORMERS_5, "layers."),
        HALF,
        1e-12,
    ),
    WeightNaming(
        "transformers",
        "embeddings.patch_embeddings.projection.weight",
        _renamed(_TRANSFORMERS, "encoder.layer."),
        HALF,
        1e-12,
    ),
)


class VitEncoder:
    """A ViT as an encoder of chips: reflectance 0 to 1 in, the class token out."""

    name = NAME
    bands = BANDS
    temporal = False

    def __init__(
        self,
        model: TokenModel,
        fingerprint: str,
        normals: ColourNormals,
    ) -> None:
        self._model = model
        self.dim = model.design.dim
        self.normals = normals
        self._mean, self._spread = (
            np.array(numbers, np.float32)[:, None, None]
            for numbers in (normals.mean, normals.spread)
        )
        self.settings: Mapping[str, Any] = {
            "weights": fingerprint,
            "side": model.design.side,
            "white": WHITE,
            "mean": list(normals.mean),
            "spread": list(normals.spread),
        }
        self.arrays: Mapping[str, np.ndarray] = {}

    def encode(self, chips: np.ndarray) -> np.ndarray:
        """Return float32 (n, dim) for chips (n, 3, h, w) of red, green and blue reflectance."""
        check_bands(chips, WHAT, BANDS)
        embeddings = np.empty((len(chips), self.dim), np.float32)
        for number, chip in enumerate(chips):
            embeddings[number] = self._model.tokens(self.prepared(chip))[0]
        return embeddings

    def prepared(self, chip: np.ndarray) -> np.ndarray:
        """Return a chip (3, h, w) as the model's image: a photograph's colours, normalised."""
        colours = np.clip(np.asarray(chip, np.float32) / np.float32(WHITE), 0, 1)
        return (resized(colours, self._model.design.side) - self._mean) / self._spread


def load_vit(weights: str, normalisation: str | ColourNormals = "auto") -> VitEncoder:
    """Return the encoder with the weights of a file: PyTorch's, safetensors or ONNX.

    ``normalisation`` is one of `NORMALISATIONS`, see `colour_normals`, or known already. An ONNX
    file must give the class token first. Raises `ParameterError` without a file, `InputError`
    naming the file where it is another network's, not whole or not readable, and
    `MissingPackageError` for ONNX without its runtime.
    """
    if not weights:
        raise ParameterError(
            "WEIGHTS is empty: the encoder “vit-rgb” needs a file with the weights of a ViT-B/16 "
            "(.pt, .pth or .safetensors of torchvision, timm or transformers, or .onnx)."
        )
    if os.path.splitext(weights)[1].lower() == ".onnx":
        normals = _normals(normalisation, weights, None, "", IMAGENET)
        return VitEncoder(load_onnx(weights, DESIGN, WHAT), sha256_of(weights), normals)
    file = open_weights(weights)
    naming, prefix = naming_of(file)
    design = _design_of(file, naming, prefix)
    model = VisionTransformer(design, read_vit(file, design, naming, prefix))
    normals = _normals(normalisation, weights, file, prefix, naming.normals)
    return VitEncoder(model, sha256_of(weights), normals)


def _normals(
    wanted: str | ColourNormals,
    weights: str,
    file: WeightsFile | None,
    prefix: str,
    usual: ColourNormals,
) -> ColourNormals:
    if isinstance(wanted, ColourNormals):
        return wanted
    return colour_normals(weights, file, prefix, usual, wanted)


def naming_of(file: WeightsFile) -> tuple[WeightNaming, str]:
    """Return how the weights of a file are named, and what stands before every name."""
    for naming in NAMINGS:
        prefix = file.prefix_of(naming.anchor)
        if prefix is not None:
            return naming, prefix
    raise InputError(
        f"{file.path} is not the weights of {WHAT}: none of its {len(file.shapes)} tensors is a "
        "patch embedding under the names of torchvision, timm or transformers. Choose another file."
    )


def _design_of(file: WeightsFile, naming: WeightNaming, prefix: str) -> Design:
    """Return ViT-B/16 for the image size of the file's position embedding."""
    shape = file.shapes.get(prefix + naming.names("pos_embed")[0], ())
    tokens = math.prod(shape) // DESIGN.dim
    if tokens > 1 + (_LARGEST_SIDE // DESIGN.patch) ** 2:
        raise InputError(
            f"{file.path} is not the weights of {WHAT}: it is made for images of more than "
            f"{_LARGEST_SIDE} x {_LARGEST_SIDE} pixels. Choose the file of {WHAT}."
        )
    count = math.isqrt(max(0, tokens - 1))
    side = count * DESIGN.patch if count and count * count == tokens - 1 else DESIGN.side
    return Design(channels=DESIGN.channels, side=side, epsilon=naming.epsilon)


def read_vit(
    file: WeightsFile, design: Design, naming: WeightNaming, prefix: str
) -> dict[str, np.ndarray]:
    """Return a ViT's weights by the names of ``design``; `InputError` where they do not fit."""
    _check_form(file, design, naming, prefix)

    def read(name: str, shape: tuple[int, ...]) -> np.ndarray:
        return read_tensor(file, [prefix + part for part in naming.names(name)], shape, WHAT)

    return collect(design, read)


def _check_form(file: WeightsFile, design: Design, naming: WeightNaming, prefix: str) -> None:
    """Raise `InputError` for tensors that a plain ViT has none of: they would be left out."""
    known = {prefix + part for name in design.shapes() for part in naming.names(name)}
    block = prefix + naming.names("blocks.0.norm1.weight")[0].partition("0.")[0]
    for name in file.shapes:
        if name not in known and (name.startswith(block) or _OTHER_FORMS.search(name)):
            raise InputError(
                f"{file.path} is not the weights of {WHAT}: a plain one has no “{name}”, as other "
                f"forms and deeper ones have. Choose the file of {WHAT}."
            )
