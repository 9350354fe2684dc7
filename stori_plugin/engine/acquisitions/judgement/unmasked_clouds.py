"""Cloud that no mask hides: dates without one that works, much brighter than others."""

from __future__ import annotations

import datetime as dt

import numpy as np

from ...support.progress import Progress
from ..beliefs import NO_MASK, Ledger
from .judged_layer import JudgedLayer
from .one_sided_masks import hidden_pixels
from .sampled_numbers import known_of

_VISIBLE = ("blue", "green", "red")
_BRIGHT = 0.3  # reflectance; fields stay below it in visible light, and bright sand is always so
# Bands of sensors that nothing tells: visible on most, but where it is near infrared brighter.
_PERHAPS_VISIBLE, _BRIGHTER = ("B2", "B3", "B4", "band_1"), 0.5
_MORE = 0.2  # of the pixels looked at are bright that usually are not
_USUAL = 30  # percentile over the dates: clear as long as less than two thirds are clouded
_LEAST_DATES, _SEVERAL, _OFTEN = 5, 3, 0.1
_IDLE = 0.005  # of all that was looked at is hidden by masks that hide as good as nothing


def doubt_unmasked_clouds(
    judged: list[JudgedLayer], ledger: Ledger, progress: Progress
) -> list[JudgedLayer]:
    """Doubt that dates are clear whose numbers look like cloud, and that no mask hides.

    A mask that hides as good as nothing on any date counts as none.
    """
    working, idle = _working(judged)
    masked = {item.layer.date for item in working}
    shown = _Shown([item for item in judged if item.layer.kind == "mask" and _is_valid(item)])
    bright: dict[dt.date, list[tuple[float, str]]] = {}
    role = _role(judged)
    for item in judged:
        moment = item.layer.moment
        if not role or _colour(item) != role or moment is None or moment.date in masked:
            continue
        share = _bright_share(item, shown)
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
        NO_MASK,
        evidence,
        [path for date in clouded for _, path in bright[date]],
        f"On {len(clouded)} of {len(shares)} dates without a cloud mask{_or_idle(idle)} much is "
        f"far brighter than usual, as cloud or snow is ({named}): add masks, or take these dates "
        "out.",
    )
    return judged


def _is_valid(item: JudgedLayer) -> bool:
    return item.layer.name == "valid"


def _or_idle(idle: bool) -> str:
    return ", or with one that hides nothing," if idle else ""


def _working(judged: list[JudgedLayer]) -> tuple[list[JudgedLayer], bool]:
    """List the cloud masks of kinds that hide something; tell whether others hide nothing.

    A kind counts as a whole: where a mask works on other dates, its clear dates are believed.
    """
    kinds: dict[tuple[str, str], list[JudgedLayer]] = {}
    for item in judged:
        if item.layer.kind == "mask" and not _is_valid(item):
            kinds.setdefault((item.layer.name, item.layer.file.platform), []).append(item)
    working, idle = [], False
    for members in kinds.values():
        seen = [hidden for hidden in map(hidden_pixels, members) if hidden is not None]
        if seen and float(np.concatenate(seen).mean()) <= _IDLE:
            idle = True
        else:
            working += members
    return working, idle


class _Shown:
    """What of the samples of bands is shown by masks that say where there are data."""

    def __init__(self, masks: list[JudgedLayer]) -> None:
        self._masks: dict[dt.date, list[JudgedLayer]] = {}
        for item in masks:
            if item.layer.moment:
                self._masks.setdefault(item.layer.moment.date, []).append(item)

    def of(self, band: JudgedLayer, size: int) -> np.ndarray | None:
        """Return what is shown of a band's sample, ``size`` booleans; None where nothing tells."""
        shown = np.ones(size, bool)
        moment, raster = band.layer.moment, band.layer.file.header.raster
        for mask in self._masks.get(moment.date, ()) if moment else ():
            hidden = hidden_pixels(mask)
            if hidden is None:
                return None
            own = mask.layer.file.header.raster
            if hidden.size == size and (own.transform, own.width) == (
                raster.transform,
                raster.width,
            ):
                shown &= ~hidden.ravel()
            elif hidden.any():
                return None  # of other pixels, or of a neighbour
        return shown


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


def _bright_share(item: JudgedLayer, masks: _Shown) -> float | None:
    """Return the share of bright pixels in the block that was read with a file's header."""
    values, known = known_of(item)
    shown = masks.of(item, values.size)
    if not values.size or shown is None:
        return None
    known &= shown
    if known.sum() < 0.1 * values.size:
        return None
    least = _BRIGHT if item.layer.role in _VISIBLE else _BRIGHTER
    return float((values[known] * item.scaling.scale + item.scaling.offset > least).mean())
