"""What a worker of a Dask scheduler does with a block; nothing here needs Dask itself."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence

import rasterio

from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.stripes import Stripes
from ..rasters.unreadable import UnreadableTile
from ..support.errors import OutputError, StoriError
from ..support.open_files import files_at_once
from ..support.raster_library import load_rasterio
from ..support.threads import single_threaded_blas
from ..support.versions import versions
from .block_files import BlockFile
from .block_task import Check, store_block
from .crew import STOP, BlockOrder
from .run_record import NUMERIC

load_rasterio()  # a worker has a GDAL and a PROJ of its own computer
VERSIONS = {name: version for name, version in versions().items() if name in NUMERIC}

_STRIPES = 96 * 2**20  # bytes of decoded rasters that are kept for the next block
_CACHE = 32 * 2**20  # bytes of GDAL's own cache
LOOK_SECONDS = 1.0  # seconds between looks whether to go on
# The rasters that this process has open, by run; of the latest run only.
_sessions: dict[str, Session] = {}
_lock = threading.Lock()


class LeftError(StoriError):
    """The run that ordered the block has ended."""


class Session:
    """What a worker keeps from block to block of one run: open rasters, and that it fits."""

    def __init__(self, order: BlockOrder, check: Check) -> None:
        most, stripes = max(1, files_at_once() // 4), Stripes(_STRIPES)
        self.datasets = GridReader(order.task.grid, most, check, stripes)
        self._lock = threading.Lock()
        self._fits = False

    def check_fits(self, order: BlockOrder, check: Check) -> None:
        """Raise `OutputError` unless this process calculates like the one that sent the order."""
        with self._lock:
            if not self._fits:
                record = order.record
                if order.task.probe(self.datasets, record.unreadable, check) != record.probe:
                    raise OutputError(
                        f"A worker on {_host()} comes to other numbers than this computer, as "
                        "another kind of processor or inputs that read differently cause: leave "
                        "it out of the cluster, or run everything on machines of one kind."
                    )
                self._fits = True


def hand_over(order: BlockOrder) -> BlockOrder:
    """Return the order: a task that brings it to the workers."""
    return order


def compute_block(
    order: BlockOrder, window: Window, unreadable: Sequence[UnreadableTile]
) -> BlockFile:
    """Compute a block into the folder that this process shares with the one that ordered it.

    Raises `OutputError` where that folder is not to be seen from here, and what
    `store_block` raises.
    """
    if not os.path.isdir(order.folder):
        raise OutputError(
            f"A worker on {_host()} does not see the folder {order.folder}: OUTPUT and the "
            "inputs must lie on a drive that all workers share under the same path."
        )
    check = _check(order.folder)
    session = _session(order, check)
    with single_threaded_blas(), rasterio.Env(GDAL_CACHEMAX=_CACHE):
        session.check_fits(order, check)
        name = order.record.name
        return store_block(
            order.task, session.datasets, window, unreadable, order.folder, name, check
        )


def _session(order: BlockOrder, check: Check) -> Session:
    with _lock:
        if order.record.name not in _sessions:
            # Rasters of earlier runs stay open until their last reader lets go of them.
            _sessions.clear()
            _sessions[order.record.name] = Session(order, check)
        return _sessions[order.record.name]


def _check(folder: str) -> Check:
    looked = [time.monotonic()]

    def check() -> None:
        if time.monotonic() - looked[0] > LOOK_SECONDS:
            looked[0] = time.monotonic()
            if os.path.exists(os.path.join(folder, STOP)) or not os.path.isdir(folder):
                raise LeftError("The run that wanted this block was stopped.")

    return check


def _host() -> str:
    import socket

    return socket.gethostname()
