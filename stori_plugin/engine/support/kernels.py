"""Compiling kernels, once per user, machine and version.

Kernels are serial and release the interpreter's lock: blocks run side by side in a thread pool
of our own. Numba's own parallel loops are never used, because its default threading layer ends
the process when two of them run at once, as two runs in one QGIS would.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numba

from .errors import InputError
from .kernel_cache import SUFFIX, KernelCache
from .ownership import is_plain_folder, is_private

# Reassociation and contraction let sums be vectorised; NaN and infinity keep their meaning.
_FAST = {"nsz", "arcp", "contract", "afn", "reassoc"}
_VERSIONS = f"numba-{numba.__version__}-python-{sys.version_info[0]}.{sys.version_info[1]}"


def cache_folder() -> Path | None:
    """Return the folder of compiled kernels: below STORI_CACHE_DIR, else below the user's cache.

    A folder of this user's own is made there, which others may not write to. None where nothing
    can be written. Raises `InputError` where that folder is a link, belongs to another user, or
    may be written to by others: compiled kernels are programs.
    """
    base = os.environ.get("STORI_CACHE_DIR") or numba.config.CACHE_DIR
    return _private_folder(Path(base) if base else _users_cache() / "stori")


def _users_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _user() -> str:
    if os.name == "posix":
        return str(os.geteuid())
    return re.sub(r"\W+", "-", os.environ.get("USERNAME", "")) or "user"


@lru_cache(maxsize=8)
def _private_folder(base: Path) -> Path | None:
    own = base / f"kernels-of-{_user()}"
    try:
        base.mkdir(parents=True, exist_ok=True)
        try:
            own.mkdir(mode=0o700)
        except FileExistsError:
            pass
        wrong = _what_is_wrong(own)
        if wrong:
            raise InputError(
                f"The folder of compiled kernels {own} {wrong}, so that others could put programs "
                "of theirs there: take it away, or name a folder of your own in STORI_CACHE_DIR "
                "or Options ▸ STORI."
            )
        folder = own / _VERSIONS
        folder.mkdir(mode=0o700, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return None


def _what_is_wrong(folder: Path) -> str:
    if not is_plain_folder(str(folder)):
        return "is a link or no folder"
    state = folder.lstat()
    if is_private(state):
        return ""
    is_own = state.st_uid == os.geteuid()
    return "may be written to by others" if is_own else "belongs to another user"


def is_compiled() -> bool:
    """Tell whether an earlier run left compiled kernels."""
    folder = cache_folder()
    return folder is not None and any(folder.glob(f"*{SUFFIX}"))


def kernel(fast: bool = False) -> Callable[[Callable], Callable]:
    """Return a decorator that compiles a function for machine code.

    ``fast`` allows sums to be taken in another order, so that they vectorise. Compiled forms are
    kept from process to process; calling the function raises what `cache_folder` does.
    """

    def decorate(function: Callable) -> Callable:
        compiled = numba.njit(nogil=True, error_model="numpy", fastmath=_FAST if fast else False)(
            function
        )
        if compiled is not function:  # as it is where Numba is told to compile nothing
            compiled._cache = KernelCache(function, cache_folder)
        return compiled

    return decorate
