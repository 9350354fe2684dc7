"""The parameters of ``stori:reconstruct``. Their names are stored in models and never change."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import (
    QgsProcessingOutputFile,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ..presentation.words import tr
from .shared.parameters import (
    BANDS,
    LAYERS,
    MANIFEST,
    OUTPUT,
    UNCERTAINTY,
    acquisitions,
    grid,
    helped,
    masking,
    network,
    period,
    resume,
    running,
    scheduler,
)

STEP = "STEP"
METHOD = "METHOD"
KEEP_OBSERVED, ROBUST = "KEEP_OBSERVED", "ROBUST"
ON_READ_ERROR = "ON_READ_ERROR"
READ_ERRORS = ("leave-out", "stop")

# Written out, and held equal to the engine's registry by a test: the plugin
# must list its algorithms where the engine's packages are missing.
METHODS = ("auto", "gp", "stori", "whittaker", "harmonic", "linear")
DEFAULT_METHOD = "auto"


def parameters() -> Iterator[QgsProcessingParameterDefinition]:
    """Give the parameters in the order of the dialog."""
    yield from _inputs()
    yield from _times_and_method()
    yield from masking()
    yield from grid()
    yield from _running()
    yield helped(
        QgsProcessingParameterFolderDestination(OUTPUT, tr("Folder for the reconstructed rasters")),
        tr("One GeoTIFF per date, <series>_YYYYMMDD.tif, beside manifest.json, report and log."),
    )


def outputs() -> Iterator:
    """Give the outputs that are not themselves parameters."""
    yield QgsProcessingOutputMultipleLayers(LAYERS, tr("Reconstructed rasters, in date order"))
    yield QgsProcessingOutputFile(MANIFEST, tr("Manifest (JSON): all that repeats the run"))


def _inputs() -> Iterator[QgsProcessingParameterDefinition]:
    yield from acquisitions()
    yield helped(
        QgsProcessingParameterString(BANDS, tr("Bands and indices"), optional=True),
        tr(
            "Comma list, for example “B04, B08, NDVI”; empty means all bands. An index is "
            "reconstructed as a series of its own, which is more accurate than computing it from "
            "reconstructed bands."
        ),
    )


def _times_and_method() -> Iterator[QgsProcessingParameterDefinition]:
    yield helped(
        QgsProcessingParameterString(STEP, tr("Output dates"), "P10D"),
        tr(
            "An ISO 8601 duration such as P10D (every 10 days) or P1M, “observed” for the dates "
            "of the optical acquisitions, or a comma list of dates such as 2023-05-01, 2023-06-15."
        ),
    )
    yield from period(
        tr("YYYY-MM-DD; empty means the first optical acquisition."),
        tr("YYYY-MM-DD; empty means the last optical acquisition."),
    )
    yield helped(
        QgsProcessingParameterEnum(
            METHOD,
            tr("Method"),
            list(METHODS),
            defaultValue=DEFAULT_METHOD,
            usesStaticStrings=True,
        ),
        tr(
            "auto: whatever was best at gaps hidden from it in this very scene, per band and "
            "length of gap; gp: Gaussian process that fuses SAR and optical; stori: recurrent "
            "network on top of gp; whittaker: smoothing spline; harmonic: yearly and half-yearly "
            "waves; linear: straight lines between clear dates. Only gp and stori use SAR."
        ),
    )


def _running() -> Iterator[QgsProcessingParameterDefinition]:
    yield helped(
        QgsProcessingParameterBoolean(KEEP_OBSERVED, tr("Keep clear observations"), False),
        tr("On: clear pixels keep their measured value. Off: they get the fit, with less noise."),
        advanced=True,
    )
    yield helped(
        QgsProcessingParameterBoolean(UNCERTAINTY, tr("Write standard deviations"), True),
        tr("One more GeoTIFF per date, <series>_YYYYMMDD_sd.tif, in the units of the bands."),
    )
    yield helped(
        QgsProcessingParameterBoolean(ROBUST, tr("Drop missed cloud, haze and shadow"), True),
        tr(
            "Leaves out clear observations that stand out from what came before and after, as "
            "cloud and shadow do; harvest, mowing and ploughing stay. The report says how many."
        ),
        advanced=True,
    )
    yield from network()
    yield from running()
    yield from _surviving()


def _surviving() -> Iterator[QgsProcessingParameterDefinition]:
    yield resume()
    yield helped(
        QgsProcessingParameterEnum(
            ON_READ_ERROR,
            tr("When a raster cannot be read"),
            list(READ_ERRORS),
            defaultValue=READ_ERRORS[0],
            usesStaticStrings=True,
        ),
        tr(
            "It is tried again first. leave-out: the acquisition counts as missing where it "
            "cannot be read, in squares of 128 pixels, with a warning and a line in the manifest; "
            "stop: the run stops. When most files fail at once it stops in any case."
        ),
        advanced=True,
    )
    yield scheduler()
