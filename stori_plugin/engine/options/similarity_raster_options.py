"""What a raster of similarity can be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .find_similar_options import ExampleShapes


@dataclass(frozen=True)
class SimilarityRequest:
    """What is looked for in which rasters of embeddings, and where the result goes."""

    output: str
    """The GeoTIFF to write."""

    files: Sequence[str]
    """Rasters with a vector in the bands of each pixel; together they are the ground."""

    alike: Sequence[ExampleShapes]
    """Points and polygons on what is looked for; all of them are one example."""

    folder: str = ""
    """A folder of such rasters, instead of ``files``."""

    index: str = ""
    """An index that was built of such rasters, instead of both."""

    unlike: Sequence[ExampleShapes] = ()
    """Points and polygons on what is not."""

    extent: tuple[float, float, float, float] | None = None
    """The part of the ground that counts, (xmin, ymin, xmax, ymax); all of it where None."""

    extent_crs: str = ""
    """CRS of the extent; "" for that of the first raster."""

    workers: int = 0
    """Threads; 0 for as many as the computer has cores."""
