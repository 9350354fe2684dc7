"""Writing rasters block by block, for every step that makes a series out of a series."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import rasterio

from ..acquisitions.beliefs import Belief, plain_beliefs
from ..acquisitions.files.headers import read_header
from ..acquisitions.series import Source
from ..options.series_options import Execution
from ..rasters.blocks import plan_blocks
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..support.machine import check_disk
from ..support.progress import Progress, Share
from ..support.sentences import Sentence
from ..support.threads import single_threaded_blas
from ..support.versions import versions
from .block_files import BlockFile, counts_of
from .block_task import BlockTask
from .computing import compute_blocks, crew_of
from .crew import BlockOrder, Crew
from .dated_rasters import DatedRaster, WrittenRasters, dated_rasters
from .output_folder import OutputFolder, check_place
from .run_record import RunRecord, check_unchanged, identity_of

# Shares of the whole that the steps take, for the progress bar.
_COMPUTED, _ASSEMBLED = 0.9, 0.99
# What compression usually leaves of rasters, and what overviews add.
USUAL, OVERVIEWS = 0.7, 1.33


@dataclass(frozen=True)
class Step:
    """What a step tells of itself: to its manifest, and to the run that goes on with it."""

    # The name of the algorithm, which is that of the manifest as well.
    algorithm: str
    # What the manifest tells besides inputs, versions and outputs.
    facts: Mapping[str, Any]
    # What numbers depend on, by the algorithm's names of its parameters.
    parameters: Mapping[str, Any]
    sources: Sequence[Source]
    # The input files, as the manifest lists them.
    inputs: Sequence[str]
    # Further files that are read.
    companions: Sequence[str] = ()
    # What made the input, for the tags of the rasters.
    method: str = "observed"
    # What is believed of the inputs, for the manifest.
    beliefs: Sequence[Belief] = ()

    def identity(self) -> dict[str, Any]:
        """Return what the numbers of the step depend on."""
        files = sorted({*self.inputs, *self.companions})
        return identity_of(self.parameters, self.sources, files, self.algorithm)


def produce(
    execution: Execution,
    task: BlockTask,
    step: Step,
    bytes_per_pixel: float,
    progress: Progress,
) -> WrittenRasters:
    """Compute and write the rasters of a task, and a manifest named after the algorithm.

    On any error or on cancel nothing is left behind but, with ``execution.resume``, the finished
    blocks in a hidden folder of the output, from which the same step goes on. Raises
    `OutputError` where the results would lie among the inputs.

    ``bytes_per_pixel`` is the memory that a block takes.
    """
    check_place(execution.output, step.inputs)
    folder = OutputFolder(execution.output, execution.resume, progress)
    with (
        folder,
        single_threaded_blas(),
        rasterio.Env(GDAL_CACHEMAX=cache_size(execution.memory)),
        crew_of(execution.scheduler, execution.workers, execution.memory, progress) as crew,
    ):
        blocks = plan_blocks(task.grid, bytes_per_pixel, execution.memory, crew.workers)
        warning = check_disk(execution.output, 0.0, _bytes_written(task) * USUAL * (1 + OVERVIEWS))
        if warning:
            progress.warn(warning)
        return _produce_in(folder, crew, execution, task, step, blocks, progress)


def _produce_in(
    folder: OutputFolder,
    crew: Crew,
    execution: Execution,
    task: BlockTask,
    step: Step,
    blocks: Sequence[Window],
    progress: Progress,
) -> WrittenRasters:
    identity = step.identity()
    record = folder.unfinished.interrupted(identity)
    with GridReader(task.grid, check=progress.check) as datasets:
        probe = task.probe(datasets, (), progress.check)
    record = folder.unfinished.begin(record, identity, (), probe)
    shown = Share(progress, 0.0, _COMPUTED)
    finished = compute(folder, crew, task, record, blocks, shown, progress)
    shown = Share(progress, _COMPUTED, _ASSEMBLED)
    folder.assemble(task, step.method, finished, execution.workers, shown)
    progress.check()
    rasters = dated_rasters(folder.output, task.products)
    name = f"{step.algorithm}.json"
    folder.write_text(name, _manifest(step, rasters))
    folder.finish(name)
    progress.fraction(1.0)
    return WrittenRasters(rasters, folder.path(name), counts_of(finished, task.counted).counts)


def compute(
    folder: OutputFolder,
    crew: Crew,
    task: BlockTask,
    record: RunRecord,
    blocks: Sequence[Window],
    show: Callable[[float], None],
    progress: Progress,
) -> list[BlockFile]:
    """Compute the blocks that are not there yet; return all, in the folder of unfinished work.

    Raises `InputError` where an input changed meanwhile.
    """
    finished = folder.unfinished.finished(record, task, blocks)
    order = BlockOrder(task, record, folder.folder)
    finished = compute_blocks(crew, order, blocks, finished, show)
    progress.step(Sentence("Finishing"))
    for path in check_unchanged(record.identity["inputs"]):
        progress.warn(f"{path} was taken away while the run was reading.")
    return finished


def cache_size(memory: int) -> int:
    """Return the size of GDAL's cache in bytes, as rasterio wants it, for MEMORY in MiB.

    By itself GDAL would take a twentieth of the machine's memory beside it. What neighbouring
    blocks share is kept elsewhere (`rasters.stripes`).
    """
    return max(32, memory // 32) << 20


def _bytes_written(task: BlockTask) -> float:
    each = sum(len(p.bands) * np.dtype(p.storage.dtype).itemsize for p in task.products)
    return float(each) * task.grid.width * task.grid.height


def _manifest(step: Step, rasters: Sequence[DatedRaster]) -> str:
    content = {
        "format": 1,
        "algorithm": step.algorithm,
        **step.facts,
        "inputs": sorted(step.inputs),
        "beliefs": plain_beliefs(step.beliefs),
        "versions": versions(),
        "outputs": [raster.plain() for raster in rasters],
    }
    return json.dumps(content, indent=1, ensure_ascii=False, default=str) + "\n"


def method_of(path: str) -> str:
    """Return the method that a raster of this engine was made by, "observed" for any other."""
    return read_header(path).tags.get("METHOD") or "observed"
