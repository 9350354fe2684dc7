"""From an area and two dates to folders of acquisitions: fetch what a search found, write it down.

Running the same again fetches what is missing; what was broken off leaves no half-written file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from ..outputs.folder_lock import FolderLock
from ..rasters.grid import Grid
from ..support.companions import side_by_side
from ..support.errors import InputError, OutputError, ParameterError
from ..support.machine import check_disk
from ..support.progress import Progress
from ..support.sentences import Sentence
from .acquisition_file import write_acquisition
from .acquisition_plan import FOLDERS, Acquisition
from .catalogue_sources import MASKS
from .courier import LostError, RefusedError
from .download_estimate import bytes_of, counted, megabytes
from .download_record import MANIFEST, Record, write_record
from .fetched_files import Fetched, grid_of, is_cut_short, is_empty, listed_in, read_fetched
from .place_search import AT_ONCE, Search
from .radiometry_check import Darkness, radiometric_doubts
from .web import WebError

_MOST_LOST = 4  # in a row, for want of answers
_LARGEST = 200e9  # bytes
_MOST_PIXELS = 60_000_000  # of acquisitions side by side; each takes some 20 bytes


@dataclass(frozen=True)
class Downloaded:
    """What came of it."""

    # The folders that have files, by the name of the sensor.
    folders: dict[str, str]
    manifest: str
    page: str
    files: tuple[str, ...]
    record: Record


@dataclass(frozen=True)
class _Outcome:
    key: str
    fetched: Fetched | None = None
    why: str = ""
    is_lost: bool = False


def download(found: Search, output: str, progress: Progress) -> Downloaded:
    """Fetch what a `Search` found into a folder, several side by side.

    What cannot be had is left out with a sentence. Raises `OutputError` where nothing can be
    written, `WebError` where nobody answers any more, `CancelledError`; whole files stay.
    """
    output = os.path.abspath(output)
    total = sum(bytes_of(plan, found.area.grid) for plan in found.plans)
    if total > _LARGEST:
        raise ParameterError(
            f"That would read up to {megabytes(total)}: choose a smaller EXTENT, fewer BANDS, a "
            "coarser RESOLUTION or a shorter time."
        )
    with _locked(output, progress) as folder:
        try:
            return _download(found, output, folder, total, progress)
        except OSError as error:
            raise OutputError(
                Sentence(
                    "OUTPUT {output} cannot be written ({reason}): free some disk or "
                    "choose another place, and run it again; what is there is kept.",
                    output=output,
                    reason=error.strerror or error,
                )
            ) from error
        finally:
            found.stop.set()


@contextmanager
def _locked(output: str, progress: Progress) -> Iterator[str]:
    """Hold the folder for this run; gives where unfinished files lie."""
    lock = FolderLock(output)
    try:
        lock.take(progress.check)
    except OSError as error:
        raise OutputError(
            Sentence(
                "OUTPUT {output} cannot be written ({reason}): choose another folder.",
                output=output,
                reason=error.strerror,
            )
        ) from error
    try:
        yield lock.folder
    finally:
        lock.release(keep=False)


def _download(
    found: Search, output: str, folder: str, total: float, progress: Progress
) -> Downloaded:
    grid = found.area.grid
    before = _there(output, found)
    kept = {
        plan.key: before[plan.key]
        for plan in found.plans
        if plan.key in before and before[plan.key].identity == plan.identity(grid)
    }
    ours = {one.name.casefold(): one.key for one in before.values()}
    listed = listed_in(os.path.join(output, MANIFEST))
    missing = [
        # Another acquisition may bear the name already.
        plan if ours.get(plan.name.casefold(), plan.key) == plan.key else plan.labelled()
        for plan in found.plans
        if plan.key not in kept
    ]
    for plan in missing:
        path = os.path.join(output, plan.name)
        is_known = plan.name.casefold() in ours or (plan.name in listed and is_cut_short(path))
        if not is_known and os.path.lexists(path) and not is_empty(path):
            raise OutputError(
                f"OUTPUT {output} holds {plan.name}, which is damaged or which no download wrote, "
                "and which would be replaced: take it away, or choose another folder."
            )
    if kept:
        are = "is" if len(kept) == 1 else "are"
        progress.say(
            f"{counted(len(kept), 'acquisition')} {are} there already; {len(missing)} to fetch."
        )
    least = sum(bytes_of(plan, grid) for plan in missing)
    warning = check_disk(output, 0.3 * least, least)
    if warning:
        progress.warn(warning)
    reader = found.reader(folder)

    def work(plan: Acquisition) -> _Outcome:
        try:
            made = write_acquisition(plan, grid, reader, output, found.source.title)
        except WebError as error:
            is_lost = isinstance(error, LostError) or (
                isinstance(error, RefusedError) and error.is_of_source
            )
            return _Outcome(plan.key, why=str(error), is_lost=is_lost)
        return _Outcome(plan.key, made)

    fetched, empty, failed, lost = dict(kept), [], [], 0
    outcomes = side_by_side(work, missing, at_once(grid), progress)
    for number, outcome in enumerate(outcomes, 1):
        progress.fraction(number / max(1, len(missing)))
        lost = lost + 1 if outcome.is_lost else 0
        if outcome.fetched is not None:
            fetched[outcome.key] = outcome.fetched
            old = before.get(outcome.key)
            if old is not None and old.name != outcome.fetched.name:
                with suppress(OSError):
                    os.remove(os.path.join(output, old.name))
            progress.say(f"{outcome.key}: {outcome.fetched.name}")
        elif outcome.why:
            failed.append((outcome.key, outcome.why))
            progress.warn(f"{outcome.key} is left out: {outcome.why}")
        else:
            empty.append(outcome.key)
        if lost >= _MOST_LOST:
            raise WebError(f"{outcome.why} {counted(len(fetched), 'acquisition')} came and stay.")
    if not fetched:
        if failed:
            raise WebError(f"No acquisition could be had. {failed[0][0]}: {failed[0][1]}")
        raise InputError(
            Sentence("No acquisition has a pixel within EXTENT: choose another or more dates.")
        )
    record = Record(
        found.source, found.area, found.options, found.plans, fetched, empty, failed,
        _doubts(found.plans, fetched),
    )  # fmt: skip
    for doubt in record.doubts:
        progress.warn(doubt)
    manifest, page = write_record(record, output)
    sensors = {plan.sensor for plan in found.plans if plan.key in fetched}
    return Downloaded(
        folders={sensor: os.path.join(output, FOLDERS[sensor]) for sensor in sorted(sensors)},
        manifest=manifest,
        page=page,
        files=tuple(
            os.path.join(output, fetched[plan.key].name)
            for plan in found.plans
            if plan.key in fetched
        ),
        record=record,
    )


def at_once(grid: Grid) -> int:
    """Return how many acquisitions may be in memory side by side."""
    return max(1, min(AT_ONCE, _MOST_PIXELS // (grid.width * grid.height)))


def _doubts(plans: Sequence[Acquisition], fetched: dict[str, Fetched]) -> list[str]:
    optical = [plan for plan in plans if plan.key in fetched and not plan.is_sar]
    there = [fetched[plan.key] for plan in optical]
    doubts = radiometric_doubts(
        Darkness(one.key, one.clear or 0.0, one.dark, one.light) for one in there
    )
    bare = [plan.key for plan in optical if not any(band in MASKS for band in plan.bands)]
    if bare:
        more = f" and {len(bare) - 1} more" if len(bare) > 1 else ""
        doubts.append(
            f"The catalogue has no cloud mask of {bare[0]}{more}: clouds in them are not known. "
            "Leave them out, or give a mask of your own."
        )
    return doubts


def _there(output: str, search: Search) -> dict[str, Fetched]:
    """Return what earlier downloads left, by acquisition.

    Raises `OutputError` where they lie on another grid than now: a series has one.
    """
    found = {}
    for name in sorted({FOLDERS[plan.sensor] for plan in search.plans}):
        folder = os.path.join(output, name)
        for entry in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            path = os.path.join(folder, entry)
            if not entry.endswith(".tif") or os.path.islink(path) or not os.path.isfile(path):
                continue
            told = read_fetched(path, f"{name}/{entry}")
            if told is not None and told.grid != grid_of(search.area.grid):
                raise OutputError(
                    Sentence(
                        "OUTPUT {output} holds acquisitions of another area or resolution "
                        "({name}): choose another folder, or the same area.",
                        output=output,
                        name=told.name,
                    )
                )
            if told is not None:
                found[told.key] = told
    return found
