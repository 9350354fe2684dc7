"""A trained network as a value and as a file.

The file is a plain ``.npz``: the arrays of weights, and one array of bytes with a JSON text that
describes them. Nothing in it is executed, nothing is unpickled.
"""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np

from ....metadata import RESOURCES
from ...support.errors import InputError, OutputError
from ...support.staging import written_beside
from .architecture import Architecture, Weights
from .features import ROWS
from .sar_trends import CENTRES, CHANNELS, FEATURES, SCALES
from .trust import KNOTS, Trust

KIND = "STORI network"
VERSION = 1
STEP = 8.0
_DESCRIPTION = "description"
# What NumPy and zipfile raise on files that are no archive of arrays, or were damaged.
_DAMAGE = (
    *(ValueError, TypeError, KeyError, AttributeError, EOFError, RuntimeError, MemoryError),
    *(OverflowError, struct.error, zipfile.BadZipFile, zlib.error),
)


def standard_architecture() -> Architecture:
    """Return the sizes for the inputs that this version computes."""
    return Architecture(sar_channels=len(CHANNELS), sar_inputs=FEATURES, inputs=len(ROWS))


@dataclass(frozen=True)
class Model:
    """A trained network."""

    sizes: Architecture
    """The sizes of its layers."""
    weights: Weights
    """Its weights by name; see `Architecture.shapes`."""
    step: float = STEP
    """The distance of the nodes in days."""
    trust: Trust = field(default_factory=Trust)
    """How far to trust it, learned on held-out observations after training."""
    about: Mapping[str, object] = field(default_factory=dict)
    """What reports tell of it, as plain JSON: on what it was trained, how long, how good it is."""

    def save(self, path: str | Path) -> None:
        """Write the model to ``path``; `OutputError` where that is impossible."""
        description = {
            "kind": KIND,
            "version": VERSION,
            "sizes": vars(self.sizes),
            "inputs": list(ROWS),
            "sar": list(CHANNELS),
            "sar_centres": CENTRES.tolist(),
            "sar_scales": SCALES.tolist(),
            "step": self.step,
            "knots": list(KNOTS),
            "trust": list(self.trust.factors),
            "about": dict(self.about),
        }
        text = np.frombuffer(json.dumps(description).encode(), np.uint8)
        try:
            with written_beside(str(path)) as staged, open(staged, "wb") as file:
                np.savez_compressed(file, **{_DESCRIPTION: text}, **self.weights)
        except OSError as error:
            raise OutputError(
                f"The model cannot be written to {path} ({error.strerror}); choose another place."
            ) from error


def load_model(path: str | Path) -> Model:
    """Read a model file and check it from end to end.

    Raises `InputError` with a sentence that names the file when it is not there, is no model,
    is damaged, or was made for other inputs or by another version.
    """
    arrays = _arrays_of(path)
    description = _description_of(path, arrays)
    _check_description(path, description)
    try:
        sizes = Architecture.of(description["sizes"])
        trust = Trust(tuple(map(float, description["trust"])))
        step = float(description["step"])
        about = dict(description["about"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(path, "its description is incomplete") from error
    if len(trust.factors) != len(KNOTS) or step <= 0:
        raise _damaged(path, "its description is incomplete")
    return Model(sizes, _checked_weights(path, sizes, arrays), step, trust, about)


def _damaged(path: str | Path, what: str) -> InputError:
    return InputError(
        f"The model {path} is damaged: {what}. Get the file again or train a new one."
    )


def _arrays_of(path: str | Path) -> dict[str, np.ndarray]:
    try:
        with np.load(path, allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except FileNotFoundError as error:
        raise InputError(f"There is no model file {path}; check the path.") from error
    except OSError as error:
        reason = error.strerror or "it is not a NumPy archive"
        raise InputError(f"The model {path} cannot be read: {reason}.") from error
    except _DAMAGE as error:
        raise InputError(
            f"{path} is no model of the STORI network, or only a part of one; choose a file "
            "that was written by the training."
        ) from error


def _description_of(path: str | Path, arrays: dict[str, np.ndarray]) -> dict:
    text: object = arrays.pop(_DESCRIPTION, None)
    # NumPy gives the bytes of a member of the archive that is no array.
    raw = text.tobytes() if isinstance(text, np.ndarray) else b""
    try:
        description = json.loads(raw.decode())
    except ValueError:
        description = None
    if not isinstance(description, dict) or description.get("kind") != KIND:
        raise InputError(
            f"{path} is no model of the STORI network; choose a file that was written by the "
            "training."
        )
    return description


def _check_description(path: str | Path, description: dict) -> None:
    version = description.get("version")
    if version != VERSION:
        raise InputError(
            f"The model {path} has version {version} and this plugin reads version {VERSION}; "
            "train it again, or use the plugin that made it."
        )
    ours = {
        "inputs": list(ROWS),
        "sar": list(CHANNELS),
        "sar_centres": CENTRES.tolist(),
        "sar_scales": SCALES.tolist(),
        "knots": list(KNOTS),
    }
    if any(description.get(name) != value for name, value in ours.items()):
        raise InputError(
            f"The model {path} was made for other inputs than this plugin computes; train it again."
        )


def _checked_weights(
    path: str | Path, sizes: Architecture, arrays: dict[str, np.ndarray]
) -> Weights:
    if sizes.inputs != len(ROWS) or sizes.sar_inputs != FEATURES:
        raise _damaged(path, "its sizes do not fit its inputs")
    weights = {}
    for name, shape in sizes.shapes().items():
        array = arrays.get(name)
        if array is None:
            raise _damaged(path, f"“{name}” is missing")
        if array.shape != shape or array.dtype.kind != "f":
            raise _damaged(path, f"“{name}” has the shape {array.shape} instead of {shape}")
        if not np.isfinite(array).all():
            raise _damaged(path, f"“{name}” holds numbers that are not finite")
        weights[name] = np.ascontiguousarray(array, np.float32)
    return weights


SHIPPED = RESOURCES / "stori_network.npz"


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """Return the model that comes with the plugin, which is read once.

    Raises `InputError` where its file is missing or damaged.
    """
    try:
        return load_model(SHIPPED)
    except InputError as error:
        raise InputError(
            f"The weights of the STORI network that come with the plugin cannot be used: {error} "
            "Install the plugin again, give a MODEL of your own, or choose METHOD gp."
        ) from error
