"""``stori:reconstruct``: a folder of SAR and one of cloudy optical become a series without gaps."""

from __future__ import annotations

import datetime
from typing import Any

from qgis.core import QgsProcessingContext

from ..dependencies import import_required
from ..engine.scene.output_dates import output_dates
from ..engine.support.errors import StoriError
from ..presentation.feedback import FeedbackProgress
from ..presentation.words import tr
from . import reconstruct_parameters as names
from .shared import parameters as shared
from .shared.algorithm import StoriAlgorithm, shown_help
from .shared.values import Values


class ReconstructAlgorithm(StoriAlgorithm):
    """Reads the dialog, lets the engine work, and hands the rasters to QGIS."""

    ICON = "reconstruct.svg"

    def __init__(self):
        super().__init__()
        self._files: dict[str, tuple] = {}
        self._folders: dict[str, str] = {}
        self._settings: dict[str, Any] = {}
        self._shows = True

    def name(self) -> str:
        """Return the id within the provider; it never changes."""
        return "reconstruct"

    def displayName(self) -> str:  # noqa: N802
        """Return the name in the toolbox."""
        return tr("Reconstruct gap-free reflectance")

    def shortDescription(self) -> str:  # noqa: N802
        """Return what the toolbox shows beside the pointer."""
        return tr("Fills the gaps that clouds leave in optical time series, with the help of SAR.")

    def shortHelpString(self) -> str:  # noqa: N802
        """Return the help beside the dialog."""
        return shown_help(tr(HELP))

    def tags(self) -> list[str]:
        """Return the words by which the toolbox finds it."""
        return tr(
            "sentinel-1,sentinel-2,landsat,sar,radar,backscatter,optical,reflectance,ndvi,cloud,"
            "gap,gap filling,interpolation,smoothing,fusion,time series,temporal,gaussian process"
        ).split(",")

    def initAlgorithm(self, configuration=None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        for parameter in names.parameters():
            self.addParameter(parameter)
        for output in names.outputs():
            self.addOutput(output)

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:  # noqa: N802
        """Tell in one sentence what cannot work, before anything is read."""
        try:
            ReconstructValues(self, parameters, context).check()
        except StoriError as error:
            return False, str(error)
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(self, parameters, context, feedback) -> bool:  # noqa: N802
        """Turn layers into files and dates while they may be touched."""
        values = ReconstructValues(self, parameters, context)
        with self.preparing(feedback):
            values.check()
            self._files = {name: values.dated_files(name) for name in (shared.OPTICAL, shared.SAR)}
            self._folders = {
                shared.OPTICAL: values.text(shared.OPTICAL_FOLDER),
                shared.SAR: values.text(shared.SAR_FOLDER),
            }
            self._settings = values.for_job()
            self._shows = not values.is_passing()
        return True

    def processAlgorithm(self, parameters, context, feedback) -> dict[str, Any]:  # noqa: N802
        """Run the engine on a worker thread and announce its rasters."""
        progress = FeedbackProgress(feedback)
        with self.running(feedback):
            result = self._run_engine(progress)
            self._tell(result, progress)
            if self._shows:
                self._load(result, context)
        return {
            shared.OUTPUT: self._settings["output"],
            shared.LAYERS: [raster.path for raster in result.rasters],
            shared.MANIFEST: result.manifest,
        }

    def _run_engine(self, progress: FeedbackProgress):
        progress.step(tr("Loading the engine"))
        import_required()
        from ..engine.acquisitions import scan
        from ..engine.run import reconstruct
        from ..engine.scene import job

        def sources(name: str) -> tuple:
            if self._folders[name]:
                return tuple(scan.rasters_in(self._folders[name], progress))
            return tuple(scan.Source(path, date) for path, date in self._files[name])

        optical, sar = sources(shared.OPTICAL), sources(shared.SAR)
        return reconstruct.run(job.Job(optical=optical, sar=sar, **self._settings), progress)

    def _tell(self, result, progress: FeedbackProgress) -> None:
        progress.say(tr("Report: {}").format(result.report))
        if self._settings["uncertainty"]:
            progress.say(
                tr("Standard deviations lie beside the rasters as *_sd.tif; they are not loaded.")
            )

    def _load(self, result, context: QgsProcessingContext) -> None:
        from ..presentation.loading import load_on_completion

        load_on_completion(result.rasters, context, f" ({self._settings['method']})")


_TEXT = """
<p>Takes a time series of optical reflectance with clouds in it and, where there is one, a series
of SAR backscatter of the same ground, and writes reflectance for every date you ask for, without
gaps. It learns from the clear pixels of the scene itself; no training data is needed.</p>

<h3>Inputs</h3>
<ul>
<li><b>Optical</b>: Sentinel-2 L2A (SAFE folders or GeoTIFFs), Landsat Collection 2 Level 2, or any
dated rasters. Reflectance is 0 to 1, or integers with a scale (&times;&nbsp;10000 is recognised).
Cloud masks are found beside the bands: SCL, QA_PIXEL or a binary mask.</li>
<li><b>SAR</b>: Sentinel-1 VV and VH, sigma or gamma nought, in dB or linear power, calibrated and
terrain corrected. Ascending and descending passes and several relative orbits may be mixed: they
are brought to one level first.</li>
</ul>
<p>Files may differ in CRS, resolution and extent. The result has the grid of the finest optical
rasters over the ground that they share, unless extent or resolution say otherwise.</p>

<h3>Methods</h3>
<ul>
<li><b>auto</b>: hides whole dates of the scene, lets every method reconstruct them, and uses the
best for each band and length of gap; gaps of one month go to one method and gaps of three to
another where that is better by more than chance. The report says which was chosen and why.</li>
<li><b>gp</b>: coregionalised Gaussian process over all bands, VV and VH, with one set of
hyperparameters per scene, learned by maximum likelihood (after Pipia et al. 2019, Remote Sensing
of Environment 235:111452). Works without SAR as well, with less to go by in long gaps.</li>
<li><b>stori</b>: gp, corrected by a recurrent network that reads SAR and optical series together
in both directions of time and the SAR of the pixels around. It was trained on simulated fields and
French parcels, on gaps hidden from it. On your scene it is believed only as far as held-out dates
bear it out, and a short training there is kept only where it tells held-out dates better; the
report says both. Needs VV and VH. A network of your own (MODEL) comes from <i>Train the STORI
network</i>. After Cao et al. 2018, BRITS.</li>
<li><b>whittaker</b>: penalised least squares with the smoothness chosen per pixel (Eilers 2003,
Analytical Chemistry 75:3631).</li>
<li><b>harmonic</b>: yearly and half-yearly waves with ridge regularisation.</li>
<li><b>linear</b>: straight lines between clear dates; the yardstick for the others.</li>
</ul>

<p>Clear observations that stand out from what came before and after, as missed cloud, haze and
shadow do, are left out (ROBUST). Standard deviations are scaled on windows hidden from the method
until 90&nbsp;% intervals hold what they promise.</p>

<h3>Outputs</h3>
<p>One GeoTIFF per date, <i>series_YYYYMMDD.tif</i>, with the bands, units and scaling of the input;
beside each the standard deviation of every value, <i>series_YYYYMMDD_sd.tif</i>, in the same units:
the true value lies within ±&nbsp;1.64 standard deviations nine times out of ten. A report, the
manifest (inputs, parameters, versions, hyperparameters) and a log lie in the same folder.</p>
<p>Nothing half-finished ever bears the name of a result. A run that was stopped, killed or ran
into a full disk goes on where it was when it is started again as it was (RESUME).</p>
<p>The rasters are loaded as a group in date order, drawn alike, each with its own time range: open
the Temporal Controller and press play.</p>
"""

# The help panel shows every line break as a new paragraph.
HELP = " ".join(_TEXT.split())


SOME_DAY = datetime.date(2000, 1, 1)
PAIRS = (
    (shared.OPTICAL, shared.OPTICAL_FOLDER, "optical acquisitions", True),
    (shared.SAR, shared.SAR_FOLDER, "SAR acquisitions", False),
)
CHOICES = (
    (names.METHOD, names.METHODS),
    (shared.CLOUD_MASK, shared.CLOUD_MASKS),
    (names.ON_READ_ERROR, names.READ_ERRORS),
)


class ReconstructValues(Values):
    """Reads the parameters of one reconstruction."""

    def check(self) -> None:
        """Raise for the first value that cannot work, before anything is read."""
        for pair in PAIRS:
            self.check_pair(*pair)
        for name, options in CHOICES:
            self.check_choice(name, options)
        for name in (shared.MASK_BUFFER, shared.WORKERS, shared.MEMORY):
            self.check_number(name)
        self.check_file(shared.MODEL)
        start, end = self.period()
        # Any observed date does: only the form of STEP and the period are at stake.
        output_dates(
            self.text(names.STEP), {start or end or SOME_DAY, end or start or SOME_DAY}, start, end
        )
        self.clear_classes()
        self.resolution()

    def for_job(self) -> dict[str, Any]:
        """Return the keyword arguments of the engine's ``Job``, but for its sources."""
        start, end = self.period()
        return {
            "output": self.destination(shared.OUTPUT),
            "bands": self.names(shared.BANDS),
            "cloud_mask": self.choice(shared.CLOUD_MASK),
            "clear_classes": self.clear_classes(),
            "mask_buffer": self.number(shared.MASK_BUFFER),
            **self.extent(),
            "resolution": self.resolution(),
            "start": start,
            "end": end,
            "step": self.text(names.STEP),
            "method": self.choice(names.METHOD),
            "keep_observed": self.flag(names.KEEP_OBSERVED),
            "uncertainty": self.flag(shared.UNCERTAINTY),
            "robust": self.flag(names.ROBUST),
            "model": self.text(shared.MODEL),
            "finetune": self.flag(shared.FINETUNE),
            "workers": self.whole(shared.WORKERS),
            "memory": self.whole(shared.MEMORY),
            "resume": self.flag(shared.RESUME),
            "on_read_error": self.choice(names.ON_READ_ERROR),
            "scheduler": self.text(shared.SCHEDULER),
        }
