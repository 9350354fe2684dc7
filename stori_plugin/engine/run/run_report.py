"""The report of a run: one HTML page that needs nothing else, for the people who use the result."""

from __future__ import annotations

from collections.abc import Sequence

from ..pages.charts import acquisitions_chart
from ..pages.html import escaped, listed, page, table
from ..support.versions import versions
from .finished_run import FinishedRun
from .learn_scene import Learned

_LONGEST = 5
_USED = "✓"


def report_html(run: FinishedRun, lines: Sequence[str]) -> str:
    """Return the page as text; ``lines`` are those of the log."""
    scene = run.scene
    sentences = [*scene.problems, *(file.sentence() for file in run.counts.unread)]
    problems = listed(sentences, lack=True) if sentences else ""
    optical = list(zip(scene.optical.dates, run.clear_shares))
    sar = [(item.date, item.orbit) for item in scene.sar.passes] if scene.sar else []
    return page(
        "Gap-free series",
        f"<p>{escaped(run.summary)}</p>",
        f"<h2>To look at</h2>{problems}" if problems else "",
        "<h2>Acquisitions and gaps</h2>",
        acquisitions_chart(optical, sar, scene.dates),
        _gaps(run),
        "<h2>What was learned</h2>",
        *(_learned(item) for item in run.learned),
        "<h2>Optical acquisitions</h2>",
        _acquisitions(run),
        "<h2>Run</h2>",
        _facts(run),
        f"<h2>Log</h2><pre>{escaped(chr(10).join(lines))}</pre>",
    )


def _gaps(run: FinishedRun) -> str:
    """Name the longest stretches in which no date was mostly clear."""
    clear = [date for date, share in zip(run.scene.optical.dates, run.clear_shares) if share >= 0.5]
    gaps = sorted(
        ((after - before).days, before, after) for before, after in zip(clear[:-1], clear[1:])
    )[::-1][:_LONGEST]
    if not gaps:
        return "<p>On fewer than two dates was half of the scene clear.</p>"
    return "<p>Longest stretches without a date on which half of the scene was clear:</p>" + table(
        ("after", "before", "days"), [(first, last, days) for days, first, last in gaps]
    )


def _learned(item: Learned) -> str:
    described = item.describe()
    text = (
        f"<h3>{escaped(item.target.name)}: {escaped(item.fitted.method)}</h3>{_choice(item)}"
        f"<p>{100 * item.dropped:.1f} % of the clear observations in the sample stood out from "
        "their neighbours like missed cloud, haze or shadow and were not used.</p>"
    )
    text += "".join(f"<p>{escaped(sentence)}</p>" for sentence in item.sentences)
    for part in described["model"].get("components", ()):
        follows = "follows SAR" if part["follows_sar"] else "optical only"
        lengths = ", ".join(f"{length:.0f}" for length in part["length_days"])
        text += (
            f"<p>{escaped(part['name'])}: {follows}; time scales {lengths} days; noise "
            f"{part['noise_variance'][0]:.3f} of its variance.</p>"
        )
    calibration = described["calibration"]
    if calibration is None:
        return text
    head = ("band", *(f"{gap:g} d" for gap in calibration["gap_days"]))
    rows = [(band, *row) for band, row in zip(item.target.bands, calibration["factor"])]
    return (
        f"{text}<p>Standard deviations were scaled so that 90 % intervals held 90 % of what was "
        "hidden, by band and length of gap (for methods without a standard deviation of their own "
        f"this is it):</p>{table(head, rows)}"
    )


def _choice(item: Learned) -> str:
    """Show what `auto` chose, and by which errors; empty for a method that was asked for."""
    selection = item.fitted.selection
    if selection is None:
        return ""
    described = selection.describe(item.target.bands)
    text = f"<p>{escaped(item.chosen_because)}</p>"
    if not selection.dates:
        return text
    head = ("band", "method", *(f"{gap:.0f} d" for gap in described["gap_days"]))
    rows = []
    for band, used in described["method"].items():
        for method, errors in described["rmse"].items():
            marks = [_marked(error, name == method) for error, name in zip(errors[band], used)]
            rows.append((band, method, *marks))
    return (
        f"{text}<p>Root mean square errors on hidden dates by length of gap; {_USED} marks the "
        f"method in use, also where too little could be hidden to tell.</p>{table(head, rows)}"
    )


def _marked(error: float | None, is_used: bool) -> object:
    if not is_used:
        return error
    return _USED if error is None else f"{_USED} {error:.4g}"


def _acquisitions(run: FinishedRun) -> str:
    rows = [
        (date, f"{100 * share:.0f} %", ", ".join(item.name for item in items))
        for (date, items), share in zip(run.scene.optical.days, run.clear_shares)
    ]
    return table(("date", "clear", "acquisition"), rows)


def _facts(run: FinishedRun) -> str:
    job, grid = run.job, run.scene.grid
    facts = {
        "output": job.output,
        "files": len(run.rasters) * (2 if job.uncertainty else 1),
        "grid": f"{grid.width} x {grid.height} pixels of {grid.transform[0]:g}",
        "step": job.step,
        "cloud mask": f"{job.cloud_mask}, buffer {job.mask_buffer:g} m",
        "method": job.method,
        "seconds": f"{run.seconds:.1f}",
        **versions(),
    }
    return table(("", ""), list(facts.items()))
