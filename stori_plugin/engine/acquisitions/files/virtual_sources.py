"""What virtual rasters (VRT) show: other files, down to the last, and addresses.

GDAL opens whatever a virtual raster names, so it is read here before GDAL sees it. Names are taken
from wherever GDAL looks for them, elements and attributes in any case of letters.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from xml.parsers import expat

from ...support.addresses import ALLOW_VARIABLE, cites_address, host_of, network_allowed
from ...support.errors import UnreadableRasterError
from ...support.open_files import check_table
from .archives import text_of
from .drivers import VRT, drivers_for
from .virtual_names import archive_parts, file_behind, subdataset, unwrapped

_MOST_TEXT = 64_000_000
_MOST_SOURCES = 100_000
# Of nested virtual rasters that share others; a file counts as often as GDAL comes to it.
_MOST_VISITS = 2_000_000
_NAMED = 3
_DEEPEST = 8  # virtual rasters of virtual rasters
# What names a file, wherever it stands.
_NAMES = {"sourcefilename", "sourcedataset", "dempath", "dem", "cutlinedsname"}
_NAMING_KEYS = re.compile(r"(?:x_dataset|y_dataset|.*dataset_filename.*|rpc_dem|overview_file)$")
# What no file is opened for, though it may well cite addresses.
_SILENT = {"srs", "mdi", "metadata", "gcplist", "description", "categorynames", "xmlmetadata"}
_ENTITIES = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def is_virtual_raster(path: str) -> bool:
    """Tell a virtual raster by its name: no other file is read as one."""
    return path.lower().endswith(".vrt")


def vrt_sources(path: str) -> tuple[str, ...]:
    """List everything that a virtual raster shows, through virtual rasters in it, in its order.

    Names are those that GDAL opens: paths, GDAL's names of parts and archives, addresses. Empty
    for any other file. Raises `UnreadableRasterError` naming the virtual raster where it cannot be
    understood, runs Python, shows more than 100,000 files, or some of them over and over.
    """
    if not is_virtual_raster(path):
        return ()
    walk = _Walk(path)
    walk.visits(path, 0)
    return tuple(walk.found)


class _Walk:
    """A walk through all that a virtual raster shows, which counts what reading it would take."""

    def __init__(self, path: str) -> None:
        self.found: dict[str, None] = {}
        self._path = path
        # How deep each was met, and how often files are opened below it; none while underway.
        self._known: dict[str, tuple[int, int]] = {}
        self._underway: set[str] = set()

    def visits(self, vrt: str, depth: int) -> int:
        """Return how often GDAL would come to a file below a virtual raster."""
        met, visits = self._known.get(vrt, (-1, 0))
        if met >= depth or vrt in self._underway:  # what shows itself, others say
            return visits
        if depth > _DEEPEST:
            raise UnreadableRasterError(
                f"{self._path} shows virtual rasters of virtual rasters, more than {_DEEPEST} "
                "deep: save what it shows as GeoTIFF, or take it out."
            )
        self._underway.add(vrt)
        visits = 0
        for name, times in _direct(vrt).items():
            self.found.setdefault(name)
            visits += times
            inner = unwrapped(name)
            if is_virtual_raster(inner) and not host_of(name) and _is_there(inner):
                visits += times * self.visits(inner, depth + 1)
            if len(self.found) > _MOST_SOURCES or visits > _MOST_VISITS:
                raise UnreadableRasterError(
                    f"{self._path} shows more than {_MOST_SOURCES:,} files, or some of them over "
                    "and over: cut it into smaller ones, or save what it shows as GeoTIFF."
                )
        self._underway.discard(vrt)
        self._known[vrt] = (depth, visits)
        return visits


def _is_there(name: str) -> bool:
    return os.path.isfile(name) or archive_parts(name) is not None


def check_sources(path: str) -> None:
    """Raise `UnreadableRasterError` where a virtual raster shows what may not be opened.

    That is an address on the network, unless the user allowed it (STORI_ALLOW_NETWORK) or the
    virtual raster lies on the same server, and what is no raster (`drivers_for`).
    """
    own = host_of(path)
    for name in vrt_sources(path):
        inner = unwrapped(name)
        if is_virtual_raster(inner) and _same_as(inner, vrt_sources(inner)):
            raise UnreadableRasterError(f"{name} shows itself: make it anew, or take it out.")
        host = host_of(name)
        if host and host != own and not network_allowed():
            raise UnreadableRasterError(
                f"{path} shows {name}, which lies on the network ({host}) and is not contacted "
                f"unasked: copy its pixels (gdal_translate) and take it out, or set "
                f"{ALLOW_VARIABLE}=1 if you trust it."
            )
        if not host and os.path.exists(file_behind(name)):
            drivers_for(unwrapped(name))


def _same_as(path: str, others: Iterable[str]) -> bool:
    here = os.path.realpath(path)
    return any(os.path.realpath(other) == here for other in others if is_virtual_raster(other))


def sources_elsewhere(path: str) -> list[str]:
    """List the files that a virtual raster shows and that do not lie in or below its folder."""
    home = os.path.normcase(os.path.realpath(os.path.dirname(file_behind(path)) or "."))
    elsewhere = []
    for name in vrt_sources(path):
        place = os.path.normcase(os.path.realpath(file_behind(name)))
        if host_of(name) or not place.startswith(os.path.join(home, "")):
            elsewhere.append(name)
    return elsewhere


def shown_from_elsewhere(paths: Iterable[str]) -> list[str]:
    """Return sentences on virtual rasters among some paths that show files of other folders.

    One each of a few, one for all of many.
    """
    found = {path: sources_elsewhere(path) for path in filter(is_virtual_raster, paths)}
    shown = {path: names for path, names in found.items() if names}
    if len(shown) > _NAMED:
        names = list(dict.fromkeys(name for names in shown.values() for name in names))
        return [
            f"{_listed(list(shown))} show files outside their folders: {_listed(names)}. If you "
            "did not mean these to be read, take them out."
        ]
    return [
        f"{path} shows files outside its folder: {_listed(names)}. If you did not mean these to "
        "be read, take it out."
        for path, names in shown.items()
    ]


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def _direct(vrt: str) -> Mapping[str, int]:
    """List what one virtual raster names itself, and how often."""
    place = archive_parts(vrt) if vrt.startswith("/vsi") else None
    file = place[0] if place else vrt
    drivers = drivers_for(vrt)  # a pipe, or no virtual raster at all, is said by this
    if VRT not in drivers:
        return {}
    try:
        status = os.stat(file)
    except OSError:
        return {}
    return _read(vrt, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=2048)
def _read(vrt: str, size: int, changed: int) -> Mapping[str, int]:
    try:
        text = text_of(vrt, _MOST_TEXT + 1)
    except OSError as error:
        check_table(error, vrt)
        raise UnreadableRasterError(
            f"{vrt} cannot be read: check that its drive is there, or take it out."
        ) from error
    if len(text) > _MOST_TEXT:
        raise UnreadableRasterError(
            f"{vrt} is a virtual raster of more than 64 MB: cut it into smaller ones."
        )
    return Counter(_named(text, vrt))


def _named(text: str, vrt: str, depth: int = 0) -> Iterator[str]:
    """List what the text of a virtual raster names, resolved against its folder."""
    for name, is_relative in _names_in(text, vrt):
        is_inline = name.lstrip().startswith("<") and not host_of(name)
        if is_inline and depth < _DEEPEST:
            yield from _named(name, vrt, depth + 1)
        elif name:
            yield _resolved(name, vrt) if is_relative else name


def _resolved(name: str, vrt: str) -> str:
    if host_of(name) or name.startswith("/"):
        return name
    folder = os.path.dirname(vrt)
    parted = subdataset(name)
    if parted is not None:
        return name.replace(parted[1], os.path.join(folder, parted[1]), 1)
    return os.path.normpath(os.path.join(folder, name))


def _names_in(text: str, vrt: str) -> list[tuple[str, bool]]:
    """Return every name of a file or address, and whether it is relative to the virtual raster."""
    # Bytes that are no UTF-8 name files that would not be found here.
    if _ENTITIES.search(text) or "\ufffd" in text:
        raise _not_understood(vrt)
    reader = _Names()
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.hear
    # GDAL takes instructions to a program for elements, and where they end for something else.
    parser.ProcessingInstructionHandler = reader.refuse
    try:
        parser.Parse(text.strip("\ufeff \t\r\n").encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise _not_understood(vrt) from error
    if reader.is_ambiguous:
        raise _not_understood(vrt)
    if reader.runs_python:
        raise UnreadableRasterError(
            f"{vrt} computes its pixels with Python code of its own, which is never run: save "
            "what it shows as GeoTIFF, or take it out."
        )
    return reader.names


def _not_understood(vrt: str) -> UnreadableRasterError:
    return UnreadableRasterError(
        f"{vrt} is a virtual raster that cannot be understood; it may be damaged: make it anew "
        "(gdalbuildvrt), or take it out."
    )


class _Names:
    """Hears the parts of a virtual raster's text, and collects what it names."""

    def __init__(self) -> None:
        self.names: list[tuple[str, bool]] = []
        self.runs_python = False
        self.is_ambiguous = False
        self._path: list[tuple[str, dict[str, str], list[str]]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Hear that an element begins."""
        known = {key.lower(): value for key, value in attributes.items()}
        tag = tag.lower()
        self._path.append((tag, known, []))
        for key, value in known.items():
            self._take(key, value, known, is_attribute=True)

    def hear(self, text: str) -> None:
        """Hear the text of the element that was begun last."""
        if self._path:
            self._path[-1][2].append(text)

    def end(self, _: str) -> None:
        """Hear that it ends."""
        tag, known, texts = self._path.pop()
        self._take(tag, "".join(texts).strip(), known, is_attribute=False)

    def refuse(self, target: str, data: str) -> None:
        """Hear an instruction to a program."""
        self.is_ambiguous = True

    def _take(self, tag: str, text: str, known: dict[str, str], is_attribute: bool) -> None:
        if not text:
            return
        if tag == "pixelfunctionlanguage" and text.strip().lower() != "c":
            self.runs_python |= text.strip().lower().startswith("python")
        key = "" if is_attribute else (known.get("key") or known.get("name") or "").lower()
        if tag in _NAMES or _NAMING_KEYS.match(key):
            relative = known.get("relativetovrt", "0").strip()
            self.names.append((text, relative not in ("", "0")))
        elif tag not in _SILENT and not tag.endswith("srs") and cites_address(text):
            self.names.append((text, False))
