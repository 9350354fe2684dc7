"""The parameters of ``stori:reconstruct``. Their names are stored in models and never change."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import (
    Qgis,
    QgsProcessingOutputFile,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from .algorithm import tr

OPTICAL, OPTICAL_FOLDER = "OPTICAL", "OPTICAL_FOLDER"
SAR, SAR_FOLDER = "SAR", "SAR_FOLDER"
BANDS = "BANDS"
CLOUD_MASK, CLEAR_CLASSES, MASK_BUFFER = "CLOUD_MASK", "CLEAR_CLASSES", "MASK_BUFFER"
EXTENT, RESOLUTION = "EXTENT", "RESOLUTION"
START, END, STEP = "START", "END", "STEP"
METHOD = "METHOD"
KEEP_OBSERVED, UNCERTAINTY = "KEEP_OBSERVED", "UNCERTAINTY"
WORKERS, MEMORY = "WORKERS", "MEMORY"
OUTPUT, LAYERS, MANIFEST = "OUTPUT", "LAYERS", "MANIFEST"

# Written out, and held equal to the engine's registry by a test: the plugin
# must list its algorithms where the engine's packages are missing.
METHODS = ("gp", "whittaker", "harmonic", "linear")
DEFAULT_METHOD = "gp"
CLOUD_MASKS = ("auto", "scl", "qa_pixel", "binary", "none")


def parameters() -> Iterator[QgsProcessingParameterDefinition]:
    """Give the parameters in the order of the dialog."""
    yield from _inputs()
    yield from _times_and_method()
    yield from _masking()
    yield from _grid()
    yield from _running()
    yield _helped(
        QgsProcessingParameterFolderDestination(OUTPUT, tr("Folder for the reconstructed rasters")),
        tr("One GeoTIFF per date, <series>_YYYYMMDD.tif, beside manifest.json, report and log."),
    )


def outputs() -> Iterator:
    """Give the outputs that are not themselves parameters."""
    yield QgsProcessingOutputMultipleLayers(LAYERS, tr("Reconstructed rasters, in date order"))
    yield QgsProcessingOutputFile(MANIFEST, tr("Manifest (JSON): all that repeats the run"))


def _helped(parameter, text: str, advanced: bool = False):
    parameter.setHelp(text)
    if advanced:
        parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
    return parameter


def _inputs() -> Iterator[QgsProcessingParameterDefinition]:
    raster = Qgis.ProcessingSourceType.Raster
    folder = Qgis.ProcessingFileParameterBehavior.Folder
    yield _helped(
        QgsProcessingParameterMultipleLayers(
            OPTICAL, tr("Optical acquisitions: layers"), raster, optional=True
        ),
        tr(
            "Reflectance rasters and their cloud masks, any number per date. The date comes from "
            "the layer's own fixed temporal range, else from the file's metadata, its name or its "
            "folder. Give either layers or a folder."
        ),
    )
    yield _helped(
        QgsProcessingParameterFile(
            OPTICAL_FOLDER, tr("Optical acquisitions: folder"), folder, optional=True
        ),
        tr(
            "Searched with its subfolders: Sentinel-2 (SAFE folders and GeoTIFFs), Landsat "
            "Collection 2 and other dated rasters, with their cloud masks."
        ),
    )
    yield _helped(
        QgsProcessingParameterMultipleLayers(
            SAR, tr("SAR acquisitions: layers"), raster, optional=True
        ),
        tr(
            "Backscatter VV and VH, in dB or linear power, radiometrically calibrated and terrain "
            "corrected. Without SAR the optical series is reconstructed from itself."
        ),
    )
    yield _helped(
        QgsProcessingParameterFile(
            SAR_FOLDER, tr("SAR acquisitions: folder"), folder, optional=True
        ),
        tr("Searched with its subfolders for Sentinel-1 or other backscatter rasters."),
    )
    yield _helped(
        QgsProcessingParameterString(BANDS, tr("Bands and indices"), optional=True),
        tr(
            "Comma list, for example “B04, B08, NDVI”; empty means all bands. An index is "
            "reconstructed as a series of its own, which is more accurate than computing it from "
            "reconstructed bands."
        ),
    )


def _times_and_method() -> Iterator[QgsProcessingParameterDefinition]:
    date = Qgis.ProcessingDateTimeParameterDataType.Date
    yield _helped(
        QgsProcessingParameterString(STEP, tr("Output dates"), "P10D"),
        tr(
            "An ISO 8601 duration such as P10D (every 10 days) or P1M, “observed” for the dates "
            "of the optical acquisitions, or a comma list of dates such as 2023-05-01, 2023-06-15."
        ),
    )
    yield _helped(
        QgsProcessingParameterDateTime(START, tr("First date"), date, optional=True),
        tr("YYYY-MM-DD; empty means the first optical acquisition."),
    )
    yield _helped(
        QgsProcessingParameterDateTime(END, tr("Last date"), date, optional=True),
        tr("YYYY-MM-DD; empty means the last optical acquisition."),
    )
    yield _helped(
        QgsProcessingParameterEnum(
            METHOD,
            tr("Method"),
            list(METHODS),
            defaultValue=DEFAULT_METHOD,
            usesStaticStrings=True,
        ),
        tr(
            "gp: Gaussian process that fuses SAR and optical; whittaker: smoothing spline; "
            "harmonic: yearly and half-yearly waves; linear: straight lines between clear dates. "
            "Only gp uses SAR."
        ),
    )


def _masking() -> Iterator[QgsProcessingParameterDefinition]:
    number = Qgis.ProcessingNumberParameterType
    yield _helped(
        QgsProcessingParameterEnum(
            CLOUD_MASK,
            tr("Cloud mask"),
            list(CLOUD_MASKS),
            defaultValue="auto",
            usesStaticStrings=True,
        ),
        tr(
            "auto: whatever is found beside the bands; scl: Sentinel-2 scene classification; "
            "qa_pixel: Landsat Collection 2; binary: rasters named ..._mask or ..._cloud, where "
            "not zero means masked, or ..._clear, where it means clear; none: nodata only."
        ),
    )
    yield _helped(
        QgsProcessingParameterString(CLEAR_CLASSES, tr("Clear classes of the SCL"), "4,5,6"),
        tr("Comma list of Sentinel-2 scene classes: 4 vegetation, 5 bare soil, 6 water."),
        advanced=True,
    )
    yield _helped(
        QgsProcessingParameterNumber(
            MASK_BUFFER, tr("Buffer around clouds (metres)"), number.Double, 20.0, minValue=0.0
        ),
        tr("Clear pixels this near to a masked one count as masked, for the clouds' soft edges."),
        advanced=True,
    )


def _grid() -> Iterator[QgsProcessingParameterDefinition]:
    yield _helped(
        QgsProcessingParameterExtent(EXTENT, tr("Extent"), optional=True),
        tr("Empty means the ground that all optical rasters have in common."),
        advanced=True,
    )
    yield _helped(
        QgsProcessingParameterNumber(
            RESOLUTION,
            tr("Resolution (units of the optical CRS)"),
            Qgis.ProcessingNumberParameterType.Double,
            optional=True,
            minValue=0.0,
        ),
        tr("Pixel side of the result; empty means that of the finest optical raster."),
        advanced=True,
    )


def _running() -> Iterator[QgsProcessingParameterDefinition]:
    whole = Qgis.ProcessingNumberParameterType.Integer
    yield _helped(
        QgsProcessingParameterBoolean(KEEP_OBSERVED, tr("Keep clear observations"), False),
        tr("On: clear pixels keep their measured value. Off: they get the fit, with less noise."),
        advanced=True,
    )
    yield _helped(
        QgsProcessingParameterBoolean(UNCERTAINTY, tr("Write standard deviations"), True),
        tr("One more GeoTIFF per date, <series>_YYYYMMDD_sd.tif, in the units of the bands."),
    )
    yield _helped(
        QgsProcessingParameterNumber(
            WORKERS, tr("Threads (0 = all cores)"), whole, 0, minValue=0, maxValue=1024
        ),
        tr("The result is the same, bit by bit, whatever the number."),
        advanced=True,
    )
    yield _helped(
        QgsProcessingParameterNumber(MEMORY, tr("Memory (MiB)"), whole, 1024, minValue=64),
        tr("What the blocks in work may take together, beside QGIS itself."),
        advanced=True,
    )
