"""Folders of BigEarthNet: a folder per patch with one GeoTIFF per band.

- Version 1 (Sumbul et al. 2019, IGARSS): its labels are in ``*_labels_metadata.json`` beside them.
- From version 2 on (Clasen et al. 2024, arXiv 2407.03653): patches lie below a folder per tile, and
  the labels of all are in one table, see `bigearthnet_table`.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence

from ...acquisitions.scan import RASTER_SUFFIXES
from ...support.checked_json import MalformedJSONError, json_file, parts
from ...support.errors import InputError
from ...support.linked_folders import walk_links
from ...support.progress import Progress
from .band_patches import BandPatch, holds_reference_maps, patches_in
from .bigearthnet_labels import coarse_labels
from .bigearthnet_table import TABLES, find_table, read_labels
from .folder_listing import FolderChip, left_out

METADATA = "_labels_metadata.json"
_LONGEST_LABELS = 2**20  # bytes


def list_patches(
    root: str, labelling: str, progress: Progress
) -> tuple[list[FolderChip], list[str]]:
    """Return the patches of a folder with their labels, and sentences on what is left out.

    Of a folder with both sensors those of Sentinel-2 are taken. Raises `InputError` for patches
    without any labels, and what reading the table raises.
    """
    chips: list[FolderChip] = []
    problems: list[str] = []
    bare: list[BandPatch] = []
    maps = 0
    for folder, below, names in walk_links(root):
        progress.check()
        relative = os.path.relpath(folder, root)
        metadata = [name for name in names if name.endswith(METADATA)]
        if not metadata:
            bare += patches_in(os.path.basename(os.path.abspath(folder)), relative, names)
            maps += holds_reference_maps(names)
            continue
        below.clear()
        bands = sorted(name for name in names if name.lower().endswith(RASTER_SUFFIXES))
        labels = _chosen(_labels_in(os.path.join(folder, metadata[0])), labelling)
        if bands and labels:
            files = tuple(os.path.join(relative, name) for name in bands)
            chips.append(FolderChip(os.path.basename(folder), files, labels))
        else:
            what = "raster" if labels else f"label of that kind in {metadata[0]}"
            problems.append(f"{relative} has no {what}.")
    chips, incomplete = _complete(chips)
    problems += incomplete
    if chips or problems:
        problems += [f"{patch.name} has no file {METADATA[1:]}." for patch in bare]
        return chips, left_out(problems)
    if maps and not bare:
        raise InputError(
            f"The folder {root} holds reference maps of BigEarthNet and no images: choose the "
            "folder BigEarthNet-S2 or BigEarthNet-S1."
        )
    return _of_table(root, bare, labelling, progress) if bare else ([], [])


def _of_table(
    root: str, patches: Sequence[BandPatch], labelling: str, progress: Progress
) -> tuple[list[FolderChip], list[str]]:
    table = find_table(root)
    if table is None:
        raise InputError(
            f"The folder {root} holds patches with a raster for each band ({patches[0].files[0]}, "
            f"...) and no labels: those of BigEarthNet are in {TABLES[1]}, which belongs into it "
            f"(or {TABLES[0]} with the columns patch_id and labels); of other sets, stack the "
            "bands of each patch in one raster."
        )
    labels = read_labels(table, progress)
    problems: list[str] = []
    optical = [patch for patch in patches if not patch.is_radar]
    if optical and len(optical) < len(patches):
        problems.append(
            "The patches of Sentinel-1 are left out: choose their folder alone to have them."
        )
    chips: list[FolderChip] = []
    missing: list[str] = []
    for patch in optical or patches:
        progress.check()
        found = _chosen(labels.get(patch.name, ()), labelling)
        if found:
            chips.append(FolderChip(patch.name, patch.files, found))
        else:
            missing.append(f"{patch.name} has no label of that kind in {os.path.basename(table)}.")
    chips, incomplete = _complete(chips)
    return chips, [*problems, *left_out([*missing, *incomplete])]


def _complete(chips: Sequence[FolderChip]) -> tuple[list[FolderChip], list[str]]:
    """Return the patches that have the bands which most have, and sentences on the others."""
    counts = Counter(ending for chip in chips for ending in _endings(chip))
    expected = {ending for ending, count in counts.items() if 2 * count > len(chips)}
    kept: list[FolderChip] = []
    problems: list[str] = []
    for chip in chips:
        lacking = sorted(expected - _endings(chip))
        if lacking:
            problems.append(f"{chip.name} has no file {', '.join(lacking)}, which most have.")
        else:
            kept.append(chip)
    return kept, problems


def _endings(chip: FolderChip) -> set[str]:
    """Return the names of a patch's files after its own, which tell their bands."""
    return {os.path.basename(file).removeprefix(f"{chip.name}_") for file in chip.files}


def _chosen(labels: tuple[str, ...], labelling: str) -> tuple[str, ...]:
    return coarse_labels(labels) if labelling == "coarse" and labels else labels


def _labels_in(path: str) -> tuple[str, ...]:
    try:
        return tuple(sorted(set(parts(json_file(path, _LONGEST_LABELS), "labels", str))))
    except (OSError, MalformedJSONError):
        return ()
