"""Compiled kernels on disk: a file each, whole and the user's own, or compiled anew.

Numba's own cache unpickles what lies in its folder, which runs what others put there, and fails for
ever where a loss of power damaged it. Here the folder is looked at before anything in it is, every
file before it is read, and what is wrong with a file only costs the time to compile it again.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from numba import cloudpickle
from numba.core.caching import CompileResultCacheImpl
from numba.core.compiler import CompileResult
from numba.core.serialize import dumps

from .ownership import is_private, made_new, opened_plain

SUFFIX = ".nbi"
_DIGEST = 32  # bytes of SHA-256 before the content


class KernelCache:
    """What Numba asks for compiled forms of one function, in the place of its own cache.

    ``folder`` returns where they lie, None where nothing can be kept, and may raise; it is asked
    when the function is first called.
    """

    def __init__(self, function: Callable, folder: Callable[[], Path | None]) -> None:
        self._function = function
        self._folder = folder

    @property
    def cache_path(self) -> str:
        """The folder, for Numba's statistics."""
        return str(self._folder() or "")

    def enable(self) -> None:
        """Do nothing: what is compiled is always kept."""

    def disable(self) -> None:
        """Do nothing: what is compiled is always kept."""

    def flush(self) -> None:
        """Forget every compiled form of every function."""
        folder = self._folder()
        for path in folder.glob(f"*{SUFFIX}") if folder else ():
            with suppress(OSError):
                path.unlink()

    def load_overload(self, signature: Any, target_context: Any) -> Any:
        """Return the compiled form for the types of the arguments; None where there is none."""
        folder = self._folder()
        target_context.refresh()
        if folder is None:
            return None
        try:
            content = read_whole(self._path(folder, signature, target_context.codegen()))
            if content is None:
                return None
            return CompileResult._rebuild(target_context, *cloudpickle.loads(content))
        except Exception:  # whatever another version of Numba, or a half-written file, raises
            return None

    def save_overload(self, signature: Any, compiled: Any) -> None:
        """Keep a compiled form; where that cannot be done, the next process compiles it again."""
        folder = self._folder()
        if folder is None:
            return
        with suppress(Exception):  # a full disk, or another version of Numba
            # Of itself it needs nothing but to warn of what cannot be kept.
            if CompileResultCacheImpl.check_cachable(self, compiled):
                path = self._path(folder, signature, compiled.codegen)
                write_whole(path, dumps(compiled._reduce()))

    def _path(self, folder: Path, signature: Any, codegen: Any) -> Path:
        """Name the file after all that the machine code depends on."""
        code, closure = self._function.__code__, self._function.__closure__ or ()
        state = os.stat(code.co_filename)
        facts = (
            str(signature),
            codegen.magic_tuple(),
            code.co_filename,
            code.co_firstlineno,
            (state.st_mtime_ns, state.st_size),
            hashlib.sha256(code.co_code).hexdigest(),
            hashlib.sha256(dumps(tuple(cell.cell_contents for cell in closure))).hexdigest(),
        )
        digest = hashlib.sha256(repr(facts).encode()).hexdigest()
        return folder / f"{self._function.__name__}-{digest[:32]}{SUFFIX}"


def read_whole(path: Path) -> bytes | None:
    """Return a file's content; None where it is absent, damaged, a link or not the user's own."""
    try:
        with opened_plain(str(path)) as file:
            if not is_private(os.fstat(file.fileno())):
                return None
            content = file.read()
    except OSError:
        return None
    digest, content = content[:_DIGEST], content[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that bears its name only when it is whole; raises `OSError`."""
    part = f"{path}.{uuid.uuid4().hex}"
    try:
        with made_new(part, 0o600) as file:
            file.write(hashlib.sha256(content).digest() + content)
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            os.remove(part)
        raise
