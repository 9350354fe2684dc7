"""``stori:loadseries``: any folder of dated rasters as a temporal group."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterString,
)

from ..presentation.words import tr
from .shared import parameters as shared
from .shared.parameters import helped
from .shared.task import TaskAlgorithm, check_series, series_files

GROUP, SET_TIME = "GROUP", "SET_TIME"


class LoadSeriesAlgorithm(TaskAlgorithm):
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
    their own becomes one layer with a time range per band. Standard deviations (*_sd.tif) are not
    loaded.</p>
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
        yield from shared.series(tr("Rasters of any kind, one date or one date per band each."))
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first raster."),
            tr("YYYY-MM-DD; empty means the last raster."),
        )
        yield helped(
            QgsProcessingParameterString(GROUP, tr("Name of the layer group"), optional=True),
            tr("Empty means “STORI” and the name of the series."),
        )
        yield helped(
            QgsProcessingParameterBoolean(SET_TIME, tr("Set the project's time range"), True),
            tr("On: the time range of the project becomes that of the series. Off: it is kept."),
        )

    def outputs(self):
        """Give the outputs that are not themselves parameters."""
        yield QgsProcessingOutputMultipleLayers(shared.LAYERS, tr("Rasters by series and date"))

    def check(self, values) -> None:
        """Raise for what cannot work."""
        check_series(values)
        values.period()

    def read(self, values):
        """Read the values."""
        return {
            "files": series_files(values),
            "period": values.period(),
            "group": values.text(GROUP),
            "replace_time": values.flag(SET_TIME),
        }

    def work(self, given, progress, context):
        """Find the rasters and ask for them to be loaded."""
        from ..engine.acquisitions.collection import collect
        from ..presentation.loading import load_on_completion

        progress.step(tr("Finding the dates"))
        found = collect(given["files"].sources(), progress)
        for problem in found.problems:
            progress.warn(problem)
        found = found.between(*given["period"])
        for series in found.series:
            members = [file for file in found.files if file.series == series]
            progress.say(
                f"{series}: {len(members)} rasters, {members[0].date} to {members[-1].date}."
            )
        load_on_completion(
            found.files, context, group=given["group"], replace_time=given["replace_time"]
        )
        return {shared.LAYERS: [file.path for file in found.files]}
