"""``stori:phenology``: when every pixel's season starts, peaks and ends."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ..engine.options.phenology_options import SEASON_METHODS, PhenologyOptions
from ..presentation.words import tr
from .shared.map_task import MapTask
from .shared.parameter_kinds import choice, number, text
from .shared.task import SeriesJob
from .shared.values import Values

if TYPE_CHECKING:
    from ..engine.outputs.dated_rasters import DatedRaster

METHOD, THRESHOLD = "METHOD", "THRESHOLD"
MIN_AMPLITUDE, SEASON_START = "MIN_AMPLITUDE", "SEASON_START"


class PhenologyAlgorithm(MapTask[PhenologyOptions]):
    """Maps the metrics of every season."""

    NAME = "phenology"
    ICON = "phenology.svg"
    TITLE = "Phenology"
    SUMMARY = "Start, peak, end, length, amplitude, integrals and rates of every pixel's season."
    TAGS = (
        "phenology,season,start of season,end of season,peak,greenup,senescence,timesat,amplitude,"
        "integral,crop,vegetation,uncertainty"
    )
    HELP = """
    <p>Describes the season of every pixel of a vegetation index, after TIMESAT (Jönsson and
    Eklundh 2004, Computers &amp; Geosciences 30:833). It wants a series without gaps: reconstruct
    it first.</p>
    <h3>Bands of the maps</h3>
    <ol>
    <li><b>start</b>: day of the year in which the season begins, 1 = the first of January; more
    than 365 in the year after.</li>
    <li><b>peak</b>: in the same days.</li>
    <li><b>end</b>: in the same days.</li>
    <li><b>length</b>: days from start to end.</li>
    <li><b>base</b>: mean of the minima before and after the peak, in the unit of the index.</li>
    <li><b>peak_value</b>: in the unit of the index.</li>
    <li><b>amplitude</b>: peak_value less base.</li>
    <li><b>integral</b>: from start to end, index times days.</li>
    <li><b>integral_above_base</b>: the same, above base.</li>
    <li><b>rate_up</b>: rate of increase, change per day between 20 and 80 per cent of the amplitude
    before the peak.</li>
    <li><b>rate_down</b>: rate of decrease, the same after the peak; both are positive, as TIMESAT
    has them.</li>
    </ol>
    <p><b>threshold</b>: start and end are where the curve passes a share of the amplitude on its
    side of the peak; <b>derivative</b>: the middle of its steepest rise and fall.</p>
    <p>With SEASON_START <b>auto</b> seasons begin on the first of January where that will do, else
    on the first of a month in which the mean curve is low, as in the southern hemisphere.</p>
    <h3>Outputs</h3>
    <p><i>phenology_2021.tif</i> for every season, named after the year it begins in, and
    <i>phenology_2021_sd.tif</i> where the series has standard deviations, carried to all metrics
    to first order (the errors of two dates count as independent, along the season as common). That
    of a peak says on which dates the true curve may be highest, so it is large on a plateau; a peak
    is one of the dates, so half a step is added. Where pixels have two seasons in a year,
    these maps have the one with the higher peak, and <i>phenology_second_2021.tif</i> the other:
    60 days away at least, with a third of its amplitude between them. A season that the ends of the
    series cut off is named in a warning. Pixels without a season (fewer than five
    dates, no peak inside, too small an amplitude) are missing. The map is loaded so that the
    Temporal Controller shows each pixel from its start on.</p>
    """

    BAND_HELP = "One that rises with vegetation; an index is computed where it is not there."
    FOLDER_HELP = "One GeoTIFF per season, phenology_<season>.tif, and phenology.json."

    def definition(self):
        """Give what delimits a season."""
        yield choice(
            METHOD,
            tr("Start and end by"),
            SEASON_METHODS,
            PhenologyOptions.method,
            tr("threshold: a share of the amplitude; derivative: the steepest rise and fall."),
        )
        yield number(
            THRESHOLD,
            tr("Share of the amplitude (per cent)"),
            100.0 * PhenologyOptions.share,
            tr("Between the minimum on that side, 0, and the peak, 100; for threshold only."),
            least=1.0,
            most=99.0,
        )
        yield number(
            MIN_AMPLITUDE,
            tr("Smallest amplitude"),
            PhenologyOptions.least,
            tr("In the unit of the index; pixels with less have no season."),
            least=0.0,
        )
        yield text(
            SEASON_START,
            tr("Seasons begin on"),
            PhenologyOptions.season_start,
            tr("MM-DD, a day when little grows; auto finds one. A season lasts a year."),
        )

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        values.check_choice(METHOD, SEASON_METHODS)
        values.check_number(THRESHOLD)
        values.check_number(MIN_AMPLITUDE)
        super().check(values)

    def options(self, values: Values) -> PhenologyOptions:
        """Read what delimits a season."""
        return PhenologyOptions(
            method=values.choice(METHOD),
            share=values.number(THRESHOLD) / 100.0,
            least=values.number(MIN_AMPLITUDE),
            season_start=values.text(SEASON_START),
        )

    def work(self, job: SeriesJob[PhenologyOptions], progress, context):
        """Map the seasons and hand the maps over."""
        from ..engine.analysis.phenology import map_phenology
        from ..presentation.map_loading import MapRaster

        written = map_phenology(
            job.files.sources(progress), job.request, job.options, job.execution, progress, job.grid
        )
        maps = [
            MapRaster(raster.path, _name(raster), _origin(raster.date))
            for raster in written.rasters
        ]
        return self.show_maps(written, job.execution.output, context, maps, "STORI phenology")


def _name(raster: DatedRaster) -> str:
    second = "second " if raster.series != "phenology" else ""
    return f"start of {second}season {raster.date.year}"


def _origin(first: datetime.date) -> datetime.date:
    """Return the day before day 1 of a season."""
    return datetime.date(first.year - 1, 12, 31)
