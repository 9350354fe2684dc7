"""What in a folder is a raster, an archive or a cube, by its name and by what lies beside it."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Sequence

from ...support.errors import StoriError, UnreadableRasterError
from ...support.regular_files import open_regular
from ..names.terms import plain
from .archives import SLOW_SUFFIXES, inside, is_archive, members_of
from .containers import HDF4_SUFFIX, NETCDF_SUFFIXES
from .safe import products_in_archive
from .virtual_names import archive_parts

RASTER_SUFFIXES = (".tif", ".tiff", ".jp2", ".vrt", ".img", ".dat", ".bsq", ".bil", ".bip")
# Read only beside a header of ENVI or ESRI: other programs use these suffixes for other things.
_WITH_HEADER = (".dat", ".bsq", ".bil", ".bip", "")
# Formats that satellite images come in and that are not read as they are.
FOREIGN_SUFFIXES = (HDF4_SUFFIX, ".h5", ".he5", ".hdf5", ".grib", ".grb", ".nitf", ".ntf", ".ecw")
_MAGIC, _HDF4 = b"ENVI", b"\x0e\x03\x13\x01"
_CONVERTED = (".tif", ".tiff")
_OWN_QUALITY = re.compile(r"_\d{8}_quality\.tif$")


def is_raster(folder: str, name: str, beside: Collection[str]) -> bool:
    """Tell whether a file of a folder is a raster; ``beside`` are the names of all its files."""
    stem, suffix = os.path.splitext(name)
    suffix = suffix.lower()
    if name[0] == "." or stem.endswith("_sd"):
        return False
    if suffix == HDF4_SUFFIX:
        is_converted = any(
            n != name and n.startswith(stem) and n.endswith(_CONVERTED) for n in beside
        )
        return not is_converted and _is_hdf4(os.path.join(folder, name))
    if suffix in _WITH_HEADER:
        header = next((h for h in (f"{stem}.hdr", f"{name}.hdr") if h in beside), "")
        return bool(header) and (suffix.startswith(".b") or _is_envi(os.path.join(folder, header)))
    if _OWN_QUALITY.search(name) and _is_own_quality(os.path.join(folder, name)):
        return False
    return suffix in RASTER_SUFFIXES or suffix in NETCDF_SUFFIXES


def _is_hdf4(path: str) -> bool:
    """Tell a file of HDF4 that this GDAL reads; others that are called so are passed over."""
    from .hdf_grids import reads_hdf4

    try:
        with open_regular(path) as file:
            return file.read(len(_HDF4)) == _HDF4 and reads_hdf4()
    except OSError:
        return False


def _is_own_quality(path: str) -> bool:
    """Tell the quality of this engine's values from a mask that bears a like name."""
    # Needs rasterio, which listing a folder can do without.
    from .headers import read_header

    try:
        return read_header(path).tags.get("CONTENT") == "quality"
    except StoriError:
        return False


def _is_envi(header: str) -> bool:
    try:
        with open_regular(header) as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def is_product_name(name: str) -> bool:
    """Tell the name of a satellite product from that of any other archive or file."""
    first = plain(name).split("_")
    return bool(first) and first[0] in _MISSIONS and len(first) > 2


_MISSIONS = (
    *("s1a", "s1b", "s1c", "s2a", "s2b", "s2c", "s2d"),
    *("le07", "lt04", "lt05", "lc08", "lc09", "lo08", "lo09"),
)


def rasters_in_archive(archive: str) -> list[str]:
    """List the rasters and SAFE products in an archive, by GDAL's names, sorted.

    Raises `UnreadableRasterError` where the archive cannot be read or holds none.
    """
    products = products_in_archive(archive)
    roots = [parts[1] for parts in map(archive_parts, products) if parts]
    if "" in roots:
        return products
    found = list(products)
    members = members_of(archive)
    for member in members:
        folder, _, name = member.rpartition("/")
        if any(f"{member}/".startswith(f"{root}/") for root in roots) or "__MACOSX" in folder:
            continue
        suffix = os.path.splitext(name)[1].lower()
        is_plain = suffix in (".tif", ".tiff", ".jp2") or (
            suffix in (".dat", ".bsq", ".img") and f"{member[: -len(suffix)]}.hdr" in members
        )
        if is_plain and name[0] != "." and not os.path.splitext(name)[0].endswith("_sd"):
            found.append(inside(archive, member))
    if not found:
        raise UnreadableRasterError(
            f"{archive} holds no GeoTIFF, JPEG 2000 or whole SAFE product that could be read where "
            "it lies: unpack it and give what it holds, or take it out."
        )
    return sorted(found)


def unpacked_beside(archive: str, found: Sequence[str], folders: Collection[str]) -> bool:
    """Tell whether what an archive holds lies unpacked beside it or in a folder of that name.

    ``folders`` are the names of the SAFE folders that were found.
    """
    place = os.path.dirname(archive)
    stem = os.path.splitext(archive)[0]
    for name in found:
        parts = archive_parts(name)
        inner = parts[1] if parts else ""
        last = inner.rsplit("/", 1)[-1] or os.path.basename(stem)
        if last in folders or f"{last}.SAFE" in folders:
            return True
        return any(os.path.exists(os.path.join(where, inner)) for where in (place, stem) if inner)
    return False


def is_packed(name: str) -> bool:
    """Tell an archive of any kind by its name."""
    return is_archive(name) or name.lower().endswith(SLOW_SUFFIXES)
