"""Cloud that no mask hides: dates without a mask on which much is far brighter than usual."""

from __future__ import annotations

import datetime as dt

import numpy as np

from ...support.progress import Progress
from ..beliefs import Ledger
from .judged_layer import JudgedLayer

_VISIBLE = ("blue", "green", "red")
_BRIGHT = 0.3  # reflectance; fields stay below it in visible light, and bright sand is always so
# Bands of sensors that nothing tells: visible on most, but where it is near infrared brighter.
_PERHAPS_VISIBLE, _BRIGHTER = ("B2", "B3", "B4", "band_1"), 0.5
_MORE = 0.2  # of the pixels looked at are bright that usually are not
_USUAL = 30  # percentile over the dates: clear as long as less than two thirds are clouded
_LEAST_DATES, _SEVERAL, _OFTEN = 5, 3, 0.1


def doubt_unmasked_clouds(
    judged: list[JudgedLayer], ledger: Ledger, progress: Progress
) -> list[JudgedLayer]:
    """Doubt that dates without a mask are clear, where their numbers look like cloud."""
    masked = {item.layer.moment.date for item in judged if _is_mask(item) and item.layer.moment}
    bright: dict[dt.date, list[tuple[float, str]]] = {}
    role = _role(judged)
    for item in judged:
        moment = item.layer.moment
        if not role or _colour(item) != role or moment is None or moment.date in masked:
            continue
        share = _bright_share(item)
        if share is not None:
            bright.setdefault(moment.date, []).append((share, item.path))
    if len(bright) < _LEAST_DATES:
        return judged
    shares = {date: float(np.mean([share for share, _ in found])) for date, found in bright.items()}
    usual = float(np.percentile(list(shares.values()), _USUAL))
    clouded = sorted(date for date, share in shares.items() if share > usual + _MORE)
    if len(clouded) < max(_SEVERAL, _OFTEN * len(shares)):
        return judged
    named = ", ".join(map(str, clouded[:3])) + (" and more" if len(clouded) > 3 else "")
    evidence = (
        f"on {len(clouded)} of {len(shares)} dates {100 * _MORE:.0f} % or more of the pixels "
        f"looked at are as bright in {role} as cloud and are not usually so"
    )
    ledger.believe(
        "mask",
        "none",
        evidence,
        [path for date in clouded for _, path in bright[date]],
        f"On {len(clouded)} of {len(shares)} dates without a cloud mask much is far brighter than "
        f"usual, as cloud or snow is ({named}): add masks, or take these dates out.",
    )
    return judged


def _is_mask(item: JudgedLayer) -> bool:
    return item.layer.kind == "mask" and item.layer.name != "valid"


def _colour(item: JudgedLayer) -> str:
    """Return a band's role, else the name by which it may be visible; "" if it is not."""
    layer = item.layer
    if layer.role in _VISIBLE:
        return layer.role
    return layer.name if not layer.role and layer.name in _PERHAPS_VISIBLE else ""


def _role(judged: list[JudgedLayer]) -> str:
    """Choose the visible band that most layers have; of equals the bluest, if it is known."""
    colours = [_colour(item) for item in judged if item.layer.kind == "band"]
    return max((*_VISIBLE, *_PERHAPS_VISIBLE), key=colours.count) if any(colours) else ""


def _bright_share(item: JudgedLayer) -> float | None:
    """Return the share of bright pixels in the block that was read with a file's header."""
    sample = item.layer.file.header.sample.get(item.layer.index)
    if sample is None:
        return None
    values = sample.astype(np.float64)
    known = np.isfinite(values)
    if item.nodata is not None:
        known &= values != item.nodata
    if item.valid is not None:
        known &= (values >= item.valid[0]) & (values <= item.valid[1])
    if known.sum() < 0.1 * values.size:
        return None
    least = _BRIGHT if item.layer.role in _VISIBLE else _BRIGHTER
    return float((values[known] * item.scaling.scale + item.scaling.offset > least).mean())
