"""What the algorithms share that map one band or index of a series over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qgis.core import QgsProcessingParameterDefinition

from ...engine.options.series_options import DEFAULT_INDEX
from ...presentation.words import tr
from . import input_parameters as inputs
from . import parameters as shared
from .parameter_kinds import text
from .task import OptionsT, SeriesJob, TaskAlgorithm, check_series, series_files
from .values import Values

BAND = "BAND"


class MapTask(TaskAlgorithm[SeriesJob[OptionsT]]):
    """Maps what happens in a series without gaps.

    Subclasses give `definition`, the parameters that say what is looked for, and `options`, what
    they say; `check` is extended by what concerns those.
    """

    GROUP = "analysis"
    BAND_HELP = ""
    FOLDER_HELP = ""

    def definition(self) -> Iterable[QgsProcessingParameterDefinition]:
        """Give the parameters of their own."""
        raise NotImplementedError

    def options(self, values: Values) -> OptionsT:
        """Read what those say."""
        raise NotImplementedError

    def parameters(self) -> Iterator[QgsProcessingParameterDefinition]:
        """Give the parameters in the order of the dialog."""
        yield from inputs.series(tr("A series without gaps, such as a reconstruction."))
        yield text(BAND, tr("Band or index"), DEFAULT_INDEX, tr(self.BAND_HELP))
        yield from self.definition()
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first raster."),
            tr("YYYY-MM-DD; empty means the last raster."),
        )
        yield from shared.grid(is_optical=False)
        yield from shared.execution()
        yield shared.folder_output(tr("Folder for the maps"), tr(self.FOLDER_HELP))

    def outputs(self):
        """Give the outputs that are not themselves parameters."""
        return shared.dated_outputs()

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        check_series(values)
        values.check_execution()
        values.period()
        values.resolution()

    def read(self, values: Values) -> SeriesJob[OptionsT]:
        """Read the values."""
        return SeriesJob(
            files=series_files(values),
            request=values.series_request(values.names(BAND)),
            options=self.options(values),
            execution=values.execution(),
            grid=values.grid(),
        )
