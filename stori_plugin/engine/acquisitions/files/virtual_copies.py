"""Virtual rasters (VRT) beside the files that they are made of: the same pixels a second time."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...support.regular_files import open_regular
from ...support.sentences import Sentence
from ..names.dates import date_in_text
from .candidates import Candidate
from .virtual_names import file_behind

COPY = Sentence("virtual copies of files that are read as well")
PARTIAL_COPY = Sentence(
    "virtual rasters made of files that are read as well and of others that lie elsewhere; give "
    "these others too, or the virtual rasters without any of their files"
)
ORIGINAL = Sentence("files without a date, for which a dated virtual raster is read")

_SOURCE = re.compile(
    r"<(?P<tag>SourceFilename|SourceDataset)\b(?P<rest>[^<>]*)>(?P<name>[^<]*)<", re.IGNORECASE
)
_RELATIVE = re.compile(r"relativeToVRT\s*=\s*[\"']1", re.IGNORECASE)
# Computed from their sources: another quantity, not a copy.
_DERIVED = re.compile(r"VRTDerivedRasterBand|VRTPansharpened|VRTProcessed|PixelFunction", re.I)
_MOST_TEXT = 16_000_000
_DEEPEST = 5  # virtual rasters of virtual rasters
_PARENTS = 2  # folders that a date is looked for in


class Copies(NamedTuple):
    """What is left of the candidates, and the paths that are left out."""

    kept: list[Candidate]
    # Virtual rasters whose sources are read instead.
    copies: list[str]
    # Virtual rasters of which some sources lie elsewhere: their pixels are missing.
    partial: list[str]
    # Files without a date, which a dated virtual raster stands for.
    originals: list[str]


def without_copies(candidates: Sequence[Candidate]) -> Copies:
    """Take either the virtual rasters or their sources, where both are among the candidates.

    The sources, since they bear the product's names and metadata; the virtual raster where it
    alone has a date. One whose sources are not among the candidates is read as any other file.
    """
    if not any(one.path.lower().endswith(".vrt") for one in candidates):
        return Copies(list(candidates), [], [], [])
    by_file = {_key(one.path): one for one in candidates}
    dropped: dict[str, str] = {}
    for one in candidates:
        if not one.path.lower().endswith(".vrt") or one.path.startswith("/vsi"):
            continue
        sources = _sources(one.path, by_file, _DEEPEST, {})
        present = [key for key in sources if key in by_file and key != _key(one.path)]
        if not present:
            continue
        if _is_dated(one.path) and not any(_is_dated(by_file[key].path) for key in present):
            dropped.update((key, "original") for key in present)
        elif len(present) == len(sources):
            dropped[_key(one.path)] = "copy"
        else:
            dropped[_key(one.path)] = "partial"

    def paths(kind: str) -> list[str]:
        return sorted(by_file[key].path for key, why in dropped.items() if why == kind)

    kept = [one for one in candidates if _key(one.path) not in dropped]
    return Copies(kept, paths("copy"), paths("partial"), paths("original"))


def _key(path: str) -> str:
    file = file_behind(path)
    return path if file != path else os.path.normcase(os.path.realpath(path))


def _is_dated(path: str) -> bool:
    parts = os.path.normpath(path).split(os.sep)
    return any(date_in_text(part) for part in parts[-1 - _PARENTS :])


def _sources(
    vrt: str, known: Mapping[str, Candidate], deepest: int, read: dict[str, set[str]]
) -> set[str]:
    """List the files that a virtual raster shows, down to what is known; none of a derived one.

    ``read`` holds what was found of others, since many may show the same.
    """
    if vrt in read:
        return read[vrt]
    read[vrt] = set()  # of those that show themselves
    try:
        with open_regular(vrt) as file:
            text = file.read(_MOST_TEXT).decode("utf-8", "replace")
    except OSError:
        return set()
    if _DERIVED.search(text):
        return set()
    found: set[str] = set()
    for match in _SOURCE.finditer(text):
        name = html.unescape(match["name"]).strip()
        if _RELATIVE.search(match["rest"]):
            name = os.path.join(os.path.dirname(vrt), name)
        key = _key(name)
        if key not in known and deepest and name.lower().endswith(".vrt"):
            found |= _sources(name, known, deepest - 1, read) or {key}
        else:
            found.add(key)
    read[vrt] = found
    return found
