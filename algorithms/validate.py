"""``stori:validate``: how good is each method on these inputs, by hidden gaps."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qgis.core import QgsProcessingParameterFileDestination

from ..engine.options.series_options import LEARN_FROM as LEARN_FROM_CHOICES
from ..engine.options.validate_options import CLOUD, GAP_SHAPES, SCENE, ValidationOptions
from ..engine.scene.job import Job
from ..presentation.words import tr
from .shared import input_parameters as inputs
from .shared import parameters as shared
from .shared.parameter_kinds import choice, comma_text, helped, text
from .shared.task import Files, TaskAlgorithm
from .shared.values import Values

METHODS, GAPS, GAP_SHAPE, TABLE = "METHODS", "GAPS", "GAP_SHAPE", "TABLE"


_BEST = {
    SCENE: lambda: tr(
        "{}: best in gaps of {} days of the whole scene is {}, {:.2f} times the error of lines."
    ),
    CLOUD: lambda: tr(
        "{}: best in gaps of {} days of a part of the scene is {}, {:.2f} times the error of lines."
    ),
}


@dataclass(frozen=True)
class ValidationJob:
    """What is validated, and where it is written."""

    optical: Files
    """Optical acquisitions."""

    sar: Files
    """SAR acquisitions; may be none."""

    coarse: Files
    """Acquisitions of a coarser optical sensor; may be none."""

    scene: Job
    """How the scene is read and its methods are set; its inputs come later."""

    methods: str
    """A comma list; empty means all."""

    gaps: str
    """A comma list of days."""

    shape: str
    """One of `GAP_SHAPES`."""

    table: str
    """The CSV file."""

    page: str
    """The HTML file; empty where none is asked for."""


class ValidateAlgorithm(TaskAlgorithm[ValidationJob]):
    """Hides dates of the user's own series and scores what the methods say of them."""

    NAME = "validate"
    ICON = "validate.svg"
    GROUP = "timeseries"
    TITLE = "Validate reconstruction"
    SUMMARY = "Tells how well each method fills gaps of several lengths in your own series."
    TAGS = "accuracy,validation,error,rmse,cross-validation,gap,uncertainty,coverage,benchmark"
    HELP = """
    <p>Answers, before you rely on a reconstruction, how far off it would be on your scene. Dates
    are hidden, with everything within half a gap length of them; the methods learn from
    the rest, all SAR and all coarse acquisitions, predict the hidden dates, and are compared with
    what was seen.</p>
    <p>Gaps have two shapes. <i>scene</i> hides dates from the whole scene, the worst case.
    <i>cloud</i> hides them from a part of it, as most clouds do: masks of partly clouded dates of
    your own series say which pixels are covered, the others keep what they show, and what was
    covered is scored. There <i>neighbours</i> is a yardstick as well: a regression per date on the
    pixels that were seen on it, a straight line where too few were.</p>
    <p>Dates that can be hidden: more than 90 % of the sample is clear, 45 days or more from both
    ends of the series, up to twelve, spread evenly. About 2,000 pixels are used, from windows
    spread over the scene, or over the extent. With LEARN_FROM <i>scene</i> the methods learn from
    the whole scene and are scored in the extent, as a reconstruction with that choice works. Linear
    interpolation is always among the methods.</p>
    <h3>Table (CSV)</h3>
    <p>method, band, gap_shape (scene or cloud), gap_days (1 stands for a single date), n (hidden
    values), rmse, mae, bias (predicted minus seen) and width90 in the units of the band
    (reflectance 0 to 1), r2, coverage90 (share of hidden values inside the 90 % interval, 0 to 1),
    and rmse_ratio_to_linear.</p>
    <h3>Page (HTML)</h3>
    <p>Error by gap length, hidden against predicted values, and example pixels with their 90 %
    intervals.</p>
    <p>Gaussian process after Pipia et al. 2019, Remote Sensing of Environment 235:111452.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield from inputs.acquisitions()
        yield from inputs.coarse()
        yield shared.bands_parameter(tr("scored"))
        yield text(
            METHODS,
            tr("Methods"),
            "",
            tr("Comma list of auto, gp, stori, whittaker, harmonic, linear; empty means all."),
        )
        yield text(
            GAPS,
            tr("Gap lengths (days)"),
            comma_text(ValidationOptions.gaps),
            tr("Comma list of whole days; 1 stands for a single missing date."),
        )
        yield choice(
            GAP_SHAPE,
            tr("Shape of gaps"),
            GAP_SHAPES,
            ValidationOptions.shape,
            tr(
                "Dates hidden from the whole scene, from a part of it as clouds hide them, or both."
            ),
        )
        yield from shared.masking()
        yield shared.level_sensors()
        yield inputs.coarse_resolution()
        yield from shared.grid()
        yield shared.learn_from()
        yield shared.graded()
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

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        values.check_pair(shared.OPTICAL, shared.OPTICAL_FOLDER, "optical acquisitions", True)
        values.check_pair(shared.SAR, shared.SAR_FOLDER, "SAR acquisitions", False)
        values.check_coarse()
        values.check_masking()
        values.check_choice(shared.LEARN_FROM, LEARN_FROM_CHOICES)
        values.check_choice(GAP_SHAPE, GAP_SHAPES)
        values.check_file(shared.MODEL)

    def read(self, values: Values) -> ValidationJob:
        """Read the values."""
        return ValidationJob(
            optical=Files(values, shared.OPTICAL, shared.OPTICAL_FOLDER),
            sar=Files(values, shared.SAR, shared.SAR_FOLDER),
            coarse=Files(values, shared.COARSE, shared.COARSE_FOLDER),
            scene=replace(
                values.scene_job(),
                coarse_resolution=values.coarse_resolution(),
                bands=values.names(shared.BANDS),
                model=values.text(shared.MODEL),
                finetune=values.flag(shared.FINETUNE),
                least_gain=values.number(shared.LEAST_GAIN),
                graded=values.flag(shared.GRADED),
            ),
            methods=values.text(METHODS),
            gaps=values.text(GAPS),
            shape=values.text(GAP_SHAPE),
            table=values.destination(TABLE),
            page=values.destination(shared.HTML),
        )

    def work(self, job: ValidationJob, progress, context):
        """Validate, and write table and page."""
        from ..engine.support.text_files import write_text
        from ..engine.validation.validate import (
            parse_gaps,
            parse_methods,
            run_validation,
            scores_csv,
        )
        from ..engine.validation.validation_report import validation_html

        methods, gaps = parse_methods(job.methods), parse_gaps(job.gaps)
        options = ValidationOptions(methods, gaps, job.shape)
        sar = job.sar.sources(progress) if job.sar else ()
        coarse = job.coarse.sources(progress)
        optical = job.optical.sources(progress)
        scene = replace(job.scene, optical=optical, sar=sar, coarse=coarse)
        found, validated = run_validation(scene, options, progress)
        for item in validated:
            for shape in dict.fromkeys(score.gap_shape for score in item.validation.scores):
                of_shape = [s for s in item.validation.scores if s.gap_shape == shape]
                best = min(of_shape, key=lambda s: (-s.gap_days, s.rmse))
                progress.say(
                    _BEST[shape]().format(
                        item.target.name, best.gap_days, best.method, best.rmse_ratio_to_linear
                    )
                )
        write_text(job.table, scores_csv(validated), TABLE)
        if job.page:
            write_text(job.page, validation_html(validated, found.coarse), shared.HTML)
        return {TABLE: job.table, shared.HTML: job.page or None}
