"""Virtual rasters that GDAL warps in place of a file: power for dB, nothing for the impossible.

What is averaged must be linear power, and a number that cannot be true must be missing before it
is averaged with its neighbours. Each description below stands on the one before.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from xml.sax.saxutils import escape

from ..acquisitions.files.opening import open_here
from ..acquisitions.series import Raster

_UNSCALED = (1.0, 0.0)
# GDAL's functions that make linear power of another unit.
_FUNCTIONS = {"decibel": "dB2pow", "amplitude": "intensity"}
# Types whose numbers fractions of 32 bits do not hold.
_WIDE = ("float64", "int32", "uint32", "int64", "uint64")


def as_power(
    raster: Raster,
    unit: str,
    scaling: tuple[float, float],
    nodata: float | None,
    valid: tuple[float, float] | None = None,
) -> str:
    """Describe a virtual raster that gives linear power, so that warping averages power.

    ``unit`` is that of stored numbers times scale plus offset: "decibel" or "amplitude".
    ``nodata`` and what lies beyond ``valid``, both stored, become NaN.
    """
    indexes, source = _indexes(raster), raster.path
    scale, offset = scaling
    scaled = f"<ScaleOffset>{offset!r}</ScaleOffset><ScaleRatio>{scale!r}</ScaleRatio>"
    if valid is None:
        source = _virtual(raster, indexes, "", scaled + _missing(nodata), source)
    else:
        source = _without_impossible(raster, indexes, nodata, valid)
        if scaling != _UNSCALED:
            source = _virtual(raster, indexes, "", scaled, source)
    power = f"<PixelFunctionType>{_FUNCTIONS[unit]}</PixelFunctionType>"
    power += "<SourceTransferType>Float32</SourceTransferType>"
    return _virtual(raster, indexes, power, "", source)


def without_impossible(
    raster: Raster,
    nodata: float | None,
    valid: tuple[float, float] | None,
    validity: int = 0,
) -> str:
    """Describe a virtual raster of stored numbers, NaN where they are no measurement.

    That is where they are ``nodata``, where they lie beyond ``valid``, and where the band
    ``validity`` is zero (or the file's own mask, for `GDAL_MASK`; 0 for neither).
    """
    return _without_impossible(raster, _indexes(raster), nodata, valid, validity)


def _without_impossible(
    raster: Raster,
    indexes: Sequence[int],
    nodata: float | None,
    valid: tuple[float, float] | None,
    validity: int = 0,
) -> str:
    source, mapping = raster.path, _missing(nodata)
    kind = "Float64" if raster.dtype in _WIDE else "Float32"
    if validity > 0:
        source = _virtual(raster, indexes, "", "", source, kind, _mask_of(source, validity))
    if validity:  # by itself: GDAL looks at no mask where it knows nodata
        masked = "<UseMaskBand>true</UseMaskBand>"
        source = _virtual(raster, indexes, "", masked, source, kind)
    if valid is not None:
        low, high = valid
        below, above = math.nextafter(low, -math.inf), math.nextafter(high, math.inf)
        # A table that GDAL interpolates: between its two ends every number stays as it is.
        mapping += f"<LUT>{below!r}:nan,{low!r}:{low!r},{high!r}:{high!r},{above!r}:nan</LUT>"
    return _virtual(raster, indexes, "", mapping, source, kind)


def _mask_of(path: str, validity: int) -> str:
    """Describe a mask made of a band: 0 where that is 0, else 255."""
    return (
        '<MaskBand><VRTRasterBand dataType="Byte"><ComplexSource>'
        f'<SourceFilename relativeToVRT="0">{escape(path)}</SourceFilename>'
        f"<SourceBand>{validity}</SourceBand><LUT>0:0,1:255</LUT>"
        "</ComplexSource></VRTRasterBand></MaskBand>"
    )


def _indexes(raster: Raster) -> tuple[int, ...]:
    # Whoever asks for a virtual raster opens it on the same thread, guarded.
    with open_here(raster.path) as dataset:
        return dataset.indexes


def _missing(nodata: float | None) -> str:
    return "" if nodata is None else f"<NODATA>{nodata!r}</NODATA>"


def _virtual(
    raster: Raster,
    indexes: Sequence[int],
    function: str,
    mapping: str,
    of: str,
    data_type: str = "Float32",
    mask: str = "",
) -> str:
    """Describe a virtual fractional raster with NaN as nodata, of a file or of another one."""
    kind = ' subClass="VRTDerivedRasterBand"' if function else ""
    source = "ComplexSource" if mapping else "SimpleSource"
    bands = "".join(
        f'<VRTRasterBand dataType="{data_type}" band="{index}"{kind}>'
        f"<NoDataValue>nan</NoDataValue>"
        f'{function}<{source}><SourceFilename relativeToVRT="0">{escape(of)}</SourceFilename>'
        f"<SourceBand>{index}</SourceBand>{mapping}</{source}></VRTRasterBand>"
        for index in indexes
    )
    geo = ", ".join(repr(float(raster.transform[i])) for i in (2, 0, 1, 5, 3, 4))
    return (
        f'<VRTDataset rasterXSize="{raster.width}" rasterYSize="{raster.height}">'
        f"<SRS>{escape(raster.crs)}</SRS><GeoTransform>{geo}</GeoTransform>{bands}{mask}"
        "</VRTDataset>"
    )
