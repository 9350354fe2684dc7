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

from .algorithm import tr
from .shared_parameters import (
    BANDS,
    LAYERS,
    MANIFEST,
    OUTPUT,
    UNCERTAINTY,
    acquisitions,
    grid,
    helped,
    masking,
    period,
    running,
)

STEP = "STEP"
METHOD = "METHOD"
KEEP_OBSERVED, ROBUST = "KEEP_OBSERVED", "ROBUST"

# Written out, and held equal to the engine's registry by a test: the plugin
# must list its algorithms where the engine's packages are missing.
METHODS = ("gp", "whittaker", "harmonic", "linear")
DEFAULT_METHOD = "gp"


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
            "gp: Gaussian process that fuses SAR and optical; whittaker: smoothing spline; "
            "harmonic: yearly and half-yearly waves; linear: straight lines between clear dates. "
            "Only gp uses SAR."
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
    yield from running()
