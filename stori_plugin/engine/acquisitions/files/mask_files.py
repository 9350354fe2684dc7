"""Masks that no name of a mask tells: by the folders they lie in, or by words and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from ..names.terms import Term, plain, terms_in
from .file_terms import File

# A tile of Sentinel-2's grid; without a T it may be a day, such as 10may.
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
TILE = rf"t\d{{2}}[c-x][a-z]{{2}}|\d{{2}}(?!(?:{_MONTHS})$)[c-x][a-z]{{2}}"
# Folders that only part what lies in the one above, by tile, year or date.
_PARTING = re.compile(rf"{TILE}|[\d_]+")
# The classes of a mask are few and small whole numbers.
_MOST_CLASSES, _HIGHEST_CLASS = 12, 255
# Words of images without cloud as well as of masks that are 1 there.
_CLEAR = re.compile(
    r"(?<![a-z0-9])(?:cloud_?(?:free|less)|(?:no|not|non|un)_?cloud(?:s|y|ed)?"
    r"|good(?:_?(?:pixels?|px|obs(?:ervations?)?|data|quality))?)(?:_?mask)?(?![a-z0-9])"
)
_TELLING = ("polarisation", "band", "mask", "foreign mask")


def term_of_folders(file: File) -> Term | None:
    """Say what a file of one kind holds that its own name does not tell, by its folders.

    A folder named "clear" may hold anything, and one named "masks" what was cut with a mask.
    """
    of_folder = [
        t
        for t in file.terms.folder
        if t.name != "clear"
        and t.kind in ("polarisation", "band", "mask")
        and (t.name != "mask" or _holds_classes(file))
    ]
    if not of_folder and len(file.folders) > 1 and _PARTING.fullmatch(plain(file.folders[0])):
        of_folder = [
            t
            for t in terms_in(file.folders[1])
            if t.kind == "mask" and t.name != "clear" and _holds_classes(file)
        ]
    return of_folder[0] if len(of_folder) == 1 else None


def _holds_classes(file: File) -> bool:
    """Tell whether a file's numbers may be those of a mask; so may those that were not seen."""
    for index, values in file.header.sample.items():
        values = values[np.isfinite(values)]
        nodata = file.header.nodata[index - 1]
        classes = np.unique(values if nodata is None else values[values != nodata])
        if len(classes) > _MOST_CLASSES or np.any(classes != np.round(classes)):
            return False
        if classes.size and (classes[0] < -1 or classes[-1] > _HIGHEST_CLASS):
            return False
    return True


def clear_files(files: Sequence[File]) -> frozenset[str]:
    """Find the files called cloud-free that are masks: 0 and 1, or 0 and 255, beside images.

    Returns their paths: all that are called so, or none.
    """
    called = [file for file in files if len(file) == 1 and _is_called_clear(file)]
    samples = [file.header.sample.get(1, np.empty(0)) for file in called]
    if len(called) == len(files) or not all(sample.size for sample in samples):
        return frozenset()
    held = {float(value) for sample in samples for value in np.unique(sample)}
    if held not in ({0.0, 1.0}, {0.0, 255.0}):
        return frozenset()
    return frozenset(file.path for file in called)


def _is_called_clear(file: File) -> bool:
    if file.candidate.image is not None or file.header.descriptions[0]:
        return False
    if any(term.kind in _TELLING for term in file.terms.name.terms):
        return False
    return _CLEAR.search(plain(file.stem)) is not None
