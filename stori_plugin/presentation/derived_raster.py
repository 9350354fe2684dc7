"""Rasters made of bands that lie in several files, without a pixel copied. Any thread may call.

They are virtual rasters of GDAL, kept in memory for the layer that shows them: measured values in
place of stored numbers, on the finest of their grids, and what is made of two of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from osgeo import gdal

if TYPE_CHECKING:
    from ..engine.acquisitions.series import Band

# What GDAL makes of two bands: a - b, a + b, a / b.
DIFFERENCE, _SUM, QUOTIENT = "diff", "sum", "div"


def stacked(bands: Sequence[Band]) -> str:
    """Return the name of a raster of measured values, a band for each; "" where none can be made.

    Values are float32, NaN where missing; rasters that are turned or stored from south to north
    are brought north up.
    """
    parts = [_measured(band) for band in bands]
    if not all(parts):
        return ""
    name = _name("stack", *parts)
    return name if _is_there(name) or _is_made(name, parts) else ""


def with_ratio(stack: str, function: str) -> str:
    """Return the name of a raster of the two bands of another and what ``function`` makes of them.

    ``function`` is `DIFFERENCE` or `QUOTIENT`. "" where the raster cannot be opened.
    """
    return _derived(stack, function, ("1", "2"))


def normalised_difference(stack: str) -> str:
    """Return the name of a raster of one band, (a - b) / (a + b) of the two bands of another.

    "" where that cannot be opened.
    """
    parts = [_derived(stack, function, ()) for function in (DIFFERENCE, _SUM)]
    if not all(parts):
        return ""
    both = _name("both", *parts)
    is_there = _is_there(both) or _is_made(both, parts)
    return _derived(both, QUOTIENT, ()) if is_there else ""


def _derived(stack: str, function: str, kept: Sequence[str]) -> str:
    dataset = _opened(stack)
    if dataset is None:
        return ""
    name = _name(function, stack, *kept)
    plain = "".join(
        f'<VRTRasterBand dataType="Float32" band="{number}"><NoDataValue>nan</NoDataValue>'
        f"{_source(stack, number)}</VRTRasterBand>"
        for number in kept
    )
    made = (
        f'<VRTRasterBand dataType="Float32" band="{len(kept) + 1}" '
        'subClass="VRTDerivedRasterBand"><NoDataValue>nan</NoDataValue>'
        f"<PixelFunctionType>{function}</PixelFunctionType>"
        "<SourceTransferType>Float32</SourceTransferType>"
        f"{_source(stack, '1')}{_source(stack, '2')}</VRTRasterBand>"
    )
    place = ", ".join(repr(number) for number in dataset.GetGeoTransform())
    text = (
        f'<VRTDataset rasterXSize="{dataset.RasterXSize}" rasterYSize="{dataset.RasterYSize}">'
        f"<SRS>{escape(dataset.GetProjection())}</SRS><GeoTransform>{place}</GeoTransform>"
        f"{plain}{made}</VRTDataset>"
    )
    gdal.FileFromMemBuffer(name, text.encode())
    return name


def _source(path: str, band: str) -> str:
    return (
        '<SimpleSource><SourceFilename relativeToVRT="0">'
        f"{escape(path)}</SourceFilename><SourceBand>{band}</SourceBand></SimpleSource>"
    )


def _measured(band: Band) -> str:
    """Return a raster of one band, its stored numbers scaled; "" where it cannot be opened."""
    dataset = _opened(band.path)
    if dataset is None:
        return ""
    path = band.path
    _, _, turned, _, skewed, step = dataset.GetGeoTransform()
    if turned or skewed or step > 0:
        path = _name("upright", band.path)
        if not _is_there(path) and not _is_written(gdal.Warp, path, band.path, format="VRT"):
            return ""
    name = _name("measured", path, str(band.index), repr(band.scale), repr(band.offset))
    options = {
        "format": "VRT",
        "bandList": [band.index],
        "outputType": gdal.GDT_Float32,
        "scaleParams": [[0, 1, band.offset, band.offset + band.scale]],
        "noData": "nan",
    }
    return name if _is_there(name) or _is_written(gdal.Translate, name, path, **options) else ""


def _is_made(name: str, parts: Sequence[str]) -> bool:
    return _is_written(gdal.BuildVRT, name, list(parts), separate=True, resolution="highest")


def _is_written(make, name: str, *arguments, **options) -> bool:
    """Let GDAL write a description; tell whether it could, whichever way it says so."""
    try:
        dataset = make(name, *arguments, **options)
    except RuntimeError:
        return False
    is_there = dataset is not None
    del dataset  # writes it
    return is_there


def _opened(path: str):
    try:
        return gdal.Open(path)
    except RuntimeError:
        return None


def _is_there(name: str) -> bool:
    return gdal.VSIStatL(name) is not None


def _name(*parts: str) -> str:
    text = "\n".join(parts)
    return f"/vsimem/stori/{hashlib.sha256(text.encode()).hexdigest()[:24]}.vrt"
