"""The report of a run: one HTML page that needs nothing else, for the people who use the result."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Sequence

import numpy as np

from .job import DatedRaster, Job
from .manifest import versions
from .scene import Scene
from .study import Learned

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;
color:#1d2733;background:#fff}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
table{border-collapse:collapse;font-size:.9rem}td,th{padding:.2rem .7rem;text-align:left;
border-bottom:1px solid #dde3ea}td.n{text-align:right;font-variant-numeric:tabular-nums}
.bar{display:inline-block;height:.7rem;background:#3f8f5b}.lack{color:#9a3412}
svg text{font:11px system-ui,sans-serif;fill:#5b6775}pre{font-size:.8rem;white-space:pre-wrap}
@media(prefers-color-scheme:dark){body{color:#dfe6ee;background:#16202b}
td,th{border-color:#33414f}svg text{fill:#9fb0c0}}
"""


def report_html(
    job: Job,
    scene: Scene,
    learned: Sequence[Learned],
    shares,
    rasters: Sequence[DatedRaster],
    seconds: float,
    summary: str,
    lines: Sequence[str],
) -> str:
    """Return the page as text."""
    by_date = shares.by_date
    parts = [
        f"<!doctype html><html lang=en><meta charset=utf-8><title>STORI report</title>"
        f"<style>{_STYLE}</style><h1>Gap-free series</h1><p>{_escape(summary)}</p>",
        _problems(scene),
        "<h2>Acquisitions and gaps</h2>",
        timeline(scene, by_date),
        _gaps(scene, by_date),
        "<h2>What was learned</h2>",
        *(_learned(item) for item in learned),
        "<h2>Optical acquisitions</h2>",
        _acquisitions(scene, by_date),
        "<h2>Run</h2>",
        _run(job, scene, rasters, seconds),
        f"<h2>Log</h2><pre>{_escape(chr(10).join(lines))}</pre></html>",
    ]
    return "\n".join(parts)


def _escape(text: object) -> str:
    return html.escape(str(text))


def _problems(scene: Scene) -> str:
    if not scene.problems:
        return ""
    items = "".join(f"<li class=lack>{_escape(problem)}</li>" for problem in scene.problems)
    return f"<h2>To look at</h2><ul>{items}</ul>"


def timeline(scene: Scene, by_date: np.ndarray) -> str:
    """Draw optical acquisitions as bars of their clear share, SAR passes and output dates below."""
    days, wanted, sar = scene.days, scene.wanted, scene.sar_days
    first = min(part.min() for part in (days, wanted, sar) if len(part))
    last = max(part.max() for part in (days, wanted, sar) if len(part))
    width = 900.0

    def x(day: float) -> float:
        return 60.0 + (width - 80.0) * (day - first) / max(last - first, 1.0)

    marks = []
    for day, share in zip(days, by_date):
        height = max(2.0, 60.0 * share)
        colour = "#3f8f5b" if share > 0 else "#b9c2cc"
        marks.append(
            f'<rect x="{x(day) - 1.5:.1f}" y="{70 - height:.1f}" width="3" '
            f'height="{height:.1f}" fill="{colour}"/>'
        )
    marks += [f'<circle cx="{x(day):.1f}" cy="84" r="2" fill="#7a5ea8"/>' for day in sar]
    marks += [
        f'<path d="M{x(day):.1f} 94v8" stroke="#2f6fb2" stroke-width="1.5"/>' for day in wanted
    ]
    labels = '<text x="0" y="50">optical</text>'
    labels += '<text x="0" y="88">SAR</text>' if len(sar) else ""
    labels += '<text x="0" y="102">output</text>'
    for month in _month_starts(first, last):
        place = x(month.toordinal() - dt.date(1970, 1, 1).toordinal())
        labels += f'<path d="M{place:.1f} 8v98" stroke="#8884" stroke-width="1"/>'
        labels += f'<text x="{place + 2:.1f}" y="118">{month:%Y-%m}</text>'
    return (
        f'<svg viewBox="0 0 {width:.0f} 124" role="img" aria-label="acquisitions over time">'
        f"{labels}{''.join(marks)}</svg>"
    )


def _month_starts(first: float, last: float) -> list[dt.date]:
    start = dt.date.fromordinal(int(first) + dt.date(1970, 1, 1).toordinal())
    end = dt.date.fromordinal(int(last) + dt.date(1970, 1, 1).toordinal())
    months = (end.year - start.year) * 12 + end.month - start.month
    step = max(1, -(-months // 12))
    ticks = []
    for k in range(1, months + 1, step):
        year, month = divmod(start.year * 12 + start.month - 1 + k, 12)
        ticks.append(dt.date(year, month + 1, 1))
    return ticks


def _gaps(scene: Scene, by_date: np.ndarray) -> str:
    """Name the longest stretches in which no date was mostly clear."""
    clear = [date for date, share in zip(scene.optical.dates, by_date) if share >= 0.5]
    gaps = sorted(
        ((after - before).days, before, after) for before, after in zip(clear[:-1], clear[1:])
    )[::-1][:5]
    rows = "".join(
        f"<tr><td>{before}</td><td>{after}</td><td class=n>{days}</td></tr>"
        for days, before, after in gaps
    )
    if not rows:
        return "<p>On no date was half of the scene clear.</p>"
    return (
        "<p>Longest stretches without a date on which half of the scene was clear:</p>"
        f"<table><tr><th>after<th>before<th>days</tr>{rows}</table>"
    )


def _learned(item: Learned) -> str:
    text = f"<h3>{_escape(item.target.name)}: {_escape(item.fitted.method)}</h3>"
    text += f"<p>{100 * item.dropped:.1f} % of the clear observations in the sample stood out "
    text += "from their neighbours like missed cloud, haze or shadow and were not used.</p>"
    for part in item.fitted.model.describe().get("components", ()):
        follows = "follows SAR" if part["follows_sar"] else "optical only"
        lengths = ", ".join(f"{length:.0f}" for length in part["length_days"])
        text += (
            f"<p>{_escape(part['name'])}: {follows}; time scales {lengths} days; noise "
            f"{part['noise_variance'][0]:.3f} of its variance.</p>"
        )
    if item.fitted.calibration is not None:
        described = item.fitted.calibration.describe()
        head = "".join(f"<th>{gap:g} d" for gap in described["gap_days"])
        rows = "".join(
            f"<tr><td>{_escape(band)}</td>"
            + "".join(f"<td class=n>{value:.3f}</td>" for value in row)
            + "</tr>"
            for band, row in zip(item.target.bands, described["factor"])
        )
        text += (
            "<p>Standard deviations were scaled so that 90 % intervals held 90 % of what was "
            "hidden, by band and length of gap (for methods without a standard deviation of "
            f"their own this is it):</p><table><tr><th>band{head}</tr>{rows}</table>"
        )
    return text


def _acquisitions(scene: Scene, by_date: np.ndarray) -> str:
    rows = []
    for (date, items), share in zip(scene.optical.days, by_date):
        names = ", ".join(item.name for item in items)
        rows.append(
            f"<tr><td>{date}</td><td class=n>{100 * share:.0f} %</td><td><span class=bar "
            f'style="width:{6 * share:.2f}rem"></span></td><td>{_escape(names)}</td></tr>'
        )
    return f"<table><tr><th>date<th>clear<th><th>acquisition</tr>{''.join(rows)}</table>"


def _run(job: Job, scene: Scene, rasters: Sequence[DatedRaster], seconds: float) -> str:
    grid = scene.grid
    facts = {
        "output": job.output,
        "files": len(rasters) * (2 if job.uncertainty else 1),
        "grid": f"{grid.width} x {grid.height} pixels of {grid.transform[0]:g}",
        "step": job.step,
        "cloud mask": f"{job.cloud_mask}, buffer {job.mask_buffer:g} m",
        "method": job.method,
        "seconds": f"{seconds:.1f}",
        **versions(),
    }
    rows = "".join(f"<tr><td>{_escape(k)}</td><td>{_escape(v)}</td></tr>" for k, v in facts.items())
    return f"<table>{rows}</table>"
