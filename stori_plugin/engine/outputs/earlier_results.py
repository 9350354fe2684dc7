"""What an earlier run left under the same manifest and a later one does not write again.

Left where they are, rasters of other dates, methods or bands would lie among those of the last run,
and side files of a raster that is replaced would go on to describe the old one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

import rasterio
from rasterio.errors import RasterioError

from ..acquisitions.files.own_results import is_ours
from ..support.errors import InputError
from ..support.manifests import listed_names, opened_manifest
from ..support.ownership import is_plain_file

# What GDAL and QGIS write beside a raster and read together with it.
_SIDE_FILES = (".aux.xml", ".ovr", ".msk", ".msk.ovr")


def earlier_rasters(output: str, manifest: str, names: Sequence[str]) -> list[str]:
    """Return the rasters that the manifest in place lists and that are not among ``names``.

    A manifest may come from elsewhere: only what bears the tags of this engine is returned, and no
    link.
    """
    path = os.path.join(output, manifest)
    if not os.path.isfile(path):
        return []
    try:
        with opened_manifest(path) as content:
            listed = listed_names(content)
    except InputError:  # it is no manifest of ours
        return []
    kept = set(names)
    return [name for name in listed if name not in kept and _is_ours(os.path.join(output, name))]


def side_files(output: str, rasters: Iterable[str], names: Sequence[str]) -> list[str]:
    """Return the side files of rasters that lie there and are not among ``names``."""
    kept = set(names)
    every = (name + suffix for name in rasters for suffix in _SIDE_FILES)
    return [n for n in every if n not in kept and is_plain_file(os.path.join(output, n))]


def _is_ours(path: str) -> bool:
    if not path.lower().endswith(".tif") or not is_plain_file(path):
        return False
    try:
        with rasterio.open(path, driver="GTiff") as dataset:
            return is_ours(dataset.tags())
    except (RasterioError, OSError):
        return False
