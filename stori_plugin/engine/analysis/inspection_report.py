"""The page that shows an inspection: acquisitions over time, what looks odd, the table."""

from __future__ import annotations

import os

from ..charts import acquisitions_chart, escaped, listed, page, table
from .inspection import HEAD, Inspection


def inspection_html(inspection: Inspection) -> str:
    """Return the page as text."""
    optical, sar = inspection.optical(), inspection.sar()
    parts = [f"<p>{escaped(summary(inspection))}</p>"]
    if inspection.problems:
        parts += ["<h2>To look at</h2>", listed(inspection.problems, lack=True)]
    if optical or sar:
        parts += [
            "<h2>Acquisitions over time</h2>",
            "<p>Bars are optical acquisitions: the higher and greener, the more of the ground is "
            "clear. Dots are SAR passes, one line per orbit.</p>",
            acquisitions_chart(optical, sar),
        ]
    rows = [row.cells() for row in inspection.rows]
    folder = _common_folder([row.path for row in inspection.rows])
    for cells in rows:
        cells[0] = os.path.relpath(str(cells[0]), folder) if folder else cells[0]
    parts += ["<h2>Files</h2>", f"<p>{escaped(folder)}</p>", table(HEAD, rows)]
    if inspection.notes:
        parts += ["<h2>How they are read</h2>", listed(inspection.notes)]
    return page("What is in these rasters", *parts)


def summary(inspection: Inspection) -> str:
    """Return in a sentence how many acquisitions of each kind there are, and when."""
    optical, sar = inspection.optical(), inspection.sar()
    told = []
    if optical:
        shares = [share for _, share in optical if share is not None]
        clear = f", {100 * sum(shares) / len(shares):.0f} % clear" if shares else ""
        told.append(f"{len(optical)} optical dates from {optical[0][0]} to {optical[-1][0]}{clear}")
    if sar:
        told.append(f"{len(sar)} SAR passes from {sar[0][0]} to {sar[-1][0]}")
    return ("; ".join(told) or "No acquisition that can be used was found") + "."


def _common_folder(paths: list[str]) -> str:
    try:
        folders = [os.path.dirname(os.path.abspath(path)) for path in paths]
        return os.path.commonpath(folders) if folders else ""
    except ValueError:  # several drives
        return ""
