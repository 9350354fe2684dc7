"""A large run that is killed half-way and goes on, beside one that nobody disturbed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import rasterio

_LOOK = 0.5  # seconds
_PARTS = 4  # of a run, by its time, of which the memory is told


@dataclass(frozen=True)
class Watched:
    """How a process went.

    ``killed`` tells whether it was ended from here; ``peak`` is its largest memory in MiB and
    ``memory`` the largest by quarters of its time; ``told`` is what it printed.
    """

    killed: bool
    seconds: float
    cpu: float
    peak: float
    memory: tuple[float, ...]
    told: str


def watched(command: Sequence[str], to_kill: Callable[[], bool] = lambda: False) -> Watched:
    """Run a command, and kill it (SIGKILL) as soon as ``to_kill`` says so.

    Raises `SystemExit` with what the command complained of where it fails.
    """
    began = time.monotonic()
    samples: list[float] = []
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as complaints:
        process = subprocess.Popen(command, stdout=out, stderr=complaints)
        killed = False
        while True:
            # Not through Popen: only wait4 tells what a process used that was killed.
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if done:
                break
            samples.append(_resident(process.pid))
            if not killed and to_kill():
                process.send_signal(signal.SIGKILL)
                killed = True
            time.sleep(_LOOK)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode and not killed:
            complaints.seek(0)
            raise SystemExit(complaints.read())
        out.seek(0)
        told = out.read()
    return Watched(
        process.returncode == -signal.SIGKILL,
        time.monotonic() - began,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        _by_parts(samples),
        told,
    )


def _resident(process: int) -> float:
    """Return the memory of a process in MiB; 0 when it has just ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _by_parts(samples: Sequence[float]) -> tuple[float, ...]:
    edges = [len(samples) * part // _PARTS for part in range(_PARTS + 1)]
    return tuple(max(samples[a:b], default=0.0) for a, b in zip(edges, edges[1:]))


def digests(output: Path) -> dict[str, str]:
    """Return a digest of the numbers of every raster of a result, and free its disk."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        paths = sorted(output.glob("*.tif"))
        found = dict(zip((path.name for path in paths), threads.map(_digest, paths)))
    shutil.rmtree(output)
    return found


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with rasterio.open(path) as dataset:
        for _, window in dataset.block_windows(1):
            digest.update(dataset.read(window=window).tobytes())
    return digest.hexdigest()


def survives(output: Path, command: Sequence[str]) -> None:
    """Do a run undisturbed, another killed at half of its blocks and resumed; print and compare.

    ``command`` makes the run into the folder ``output`` and prints its figures as JSON. Raises
    `SystemExit` where one raster differs in one bit.
    """
    whole = watched(command)
    _tell("undisturbed", whole)
    blocks = _figures(whole)["planned"]
    expected = digests(output)
    half = max(blocks // 2, 1)
    killed = watched(command, lambda: _finished(output) >= half)
    if not killed.killed:
        raise SystemExit("The run had ended before it could be killed: take a larger one.")
    if list(output.glob("*.tif")):
        raise SystemExit("Rasters lay under their final names after the kill.")
    _tell(f"killed with {_finished(output)} of {blocks} blocks finished", killed)
    resumed = watched(command)
    _tell("resumed", resumed)
    found = digests(output)
    if found != expected:
        raise SystemExit(f"{sum(found.get(k) != v for k, v in expected.items())} rasters differ.")
    print(f"{len(found)} rasters are equal bit by bit. {_figures(resumed)['resumed']}")


def _figures(run: Watched) -> dict:
    return json.loads(run.told.splitlines()[-1])


def _finished(output: Path) -> int:
    return sum(1 for _ in output.glob(".unfinished/*.block"))


def _tell(what: str, run: Watched) -> None:
    quarters = " ".join(f"{value:.0f}" for value in run.memory)
    print(f"{what}: {run.seconds:.0f} s, {run.cpu:.0f} CPU seconds, {run.peak:.0f} MiB at most; "
          f"largest in each quarter of its time: {quarters} MiB", flush=True)  # fmt: skip
