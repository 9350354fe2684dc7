"""Files that bear their name only when they are whole: made beside their place, then moved."""

from __future__ import annotations

import os
import stat
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from .ownership import is_plain_file, is_plain_folder, made_new
from .regular_files import check_replaceable

_REPLACED = "replaced"


@contextmanager
def written_beside(path: str, keep_suffix: bool = False, flush: bool = False) -> Iterator[str]:
    """Give the path of a new file to write to in the place of ``path``; rename it when all is well.

    Its name cannot be known before, and nothing lies there yet, so that in a folder where others
    may write no link of theirs is followed. Leaving the ``with`` block through an exception takes
    the file away. With ``keep_suffix`` it ends as ``path`` does, for writers that go by that; with
    ``flush`` its content and its name survive a loss of power. Raises `OSError`, also where a
    folder, a pipe or a device bears the name.
    """
    check_replaceable(path)
    stem, suffix = os.path.splitext(path) if keep_suffix else (path, "")
    staged = f"{stem}.unfinished-{uuid.uuid4().hex}{suffix}"
    made_new(staged).close()
    try:
        yield staged
        if not stat.S_ISREG(os.lstat(staged).st_mode):
            raise OSError(0, "somebody else replaced it by a link", staged)
        if flush:
            flush_file(staged)
        os.replace(staged, path)
    except BaseException:
        with suppress(OSError):
            os.remove(staged)
        raise
    if flush:
        flush_folder(os.path.dirname(os.path.abspath(path)))


def move_in(
    staged: str,
    folder: str,
    names: Sequence[str],
    check: Callable[[], None] = lambda: None,
    outdated: Sequence[str] = (),
) -> list[str]:
    """Move files from one folder into another of the same disk; all or, on `OSError`, none.

    They are moved in the order of ``names`` and flushed to the disk before; ``check`` is called
    meanwhile and may raise to stop. The last file, a manifest, tells that all are there: what
    bore its name goes away first. So do ``outdated`` files, as far as they can be taken away:
    another program may hold one open. Returns those that could not.
    """
    for name in names:
        check()
        flush_file(os.path.join(staged, name))
    replaced = os.path.join(staged, _REPLACED)
    os.makedirs(replaced)
    moved: list[str] = []
    left: list[str] = []
    try:
        for name in names[-1:]:
            moved.append(name)
            _set_aside(os.path.join(folder, name), os.path.join(replaced, name))
        for name in outdated:
            try:
                _set_aside(os.path.join(folder, name), os.path.join(replaced, name))
                moved.append(name)
            except OSError:
                left.append(name)
        for name in names:
            moved.append(name)
            _set_aside(os.path.join(folder, name), os.path.join(replaced, name))
            os.replace(os.path.join(staged, name), os.path.join(folder, name))
    except OSError:
        for name in reversed(dict.fromkeys(moved)):
            is_moved = not os.path.lexists(os.path.join(staged, name))
            with suppress(OSError):  # the others can still be brought back
                _restore(os.path.join(folder, name), os.path.join(replaced, name), is_moved)
        raise
    flush_folder(folder)
    return left


def bring_back(staged: str, folder: str) -> list[str]:
    """Undo a `move_in` that was killed on its way: files that it had set aside return.

    What it had finished stays as it is. Returns the names of those that returned; of the others it
    cannot be known, and whoever writes next replaces them.
    """
    replaced = os.path.join(staged, _REPLACED)
    try:
        names = sorted(os.listdir(replaced)) if is_plain_folder(replaced) else []
        is_finished = os.listdir(staged) == [_REPLACED]
    except OSError:  # nothing was set aside
        return []
    returned = []
    for name in [] if is_finished else names:
        if is_plain_file(os.path.join(replaced, name)):
            with suppress(OSError):  # a folder came to lie there
                os.replace(os.path.join(replaced, name), os.path.join(folder, name))
                returned.append(name)
    return returned


def _set_aside(final: str, old: str) -> None:
    if os.path.isdir(final):
        raise IsADirectoryError(21, "a folder of that name is in its place", final)
    if os.path.lexists(final):
        os.replace(final, old)


def _restore(final: str, old: str, is_moved: bool) -> None:
    if os.path.lexists(old):
        os.replace(old, final)
    elif is_moved and os.path.isfile(final):
        os.remove(final)  # new, and nothing bore its name before


def flush_file(path: str) -> None:
    """Make sure that a file's content survives a loss of power, before it gets its name."""
    with open(path, "r+b") as file:
        os.fsync(file.fileno())


def flush_folder(folder: str) -> None:
    """Make sure that the names in a folder survive a loss of power, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # not every network drive offers it
        pass
    finally:
        os.close(handle)
