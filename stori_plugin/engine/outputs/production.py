"""Writing rasters block by block, for every step that makes a series out of a series."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from ..acquisitions.headers import read_header
from ..options.series_options import Execution
from ..rasters.blocks import in_order, plan_blocks
from ..rasters.grid import Grid, Window
from ..rasters.reading import GridReader
from ..rasters.storage import OutputRaster
from ..support.errors import OutputError
from ..support.progress import Progress
from ..support.threads import single_threaded_blas, worker_count
from ..support.versions import versions
from .dated_rasters import WrittenRasters, dated_rasters
from .writer import Writer

Check = Callable[[], None]
Work = Callable[[GridReader, Window, Check], Mapping[str, np.ndarray]]

_COMPUTED = 0.97


class _StoppedError(Exception):
    """Another block failed or the user stopped; nobody waits for this one."""


def produce(
    execution: Execution,
    grid: Grid,
    products: Sequence[OutputRaster],
    work: Work,
    bytes_per_pixel: float,
    facts: Mapping[str, Any],
    inputs: Sequence[str],
    progress: Progress,
    method: str = "observed",
) -> WrittenRasters:
    """Compute and write ``products``; on any error or on cancel nothing is left behind.

    ``work`` gives stored numbers (bands, rows, columns) by product name for a window; it runs on
    several threads. ``facts`` go into the manifest, which is named after ``facts["algorithm"]``.
    Raises `OutputError` where the results would lie among ``inputs``.
    """
    check_place(execution.output, inputs)
    workers = worker_count(execution.workers)
    blocks = plan_blocks(grid, bytes_per_pixel, execution.memory, workers)
    opened = GridReader(grid, most=max(16, 480 // (workers + 1)))
    writer = Writer(execution.output, grid, products, method)
    with single_threaded_blas(), opened as datasets, writer:
        _compute(writer, datasets, work, blocks, workers, progress)
        progress.check()
        rasters = dated_rasters(writer, products)
        name = f"{facts['algorithm']}.json"
        writer.write_text(name, _manifest(facts, rasters, inputs))
        writer.finish()
    progress.fraction(1.0)
    return WrittenRasters(rasters, writer.path(name))


def _compute(writer, datasets, work: Work, blocks, workers: int, progress: Progress) -> None:
    # One thread that fails stops the others at their next check.
    stop = threading.Event()

    def check() -> None:
        progress.check()
        if stop.is_set():
            raise _StoppedError

    def compute(window: Window) -> Mapping[str, np.ndarray]:
        return work(datasets, window, check)

    try:
        for done, (window, stored) in enumerate(in_order(compute, blocks, workers, progress), 1):
            for name, numbers in stored.items():
                progress.check()
                writer.write(name, window, numbers)
            progress.fraction(_COMPUTED * done / len(blocks))
    finally:
        stop.set()


def check_place(output: str, inputs: Sequence[str]) -> None:
    """Raise `OutputError` where an output folder is the folder of one of the input files.

    Whoever reads such a folder next would take the results for acquisitions.
    """
    place = os.path.realpath(output)
    for path in inputs:
        if os.path.dirname(os.path.realpath(path)) == place:
            raise OutputError(
                f"OUTPUT {output} is the folder of the input {os.path.basename(path)}: "
                "choose a folder of its own."
            )


def _manifest(facts: Mapping[str, Any], rasters, inputs: Sequence[str]) -> str:
    content = {
        "format": 1,
        **facts,
        "inputs": sorted(inputs),
        "versions": versions(),
        "outputs": [
            {
                "series": raster.series,
                "date": raster.date.isoformat(),
                "bands": list(raster.bands),
                "file": os.path.basename(raster.path),
                "sd_file": os.path.basename(raster.sd_path),
            }
            for raster in rasters
        ],
    }
    return json.dumps(content, indent=1, ensure_ascii=False, default=str) + "\n"


def method_of(path: str) -> str:
    """Return the method that a raster of this engine was made by, "observed" for any other."""
    return read_header(path).tags.get("METHOD") or "observed"
