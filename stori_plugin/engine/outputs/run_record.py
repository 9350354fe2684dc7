"""What is written down of a run before its first block, for the run that goes on with it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..rasters.unreadable import UnreadableTile
from ..support.staging import written_beside
from .run_identity import difference

_FORMAT = 1
_NAME = "run.json"


@dataclass(frozen=True)
class RunRecord:
    """What is written down of a run before its first block."""

    # The name of the run; its blocks bear it as well.
    name: str
    # What its numbers depend on (`run_identity.identity_of`).
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
            with open(os.path.join(folder, _NAME), encoding="utf-8") as file:
                content = json.load(file)
            if content["format"] != _FORMAT:
                return None
            identity = content["identity"]
            difference(identity, identity)  # all its parts are there
            unreadable = tuple(UnreadableTile.of_plain(item) for item in content["lost"])
            return RunRecord(str(content["run"]), identity, unreadable, str(content["probe"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
