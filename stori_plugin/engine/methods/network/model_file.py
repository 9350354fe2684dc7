"""A trained network as a value and as a file.

The file is a plain ``.npz``: the arrays of weights, and one array of bytes with a JSON text that
describes them. Nothing in it is executed, nothing is unpickled.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from ....metadata import RESOURCES
from ...support.checked_arrays import Declared, MalformedArrayError, npz_array
from ...support.checked_json import MalformedJSONError, checked_json, part, parts, within
from ...support.checked_zips import CheckedZip, MalformedZipError, opened_zip
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
_LONGEST_DESCRIPTION = 2**20  # bytes
_STEPS = (1.0, 64.0)  # days; nodes further apart would miss a season
# Seventy times those that training makes. A network costs as much as it has weights.
_MOST_WEIGHTS = 2**20
# Trained weights stay below 10; with these no layer comes to infinity.
_LARGEST_WEIGHT = 1e6


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
    """Read a model file and check it from end to end; only what a model needs is unpacked.

    Raises `InputError` with a sentence that names the file when it is not there, is no model,
    is damaged, or was made for other inputs or by another version.
    """
    try:
        with opened_zip(path) as archive:
            description = _description_of(path, archive)
            _check_description(path, description)
            try:
                return _described(path, description, archive)
            except MalformedJSONError as error:
                raise _damaged(path, f"its description is incomplete (it {error})") from error
    except FileNotFoundError as error:
        raise InputError(f"There is no model file {path}; check the path.") from error
    except OSError as error:
        raise InputError(
            f"The model {path} cannot be read: {error.strerror or 'it is no NumPy archive'}."
        ) from error
    except MalformedZipError as error:
        raise InputError(
            f"{path} is no model of the STORI network, or only a part of one (it {error}); choose "
            "a file that was written by the training."
        ) from error


def _damaged(path: str | Path, what: str) -> InputError:
    return InputError(
        f"The model {path} is damaged: {what}. Get the file again or train a new one."
    )


def _description_of(path: str | Path, archive: CheckedZip) -> dict[str, Any]:
    try:
        text = npz_array(archive, _DESCRIPTION, Declared("u", 1, _LONGEST_DESCRIPTION))
        # What is told of the training may be infinite; what is used is looked at below.
        description = checked_json(text.tobytes(), _LONGEST_DESCRIPTION, finite=False)
    except (MalformedZipError, MalformedArrayError, MalformedJSONError):
        description = None
    if not isinstance(description, dict) or description.get("kind") != KIND:
        raise InputError(
            f"{path} is no model of the STORI network; choose a file that was written by the "
            "training."
        )
    return description


def _check_description(path: str | Path, description: dict[str, Any]) -> None:
    version = description.get("version")
    if version != VERSION:
        raise InputError(
            f"The model {path} has version {str(version)[:20]} and this plugin reads version "
            f"{VERSION}; train it again, or use the plugin that made it."
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


def _described(path: str | Path, description: dict[str, Any], archive: CheckedZip) -> Model:
    """Return the model that is described; raises `MalformedJSONError` where none is."""
    sizes = _sizes_of(path, part(description, "sizes", dict))
    step = within(part(description, "step", float), *_STEPS, "step")
    factors = parts(description, "trust", float, len(KNOTS))
    for factor in factors:
        within(factor, 0.0, 1.0, "trust")
    about = part(description, "about", dict)
    return Model(sizes, _weights_of(path, sizes, archive), step, Trust(tuple(factors)), about)


def _sizes_of(path: str | Path, given: dict[str, Any]) -> Architecture:
    try:
        sizes = Architecture.of(given)
    except InputError as error:
        raise _damaged(path, f"its sizes cannot be ({error})") from error
    ours = standard_architecture()
    fixed = ("neighbours", "sar_channels", "sar_inputs", "inputs")
    if any(getattr(sizes, name) != getattr(ours, name) for name in fixed):
        raise _damaged(path, "its sizes do not fit its inputs")
    if sum(math.prod(shape) for shape in sizes.shapes().values()) > _MOST_WEIGHTS:
        raise _damaged(path, f"it has more than {_MOST_WEIGHTS:,} weights")
    return sizes


def _weights_of(path: str | Path, sizes: Architecture, archive: CheckedZip) -> Weights:
    weights = {}
    for name, shape in sizes.shapes().items():
        if f"{name}.npy" not in archive.names:
            raise _damaged(path, f"“{name}” is missing")
        try:
            array = npz_array(archive, name, Declared("f", None, 8 * _MOST_WEIGHTS))
        except MalformedArrayError as error:
            raise _damaged(path, f"“{name}” {error}") from error
        if array.shape != shape:
            raise _damaged(path, f"“{name}” has the shape {array.shape} instead of {shape}")
        if not (np.abs(array) <= _LARGEST_WEIGHT).all():
            raise _damaged(path, f"“{name}” holds numbers that are not finite, or are too large")
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
