"""Compiling kernels, once per machine and version.

Kernels are serial and release the interpreter's lock: blocks run side by side in a thread pool
of our own. Numba's own parallel loops are never used, because its default threading layer ends
the process when two of them run at once, as two runs in one QGIS would.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numba

# Reassociation and contraction let sums be vectorised; NaN and infinity keep their meaning.
_FAST = {"nsz", "arcp", "contract", "afn", "reassoc"}


def _users_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


@lru_cache(maxsize=1)
def cache_folder() -> Path:
    """Return the folder of compiled kernels: STORI_CACHE_DIR, else below the user's cache.

    A temporary folder serves where neither may be written to.
    """
    versions = f"numba-{numba.__version__}-python-{sys.version_info[0]}.{sys.version_info[1]}"
    base = os.environ.get("STORI_CACHE_DIR")
    folder = (Path(base) if base else _users_cache() / "stori") / versions
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return Path(tempfile.mkdtemp(prefix="stori-"))


def is_compiled() -> bool:
    """Tell whether an earlier run left compiled kernels."""
    return any(cache_folder().rglob("*.nbi"))


def forget() -> None:
    """Throw the compiled kernels away, for when their files are damaged."""
    shutil.rmtree(cache_folder(), ignore_errors=True)


def kernel(fast: bool = False) -> Callable[[Callable], Callable]:
    """Return a decorator that compiles a function for machine code.

    ``fast`` allows sums to be taken in another order, so that they vectorise.
    """

    def decorate(function: Callable) -> Callable:
        # Where the cache lies is a global setting of numba; other users keep theirs.
        before = numba.config.CACHE_DIR
        numba.config.CACHE_DIR = before or str(cache_folder())
        try:
            return numba.njit(
                nogil=True, cache=True, error_model="numpy", fastmath=_FAST if fast else False
            )(function)
        finally:
            numba.config.CACHE_DIR = before

    return decorate
