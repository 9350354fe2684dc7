"""What a search for similar places can be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from .build_index_options import CODES, DISTANCES

if TYPE_CHECKING:
    from ..acquisitions.series import Source
    from ..retrieval.index.index_file import Index

# What dialogs offer: the distance that fits the code, and the code of the index, stand first.
AUTO_DISTANCE = "auto"
DISTANCE_CHOICES = (AUTO_DISTANCE, *DISTANCES)
CODE_AS_STORED = "as stored"
CODE_CHOICES = (CODE_AS_STORED, *CODES)


class Location(NamedTuple):
    """A point on the ground."""

    x: float
    y: float
    crs: str
    """Authority code or WKT; "" for that of the index."""


class ExampleShapes(NamedTuple):
    """Points and polygons that are one example together, and their CRS."""

    shapes: Sequence[Mapping[str, Any]]
    """The geometries as GeoJSON."""

    crs: str
    """Their CRS as WKT; "" for that of what is searched."""

    layer: str = ""
    """The name of the layer that they are of, for what is said of it."""


@dataclass(frozen=True)
class SimilarQuery:
    """What is looked for: one of a point, polygons, rasters and another index; and how."""

    k: int = 20
    """Chips to find."""

    distance: str = ""
    """One of `DISTANCES`; "" for that of the code."""

    code: str = ""
    """The code to search with, see `parse_code`; "" for that of the index."""

    point: Location | None = None
    """A point whose chip is the example."""

    polygons: ExampleShapes | None = None
    """Points and polygons, all of them one example."""

    rasters: Sequence[Source] = ()
    """Rasters of one place, which is the example."""

    index: Index | None = None
    """Another index, each of whose chips is a query."""

    weights: str = ""
    """File of weights, where the encoder of the index needs one to encode rasters."""

    milvus: str = ""
    """A file or an address: the search runs in that Milvus."""

    workers: int = 0
    """Threads; 0 for as many as the computer has cores."""
