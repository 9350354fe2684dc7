"""``stori:maskclouds``: dated clear masks, and copies without clouds."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)

from ..presentation.words import tr
from .shared import parameters as shared
from .shared.parameters import helped
from .shared.task import Files, TaskAlgorithm

WRITE, THRESHOLD, MIN_PATCH, SCREEN = "WRITE", "THRESHOLD", "MIN_PATCH", "SCREEN"
# Held equal to the engine's by a test: the plugin lists this where its packages are missing.
KINDS = ("auto", "scl", "qa_pixel", "binary", "probability", "none")
WRITTEN = ("masks", "copies", "both")


class MaskCloudsAlgorithm(TaskAlgorithm):
    """Masks a series and writes what is clear."""

    NAME = "maskclouds"
    ICON = "maskclouds.svg"
    GROUP = "preparation"
    TITLE = "Mask clouds"
    SUMMARY = "Writes a clear mask per date, and copies of the rasters without clouds."
    TAGS = (
        "cloud,mask,shadow,scl,qa_pixel,cloud probability,s2cloudless,buffer,clear,screen,outlier,"
        "sentinel-2,landsat,preparation"
    )
    HELP = """
    <p>Turns scene classifications (Sentinel-2 SCL), Landsat Collection 2 QA_PIXEL bits (USGS
    LSDS-1619), HLS Fmask, binary masks or cloud probabilities into one clear mask per date, and
    writes copies of the rasters in which everything else is missing.</p>
    <h3>Outputs</h3>
    <ul>
    <li><i>clear_YYYYMMDD.tif</i>: 1 clear, 0 not. Beside reflectance of the same dates every
    other algorithm here takes it as the mask.</li>
    <li><i>masked_YYYYMMDD.tif</i>: the bands in their units and scaling, nodata where not clear.
    Rasters of several resolutions come together on the finest grid, acquisitions of one day
    become one.</li>
    </ul>
    <h3>How masks are mended</h3>
    <p>First clouded patches smaller than the minimum are taken for false alarms (bright roofs);
    then the buffer grows what is left; then clear patches smaller than the minimum between clouds
    are masked too. The temporal screen drops clear values that stand out from the dates before
    and after as clouds and shadows do, by more than 3.5 times the scene's own noise (after Hampel
    1974, JASA 69:383): thin cloud, haze and shadow that masks miss. Harvest and ploughing stay,
    because they do not come back.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        optical, folder, *_ = shared.acquisitions()
        yield optical
        yield folder
        yield shared.bands_only(tr("Bands that masked copies hold."))
        yield helped(
            QgsProcessingParameterEnum(
                WRITE, tr("Write"), list(WRITTEN), defaultValue="both", usesStaticStrings=True
            ),
            tr("masks: clear masks; copies: rasters without clouds; both."),
        )
        yield from shared.masking(KINDS)
        number = Qgis.ProcessingNumberParameterType
        yield helped(
            QgsProcessingParameterNumber(
                THRESHOLD,
                tr("Cloud probability (per cent)"),
                number.Double,
                40.0,
                minValue=0.0,
                maxValue=100.0,
            ),
            tr("A pixel with this probability or more is cloud; for probability rasters only."),
            advanced=True,
        )
        yield helped(
            QgsProcessingParameterNumber(
                MIN_PATCH, tr("Smallest patch (square metres)"), number.Double, 0.0, minValue=0.0
            ),
            tr("Smaller patches take the state of what surrounds them; 0 keeps every pixel."),
            advanced=True,
        )
        yield helped(
            QgsProcessingParameterBoolean(SCREEN, tr("Drop what stands out in time"), False),
            tr("Also mask clear values that differ from the dates before and after as clouds do."),
            advanced=True,
        )
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first acquisition."),
            tr("YYYY-MM-DD; empty means the last acquisition."),
        )
        yield from shared.grid()
        yield from shared.execution()
        yield shared.folder_output(
            tr("Folder for masks and copies"),
            tr("clear_YYYYMMDD.tif, masked_YYYYMMDD.tif and maskclouds.json."),
        )

    def outputs(self):
        """Give the outputs that are not themselves parameters."""
        return shared.dated_outputs()

    def check(self, values) -> None:
        """Raise for what cannot work."""
        values.check_pair(shared.OPTICAL, shared.OPTICAL_FOLDER, "optical acquisitions", True)
        values.check_choice(WRITE, WRITTEN)
        values.check_masking(KINDS)
        values.check_number(THRESHOLD)
        values.check_number(MIN_PATCH)
        values.check_execution()
        values.period()
        values.resolution()

    def read(self, values):
        """Read the values."""
        return {
            "files": Files(values, shared.OPTICAL, shared.OPTICAL_FOLDER),
            "names": values.names(shared.BANDS),
            "period": values.period(),
            "masking": values.masking(),
            "mending": (
                values.number(THRESHOLD),
                values.number(MIN_PATCH),
                values.flag(SCREEN),
            ),
            "written": values.choice(WRITE),
            "grid": values.grid(),
            "execution": values.execution(),
        }

    def work(self, given, progress, context):
        """Mask, and hand the rasters over."""
        from ..engine.analysis.clear_masks import MaskRepair
        from ..engine.analysis.mask_clouds import mask_clouds
        from ..engine.analysis.series_stack import Request
        from ..engine.outputs.production import Execution
        from ..engine.scene.optical_reader import Masking

        made = mask_clouds(
            given["files"].sources(),
            Request(given["names"], *given["period"]),
            MaskRepair(Masking(*given["masking"]), *given["mending"]),
            Execution(**given["execution"]),
            progress,
            given["written"],
            given["grid"],
        )
        return self.show_series(made, given["execution"]["output"], context)
