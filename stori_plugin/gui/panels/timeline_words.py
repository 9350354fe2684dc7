"""What the timeline says of what the pointer is over."""

from __future__ import annotations

import datetime as dt
import html

from ...presentation.option_words import orbit_words
from ...presentation.words import tr
from ..state.dock_state import SAR
from .timeline_lanes import Mark


def mark_words(mark: Mark, picture: str) -> str:
    """Return file, date, clear share and orbit of an acquisition, with a picture's address."""
    row = mark.row
    lines = [f"<b>{mark.date.isoformat()}</b>", html.escape(row.name)]
    if row.role != SAR and row.clear is not None:
        lines.append(html.escape(tr("{} % clear").format(round(100 * row.clear))))
    if row.orbit:
        lines.append(html.escape(orbit_words(row.orbit)))
    if not row.is_used:
        lines.append(html.escape(tr("left out")))
    return _with_picture(lines, picture)


def date_words(date: dt.date, picture: str) -> str:
    """Return what a tick of the result stands for, with a picture's address."""
    words = html.escape(tr("{} reconstructed").format(date.isoformat()))
    return _with_picture([f"<b>{words}</b>"], picture)


def _with_picture(lines: list[str], picture: str) -> str:
    text = "<br>".join(lines)
    shown = f"<br><img src='{picture}'>" if picture else ""
    return f"<p style='white-space:pre'>{text}{shown}</p>"
