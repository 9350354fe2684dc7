"""The encoders behind one interface: their list, and how an index makes its own again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np

from ...options.build_index_options import (
    EMBEDDINGS,
    ENCODERS,
    ENCODERS_WITH_WEIGHTS,
    OF_SERIES,
    IndexRequest,
)
from ...support.checked_arrays import MalformedArrayError
from ...support.checked_json import MalformedJSONError
from ...support.errors import InputError, ParameterError
from ...support.progress import SILENT, Progress
from ..chips.chip_source import ChipSource, fill_missing
from ..chips.embedding_chips import EmbeddingChips
from .colour_normals import ColourNormals, stored_normals
from .convolutional import ConvolutionalEncoder
from .galileo import load_galileo
from .pixel_years import SeriesView, YearEncoder, stored_bands
from .presto import load_presto
from .prithvi import load_prithvi
from .series_encoder import SeriesEncoder
from .stored_encoder import check_stored
from .vector_encoder import VectorEncoder
from .vit import load_vit

# An encoder learns from so many chips. Of large chips it takes fewer, as many as fit into these
# bytes, but never fewer than the least number.
_SAMPLED, _LEAST = 256, 16
_SAMPLED_BYTES = 128 * 2**20


class Encoder(Protocol):
    """What turns chips into embeddings; ``settings`` and ``arrays`` are enough to make it again."""

    @property
    def name(self) -> str:
        """Its name, one of `ENCODERS`."""

    @property
    def settings(self) -> Mapping[str, Any]:
        """Plain JSON; a weights file of the user is named by its SHA-256."""

    @property
    def arrays(self) -> Mapping[str, np.ndarray]:
        """What was learned."""

    @property
    def dim(self) -> int:
        """The dimensions of an embedding."""

    @property
    def bands(self) -> tuple[str, ...]:
        """Names or roles of the bands, in the order that `encode` takes them."""

    @property
    def temporal(self) -> bool:
        """Whether chips are (n, dates, bands, h, w)."""

    def encode(self, chips: np.ndarray) -> np.ndarray:
        """Return embeddings (n, dim) float32 of chips (n, bands, h, w) without missing values."""


def check_encoder_name(name: str) -> None:
    """Raise `ParameterError` for an encoder that is not known."""
    if name not in ENCODERS:
        raise ParameterError(f"ENCODER is “{name}”: choose one of {', '.join(ENCODERS)}.")


def fingerprint(encoder: Encoder) -> str:
    """Return the SHA-256 of an encoder's name, settings and learned numbers."""
    digest = hashlib.sha256()
    settings = json.dumps(dict(encoder.settings), sort_keys=True, ensure_ascii=False)
    digest.update(f"{encoder.name}\n{encoder.dim}\n{settings}\n".encode())
    for name, array in sorted(encoder.arrays.items()):
        plain = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
        digest.update(f"{name} {plain.dtype.str} {plain.shape}\n".encode())
        digest.update(plain.tobytes())
    return digest.hexdigest()


def load_with_weights(
    name: str, weights: str, normalisation: str | ColourNormals = "auto"
) -> Encoder:
    """Return the encoder of a weights file that the user gives; see `load_vit`."""
    if name in OF_SERIES:
        return load_presto(weights) if name == "presto" else load_galileo(weights)
    return load_prithvi(weights) if name == "prithvi" else load_vit(weights, normalisation)


def needs_weights(name: str) -> bool:
    """Tell whether an encoder needs a weights file."""
    return name in ENCODERS_WITH_WEIGHTS


def learn_encoder(
    name: str,
    source: ChipSource,
    seed: int = 0,
    weights: str = "",
    most_missing: float = IndexRequest.most_missing,
    progress: Progress = SILENT,
) -> Encoder:
    """Make an encoder for the chips of a source.

    The built-in encoders learn their filters and scales from up to 256 chips, or 128 MiB of them.

    Args:
        name: one of `ENCODERS`.
        source: the chips to learn from.
        seed: draws the chips and the filters; same seed, same encoder.
        weights: file of the encoders that need one.
        most_missing: chips with a larger share of missing values are not learned from.
        progress: may stop the work.

    Raises `ParameterError` for an unknown name, `InputError` where no chip is complete enough.
    """
    check_encoder_name(name)
    if needs_weights(name):
        return load_with_weights(name, weights)
    if isinstance(source, EmbeddingChips):
        return VectorEncoder(source.coding, len(source.bands))
    chips = _sample(source, seed, most_missing, progress)
    if name == "series":
        return SeriesEncoder.learn(chips, source.bands, source.dates, seed)
    return ConvolutionalEncoder.learn(chips, source.bands, seed)


def restore_encoder(
    name: str,
    settings: Mapping[str, Any],
    arrays: Mapping[str, np.ndarray],
    weights: str = "",
    index: str = "",
) -> Encoder:
    """Make the encoder of an index again; a weights file must be the one it was built with.

    ``index`` is the path of the index, for sentences. Raises `ParameterError` for another weights
    file or an unknown name, `InputError` where what the index holds of its encoder cannot be.
    """
    check_encoder_name(name)
    if needs_weights(name):
        normals = stored_normals(settings, index) if name == "vit-rgb" else "auto"
        encoder = load_with_weights(name, weights, normals)
        if isinstance(encoder, YearEncoder):
            encoder = encoder.seeing(SeriesView(bands=stored_bands(settings, index)))
        if dict(encoder.settings) != dict(settings):
            raise ParameterError(
                f"WEIGHTS {weights} is not the file that the index was built with: give that one, "
                "or build the index again."
            )
        return encoder
    if name == EMBEDDINGS:
        return VectorEncoder.stored(settings, index)
    try:
        check_stored(name, settings, arrays)
    except (MalformedJSONError, MalformedArrayError) as error:
        raise InputError(
            f"The encoder that the index {index} holds is damaged (it {error}): "
            "copy it again, or build it again."
        ) from error
    return (SeriesEncoder if name == "series" else ConvolutionalEncoder)(settings, arrays)


def encoder_for(encoder: Encoder, source: ChipSource) -> Encoder:
    """Return the encoder for the chips of a source; those of series depend on its dates."""
    if isinstance(encoder, SeriesEncoder):
        return encoder.at(source.dates)
    if isinstance(encoder, YearEncoder):
        return encoder.seeing(SeriesView(source.dates, source.roles, source.facts["metres"]))
    return encoder


def _sample(source: ChipSource, seed: int, most_missing: float, progress: Progress) -> np.ndarray:
    """Return up to 256 complete chips of a source, drawn by ``seed``, in the source's order."""
    order = np.random.RandomState(seed).permutation(len(source))
    sample: list[tuple[int, np.ndarray]] = []
    count = _SAMPLED
    for row in order[: 4 * _SAMPLED]:
        if len(sample) == count:
            break
        chips, missing = fill_missing(source.read([int(row)], progress.check), source)
        if missing[0] <= most_missing:
            sample.append((int(row), chips[0]))
            count = min(_SAMPLED, max(_LEAST, _SAMPLED_BYTES // chips.nbytes))
    if not sample:
        raise InputError(
            "Every chip lacks too many pixels to learn the encoder from: raise MAX_MISSING, "
            "or give rasters with fewer gaps."
        )
    return np.stack([chip for _, chip in sorted(sample, key=lambda item: item[0])])
