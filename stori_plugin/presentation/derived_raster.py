"""Rasters made of bands that lie in several files, without a pixel copied. Any thread may call.

They are descriptions of virtual rasters, which GDAL takes in place of a file's name and QGIS keeps
in the project: measured values in place of stored numbers, on the finest of their grids, and what
is made of two of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4
from xml.sax.saxutils import escape

from osgeo import gdal

if TYPE_CHECKING:
    from ..engine.acquisitions.series import Band

# What GDAL makes of two bands: a - b, a + b, a / b.
DIFFERENCE, _SUM, QUOTIENT = "diff", "sum", "div"
_SLACK = 1e-6  # pixels


@dataclass(frozen=True)
class _Place:
    """Where a raster lies: north up."""

    crs: str
    west: float
    north: float
    across: float
    down: float
    width: int
    height: int


@dataclass(frozen=True)
class _Part:
    """A band, and the raster that it is read from."""

    name: str
    place: _Place
    band: Band


def stacked(bands: Sequence[Band]) -> str:
    """Describe a raster of measured values, a band for each; "" where none can be made.

    Values are float32, NaN where missing; rasters that are turned or stored from south to north
    are brought north up.
    """
    parts = _parts(bands)
    return _raster(parts, [_plain(part, _target(parts)) for part in parts]) if parts else ""


def with_ratio(bands: Sequence[Band], function: str) -> str:
    """Describe a raster of two bands and of what ``function`` makes of them.

    ``function`` is `DIFFERENCE` or `QUOTIENT`. "" where none can be made.
    """
    parts = _parts(bands)
    if not parts:
        return ""
    target = _target(parts)
    made = _made(function, [_source(part, target) for part in parts])
    return _raster(parts, [*(_plain(part, target) for part in parts), made])


def normalised_difference(bands: Sequence[Band]) -> str:
    """Describe a raster of one band, (a - b) / (a + b) of two; "" where none can be made."""
    parts = _parts(bands)
    if not parts:
        return ""
    sources = [_source(part, _target(parts)) for part in parts]
    halves = [_raster(parts, [_made(function, sources)]) for function in (DIFFERENCE, _SUM)]
    whole = [
        '<SimpleSource><SourceFilename relativeToVRT="0">'
        f"{escape(half)}</SourceFilename><SourceBand>1</SourceBand></SimpleSource>"
        for half in halves
    ]
    return _raster(parts, [_made(QUOTIENT, whole)])


def _parts(bands: Sequence[Band]) -> list[_Part]:
    """Return where bands are read from; nothing where one cannot be, or lies in another CRS."""
    parts = [part for part in map(_part, bands) if part is not None]
    is_one_place = len({part.place.crs for part in parts}) == 1
    return parts if is_one_place and len(parts) == len(bands) else []


def _part(band: Band) -> _Part | None:
    try:
        dataset = gdal.Open(band.path)
        if dataset is None:
            return None
        name, (west, across, turned, north, skewed, down) = band.path, dataset.GetGeoTransform()
        if turned or skewed or down > 0 or across < 0:
            name = _upright(band.path)
            dataset = gdal.Open(name) if name else None
            if dataset is None:
                return None
            west, across, _, north, _, down = dataset.GetGeoTransform()
    except RuntimeError:  # as GDAL says it where it is asked to
        return None
    size = (dataset.RasterXSize, dataset.RasterYSize)
    place = _Place(dataset.GetProjection(), west, north, across, -down, *size)
    return _Part(name, place, band)


def _upright(path: str) -> str:
    """Describe a raster that is warped to lie north up; "" where it cannot be."""
    name = f"/vsimem/{uuid4().hex}.vrt"
    dataset = gdal.Warp(name, path, format="VRT")
    text = "".join(dataset.GetMetadata_List("xml:VRT") or ()) if dataset is not None else ""
    del dataset
    gdal.Unlink(name)
    return text


def _target(parts: Sequence[_Part]) -> _Place:
    """Return the finest place of all, over the ground that any covers."""
    places = [part.place for part in parts]
    finest = min(places, key=lambda place: place.across * place.down)
    west = min(place.west for place in places)
    north = max(place.north for place in places)
    east = max(place.west + place.across * place.width for place in places)
    south = min(place.north - place.down * place.height for place in places)
    width = max(round((east - west) / finest.across), 1)
    height = max(round((north - south) / finest.down), 1)
    return _Place(finest.crs, west, north, finest.across, finest.down, width, height)


def _raster(parts: Sequence[_Part], bands: Sequence[str]) -> str:
    target = _target(parts)
    numbered = (band.format(number=number) for number, band in enumerate(bands, start=1))
    transform = (target.west, target.across, 0.0, target.north, 0.0, -target.down)
    return (
        f'<VRTDataset rasterXSize="{target.width}" rasterYSize="{target.height}">'
        f"<SRS>{escape(target.crs)}</SRS>"
        f"<GeoTransform>{', '.join(map(repr, transform))}</GeoTransform>"
        f"{''.join(numbered)}</VRTDataset>"
    )


def _plain(part: _Part, target: _Place) -> str:
    return (
        '<VRTRasterBand dataType="Float32" band="{number}">'
        f"<Description>{_braced(escape(part.band.name))}</Description>"
        f"<NoDataValue>nan</NoDataValue>{_braced(_source(part, target))}</VRTRasterBand>"
    )


def _made(function: str, sources: Sequence[str]) -> str:
    return (
        '<VRTRasterBand dataType="Float32" band="{number}" subClass="VRTDerivedRasterBand">'
        f"<NoDataValue>nan</NoDataValue><PixelFunctionType>{function}</PixelFunctionType>"
        "<SourceTransferType>Float32</SourceTransferType>"
        f"{_braced(''.join(sources))}</VRTRasterBand>"
    )


def _braced(text: str) -> str:
    """Keep the braces of a text, in which a number is to be filled."""
    return text.replace("{", "{{").replace("}", "}}")


def _source(part: _Part, target: _Place) -> str:
    """Describe what is read of a band, and where in the target that lies."""
    band, place = part.band, part.place
    across, down = place.across / target.across, place.down / target.down
    left = (place.west - target.west) / target.across
    top = (target.north - place.north) / target.down
    is_coarser = across > 1 + _SLACK or down > 1 + _SLACK
    resampling = ' resampling="bilinear"' if is_coarser else ""
    nodata = "" if band.nodata is None else f"<NODATA>{band.nodata!r}</NODATA>"
    return (
        f'<ComplexSource{resampling}><SourceFilename relativeToVRT="0">'
        f"{escape(part.name)}</SourceFilename><SourceBand>{band.index}</SourceBand>"
        f'<SrcRect xOff="0" yOff="0" xSize="{place.width}" ySize="{place.height}"/>'
        f'<DstRect xOff="{left!r}" yOff="{top!r}" xSize="{place.width * across!r}" '
        f'ySize="{place.height * down!r}"/>'
        f"<ScaleOffset>{band.offset!r}</ScaleOffset><ScaleRatio>{band.scale!r}</ScaleRatio>"
        f"{nodata}</ComplexSource>"
    )
