"""How the photographs that a vision transformer was trained on were normalised.

Files of weights do not say it themselves. The makers' own programs tell: ViT in timm and
transformers takes 0.5 for mean and standard deviation; torchvision, DeiT (Touvron et al. 2021),
DINO (Caron et al. 2021), MAE (He et al. 2022), MoCo, iBOT and MSN take those of ImageNet, also
where their layers bear timm's names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...options.build_index_options import NORMALISATIONS
from ...support.checked_json import MalformedJSONError, json_file
from ...support.errors import InputError, ParameterError
from .weights import WeightsFile


@dataclass(frozen=True)
class ColourNormals:
    """Mean and standard deviation of red, green and blue, 0 to 1."""

    mean: tuple[float, ...]
    """The mean that is taken off."""
    spread: tuple[float, ...]
    """The standard deviation that is divided by."""
    because: str = ""
    """What they were told from, for the log."""

    @property
    def sentence(self) -> str:
        """They and their evidence, for the log."""
        mean, spread = (", ".join(map(str, numbers)) for numbers in (self.mean, self.spread))
        return f"Colours have the mean {mean} and the deviation {spread}: {self.because}."

    def told(self, because: str) -> ColourNormals:
        """Return the same with its evidence."""
        return ColourNormals(self.mean, self.spread, because)


IMAGENET = ColourNormals((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
HALF = ColourNormals((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))
_NAMED = {"imagenet": IMAGENET, "half": HALF}
# Words in the names of files, as their makers publish them. A folder counts where it says "vit" or
# "deit" as well.
_WORD = r"(?<![a-z])(?:{})(?![a-z])"
_IMAGENET_WORDS = re.compile(_WORD.format("deit3?|dino|mae|moco(?:v3)?|ibot|msn"))
_HALF_WORDS = re.compile(_WORD.format("augreg2?|orig|jx|google|sam"))
_FOLDERS = 3  # above the file
# Tensors that only training without labels leaves in a file.
_MASKED = re.compile(r"(?:^|\.)(?:mask_token|decoder_embed\.weight|decoder_pos_embed)$")
_TAUGHT = re.compile(r"^(?:teacher|student)\.")
_PLAIN_NAMES = ("model", "pytorch_model")  # files whose folder is theirs alone
_LONGEST_CONFIG = 2**20  # bytes


def colour_normals(
    path: str, file: WeightsFile | None, prefix: str, usual: ColourNormals, wanted: str
) -> ColourNormals:
    """Return how images are normalised for the weights of a file.

    Args:
        path: the file.
        file: its tensors; None for an exported network.
        prefix: what stands before the names of the network's tensors.
        usual: what the library takes by whose names they go.
        wanted: one of `NORMALISATIONS`; with ``auto`` the first that tells counts: a JSON file of
            the publisher beside it, its tensors, its name, the library.

    Raises `ParameterError` for another ``wanted``.
    """
    if wanted not in NORMALISATIONS:
        raise ParameterError(
            f"NORMALISATION is “{wanted}”: choose one of {', '.join(NORMALISATIONS)}."
        )
    if wanted in _NAMED:
        return _NAMED[wanted].told("NORMALISATION says so")
    return (
        _beside(path)
        or _from_tensors(file, prefix)
        or _from_names(path)
        or usual.told("that is usual for files of this kind")
    )


def stored_normals(settings: Mapping[str, Any], index: str) -> ColourNormals:
    """Return what the settings of an index say; `InputError` where that cannot be."""
    found = _proper(settings.get("mean"), settings.get("spread"))
    if found is None:
        raise InputError(
            f"The encoder that the index {index} holds is damaged (it has no proper “mean” and "
            "“spread”): copy it again, or build it again."
        )
    return found.told("the index says so")


def check_wanted(normals: ColourNormals, wanted: str, index: str) -> None:
    """Raise `ParameterError` where an index was built with others than are ``wanted`` now."""
    named = _NAMED.get(wanted)
    if named is not None and named.told("") != normals.told(""):
        raise ParameterError(
            f"NORMALISATION is {wanted}, but the index {index} was built with the mean "
            f"{', '.join(map(str, normals.mean))}: choose auto, or leave the index out."
        )


def _proper(mean: Any, spread: Any) -> ColourNormals | None:
    """Return three means and deviations that colours of 0 to 1 can have, else None."""
    for numbers in (mean, spread):
        if not isinstance(numbers, Sequence) or isinstance(numbers, str) or len(numbers) != 3:
            return None
        if any(isinstance(n, bool) or not isinstance(n, (int, float)) for n in numbers):
            return None
    if not all(0 <= number <= 1 for number in mean) or not all(0 < n <= 1 for n in spread):
        return None
    return ColourNormals(tuple(map(float, mean)), tuple(map(float, spread)))


def _beside(path: str) -> ColourNormals | None:
    """Read what lies beside the file as timm and transformers publish it."""
    folder, stem = os.path.dirname(path), os.path.splitext(os.path.basename(path))[0]
    names = [f"{stem}.json"]
    if stem in _PLAIN_NAMES:
        names += ["config.json", "preprocessor_config.json"]
    for name in names:
        try:
            content = json_file(os.path.join(folder, name), _LONGEST_CONFIG)
        except (OSError, MalformedJSONError):
            continue
        if not isinstance(content, dict):
            continue
        inner = content.get("pretrained_cfg")
        for part in (inner if isinstance(inner, dict) else {}, content):
            for mean, spread in (("mean", "std"), ("image_mean", "image_std")):
                found = _proper(part.get(mean), part.get(spread))
                if found is not None:
                    return found.told(f"{name} beside the file says so")
    return None


def _from_tensors(file: WeightsFile | None, prefix: str) -> ColourNormals | None:
    names = [] if file is None else list(file.shapes)
    if any(_MASKED.search(name) for name in names):
        return IMAGENET.told("its tensors are those of a masked autoencoder")
    if any(_TAUGHT.match(name) for name in names):
        return IMAGENET.told("its tensors are those of a teacher and a student")
    if prefix == "model.":
        return IMAGENET.told("DeiT and MAE keep tensors like this")
    return None


def _from_names(path: str) -> ColourNormals | None:
    parts = os.path.abspath(path).lower().replace("\\", "/").split("/")
    folders = [part for part in parts[-2 : -2 - _FOLDERS : -1] if "vit" in part or "deit" in part]
    for part in (parts[-1], *folders):
        for words, normals in ((_IMAGENET_WORDS, IMAGENET), (_HALF_WORDS, HALF)):
            found = words.search(part)
            if found:
                return normals.told(f"“{found.group()}” in its name says so")
    return None
