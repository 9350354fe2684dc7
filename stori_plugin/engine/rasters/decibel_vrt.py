"""Virtual rasters that turn dB into linear power on the way, described for GDAL."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

import rasterio

from ..acquisitions.series import Raster


def as_power(raster: Raster, scaling: tuple[float, float], nodata: float | None) -> str:
    """Describe a virtual raster that gives linear power for dB, so that warping averages power.

    It stands on another one that scales what is stored (scale, offset) and gives NaN for
    ``nodata``.
    """
    with rasterio.open(raster.path) as dataset:
        indexes = dataset.indexes
    scale, offset = scaling
    missing = "" if nodata is None else f"<NODATA>{nodata!r}</NODATA>"
    scaled = _virtual(
        raster,
        indexes,
        "",
        f"<ScaleOffset>{offset!r}</ScaleOffset><ScaleRatio>{scale!r}</ScaleRatio>{missing}",
        raster.path,
    )
    power = "<PixelFunctionType>dB2pow</PixelFunctionType>"
    power += "<SourceTransferType>Float32</SourceTransferType>"
    return _virtual(raster, indexes, power, "", scaled)


def _virtual(raster: Raster, indexes: Sequence[int], function: str, scaling: str, of: str) -> str:
    """Describe a virtual float raster with NaN as nodata, of a file or of another description."""
    kind = ' subClass="VRTDerivedRasterBand"' if function else ""
    source = "ComplexSource" if scaling else "SimpleSource"
    bands = "".join(
        f'<VRTRasterBand dataType="Float32" band="{index}"{kind}><NoDataValue>nan</NoDataValue>'
        f'{function}<{source}><SourceFilename relativeToVRT="0">{escape(of)}</SourceFilename>'
        f"<SourceBand>{index}</SourceBand>{scaling}</{source}></VRTRasterBand>"
        for index in indexes
    )
    geo = ", ".join(repr(float(raster.transform[i])) for i in (2, 0, 1, 5, 3, 4))
    return (
        f'<VRTDataset rasterXSize="{raster.width}" rasterYSize="{raster.height}">'
        f"<SRS>{escape(raster.crs)}</SRS><GeoTransform>{geo}</GeoTransform>{bands}</VRTDataset>"
    )
