"""The report of a run: one HTML page that needs nothing else, for the people who use the result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..acquisitions.readings import shown_beliefs
from ..learning.fitting import FittedTarget
from ..pages.html import Table, render
from ..pages.line_charts import Line, Point, line_chart
from ..pages.method_looks import method_look
from ..pages.time_charts import acquisitions_chart
from ..pixels.renditions import INFRARED, TRUE_COLOUR
from ..scene.clear_shares import HALF, LONG_GAP, long_gaps
from ..scene.targets import Target
from ..scene.told_levels import level_head, level_rows
from ..support.versions import versions
from .coarse_section import coarse_section
from .date_pairs import DatePairs
from .finished_run import FinishedRun

_LONGEST = 5
_FEWEST = 2  # lengths of gap of which errors must be known, for a drawing to say anything
_USED = "✓"


@dataclass(frozen=True)
class _LearnedSeries:
    """What the page tells of one series."""

    name: str
    method: str
    # Why `auto` chose the method; empty for a method that was asked for.
    chosen_because: str
    # Errors on hidden dates, drawn and in numbers; None where nothing was compared.
    error_chart: Markup | None
    errors: Table | None
    # Whether it has more bands than one.
    has_bands: bool
    # The share (0..1) of clear observations that stood out and were not used.
    dropped: float
    sentences: Sequence[str]
    # The components of a Gaussian process, as its manifest describes them.
    components: Sequence[Mapping[str, Any]]
    # Factors of the standard deviations; None where these are not written.
    calibration: Table | None


def report_html(run: FinishedRun, lines: Sequence[str], shown: DatePairs | None = None) -> str:
    """Return the page as text; ``lines`` are those of the log, ``shown`` some dates in pictures."""
    scene, learned = run.scene, run.learned
    optical = list(zip(scene.optical.dates, run.clear_shares))
    sar = [(item.date, item.orbit) for item in scene.sar.passes] if scene.sar else []
    coarse = [(date, None) for date in scene.coarse.optical.dates] if scene.coarse else []
    return render(
        "run_report.html",
        summary=run.summary,
        problems=[*scene.problems, *(file.sentence() for file in run.counts.unread)],
        shown=shown,
        shown_as=_shown_as(shown.rendition) if shown else "",
        chart=acquisitions_chart(optical, sar, scene.dates, coarse),
        gaps=_gaps(run),
        longest_usual=LONG_GAP,
        has_clear=sum(share >= HALF for share in run.clear_shares) > 1,
        used=_USED,
        learned=[_learned_series(one, learned.targets[one.name]) for one in scene.targets],
        acquisitions=_acquisitions(run),
        levels=_levels(run),
        coarse=coarse_section(run),
        beliefs=shown_beliefs(scene.beliefs),
        facts=_facts(run),
        log=lines,
    )


def _gaps(run: FinishedRun) -> Table:
    """Name the longest gaps."""
    found = long_gaps(list(zip(run.scene.optical.dates, run.clear_shares)))
    gaps = sorted(((after - before).days, before, after) for before, after in found)
    gaps = gaps[::-1][:_LONGEST]
    rows = [(first, last, days) for days, first, last in gaps]
    return Table(("after", "before", "days"), rows)


def _learned_series(target: Target, fitted: FittedTarget) -> _LearnedSeries:
    described = fitted.describe(target.name, target.bands)
    return _LearnedSeries(
        target.name,
        fitted.method,
        fitted.reason(target.name, target.bands),
        _error_chart(target, fitted),
        _errors(target, fitted),
        len(target.bands) > 1,
        fitted.dropped,
        fitted.sentences,
        described["model"].get("components", ()),
        _calibration(target.bands, described["calibration"]),
    )


def _calibration(bands: Sequence[str], calibration: Mapping[str, Any] | None) -> Table | None:
    if calibration is None:
        return None
    head = ("band", *(f"{gap:g} d" for gap in calibration["gap_days"]))
    return Table(head, [(band, *row) for band, row in zip(bands, calibration["factor"])])


def _errors(target: Target, fitted: FittedTarget) -> Table | None:
    """Show by which errors `auto` chose; None for a method that was asked for."""
    choice = fitted.choice
    if choice is None or not choice.dates:
        return None
    described = choice.describe(target.bands)
    head = ("band", "method", *(f"{gap:.0f} d" for gap in described["gap_days"]))
    rows = []
    for band, used in described["method"].items():
        for method, errors in described["rmse"].items():
            marks = [_marked(error, other == method) for error, other in zip(errors[band], used)]
            rows.append((band, method, *marks))
    return Table(head, rows)


def _error_chart(target: Target, fitted: FittedTarget) -> Markup | None:
    """Draw the errors by which `auto` chose, the mean over bands, a line per method.

    None where they are known of one length of gap only: then numbers say as much.
    """
    choice = fitted.choice
    if choice is None or not choice.dates:
        return None
    described = choice.describe(target.bands)
    count = len(choice.knots)
    means = {
        method: [_mean(errors[band][k] for band in target.bands) for k in range(count)]
        for method, errors in described["rmse"].items()
    }
    known = [k for k in range(count) if any(row[k] is not None for row in means.values())]
    if len(known) < _FEWEST:
        return None
    lines = []
    for method, row in means.items():
        points = [
            Point(x, mean, f"{method}: {mean:.4g}")
            for x, mean in enumerate(row[k] for k in known)
            if mean is not None
        ]
        look = method_look(method)
        lines.append(Line(method, points, look.colour, look.dashes))
    ticks = [(x, f"{described['gap_days'][k]:.0f} d") for x, k in enumerate(known)]
    highest = max(point.y for line in lines for point in line.points)
    label = f"error of {target.name} by gap length"
    return line_chart(lines, ticks, (0.0, highest or 1.0), label)


def _mean(errors: Iterable[float | None]) -> float | None:
    known = [error for error in errors if error is not None]
    return sum(known) / len(known) if known else None


def _shown_as(rendition: str) -> str:
    return {TRUE_COLOUR: "true colour", INFRARED: "near infrared, red and green"}.get(
        rendition, rendition
    )


def _marked(error: float | None, is_used: bool) -> object:
    if not is_used:
        return error
    return _USED if error is None else f"{_USED} {error:.4g}"


def _acquisitions(run: FinishedRun) -> Table:
    rows = [
        (
            *(date, f"{100 * share:.0f} %", f"{100 * run.counts.stained[date]:.1f} %"),
            ", ".join(item.name for item in items),
        )
        for (date, items), share in zip(run.scene.optical.days, run.clear_shares)
    ]
    return Table(("date", "clear", "dropped as patches", "acquisition"), rows)


def _levels(run: FinishedRun) -> Table:
    """Show what each orbit and satellite adds to backscatter; no rows without SAR."""
    channels = run.scene.sar.polarisations if run.scene.sar else ()
    return Table(level_head(channels), level_rows(run.learned.sar_levels))


def _facts(run: FinishedRun) -> Table:
    job, grid = run.job, run.scene.grid
    facts = {
        "output": job.output,
        "files": str(sum(len(raster.paths) for raster in run.rasters)),
        "grid": f"{grid.width} x {grid.height} pixels of {grid.transform[0]:g}",
        "step": job.step,
        "cloud mask": f"{job.cloud_mask}, buffer {job.mask_buffer:g} m",
        "method": job.method,
        "seconds": f"{run.seconds:.1f}",
        **versions(),
    }
    return Table((), list(facts.items()))
