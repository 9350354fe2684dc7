"""What makes two runs the same: inputs, parameters and versions, and telling how they differ."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import rasterio
from rasterio.errors import RasterioError

from ..acquisitions.scan import listing
from ..rasters.unreadable import UnreadableTile
from ..scene.job import Job
from ..scene.scene import Scene
from ..support.errors import InputError
from ..support.versions import versions

# What a result does not depend on. Those who know of a damaged input may leave it out after all.
_FREE = {"optical", "sar", "output", "workers", "memory", "resume", "scheduler", "on_read_error"}
_FILES = {"model"}  # parameters that name a file
# Versions that numbers depend on.
NUMERIC = ("stori", "numpy", "scipy", "numba", "gdal")


def identity_of(job: Job, scene: Scene) -> dict[str, Any]:
    """Return what a run's numbers depend on, as JSON holds it."""
    every = versions()
    return {
        "parameters": {
            field.name: _plain(getattr(job, field.name), field.name in _FILES)
            for field in dataclasses.fields(job)
            if field.name not in _FREE
        },
        "versions": {name: every[name] for name in NUMERIC},
        "dates": {
            os.path.abspath(source.path): source.date.isoformat()
            for source in (*job.optical, *job.sar)
            if source.date
        },
        "inputs": fingerprints(input_paths(job, scene)),
    }


def input_paths(job: Job, scene: Scene) -> list[str]:
    """Return every file that a run reads: rasters, masks, and files named in parameters."""
    found = set(scene.optical.series.rasters)
    if scene.sar is not None:
        found |= set(scene.sar.series.rasters)
    for field in dataclasses.fields(job):
        if field.name in _FILES and getattr(job, field.name):
            found.add(getattr(job, field.name))
    return sorted(found)


def fingerprints(paths: Iterable[str]) -> dict[str, list[int]]:
    """Return size and time of change (milliseconds) of files; those behind virtual ones too.

    What is no file of a drive, as an address on the network, has no fingerprint.
    """
    found = {}
    for path in paths:
        for each in (path, *_behind(path)):
            try:
                state = os.stat(each)
            except OSError:
                found[os.path.abspath(each)] = []
            else:
                found[os.path.abspath(each)] = [state.st_size, state.st_mtime_ns // 1_000_000]
    return found


def _behind(path: str) -> list[str]:
    if not path.lower().endswith(".vrt"):
        return []
    try:
        with rasterio.open(path) as dataset:
            return [each for each in dataset.files if each != path]
    except (RasterioError, OSError):
        return []


def _plain(value: Any, is_file: bool = False) -> Any:
    if is_file and value:
        return os.path.abspath(value)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def difference(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """Say in a few words how two identities differ; empty where they do not."""
    parts = [
        *_changed(before["parameters"], now["parameters"], str.upper),
        *_changed_files(before["inputs"], now["inputs"]),
        *_changed(before["dates"], now["dates"], lambda path: f"the date of {path}"),
        *_changed(before["versions"], now["versions"], lambda name: f"the version of {name}"),
    ]
    return "; ".join(parts)


def _changed(before: Mapping, now: Mapping, spoken) -> list[str]:
    return [
        f"{spoken(name)} was {_word(before.get(name))} and is {_word(now.get(name))}"
        for name in dict.fromkeys((*before, *now))
        if before.get(name) != now.get(name)
    ]


def _word(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "empty"
    return "empty" if value in (None, "") else str(value)


def _changed_files(before: Mapping[str, list], now: Mapping[str, list]) -> list[str]:
    kinds = {
        "changed since": [path for path in before if path in now and before[path] != now[path]],
        "no longer among the inputs": [path for path in before if path not in now],
        "new among the inputs": [path for path in now if path not in before],
    }
    return [
        f"{listing(paths)} {'is' if len(paths) == 1 else 'are'} {kind}".replace(
            "is changed", "has changed"
        ).replace("are changed", "have changed")
        for kind, paths in kinds.items()
        if paths
    ]


def check_unchanged(before: Mapping[str, list]) -> list[str]:
    """Look at the inputs again when all is read; return those that are gone meanwhile.

    Raises `InputError` where one has changed: the result would be of two minds.
    """
    now = fingerprints(path for path, state in before.items() if state)
    changed = [path for path, state in now.items() if state and before.get(path) != state]
    if changed:
        raise InputError(
            f"{listing(changed)} changed while the run was reading: wait until the inputs are "
            "complete, then run it again with RESUME off."
        )
    return [path for path, state in now.items() if not state]


@dataclass(frozen=True)
class RunRecord:
    """What is written down of a run before its first block.

    ``run`` names it, ``identity`` is what its numbers depend on (`identity_of`),
    ``lost`` what could not be read while learning, and ``probe`` the digest of a few pixels.
    """

    run: str
    identity: Mapping[str, Any]
    lost: tuple[UnreadableTile, ...]
    probe: str
