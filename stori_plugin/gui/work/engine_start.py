"""Getting the engine into memory on a worker thread without holding up QGIS.

Python's lock is what the map and a worker share. Two things hold it longer than an eye takes to
notice while Numba is imported and begins to work: loading LLVM's library, which Python does with
the lock held, and the garbage collector, which looks through all that has been imported again
each time that has grown. The first is done beforehand in a call that lets go of the lock; the
collector rests meanwhile, and what is there afterwards is put where it need not look, because
modules stay.
"""

from __future__ import annotations

import ctypes
import gc
import importlib.util
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ...dependencies import import_required

_lock = threading.Lock()
_is_loaded = _computes = False


def load_engine() -> None:
    """Import what the engine needs, one thread at a time.

    Raises `MissingPackageError` for a package that is missing or does not load.
    """
    global _is_loaded
    with _lock:
        if _is_loaded:
            return
        _load_llvm()
        with _collector_at_rest():
            import_required()
            from ...engine.support.threads import find_thread_pools

            find_thread_pools()
        _is_loaded = True


def load_methods() -> None:
    """Import the methods and start the compiler, which everything that computes needs.

    Raises `MissingPackageError` for a package that is missing or does not load.
    """
    global _computes
    load_engine()
    with _lock:
        if _computes:
            return
        with _collector_at_rest():
            import numba

            from ...engine.preview import pixel_preview  # noqa: F401  (imports all methods)

            # Half of Numba is imported when the first kernel of a process is.
            numba.njit("int64()")(lambda: 0)
        _computes = True


def let_collector_look() -> None:
    """Give the garbage collector back what was taken out of its sight, and let it collect.

    Call it on the main thread: what belongs to QGIS must go before QGIS does, and there.
    """
    global _is_loaded, _computes
    with _lock:
        if _is_loaded:
            gc.unfreeze()
            _is_loaded = _computes = False
    gc.collect()


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let no garbage be collected in the ``with`` block, and keep what is there for good."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def _load_llvm() -> None:
    """Load the library of llvmlite where that is known to work; importing it is short then.

    A foreign function is called without Python's lock, and the loader is one as well.
    """
    if os.name != "posix" or "llvmlite" in sys.modules:
        return
    package = importlib.util.find_spec("llvmlite")
    suffix = "dylib" if sys.platform == "darwin" else "so"
    for folder in (package.submodule_search_locations or ()) if package else ():
        path = os.path.join(folder, "binding", f"libllvmlite.{suffix}")
        if os.path.exists(path):
            ctypes.CDLL(None).dlopen(os.fsencode(path), os.RTLD_NOW | os.RTLD_LOCAL)
