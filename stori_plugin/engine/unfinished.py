"""Unfinished work: a hidden folder in OUTPUT from which a run that was interrupted goes on.

It holds ``run.json``, which tells the run, and a file per finished block (`block_files`). It
goes away when the results are in their place. A lock that the system takes back from a process
that dies keeps two runs apart.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from .block_files import BlockFile, finished_blocks, read_block
from .errors import OutputError
from .identity import difference
from .losses import Loss
from .progress import Progress
from .staging import flush_folder
from .storage import Product

NAME = ".unfinished"
_FORMAT = 1
# Tells workers on other machines to leave the block they are at.
STOP = "stop"
_RECORD, _LOCK = "run.json", "lock"


@dataclass(frozen=True)
class Record:
    """What is written down of a run before its first block.

    ``run`` names it, ``identity`` is what its numbers depend on (`identity.identity_of`),
    ``lost`` what could not be read while learning, and ``probe`` the digest of a few pixels.
    """

    run: str
    identity: Mapping[str, Any]
    lost: tuple[Loss, ...]
    probe: str


class Unfinished:
    """The folder of unfinished work below an output folder that exists."""

    def __init__(self, output: str) -> None:
        self.output = output
        self.folder = os.path.join(output, NAME)
        self._lock: BinaryIO | None = None

    def open(self) -> None:
        """Make the folder and lock it; raise `OutputError` where another process holds it."""
        while self._lock is None:
            os.makedirs(self.folder, exist_ok=True)
            lock = open(os.path.join(self.folder, _LOCK), "ab")  # noqa: SIM115 (held for the run)
            try:
                _take(lock)
            except BlockingIOError as error:
                lock.close()
                raise OutputError(
                    f"OUTPUT {self.output} is where another run is writing right now: "
                    "choose another folder, or wait for it."
                ) from error
            if os.path.exists(lock.name):
                self._lock = lock
            else:  # a run that ended took it away between opening and locking
                lock.close()

    def close(self, keep: bool) -> None:
        """Give the lock back, and unless ``keep`` take the folder away."""
        if self._lock is None:
            return
        if not keep and os.name == "posix":  # while it is locked, so that nobody comes between
            shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.close()
        self._lock = None
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    def record(self) -> Record | None:
        """Return what an interrupted run wrote down; None where there is none, or not whole."""
        try:
            with open(os.path.join(self.folder, _RECORD), encoding="utf-8") as file:
                content = json.load(file)
            if content["format"] != _FORMAT:
                return None
            identity = content["identity"]
            difference(identity, identity)  # all its parts are there
            lost = tuple(Loss.of_plain(item) for item in content["lost"])
            return Record(str(content["run"]), identity, lost, str(content["probe"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def check_same(self, record: Record, identity: Mapping[str, Any]) -> None:
        """Raise `OutputError` telling how an interrupted run differs from this one."""
        told = difference(record.identity, identity)
        if told:
            raise OutputError(
                f"OUTPUT {self.output} holds the unfinished work of a run that differs: {told}. "
                "Run it as it was to go on with it, turn RESUME off to begin anew, or choose "
                "another folder."
            )

    def begin(self, identity: Mapping[str, Any], lost: Sequence[Loss], probe: str) -> Record:
        """Write down a new run, in place of what was there."""
        self.clear()
        record = Record(uuid.uuid4().hex, identity, tuple(sorted(lost)), probe)
        content = {
            "format": _FORMAT,
            "run": record.run,
            "identity": identity,
            "lost": [loss.plain() for loss in record.lost],
            "probe": probe,
        }
        final = os.path.join(self.folder, _RECORD)
        with open(f"{final}.part", "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        os.replace(f"{final}.part", final)
        flush_folder(self.folder)
        return record

    def clear(self) -> int:
        """Take away what an earlier run left; return how many blocks it had finished."""
        blocks = 0
        for name in os.listdir(self.folder):
            if name != _LOCK:
                blocks += name.endswith(".block")
                os.remove(os.path.join(self.folder, name))
        return blocks

    def blocks(
        self, record: Record, products: Sequence[Product], dates: int, progress: Progress
    ) -> list[BlockFile]:
        """Return the finished blocks of an interrupted run, all of them read and checked.

        ``dates`` is the number of optical acquisition dates. Damaged blocks are taken away, to
        be computed again.
        """
        bands = {product.name: len(product.bands) for product in products}
        found = []
        for path in finished_blocks(self.folder):
            progress.check()
            try:
                block = read_block(path, record.run)
                if not _fits(block, bands, dates):
                    raise ValueError("the file does not hold what it should")
                found.append(block)
            except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
                progress.warn(f"{path} is damaged ({error}) and is computed again.")
                _remove(path)
        self._remove_parts()
        return found

    def _remove_parts(self) -> None:
        for name in os.listdir(self.folder):
            if name.endswith(".part") or name == STOP:
                _remove(os.path.join(self.folder, name))


def _fits(block: BlockFile, bands: Mapping[str, int], dates: int) -> bool:
    cells = len(block.cells())
    return (
        list(block.sizes) == list(bands)
        and all(len(block.sizes[name]) == count * cells for name, count in bands.items())
        and block.clear.shape == (cells, dates)
        and block.missing.shape == (cells,)
    )


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except OSError:  # what cannot be taken away is written over
        pass


def _take(lock: BinaryIO) -> None:
    """Lock a file for this process, raising `BlockingIOError` where another one holds it."""
    if os.name == "posix":
        import fcntl

        try:
            fcntl.flock(lock.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:  # not every network drive has locks; runs of one process stay apart anyway
            pass
        return
    import msvcrt

    try:
        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
    except OSError as error:
        raise BlockingIOError from error
