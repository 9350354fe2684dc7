"""Parameters that several algorithms have in common; their names are for ever."""

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
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...presentation.words import tr

OPTICAL, OPTICAL_FOLDER = "OPTICAL", "OPTICAL_FOLDER"
SAR, SAR_FOLDER = "SAR", "SAR_FOLDER"
SERIES, SERIES_FOLDER, SERIES_MANIFEST = "SERIES", "SERIES_FOLDER", "SERIES_MANIFEST"
BANDS = "BANDS"
CLOUD_MASK, CLEAR_CLASSES, MASK_BUFFER = "CLOUD_MASK", "CLEAR_CLASSES", "MASK_BUFFER"
EXTENT, RESOLUTION = "EXTENT", "RESOLUTION"
START, END = "START", "END"
WORKERS, MEMORY = "WORKERS", "MEMORY"
RESUME, SCHEDULER = "RESUME", "SCHEDULER"
OUTPUT, LAYERS, MANIFEST, HTML = "OUTPUT", "LAYERS", "MANIFEST", "HTML"
UNCERTAINTY = "UNCERTAINTY"
MODEL, FINETUNE = "MODEL", "FINETUNE"

CLOUD_MASKS = ("auto", "scl", "qa_pixel", "binary", "none")


def helped(parameter, text: str, advanced: bool = False):
    """Give a parameter its help, and say whether it waits behind "Advanced"."""
    parameter.setHelp(text)
    if advanced:
        parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
    return parameter


def layers_parameter(name: str, label: str, text: str):
    """Return an optional list of raster layers."""
    raster = Qgis.ProcessingSourceType.Raster
    return helped(QgsProcessingParameterMultipleLayers(name, label, raster, optional=True), text)


def folder_parameter(name: str, label: str, text: str):
    """Return an optional folder."""
    folder = Qgis.ProcessingFileParameterBehavior.Folder
    return helped(QgsProcessingParameterFile(name, label, folder, optional=True), text)


def acquisitions() -> Iterator[QgsProcessingParameterDefinition]:
    """Give OPTICAL and SAR, each as layers or as a folder."""
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
    yield layers_parameter(
        SAR,
        tr("SAR acquisitions: layers"),
        tr(
            "Backscatter VV and VH, in dB or linear power, radiometrically calibrated and terrain "
            "corrected. Give either layers or a folder."
        ),
    )
    yield folder_parameter(
        SAR_FOLDER,
        tr("SAR acquisitions: folder"),
        tr("Searched with its subfolders for Sentinel-1 or other backscatter rasters."),
    )


def period(first_help: str, last_help: str) -> Iterator[QgsProcessingParameterDefinition]:
    """Give START and END."""
    date = Qgis.ProcessingDateTimeParameterDataType.Date
    yield helped(
        QgsProcessingParameterDateTime(START, tr("First date"), date, optional=True), first_help
    )
    yield helped(
        QgsProcessingParameterDateTime(END, tr("Last date"), date, optional=True), last_help
    )


def masking(
    kinds: tuple[str, ...] = CLOUD_MASKS,
) -> Iterator[QgsProcessingParameterDefinition]:
    """Give what decides which observations are clear."""
    number = Qgis.ProcessingNumberParameterType
    yield helped(
        QgsProcessingParameterEnum(
            CLOUD_MASK,
            tr("Cloud mask"),
            list(kinds),
            defaultValue="auto",
            usesStaticStrings=True,
        ),
        tr(
            "auto: whatever is found beside the bands; scl: Sentinel-2 scene classification; "
            "qa_pixel: Landsat Collection 2; binary: rasters named ..._mask or ..._cloud, where "
            "not zero means masked, or ..._clear, where it means clear; none: nodata only."
        ),
    )
    yield helped(
        QgsProcessingParameterString(CLEAR_CLASSES, tr("Clear classes of the SCL"), "4,5,6"),
        tr("Comma list of Sentinel-2 scene classes: 4 vegetation, 5 bare soil, 6 water."),
        advanced=True,
    )
    yield helped(
        QgsProcessingParameterNumber(
            MASK_BUFFER, tr("Buffer around clouds (metres)"), number.Double, 20.0, minValue=0.0
        ),
        tr("Clear pixels this near to a masked one count as masked, for the clouds' soft edges."),
        advanced=True,
    )


def grid(is_optical: bool = True) -> Iterator[QgsProcessingParameterDefinition]:
    """Give EXTENT and RESOLUTION; ``is_optical`` where the optical rasters decide on both."""
    yield helped(
        QgsProcessingParameterExtent(EXTENT, tr("Extent"), optional=True),
        tr("Empty means the ground that all optical rasters have in common.")
        if is_optical
        else tr("Empty means the ground that all rasters have in common."),
        advanced=True,
    )
    yield helped(
        QgsProcessingParameterNumber(
            RESOLUTION,
            tr("Resolution (units of the optical CRS)")
            if is_optical
            else tr("Resolution (units of the CRS)"),
            Qgis.ProcessingNumberParameterType.Double,
            optional=True,
            minValue=0.0,
        ),
        tr("Pixel side of the result; empty means that of the finest optical raster.")
        if is_optical
        else tr("Pixel side of the result; empty means that of the finest raster."),
        advanced=True,
    )


def running() -> Iterator[QgsProcessingParameterDefinition]:
    """Give WORKERS and MEMORY."""
    whole = Qgis.ProcessingNumberParameterType.Integer
    yield helped(
        QgsProcessingParameterNumber(
            WORKERS, tr("Threads (0 = all cores)"), whole, 0, minValue=0, maxValue=1024
        ),
        tr("The result is the same, bit by bit, whatever the number."),
        advanced=True,
    )
    yield helped(
        QgsProcessingParameterNumber(MEMORY, tr("Memory (MiB)"), whole, 1024, minValue=64),
        tr("What the blocks in work may take together, beside QGIS itself."),
        advanced=True,
    )


def resume() -> QgsProcessingParameterDefinition:
    """Give RESUME."""
    return helped(
        QgsProcessingParameterBoolean(RESUME, tr("Go on with an interrupted run"), True),
        tr(
            "On: finished blocks outlive Cancel, a crash or a full disk in a hidden folder of the "
            "output, and the same run into the same folder goes on from them; one with other "
            "inputs or parameters is refused. Off: begins anew and keeps nothing unfinished."
        ),
        advanced=True,
    )


def scheduler() -> QgsProcessingParameterDefinition:
    """Give SCHEDULER."""
    return helped(
        QgsProcessingParameterString(SCHEDULER, tr("Dask scheduler"), optional=True),
        tr(
            "Address such as tcp://10.0.0.5:8786 of a dask.distributed scheduler whose workers "
            "have this plugin on their PYTHONPATH and see the same files; they then compute the "
            "blocks, to the same bits. Empty means this computer."
        ),
        advanced=True,
    )


def execution() -> Iterator[QgsProcessingParameterDefinition]:
    """Give WORKERS, MEMORY, RESUME and SCHEDULER."""
    yield from running()
    yield resume()
    yield scheduler()


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


def bands_parameter(done: str) -> QgsProcessingParameterDefinition:
    """Give BANDS; ``done`` is the participle of what happens to them."""
    return helped(
        QgsProcessingParameterString(BANDS, tr("Bands and indices"), optional=True),
        tr(
            "Comma list of the bands that are {}, for example “B04, NDVI”; empty means all bands. "
            "An index that the series does not have is computed from its bands."
        ).format(done),
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


def uncertainty(text: str) -> QgsProcessingParameterDefinition:
    """Give UNCERTAINTY; ``text`` says what is written."""
    return helped(
        QgsProcessingParameterBoolean(UNCERTAINTY, tr("Write standard deviations"), True), text
    )


def folder_output(label: str, text: str) -> QgsProcessingParameterDefinition:
    """Give OUTPUT, a folder."""
    return helped(QgsProcessingParameterFolderDestination(OUTPUT, label), text)


def page_output(label: str, text: str, optional: bool = True) -> QgsProcessingParameterDefinition:
    """Give HTML, a page for people."""
    kind = tr("HTML files (*.html)")
    return helped(QgsProcessingParameterFileDestination(HTML, label, kind, optional=optional), text)


def dated_outputs() -> Iterator:
    """Give LAYERS and MANIFEST, the outputs of what writes a series."""
    yield QgsProcessingOutputMultipleLayers(LAYERS, tr("Rasters by series and date"))
    yield QgsProcessingOutputFile(MANIFEST, tr("Manifest (JSON): inputs, parameters, outputs"))


def bands_only(what: str) -> QgsProcessingParameterDefinition:
    """Give BANDS without indices; ``what`` says in a sentence what they are for."""
    return helped(
        QgsProcessingParameterString(BANDS, tr("Bands"), optional=True),
        what + " " + tr("Comma list, for example “B04, B08”; empty means all bands."),
    )


def model_parameter(label: str, text: str) -> QgsProcessingParameterDefinition:
    """Give MODEL, the file of a trained network; optional, behind "Advanced"."""
    return helped(
        QgsProcessingParameterFile(MODEL, label, extension="npz", optional=True),
        text,
        advanced=True,
    )


def network() -> Iterator[QgsProcessingParameterDefinition]:
    """Give MODEL and FINETUNE."""
    yield model_parameter(
        tr("Trained network for stori"),
        tr(
            "A file written by “Train the STORI network”; empty means the network that comes with "
            "the plugin."
        ),
    )
    yield helped(
        QgsProcessingParameterBoolean(FINETUNE, tr("Let stori train on the scene"), True),
        tr(
            "A short training on the clear observations of this scene, the same number of steps "
            "every time; kept only where it tells held-out dates better. The report says so."
        ),
        advanced=True,
    )
