"""``stori:loadseries``: any folder of dated rasters as a temporal group."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsProcessingOutputMultipleLayers

from ..engine.options.load_series_options import CONTENTS, ENDINGS, VALUES
from ..presentation.words import tr
from .shared import input_parameters as inputs
from .shared import parameters as shared
from .shared.parameter_kinds import choice, switch, text
from .shared.task import Files, TaskAlgorithm, check_series, series_files
from .shared.values import Period, Values

GROUP, SET_TIME, CONTENT = "GROUP", "SET_TIME", "CONTENT"


@dataclass(frozen=True)
class LoadingJob:
    """What is loaded, and how."""

    files: Files
    """The dated rasters."""

    period: Period
    """The dates that are loaded."""

    content: str
    """One of `CONTENTS`."""

    group: str
    """The name of the layer group; empty means the usual one."""

    replaces_time: bool
    """Whether the time range of the project becomes that of the series."""


class LoadSeriesAlgorithm(TaskAlgorithm[LoadingJob]):
    """Finds the dates, groups what is alike and hands it to the project."""

    NAME = "loadseries"
    ICON = "loadseries.svg"
    TITLE = "Load a dated series"
    SUMMARY = "Loads a folder of dated rasters as groups that the Temporal Controller can play."
    TAGS = (
        "load,time series,temporal,temporal controller,animation,group,dates,folder,sentinel-1,"
        "sentinel-2,landsat,style"
    )
    HELP = """
    <p>Loads dated rasters, STORI's own or any others, as layer groups that are ready to play:
    one group per series, in date order, each layer with its own time range and all of them drawn
    with the same colours, so that a change of colour is a change on the ground.</p>
    <h3>What is found</h3>
    <p>Rasters with the same bands form a series. Dates come from the layer's own time range, the
    file's metadata, its name or its folder, in this order; Sentinel-1, Sentinel-2 (SAFE folders
    and GeoTIFFs), Landsat, HLS and FORCE names are understood. A raster whose bands have dates of
    their own becomes one layer with a time range per band. Of a reconstruction
    the values are loaded, or with CONTENT their standard deviations (*_sd.tif) or what they rest on
    (*_quality.tif: observed that day, clear within 5, 15 or 30 days, farther away, never seen
    clear).</p>
    <h3>How it is drawn</h3>
    <p>Natural colour where red, green and blue are there, else the first three bands; one or two
    bands get a vegetation ramp from -0.1 to 0.9 for indices, else from the 2nd to the 98th
    percentile in the units of the file; masks and scene classifications get a colour per
    class.</p>
    <p>Then open the Temporal Controller, switch on its animated navigation (the green button) and
    press play: one frame per date.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield from inputs.series(tr("Rasters of any kind, one date or one date per band each."))
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first raster."),
            tr("YYYY-MM-DD; empty means the last raster."),
        )
        yield choice(
            CONTENT,
            tr("What to load"),
            CONTENTS,
            VALUES,
            tr(
                "values: the series itself; standard deviation: the rasters *_sd.tif beside it; "
                "quality: the rasters *_quality.tif beside it, in the colours of their classes."
            ),
        )
        yield text(
            GROUP,
            tr("Name of the layer group"),
            "",
            tr("Empty means “STORI” and the name of the series."),
        )
        yield switch(
            SET_TIME,
            tr("Set the project's time range"),
            True,
            tr("On: the time range of the project becomes that of the series. Off: it is kept."),
        )

    def outputs(self):
        """Give the outputs that are not themselves parameters."""
        yield QgsProcessingOutputMultipleLayers(shared.LAYERS, tr("Rasters by series and date"))

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        check_series(values)
        values.check_choice(CONTENT, CONTENTS)
        values.period()

    def read(self, values: Values) -> LoadingJob:
        """Read the values."""
        return LoadingJob(
            files=series_files(values),
            period=values.period(),
            content=values.choice(CONTENT),
            group=values.text(GROUP),
            replaces_time=values.flag(SET_TIME),
        )

    def work(self, job: LoadingJob, progress, context):
        """Find the rasters and ask for them to be loaded."""
        from ..engine.acquisitions.collection import collect
        from ..presentation.loading import load_on_completion

        progress.step(tr("Finding the dates"))
        collection = collect(job.files.sources(progress), progress)
        for problem in collection.problems:
            progress.warn(problem)
        collection = collection.between(job.period.start, job.period.end)
        if job.content != VALUES:
            collection = collection.beside(ENDINGS[job.content], progress)
        for series in collection.series:
            members = [file for file in collection.files if file.series == series]
            progress.say(
                f"{series}: {len(members)} rasters, {members[0].date} to {members[-1].date}."
            )
        load_on_completion(
            collection.files, context, group=job.group, replace_time=job.replaces_time
        )
        return {shared.LAYERS: [file.path for file in collection.files]}
