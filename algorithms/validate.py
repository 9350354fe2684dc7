"""``stori:validate``: how good is each method on these inputs, by hidden gaps."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterFileDestination, QgsProcessingParameterString

from ..presentation.words import tr
from .shared import parameters as shared
from .shared.parameters import helped
from .shared.task import Files, TaskAlgorithm

METHODS, GAPS, TABLE = "METHODS", "GAPS", "TABLE"


class ValidateAlgorithm(TaskAlgorithm):
    """Hides dates of the user's own series and scores what the methods say of them."""

    NAME = "validate"
    ICON = "validate.svg"
    GROUP = "timeseries"
    TITLE = "Validate reconstruction"
    SUMMARY = "Tells how well each method fills gaps of several lengths in your own series."
    TAGS = "accuracy,validation,error,rmse,cross-validation,gap,uncertainty,coverage,benchmark"
    HELP = """
    <p>Answers, before you rely on a reconstruction, how far off it would be on your scene. Whole
    dates are hidden, with everything within half a gap length of them; the methods learn from
    the rest and all SAR, predict the hidden dates, and are compared with what was seen.</p>
    <p>Dates that can be hidden: more than 90 % of the sample is clear, 45 days or more from both
    ends of the series, up to twelve, spread evenly. About 2,000 pixels are used, from windows
    spread over the scene. Linear interpolation is always among the methods.</p>
    <h3>Table (CSV)</h3>
    <p>method, band, gap_days (1 stands for a single date), n (hidden values), rmse, mae, bias
    (predicted minus seen) and width90 in the units of the band (reflectance 0 to 1), r2,
    coverage90 (share of hidden values inside the 90 % interval, 0 to 1), and
    rmse_ratio_to_linear.</p>
    <h3>Page (HTML)</h3>
    <p>Error by gap length, hidden against predicted values, and example pixels with their 90 %
    intervals.</p>
    <p>Gaussian process after Pipia et al. 2019, Remote Sensing of Environment 235:111452.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield from shared.acquisitions()
        yield shared.bands_parameter(tr("scored"))
        yield helped(
            QgsProcessingParameterString(METHODS, tr("Methods"), optional=True),
            tr("Comma list of auto, gp, stori, whittaker, harmonic, linear; empty means all."),
        )
        yield helped(
            QgsProcessingParameterString(GAPS, tr("Gap lengths (days)"), "1,30,60,90"),
            tr("Comma list of whole days; 1 stands for a single missing date."),
        )
        yield from shared.masking()
        yield from shared.grid()
        yield from shared.network()
        yield helped(
            QgsProcessingParameterFileDestination(
                TABLE, tr("Table of scores"), tr("CSV files (*.csv)")
            ),
            tr("One row per method, band and gap length; comma separated, UTF-8."),
        )
        yield shared.page_output(
            tr("Page with drawings"),
            tr("Error by gap length, hidden against predicted values, example pixels."),
        )

    def check(self, values) -> None:
        """Raise for what cannot work."""
        values.check_pair(shared.OPTICAL, shared.OPTICAL_FOLDER, "optical acquisitions", True)
        values.check_pair(shared.SAR, shared.SAR_FOLDER, "SAR acquisitions", False)
        values.check_masking()
        values.check_file(shared.MODEL)

    def read(self, values):
        """Read the values."""
        kind, classes, buffer = values.masking()
        return {
            "optical": Files(values, shared.OPTICAL, shared.OPTICAL_FOLDER),
            "sar": Files(values, shared.SAR, shared.SAR_FOLDER),
            "settings": {
                "bands": values.names(shared.BANDS),
                "cloud_mask": kind,
                "clear_classes": classes,
                "mask_buffer": buffer,
                **values.extent(),
                "resolution": values.resolution(),
                "model": values.text(shared.MODEL),
                "finetune": values.flag(shared.FINETUNE),
            },
            "methods": values.text(METHODS),
            "gaps": values.text(GAPS),
            "table": values.destination(TABLE),
            "html": values.destination(shared.HTML),
        }

    def work(self, given, progress, context):
        """Validate, and write table and page."""
        from ..engine.scene.job import Job
        from ..engine.support.text_files import write_text
        from ..engine.validation.validate import (
            parse_gaps,
            parse_methods,
            run_validation,
            scores_csv,
        )
        from ..engine.validation.validation_report import validation_html

        methods, gaps = parse_methods(given["methods"]), parse_gaps(given["gaps"])
        job = Job(
            optical=given["optical"].sources(),
            sar=given["sar"].sources() if given["sar"] else (),
            output="",
            **given["settings"],
        )
        _, validated = run_validation(job, methods, gaps, progress)
        for item in validated:
            best = min(item.validation.scores, key=lambda s: (-s.gap_days, s.rmse))
            progress.say(
                tr("{}: best in gaps of {} days is {}, {:.2f} times the error of lines.").format(
                    item.target.name, best.gap_days, best.method, best.rmse_ratio_to_linear
                )
            )
        write_text(given["table"], scores_csv(validated), TABLE)
        if given["html"]:
            write_text(given["html"], validation_html(validated), shared.HTML)
        return {TABLE: given["table"], shared.HTML: given["html"] or None}
