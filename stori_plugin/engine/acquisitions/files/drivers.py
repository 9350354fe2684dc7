"""Which of GDAL's drivers opens a file: the one that its first bytes ask for.

Left to itself GDAL lets every driver look, and some of them fetch what a file describes from the
network, whatever its name ends in.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache

from ...support.errors import UnreadableRasterError
from ...support.open_files import check_table
from ...support.regular_files import check_regular, open_regular
from .archives import heads_in
from .pipes_beside import pipe_beside
from .virtual_names import archive_parts, file_behind, is_virtual, subdataset

VRT = "VRT"
_HEAD = 1024  # bytes; GDAL looks at as many

_JPEG_2000 = ("JP2OpenJPEG", "JP2KAK", "JP2ECW", "JP2MrSID", "JP2Lura", "JPEG2000")
# What a file begins with, and who reads it; the first that this GDAL has.
_SIGNATURES: tuple[tuple[bytes, tuple[str, ...]], ...] = (
    *((start, ("GTiff",)) for start in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")),
    (b"\0\0\0\x0cjP  \r\n\x87\n", _JPEG_2000),
    (b"\xffO\xffQ", _JPEG_2000),
    *((b"CDF" + number, ("netCDF",)) for number in (b"\1", b"\2", b"\5")),
    (b"\x89HDF\r\n\x1a\n", ("netCDF", "KEA", "HDF5")),
    (b"\x0e\x03\x13\x01", ("HDF4",)),
    (b"EHFA_HEADER_TAG", ("HFA",)),
    (b"\x89PNG\r\n\x1a\n", ("PNG",)),
    (b"\xff\xd8\xff", ("JPEG",)),
    (b"BM", ("BMP",)),
    (b"GRIB", ("GRIB",)),
    (b"PCIDSK", ("PCIDSK",)),
    (b"NITF0", ("NITF",)),
    (b"NSIF0", ("NITF",)),
)
# By GDAL's name of a part of a file.
_OF_PARTS: dict[str, tuple[str, ...]] = {
    "NETCDF": ("netCDF",),
    "ZARR": ("Zarr",),
    "HDF5": ("HDF5Image",),
    "HDF4_EOS": ("HDF4Image",),
    "HDF4_SDS": ("HDF4Image",),
    "GTIFF_DIR": ("GTiff",),
}
# Pixels without a word on them: what they are stands in a file beside.
_BESIDE = ((".hdr", b"ENVI", "ENVI"), (".ers", b"DatasetHeader", "ERS"), (".hdr", b"", "EHdr"))
_DESCRIBED = (*("ERS", "SAGA", "RST", "ROI_PAC", "ISCE", "AAIGrid", "SRTMHGT", "DTED"), "ENVI")
_FOLDERS = ("Zarr", "AIG")
_VIRTUAL = re.compile(rb"<VRTDataset\b", re.IGNORECASE)
_TEXT = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*[<{]")
_SERVICES = re.compile(
    rb"<\s*(?:GDAL_|WCS_|WMS|WMT|VRT|OGR|Capabilities|TileMap|TileIndex|MRF_)|stac_version", re.I
)
_SUFFIXES = {".tif": ("GTiff",), ".tiff": ("GTiff",), ".jp2": _JPEG_2000, ".nc": ("netCDF",)}


def drivers_for(path: str) -> tuple[str, ...]:
    """Return GDAL's names of the drivers that may open a raster, the best first.

    ``path`` is a file, or GDAL's name of a part of a file or of what an archive holds. Raises
    `UnreadableRasterError` for what is no raster but describes others or a service, for a virtual
    raster that is not called .vrt, and for pipes and devices; `ExhaustedError` where no more files
    can be opened.
    """
    file = file_behind(path)
    check_plain(file)
    check_alone(file)
    if os.path.isdir(path):
        return _FOLDERS
    parted = None if os.path.isfile(path) else subdataset(path)
    if parted is not None:
        return _of_part(parted[0], path)
    head = head_of(path)
    lower = path.lower()
    is_virtual_raster = _VIRTUAL.search(head.partition(b"\0")[0])  # as GDAL looks for it
    if not is_virtual_raster:
        known = (drivers for start, drivers in _SIGNATURES if head.startswith(start))
        drivers = next(known, None) or _driver_beside(path)
        if drivers:
            return drivers
    if is_virtual_raster:
        if not lower.endswith(".vrt"):
            raise UnreadableRasterError(
                f"{path} is a virtual raster (VRT) that is not called .vrt, so that nobody sees "
                "that it shows other files: rename it if it is yours, or take it out."
            )
        return (VRT,)
    if _TEXT.match(head) or _SERVICES.search(head) or lower.endswith(".vrt"):
        raise UnreadableRasterError(
            f"{path} holds no pixels but a text that may describe other files or a service on the "
            "network, and is not opened: save what it shows as GeoTIFF, or take it out."
        )
    if not head and path != file:
        return _SUFFIXES.get(os.path.splitext(lower)[1], ("GTiff",))
    return _DESCRIBED


def check_plain(file: str) -> None:
    """Raise `UnreadableRasterError` for a pipe, a socket or a device; folders pass."""
    try:
        check_regular(file)
    except OSError as error:
        kind = str(error.strerror).removeprefix("it is ")
        raise UnreadableRasterError(
            f"{file} is {kind}, and is not read: take it out, or give a file."
        ) from error


def check_alone(file: str) -> None:
    """Raise `UnreadableRasterError` where a pipe or device lies beside, and is looked for there."""
    pipe = pipe_beside(file)
    if pipe:
        raise UnreadableRasterError(
            f"{file} is not read, because {pipe} beside it is a pipe or a device, not a file, and "
            "may be taken for a part of it: take that out."
        )


def _of_part(kind: str, path: str) -> tuple[str, ...]:
    if kind.startswith("SENTINEL2_"):
        return ("SENTINEL2",)
    if kind not in _OF_PARTS:
        raise UnreadableRasterError(
            f"{path} is a name of GDAL for {kind}, which is not read as it is: save it as GeoTIFF "
            "(gdal_translate), or take it out."
        )
    return _OF_PARTS[kind]


def _driver_beside(path: str) -> tuple[str, ...]:
    """Return the driver that a header beside a file asks for; none without one."""
    if is_virtual(path) and not os.path.isfile(path):
        place = archive_parts(path)
        has_header = place and any(
            _first_bytes(*place, _state(place[0])) for place in _headers_inside(path)
        )
        return ("ENVI",) if has_header else ()
    stem = os.path.splitext(path)[0]
    for suffix, start, driver in _BESIDE:
        for name in (stem + suffix, path + suffix, stem + suffix.upper(), path + suffix.upper()):
            if name != path and os.path.isfile(name) and head_of(name).lstrip().startswith(start):
                return (driver,)
    return ()


def _headers_inside(path: str) -> list[tuple[str, str]]:
    stem = os.path.splitext(path)[0]
    names = (archive_parts(f"{each}.hdr") for each in (stem, path))
    return [name for name in names if name is not None]


def head_of(path: str) -> bytes:
    """Read the first 1024 bytes of a file, on disk or in an archive; b"" where there are none.

    Raises `ExhaustedError` where no more files can be opened.
    """
    place = archive_parts(path) if path.startswith("/vsi") else None
    if place is not None and place[1]:
        return _first_bytes(*place, _state(place[0]))
    return _first_of_file(path, _state(path))


def _state(path: str) -> tuple[int, int]:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return (0, 0)
    return status.st_size, status.st_mtime_ns


@lru_cache(maxsize=20_000)
def _first_of_file(path: str, state: tuple[int, int]) -> bytes:
    try:
        with open_regular(path) as file:
            return file.read(_HEAD)
    except (OSError, ValueError) as error:
        check_table(error, path)
        return b""


def _first_bytes(archive: str, inner: str, state: tuple[int, int]) -> bytes:
    # Of what is damaged GDAL says so in its own words.
    return heads_in(archive, *state, _HEAD).get(inner, b"")
