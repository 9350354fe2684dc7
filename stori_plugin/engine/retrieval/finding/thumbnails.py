"""Pictures of the chips of an index, read from where the chips came from."""

from __future__ import annotations

import threading

import numpy as np

from ...support.errors import StoriError
from ..chips.chip_pictures import enlarged, png, read_picture
from ..index.index_file import Index

__all__ = ["png", "thumbnail"]

_lock = threading.Lock()
_folders: dict[str, object] = {}


def thumbnail(index: Index, row: int, edge: int = 96) -> np.ndarray | None:
    """Return a chip as (h, w, 3) uint8 with about ``edge`` pixels to the longer side.

    Natural colours where there are red, green and blue, else the first three bands or one. A
    chip of a series is shown on a date of strong contrast. None where the rasters are no longer
    there.
    """
    facts = index.table.source_facts[int(index.table.sources[row])]
    if facts["kind"] == "folder":
        pictures = _folder_pictures(facts)
        image = pictures.read(index.table.title(row)) if pictures else None
    else:
        image = read_picture(facts, index.table.windows[row])
    return None if image is None else enlarged(image, edge)


def _folder_pictures(facts: dict):
    """Return the reader of a folder's chips, made once; None where the folder is gone."""
    from ..chips.folder_chips import FolderPictures
    from ..chips.folder_layouts import list_chips

    root = facts["root"]
    with _lock:
        if root not in _folders:
            try:
                _folders[root] = FolderPictures(list_chips(root), facts["limits"])
            except StoriError:
                return None
        return _folders[root]
