"""The run itself: open, study, compute, put together, tell."""

from __future__ import annotations

import time
from collections.abc import Sequence

import rasterio

from ..learning.warm_up import warm_up
from ..outputs.computing import compute_blocks, crew_of
from ..outputs.crew import OPEN_FILES, BlockOrder, Crew
from ..outputs.dated_rasters import DatedRaster
from ..outputs.output_folder import Workplace
from ..outputs.run_record import RunRecord, check_unchanged, identity_of
from ..rasters.blocks import plan_blocks
from ..rasters.grid import Window
from ..rasters.reading import GridReader
from ..rasters.storage import OutputRaster
from ..rasters.unreadable import ReadTolerance, UnreadableTile, tolerating
from ..scene.job import LEAVE_OUT, Job
from ..scene.scene import Scene, open_scene
from ..support.errors import CancelledError, InputError
from ..support.machine import check_disk, check_memory
from ..support.progress import SILENT, Journal, Progress
from ..support.threads import single_threaded_blas
from .block_work import BlockWork, bytes_per_pixel, bytes_written, products_of
from .learn_scene import Learned, study
from .manifest import manifest_text
from .run_counts import RunCounts
from .run_report import report_html
from .run_result import Result

# Shares of the whole that the steps take, for the progress bar.
_OPENED, _STUDIED, _COMPUTED, _ASSEMBLED = 0.03, 0.15, 0.93, 0.99
# What compression leaves of the results: of smooth ones, and of most.
_SMALLEST, _USUAL = 0.25, 0.7
_OVERVIEWS = 1.33


class Reconstruction:
    """One run of one job."""

    def __init__(self, job: Job, progress: Progress) -> None:
        self.job = job
        self.progress = Journal(progress)

    def run(self) -> Result:
        """Do it; see `run`."""
        began = time.monotonic()
        job, progress = self.job, self.progress
        # GDAL's own cache would take a twentieth of the machine's memory beside MEMORY.
        cache = {"GDAL_CACHEMAX": max(32, job.memory // 8)}
        workplace = Workplace(job.output, job.resume, progress)
        with (
            single_threaded_blas(),
            rasterio.Env(**cache),
            crew_of(job, progress) as crew,
        ):
            progress.step("Finding the acquisitions")
            scene = open_scene(job, progress)
            self._tell_scene(scene)
            progress.fraction(_OPENED)
            blocks = self._plan(scene, crew.workers)
            try:
                with workplace:
                    return self._run_in(workplace, crew, scene, blocks, began)
            except CancelledError as error:
                raise CancelledError(workplace.told_on_cancel()) from error

    def _run_in(
        self, workplace: Workplace, crew: Crew, scene: Scene, blocks: list[Window], began: float
    ) -> Result:
        identity = identity_of(self.job, scene)
        record = workplace.interrupted(identity)
        work, lost, probe = self._learn(scene, record)
        products = work.products()
        record = workplace.begin(record, identity, lost, probe)
        finished = workplace.finished(record, products, len(scene.optical.dates), blocks)
        self.progress.step(
            f"Reconstructing {len(scene.dates)} dates of {scene.grid.width} x "
            f"{scene.grid.height} pixels in {len(blocks)} blocks"
        )
        order = BlockOrder(work, workplace.folder, record.run, record.probe, record.lost)
        finished = compute_blocks(crew, order, blocks, finished, self._show_blocks)
        self.progress.step("Finishing")
        self._tell_gone(check_unchanged(identity["inputs"]))
        shares = RunCounts(scene, finished, record.lost)
        for file in shares.unread:
            self.progress.warn(file.sentence())
        workplace.assemble(products, scene.grid, self.job, finished, self._show_rasters)
        return self._finish(workplace, scene, work.learned, shares, time.monotonic() - began)

    def _tell_scene(self, scene: Scene) -> None:
        say = self.progress.say
        first, last = scene.optical.dates[0], scene.optical.dates[-1]
        say(f"{len(scene.optical.dates)} optical dates from {first} to {last}.")
        if scene.sar is not None:
            first, last = scene.sar.dates[0], scene.sar.dates[-1]
            orbits = len(set(scene.sar.orbits))
            say(f"{len(scene.sar.dates)} SAR passes from {first} to {last}, {orbits} orbits.")
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
        likely = written * _USUAL * (1 + _OVERVIEWS)
        warning = check_disk(job.output, written * _SMALLEST * (1 + _OVERVIEWS), likely)
        self.progress.say(
            f"About {memory / 2**20:,.0f} MiB of memory for the blocks in work, and up to "
            f"{likely / 2**20:,.0f} MiB of disk while it lasts."
        )
        if warning:
            self.progress.warn(warning)
        return blocks

    def _learn(
        self, scene: Scene, record: RunRecord | None
    ) -> tuple[BlockWork, list[UnreadableTile], str]:
        """Learn from the scene; what could not be read then is missing now as well.

        Returns the work to do, what could not be read, and the work's probe.
        """
        self.progress.step("Learning from the scene")
        warm_up(self.job.method, self.progress)
        tolerance = ReadTolerance(record.lost if record else ())
        with GridReader(scene.grid, most=OPEN_FILES) as datasets:
            try:
                with tolerating(tolerance if self.job.on_read_error == LEAVE_OUT else None):
                    learned = study(self.job, scene, datasets, self.progress)
            except InputError:
                tolerance.check_outage()  # says more than that nothing was found
                raise
            tolerance.check_outage()
            work = BlockWork.of_job(self.job, scene, learned)
            probe = work.probe(datasets, tolerance.lost, self.progress.check)
        self.progress.fraction(_STUDIED)
        return work, tolerance.lost, probe

    def _show_blocks(self, part: float) -> None:
        self.progress.fraction(_STUDIED + (_COMPUTED - _STUDIED) * part)

    def _show_rasters(self, part: float) -> None:
        self.progress.fraction(_COMPUTED + (_ASSEMBLED - _COMPUTED) * part)

    def _tell_gone(self, paths: Sequence[str]) -> None:
        for path in paths:
            self.progress.warn(f"{path} was taken away while the run was reading.")

    def _finish(
        self, workplace: Workplace, scene: Scene, learned, shares: RunCounts, seconds: float
    ) -> Result:
        self.progress.check()
        rasters = _rasters(workplace, scene, self.job.uncertainty)
        summary = _summary(scene, learned, shares, seconds)
        self.progress.say(summary)
        facts = (self.job, scene, learned, shares, rasters, seconds, summary)
        workplace.write_text("manifest.json", manifest_text(*facts))
        workplace.write_text("report.html", report_html(*facts, self.progress.lines))
        workplace.write_text("stori.log", "\n".join(self.progress.lines) + "\n")
        workplace.finish()
        self.progress.fraction(1.0)
        companions = (workplace.path(n) for n in ("manifest.json", "report.html", "stori.log"))
        return Result(rasters, *companions, summary)


def _rasters(workplace: Workplace, scene: Scene, uncertainty: bool) -> tuple[DatedRaster, ...]:
    def path(product: OutputRaster) -> str:
        return workplace.path(product.name)

    products = products_of(scene, uncertainty)
    spreads = {(p.series, p.date): path(p) for p in products if p.spread}
    return tuple(
        DatedRaster(path(p), spreads.get((p.series, p.date), ""), p.series, p.date, p.bands)
        for p in products
        if not p.spread
    )


def _summary(scene: Scene, learned: Sequence[Learned], shares: RunCounts, seconds: float) -> str:
    methods = ", ".join(dict.fromkeys(item.fitted.method for item in learned))
    total = max(shares.pixels * len(scene.dates) * len(scene.targets), 1)
    filled = 100.0 * (1.0 - shares.missing / total)
    text = (
        f"{len(scene.dates)} dates from {scene.dates[0]} to {scene.dates[-1]} of "
        f"{', '.join(target.name for target in scene.targets)} by {methods}; "
        f"{100.0 * shares.by_date.mean():.0f} % of the observations were clear, "
        f"{filled:.2f} % of the result has a value; {seconds:.0f} s."
    )
    if shares.missing:
        text += " Pixels without a value were never seen clear."
    return text


def run(job: Job, progress: Progress = SILENT) -> Result:
    """Reconstruct.

    On any error or on cancel nothing is left behind but, with ``job.resume``, the finished blocks
    in a hidden folder of the output, from which the same job goes on. Raises subclasses of
    `StoriError` for everything that the user can mend.
    """
    from ..run.reconstruct import Reconstruction

    job.check()
    return Reconstruction(job, progress).run()
