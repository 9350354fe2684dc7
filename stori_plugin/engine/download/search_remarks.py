"""What is worth knowing of what a catalogue answered, in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from .acquisition_plan import Acquisition
from .catalogue_sources import SENTINEL2
from .download_estimate import counted
from .item_scaling import FIRST_WITH_OFFSET
from .stac_items import Item
from .stac_search import Findings

_MOST_NAMES = 12
# Since then Sentinel-2's products have 1000 added (baseline 04.00).
_OFFSET_BEGAN = dt.date(2022, 1, 25)


def no_bands(title: str, findings: Findings) -> str:
    """Say that a catalogue has items of which nothing can be used, and what they have."""
    names = ", ".join(findings.assets[:_MOST_NAMES]) or "none"
    more = ", ..." if len(findings.assets) > _MOST_NAMES else ""
    return (
        f"{title} has {counted(findings.passed_over, 'item')} here, but none with a date, a place "
        "and a band that is known: say which asset is which band by ASSETS, such as B04=red. The "
        f"first has the assets {names}{more}."
    )


def search_remarks(title: str, findings: Findings, plans: Sequence[Acquisition]) -> list[str]:
    """Return what a user should know before relying on what was found."""
    said = []
    if findings.missing:
        said.append(
            f"{title} says that it has {counted(findings.missing, 'item')} more here than it "
            "handed out: ask for a shorter time if dates are missing."
        )
    if findings.passed_over:
        said.append(
            f"{counted(findings.passed_over, 'item')} of the catalogue without a date, a place or "
            "any band that is known: passed over."
        )
    unsure = [plan for plan in plans if any(map(_is_unsure, plan.items))]
    if unsure:
        said.append(
            f"{title} states neither offset nor processing baseline of {_listed(unsure)}: none is "
            "taken off. If they are of baseline 04.00 or later, their reflectance is 0.1 too high."
        )
    odd = [plan for plan in plans if any(map(_contradicts, plan.items))]
    if odd:
        said.append(
            f"{title} states an offset of 0 for {_listed(odd)}, though their processing baseline "
            "has one of -0.1: the statement is followed. Look whether dark ground is near 0."
        )
    return said


def _listed(plans: Sequence[Acquisition]) -> str:
    rest = len(plans) - 1
    return plans[0].key + (f" and {rest} more" if rest else "")


def _is_unsure(item: Item) -> bool:
    return (
        item.sensor == SENTINEL2
        and item.baseline is None
        and item.moment.date() >= _OFFSET_BEGAN
        and any(asset.origin == "assumed" for asset in item.assets.values())
    )


def _contradicts(item: Item) -> bool:
    is_late = item.baseline is not None and item.baseline >= FIRST_WITH_OFFSET
    return (
        item.sensor == SENTINEL2
        and is_late
        and not item.is_offset_applied
        and any(
            asset.scaling.offset == 0.0 and asset.origin == "stated"
            for asset in item.assets.values()
        )
    )
