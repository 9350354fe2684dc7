"""What an index file says of itself, looked at: facts of declared types, columns that fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...support.checked_arrays import MalformedArrayError, whole_size
from ...support.checked_json import MalformedJSONError, of_kind, part, parts, within
from ...support.errors import ParameterError
from ...support.machine import free_memory
from ..chips.chip_table import NO_DATE, ChipTable, TextLists
from .codes import Code
from .container import Section
from .stored_array import StoredArray

COLUMNS = ("ids", "corners", "dates", "sources", "windows")

_FLOATS, _INT32, _INT64 = ("<f4", "<f8"), ("<i4",), ("<i8",)
_SECTIONS = {
    "codes": Section(("<f4", "<u8"), (2,)),
    "ids": Section(_INT64, (1,)),
    "corners": Section(("<f8",), (3,)),
    "dates": Section(_INT32, (1,)),
    "sources": Section(_INT32, (1,)),
    "windows": Section(_INT32, (2,)),
    **{f"{kind}:starts": Section(_INT64, (1,)) for kind in ("labels", "names")},
    **{f"{kind}:numbers": Section(_INT32, (1,)) for kind in ("labels", "names")},
}
_ENCODER = Section(_FLOATS, (0, 1, 2))  # what an encoder learned, under a name of its own
_MOST_DIMENSIONS = 2**20
_LONGEST_CRS = 2**16  # characters
_PIECE = 65_536  # chips
_NOT_WORTH_ASKING = 2**28  # bytes that every computer has
_FARTHEST = 1e12  # of a corner from the origin of its CRS
_DAYS = tuple((day - dt.date(1970, 1, 1)).days for day in (dt.date.min, dt.date.max))


def declared_column(name: str, array: np.ndarray) -> np.ndarray:
    """Return a column of a table in the type that the file has it in."""
    return array.astype(_SECTIONS[name].dtypes[0], copy=False)


def section_of(name: str) -> Section | None:
    """Return what an array of an index must be; None for one that an index does not have."""
    return _ENCODER if name.startswith("encoder:") else _SECTIONS.get(name)


@dataclass(frozen=True)
class StoredFacts:
    """The facts of an index file; see `IndexContents` for their meaning."""

    code: Code
    encoder: str
    settings: dict[str, Any]
    fingerprint: str
    dim: int
    crs: str
    chip: dict[str, Any]
    sources: list[dict[str, Any]]
    labels: list[str]
    """The words of the labels."""
    names: list[str]
    """The words of the chips' names."""


def stored_facts(facts: Mapping[str, Any], arrays: Mapping[str, StoredArray]) -> StoredFacts:
    """Return the facts of an index, and check that its arrays have the shapes that follow.

    Raises `MalformedJSONError` or `MalformedArrayError` where they do not.
    """
    encoder = part(facts, "encoder", dict)
    known = StoredFacts(
        _code(part(facts, "code", dict)),
        part(encoder, "name", str),
        part(encoder, "settings", dict),
        part(encoder, "fingerprint", str),
        within(part(encoder, "dim", int), 1, _MOST_DIMENSIONS, "dim"),
        _crs(part(facts, "crs", str)),
        part(facts, "chip", dict),
        parts(facts, "sources", dict),
        parts(facts, "labels", str),
        parts(facts, "names", str),
    )
    for source in known.sources:
        _check_source(source)
    _check_shapes(known, arrays)
    return known


def _code(given: dict[str, Any]) -> Code:
    seed = within(part(given, "seed", int), 0, 2**32 - 1, "seed")
    try:
        return Code(part(given, "kind", str), part(given, "length", int), seed)
    except ParameterError as error:
        raise MalformedJSONError("has no proper “code”") from error


def _crs(text: str) -> str:
    if not text:
        return text
    if len(text) > _LONGEST_CRS:
        raise MalformedJSONError("has no proper “crs”")
    # Loading it takes longer than opening an index that has no place on the map.
    from rasterio.crs import CRS
    from rasterio.errors import CRSError

    try:
        CRS.from_wkt(text)
    except CRSError as error:
        raise MalformedJSONError("has no proper “crs”") from error
    return text


def _check_source(source: dict[str, Any]) -> None:
    """Check what is shown of a source and what its pictures are read by."""
    part(source, "name", str)
    kind = part(source, "kind", str)
    if kind == "folder":
        part(source, "root", str)
        for limits in parts(source, "limits", list) if "limits" in source else []:
            _check_limits(limits)
    elif kind == "scene":
        part(source, "grid", dict)
        picture = part(source, "picture", dict)
        parts(picture, "bands", dict)
        for limits in parts(picture, "limits", list):
            _check_limits(limits)
    elif kind == "embedding":
        part(source, "path", str)
        part(source, "grid", dict)
        for limits in parts(source, "limits", list):
            _check_limits(limits)
    else:
        raise MalformedJSONError("has no proper “kind” of a source")


def _check_limits(limits: list[Any]) -> None:
    for limit in limits:
        of_kind(limit, float, "limits")
    if len(limits) != 2:
        raise MalformedJSONError("has no proper “limits”")


def _check_shapes(facts: StoredFacts, arrays: Mapping[str, StoredArray]) -> None:
    """Check that all arrays are there, of one length, and that memory suffices for the table."""
    missing = [name for name in _SECTIONS if name not in arrays]
    if missing:
        raise MalformedArrayError(f"has no “{missing[0]}”")
    count = len(arrays["ids"])
    try:
        bits = facts.code.bits(facts.dim)
    except ParameterError as error:
        raise MalformedJSONError("has no proper “code”") from error
    packed = facts.code.packed
    expected = {
        "codes": (count, -(-bits // 64) if packed else bits),
        "ids": (count,),
        "corners": (count, 4, 2),
        "dates": (count,),
        "sources": (count,),
        "windows": (count, 4),
        "labels:starts": (count + 1,),
        "names:starts": (count + 1,),
    }
    for name, shape in expected.items():
        if arrays[name].shape != shape:
            raise MalformedArrayError(f"has “{name}” as an array {arrays[name].shape}")
    if (arrays["codes"].dtype.kind == "u") != packed:
        raise MalformedArrayError("has codes of another type than it says")
    small = (array for name, array in arrays.items() if name != "codes")
    needed = 2 * sum(whole_size(array.shape, array.itemsize) for array in small)
    free = free_memory() if needed > _NOT_WORTH_ASKING else None
    if free is not None and needed > free:
        raise MalformedArrayError(f"says that it needs {needed >> 20:,} MiB of memory")


def check_table(table: ChipTable) -> None:
    """Check that every number of a table that points at something points at what is there.

    Raises `MalformedArrayError`.
    """
    dates, windows = table.dates, table.windows
    is_day = (dates >= _DAYS[0]) & (dates <= _DAYS[1])
    checks = {
        "ids": len(table) == 0 or (table.ids[0] >= 0 and _rise(table.ids, strictly=True)),
        "sources": _all_within(table.sources, 0, len(table.source_facts) - 1),
        "dates": (is_day | (dates == NO_DATE)).all(),
        "windows": (windows[:, :2] >= 0).all() and (windows[:, 2:] >= 1).all(),
        "corners": all(
            _are_places(table.corners[first : first + _PIECE])
            for first in range(0, len(table), _PIECE)
        ),
        "labels": _are_lists(table.labels),
        "names": _are_lists(table.names),
    }
    for name, is_right in checks.items():
        if not is_right:
            raise MalformedArrayError(f"has “{name}” that cannot be")


def _are_places(corners: np.ndarray) -> bool:
    return bool(((np.abs(corners) <= _FARTHEST) | np.isnan(corners)).all())


def _are_lists(texts: TextLists) -> bool:
    starts = texts.starts
    return (
        starts[0] == 0
        and starts[-1] == len(texts.numbers)
        and _rise(starts)
        and _all_within(texts.numbers, 0, len(texts.words) - 1)
    )


def _rise(numbers: np.ndarray, strictly: bool = False) -> bool:
    # Compared and not subtracted: a difference may wrap around.
    earlier, later = numbers[:-1], numbers[1:]
    return bool((later > earlier).all() if strictly else (later >= earlier).all())


def _all_within(numbers: np.ndarray, low: int, high: int) -> bool:
    return len(numbers) == 0 or bool(numbers.min() >= low and numbers.max() <= high)
