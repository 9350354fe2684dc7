"""What is seen of the ground, and how it is drawn: light to load, for the shell."""

from __future__ import annotations

from dataclasses import dataclass

from ..pixels.colours import Limits


@dataclass(frozen=True)
class View:
    """What is seen of the ground."""

    crs: str
    """The CRS, as WKT or authority code; "" where the map has none: that of the rasters."""

    bounds: tuple[float, float, float, float]
    """xmin, ymin, xmax, ymax in the CRS."""

    pixel: float
    """The edge of a pixel of the screen in units of the CRS."""


@dataclass(frozen=True)
class Drawing:
    """How pictures are drawn."""

    rendition: str
    """See `pixels.renditions`."""

    limits: tuple[Limits, ...]
    """The darkest and brightest value of each layer."""
