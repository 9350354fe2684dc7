"""``stori:reconstruct``: a folder of SAR and one of cloudy optical become a series without gaps."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext

from ..dependencies import import_required
from ..engine.errors import StoriError
from ..presentation.feedback import FeedbackProgress
from . import reconstruct_parameters as names
from . import shared_parameters as shared
from .algorithm import StoriAlgorithm, shown_help, tr
from .reconstruct_help import HELP
from .reconstruct_values import ReconstructValues


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
        from ..engine import acquisitions, job

        def sources(name: str) -> tuple:
            if self._folders[name]:
                return tuple(acquisitions.rasters_in(self._folders[name], progress))
            return tuple(acquisitions.Source(path, date) for path, date in self._files[name])

        optical, sar = sources(shared.OPTICAL), sources(shared.SAR)
        return job.run(job.Job(optical=optical, sar=sar, **self._settings), progress)

    def _tell(self, result, progress: FeedbackProgress) -> None:
        progress.say(tr("Report: {}").format(result.report))
        if self._settings["uncertainty"]:
            progress.say(
                tr("Standard deviations lie beside the rasters as *_sd.tif; they are not loaded.")
            )

    def _load(self, result, context: QgsProcessingContext) -> None:
        from ..presentation.loading import load_on_completion

        load_on_completion(result.rasters, context, f" ({self._settings['method']})")
