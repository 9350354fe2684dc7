"""The page of steps that the algorithms of the suite share: check, read, work, hand over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from qgis.core import QgsProcessingContext

from ...dependencies import import_required
from ...engine.options.series_options import WHOLE_GRID, Execution, GridOptions, SeriesRequest
from ...engine.support.errors import ParameterError, StoriError
from ...presentation.feedback import FeedbackProgress
from ...presentation.spoken import spoken
from ...presentation.words import tr
from . import parameters as shared
from .algorithm import StoriAlgorithm, shown_help
from .values import Values

if TYPE_CHECKING:
    from ...engine.acquisitions.series import Source
    from ...engine.analysis.temporal_stack import StackedRasters
    from ...engine.outputs.dated_rasters import WrittenRasters
    from ...engine.run.run_result import RunResult
    from ...presentation.map_loading import MapRaster

JobT = TypeVar("JobT")
OptionsT = TypeVar("OptionsT")

GROUPS = {
    "preparation": "Preparation",
    "timeseries": "Time series",
    "analysis": "Analysis",
    "places": "Similar places",
}


class TaskAlgorithm(StoriAlgorithm, Generic[JobT]):
    """An algorithm that is described by its texts and by five small methods.

    Subclasses give the texts below, and `parameters`, `outputs`, `check`, `read` and `work`. What
    `read` returns, the job, holds all that `work` needs.
    """

    NAME = ""
    TITLE = ""
    SUMMARY = ""
    HELP = ""
    TAGS = ""
    GROUP = "timeseries"

    def __init__(self):
        super().__init__()
        self._job: JobT | None = None
        self._shows = True
        self._values: Values | None = None
        self._asked_for: dict[str, QgsProcessingContext.LayerDetails] = {}

    # --- to be given by subclasses -------------------------------------------

    def parameters(self) -> Iterable:
        """Give the parameters in the order of the dialog."""
        raise NotImplementedError

    def outputs(self) -> Iterable:
        """Give the outputs that are not themselves parameters."""
        return ()

    def check(self, values: Values) -> None:
        """Raise a `StoriError` for what can be known to be wrong before running."""

    def read(self, values: Values) -> JobT:
        """Read everything that `work` needs; on the main thread, layers may be touched."""
        raise NotImplementedError

    def work(
        self, job: JobT, progress: FeedbackProgress, context: QgsProcessingContext
    ) -> dict[str, Any]:
        """Do it on a worker thread and return the outputs by name."""
        raise NotImplementedError

    # --- what QGIS asks ---------------------------------------------------------

    def name(self) -> str:
        """Return the id within the provider; it never changes."""
        return self.NAME

    def displayName(self) -> str:  # noqa: N802
        """Return the name in the toolbox."""
        return tr(self.TITLE)

    def shortDescription(self) -> str:  # noqa: N802
        """Return what the toolbox shows beside the pointer."""
        return tr(self.SUMMARY)

    def shortHelpString(self) -> str:  # noqa: N802
        """Return the help beside the dialog."""
        return shown_help(tr(self.HELP))

    def tags(self) -> list[str]:
        """Return the words by which the toolbox finds it."""
        return [tag.strip() for tag in tr(self.TAGS).split(",")]

    def group(self) -> str:
        """Return the heading in the toolbox."""
        return tr(GROUPS[self.GROUP])

    def groupId(self) -> str:  # noqa: N802
        """Return the id of the heading; it never changes."""
        return self.GROUP

    def initAlgorithm(self, configuration=None) -> None:  # noqa: N802
        """Declare parameters and outputs."""
        for parameter in self.parameters():
            self.addParameter(parameter)
        for output in self.outputs():
            self.addOutput(output)

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:  # noqa: N802
        """Tell in one sentence what cannot work, before anything is read."""
        try:
            self._check(Values(self, parameters, context))
        except StoriError as error:
            return False, spoken(error)
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(self, parameters, context, feedback) -> bool:  # noqa: N802
        """Turn layers into files and dates while they may be touched."""
        values = Values(self, parameters, context)
        with self.preparing(feedback):
            self._check(values)
            self._job = self.read(values)
            self._shows = not values.is_passing()
            self._values, self._asked_for = values, context.layersToLoadOnCompletion()
        return True

    def processAlgorithm(self, parameters, context, feedback) -> dict[str, Any]:  # noqa: N802
        """Run the engine on a worker thread and announce what it made."""
        progress = FeedbackProgress(feedback)
        with self.running(feedback):
            progress.step(tr("Loading the engine"))
            import_required()
            # On a thread of its own QGIS gives a context of its own, and takes from that alone
            # what is to be loaded.
            for path, details in self._asked_for.items():
                if not context.willLoadLayerOnCompletion(path):
                    context.addLayerToLoadOnCompletion(path, details)
            if self._values is not None:
                self._values.go_on_in(context)
            return self.work(self._job, progress, context)

    def _check(self, values: Values) -> None:
        values.check_files()
        values.check_numbers()
        self.check(values)

    def show_series(
        self,
        written: WrittenRasters | StackedRasters | RunResult,
        folder: str,
        context: QgsProcessingContext,
        suffix: str = "",
    ) -> dict[str, Any]:
        """Ask for the rasters of a series to be loaded; return the outputs by name."""
        from ...presentation.loading import load_on_completion

        if self._shows:
            load_on_completion(written.rasters, context, suffix)
        return _outputs_of(written, folder)

    def show_maps(
        self,
        written: WrittenRasters,
        folder: str,
        context: QgsProcessingContext,
        maps: Sequence[MapRaster],
        group: str,
    ) -> dict[str, Any]:
        """Ask for maps to be loaded; return the outputs by name."""
        from ...presentation.map_loading import load_maps_on_completion

        if self._shows:
            load_maps_on_completion(maps, context, group)
        return _outputs_of(written, folder)


def _outputs_of(
    written: WrittenRasters | StackedRasters | RunResult, folder: str
) -> dict[str, Any]:
    return {
        shared.OUTPUT: folder,
        shared.LAYERS: [raster.path for raster in written.rasters],
        shared.MANIFEST: written.manifest,
    }


class Files:
    """The dated files of some parameters: a list of layers, a folder, or a run's manifest."""

    def __init__(self, values: Values, layers: str, folder: str = "", manifest: str = ""):
        self._files = values.dated_files(layers)
        self._folder = values.text(folder) if folder else ""
        self._manifest = values.text(manifest) if manifest else ""

    def __bool__(self) -> bool:
        return bool(self._files or self._folder or self._manifest)

    def sources(self, progress: FeedbackProgress) -> tuple[Source, ...]:
        """Return them as the engine's sources; a folder is searched now, and what it finds said."""
        from ...engine.acquisitions import scan
        from ...engine.outputs.manifest_rasters import rasters_of_manifest

        if self._manifest:
            return tuple(rasters_of_manifest(self._manifest))
        if self._folder:
            return tuple(scan.rasters_in(self._folder, progress))
        return tuple(scan.Source(file.path, file.date) for file in self._files)


@dataclass(frozen=True)
class SeriesJob(Generic[OptionsT]):
    """What an algorithm is asked that makes rasters out of those of a series."""

    files: Files
    """The rasters of the series."""

    request: SeriesRequest
    """What is read of them."""

    options: OptionsT
    """What the feature can be asked."""

    execution: Execution
    """Where the result is written, and how it is computed."""

    grid: GridOptions = WHOLE_GRID
    """Where the result lies and how large its pixels are."""


def series_files(values: Values) -> Files:
    """Return the files of SERIES, SERIES_FOLDER or SERIES_MANIFEST."""
    return Files(values, shared.SERIES, shared.SERIES_FOLDER, shared.SERIES_MANIFEST)


def check_series(values: Values) -> None:
    """Raise unless one of SERIES, SERIES_FOLDER and SERIES_MANIFEST is given."""
    if not values.text(shared.SERIES_MANIFEST):
        values.check_pair(shared.SERIES, shared.SERIES_FOLDER, "dated rasters", True)
        return
    if values.is_given(shared.SERIES) or values.text(shared.SERIES_FOLDER):
        raise ParameterError(
            "The dated rasters are given twice: keep the layers (SERIES), the folder "
            "(SERIES_FOLDER) or the manifest (SERIES_MANIFEST)."
        )
    values.check_file(shared.SERIES_MANIFEST)
