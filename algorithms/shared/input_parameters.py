"""The rasters that algorithms take, each kind as a folder or as layers."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import (
    Qgis,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from ...presentation.words import tr
from .parameter_kinds import folder_parameter, helped, layers_parameter
from .parameters import (
    COARSE,
    COARSE_FOLDER,
    COARSE_RESOLUTION,
    OPTICAL,
    OPTICAL_FOLDER,
    SAR,
    SAR_FOLDER,
    SERIES,
    SERIES_FOLDER,
    SERIES_MANIFEST,
)


def acquisitions() -> Iterator[QgsProcessingParameterDefinition]:
    """Give optical and SAR acquisitions, each as a folder or as layers."""
    yield from optical()
    yield from sar()


def optical() -> Iterator[QgsProcessingParameterDefinition]:
    """Give OPTICAL_FOLDER and OPTICAL."""
    yield folder_parameter(
        OPTICAL_FOLDER,
        tr("Optical acquisitions, one of these: a folder"),
        tr(
            "Searched with its subfolders: Sentinel-2 (SAFE folders and GeoTIFFs), Landsat "
            "Collection 2 and other dated rasters, with their cloud masks."
        ),
    )
    yield layers_parameter(
        OPTICAL,
        tr("… or optical layers"),
        tr(
            "Reflectance rasters and their cloud masks, any number per date. The date comes from "
            "the layer's own fixed temporal range, else from the file's metadata, its name or its "
            "folder. Give either layers or a folder."
        ),
    )


def sar() -> Iterator[QgsProcessingParameterDefinition]:
    """Give SAR_FOLDER and SAR."""
    yield folder_parameter(
        SAR_FOLDER,
        tr("SAR acquisitions, one of these: a folder"),
        tr("Searched with its subfolders for Sentinel-1 or other backscatter rasters."),
    )
    yield layers_parameter(
        SAR,
        tr("… or SAR layers"),
        tr(
            "Backscatter VV and VH, in dB, linear power or amplitude, radiometrically calibrated "
            "and terrain corrected. Give either layers or a folder."
        ),
    )


def coarse() -> Iterator[QgsProcessingParameterDefinition]:
    """Give COARSE_FOLDER and COARSE."""
    yield folder_parameter(
        COARSE_FOLDER,
        tr("Coarse optical acquisitions, one of these: a folder"),
        tr(
            "May be left out. Searched with its subfolders: MODIS, VIIRS, Sentinel-3, PROBA-V or "
            "other dated rasters of a sensor that sees more dates in larger pixels, with their "
            "masks."
        ),
    )
    yield layers_parameter(
        COARSE,
        tr("… or coarse optical layers"),
        tr(
            "Reflectance, or an index that is asked for in BANDS, and their masks, any number per "
            "date, on any grid. Give either layers or a folder."
        ),
    )


def coarse_resolution() -> QgsProcessingParameterDefinition:
    """Give COARSE_RESOLUTION."""
    kind = Qgis.ProcessingNumberParameterType.Double
    return helped(
        QgsProcessingParameterNumber(
            COARSE_RESOLUTION,
            tr("Resolution of the coarse sensor (metres)"),
            kind,
            optional=True,
            minValue=0.0,
        ),
        tr(
            "What the sensor really sees in one pixel, for coarse rasters that were resampled to "
            "smaller ones; empty means the pixels of the rasters."
        ),
        advanced=True,
    )


def series(what: str) -> Iterator[QgsProcessingParameterDefinition]:
    """Give SERIES_FOLDER, SERIES and SERIES_MANIFEST; ``what`` says which rasters serve."""
    yield folder_parameter(
        SERIES_FOLDER,
        tr("Dated rasters, one of these: a folder"),
        tr("Searched with its subfolders; standard deviations (*_sd.tif) are found by themselves."),
    )
    yield layers_parameter(
        SERIES,
        tr("… or dated layers"),
        what
        + " "
        + tr(
            "The date comes from the layer's own fixed temporal range, else from the file's "
            "metadata, its name or its folder. Give either layers, a folder or a manifest."
        ),
    )
    yield helped(
        QgsProcessingParameterFile(
            SERIES_MANIFEST,
            tr("… or the manifest of a run"),
            extension="json",
            optional=True,
        ),
        tr(
            "The MANIFEST of a reconstruction or of another step here: just the rasters that this "
            "run wrote, whatever else is in their folder."
        ),
    )


def clouded() -> Iterator[QgsProcessingParameterDefinition]:
    """Give OPTICAL_FOLDER and OPTICAL as the clouded acquisitions to show beside a series."""
    yield folder_parameter(
        OPTICAL_FOLDER,
        tr("Clouded acquisitions to compare with, one of these: a folder"),
        tr("Searched with its subfolders; give either layers or a folder, or neither."),
    )
    yield layers_parameter(
        OPTICAL,
        tr("… or clouded layers"),
        tr("The acquisitions that the series was made from, shown beside it; may be left out."),
    )
