"""How masks are read: by name, product and numbers of the whole series, and which way round."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ...pixels.mask_kinds import (
    is_probability,
    said_of,
)
from ...support.progress import Progress
from ..beliefs import Ledger
from ..names.band_names import LANDSAT, sensor_of
from .judged_layer import JudgedLayer
from .marked_masks import other_coding
from .mask_meaning import Codes, meaning_of
from .mask_polarity import Hides, polarity_of
from .one_sided_masks import hidden_share, one_sided
from .samples import stored_numbers

# Whose masks only their numbers tell.
_PLAIN = ("mask", "clear", "valid")
_OPPOSITE = {"mask": "clear", "clear": "mask"}
_HIDES: dict[str, Hides] = {"mask": lambda stored: stored != 0, "clear": lambda stored: stored == 0}
# The code of clear ground, which a mask that was saved like a band may have as its nodata value.
_PLAIN_CLEAR = {
    **dict.fromkeys(("mask", "Fmask", "Fmask 4", "OmniCloudMask", "QAI", "QA60", "MG2"), 0),
    "clear": 1,
}
# From processing baseline 04.00 on, until Earth Engine made it anew of MSK_CLASSI.
_QA60_EMPTY = dt.date(2022, 1, 25), dt.date(2024, 2, 28)
_FEW = 3  # dates
_FAMILIES = (
    ("hls", r"(?<![A-Z0-9])HLS[LS._-]|(?<![A-Z0-9])HLS(?![A-Z0-9])"),
    ("python-fmask", r"(?<![A-Z0-9])(?:GA_(?:LS|S2)|OA_|DEA(?![A-Z0-9])|DEAFRICA|DEAUSTRALIA)"),
    ("maja", r"_CLM(?:_R\d|_XS|_COARSE)?$|_L2A_T\w{5}_[A-Z]_V\d"),
)


class _Group(NamedTuple):
    """Masks that are decided together."""

    name: str
    family: str
    sensor: str
    # Whether their numbers are whole.
    integer: bool


def read_masks(judged: list[JudgedLayer], ledger: Ledger, progress: Progress) -> list[JudgedLayer]:
    """Decide what the masks of an optical series mean; leave out those that mean nothing known."""
    groups: dict[_Group, list[JudgedLayer]] = {}
    judged = _without_empty_qa60(judged, ledger)
    for item in judged:
        if item.layer.kind == "mask":
            groups.setdefault(_group_of(item), []).append(item)
    bands = [item for item in judged if item.layer.kind == "band"]
    masks = [item for item in judged if item.layer.kind == "mask"]
    decided: dict[int, str] = {}
    for group, members in groups.items():
        kind = _decide(group, members, (bands, masks), ledger, progress)
        decided.update((id(item), kind) for item in members)
    kept = [item for item in judged if decided.get(id(item), "band")]
    return [_as(item, decided[id(item)]) if id(item) in decided else item for item in kept]


def _without_empty_qa60(judged: list[JudgedLayer], ledger: Ledger) -> list[JudgedLayer]:
    """Leave out the QA60 bands of the time when Sentinel-2 products came without them."""
    within = [
        item
        for item in judged
        if item.layer.name == "QA60"
        and item.layer.moment
        and _QA60_EMPTY[0] <= item.layer.moment.date < _QA60_EMPTY[1]
    ]
    if len(within) < _FEW or not _blocks(within).within((0, 65535)):
        return judged
    files = [item.path for item in within]
    doubt = (
        f"is empty, as all QA60 bands from {_QA60_EMPTY[0]} to {_QA60_EMPTY[1]} are, and is not "
        "used: add SCL, or MSK_CLASSI_OPAQUE and MSK_CLASSI_CIRRUS"
    )
    ledger.believe("mask", "not used", "holds nothing but 0", files, _sentence(files, doubt))
    gone = {id(item) for item in within}
    return [item for item in judged if id(item) not in gone]


def _group_of(item: JudgedLayer) -> _Group:
    layer = item.layer
    dtype = np.dtype(layer.dtype)
    return _Group(
        layer.name, _family(item), sensor_of(layer.file.platform), np.issubdtype(dtype, np.integer)
    )


def _family(item: JudgedLayer) -> str:
    """Name the family of products that a mask's file says it is of; "" where it says none."""
    file, index = item.layer.file, item.layer.index
    texts = (file.stem, *file.folders, file.header.descriptions[index - 1])
    for family, form in _FAMILIES:
        if any(re.search(form, text.upper()) for text in texts):
            return family
    if sensor_of(file.platform) == LANDSAT and not re.search(r"_02_T|_C02_", file.stem.upper()):
        return "landsat1"
    return ""


def _as(item: JudgedLayer, kind: str) -> JudgedLayer:
    """Return a mask of a kind; a nodata value that is the code of clear ground says nothing."""
    plain = _PLAIN_CLEAR.get(kind, 0 if is_probability(kind) else None)
    nodata = None if plain is not None and item.nodata == plain else item.nodata
    return replace(item, layer=replace(item.layer, name=kind), nodata=nodata)


def _blocks(members: Sequence[JudgedLayer]) -> Codes:
    """Count what was stored in the block of every file that was read with its header."""
    samples = [item.layer.file.header.sample.get(item.layer.index) for item in members]
    return Codes.of([sample for sample in samples if sample is not None])


def _codes(members: Sequence[JudgedLayer], progress: Progress) -> Codes:
    """Count what masks store: in a block of every file, else in windows of a few."""
    samples = [item.layer.file.header.sample.get(item.layer.index, np.empty(0)) for item in members]
    if not any(sample.size for sample in samples):
        samples = stored_numbers([item.layer for item in members], progress)
    codes = Codes.of(samples)
    # What is said to be nothing says nothing, but zero may be wrongly said to be so.
    stated = {item.nodata for item in members if item.nodata}
    keep = ~np.isin(codes.values, [value for value in stated if np.isfinite(value)])
    if stated and (keep.any() or not len(codes)):
        codes = Codes(codes.values[keep], codes.counts[keep], codes.files)
    return codes


def _decide(
    group: _Group,
    members: Sequence[JudgedLayer],
    others: tuple[Sequence[JudgedLayer], Sequence[JudgedLayer]],
    ledger: Ledger,
    progress: Progress,
) -> str:
    """Decide the kind of a group of masks, and write the belief down; "" for none.

    ``others`` are the bands and the masks of the whole series.
    """
    bands, masks = others
    files = [item.path for item in members]
    codes = _codes(members, progress)
    kind, doubt = meaning_of(group.name, codes, group.family)
    if not kind:
        ledger.believe("mask", "not used", f"holds {codes}", files, _sentence(files, doubt))
        return ""
    evidence = [f"named as {group.name}"]
    if group.family and kind != group.name:
        evidence.append(f"names of {group.family}")
    if len(codes):
        evidence.append(f"holds {codes}")
    other = other_coding(codes, members, bands, progress) if kind == "mask" and not doubt else None
    if other:
        kind, doubt, seen = other
        evidence.append(seen)
    elif not doubt and kind in _PLAIN:
        kind, doubt, seen = _turned(kind, members, bands, progress)
        evidence.append(seen)
    hidden = hidden_share(codes, kind) if kind != "marked" else None
    if hidden is not None:
        evidence.append(f"hides {100 * hidden:.0f} % of the pixels looked at")
        doubt = doubt or one_sided(kind, hidden, codes, _without_better(members, masks), progress)
    ledger.believe(
        "mask",
        said_of(kind),
        "; ".join(filter(None, evidence)),
        files,
        _sentence(files, doubt) if doubt else "",
    )
    return kind


def _turned(
    kind: str, members: Sequence[JudgedLayer], bands: Sequence[JudgedLayer], progress: Progress
) -> tuple[str, str, str]:
    """Turn a mask that is the wrong way round; return kind, doubt and evidence."""
    if kind not in _OPPOSITE:
        return kind, "", ""
    found = polarity_of(members, bands, _HIDES[kind], progress)
    if found.static:
        doubt = (
            f"is the same on all {found.static} dates that were looked at, as no cloud mask is: "
            "give one for each date, or choose CLOUD_MASK none"
        )
        return kind, doubt, ""
    if not found.right and not found.wrong:
        return kind, "", ""
    total = found.right + found.wrong
    evidence = f"on {found.right} of {total} dates what it hides is brighter than usual there"
    other = _OPPOSITE[kind]
    if found.inverted:
        doubt = (
            f"is named as {said_of(kind)}, but on {found.wrong} of {total} dates it would show "
            "what is far brighter than usual, as cloud is, and hide what is as always: it is read "
            f"the other way round, as {said_of(other)}; name it {other}, or choose CLOUD_MASK "
            "none if that is wrong"
        )
        return other, doubt, evidence
    if found.doubtful:
        doubt = (
            f"is read as {said_of(kind)}, but on {found.wrong} of {total} dates what it shows is "
            "far brighter than usual, as cloud is: look at it, and name it "
            f"{other} if it is the other way round"
        )
        return kind, doubt, evidence
    return kind, "", evidence


def _without_better(
    members: Sequence[JudgedLayer], masks: Sequence[JudgedLayer]
) -> Sequence[JudgedLayer]:
    """Leave out of masks that say where there are data those beside which lies one of cloud."""
    if members[0].layer.name != "valid":
        return members
    masked = {i.layer.moment for i in masks if i.layer.name != "valid"}
    return [item for item in members if item.layer.moment not in masked]


def _sentence(files: Sequence[str], clause: str) -> str:
    return f"The mask {_named(files)} {clause}."


def _named(files: Sequence[str]) -> str:
    """Name the first of some files, and how many more there are."""
    first = re.split(r"[/\\]", files[0])[-1]
    count = len(dict.fromkeys(files))
    return first if count == 1 else f"{first} (and {count - 1} like it)"
