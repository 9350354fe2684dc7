"""The run itself: open, learn, compute, put together, tell."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import rasterio

from ..learning.warm_up import warm_up
from ..outputs.computing import crew_of
from ..outputs.crew import Crew
from ..outputs.dated_rasters import dated_rasters
from ..outputs.output_folder import OutputFolder
from ..outputs.production import OVERVIEWS, USUAL, cache_size, compute
from ..outputs.run_record import RunRecord
from ..rasters.blocks import plan_blocks
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.unreadable import ReadTolerance, UnreadableTile, tolerating
from ..scene.job import LEAVE_OUT, Job
from ..scene.learn_scene import learn_scene, where_learned
from ..scene.scene import Scene, open_scene
from ..support.errors import InputError
from ..support.machine import check_disk, check_memory, give_back_memory
from ..support.progress import SILENT, Journal, Progress, Share
from ..support.sentences import Sentence
from ..support.threads import single_threaded_blas
from .block_work import BlockWork, bytes_per_pixel, bytes_written
from .check_job import check_job
from .date_pairs import date_pairs
from .finished_run import FinishedRun
from .job_identity import identity_of_job
from .manifest import manifest_text
from .run_counts import run_counts
from .run_report import report_html
from .run_result import LOG, MANIFEST, REPORT, RunResult
from .run_time import RunSize, run_time

# The share of manifest, report and moving in.
_LAST = 0.01
# What compression leaves of smooth results.
SMALLEST = 0.25


@dataclass(frozen=True)
class _Prepared:
    """What learning gives."""

    work: BlockWork
    # What could not be read meanwhile.
    unreadable: tuple[UnreadableTile, ...]
    # The work's probe.
    probe: str


class Reconstruction:
    """One run of one job."""

    def __init__(self, job: Job, progress: Progress) -> None:
        self.job = job
        self.progress = Journal(progress)

    def run(self) -> RunResult:
        """Do it; see `reconstruct`."""
        began = time.monotonic()
        job, progress = self.job, self.progress
        folder = OutputFolder(job.output, job.resume, progress)
        with (
            folder,
            single_threaded_blas(),
            rasterio.Env(GDAL_CACHEMAX=cache_size(job.memory)),
            crew_of(job.scheduler, job.workers, job.memory, progress) as crew,
        ):
            progress.step(Sentence("Finding the acquisitions"))
            scene = open_scene(job, progress)
            self._tell_scene(scene)
            blocks = self._plan(scene, crew.workers)
            return self._run_in(folder, crew, scene, blocks, began)

    def _run_in(
        self,
        folder: OutputFolder,
        crew: Crew,
        scene: Scene,
        blocks: Sequence[Window],
        began: float,
    ) -> RunResult:
        opened, *shares, _ = Share(self.progress).parts(_times(self.job, scene, crew.workers))
        opened(1.0)
        identity = identity_of_job(self.job, scene)
        interrupted = folder.unfinished.interrupted(identity)
        prepared = self._learn(scene, interrupted, shares[:2])
        work = prepared.work
        give_back_memory()
        record = folder.unfinished.begin(interrupted, identity, prepared.unreadable, prepared.probe)
        self.progress.step(
            Sentence(
                "Reconstructing {dates} dates of {width} x {height} pixels in {blocks} blocks",
                dates=len(scene.dates),
                width=scene.grid.width,
                height=scene.grid.height,
                blocks=len(blocks),
            )
        )
        finished = compute(folder, crew, work, record, blocks, shares[2], self.progress)
        counts = run_counts(scene, finished, record.unreadable)
        for file in counts.unread:
            self.progress.warn(file.sentence())
        folder.assemble(work, self.job.method, finished, self.job.workers, shares[3])
        rasters = dated_rasters(folder.output, work.products)
        seconds = time.monotonic() - began
        return self._finish(
            folder, FinishedRun(self.job, scene, work.learned, counts, rasters, seconds)
        )

    def _tell_scene(self, scene: Scene) -> None:
        say = self.progress.say
        first, last = scene.optical.dates[0], scene.optical.dates[-1]
        say(
            Sentence(
                "{dates} optical dates from {first} to {last}.",
                dates=len(scene.optical.dates),
                first=first,
                last=last,
            )
        )
        if scene.sar is not None:
            first, last = scene.sar.dates[0], scene.sar.dates[-1]
            orbits = len(set(scene.sar.orbits))
            say(
                Sentence(
                    "{passes} SAR passes from {first} to {last}, {orbits} orbits.",
                    passes=len(scene.sar.dates),
                    first=first,
                    last=last,
                    orbits=orbits,
                )
            )
        for note in scene.notes:
            say(note)
        for problem in scene.problems:
            self.progress.warn(problem)

    def _plan(self, scene: Scene, workers: int) -> list[Window]:
        """Cut the work into blocks, and see that memory and disk suffice."""
        job = self.job
        each = bytes_per_pixel(scene)
        blocks = plan_blocks(scene.grid, each, job.memory, workers)
        largest = max(block.height * block.width for block in blocks)
        memory = each * largest * min(workers + 1, len(blocks))
        if not job.scheduler:
            check_memory(memory)
        # The finished blocks and what is put together from them lie side by side at the end.
        written = bytes_written(scene, job.uncertainty) * scene.grid.width * scene.grid.height
        likely = written * USUAL * (1 + OVERVIEWS)
        warning = check_disk(job.output, written * SMALLEST * (1 + OVERVIEWS), likely)
        self.progress.say(
            Sentence(
                "About {memory:,.0f} MiB of memory for the blocks in work, and up "
                "to {disk:,.0f} MiB of disk while it lasts.",
                memory=memory / 2**20,
                disk=likely / 2**20,
            )
        )
        if warning:
            self.progress.warn(warning)
        return blocks

    def _learn(
        self, scene: Scene, interrupted: RunRecord | None, shares: Sequence[Share]
    ) -> _Prepared:
        """Learn from the scene; what an interrupted run could not read is missing now as well.

        ``shares`` are those of reading the sample, and of learning from it.
        """
        self.progress.step(Sentence("Learning from the scene"))
        where = where_learned(self.job)
        if where:
            self.progress.say(where)
        warm_up(self.job.method, self.progress)
        tolerance = ReadTolerance(interrupted.unreadable if interrupted else ())
        with GridReader(scene.grid, check=self.progress.check) as datasets:
            try:
                with tolerating(tolerance if self.job.on_read_error == LEAVE_OUT else None):
                    learned = learn_scene(self.job, scene, datasets, self.progress, shares)
            except InputError:
                tolerance.check_outage()  # says more than that nothing was found
                raise
            tolerance.check_outage()
            work = BlockWork.of_job(self.job, scene, learned)
            probe = work.probe(datasets, tolerance.lost, self.progress.check)
        return _Prepared(work, tuple(tolerance.lost), probe)

    def _finish(self, folder: OutputFolder, run: FinishedRun) -> RunResult:
        self.progress.check()
        result = run.result(folder.output)
        self.progress.say(result.summary)
        folder.write_text(MANIFEST, manifest_text(run))
        shown = date_pairs(run, folder.staged, self.progress)
        folder.write_text(REPORT, report_html(run, self.progress.lines, shown))
        folder.write_text(LOG, "\n".join(self.progress.lines) + "\n")
        folder.finish(MANIFEST)
        self.progress.fraction(1.0)
        return result


def _times(job: Job, scene: Scene, workers: int) -> tuple[float, ...]:
    """Return how long the steps take, and what is left to be done after them, seconds."""
    series = [scene.optical.series, *([scene.sar.series] if scene.sar else [])]
    size = RunSize(
        pixels=scene.grid.width * scene.grid.height,
        optical=len(scene.optical.dates),
        read=len(scene.optical.bands),
        sar=len(scene.sar.dates) if scene.sar else 0,
        files=sum(len(one.rasters) for one in series),
        dates=len(scene.dates),
        targets=[len(target.bands) for target in scene.targets],
        uncertainty=job.uncertainty,
        coarse=len(scene.coarse.optical.dates) if scene.coarse else 0,
        coarse_files=len(scene.coarse.optical.series.rasters) if scene.coarse else 0,
    )
    time = run_time(size, job.method, workers)
    return *time.steps, _LAST * time.seconds


def reconstruct(job: Job, progress: Progress = SILENT) -> RunResult:
    """Reconstruct.

    On any error or on cancel nothing is left behind but, with ``job.resume``, the finished blocks
    in a hidden folder of the output, from which the same job goes on. Raises subclasses of
    `StoriError` for everything that the user can mend.
    """
    check_job(job)
    return Reconstruction(job, progress).run()
