"""What is written on the map of the date that it shows."""

from __future__ import annotations

from ...presentation.words import tr
from ..state.player_state import COARSELY, OBSERVED, RADAR, Stop


def caption_of(stop: Stop, source: Stop | None) -> str:
    """Return the caption of a stop whose pixels are those of ``source``."""
    if source is not None and source.kind == RADAR:
        return tr("{} radar").format(source.date.isoformat())
    if stop.kind in (OBSERVED, COARSELY):
        observed, coarse = tr("{} observed"), tr("{} coarse")
        text = (coarse if stop.kind == COARSELY else observed).format(stop.date.isoformat())
        share = "" if stop.clear is None else tr("{} % clear").format(round(100 * stop.clear))
        return f"{text}, {share}" if share else text
    return tr("{} reconstructed").format(stop.date.isoformat())
