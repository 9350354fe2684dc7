"""``stori:reconstruct``: a folder of SAR and one of cloudy optical become a series without gaps."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qgis.core import (
    QgsProcessingOutputFile,
    QgsProcessingOutputHtml,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterDefinition,
)

from ..engine.options.method_options import CHOICES
from ..engine.options.series_options import LEARN_FROM as LEARN_FROM_CHOICES
from ..engine.scene.job import ON_READ_ERROR as READ_ERRORS
from ..engine.scene.job import Job
from ..engine.scene.output_dates import output_dates
from ..presentation.option_words import method_words, read_error_words
from ..presentation.words import tr
from .shared import input_parameters as inputs
from .shared import parameters as shared
from .shared.parameter_kinds import choice, switch, text
from .shared.task import Files, TaskAlgorithm
from .shared.values import Values

STEP, METHOD = "STEP", "METHOD"
KEEP_OBSERVED, ROBUST, ON_READ_ERROR = "KEEP_OBSERVED", "ROBUST", "ON_READ_ERROR"
FILL_UNSEEN, QUALITY = "FILL_UNSEEN", "QUALITY"

_SOME_DAY = datetime.date(2000, 1, 1)


@dataclass(frozen=True)
class ReconstructionJob:
    """What a reconstruction is asked."""

    optical: Files
    """Optical acquisitions."""

    sar: Files
    """SAR acquisitions; may be none."""

    coarse: Files
    """Acquisitions of a coarser optical sensor; may be none."""

    job: Job
    """All else; its inputs come later."""


class ReconstructAlgorithm(TaskAlgorithm[ReconstructionJob]):
    """Reads the dialog, lets the engine work, and hands the rasters to QGIS."""

    NAME = "reconstruct"
    ICON = "reconstruct.svg"
    TITLE = "Reconstruct gap-free reflectance"
    SUMMARY = "Fills the gaps that clouds leave in optical time series, with the help of SAR."
    TAGS = (
        "sentinel-1,sentinel-2,landsat,sar,radar,backscatter,optical,reflectance,ndvi,cloud,"
        "gap,gap filling,interpolation,smoothing,fusion,modis,viirs,sentinel-3,time series,"
        "temporal,gaussian process"
    )
    HELP = """
    <p>Takes a time series of optical reflectance with clouds in it and, where there is one, a
    series of SAR backscatter of the same ground, and writes reflectance for every date you ask for,
    without gaps. It learns from the clear pixels of the scene itself; no training data is
    needed.</p>
    <h3>Inputs</h3>
    <ul>
    <li><b>Optical</b>: Sentinel-2 L2A (SAFE folders or GeoTIFFs), Landsat Collection 2 Level 2, or
    any dated rasters. Reflectance is 0 to 1, or integers with a scale (&times;&nbsp;10000 is
    recognised). Cloud masks are found beside the bands: SCL, QA_PIXEL or a binary mask.</li>
    <li><b>SAR</b>: Sentinel-1 VV and VH, sigma or gamma nought, in dB, linear power or amplitude,
    calibrated and terrain corrected. Ascending and descending passes and several relative orbits
    may be mixed: they are brought to one level first.</li>
    <li><b>Coarse optical</b>, where there is one: MODIS, VIIRS, Sentinel-3, PROBA-V or any dated
    rasters of a sensor that sees more dates in larger pixels. What it tells is learned on squares
    as large as its pixels and used by gp and stori as far as gaps hidden from the scene bear it
    out; the report says how far that is.</li>
    </ul>
    <p>Files may differ in CRS, resolution and extent. The result has the grid of the finest optical
    rasters over the ground that they share, unless extent or resolution say otherwise. Methods,
    standard deviations and levels of SAR are learned in the extent, so the same pixels come out
    slightly different with another one; to compute an area tile by tile, so that the tiles agree,
    let them learn from the whole scene (LEARN_FROM).</p>
    <h3>Methods</h3>
    <ul>
    <li><b>auto</b>: hides whole dates of the scene, lets every method reconstruct them, and uses
    the best for each band and length of gap; gaps of one month go to one method and gaps of three
    to another where that is better by more than chance. The report says which was chosen and
    why.</li>
    <li><b>gp</b>: coregionalised Gaussian process over all bands, VV and VH, with one set of
    hyperparameters per scene, learned by maximum likelihood (after Pipia et al. 2019, Remote
    Sensing of Environment 235:111452). Works without SAR as well, with less to go by in long
    gaps.</li>
    <li><b>stori</b>: gp, corrected by a recurrent network that reads SAR and optical series
    together in both directions of time and the SAR of the pixels around. It was trained on
    simulated fields and French parcels, on gaps hidden from it. On your scene it is believed only
    as far as held-out dates bear it out, and a short training there is kept only where it tells
    held-out dates better; the report says both. Needs VV and VH. A network of your own (MODEL)
    comes from <i>Train the STORI network</i>. After Cao et al. 2018, BRITS.</li>
    <li><b>whittaker</b>: penalised least squares with the smoothness chosen per pixel (Eilers 2003,
    Analytical Chemistry 75:3631).</li>
    <li><b>harmonic</b>: yearly and half-yearly waves with ridge regularisation.</li>
    <li><b>linear</b>: straight lines between clear dates; the yardstick for the others.</li>
    </ul>
    <p>Clear observations that stand out from what came before and after, as missed cloud, haze and
    shadow do, are left out (ROBUST). What masks call neither clear nor cloud (shadow, thin cirrus,
    beside a cloud, not classified) is used by gp and stori with a bias and a noise of its class,
    learned on your scene, where hidden gaps bear that out (GRADED). Standard deviations are scaled
    on windows hidden from the method until 90&nbsp;% intervals hold what they promise.</p>
    <h3>Outputs</h3>
    <p>One GeoTIFF per date, <i>series_YYYYMMDD.tif</i>, with the bands, units and scaling of the
    input; beside each the standard deviation of every value, <i>series_YYYYMMDD_sd.tif</i>, in the
    same units: the true value lies within ±&nbsp;1.64 standard deviations nine times out of ten.
    <i>series_YYYYMMDD_quality.tif</i> says what they rest on (QUALITY). A report, the manifest
    (inputs, parameters, versions, hyperparameters) and a log lie in the same folder.</p>
    <p>The quality has three bands of whole numbers, in which 255 is unknown:</p>
    <ul>
    <li><i>quality</i>: 1 observed that day, 2 clear within 5 days, 3 within 15, 4 within 30,
    5 clear more than 30 days away, 6 never seen clear, 7 no value.</li>
    <li><i>days</i>: to the nearest clear date; 254 for that many and more.</li>
    <li><i>variance left</i>: what remains open, in per cent of what the scene alone leaves open on
    that date.</li>
    </ul>
    <p>Pixels that were never seen clear get what the scene and their own SAR say of that date, with
    a wide interval (FILL_UNSEEN). Where there is neither SAR nor any acquisition nothing is
    filled.</p>
    <p>Nothing half-finished ever bears the name of a result. A run that was stopped, killed or ran
    into a full disk goes on where it was when it is started again as it was (RESUME).</p>
    <p>The rasters are loaded as a group in date order, drawn alike, each with its own time range:
    open the Temporal Controller and press play.</p>
    """

    def parameters(self) -> Iterator[QgsProcessingParameterDefinition]:
        """Give the parameters in the order of the dialog."""
        yield from inputs.acquisitions()
        yield from inputs.coarse()
        yield from self._what()
        yield from shared.masking()
        yield shared.level_sensors()
        yield inputs.coarse_resolution()
        yield from shared.grid()
        yield shared.learn_from()
        yield from self._how()
        yield shared.folder_output(
            tr("Folder for the reconstructed rasters"),
            tr(
                "One GeoTIFF per date, <series>_YYYYMMDD.tif, beside manifest.json, report and log."
            ),
        )

    def outputs(self):
        """Give the outputs that are not themselves parameters."""
        yield QgsProcessingOutputMultipleLayers(
            shared.LAYERS, tr("Reconstructed rasters, in date order")
        )
        yield QgsProcessingOutputFile(
            shared.MANIFEST, tr("Manifest (JSON): all that repeats the run")
        )
        yield QgsProcessingOutputHtml(shared.HTML, tr("Report of the reconstruction"))

    def _what(self) -> Iterator[QgsProcessingParameterDefinition]:
        yield text(
            shared.BANDS,
            tr("Bands and indices"),
            "",
            tr(
                "Comma list, for example “B04, B08, NDVI”; empty means all bands, of several "
                "sensors those that all share. An index is reconstructed as a series of its own, "
                "which is more accurate than computing it from reconstructed bands."
            ),
        )
        yield text(
            STEP,
            tr("Output dates"),
            Job.step,
            tr(
                "An ISO 8601 duration such as P10D (every 10 days) or P1M, “observed” for the "
                "dates of the optical acquisitions, or a comma list of dates such as 2023-05-01, "
                "2023-06-15."
            ),
        )
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first optical acquisition."),
            tr("YYYY-MM-DD; empty means the last optical acquisition."),
        )
        yield choice(
            METHOD,
            tr("Method"),
            CHOICES,
            Job.method,
            tr(
                "auto: whatever was best at gaps hidden from it in this very scene, per band and "
                "length of gap; gp: Gaussian process that fuses SAR and optical; stori: recurrent "
                "network on top of gp; whittaker: smoothing spline; harmonic: yearly and "
                "half-yearly waves; linear: straight lines between clear dates. Only gp and stori "
                "use SAR and coarse rasters."
            ),
            words=method_words(),
        )

    def _how(self) -> Iterator[QgsProcessingParameterDefinition]:
        yield switch(
            KEEP_OBSERVED,
            tr("Keep clear observations"),
            Job.keep_observed,
            tr(
                "On: clear pixels keep their measured value. Off: they get the fit, with less "
                "noise."
            ),
            advanced=True,
        )
        yield shared.uncertainty(
            Job.uncertainty,
            tr("One more GeoTIFF per date, <series>_YYYYMMDD_sd.tif, in the units of the bands."),
        )
        yield switch(
            QUALITY,
            tr("Write what the values rest on"),
            Job.quality,
            tr(
                "One more GeoTIFF per date, <series>_YYYYMMDD_quality.tif: whether a pixel was "
                "observed that day, days to the nearest clear date, and how much is left open."
            ),
        )
        yield switch(
            FILL_UNSEEN,
            tr("Fill pixels that were never seen clear"),
            Job.fill_unseen,
            tr(
                "On: they get what the scene and their SAR say of that date, with the wide "
                "interval that it deserves, and their own class in the quality. Off: they stay "
                "empty."
            ),
            advanced=True,
        )
        yield shared.non_local(Job.non_local)
        yield switch(
            ROBUST,
            tr("Drop missed cloud, haze and shadow"),
            Job.robust,
            tr(
                "Leaves out clear observations that stand out from what came before and after, as "
                "cloud and shadow do; harvest, mowing and ploughing stay. The report says how many."
            ),
            advanced=True,
        )
        yield shared.graded()
        yield from shared.network()
        yield from shared.running()
        yield shared.resume()
        yield choice(
            ON_READ_ERROR,
            tr("When a raster cannot be read"),
            READ_ERRORS,
            Job.on_read_error,
            tr(
                "It is tried again first. leave-out: the acquisition counts as missing where it "
                "cannot be read, in squares of 128 pixels, with a warning and a line in the "
                "manifest; stop: the run stops. When most files fail at once it stops in any case."
            ),
            advanced=True,
            words=read_error_words(),
        )
        yield shared.scheduler()

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        values.check_pair(shared.OPTICAL, shared.OPTICAL_FOLDER, "optical acquisitions", True)
        values.check_pair(shared.SAR, shared.SAR_FOLDER, "SAR acquisitions", False)
        values.check_coarse()
        values.check_choice(METHOD, CHOICES)
        values.check_choice(ON_READ_ERROR, READ_ERRORS)
        values.check_choice(shared.LEARN_FROM, LEARN_FROM_CHOICES)
        values.check_masking()
        values.check_execution()
        values.check_file(shared.MODEL)
        start, end = values.period()
        # Any observed date does: only the form of STEP and the period are at stake.
        first, last = start or end or _SOME_DAY, end or start or _SOME_DAY
        output_dates(values.text(STEP), {first, last}, start, end)
        values.resolution()

    def read(self, values: Values) -> ReconstructionJob:
        """Read the values."""
        period, execution = values.period(), values.execution()
        return ReconstructionJob(
            optical=Files(values, shared.OPTICAL, shared.OPTICAL_FOLDER),
            sar=Files(values, shared.SAR, shared.SAR_FOLDER),
            coarse=Files(values, shared.COARSE, shared.COARSE_FOLDER),
            job=replace(
                values.scene_job(),
                coarse_resolution=values.coarse_resolution(),
                output=execution.output,
                bands=values.names(shared.BANDS),
                start=period.start,
                end=period.end,
                step=values.text(STEP),
                method=values.choice(METHOD),
                keep_observed=values.flag(KEEP_OBSERVED),
                uncertainty=values.flag(shared.UNCERTAINTY),
                quality=values.flag(QUALITY),
                fill_unseen=values.flag(FILL_UNSEEN),
                non_local=values.flag(shared.NON_LOCAL),
                robust=values.flag(ROBUST),
                graded=values.flag(shared.GRADED),
                model=values.text(shared.MODEL),
                finetune=values.flag(shared.FINETUNE),
                least_gain=values.number(shared.LEAST_GAIN),
                workers=execution.workers,
                memory=execution.memory,
                resume=values.flag(shared.RESUME),
                on_read_error=values.choice(ON_READ_ERROR),
                scheduler=values.text(shared.SCHEDULER),
            ),
        )

    def work(self, job: ReconstructionJob, progress, context):
        """Reconstruct, and hand the rasters over."""
        from ..engine.run.reconstruct import reconstruct

        optical, sar = job.optical.sources(progress), job.sar.sources(progress)
        coarse = job.coarse.sources(progress)
        asked = replace(job.job, optical=optical, sar=sar, coarse=coarse)
        result = reconstruct(asked, progress)
        progress.say(tr("Report: {}").format(result.report))
        if job.job.uncertainty:
            progress.say(
                tr(
                    "Standard deviations lie beside the rasters as *_sd.tif and their quality as "
                    "*_quality.tif; they are not loaded. Load a dated series shows them."
                )
            )
        shown = self.show_series(result, job.job.output, context, f" ({job.job.method})")
        return {**shown, shared.HTML: result.report}
