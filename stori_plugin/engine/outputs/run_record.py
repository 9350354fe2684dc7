"""What makes two runs the same, how they differ, and what is written down to go on with one."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..acquisitions.files.side_files import PAM, SideFiles, pam_state
from ..acquisitions.files.virtual_names import file_behind
from ..acquisitions.files.virtual_sources import vrt_sources
from ..acquisitions.scan import listing
from ..acquisitions.series import Source
from ..rasters.unreadable import UnreadableTile
from ..support.checked_json import checked_json, part, parts
from ..support.errors import InputError, UnreadableRasterError
from ..support.ownership import opened_plain
from ..support.sentences import Sentence
from ..support.staging import written_beside
from ..support.versions import versions

_FORMAT = 1
_NAME = "run.json"
_LONGEST = 64 * 2**20  # bytes; that of 100,000 inputs has 15 million
_RUN = re.compile(r"[0-9a-f]{32}")
# Versions that numbers depend on.
NUMERIC = ("stori", "numpy", "scipy", "numba", "gdal")
# Reconstructions do not say so, as they did not when nothing else could be gone on with.
RECONSTRUCTION = "reconstruct"


def identity_of(
    parameters: Mapping[str, Any],
    sources: Iterable[Source],
    inputs: Iterable[str],
    algorithm: str = RECONSTRUCTION,
) -> dict[str, Any]:
    """Return what a run's numbers depend on, as JSON holds it.

    ``parameters`` are those of the algorithm, by its names for them, as far as numbers depend
    on them; ``sources`` those that may have been given a date; ``inputs`` all files that are
    read.
    """
    every = versions()
    named = {} if algorithm == RECONSTRUCTION else {"algorithm": algorithm}
    return {
        **named,
        "parameters": {name: _plain(value) for name, value in parameters.items()},
        "versions": {name: every[name] for name in NUMERIC},
        "dates": {
            os.path.abspath(source.path): source.date.isoformat()
            for source in sources
            if source.date
        },
        "inputs": fingerprints(inputs),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def fingerprints(paths: Iterable[str]) -> dict[str, list[int]]:
    """Return size and time of change (milliseconds) of files, and of all that is read with them.

    That is files behind virtual ones, and side files that change what a raster says; of an .aux.xml
    it is length and checksum of what does. What is not a file on a drive, such as an address on the
    network, has no fingerprint.
    """
    states: dict[str, list[int]] = {}
    beside = SideFiles()
    for path in paths:
        for each in (path, *_behind(path)):
            states[os.path.abspath(each)] = _state(each)
            for side in beside.of(each):
                state = _state(side)
                if state != [0, 0]:
                    states[os.path.abspath(side)] = state
    return states


def _state(path: str) -> list[int]:
    try:
        if path.lower().endswith(PAM):
            return pam_state(path)
        state = os.stat(path)
    except OSError:
        return []
    return [state.st_size, state.st_mtime_ns // 1_000_000]


def _behind(path: str) -> list[str]:
    file = file_behind(path)
    if file != path:
        return [file]
    try:
        return [file_behind(each) for each in vrt_sources(path)]
    except UnreadableRasterError:  # whoever reads it says so
        return []


def difference(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """Say in a few words how two identities differ; empty where they do not."""
    algorithms = [str(one.get("algorithm", RECONSTRUCTION)) for one in (before, now)]
    if algorithms[0] != algorithms[1]:
        return f"the algorithm was stori:{algorithms[0]} and is stori:{algorithms[1]}"
    parts = [
        *_changed(before["parameters"], now["parameters"], str.upper),
        *_changed_files(before["inputs"], now["inputs"]),
        *_changed(before["dates"], now["dates"], lambda path: f"the date of {path}"),
        *_changed(before["versions"], now["versions"], lambda name: f"the version of {name}"),
    ]
    return "; ".join(parts)


def _changed(before: Mapping, now: Mapping, spoken: Callable[[str], str]) -> list[str]:
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
            Sentence(
                "{files} changed while the run was reading: wait until the inputs "
                "are complete, then run it again with RESUME off.",
                files=listing(changed),
            )
        )
    return [path for path, state in now.items() if not state]


@dataclass(frozen=True)
class RunRecord:
    """What is written down of a run before its first block."""

    # The name of the run; its blocks bear it as well.
    name: str
    # What its numbers depend on (`run_record.identity_of`).
    identity: Mapping[str, Any]
    # The parts of inputs that could not be read while learning.
    unreadable: tuple[UnreadableTile, ...]
    # The digest of a few pixels (`BlockTask.probe`).
    probe: str

    def write(self, folder: str) -> None:
        """Write it into a folder of unfinished work; raises `OSError`."""
        content = {
            "format": _FORMAT,
            "run": self.name,
            "identity": self.identity,
            "lost": [tile.plain() for tile in self.unreadable],
            "probe": self.probe,
        }
        with (
            written_beside(os.path.join(folder, _NAME), flush=True) as staged,
            open(staged, "w", encoding="utf-8") as file,
        ):
            json.dump(content, file, ensure_ascii=False)

    @staticmethod
    def read(folder: str) -> RunRecord | None:
        """Read the record of an interrupted run; None where there is none, or not whole."""
        try:
            with opened_plain(os.path.join(folder, _NAME)) as file:
                content = checked_json(file.read(_LONGEST + 1), _LONGEST)
            if part(content, "format", int) != _FORMAT:
                return None
            name = part(content, "run", str)
            if not _RUN.fullmatch(name):  # it becomes part of the names of files
                return None
            identity = part(content, "identity", dict)
            for kind in ("parameters", "versions", "dates", "inputs"):
                part(identity, kind, dict)
            for path in identity["inputs"]:
                parts(identity["inputs"], path, int)
            unreadable = tuple(map(UnreadableTile.of_plain, part(content, "lost", list)))
            return RunRecord(name, identity, unreadable, part(content, "probe", str))
        except (OSError, ValueError, TypeError):
            return None
