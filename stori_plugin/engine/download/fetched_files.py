"""What a download left in a folder, read from the files themselves."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import rasterio
from rasterio.crs import CRS
from rasterio.errors import RasterioError, RasterioIOError

from ..rasters.grid import Grid
from ..support.checked_json import MalformedJSONError, json_file
from ..support.regular_files import open_regular

# Tags of a file: what it depends on, and which acquisition it is.
IDENTITY, KEY = "STORI_DOWNLOAD", "STORI_ACQUISITION"


@dataclass(frozen=True)
class Fetched:
    """What is known of an acquisition that is there, read from the tags of its file."""

    name: str
    key: str
    # What its file depends on; "" where the file is cut short.
    identity: str
    # Shares of the area: with data, and clear of it; None where there is no mask.
    covered: float
    clear: float | None
    # Reflectance that 5 % of the clear pixels lie below, by band.
    dark: Mapping[str, float]
    # What `grid_of` makes of its grid.
    grid: tuple[float, ...]
    # Reflectance that 5 % of the clear pixels lie above, in the brightest band.
    light: float | None = None


def grid_of(grid: Grid) -> tuple[float, ...]:
    """Return transform, width, height and zone of a grid, so that they can be compared."""
    zone = CRS.from_wkt(grid.crs).to_epsg() or 0
    return (*(round(value, 6) for value in grid.transform[:6]), grid.width, grid.height, zone)


def read_fetched(path: str, name: str) -> Fetched | None:
    """Read what a file says of itself; None for one that no download wrote, or a damaged one."""
    try:
        with rasterio.open(path, driver="GTiff") as dataset:
            tags = dataset.tags()
            own = Grid(
                dataset.crs.to_wkt(), tuple(dataset.transform)[:6], dataset.width, dataset.height
            )
            is_whole = _has_all_blocks(dataset, os.path.getsize(path))
        if IDENTITY not in tags or KEY not in tags:
            return None
        clear = tags.get("CLEAR_SHARE")
        pairs = (part.partition("=") for part in tags.get("DARK", "").split())
        return Fetched(
            name=name,
            key=tags[KEY],
            identity=tags[IDENTITY] if is_whole else "",
            covered=float(tags.get("COVERED_SHARE", "0")),
            clear=None if clear is None else float(clear),
            dark={band: float(value) for band, _, value in pairs},
            grid=grid_of(own),
            light=float(tags["LIGHT"]) if "LIGHT" in tags else None,
        )
    except (RasterioError, OSError, ValueError, AttributeError):
        return None


def _has_all_blocks(dataset: Any, size: int) -> bool:
    """Tell whether all pixels lie within the file, of which so many bytes are there."""
    for band, (rows, columns) in enumerate(dataset.block_shapes, 1):
        for y in range(-(-dataset.height // rows)):
            for x in range(-(-dataset.width // columns)):
                first, count = (
                    dataset.get_tag_item(f"BLOCK_{what}_{x}_{y}", "TIFF", band)
                    for what in ("OFFSET", "SIZE")
                )
                if first is None or count is None or int(first) + int(count) > size:
                    return False
    return True


def listed_in(manifest: str) -> set[str]:
    """Return the names of files that the manifest of an earlier download lists."""
    try:
        listed = json_file(manifest)["acquisitions"]
        return {each["file"] for each in listed if isinstance(each["file"], str)}
    except (MalformedJSONError, OSError, LookupError, TypeError):
        return set()


def is_cut_short(path: str) -> bool:
    """Tell a TIFF that nobody can open any more: what describes it may lie at its end."""
    try:
        with open_regular(path) as file:
            is_tiff = file.read(4) in (b"II*\0", b"II+\0")
        if not is_tiff or os.path.islink(path):
            return False
        with rasterio.open(path, driver="GTiff"):
            return False
    except RasterioError:
        return True
    except OSError as error:
        return isinstance(error, RasterioIOError)


def is_empty(path: str) -> bool:
    """Tell a file without content, as a loss of power leaves them."""
    return os.path.isfile(path) and not os.path.islink(path) and os.path.getsize(path) == 0
