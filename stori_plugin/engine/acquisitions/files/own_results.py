"""What this engine made of observations, which must never be taken for observations again.

Known by the tags of its rasters, wherever these lie; where a copy has lost them by the manifest
beside it. What steps make that only part, mask or prepare observations stays an input.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from ...support.errors import InputError
from ...support.manifests import opened_manifest
from .file_terms import File
from .virtual_names import is_virtual

RESULT = (
    "results of STORI, which are no observations; give the acquisitions that they were made from"
)
_TAGS = ("SERIES", "METHOD", "CONTENT", "ACQUISITION_DATE")
_CONTENTS = ("mean", "standard deviation", "quality")
_FILES = ("file", "sd_file", "quality_file")  # of one output in a manifest
# Maps of a season or of changes, whatever they were made from.
_MAPS = ("phenology", "changes")
_MANIFESTS = ("manifest.json", "phenology.json", "changes.json")


def is_result(tags: Mapping[str, str]) -> bool:
    """Tell an estimate, a deviation or a map of this engine by the tags of its raster."""
    if not all(tag in tags for tag in _TAGS) or tags["CONTENT"] not in _CONTENTS:
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
                listed[folder] = _outputs(folder)
            if name in listed[folder]:
                found.append(file)
    return found


def _outputs(folder: str) -> frozenset[str]:
    """Name the rasters that a manifest of a folder lists."""
    names: set[str] = set()
    for manifest in _MANIFESTS:
        path = os.path.join(folder, manifest)
        if not os.path.isfile(path):
            continue
        try:
            with opened_manifest(path) as content:
                if "stori" in content["versions"]:
                    for one in content["outputs"]:
                        names |= {os.path.basename(str(one.get(k, ""))) for k in _FILES}
        except InputError:  # somebody else's
            continue
    return frozenset(names)
