"""Masks that hide everything or nothing in a whole series, as no cloud mask does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...pixels.mask_kinds import USUAL_THRESHOLD, clear_of, said_of, unknown_of
from ...support.progress import Progress
from .judged_layer import JudgedLayer
from .mask_meaning import Codes
from .samples import stored_numbers

_PLAIN = ("mask", "clear", "valid")
_FEW, _SEVERAL = 3, 6  # dates


def hidden_share(codes: Codes, kind: str) -> float | None:
    """Return the share of what was looked at that a kind hides; None where nothing is known."""
    known = ~unknown_of(codes.values, kind)
    total = codes.counts[known].sum()
    if not total:
        return None
    clear = clear_of(codes.values, kind, USUAL_THRESHOLD) & known
    return 1.0 - float(codes.counts[clear].sum() / total)


def hidden_pixels(item: JudgedLayer) -> np.ndarray | None:
    """Tell what a mask hides of the block that was read with its header; None if none was read.

    Where nothing was seen nothing is hidden, but cloud may be what a plain mask calls nodata.
    """
    sample = item.layer.file.header.sample.get(item.layer.index)
    if sample is None:
        return None
    kind = item.layer.name
    hidden = ~clear_of(sample, kind, USUAL_THRESHOLD)
    nothing = sample == item.nodata if item.nodata is not None else np.zeros(sample.shape, bool)
    if kind in _PLAIN:
        return hidden | nothing
    return hidden & ~nothing & ~unknown_of(sample, kind)


def one_sided(
    kind: str, hidden: float, codes: Codes, members: Sequence[JudgedLayer], progress: Progress
) -> str:
    """Doubt a mask that hides everything or nothing in the whole series; "" for no doubt."""
    dates = {item.layer.moment.date for item in members if item.layer.moment}
    if kind == "SCL" or len(dates) < _FEW:
        return ""  # the user says which classes are clear
    layers = [item.layer for item in members]
    if hidden == 1.0:
        if hidden_share(Codes.of(stored_numbers(layers, progress)), kind) != 1.0:
            return ""
        return (
            f"holds {codes} and, read as {said_of(kind)}, hides everything wherever it was looked "
            "at: give one that is 0 where clear, named ..._mask, or choose CLOUD_MASK none"
        )
    if hidden > 0 or len(dates) < _SEVERAL or _hides_by_nodata(members, kind):
        return ""
    if hidden_share(Codes.of(stored_numbers(layers, progress)), kind):
        return ""
    if kind == "valid":
        return (
            "says where there are data and hides no cloud wherever it was looked at: add cloud "
            "masks, or take out the clouded dates"
        )
    return (
        f"holds {codes} and, read as {said_of(kind)}, hides nothing wherever it was looked at: "
        "check that it is the cloud mask, and take out clouded dates that it does not mask"
    )


def _hides_by_nodata(members: Sequence[JudgedLayer], kind: str) -> bool:
    """Tell whether cloud is what the masks call nodata, on some dates and not on others.

    An edge of the data would be so on all dates.
    """
    if kind not in _PLAIN:
        return False  # their own code says that nothing was seen
    shares = []
    for item in members:
        sample = item.layer.file.header.sample.get(item.layer.index)
        if sample is None or item.nodata is None or not sample.size:
            continue
        nothing = ~np.isfinite(sample) | (sample == item.nodata)
        if kind == "mask" and item.nodata == 0:
            return False
        shares.append(float(nothing.mean()))
    return bool(shares) and max(shares) > 0 and min(shares) < max(shares)
