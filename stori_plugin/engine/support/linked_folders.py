"""Walking folders through links to folders, each folder once."""

from __future__ import annotations

import os
from collections.abc import Iterator


def walk_links(
    root: str, repeated: list[str] | None = None
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Walk a folder as ``os.walk`` does, names sorted, and into links to folders as well.

    Of links that form a circle or lead to a folder that is walked already, none is followed; their
    paths are put into ``repeated``. At each level folders come before links. What the caller takes
    out of the folders below is not walked.
    """
    walked = {_identity(root)}
    for folder, below, names in os.walk(root, followlinks=True):
        links = {name for name in below if os.path.islink(os.path.join(folder, name))}
        below.sort(key=lambda name: (name in links, name))
        yield folder, below, sorted(names)
        kept = []
        for name in below:
            path = os.path.join(folder, name)
            identity = _identity(path)
            if identity in walked:
                if repeated is not None:
                    repeated.append(path)
                continue
            walked.add(identity)
            kept.append(name)
        below[:] = kept


def _identity(folder: str) -> tuple[int, int] | str:
    """Return what tells a folder from all others."""
    try:
        status = os.stat(folder)
    except OSError:
        return os.path.realpath(folder)
    # Drives that number nothing give 0 to all.
    return (status.st_dev, status.st_ino) if status.st_ino else os.path.realpath(folder)
