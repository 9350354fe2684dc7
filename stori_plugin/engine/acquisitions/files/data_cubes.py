"""netCDF and Zarr: files of several variables, each a stack of images over time.

openEO, xarray and CDSE write them. GDAL names a variable ``NETCDF:"file.nc":B04``, whose bands are
its dates, and a slice of a Zarr array ``ZARR:"folder.zarr":/B04:0``, which is one date.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import rasterio
from rasterio.errors import RasterioError

from ...support.checked_json import MalformedJSONError, json_file
from ...support.errors import UnreadableRasterError
from ..names.dates import Moment
from .containers import HDF4_SUFFIX, is_zarr
from .cube_images import CubeImage, opened
from .hdf_grids import grids_in
from .header_checks import check_blocks
from .pipes_beside import pipe_in
from .time_axis import counts_time, moments_on_axis
from .virtual_names import subdataset

# What is no image: reference systems, bounds of cells, coordinates.
_NO_IMAGES = re.compile(
    r"crs|spatial_ref|grid_mapping|transverse_mercator|polar_stereographic|.*_(?:bnds|bounds)"
    r"|lat|lon|latitude|longitude|x|y|t|time|band|bands",
    re.IGNORECASE,
)
_SHAPE = re.compile(r"\[([\dx]+)\]")
_MOST_TEXT = 4_000_000  # bytes of the metadata of an array
_MOST_TIMES = 100_000  # of one cube; five days apart they are a thousand years
_INSTEAD = "save it as GeoTIFF, one file for each date, and give these"


def images_in(path: str) -> list[CubeImage]:
    """List the images of a cube, or of the one variable that a name of GDAL's means.

    Raises `UnreadableRasterError` that says what to do where there are none, or where this GDAL
    does not read the format.
    """
    parted = subdataset(path)
    file, only = (parted[1], parted[2]) if parted else (path.rstrip("/\\"), "")
    if not os.path.exists(file):
        raise UnreadableRasterError(f"{file} does not exist: check the path.")
    if file.lower().endswith(HDF4_SUFFIX):
        return grids_in(file, only)
    is_netcdf = not is_zarr(file)
    with rasterio.Env() as env:
        has_driver = ("netCDF" if is_netcdf else "Zarr") in env.drivers()
    if not has_driver:
        kind = "netCDF" if is_netcdf else "Zarr"
        raise UnreadableRasterError(
            f"{file} is {kind}, which the GDAL of this installation does not read: {_INSTEAD}."
        )
    return _of_netcdf(file, only) if is_netcdf else _of_zarr(file, only)


def _stem(file: str) -> str:
    return os.path.splitext(os.path.basename(file))[0]


# ------------------------------------------------------------------------------------------
# netCDF


def _of_netcdf(file: str, only: str) -> list[CubeImage]:
    variables = [only] if only else _variables(file)
    if not variables:
        raise UnreadableRasterError(
            f"{file} holds no variable with the axes x and y: {_INSTEAD}, or take it out."
        )
    return [
        CubeImage(f'NETCDF:"{file}":{name}', f"{_stem(file)}_{name.replace('/', '_')}", name)
        for name in variables
    ]


def _variables(file: str) -> list[str]:
    """List the variables that are images; several are of one size in rows and columns."""
    try:
        with opened(file) as dataset:
            if dataset.count:
                only = dataset.tags(1).get("NETCDF_VARNAME", "Band1")
                return [] if _NO_IMAGES.fullmatch(only) else [only]
            tags = dataset.tags(ns="SUBDATASETS")
            listed = [
                (parted[2], tags.get(f"SUBDATASET_{number}_DESC", ""))
                for number, name in enumerate(dataset.subdatasets, start=1)
                for parted in (subdataset(name),)
                if parted is not None
            ]
    except (RasterioError, OSError) as error:
        raise UnreadableRasterError(
            f"{file} cannot be read as netCDF; it may be damaged or cut off: download it again, "
            "or take it out."
        ) from error
    shapes = {}
    for name, text in listed:
        found = _SHAPE.search(text)
        shape = tuple(map(int, found[1].split("x"))) if found else (0, 0)
        if not _NO_IMAGES.fullmatch(name.rsplit("/", 1)[-1]) and min(shape[-2:]) > 1:
            shapes[name] = shape[-2:]
    return list(shapes)


def describe_bands(
    dataset: rasterio.DatasetReader, path: str
) -> tuple[tuple[str, ...], dict[str, str], list[dict[str, str]]]:
    """Say what the bands of an open netCDF variable are.

    Returns the text of each band, further tags of the file, and further tags of each band: both
    with the date. Raises `UnreadableRasterError` where the time axis gives no dates, or where
    bands differ in something else than time.
    """
    tags = dataset.tags()
    of_bands = [dataset.tags(index) for index in dataset.indexes]
    name = of_bands[0].get("NETCDF_VARNAME", "")
    texts = (_text_of(name, of_bands[0], tags),) * dataset.count
    moments: Sequence[Moment | None] = (None,) * dataset.count
    for axis in filter(None, tags.get("NETCDF_DIM_EXTRA", "").strip("{}").split(",")):
        values = [of_band.get(f"NETCDF_DIM_{axis}", "") for of_band in of_bands]
        units = tags.get(f"{axis}#units", "")
        if counts_time(units) and all(values):
            try:
                calendar = tags.get(f"{axis}#calendar", "")
                moments = moments_on_axis([float(value) for value in values], units, calendar)
            except ValueError as error:
                raise UnreadableRasterError(
                    f"{path} {error}: write its times as days since 1970-01-01, or {_INSTEAD}."
                ) from error
        elif _length(tags, axis) > 1:
            raise UnreadableRasterError(
                f"{path} has the dimension “{axis}”, which is no time: write a variable for each "
                f"band (in xarray: data.to_dataset(dim=“{axis}”)), or {_INSTEAD}."
            )
    dated = [{"ACQUISITION_DATE": text_of_moment(m)} if m else {} for m in moments]
    alike = all(one == dated[0] for one in dated)
    return texts, dict(dated[0]) if alike else {}, dated


def describe_copy(
    descriptions: Sequence[str], tags: Mapping[str, str], of_bands: Sequence[Mapping[str, str]]
) -> tuple[tuple[str, ...], tuple[dict[str, str], ...]]:
    """Say what the bands of a GeoTIFF are that GDAL made of a netCDF variable, by its tags.

    Returns texts and tags of the bands, with their dates where the time axis gives some.
    """
    texts = [text or tags_.get("NETCDF_VARNAME", "") for text, tags_ in zip(descriptions, of_bands)]
    dated = [dict(of_band) for of_band in of_bands]
    for axis in filter(None, tags.get("NETCDF_DIM_EXTRA", "").strip("{}").split(",")):
        units, calendar = tags.get(f"{axis}#units", ""), tags.get(f"{axis}#calendar", "")
        values = [of_band.get(f"NETCDF_DIM_{axis}", "") for of_band in of_bands]
        if not counts_time(units) or not all(values):
            continue
        with suppress(ValueError):
            moments = moments_on_axis([float(value) for value in values], units, calendar)
            for of_band, moment in zip(dated, moments):
                of_band["ACQUISITION_DATE"] = text_of_moment(moment)
    return tuple(texts), tuple(dated)


def _text_of(name: str, of_band: Mapping[str, str], tags: Mapping[str, str]) -> str:
    # GDAL's own copies call every variable Band1, Band2, and keep the band's text as long name.
    if re.fullmatch(r"Band\d+", name) and "NC_GLOBAL#GDAL" in tags:
        text = of_band.get("long_name", "")
        return "" if text.startswith("GDAL Band Number") else text
    return name


def _length(tags: Mapping[str, str], axis: str) -> int:
    found = re.match(r"\{(\d+)", tags.get(f"NETCDF_DIM_{axis}_DEF", ""))
    return int(found[1]) if found else 1


def text_of_moment(moment: Moment) -> str:
    """Write a moment as metadata bear it."""
    date, time = moment
    return date.isoformat() if time is None else f"{date.isoformat()}T{time:%H:%M:%S}"


# ------------------------------------------------------------------------------------------
# Zarr


def _of_zarr(folder: str, only: str) -> list[CubeImage]:
    variable, _, number = only.partition(":")
    names = [variable] if variable else _arrays(folder)
    images: list[CubeImage] = []
    for name in names:
        axes, shape = _axes(folder, name)
        if len(shape) == 2:
            slices: list[tuple[str, Moment | None]] = [("", None)]
        elif len(shape) == 3:
            if not 0 < shape[0] <= _MOST_TIMES:
                raise UnreadableRasterError(
                    f"{folder}:{name} says that it has {str(shape[0])[:20]} images, and "
                    f"{_MOST_TIMES:,} are the most: {_INSTEAD}, or take it out."
                )
            moments = _times(folder, axes[0] if axes else "", shape[0])
            slices = [(f":{k}", moment) for k, moment in enumerate(moments)]
        else:
            raise UnreadableRasterError(
                f"{folder}:{name} has {len(shape)} dimensions: write an array of time, y and x "
                f"for each band, or {_INSTEAD}."
            )
        title = f"{_stem(folder)}_{name.replace('/', '_')}"
        images += [
            CubeImage(f'ZARR:"{folder}":/{name}{part}', title, name, moment)
            for part, moment in slices
            if not number or part == f":{number}"
        ]
    if not images:
        raise UnreadableRasterError(
            f"{folder} holds no array with the axes x and y: {_INSTEAD}, or take it out."
        )
    return images


def _arrays(folder: str) -> list[str]:
    """List the arrays of a Zarr folder that may be images, also those in groups."""
    found = []
    for parent, folders, files in os.walk(folder):
        pipe = pipe_in(parent)
        if pipe:
            raise UnreadableRasterError(
                f"{os.path.join(parent, pipe)} is a pipe or a device, not a part of the cube "
                f"{folder}, and is not read: take it out."
            )
        is_array = ".zarray" in files or _facts(parent, "zarr.json").get("node_type") == "array"
        name = os.path.relpath(parent, folder).replace(os.sep, "/")
        if is_array:
            folders.clear()
            if len(_axes(folder, name)[1]) > 1 and not _NO_IMAGES.fullmatch(name.split("/")[-1]):
                found.append(name)
    return sorted(found)


def _facts(folder: str, name: str) -> dict[str, Any]:
    try:
        # Values that stand for missing ones are often written as NaN.
        content = json_file(os.path.join(folder, name), _MOST_TEXT, finite=False)
    except (OSError, MalformedJSONError):
        return {}
    return content if isinstance(content, dict) else {}


def _attributes(folder: str, name: str) -> dict[str, Any]:
    array = os.path.join(folder, *name.split("/"))
    found = _facts(array, ".zattrs") or _facts(array, "zarr.json").get("attributes")
    return found if isinstance(found, dict) else {}


def _axes(folder: str, name: str) -> tuple[list[str], list[int]]:
    """Return the names of an array's axes and their lengths; none where they make no sense."""
    array = os.path.join(folder, *name.split("/"))
    facts = _facts(array, ".zarray") or _facts(array, "zarr.json")
    axes = _attributes(folder, name).get("_ARRAY_DIMENSIONS") or facts.get("dimension_names") or []
    shape = facts.get("shape")
    lengths = shape if isinstance(shape, list) and all(type(n) is int for n in shape) else []
    return (list(map(str, axes)) if isinstance(axes, list) else []), lengths


def _times(folder: str, axis: str, length: int) -> list[Moment]:
    attributes = _attributes(folder, axis) if axis else {}
    units, calendar = str(attributes.get("units", "")), str(attributes.get("calendar", ""))
    try:
        if not counts_time(units):
            raise ValueError(f"has the dimension “{axis}”, which is no time")
        with opened(f'ZARR:"{folder}":/{axis}') as dataset:
            check_blocks(dataset, folder)
            count = dataset.width * dataset.height
            if count != length:
                raise ValueError(f"has {count} times for {length} images")
            values = dataset.read(1).ravel()
        return moments_on_axis([float(value) for value in values], units, calendar)
    except (ValueError, RasterioError, OSError) as error:
        why = str(error) if type(error) is ValueError else "has a time axis that is not readable"
        raise UnreadableRasterError(f"{folder} {why}: {_INSTEAD}.") from error
