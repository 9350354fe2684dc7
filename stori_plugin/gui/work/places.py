"""Places on the map that are looked at: points and fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    import datetime as dt

    from ...engine.outputs.dated_rasters import DatedRaster
    from ...engine.preview.looked_at import Curve, Pixel
    from ...engine.preview.pixel_preview import Preview
    from ...engine.run.run_result import RunResult

# One after the other; safe for colour-blind eyes, readable on light and dark.
PIN_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")

# An outer ring and its holes, each of (x, y).
Polygon = tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True)
class MapPoint:
    """A point that was clicked."""

    x: float
    y: float
    # The CRS of both, as anything that rasterio understands.
    crs: str


@dataclass(frozen=True)
class MapField:
    """A field that was clicked or drawn."""

    polygons: tuple[Polygon, ...]
    # The CRS of their corners, as anything that rasterio understands.
    crs: str


Place = Union[MapPoint, MapField]


def look_at(
    preview: Preview,
    place: Place,
    band: str,
    methods: Sequence[str],
    dates: Sequence[dt.date],
    run_result: RunResult | None,
) -> Pixel:
    """Return what is known of a place, with the computed series of a run where it has the band.

    Takes its time; raises what `Preview.look` raises.
    """
    if isinstance(place, MapField):
        pixel = preview.look_field(place.polygons, place.crs, band, methods, dates)
    else:
        pixel = preview.look(place.x, place.y, place.crs, band, methods, dates)
    curve = _written(place, pixel.band, run_result) if run_result is not None else None
    return pixel if curve is None else replace(pixel, curves=(*pixel.curves, curve))


def _written(place: Place, band: str, run_result: RunResult) -> Curve | None:
    from ...engine.preview.pixel_files import read_curve, read_field_curve
    from ...engine.support.errors import NoOverlapError

    rasters = _with_band(run_result, band)
    try:
        if not rasters:
            return None
        if isinstance(place, MapField):
            return read_field_curve(rasters, band, place.polygons, place.crs)
        return read_curve(rasters, band, place.x, place.y, place.crs)
    except NoOverlapError:
        return None


def _with_band(run_result: RunResult, band: str) -> tuple[DatedRaster, ...]:
    every = (run_result.of_series(name) for name in run_result.methods)
    return next((rasters for rasters in every if rasters and band in rasters[0].bands), ())
