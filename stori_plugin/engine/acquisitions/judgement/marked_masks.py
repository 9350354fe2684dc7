"""Plain masks without a code for clear ground: cloud alone is marked, or clear is 1 and cloud 2.

Read as "clouded where not 0" they would hide everything. What they mark is held against what the
ground looks like; where that says nothing only the first kind is read.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...support.progress import Progress
from .judged_layer import JudgedLayer
from .mask_meaning import Codes
from .mask_polarity import polarity_of

_CLASSES = range(6)  # nothing, clear, cloud, shadow, snow, water
_HIDDEN = (2, 3)
_STRONG = 3  # dates

Coding = tuple[str, str, str]


def other_coding(
    codes: Codes, members: Sequence[JudgedLayer], bands: Sequence[JudgedLayer], progress: Progress
) -> Coding | None:
    """Return kind, doubt and evidence of plain masks that have no code for clear ground.

    ``codes`` are those that are not stated to be nothing. None for all other masks.
    """
    if len(codes) == 1 and codes.highest > 0 and _have_gaps(members):
        return _marked(codes, members, bands, progress)
    if not codes.within(_CLASSES) or not codes.share(1) or not codes.share(2):
        return None
    if codes.share(0) and any(item.nodata != 0 for item in members):
        return None
    return _numbered(codes, members, bands, progress)


def _have_gaps(members: Sequence[JudgedLayer]) -> bool:
    """Tell whether some of what was looked at is NaN or the stated number of nothing."""
    for item in members:
        sample = item.layer.file.header.sample.get(item.layer.index)
        if sample is not None and bool((~np.isfinite(sample) | (sample == item.nodata)).any()):
            return True
    return False


def _marked(
    codes: Codes, members: Sequence[JudgedLayer], bands: Sequence[JudgedLayer], progress: Progress
) -> Coding | None:
    mark = codes.highest
    found = polarity_of(members, bands, lambda stored: stored == mark, progress)
    total = found.right + found.wrong
    if found.inverted:
        doubt = (
            f"holds {mark:g} and nothing else, and on {found.wrong} of {total} dates cloud is what "
            f"it leaves out: it is read as clear where it is {mark:g}; name it clear"
        )
        return "clear", doubt, ""
    if found.doubtful or found.static:
        return None
    evidence = f"on {found.right} of {total} dates what it marks is brighter" if total else ""
    doubt = (
        f"holds {mark:g} and nothing else: it is read as clouded where it is {mark:g}, and as "
        "clear everywhere else; if that is wrong give one that is 0 where clear, named ..._mask"
    )
    return "marked", doubt, evidence


def _numbered(
    codes: Codes, members: Sequence[JudgedLayer], bands: Sequence[JudgedLayer], progress: Progress
) -> Coding | None:
    found = polarity_of(members, bands, lambda stored: np.isin(stored, _HIDDEN), progress)
    if found.right < _STRONG or found.wrong or found.static:
        return None
    if codes.share(0) and polarity_of(members, bands, lambda stored: stored != 0, progress).right:
        return None
    doubt = (
        f"holds {codes}, of which 2 is brighter than usual on {found.right} dates, as cloud is: it "
        "is read as 1 clear, 2 cloud and 3 shadow; if that is wrong give one that is 0 where "
        "clear, named ..._mask"
    )
    return "python-fmask", doubt, ""
