"""One run at a time in an output folder, and the folder of what is unfinished there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress

from ..support.errors import OutputError
from ..support.ownership import is_plain_folder, owner_of_new
from ..support.run_lock import HeldError, RunLock
from ..support.sentences import Sentence
from .block_files import PART, SUFFIX

# The hidden folder of unfinished work inside an output folder.
UNFINISHED = ".unfinished"
LOCK = "lock"
# What runs leave in it, by the beginning or the end of their names. Nothing else is taken away.
STAGED = "staged"
RECORD = "run.json"
_BEGINNINGS = (STAGED, RECORD)
_ENDS = (SUFFIX, PART)
_WHOLE = (LOCK, "stop")


class FolderLock:
    """The lock of an output folder; it lies in the folder of unfinished work.

    A lock ends with its process, however that ends.
    """

    def __init__(self, output: str) -> None:
        self.folder = os.path.join(output, UNFINISHED)
        self._output = output
        self._lock = RunLock(os.path.join(self.folder, LOCK))
        self._is_held = False
        self._taken: os.stat_result | None = None

    def take(self, check: Callable[[], None] = lambda: None) -> None:
        """Make the folder of unfinished work and lock it.

        Raises `OutputError` where another run holds it, or the folder is a link or somebody
        else's; `OSError` where it cannot be made.
        """
        os.makedirs(self._output, exist_ok=True)
        for _ in range(100):  # a run that ends just now takes the folder away
            try:
                os.mkdir(self.folder)
            except FileExistsError:
                with suppress(FileNotFoundError):
                    self._check_own()
            try:
                self._lock.take(check)
            except FileNotFoundError:
                continue
            except HeldError as error:
                raise OutputError(
                    Sentence(
                        "OUTPUT {output} is where another run is writing right now: choose "
                        "another folder, or wait for it.",
                        output=self._output,
                    )
                ) from error
            self._is_held = True
            self._taken = os.lstat(self.folder)
            return
        raise FileNotFoundError(2, "the folder of unfinished work cannot be made", self.folder)

    def _check_own(self) -> None:
        if not is_plain_folder(self.folder):
            raise OutputError(
                f"OUTPUT {self._output} holds {UNFINISHED}, which is a link or no folder: take it "
                "away, or choose another folder."
            )
        if os.name == "posix" and os.lstat(self.folder).st_uid != owner_of_new(self._output):
            raise OutputError(
                f"OUTPUT {self._output} holds {UNFINISHED}, which belongs to another user: let "
                "them finish or take it away, or choose another folder."
            )

    @property
    def is_lost(self) -> bool:
        """Whether another run took the folder over, or another folder or a link is in its place."""
        return self._lock.is_lost or self._is_replaced()

    def check(self) -> None:
        """Raise `OutputError` where the folder is not this run's any more: nothing there is ours.

        A folder that is gone passes; whoever writes into it says so.
        """
        if self._lock.is_lost:
            raise OutputError(
                f"OUTPUT {self._output} was taken over by another run while this one stood still: "
                "choose another folder, or wait for it."
            )
        if self._is_replaced():
            raise OutputError(
                f"{self.folder} was replaced by another folder or a link while the run was "
                "writing, and is left as it is: look who did so, or choose another folder."
            )

    def _is_replaced(self) -> bool:
        try:
            state = os.lstat(self.folder)
            is_plain = is_plain_folder(self.folder)
        except OSError:
            return False
        # Elsewhere systems do not number folders alike from one look to the next.
        is_other = os.name == "posix" and self._taken and not os.path.samestat(state, self._taken)
        return not is_plain or bool(is_other)

    def release(self, keep: bool) -> None:
        """Give the lock back, and unless ``keep`` take what runs left there away."""
        if self._is_held:
            self._is_held = False
            self._lock.release(self._keep if keep else self._clear)

    def _keep(self) -> None:
        if not self._is_replaced():
            with suppress(OSError):
                os.remove(os.path.join(self.folder, LOCK))

    def _clear(self) -> None:
        if self._is_replaced():
            return
        with suppress(OSError):
            for name in os.listdir(self.folder):
                if is_of_runs(name):
                    with suppress(OSError):
                        remove_own(os.path.join(self.folder, name))
            os.rmdir(self.folder)


def is_of_runs(name: str) -> bool:
    """Tell by its name what a run leaves in its folder of unfinished work."""
    return name.startswith(_BEGINNINGS) or name.endswith(_ENDS) or name in _WHOLE


def remove_own(path: str) -> None:
    """Take away what bears a name of ours: a link itself and never what it leads to.

    Raises `OSError`.
    """
    if is_plain_folder(path):
        shutil.rmtree(path, ignore_errors=True)
    else:
        os.remove(path)
