"""``stori:temporalstack``: a raster per date into a raster per band, and back."""

from __future__ import annotations

from ..engine.options.temporal_stack_options import STACK_DIRECTIONS, TemporalStackOptions
from ..presentation.words import tr
from .shared import input_parameters as inputs
from .shared import parameters as shared
from .shared.parameter_kinds import choice
from .shared.task import SeriesJob, TaskAlgorithm, check_series, series_files
from .shared.values import Values

DIRECTION = "DIRECTION"


class TemporalStackAlgorithm(TaskAlgorithm[SeriesJob[TemporalStackOptions]]):
    """Rearranges a series between one raster per date and one raster per band."""

    NAME = "temporalstack"
    ICON = "temporalstack.svg"
    TITLE = "Stack or unstack dates"
    SUMMARY = "Dated rasters into one raster per band that plays band by band, and back."
    TAGS = (
        "stack,unstack,multiband,time series,temporal,temporal controller,fixed range per band,"
        "dates,merge,split,convert"
    )
    HELP = """
    <p>Turns a raster per date with many bands into a raster per band with many dates, and back.
    Scaling, band names, dates and standard deviations are kept: values are those of the input,
    in its units; where cloud masks lie beside the rasters, what is clouded is left empty
    (CLOUD_MASK), and what sensors differ by is taken off where several are mixed
    (LEVEL_SENSORS).</p>
    <h3>stack</h3>
    <p>Writes <i>band_stack.tif</i> for every band; each of its bands is called after its date, as
    in “NDVI 2021-05-20”. It is loaded with a time range per band, so that one layer plays in the
    Temporal Controller, and other programs can read the whole series from one file. Standard
    deviations go into <i>band_stack_sd.tif</i>.</p>
    <h3>unstack</h3>
    <p>Writes a raster per date from such stacks, STORI's or any others whose band descriptions or
    band metadata tell the dates: <i>reflectance_YYYYMMDD.tif</i>,
    <i>backscatter_YYYYMMDD.tif</i>, or a series named after the band.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield from inputs.series(tr("Rasters with one date each, or with one date per band."))
        yield choice(
            DIRECTION,
            tr("Direction"),
            STACK_DIRECTIONS,
            TemporalStackOptions.direction,
            tr("stack: one raster per band; unstack: one raster per date."),
        )
        yield shared.bands_parameter(tr("written"))
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first date."), tr("YYYY-MM-DD; empty means the last.")
        )
        yield from shared.masking()
        yield shared.level_sensors()
        yield from shared.execution()
        yield shared.folder_output(
            tr("Folder for the rasters"), tr("The stacks or dated rasters, and temporalstack.json.")
        )

    def outputs(self):
        """Give the outputs that are not themselves parameters."""
        return shared.dated_outputs()

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        check_series(values)
        values.check_masking()
        values.check_choice(DIRECTION, STACK_DIRECTIONS)
        values.check_execution()
        values.period()

    def read(self, values: Values) -> SeriesJob[TemporalStackOptions]:
        """Read the values."""
        return SeriesJob(
            files=series_files(values),
            request=values.series_request(values.names(shared.BANDS), values.masking()),
            options=TemporalStackOptions(direction=values.choice(DIRECTION)),
            execution=values.execution(),
        )

    def work(self, job: SeriesJob[TemporalStackOptions], progress, context):
        """Rearrange, and hand the rasters over."""
        from ..engine.analysis.temporal_stack import rearrange

        written = rearrange(
            job.files.sources(progress), job.request, job.options, job.execution, progress
        )
        return self.show_series(written, job.execution.output, context)
