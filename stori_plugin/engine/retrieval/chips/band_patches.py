"""Patches that come as a raster per band, such as those of BigEarthNet without label files."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...acquisitions.scan import RASTER_SUFFIXES

# Bands of Sentinel-2, in the names of files after that of their patch, and of Sentinel-1.
_OPTICAL = re.compile(r"^(.*?)_?(?:B(?:0?[1-9]|1[0-2]|8A))$", re.IGNORECASE)
_RADAR = re.compile(r"^(.*?)_?(?:[VH][VH])$", re.IGNORECASE)
_REFERENCE = "_reference_map"  # the land cover of a patch, pixel by pixel


@dataclass(frozen=True)
class BandPatch:
    """The rasters of one patch."""

    name: str
    """What the names of its files begin with, else the name of its folder."""
    files: tuple[str, ...]
    """Its files, relative to the root, sorted."""
    is_radar: bool
    """Whether they are bands of Sentinel-1."""


def patches_in(folder: str, relative: str, names: Sequence[str]) -> list[BandPatch]:
    """Return the patches of one folder whose rasters all are single bands; none otherwise.

    Args:
        folder: its name.
        relative: its path, relative to the root.
        names: the files that lie in it.

    A folder with one band of each image is none of patches, unless the files are called after it:
    these may be images of a class.
    """
    rasters = sorted(name for name in names if name.lower().endswith(RASTER_SUFFIXES))
    patches: dict[tuple[str, bool], list[str]] = {}
    for name in rasters:
        stem = os.path.splitext(name)[0]
        found = _OPTICAL.match(stem) or _RADAR.match(stem)
        if found is None:
            return []
        patches.setdefault((found.group(1), found.re is _RADAR), []).append(name)
    if not all(len(files) > 1 or stem == folder for (stem, _), files in patches.items()):
        return []
    return [
        BandPatch(
            stem or folder,
            tuple(os.path.normpath(os.path.join(relative, name)) for name in files),
            is_radar,
        )
        for (stem, is_radar), files in patches.items()
    ]


def holds_reference_maps(names: Sequence[str]) -> bool:
    """Tell whether the rasters of a folder are land cover alone, which is nothing to look for."""
    stems = [os.path.splitext(name)[0] for name in names if name.lower().endswith(RASTER_SUFFIXES)]
    return bool(stems) and all(stem.endswith(_REFERENCE) for stem in stems)
