"""Finding acquisitions: from folders or lists of rasters to a series of dated bands.

Understood are one file per date with many bands, one file per band and date, stacks with one
date per band (dates in band descriptions or band metadata), several resolutions per date,
unzipped Sentinel-2 SAFE folders, Landsat Collection 2, HLS, FORCE and plain names. Every file
is opened once for its metadata; pixels are read only to decide the scaling of reflectance, a
few of them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..support.errors import InputError, UnknownDateError
from ..support.progress import SILENT, Progress
from .band_layers import (
    COMPANION,
    NO_REFLECTANCE,
    File,
    Layer,
    all_meanings,
    belongs,
    layers_of,
    recognised,
    with_platform,
)
from .band_names import SENTINEL2, UNKNOWN, platform_by_bands, sensor_of
from .dates import UNDERSTOOD
from .grouping import assemble, harmonised
from .headers import read_headers
from .safe import SafeImage, SafeProduct, is_image, is_safe, product_of, read_safe
from .scaling import backscatter_scaling, optical_scaling
from .series import Acquisition, Band, Raster, Series, Source
from .terms import meanings

__all__ = ["Acquisition", "Band", "Raster", "Series", "Source", "rasters_in", "scan"]

RASTER_SUFFIXES = (".tif", ".tiff", ".jp2", ".vrt", ".img")
_NAMED = 5
# What the steps leave beside what they made. Masks are not among them: they are there to be read.
_MANIFESTS = frozenset(
    f"{name}.json"
    for name in ("manifest", "preparesar", "spectralindex", "temporalstack", "phenology", "changes")
)


@dataclass(frozen=True)
class _Candidate:
    """A file to open, with what is known of it before."""

    path: str
    source: Source
    image: SafeImage | None = None
    product: str = ""
    product_tags: tuple[tuple[str, str], ...] = ()


def _raise_unreadable(error: OSError) -> None:
    raise InputError(f"The folder {error.filename} cannot be opened: check its permissions.")


def rasters_in(folder: str, progress: Progress = SILENT) -> list[Source]:
    """List the rasters and SAFE folders below a folder, in the order of their paths.

    Hidden files, the uncertainty rasters written by this engine (``*_sd.tif``) and everything
    that carries no raster suffix are left out. So is, with word to the user, what this engine
    made in folders below, where there are other rasters: it was made from these. Raises
    `InputError` when the folder is missing or holds none.
    """
    folder = str(folder)
    if not os.path.isdir(folder):
        raise InputError(f"The folder {folder} does not exist: check the path.")
    if is_safe(folder):
        return [Source(folder)]
    found, made, seen = [], [], set()
    for place, folders, files in os.walk(folder, onerror=_raise_unreadable, followlinks=True):
        if os.path.realpath(place) in seen:  # links may form a circle
            folders.clear()
            continue
        seen.add(os.path.realpath(place))
        products = [name for name in folders if is_safe(os.path.join(place, name))]
        folders[:] = sorted(n for n in folders if n not in products and n[0] not in "._")
        found += [os.path.join(place, name) for name in products]
        rasters = [os.path.join(place, name) for name in files if _is_raster_name(name)]
        if place != folder and _is_made(place, files):
            made += rasters
        else:
            found += rasters
    if found and made:
        places = sorted({os.path.dirname(path) for path in made})
        progress.say(f"Left out as results of STORI, not inputs: {listing(places)}.")
    found = found or made
    if not found:
        raise InputError(
            f"The folder {folder} holds no rasters: choose one with files that end in "
            f"{', '.join(RASTER_SUFFIXES)}, or with unzipped .SAFE products."
        )
    return [Source(path) for path in sorted(found)]


def _is_made(place: str, files: Sequence[str]) -> bool:
    """Tell whether a folder holds what this engine made, by the manifest that every step leaves."""
    for name in sorted(set(files) & _MANIFESTS):
        try:
            with open(os.path.join(place, name), encoding="utf-8") as file:
                content = json.load(file)
            if "stori" in content["versions"] and "outputs" in content:
                return True
        except (OSError, ValueError, KeyError, TypeError):  # somebody else's
            pass
    return False


def _is_raster_name(name: str) -> bool:
    stem, suffix = os.path.splitext(name)
    return suffix.lower() in RASTER_SUFFIXES and name[0] != "." and not stem.endswith("_sd")


def listing(paths: Iterable[str]) -> str:
    """Name up to five files, and say how many more there are."""
    names = [os.path.basename(path.rstrip("/\\")) or path for path in paths]
    text = ", ".join(names[:_NAMED])
    return text if len(names) <= _NAMED else f"{text} and {len(names) - _NAMED} more"


def _preview(path: str) -> bool:
    """Tell a companion from its name alone; such a file may lack a CRS and need not open."""
    found = meanings(os.path.splitext(os.path.basename(path))[0])
    return bool(found) and all(m.kind == "companion" for m in found)


def _safe_candidates(product: SafeProduct, source_of: Callable[[str], Source]) -> list[_Candidate]:
    return [
        _Candidate(
            image.path,
            source_of(image.path),
            image,
            f"{product.name}/{granule}",
            tuple(product.tags.items()),
        )
        for granule, images in product.granules.items()
        for image in images
    ]


def _candidates(sources: Sequence[Source]) -> list[_Candidate]:
    found: dict[str, _Candidate] = {}
    single: dict[str, dict[str, Source]] = {}
    for source in sources:
        path = str(source.path)
        if not os.path.isdir(path):
            product = product_of(path) if is_image(path) else ""
            if product:  # whose metadata says what the numbers mean
                single.setdefault(product, {})[path] = source
                continue
            listed = [_Candidate(path, source)]
        elif is_safe(path):
            listed = _safe_candidates(read_safe(path), lambda _, source=source: source)
        else:
            inside = [Source(s.path, source.date) for s in rasters_in(path)]
            listed = _candidates(inside)
        for candidate in listed:
            found.setdefault(os.path.normpath(candidate.path), candidate)
    for product, images in single.items():
        for candidate in _safe_candidates(read_safe(product, list(images)), images.__getitem__):
            found.setdefault(os.path.normpath(candidate.path), candidate)
    return list(found.values())


def _opened(candidates: Sequence[_Candidate], progress: Progress) -> list[File]:
    headers = read_headers([candidate.path for candidate in candidates], progress)
    files = []
    for candidate, header in zip(candidates, headers):
        platform = SENTINEL2 if candidate.image else recognised(candidate.path, header)
        files.append(
            File(
                header,
                candidate.source.date,
                platform,
                candidate.image,
                candidate.product,
                candidate.product_tags,
            )
        )
    unknown = [file for file in files if file.platform == UNKNOWN]
    terms = [meaning for file in unknown for meaning in all_meanings(file)]
    return with_platform(files, platform_by_bands(terms), UNKNOWN)


def _of_role(files: Sequence[File], role: str) -> tuple[list[Layer], dict[str, list[str]]]:
    """Say what every file's bands are, and collect by reason those that do not belong."""
    layers: list[Layer] = []
    left: dict[str, list[str]] = {}
    for file in files:
        if belongs(file, role):
            found, reason = layers_of(file, role)
        else:
            found, reason = [], f"{_spoken(file)}, which is not {_spoken_role(role)}"
        layers += found
        if reason:
            left.setdefault(reason, []).append(file.path)
    return layers, left


def _spoken(file: File) -> str:
    names = {"sentinel1": "Sentinel-1", "sentinel2": "Sentinel-2", "landsat": "Landsat"}
    return names[sensor_of(file.platform)]


def _spoken_role(role: str) -> str:
    return "SAR" if role == "sar" else role


def _check_dates(layers: Sequence[Layer]) -> None:
    undated = sorted({layer.file.path for layer in layers if layer.moment is None})
    if undated:
        error = UnknownDateError(
            f"No acquisition date was found for {listing(undated)}: put the date in the file "
            f"name ({UNDERSTOOD}) or in the metadata item ACQUISITION_DATE, or set the layer's "
            "temporal range."
        )
        error.paths = tuple(undated)
        raise error


def _check_any(layers: Sequence[Layer], left: Mapping[str, list[str]], role: str) -> None:
    if any(layer.kind == "band" for layer in layers):
        return
    spoken = _spoken_role(role)
    if not left and not layers:
        raise InputError(f"No {spoken} rasters were given: choose some, or their folder.")
    told = " ".join(_sentences(left))
    if layers:
        told = f"There are only masks ({listing(layer.file.path for layer in layers)})."
    wanted = "reflectance bands" if role == "optical" else "backscatter (VV, VH, HH or HV)"
    raise InputError(f"None of the {spoken} rasters holds {wanted}: choose others. {told}".strip())


def _sentences(left: Mapping[str, list[str]]) -> list[str]:
    return [f"Passed over {listing(paths)}: {reason}." for reason, paths in left.items()]


def scan(sources: Sequence[Source], role: str, progress: Progress = SILENT) -> Series:
    """Find the acquisitions in a list of rasters and SAFE folders.

    ``role`` is "optical" or "sar"; files that are clearly of the other kind are passed over
    and named in ``problems``. Raises `UnreadableRasterError` for a file that is damaged, no
    raster or without CRS; `UnknownDateError` naming the files whose date is unknown;
    `InputError` when nothing of that role is left; `CancelledError` when the user stops.
    """
    if role not in ("optical", "sar"):
        raise ValueError(f"role is {role!r}: it must be optical or sar")
    candidates = _candidates(sources)
    previews = {c.path for c in candidates if c.image is None and _preview(c.path)}
    files = _opened([c for c in candidates if c.path not in previews], progress)
    layers, left = _of_role(files, role)
    left.setdefault(COMPANION, []).extend(previews)
    left = {reason: sorted(paths) for reason, paths in left.items() if paths}
    _check_any(layers, left, role)
    _check_dates(layers)
    return _series(role, files, layers, left, progress)


def _series(
    role: str,
    files: Sequence[File],
    layers: Sequence[Layer],
    left: dict[str, list[str]],
    progress: Progress,
) -> Series:
    if role == "sar":
        stored, notes = backscatter_scaling(layers)
    else:
        stored, notes = optical_scaling(layers, progress)
    used = {layer.file.path for layer in layers}
    rasters = {file.path: file.header.raster for file in files if file.path in used}
    acquisitions, more = assemble(layers, stored, rasters, role == "sar")
    acquisitions, renamed = harmonised(acquisitions)
    companions = {r: left.pop(r) for r in (COMPANION, NO_REFLECTANCE) if r in left}
    return Series(
        role=role,
        acquisitions=tuple(acquisitions),
        rasters=rasters,
        problems=tuple(_sentences({**left, **more})),
        notes=(*notes, *filter(None, (renamed,)), *_sentences(companions)),
    )
