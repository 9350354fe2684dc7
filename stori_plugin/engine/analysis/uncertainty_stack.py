"""The standard deviations of a band on all dates of a result as one virtual raster."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import numpy as np
from rasterio.errors import RasterioError

from ..acquisitions.files.opening import open_raster
from ..acquisitions.series import CONVENTION
from ..outputs.dated_rasters import DatedRaster
from ..support.errors import InputError, UnreadableRasterError
from ..support.text_files import write_text


@dataclass(frozen=True)
class UncertaintyStack:
    """A virtual raster with a band for each date."""

    path: str
    """Where it lies: beside the rasters that it is of."""

    dates: tuple[dt.date, ...]
    """The date of each band, ascending."""


def stack_uncertainty(rasters: Sequence[DatedRaster], band: str) -> UncertaintyStack:
    """Write ``.uncertainty_<series>_<band>.vrt`` beside the rasters of one series of a result.

    Its values are standard deviations in the unit of the band. No pixel is copied. Raises
    `InputError` where the result has no standard deviations, `UnreadableRasterError` where the
    first cannot be read and `OutputError` where nothing can be written there.
    """
    unsure = [raster for raster in rasters if raster.sd_path and band in raster.bands]
    if not unsure:
        raise InputError(
            f"The result has no standard deviations of {band}: run it again with UNCERTAINTY on."
        )
    first = unsure[0]
    number = first.bands.index(band) + 1
    try:
        with open_raster(first.sd_path) as dataset:
            size = f'rasterXSize="{dataset.width}" rasterYSize="{dataset.height}"'
            place = ", ".join(repr(part) for part in dataset.transform.to_gdal())
            crs = dataset.crs.to_wkt() if dataset.crs else ""
            scale, nodata = dataset.scales[number - 1], dataset.nodata
            if scale == 1.0 and np.dtype(dataset.dtypes[number - 1]).kind != "f":
                scale = CONVENTION
    except (RasterioError, OSError) as error:
        raise UnreadableRasterError(
            f"{first.sd_path} cannot be read: it was moved, deleted or damaged since the run. Run "
            "it again."
        ) from error
    scaled = f"<ScaleOffset>0</ScaleOffset><ScaleRatio>{scale!r}</ScaleRatio>"
    missing = "" if nodata is None else f"<NODATA>{nodata!r}</NODATA>"
    bands = "".join(
        f'<VRTRasterBand dataType="Float32" band="{k}"><Description>{raster.date}</Description>'
        "<NoDataValue>nan</NoDataValue>"
        f'<ComplexSource><SourceFilename relativeToVRT="1">'
        f"{escape(os.path.basename(raster.sd_path))}</SourceFilename>"
        f"<SourceBand>{raster.bands.index(band) + 1}</SourceBand>{scaled}{missing}"
        "</ComplexSource></VRTRasterBand>"
        for k, raster in enumerate(unsure, 1)
    )
    folder = os.path.dirname(first.sd_path)
    # Hidden: whoever reads the folder of the result wants what its manifest lists.
    path = os.path.join(folder, f".uncertainty_{first.series}_{band}.vrt")
    write_text(
        path,
        f"<VRTDataset {size}><SRS>{escape(crs)}</SRS><GeoTransform>{place}</GeoTransform>"
        f"{bands}</VRTDataset>\n",
        "",
    )
    return UncertaintyStack(path, tuple(raster.date for raster in unsure))
