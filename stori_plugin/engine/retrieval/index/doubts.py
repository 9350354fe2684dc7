"""What is told of searches and scores that can be, and mean less than they seem to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ...options.build_index_options import EMBEDDINGS
from ...support.sentences import Sentence
from .index_file import Index

_ALIKE = 0.01  # share by which lengths may differ


def doubt_of_ground(index: Index, chip: Mapping[str, Any], what: str) -> str:
    """Return what is to be said where other chips show another stretch of ground, or "".

    ``chip`` are the facts of the others, ``what`` names them. Embeddings of pixels are the same
    whatever they are put together to, and pictures have no metres.
    """
    edge, other = _number(index.chip, "metres"), _number(chip, "metres")
    size, other_size = _number(index.chip, "size"), _number(chip, "size")
    if index.encoder == EMBEDDINGS or not (edge and other and size and other_size):
        return ""
    pixel, other_pixel = edge / size, other / other_size
    if abs(other / edge - 1) <= _ALIKE and abs(other_pixel / pixel - 1) <= _ALIKE:
        return ""
    return Sentence(
        "The places of {what} are {other:.4g} m wide, in pixels of {other_pixel:.4g} m, and those "
        "of the index {index} {edge:.4g} m, in pixels of {pixel:.4g} m: what is alike may be far "
        "apart. Build with the same SIZE and RESOLUTION.",
        what=what,
        other=other,
        other_pixel=other_pixel,
        index=index.path,
        edge=edge,
        pixel=pixel,
    )


def doubt_of_overlap(index: Index) -> str:
    """Return what is to be said of scores where chips show the ground of others, or ""."""
    stride, size = _number(index.chip, "stride"), _number(index.chip, "size")
    corners = np.asarray(index.table.corners)
    corners = corners[np.isfinite(corners).all((1, 2)), 0]
    places = np.unique(corners[:, 0] + 1j * corners[:, 1])
    if len(places) == len(corners) and not 0 < stride < size:
        return ""
    return Sentence(
        "Chips of the index {index} show the same ground as others (several dates, or a STRIDE "
        "below SIZE), and find these: the scores are too good. Build it of one date, without "
        "overlap.",
        index=index.path,
    )


def doubt_of_date(index: Index, row: int) -> str:
    """Return what is to be said where chips of other dates lie where an example does, or ""."""
    table, date = index.table, index.table.date(row)
    first = np.asarray(table.corners[:, 0])
    here = np.flatnonzero((first == first[row]).all(1))
    here = here[(table.corners[here] == table.corners[row]).all((1, 2))]
    if date is None or len(here) < 2:
        return ""
    return Sentence(
        "{count} chips of several dates hold the point: the example is that of {date}. An index of "
        "one date, or of a series, has one.",
        count=len(here),
        date=date.isoformat(),
    )


def _number(chip: Mapping[str, Any], name: str) -> float:
    """Return a number of an index's facts, 0 where there is none."""
    value = chip.get(name, 0)
    return float(value) if isinstance(value, (int, float)) and value > 0 else 0.0
