"""Folders with results of this engine: known by a manifest, which says what belongs there."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence

from ...support.errors import InputError
from ...support.manifests import listed_names, opened_manifest
from ...support.progress import Progress
from .virtual_names import listing

# What steps leave whose results are no inputs of a run that made them. Masks are not among them:
# they are there to be read.
_MADE = ("manifest", "preparesar", "spectralindex", "temporalstack", "phenology", "changes")
_MADE_MANIFESTS = frozenset(f"{name}.json" for name in _MADE)
_EVERY_MANIFEST = _MADE_MANIFESTS | {"maskclouds.json"}


def is_made(folder: str, files: Iterable[str]) -> bool:
    """Tell whether a folder holds what this engine made, by the manifest that every step leaves."""
    return listed_in(folder, files, _MADE_MANIFESTS) is not None


def listed_in(
    folder: str, files: Iterable[str], manifests: Collection[str] = _EVERY_MANIFEST
) -> frozenset[str] | None:
    """Return the names that the manifests of a folder list; None where it has no manifest of ours.

    ``files`` are the names of all its files.
    """
    names: set[str] | None = None
    for name in sorted(set(files) & set(manifests)):
        try:
            with opened_manifest(os.path.join(folder, name)) as content:
                if "stori" in content["versions"]:
                    names = (names or set()) | set(listed_names(content))
        except InputError:  # somebody else's
            pass
    return None if names is None else frozenset(names)


def belonging(
    folder: str, names: Sequence[str], files: Collection[str], progress: Progress
) -> list[str]:
    """Return those rasters of a folder that belong to the result in it, all where there is none."""
    listed = listed_in(folder, files)
    if not listed:
        return list(names)
    others = sorted(set(names) - listed)
    if others:
        is_one = len(others) == 1
        progress.warn(
            f"Passed over {listing(others)} in {folder}: the manifest of the result there does not "
            f"list {'it' if is_one else 'them'}. Give {'it' if is_one else 'them'} as "
            f"{'a layer' if is_one else 'layers'}, or from a folder without results, where "
            f"{'it is' if is_one else 'they are'} wanted."
        )
    return [name for name in names if name in listed]
