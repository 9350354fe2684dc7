"""What all features that work on a series of rasters can be asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

MASK_AUTO, MASK_NONE = "auto", "none"
MASK_KINDS = (MASK_AUTO, "scl", "qa_pixel", "binary", MASK_NONE)

# Where a reconstruction learns: in the extent asked for, or in the whole scene.
WHOLE_SCENE = "scene"
LEARN_FROM = ("extent", WHOLE_SCENE)

DEFAULT_INDEX = "NDVI"

MOST_WORKERS = 1024
LEAST_MEMORY = 64  # MiB

LEAST_COARSE_RATIO = 2.0  # of the edges of a coarse sensor's pixels and of fine ones


@dataclass(frozen=True)
class Masking:
    """Which observations are clear."""

    kind: str = MASK_AUTO
    """One of `MASK_KINDS`; auto takes whatever mask lies beside the bands, none nodata alone."""

    clear_classes: tuple[int, ...] = (4, 5, 6)
    """The classes of Sentinel-2's scene classification that are clear, ascending."""

    buffer: float = 20.0
    """Clear pixels within so many metres of a masked one count as masked."""


def coarse_masking(masking: Masking) -> Masking:
    """Return what counts as clear of a coarse sensor beside a fine one: all masks that it has."""
    kind = MASK_NONE if masking.kind == MASK_NONE else MASK_AUTO
    return Masking(kind, masking.clear_classes)


USUAL_MASKING = Masking()
UNMASKED = Masking(MASK_NONE)


@dataclass(frozen=True)
class SeriesRequest:
    """What to read of a series."""

    names: tuple[str, ...] = ()
    """Bands and indices; empty means all bands."""

    start: dt.date | None = None
    """The first date; None means that of the first raster."""

    end: dt.date | None = None
    """The last date; None means that of the last raster."""

    masking: Masking = UNMASKED
    """Which observations are clear."""

    level_sensors: bool = True
    """Whether sensors are brought to the level of the one with most acquisitions."""


@dataclass(frozen=True)
class GridOptions:
    """Where the result lies and how large its pixels are."""

    extent: tuple[float, float, float, float] | None = None
    """(xmin, ymin, xmax, ymax); None means the ground that all rasters have in common."""

    extent_crs: str = ""
    """The CRS of ``extent`` as authority code or WKT; empty means that of the result."""

    resolution: float | None = None
    """The side of a pixel in units of the CRS of the result; None means that of the input."""


WHOLE_GRID = GridOptions()


@dataclass(frozen=True)
class Execution:
    """Where rasters are written, and how they are computed."""

    output: str
    """The folder of the result."""

    workers: int = 0
    """Threads, up to `MOST_WORKERS`; 0 means all cores."""

    memory: int = 1024
    """MiB that the blocks in work may take together, `LEAST_MEMORY` or more."""

    resume: bool = True
    """Whether finished blocks outlive an interruption, and the next run goes on from them."""

    scheduler: str = ""
    """The address of a Dask scheduler whose workers compute; empty means this process."""
