"""Pictures of the chips of an index, read from where the chips came from."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np

from ...options.build_index_options import EMBEDDINGS
from ...support.addresses import host_of, network_allowed
from ...support.errors import ParameterError, StoriError
from ..chips.chip_looks import SENSELESS, Check, Look, looks_in, read_curves
from ..chips.chip_pictures import enlarge, read_picture
from ..chips.embedding_chips import KIND, read_embedding_picture
from ..index.index_file import Index

if TYPE_CHECKING:
    from ..chips.folder_chips import FolderPictures

_NONE: dict[str, list] = {"bands": []}
_lock = threading.Lock()
# Of each opened index its folders, by their place: one that is built again may show others.
_folders: WeakKeyDictionary[Index, dict[str, FolderPictures]] = WeakKeyDictionary()


def thumbnail(index: Index, row: int, edge: int = 96, look: str = "") -> np.ndarray | None:
    """Return a chip as (h, w, 3) uint8 with about ``edge`` pixels to the longer side.

    By a ``look`` of `looks_of_index`; where it is empty or the chip lacks it, in natural colours
    if there are red, green and blue, else an index, the first three bands or one. A chip of a
    series is shown on a date of strong contrast. None where the rasters are gone.
    """
    facts = index.table.source_facts[int(index.table.sources[row])]
    if _reaches_out(facts, index.path):
        return None
    if facts["kind"] == "folder":
        image = _folder_picture(index, facts, index.table.title(row))
    elif facts["kind"] == KIND:
        image = read_embedding_picture(facts, index.table.windows[row])
    else:
        image = read_picture(facts, index.table.windows[row], look)
    return None if image is None else enlarge(image, edge)


@dataclass(frozen=True)
class Curves:
    """The courses over the dates of a series of some chips of an index."""

    look: str
    """The name of the index of bands, or of the band."""

    dates: tuple[str, ...]
    """The dates, YYYY-MM-DD."""

    values: dict[int, np.ndarray]
    """The mean on each date (dates,), NaN where missing, by the chip's row."""


def looks_of_index(index: Index) -> tuple[Look, ...]:
    """Return the looks of an index's chips, each once; () where it names none."""
    looks: dict[str, Look] = {}
    for facts in index.table.source_facts:
        for look in looks_in(facts):
            looks.setdefault(look.word, look)
    return tuple(looks.values())


def date_of_pictures(index: Index) -> str:
    """Return the date that all pictures of chips of a series show, YYYY-MM-DD, or ""."""
    dates = set()
    for facts in index.table.source_facts:
        try:
            dates.add(str(facts["looks"]["date"] if "curve" in facts["looks"] else ""))
        except SENSELESS:
            dates.add("")
    return dates.pop() if len(dates) == 1 else ""


def curves_of(index: Index, rows: Sequence[int], check: Check) -> Curves | None:
    """Return the curves of chips of a series; None where the index is of none, or keeps none.

    Chips of an index that was merged with another are shown over the dates of the first's source.
    """
    table = index.table
    number = int(table.sources[rows[0]]) if rows else 0
    alike = [row for row in rows if int(table.sources[row]) == number]
    facts = table.source_facts[number] if alike else {}
    if not alike or _reaches_out(facts, index.path):
        return None
    values = read_curves(facts, table.windows[alike], check)
    if values is None:
        return None
    curve = facts["looks"]["curve"]
    return Curves(str(curve["look"]), tuple(map(str, curve["dates"])), dict(zip(alike, values)))


def embeddings_of(index: Index) -> list[str]:
    """Return the rasters of embeddings that an index was built of.

    Raises `ParameterError` where it was built of others, or names some on another host.
    """
    facts = index.table.source_facts
    paths = [one["path"] for one in facts if one["kind"] == KIND]
    if not paths or len(paths) < len(facts):
        raise ParameterError(
            f"The index {index.path} was not built of rasters of embeddings: build one with the "
            f"encoder {EMBEDDINGS}."
        )
    if any(_reaches_out(one, index.path) for one in facts):
        raise ParameterError(
            f"The index {index.path} names rasters on the network: give these themselves if you "
            "trust them."
        )
    return paths


def _reaches_out(facts: dict[str, Any], index: str) -> bool:
    """Tell whether an index names places on another host than its own, which nobody asked for."""
    if network_allowed():
        return False
    try:
        whole = {"folder": "root", KIND: "path"}.get(facts["kind"])
        bands = [] if whole else [*facts["picture"]["bands"], *facts.get("looks", _NONE)["bands"]]
        named = [facts[whole]] if whole else [band["path"] for band in bands]
    except SENSELESS:
        return True  # of what makes no sense nothing is read
    return bool({host_of(str(path)) for path in named} - {"", host_of(index)})


def _folder_picture(index: Index, facts: dict[str, Any], name: str) -> np.ndarray | None:
    try:
        pictures = _folder_pictures(index, facts)
        return pictures.read(name) if pictures else None
    except SENSELESS:
        return None


def _folder_pictures(index: Index, facts: dict[str, Any]) -> FolderPictures | None:
    """Return the reader of a folder's chips, made once; None where the folder is gone."""
    # Folders load 23 more files of the engine, which pictures of a scene's chips do without.
    from ..chips.folder_chips import FolderPictures
    from ..chips.folder_layouts import list_chips

    root = facts["root"]
    with _lock:
        known = _folders.setdefault(index, {})
        if root not in known:
            try:
                known[root] = FolderPictures(list_chips(root), facts["limits"])
            except StoriError:
                return None
        return known[root]
