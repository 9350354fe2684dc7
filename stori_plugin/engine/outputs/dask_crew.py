"""Computing blocks on the workers of a Dask scheduler.

Workers share the file system with this process: they read the inputs and write finished blocks
themselves, and only what is learned of the scene and the tables of the blocks go over the
network. A worker that dies costs what it had in hand; Dask gives it to another.
"""

from __future__ import annotations

import os
import pkgutil
import time
from collections.abc import Iterator, Sequence
from typing import Any

from ..rasters.grid import Window
from ..rasters.unreadable import UnreadableTile
from ..support.errors import OutputError, ParameterError, StoriError
from ..support.installing import cannot_do
from ..support.ownership import made_new
from ..support.progress import Progress, aside
from . import dask_worker
from .block_files import BlockFile
from .block_task import Watch
from .crew import STOP, BlockOrder
from .dask_worker import compute_block, hand_over

CONNECT_SECONDS = 15.0  # seconds
_PATIENCE = 2.0  # times that, where Dask does not keep to it: a stranger that says half a greeting
_WAIT = 0.1  # seconds between looks at the cancel button
_RETRIES = 2  # of a block whose worker died
VERSIONS_NAME = "stori_plugin.engine.outputs.dask_worker:VERSIONS"


class Scheduler:
    """The workers of a Dask scheduler, as a context."""

    def __init__(self, address: str, progress: Progress) -> None:
        self.address = address
        self.workers = 1
        self._progress = progress
        self._client: Any = None
        self._pass = 0

    def __enter__(self) -> Scheduler:
        distributed = _dask()
        try:
            self._client = aside(
                lambda: distributed.Client(
                    self.address, timeout=CONNECT_SECONDS, set_as_default=False, name="stori"
                ),
                self._progress,
                "stori-connect",
                daemon=True,  # it may wait for the network
                seconds=_PATIENCE * CONNECT_SECONDS,
            )
        except StoriError:
            raise
        except Exception as error:  # also what Dask makes of whoever else answers there
            raise ParameterError(
                f"SCHEDULER {self.address} does not answer ({_first_line(error)}): start it with "
                "“dask scheduler”, check the address, or leave SCHEDULER empty to work on this "
                "computer."
            ) from error
        try:
            aside(self._inspect, self._progress, "stori-inspect", daemon=True)
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def _inspect(self) -> None:
        """See that there are workers, and that they and the scheduler know this plugin."""
        workers = self._client.ncores()
        if not workers:
            raise ParameterError(
                f"SCHEDULER {self.address} has no workers: start some with “dask worker "
                f"{self.address}”, with this plugin's folder on their PYTHONPATH."
            )
        self.workers = sum(workers.values())
        self._check_scheduler()
        answers = self._client.run(pkgutil.resolve_name, VERSIONS_NAME, on_error="return")
        for name, versions in answers.items():
            self._check_versions(name, versions)
        self._progress.say(
            f"{len(workers)} Dask workers with {self.workers} threads compute the blocks; their "
            f"dashboard is {self._client.dashboard_link or 'off'}."
        )

    def _check_scheduler(self) -> None:
        """Recent versions of Dask look into the tasks on their way through the scheduler."""
        try:
            self._client.run_on_scheduler(pkgutil.resolve_name, VERSIONS_NAME)
        except ImportError as error:
            raise ParameterError(
                f"SCHEDULER {self.address} cannot load this plugin ({_first_line(error)}): start "
                "it, as its workers, with the folder that holds stori_plugin on its PYTHONPATH, "
                "and with the packages that the plugin needs."
            ) from error
        except ValueError:  # Dask can be told that its scheduler runs nothing of others
            pass

    def _check_versions(self, name: str, versions: Any) -> None:
        if isinstance(versions, BaseException):
            raise ParameterError(
                f"The worker {name} of SCHEDULER {self.address} cannot load this plugin "
                f"({_first_line(versions)}): start it with the folder that holds stori_plugin on "
                "its PYTHONPATH, and with the packages that the plugin needs."
            )
        here = dask_worker.VERSIONS
        other = [package for package in here if versions.get(package) != here[package]]
        if other:
            raise ParameterError(
                f"The worker {name} of SCHEDULER {self.address} has {other[0]} "
                f"{versions.get(other[0])} and this computer {here[other[0]]}: the numbers "
                "could differ, so give both the same versions."
            )

    def compute(
        self,
        order: BlockOrder,
        windows: Sequence[Window],
        unreadable: Sequence[UnreadableTile],
        watch: Watch | None = None,
    ) -> Iterator[BlockFile]:
        """Compute blocks on the workers, and give them as they are finished."""
        distributed = _dask()
        self._pass += 1
        stem = f"stori-{order.record.name}-{os.getpid()}-{self._pass}"
        # As a task, what all blocks share can be made again when the worker that holds it dies.
        shared = self._client.submit(hand_over, order, key=f"{stem}-order", pure=False)
        futures = [
            self._client.submit(
                compute_block,
                shared,
                window,
                tuple(unreadable),
                key=f"{stem}-{window.row}-{window.column}",
                retries=_RETRIES,
                pure=False,
            )
            for window in windows
        ]
        with self._client.as_current():
            completed = distributed.as_completed(futures)
        ended = False
        try:
            left = len(futures)
            while left:
                self._progress.check()
                ready = completed.next_batch(block=False)
                for future in ready:
                    yield self._result(future)
                left -= len(ready)
                if not ready:
                    self._check_alive()
                    time.sleep(_WAIT)
            ended = True
        finally:
            if not ended:
                _stop(order.folder)
                self._client.cancel([*futures, shared], force=True)

    def _check_alive(self) -> None:
        if self._client.status not in ("running", "connecting"):
            raise self._lost("the connection broke")

    def _result(self, future: Any) -> BlockFile:
        try:
            return future.result()
        except StoriError:
            raise
        except Exception as error:  # whatever Dask raises when workers or connections are lost
            raise self._lost(f"{type(error).__name__}: {_first_line(error)}") from error

    def _lost(self, why: str) -> OutputError:
        return OutputError(
            f"The workers of SCHEDULER {self.address} were lost ({why}): look at their logs, "
            "start them again and run the same again; finished blocks are used."
        )


def _dask() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise cannot_do("SCHEDULER", "distributed", error, "leave SCHEDULER empty") from error
    return distributed


def _stop(folder: str) -> None:
    """Tell workers that are at a block to leave it."""
    try:
        made_new(os.path.join(folder, STOP)).close()
    except OSError:  # it is there, or the folder is gone, which tells them as well
        pass


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
