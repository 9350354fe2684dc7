"""What rasters are for, by their bands, sensors and pixels: optical, SAR or coarse optical."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence

from ..acquisitions.files.virtual_names import file_behind
from ..acquisitions.names.sensors import COARSE, UNKNOWN
from ..acquisitions.series import Acquisition, Series, Source
from ..rasters.grid import metres_per_pixel
from ..support.errors import InputError
from ..support.progress import SILENT, Progress
from .survey import expanded, find

ROLES = ("optical", "sar", "coarse")
_COARSER = 4.0  # times the finest optical pixels


def roles_in(
    sources: Sequence[Source], progress: Progress = SILENT, known: Series | None = None
) -> tuple[str, ...]:
    """Guess what sources hold, some of `ROLES`; optical where nothing tells. See `roles_of`."""
    told = set(_told(sources, progress, known).values())
    return tuple(role for role in ROLES if role in told) or ("optical",)


def roles_of(
    sources: Sequence[Source], progress: Progress = SILENT, known: Series | None = None
) -> dict[str, str]:
    """Return the role of each source by its path, one of `ROLES`.

    Coarse is, beside what a finer sensor saw, what a coarse sensor saw, by name or metadata, and
    what another sensor than that of the finest optical pixels saw in pixels four times as large.
    ``known`` are optical acquisitions to compare with beside those among ``sources``. Raises
    `CancelledError`.
    """
    told = _told(sources, progress, known)
    is_coarse = "coarse" in told.values() and "optical" not in told.values()
    rest = "coarse" if is_coarse else "optical"
    return {source.path: told.get(source.path, rest) for source in sources}


def roles_of_places(
    paths: Sequence[str], progress: Progress = SILENT, known: Series | None = None
) -> tuple[dict[str, tuple[str, ...]], dict[str, InputError]]:
    """Return the roles of what files and folders hold, all of them looked at together.

    A path of whose contents nothing tells has none. Beside them are returned what is wrong with
    folders that hold no rasters. For the rest see `roles_of`.
    """
    places: dict[str, list[Source]] = {}
    wrong: dict[str, InputError] = {}
    for path in paths:
        try:
            places[path] = expanded([path], {})
        except InputError as error:
            wrong[path] = error
    every = {source.path: source for sources in places.values() for source in sources}
    told = _told(list(every.values()), progress, known) if every else {}
    found = {path: {told.get(one.path) for one in sources} for path, sources in places.items()}
    roles = {path: tuple(role for role in ROLES if role in has) for path, has in found.items()}
    return roles, wrong


def of_role(
    sources: Sequence[Source],
    role: str,
    among: Collection[str] = ROLES,
    progress: Progress = SILENT,
) -> list[Source]:
    """Return the sources of one role, out of a mixture of the roles ``among``."""
    told = roles_of(sources, progress)
    rest = next((one for one in ("optical", "coarse") if one in among), role)
    return [
        source
        for source in sources
        if (told[source.path] if told[source.path] in among else rest) == role
    ]


def optical_in(paths: Sequence[str], progress: Progress = SILENT) -> Series | None:
    """Return the optical acquisitions of files and folders; None without any."""
    try:
        return find(expanded(paths, {}), "optical", progress).series
    except InputError:  # said when they are looked for in earnest
        return None


def _told(sources: Sequence[Source], progress: Progress, known: Series | None) -> dict[str, str]:
    """Return the role of each source that holds an acquisition, by its path."""
    series = find(sources, "sar", progress).series
    radar = _places(series.acquisitions if series else ())
    told = {source.path: "sar" for source in sources if _holds(source, radar)}
    others = [source for source in sources if source.path not in told]
    series = find(others, "coarse", progress).series if others else None
    if series is not None:
        fine, coarse = map(_places, _parted(series, known))
        for source in others:
            if _holds(source, fine):
                told[source.path] = "optical"
            elif _holds(source, coarse):
                told[source.path] = "coarse"
    return told


def _parted(series: Series, known: Series | None) -> tuple[list[Acquisition], list[Acquisition]]:
    """Return the acquisitions of finer sensors, and those of a coarse one."""
    edges = [(item, _edge(item, series)) for item in series.acquisitions]
    known_edges = [(item, _edge(item, known)) for item in known.acquisitions] if known else []
    fine = [pair for pair in (*edges, *known_edges) if pair[0].sensor not in COARSE]
    if not fine:  # what there is is what is reconstructed
        return list(series.acquisitions), []
    limit = _COARSER * min(edge for _, edge in fine)
    # Large pixels of the sensor that has the small ones are bands of another size.
    sensors = {item.sensor for item, edge in fine if edge < limit} - {"", UNKNOWN}
    parts: tuple[list[Acquisition], list[Acquisition]] = ([], [])
    for item, edge in edges:
        is_coarse = item.sensor in COARSE or (edge >= limit and item.sensor not in sensors)
        parts[is_coarse].append(item)
    return parts


def _edge(item: Acquisition, series: Series) -> float:
    """Return the edge of the finest pixel of an acquisition in metres."""
    return min(metres_per_pixel(series.rasters[band.path]) for band in item.bands)


def _places(items: Sequence[Acquisition]) -> set[str]:
    """Return the files of acquisitions, and those that they lie in."""
    names = {
        band.path
        for item in items
        for band in (*item.bands, *item.masks, *filter(None, (item.mask,)))
    }
    return {os.path.normpath(path) for name in names for path in (name, file_behind(name))}


def _holds(source: Source, places: set[str]) -> bool:
    path = os.path.normpath(source.path)
    if path in places or os.path.normpath(file_behind(source.path)) in places:
        return True
    return os.path.isdir(path) and any(place.startswith(path + os.sep) for place in places)
