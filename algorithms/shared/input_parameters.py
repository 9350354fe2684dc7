"""The rasters that algorithms take, each kind as layers or as a folder."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterFile

from ...presentation.words import tr
from .parameter_kinds import folder_parameter, helped, layers_parameter
from .parameters import (
    OPTICAL,
    OPTICAL_FOLDER,
    SAR,
    SAR_FOLDER,
    SERIES,
    SERIES_FOLDER,
    SERIES_MANIFEST,
)


def acquisitions() -> Iterator[QgsProcessingParameterDefinition]:
    """Give OPTICAL and SAR, each as layers or as a folder."""
    yield from optical()
    yield from sar()


def optical() -> Iterator[QgsProcessingParameterDefinition]:
    """Give OPTICAL and OPTICAL_FOLDER."""
    yield layers_parameter(
        OPTICAL,
        tr("Optical acquisitions: layers"),
        tr(
            "Reflectance rasters and their cloud masks, any number per date. The date comes from "
            "the layer's own fixed temporal range, else from the file's metadata, its name or its "
            "folder. Give either layers or a folder."
        ),
    )
    yield folder_parameter(
        OPTICAL_FOLDER,
        tr("Optical acquisitions: folder"),
        tr(
            "Searched with its subfolders: Sentinel-2 (SAFE folders and GeoTIFFs), Landsat "
            "Collection 2 and other dated rasters, with their cloud masks."
        ),
    )


def sar() -> Iterator[QgsProcessingParameterDefinition]:
    """Give SAR and SAR_FOLDER."""
    yield layers_parameter(
        SAR,
        tr("SAR acquisitions: layers"),
        tr(
            "Backscatter VV and VH, in dB, linear power or amplitude, radiometrically calibrated "
            "and terrain corrected. Give either layers or a folder."
        ),
    )
    yield folder_parameter(
        SAR_FOLDER,
        tr("SAR acquisitions: folder"),
        tr("Searched with its subfolders for Sentinel-1 or other backscatter rasters."),
    )


def series(what: str) -> Iterator[QgsProcessingParameterDefinition]:
    """Give SERIES, SERIES_FOLDER and SERIES_MANIFEST; ``what`` says which rasters serve."""
    yield layers_parameter(
        SERIES,
        tr("Dated rasters: layers"),
        what
        + " "
        + tr(
            "The date comes from the layer's own fixed temporal range, else from the file's "
            "metadata, its name or its folder. Give either layers, a folder or a manifest."
        ),
    )
    yield folder_parameter(
        SERIES_FOLDER,
        tr("Dated rasters: folder"),
        tr("Searched with its subfolders; standard deviations (*_sd.tif) are found by themselves."),
    )
    yield helped(
        QgsProcessingParameterFile(
            SERIES_MANIFEST,
            tr("Dated rasters: manifest of a run"),
            extension="json",
            optional=True,
        ),
        tr(
            "The MANIFEST of a reconstruction or of another step here: just the rasters that this "
            "run wrote, whatever else is in their folder."
        ),
    )


def clouded() -> Iterator[QgsProcessingParameterDefinition]:
    """Give OPTICAL and OPTICAL_FOLDER as the clouded acquisitions to show beside a series."""
    yield layers_parameter(
        OPTICAL,
        tr("Clouded acquisitions to compare with: layers"),
        tr("The acquisitions that the series was made from, shown beside it; may be left out."),
    )
    yield folder_parameter(
        OPTICAL_FOLDER,
        tr("Clouded acquisitions to compare with: folder"),
        tr("Searched with its subfolders; give either layers or a folder, or neither."),
    )
