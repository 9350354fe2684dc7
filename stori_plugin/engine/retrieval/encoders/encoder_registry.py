"""Encoders behind one interface: an explicit list, and how an index brings its own back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np

from ...support.errors import InputError, ParameterError
from ...support.progress import SILENT, Progress
from ..chips.chip_source import ChipSource, filled

NAMES = ("convolutional", "series", "prithvi", "vit-rgb")
# How many chips an encoder learns from: so many, or of large ones so many bytes.
_SAMPLED, _LEAST = 256, 16
_SAMPLED_BYTES = 128 * 2**20


class Encoder(Protocol):
    """What turns chips into embeddings.

    ``settings`` (plain JSON) and ``arrays`` are enough to make it again; a weights file of the
    user stands in ``settings`` by its SHA-256. ``bands`` are names or roles in the order that
    `encode` takes them; ``temporal`` encoders take chips (n, dates, bands, h, w).
    """

    name: str
    settings: Mapping[str, Any]
    arrays: Mapping[str, np.ndarray]
    dim: int
    bands: tuple[str, ...]
    temporal: bool

    def encode(self, chips: np.ndarray) -> np.ndarray:
        """Return embeddings (n, dim) float32 of chips (n, bands, h, w) without missing values."""


def check_name(name: str) -> None:
    """Raise `ParameterError` for an encoder that is not known."""
    if name not in NAMES:
        raise ParameterError(f"ENCODER is “{name}”: choose one of {', '.join(NAMES)}.")


def fingerprint(encoder: Encoder) -> str:
    """Return what tells encoders apart: a SHA-256 over name, settings and learned numbers."""
    digest = hashlib.sha256()
    settings = json.dumps(dict(encoder.settings), sort_keys=True, ensure_ascii=False)
    digest.update(f"{encoder.name}\n{encoder.dim}\n{settings}\n".encode())
    for name, array in sorted(encoder.arrays.items()):
        plain = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
        digest.update(f"{name} {plain.dtype.str} {plain.shape}\n".encode())
        digest.update(plain.tobytes())
    return digest.hexdigest()


def with_weights(name: str, weights: str) -> Encoder:
    """Return the encoder of a weights file that the user gives."""
    if name == "prithvi":
        from .prithvi import load_prithvi

        return load_prithvi(weights)
    from .vit import load_vit

    return load_vit(weights)


def needs_weights(name: str) -> bool:
    """Tell whether an encoder needs a weights file."""
    return name in ("prithvi", "vit-rgb")


def learn(
    name: str,
    source: ChipSource,
    seed: int = 0,
    weights: str = "",
    most_missing: float = 0.2,
    progress: Progress = SILENT,
) -> Encoder:
    """Make an encoder for the chips of a source.

    The built-in ones learn their filters and scales from up to 256 chips, or 128 MiB of them, the
    same ones for the same ``seed``. Raises `ParameterError` for an unknown name, `InputError`
    where no chip is complete enough to learn from.
    """
    check_name(name)
    if needs_weights(name):
        return with_weights(name, weights)
    chips = _sample(source, seed, most_missing, progress)
    if name == "series":
        from .series_encoder import SeriesEncoder

        return SeriesEncoder.learn(chips, source.bands, source.dates, seed)
    from .convolutional import Convolutional

    return Convolutional.learn(chips, source.bands, seed)


def restore(
    name: str, settings: Mapping[str, Any], arrays: Mapping[str, np.ndarray], weights: str = ""
) -> Encoder:
    """Make the encoder of an index again; a weights file must be the one it was built with."""
    check_name(name)
    if needs_weights(name):
        encoder = with_weights(name, weights)
        if dict(encoder.settings) != dict(settings):
            raise ParameterError(
                f"WEIGHTS {weights} is not the file that the index was built with: give that one, "
                "or build the index again."
            )
        return encoder
    if name == "series":
        from .series_encoder import SeriesEncoder

        return SeriesEncoder(settings, arrays)
    from .convolutional import Convolutional

    return Convolutional(settings, arrays)


def _sample(source: ChipSource, seed: int, most_missing: float, progress: Progress) -> np.ndarray:
    """Return up to 256 complete chips of a source, drawn by ``seed``, in their order."""
    order = np.random.RandomState(seed).permutation(len(source))
    taken: list[tuple[int, np.ndarray]] = []
    wanted = _SAMPLED
    for row in order[: 4 * _SAMPLED]:
        if len(taken) == wanted:
            break
        chips, missing = filled(source.read([int(row)], progress.check), source)
        if missing[0] <= most_missing:
            taken.append((int(row), chips[0]))
            wanted = min(_SAMPLED, max(_LEAST, _SAMPLED_BYTES // chips.nbytes))
    if not taken:
        raise InputError(
            "Every chip lacks too many pixels to learn the encoder from: raise MAX_MISSING, "
            "or give rasters with fewer gaps."
        )
    return np.stack([chip for _, chip in sorted(taken, key=lambda item: item[0])])
