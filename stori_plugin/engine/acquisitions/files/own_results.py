"""What this engine made of observations, which must never be taken for observations again.

Known by the tags of its rasters, wherever these lie; where a copy has lost them by the manifest
beside it. What steps make that only part, mask or prepare observations stays an input.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from .file_terms import File
from .result_folders import listed_in
from .virtual_names import is_virtual

RESULT = (
    "results of STORI, which are no observations; give the acquisitions that they were made from"
)
_TAGS = ("SERIES", "METHOD", "CONTENT", "ACQUISITION_DATE")
_CONTENTS = ("mean", "standard deviation", "quality")
# Maps of a season or of changes, whatever they were made from.
_MAPS = ("phenology", "changes")
_MANIFESTS = ("manifest.json", "phenology.json", "changes.json")


def is_ours(tags: Mapping[str, str]) -> bool:
    """Tell a raster that this engine wrote, of whatever it was made."""
    return all(tag in tags for tag in _TAGS) and tags["CONTENT"] in _CONTENTS


def is_result(tags: Mapping[str, str]) -> bool:
    """Tell an estimate, a deviation or a map of this engine by the tags of its raster."""
    if not is_ours(tags):
        return False
    is_map = tags["SERIES"].startswith(_MAPS)
    return is_map or tags["CONTENT"] != "mean" or tags["METHOD"] != "observed"


def results_among(files: Sequence[File]) -> list[File]:
    """List the files that this engine made and that are no observations."""
    listed: dict[str, frozenset[str]] = {}
    found = []
    for file in files:
        if is_result(file.header.tags):
            found.append(file)
        elif not is_virtual(file.path) and "METHOD" not in file.header.tags:
            folder, name = os.path.split(file.path)
            if folder not in listed:
                listed[folder] = listed_in(folder, _MANIFESTS, _MANIFESTS) or frozenset()
            if name in listed[folder]:
                found.append(file)
    return found
