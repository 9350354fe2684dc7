"""Parameters that several algorithms have in common; their names are for ever."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import (
    Qgis,
    QgsProcessingOutputFile,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
)

from ...engine.options.method_options import MethodOptions
from ...engine.options.series_options import LEARN_FROM as LEARN_FROM_CHOICES
from ...engine.options.series_options import (
    LEAST_MEMORY,
    MASK_KINDS,
    MOST_WORKERS,
    Execution,
    Masking,
    SeriesRequest,
)
from ...engine.scene.job import Job
from ...presentation.option_words import learn_from_words, mask_words
from ...presentation.words import tr
from .parameter_kinds import choice, comma_text, helped, number, switch, text, whole

OPTICAL, OPTICAL_FOLDER = "OPTICAL", "OPTICAL_FOLDER"
SAR, SAR_FOLDER = "SAR", "SAR_FOLDER"
COARSE, COARSE_FOLDER = "COARSE", "COARSE_FOLDER"
COARSE_RESOLUTION = "COARSE_RESOLUTION"
SERIES, SERIES_FOLDER, SERIES_MANIFEST = "SERIES", "SERIES_FOLDER", "SERIES_MANIFEST"
BANDS = "BANDS"
CLOUD_MASK, CLEAR_CLASSES, MASK_BUFFER = "CLOUD_MASK", "CLEAR_CLASSES", "MASK_BUFFER"
LEVEL_SENSORS = "LEVEL_SENSORS"
NON_LOCAL = "NON_LOCAL"
GRADED = "GRADED"
EXTENT, RESOLUTION, LEARN_FROM = "EXTENT", "RESOLUTION", "LEARN_FROM"
START, END = "START", "END"
WORKERS, MEMORY = "WORKERS", "MEMORY"
OUTPUT, LAYERS, MANIFEST, HTML = "OUTPUT", "LAYERS", "MANIFEST", "HTML"
UNCERTAINTY = "UNCERTAINTY"
MODEL, FINETUNE, LEAST_GAIN = "MODEL", "FINETUNE", "LEAST_GAIN"
RESUME, SCHEDULER = "RESUME", "SCHEDULER"


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
    kinds: tuple[str, ...] = MASK_KINDS,
) -> Iterator[QgsProcessingParameterDefinition]:
    """Give what decides which observations are clear."""
    yield choice(
        CLOUD_MASK,
        tr("Cloud mask"),
        kinds,
        Masking.kind,
        tr(
            "auto: whatever is found beside the bands; scl: Sentinel-2 scene classification; "
            "qa_pixel: Landsat Collection 2; binary: rasters named ..._mask or ..._cloud, where "
            "not zero means masked, or ..._clear, where it means clear; none: nodata only."
        ),
        words=mask_words(),
    )
    yield text(
        CLEAR_CLASSES,
        tr("Clear classes of the SCL"),
        comma_text(Masking.clear_classes),
        tr("Comma list of Sentinel-2 scene classes: 4 vegetation, 5 bare soil, 6 water."),
        advanced=True,
    )
    yield number(
        MASK_BUFFER,
        tr("Buffer around clouds (metres)"),
        Masking.buffer,
        tr("Clear pixels this near to a masked one count as masked, for the clouds' soft edges."),
        least=0.0,
        advanced=True,
    )


def non_local(default: bool) -> QgsProcessingParameterDefinition:
    """Give NON_LOCAL."""
    return switch(
        NON_LOCAL,
        tr("Average SAR over neighbours that behave alike"),
        default,
        tr(
            "After the filter over time and space (quegan): less speckle within fields, none of "
            "their edges crossed. How alike neighbours must be is chosen on passes of the scene "
            "that were kept aside; where it does not help, nothing is averaged."
        ),
        advanced=True,
    )


def graded() -> QgsProcessingParameterDefinition:
    """Give GRADED."""
    return switch(
        GRADED,
        tr("Use what masks leave in doubt"),
        MethodOptions.graded,
        tr(
            "Shadow, thin cirrus, what is beside a cloud or not classified enters gp and stori "
            "with the bias and the noise that its class has on this scene, where hidden gaps of "
            "the scene bear that out. The report tells what each class was worth."
        ),
        advanced=True,
    )


def level_sensors() -> QgsProcessingParameterDefinition:
    """Give LEVEL_SENSORS."""
    return switch(
        LEVEL_SENSORS,
        tr("Bring sensors to one level"),
        SeriesRequest.level_sensors,
        tr(
            "Where rasters of several sensors are mixed, what their filters differ by is taken "
            "off: by published coefficients (Sentinel-2, Landsat 8-9, Landsat 4-7), else learned "
            "where they saw the same ground within 3 days. All are brought to the sensor with most "
            "acquisitions; the log tells by how much. HLS is at one level as it comes."
        ),
        advanced=True,
    )


def extent(is_optical: bool = True) -> QgsProcessingParameterDefinition:
    """Give EXTENT; ``is_optical`` where the optical rasters decide on it."""
    return helped(
        QgsProcessingParameterExtent(EXTENT, tr("Extent"), optional=True),
        tr(
            "Empty means the ground that all optical rasters have in common; of tiles side by side "
            "what they cover together. Whatever is learned comes from this extent, so another "
            "gives the same pixels slightly other values, unless LEARN_FROM is offered and says "
            "scene."
        )
        if is_optical
        else tr(
            "Empty means the ground that all rasters have in common; of tiles side by side what "
            "they cover together. What is learned on the way (levels of orbits, beginnings of "
            "seasons, what cloud looks like) comes from this extent."
        ),
        advanced=True,
    )


def grid(is_optical: bool = True) -> Iterator[QgsProcessingParameterDefinition]:
    """Give EXTENT and RESOLUTION; ``is_optical`` where the optical rasters decide on both."""
    yield extent(is_optical)
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


def learn_from() -> QgsProcessingParameterDefinition:
    """Give LEARN_FROM."""
    return choice(
        LEARN_FROM,
        tr("Learn from"),
        LEARN_FROM_CHOICES,
        Job.learn_from,
        tr(
            "Makes a difference with an extent. extent: methods, standard deviations and levels of "
            "SAR are learned there, where they fit best; tiles computed one by one differ a little "
            "where they meet. scene: they are learned from all the ground that the rasters share, "
            "so that every pixel has the same values whatever the extent."
        ),
        advanced=True,
        words=learn_from_words(),
    )


def workers() -> QgsProcessingParameterDefinition:
    """Give WORKERS."""
    return whole(
        WORKERS,
        tr("Threads (0 = all cores)"),
        Execution.workers,
        tr("The result is the same, bit by bit, whatever the number."),
        least=0,
        most=MOST_WORKERS,
        advanced=True,
    )


def running() -> Iterator[QgsProcessingParameterDefinition]:
    """Give WORKERS and MEMORY."""
    yield workers()
    yield whole(
        MEMORY,
        tr("Memory (MiB)"),
        Execution.memory,
        tr("What the blocks in work may take together, beside QGIS itself."),
        least=LEAST_MEMORY,
        advanced=True,
    )


def resume() -> QgsProcessingParameterDefinition:
    """Give RESUME."""
    return switch(
        RESUME,
        tr("Go on with an interrupted run"),
        Execution.resume,
        tr(
            "On: finished blocks outlive Cancel, a crash or a full disk in a hidden folder of the "
            "output, and the same run into the same folder goes on from them; one with other "
            "inputs or parameters is refused. Off: begins anew and keeps nothing unfinished."
        ),
        advanced=True,
    )


def scheduler() -> QgsProcessingParameterDefinition:
    """Give SCHEDULER."""
    return text(
        SCHEDULER,
        tr("Dask scheduler"),
        Execution.scheduler,
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


def bands_parameter(done: str) -> QgsProcessingParameterDefinition:
    """Give BANDS; ``done`` is the participle of what happens to them."""
    return text(
        BANDS,
        tr("Bands and indices"),
        "",
        tr(
            "Comma list of the bands that are {}, for example “B04, NDVI”; empty means all bands. "
            "An index that the series does not have is computed from its bands."
        ).format(done),
    )


def uncertainty(default: bool, help_text: str) -> QgsProcessingParameterDefinition:
    """Give UNCERTAINTY; ``help_text`` says what is written."""
    return switch(UNCERTAINTY, tr("Write standard deviations"), default, help_text)


def folder_output(
    label: str, help_text: str, optional: bool = False
) -> QgsProcessingParameterDefinition:
    """Give OUTPUT, a folder."""
    parameter = QgsProcessingParameterFolderDestination(OUTPUT, label, optional=optional)
    return helped(parameter, help_text)


def page_output(
    label: str, help_text: str, optional: bool = True
) -> QgsProcessingParameterDefinition:
    """Give HTML, a page for people."""
    kind = tr("HTML files (*.html)")
    parameter = QgsProcessingParameterFileDestination(HTML, label, kind, optional=optional)
    return helped(parameter, help_text)


def dated_outputs() -> Iterator:
    """Give LAYERS and MANIFEST, the outputs of what writes a series."""
    yield QgsProcessingOutputMultipleLayers(LAYERS, tr("Rasters by series and date"))
    yield QgsProcessingOutputFile(MANIFEST, tr("Manifest (JSON): inputs, parameters, outputs"))


def bands_only(what: str) -> QgsProcessingParameterDefinition:
    """Give BANDS without indices; ``what`` says in a sentence what they are for."""
    advice = tr("Comma list, for example “B04, B08”; empty means all bands.")
    return text(BANDS, tr("Bands"), "", f"{what} {advice}")


def model_parameter(label: str, help_text: str) -> QgsProcessingParameterDefinition:
    """Give MODEL, the file of a trained network; optional, behind "Advanced"."""
    parameter = QgsProcessingParameterFile(MODEL, label, extension="npz", optional=True)
    return helped(parameter, help_text, advanced=True)


def network() -> Iterator[QgsProcessingParameterDefinition]:
    """Give MODEL, FINETUNE and LEAST_GAIN."""
    yield model_parameter(
        tr("Trained network for stori"),
        tr(
            "A file written by “Train the STORI network”; empty means the network that comes with "
            "the plugin."
        ),
    )
    yield switch(
        FINETUNE,
        tr("Let stori train on the scene"),
        MethodOptions.finetune,
        tr(
            "A short training on the clear observations of this scene, the same number of steps "
            "every time; kept only where it tells held-out dates better, which is seldom. The "
            "report says so."
        ),
        advanced=True,
    )
    yield number(
        LEAST_GAIN,
        tr("Least gain of the network for auto (%)"),
        MethodOptions.least_gain,
        tr(
            "The network costs several times the time of gp. METHOD auto considers it only where "
            "it lowers the error of gp on held-out dates of this scene by as much; 0 considers it "
            "always. What it would gain is told."
        ),
        least=0.0,
        most=100.0,
        advanced=True,
    )
