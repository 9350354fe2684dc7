"""Files that may belong to a series: those in a folder, and those that the user handed over.

Nothing is opened here but the metadata of SAFE products, the tables of archives and cubes, and the
manifests of this engine.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ...support.errors import InputError, UnreadableRasterError
from ...support.progress import SILENT, Progress, aside
from ...support.sentences import Sentence, joined
from ...support.unanswered import reading
from ..names.terms import NameTerms, read_name
from ..series import Source
from .archives import SLOW_SUFFIXES, is_archive
from .containers import is_cube, is_zarr
from .data_cubes import images_in, text_of_moment
from .found_files import (
    FOREIGN_SUFFIXES,
    RASTER_SUFFIXES,
    is_packed,
    is_product_name,
    is_raster,
    rasters_in_archive,
    unpacked_beside,
)
from .result_folders import belonging, is_made
from .safe import (
    NoImagesError,
    SafeImage,
    SafeProduct,
    is_image,
    is_safe,
    product_of,
    products_in,
    read_safe,
)
from .virtual_names import archive_parts, is_virtual, listing, subdataset


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
    # What stands for the name of a variable of a netCDF or Zarr cube; "" for every other file.
    cube: str = ""

    @cached_property
    def name(self) -> NameTerms:
        """What the file's name says, taken apart when it is first asked for."""
        return read_name(self.cube or os.path.splitext(os.path.basename(self.path))[0])

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
    """List the rasters, archives, cubes and SAFE folders below a folder, in the order of paths.

    Hidden files, the uncertainty rasters written by this engine (``*_sd.tif``) and everything
    that is no raster are left out. Where a manifest of this engine lies, its folder holds what
    that lists, and the user is told what else lies there. Left out is also what it made in folders
    below, with word to the user, where there are other rasters: it was made from these; and an
    archive that is unpacked already, or holds nothing to read. Raises `InputError` when the folder
    is missing or holds none.
    """
    folder = str(folder)
    # What a drive does not answer cannot be interrupted.
    return aside(lambda: _rasters_in(folder, progress), progress, "stori-folder", daemon=True)


def _rasters_in(folder: str, progress: Progress) -> list[Source]:
    with reading(folder):
        is_there = os.path.isdir(folder)
    if not is_there:
        raise InputError(
            Sentence("The folder {folder} does not exist: check the path.", folder=folder)
        )
    if is_safe(folder) or is_zarr(folder):
        return [Source(folder)]
    inputs: list[str] = []
    made: list[str] = []
    packed: list[str] = []
    foreign: list[str] = []
    products: set[str] = set()
    seen = set()
    for parent, folders, files in _walk(folder):
        if os.path.realpath(parent) in seen:  # links may form a circle
            folders.clear()
            continue
        seen.add(os.path.realpath(parent))
        whole = [n for n in folders if n[0] not in "._" and _is_whole(os.path.join(parent, n))]
        products.update(whole)
        folders[:] = sorted(n for n in folders if n not in whole and n[0] not in "._")
        inputs += [os.path.join(parent, name) for name in whole]
        beside = set(files)
        names = [name for name in files if is_raster(parent, name, beside)]
        names = belonging(parent, names, beside, progress)
        rasters = [os.path.join(parent, name) for name in names]
        packed += [os.path.join(parent, n) for n in files if is_packed(n) and n[0] != "."]
        others = [n for n in files if n.lower().endswith(FOREIGN_SUFFIXES) and n not in names]
        foreign += [os.path.join(parent, n) for n in others]
        if parent != folder and is_made(parent, files):
            made += rasters
        else:
            inputs += rasters
    archives, unread = _archives_to_read(sorted(packed), products, inputs)
    inputs += archives
    if inputs and made:
        results = sorted({os.path.dirname(path) for path in made})
        progress.say(f"Left out as results of STORI, not inputs: {listing(results)}.")
    paths = inputs or made
    converted = _not_read_as_they_are(foreign)
    if not paths:
        raise InputError(
            joined(
                (
                    Sentence(
                        "The folder {folder} holds no rasters: choose one with files that end in "
                        "{endings} or .nc, with .SAFE products, or with zips of them.",
                        folder=folder,
                        endings=", ".join(RASTER_SUFFIXES),
                    ),
                    *unread,
                    *converted,
                )
            )
        )
    for sentence in unread:
        progress.warn(sentence)
    for sentence in converted:  # most often what lies beside was made from them
        progress.say(sentence)
    return [Source(path) for path in sorted(paths)]


def _is_whole(folder: str) -> bool:
    """Tell a folder that is one input: a SAFE product or a Zarr store."""
    return is_safe(folder) or is_zarr(folder)


def _archives_to_read(
    packed: Sequence[str], products: set[str], inputs: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Part archives into those that are read where they lie and sentences on others.

    Those that hold no raster at all are somebody else's, unless they are named as a product is.
    """
    read: list[str] = []
    slow: list[str] = []
    sentences: list[str] = []
    for path in packed:
        stem = path[: -len(next((s for s in SLOW_SUFFIXES if path.lower().endswith(s)), ""))]
        if not is_archive(path):
            is_unpacked = os.path.isdir(stem) or any(other.startswith(stem) for other in inputs)
            if not is_unpacked and is_product_name(os.path.basename(path)):
                slow.append(path)
            continue
        try:
            found = rasters_in_archive(path)
        except UnreadableRasterError as error:
            if is_product_name(os.path.basename(path)):
                sentences.append(str(error))
            continue
        if not unpacked_beside(path, found, products):
            read.append(path)
    if slow:
        sentences.append(
            f"Passed over {listing(slow)}: archives compressed as a whole are far too slow to read "
            "where they lie; unpack them."
        )
    return read, sentences


def _not_read_as_they_are(foreign: Sequence[str]) -> list[str]:
    if not foreign:
        return []
    return [
        f"Passed over {listing(foreign)}: formats that are not read as they are; convert the "
        "layers you need to GeoTIFF (gdal_translate), one file for each date."
    ]


def _walk(folder: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Walk a folder as ``os.walk`` does, and note where this thread is."""
    found = os.walk(folder, onerror=_raise_unreadable, followlinks=True)
    place = folder
    while True:
        with reading(place):
            step = next(found, None)
        if step is None:
            return
        place = step[0]
        yield step


def _raise_unreadable(error: OSError) -> None:
    raise InputError(
        Sentence(
            "The folder {folder} cannot be opened: check its permissions.", folder=error.filename
        )
    )


# ------------------------------------------------------------------------------------------
# What the user handed over


def candidates_of(
    sources: Sequence[Source], broken: dict[str, NoImagesError] | None = None
) -> list[Candidate]:
    """List the files of rasters, folders, archives, cubes and SAFE products, each file once.

    A loose image that lies in a SAFE product is read with that product's metadata. Products
    without images are entered in ``broken``; where there is nothing else the first of these
    errors is raised.
    """
    broken = {} if broken is None else broken
    candidates: dict[str, Candidate] = {}
    loose: dict[str, dict[str, Source]] = {}
    for source in sources:
        path = str(source.path)
        with reading(path):
            product = product_of(path) if is_image(path) and not os.path.isdir(path) else ""
        if product:  # whose metadata says what the numbers mean
            loose.setdefault(product, {})[path] = source
            continue
        try:
            with reading(path):
                listed = inside_of(source)
        except NoImagesError as error:
            broken[path] = error
            continue
        if listed is None and os.path.isdir(path):
            listed = candidates_of([Source(s.path, source.date) for s in rasters_in(path)], broken)
        _add(candidates, [Candidate(path, source)] if listed is None else listed)
    for product, images in loose.items():
        _add(candidates, images_of(read_safe(product, list(images)), images))
    if broken and not candidates:
        raise next(iter(broken.values()))
    return list(candidates.values())


def inside_of(source: Source) -> list[Candidate] | None:
    """List what an archive, a cube or a SAFE product holds; None for any other path.

    Raises `UnreadableRasterError` where one holds nothing that could be read.
    """
    path = str(source.path)
    if is_cube(path):
        return [
            Candidate(
                path=image.path,
                source=source,
                product_tags=(
                    {"ACQUISITION_DATE": text_of_moment(image.moment)} if image.moment else {}
                ),
                cube=image.name,
            )
            for image in images_in(path)
        ]
    named = subdataset(path)
    if named is not None and named[0].startswith("SENTINEL2_") and product_of(path):
        return images_of(read_safe(product_of(path)), source)
    if not is_virtual(path) and is_safe(path):
        products = products_in(path)
        return [c for product in products for c in images_of(read_safe(product), source)]
    place = archive_parts(path)
    if place is None:
        return None
    if place[1]:
        return images_of(read_safe(path), source) if is_safe(path) else None
    listed: list[Candidate] = []
    for name in rasters_in_archive(place[0]):
        if is_safe(name) or archive_parts(name) == place:
            listed += images_of(read_safe(name), source)
        else:
            listed.append(Candidate(name, source))
    return listed


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
