"""``stori:inspectseries``: what is in these folders or layers."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsProcessingParameterFileDestination

from ..engine.options.series_options import Masking
from ..engine.support.errors import ParameterError
from ..presentation.words import tr
from .shared import input_parameters as inputs
from .shared import parameters as shared
from .shared.parameter_kinds import helped
from .shared.task import Files, TaskAlgorithm
from .shared.values import Values

TABLE = "TABLE"


@dataclass(frozen=True)
class InspectionJob:
    """What is inspected, and where it is written."""

    optical: Files
    """Optical acquisitions; may be none."""

    sar: Files
    """SAR acquisitions; may be none."""

    coarse: Files
    """Acquisitions of a coarser optical sensor; may be none."""

    masking: Masking
    """Which observations are clear."""

    table: str
    """The CSV file; empty where none is asked for."""

    page: str
    """The HTML file."""


class InspectSeriesAlgorithm(TaskAlgorithm[InspectionJob]):
    """Looks at every raster and writes a table and a page."""

    NAME = "inspectseries"
    ICON = "inspectseries.svg"
    GROUP = "preparation"
    TITLE = "Inspect acquisitions"
    SUMMARY = "Lists what is in folders of optical and SAR rasters, and what looks odd about it."
    TAGS = (
        "inspect,check,inventory,acquisitions,dates,clouds,clear fraction,sentinel-1,sentinel-2,"
        "landsat,orbit,table,report"
    )
    HELP = """
    <p>Tells what is in these folders or layers, and is the first thing to run when something is
    odd. Nothing is changed, and a file that cannot be used does not stop it: it is listed with
    its problem.</p>
    <h3>Table (CSV)</h3>
    <p>One row per file: role (optical, sar or coarse), sensor, date, time (UTC), orbit, bands, CRS,
    resolution (units of the CRS), size in pixels, clear share of the acquisition (per cent of its
    pixels, after mask and buffer, counted on a thinned image of at most 256 x 256 pixels), the mask
    used, problems, and how its numbers are read: scale, offset, unit, level of processing, nodata,
    what tells the date, and what is doubted.</p>
    <h3>Page (HTML)</h3>
    <p>A drawing of the acquisitions over time, coloured by their clear share, with the SAR passes
    of each orbit and the dates of a coarser sensor below; what looks odd (long stretches without a
    clear date, several CRSs, mixed orbits, missing masks, no common time, whatever is doubted);
    what is believed of the files and why, doubts marked; and the same table.</p>
    <p>Masks: Sentinel-2 scene classification (SCL), Landsat Collection 2 QA_PIXEL (USGS
    LSDS-1619), HLS Fmask, or binary rasters.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield from inputs.acquisitions()
        yield from inputs.coarse()
        yield from shared.masking()
        yield helped(
            QgsProcessingParameterFileDestination(
                TABLE, tr("Table of files"), tr("CSV files (*.csv)"), optional=True
            ),
            tr("One row per file, comma separated, UTF-8."),
        )
        yield shared.page_output(
            tr("Page with a drawing"),
            tr("Acquisitions over time, what looks odd, and the table."),
            optional=False,
        )

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        values.check_pair(shared.OPTICAL, shared.OPTICAL_FOLDER, "optical acquisitions", False)
        values.check_pair(shared.SAR, shared.SAR_FOLDER, "SAR acquisitions", False)
        values.check_pair(shared.COARSE, shared.COARSE_FOLDER, "coarse optical acquisitions", False)
        values.check_masking()
        pairs = (
            (shared.OPTICAL, shared.OPTICAL_FOLDER),
            (shared.SAR, shared.SAR_FOLDER),
            (shared.COARSE, shared.COARSE_FOLDER),
        )
        if not any(values.is_given(layers) or values.text(folder) for layers, folder in pairs):
            raise ParameterError(
                "No acquisitions are given: choose layers or a folder, optical, SAR or coarse."
            )

    def read(self, values: Values) -> InspectionJob:
        """Read the values."""
        return InspectionJob(
            optical=Files(values, shared.OPTICAL, shared.OPTICAL_FOLDER),
            sar=Files(values, shared.SAR, shared.SAR_FOLDER),
            coarse=Files(values, shared.COARSE, shared.COARSE_FOLDER),
            masking=values.masking(),
            table=values.destination(TABLE),
            page=values.destination(shared.HTML),
        )

    def work(self, job: InspectionJob, progress, context):
        """Inspect, and write what was found."""
        from ..engine.analysis.inspect_series import inspect
        from ..engine.analysis.inspection import HEAD, inspection_html, summary
        from ..engine.support.text_files import csv_text, write_text

        progress.step(tr("Looking at the rasters"))
        optical, sar = job.optical.sources(progress), job.sar.sources(progress)
        coarse = job.coarse.sources(progress)
        inspection = inspect(optical, sar, job.masking, progress, coarse)
        progress.say(summary(inspection))
        for problem in inspection.problems:
            progress.warn(problem)
        if job.table:
            write_text(job.table, csv_text(HEAD, [row.cells() for row in inspection.rows]), TABLE)
        write_text(job.page, inspection_html(inspection), shared.HTML)
        return {TABLE: job.table or None, shared.HTML: job.page}
