"""What is said where a series has gaps that a reconstruction would have filled."""

from __future__ import annotations

from ..options.series_options import MASK_NONE
from ..outputs.dated_rasters import WrittenRasters
from ..outputs.production import method_of
from ..support.progress import Progress
from .series_stack import Stack

OBSERVED = "observed"
POLARISATIONS = ("VV", "VH", "HH", "HV")

# A share of missing values that is worth a word.
_NOTABLE = 0.005


def gap_sentence(stack: Stack, missing: int, asked: int) -> str:
    """Say that values of a series are missing: ``missing`` of those that were ``asked`` for.

    "" where they are but a few, for backscatter, and for results of this engine, which have their
    own words for what could not be reconstructed.
    """
    share = missing / max(asked, 1)
    is_sar = all(channel.name in POLARISATIONS for channel in stack.channels)
    is_observed = method_of(stack.channels[0].sources[0][1].path) == OBSERVED
    if share < _NOTABLE or is_sar or not is_observed:
        return ""
    return (
        f"The series has gaps: {max(100 * share, 1):.0f} % of the values are clouded or missing "
        "and stay empty. Run stori:reconstruct first for a series without gaps."
    )


def tell_gaps(stack: Stack, written: WrittenRasters, progress: Progress) -> None:
    """Warn where values of a series are missing, which its task counted."""
    pixels = stack.grid.width * stack.grid.height
    sentence = gap_sentence(stack, written.counts[0], stack.values * pixels)
    if sentence:
        progress.warn(sentence)


def tell_unmasked(stack: Stack, progress: Progress) -> None:
    """Warn where cloud masks lie beside a series of observations that is read without them."""
    readers = [channel.reader for channel in stack.channels]
    items = [
        item
        for reader in readers
        if reader.masking.kind == MASK_NONE
        for _, of_day in reader.days
        for item in of_day
    ]
    masked = [item for item in items if item.mask is not None]
    if masked:
        progress.warn(
            f"{len(masked)} of {len(items)} acquisitions have cloud masks beside them (the first "
            f"is {masked[0].name}), which are not used here: what is clouded counts as clear. Run "
            "stori:reconstruct first and give its result."
        )
