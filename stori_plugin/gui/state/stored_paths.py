"""Paths as a project file holds them: relative to it, where QGIS stores layers so."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from typing import Any

from ...engine.support.checked_json import of_kind

# Turns a path into what the project file holds, or back.
Resolve = Callable[[str], str]

# What precedes a path in names of GDAL, such as /vsizip/ and NETCDF:", and what may follow it.
_BEFORE = re.compile(r'(/vsi[a-z0-9_]+/)+(?=/|[A-Za-z]:)|[A-Z0-9_]{3,}:"?')
_ENDS = '/\\#:"'


def as_it_is(path: str) -> str:
    """Return a path as it is."""
    return path


class WithinInputs:
    """Names of files told by the input that they lie in, so that they follow it when it moves.

    Whatever follows the input's path in a name is kept letter by letter: what is said of a file
    must find it again, and QGIS writes linked files by what they are links to.
    """

    def __init__(self, inputs: Sequence[str]):
        """``inputs`` are the paths of the inputs, in the order of the project file."""
        self._inputs = [os.path.normpath(path) for path in inputs]
        self._numbers = {path: number for number, path in enumerate(self._inputs)}

    def plain(self, name: str) -> Any:
        """Return a name as JSON: number of its input, what precedes its path, what follows it."""
        begin = _BEFORE.match(name)
        start = begin.end() if begin else 0
        path = name[start:]
        while path:
            number = self._numbers.get(path)
            if number is not None:
                return [number, name[:start], name[start + len(path) :]]
            path = path[: max(0, *(path.rfind(sign) for sign in _ENDS))]
        return name

    def name(self, plain: Any) -> str:
        """Return the name that `plain` made JSON of; raises `ValueError` for anything else."""
        if isinstance(plain, str):
            return plain
        number, before, after = of_kind(plain, list, "name")
        if not 0 <= of_kind(number, int, "number") < len(self._inputs):
            raise ValueError("number")
        return of_kind(before, str, "name") + self._inputs[number] + of_kind(after, str, "name")


def move_between(old: str, new: str) -> tuple[str, str]:
    """Return which folder became which when ``old`` moved to ``new``: what ends alike is cut off.

    So what lay beside it is found as well.
    """
    old, new = os.path.normpath(old), os.path.normpath(new)
    while True:
        (old_head, old_tail), (new_head, new_tail) = os.path.split(old), os.path.split(new)
        if old_tail != new_tail or not old_tail or not old_head or not new_head:
            return old, new
        old, new = old_head, new_head


def moved(path: str, move: tuple[str, str]) -> str:
    """Return where a path is after a move; one that lay elsewhere is as it was."""
    old, new = move
    path_now = os.path.normpath(path) if path else path
    if path_now == old or path_now.startswith(old.rstrip("/\\") + os.sep):
        return os.path.normpath(os.path.join(new, os.path.relpath(path_now, old)))
    return path


def moved_name(name: str, move: tuple[str, str]) -> str:
    """Return a name that begins with a path as it is after a move."""
    old, new = move
    after = name[len(old) :]
    return new + after if name.startswith(old) and after[:1] in ("", *_ENDS) else name
