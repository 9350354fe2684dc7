"""Which role a file has that lies in several inputs: that of the nearest of them.

So a folder of MODIS within a folder of Landsat, or one file of it, can have a role of its own.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from ...engine.acquisitions.files.virtual_names import file_behind
from .inputs import Input
from .rows import COARSE, Row

if TYPE_CHECKING:
    from ...engine.acquisitions.series import Source


def roles_by_path(inputs: Iterable[Input]) -> dict[str, set[str]]:
    """Return the roles of each path that was chosen."""
    roles: dict[str, set[str]] = {}
    for item in inputs:
        roles.setdefault(os.path.normpath(item.path), set()).add(item.role)
    return roles


def nearest(path: str, places: Collection[str]) -> str:
    """Return the nearest of some paths that a file is or lies in; "" without one."""
    for name in (path, file_behind(path)):
        place = os.path.normpath(name)
        while place:
            if place in places:
                return place
            above = os.path.dirname(place)
            place = above if above != place else ""
    return ""


def roles_touched(items: Iterable[Input], inputs: Iterable[Input]) -> set[str]:
    """Return the roles of some inputs, and of those among all that they lie in."""
    roles = roles_by_path(inputs)
    touched = set()
    for item in items:
        touched.add(item.role)
        place = nearest(item.path, roles)
        while place:
            touched |= roles[place]
            above = os.path.dirname(place)
            place = nearest(above, roles) if above != place else ""
    return touched


def of_nearest(sources: Sequence[Source], role: str, roles: dict[str, set[str]]) -> list[Source]:
    """Return the sources whose nearest input has a role, or which lie in none."""
    kept = []
    for source in sources:
        place = nearest(source.path, roles)
        if not place or role in roles[place]:
            kept.append(source)
    return kept


def files_alone(row: Row, rows: Iterable[Row]) -> list[str]:
    """Return the files on disk that hold an acquisition; none where they hold others as well."""
    files = list(dict.fromkeys(map(file_behind, row.paths)))
    others = (other for other in rows if other.key != row.key)
    is_shared = any(file_behind(path) in files for other in others for path in other.paths)
    return [] if is_shared else files


def is_parted(folder: str, role: str, inputs: Iterable[Input]) -> bool:
    """Tell whether some of a folder was chosen for another role, so that it is not all of one.

    The algorithms part SAR from optical rasters by themselves, and take coarse files out of a
    folder of finer ones.
    """
    place = os.path.normpath(folder)
    return any(
        role == COARSE
        or (os.path.normpath(item.path) == place and item.role == COARSE)
        or not (item.is_folder or item.role == COARSE)
        for item in inputs
        if item.role != role and nearest(item.path, {place})
    )
