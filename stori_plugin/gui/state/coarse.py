"""What the dock says of a coarse sensor: what is missing for it, and who makes nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...engine.options.method_options import READ_COARSE
from ...engine.options.series_options import LEAST_COARSE_RATIO
from ...presentation.words import tr
from .rows import COARSE, OPTICAL

if TYPE_CHECKING:
    from .dock_state import DockState


def is_used(state: DockState) -> bool:
    """Tell whether acquisitions of a coarse sensor take part."""
    return any(row.is_used for row in state.rows(COARSE))


def hint_without_optical(state: DockState) -> str:
    """Return what to do where there is nothing finer than a coarse sensor; "" where there is."""
    if not state.paths(COARSE) or state.paths(OPTICAL):
        return ""
    return tr(
        "A coarse sensor guides finer images: add those, or move it to the list Optical with ⇄ to "
        "reconstruct it by itself."
    )


def remark_on_method(state: DockState) -> str:
    """Return a sentence where the method of the run makes nothing of coarse rasters."""
    if not is_used(state) or state.form.method in READ_COARSE:
        return ""
    return tr("{} makes nothing of the coarse rasters; {} do.").format(
        state.form.method, ", ".join(READ_COARSE)
    )


def obstacle_of_pixels(state: DockState) -> str:
    """Return a sentence where coarse pixels are not coarse enough for any run; "" elsewhere."""
    coarse, optical = state.found.get(COARSE), state.found.get(OPTICAL)
    if not is_used(state) or coarse is None or optical is None or state.form.resolution:
        return ""
    if coarse.metres is None or optical.metres is None:
        return ""
    given, finest = state.form.coarse_resolution, optical.metres[0]
    if (given or coarse.metres[1]) >= LEAST_COARSE_RATIO * finest:
        return ""
    if given:
        return tr(
            "Coarse pixels of {} m are not twice as large as the optical ones of {} m: say what "
            "their sensor really sees, or take the coarse rasters out."
        ).format(f"{given:,.4g}", f"{finest:,.4g}")
    return tr(
        "The coarse rasters have pixels of {} m, the optical ones of {} m. Were they resampled? "
        "Say at Coarse pixel what their sensor really sees, such as 500 m, or move them to the "
        "list Optical."
    ).format(f"{coarse.metres[1]:,.4g}", f"{finest:,.4g}")
