"""Why a curve has no season or no break marked, in a short line."""

from __future__ import annotations

from ...engine.options.changes_options import ChangesOptions
from ...engine.options.phenology_options import PhenologyOptions
from ...presentation.words import tr


def no_season_words(options: PhenologyOptions) -> str:
    """Say why no season is marked."""
    return tr(
        "No season: none with an amplitude of {} or more lies wholly between the dates."
    ).format(f"{options.least:.3g}")


def no_break_words(options: ChangesOptions, largest: float | None) -> str:
    """Say why no break is marked; ``largest`` is what `largest_change` gives."""
    days = f"{options.window:g}"
    if largest is None:
        return tr("No break: no two dates of the curve lie within {} days.").format(days)
    if largest < options.least:
        words = {
            "fall": tr("No break: within {} days it falls by {} at most; {} is asked for."),
            "rise": tr("No break: within {} days it rises by {} at most; {} is asked for."),
            "both": tr("No break: within {} days it changes by {} at most; {} is asked for."),
        }
        return words[options.direction].format(days, f"{largest:.2g}", f"{options.least:.3g}")
    words = {
        "fall": tr("No break: within {} days it falls by {}, but as steadily as around."),
        "rise": tr("No break: within {} days it rises by {}, but as steadily as around."),
        "both": tr("No break: within {} days it changes by {}, but as steadily as around."),
    }
    return words[options.direction].format(days, f"{largest:.2g}")
