"""Files that may belong to a series: those in a folder, and those that the user handed over.

Nothing is opened here but the metadata of SAFE products and the manifests of this engine.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ...support.errors import InputError
from ...support.manifests import opened_manifest
from ...support.progress import SILENT, Progress
from ..names.terms import NameTerms, read_name
from ..series import Source
from .safe import SafeImage, SafeProduct, is_image, is_safe, product_of, read_safe

RASTER_SUFFIXES = (".tif", ".tiff", ".jp2", ".vrt", ".img")
_NAMED = 5
# What the steps leave beside what they made. Masks are not among them: they are there to be read.
_MANIFESTS = frozenset(
    f"{name}.json"
    for name in ("manifest", "preparesar", "spectralindex", "temporalstack", "phenology", "changes")
)


@dataclass(frozen=True)
class Candidate:
    """A file to open, with what is known of it before."""

    path: str
    # What the user handed over: this file, or the folder that it lies in.
    source: Source
    # The file as an image of its SAFE product; None for every other file.
    image: SafeImage | None = None
    # Product and granule of a SAFE image, "" for every other file.
    product: str = ""
    # What the metadata of the SAFE product state.
    product_tags: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def name(self) -> NameTerms:
        """What the file's name says, taken apart when it is first asked for."""
        return read_name(os.path.splitext(os.path.basename(self.path))[0])

    @property
    def is_preview(self) -> bool:
        """Whether the name alone tells a companion; such a file may lack a CRS and need not open.

        The images of SAFE products are told apart by the product.
        """
        terms = self.name.terms
        return self.image is None and bool(terms) and all(t.kind == "companion" for t in terms)


# ------------------------------------------------------------------------------------------
# What lies in a folder


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
    inputs: list[str] = []
    made: list[str] = []
    seen = set()
    for parent, folders, files in os.walk(folder, onerror=_raise_unreadable, followlinks=True):
        if os.path.realpath(parent) in seen:  # links may form a circle
            folders.clear()
            continue
        seen.add(os.path.realpath(parent))
        products = [name for name in folders if is_safe(os.path.join(parent, name))]
        folders[:] = sorted(n for n in folders if n not in products and n[0] not in "._")
        inputs += [os.path.join(parent, name) for name in products]
        rasters = [os.path.join(parent, name) for name in files if _is_raster_name(name)]
        if parent != folder and _is_made(parent, files):
            made += rasters
        else:
            inputs += rasters
    if inputs and made:
        results = sorted({os.path.dirname(path) for path in made})
        progress.say(f"Left out as results of STORI, not inputs: {listing(results)}.")
    paths = inputs or made
    if not paths:
        raise InputError(
            f"The folder {folder} holds no rasters: choose one with files that end in "
            f"{', '.join(RASTER_SUFFIXES)}, or with unzipped .SAFE products."
        )
    return [Source(path) for path in sorted(paths)]


def _raise_unreadable(error: OSError) -> None:
    raise InputError(f"The folder {error.filename} cannot be opened: check its permissions.")


def _is_made(folder: str, files: Sequence[str]) -> bool:
    """Tell whether a folder holds what this engine made, by the manifest that every step leaves."""
    for name in sorted(set(files) & _MANIFESTS):
        try:
            with opened_manifest(os.path.join(folder, name)) as content:
                if "stori" in content["versions"]:
                    return True
        except InputError:  # somebody else's
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


# ------------------------------------------------------------------------------------------
# What the user handed over


def candidates_of(sources: Sequence[Source]) -> list[Candidate]:
    """List the files of rasters, folders and SAFE products, each file once.

    A loose image that lies in a SAFE product is read with that product's metadata.
    """
    candidates: dict[str, Candidate] = {}
    loose: dict[str, dict[str, Source]] = {}
    for source in sources:
        path = str(source.path)
        if not os.path.isdir(path):
            product = product_of(path) if is_image(path) else ""
            if product:  # whose metadata says what the numbers mean
                loose.setdefault(product, {})[path] = source
                continue
            listed = [Candidate(path, source)]
        elif is_safe(path):
            listed = images_of(read_safe(path), source)
        else:
            listed = candidates_of([Source(s.path, source.date) for s in rasters_in(path)])
        _add(candidates, listed)
    for product, images in loose.items():
        _add(candidates, images_of(read_safe(product, list(images)), images))
    return list(candidates.values())


def _add(candidates: dict[str, Candidate], listed: Iterable[Candidate]) -> None:
    for candidate in listed:
        candidates.setdefault(os.path.normpath(candidate.path), candidate)


def images_of(product: SafeProduct, source: Source | Mapping[str, Source]) -> list[Candidate]:
    """List the images of a SAFE product; ``source`` is that of all of them, or each one's."""
    return [
        Candidate(
            path=image.path,
            source=source if isinstance(source, Source) else source[image.path],
            image=image,
            product=f"{product.name}/{granule}",
            product_tags=product.tags,
        )
        for granule, images in product.granules.items()
        for image in images
    ]
