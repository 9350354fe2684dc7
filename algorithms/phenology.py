"""``stori:phenology``: when every pixel's season starts, peaks and ends."""

from __future__ import annotations

import datetime

from qgis.core import (
    Qgis,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..presentation.words import tr
from .shared.map_task import MapTask
from .shared.parameters import helped

METHOD, THRESHOLD = "METHOD", "THRESHOLD"
MIN_AMPLITUDE, SEASON_START = "MIN_AMPLITUDE", "SEASON_START"
# Held equal to the engine's by a test: the plugin lists this where its packages are missing.
METHODS = ("threshold", "derivative")


class PhenologyAlgorithm(MapTask):
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
    <li><b>start</b>, <b>peak</b>, <b>end</b>: day of the year in which the season begins, 1 = the
    first of January; more than 365 in the year after.</li>
    <li><b>length</b>: days from start to end.</li>
    <li><b>base</b>: mean of the minima before and after the peak; <b>peak_value</b>;
    <b>amplitude</b>: peak less base; in the unit of the index.</li>
    <li><b>integral</b>, <b>integral_above_base</b>: from start to end, index times days.</li>
    <li><b>rate_up</b>, <b>rate_down</b>: change per day between 20 and 80 per cent of the
    amplitude on either side.</li>
    </ol>
    <p><b>threshold</b>: start and end are where the curve passes a share of the amplitude on its
    side of the peak; <b>derivative</b>: the middle of its steepest rise and fall.</p>
    <h3>Outputs</h3>
    <p><i>phenology_2021.tif</i> for every season, named after the year it begins in, and
    <i>phenology_2021_sd.tif</i> where the series has standard deviations, carried to all metrics
    to first order (the errors of two dates count as independent, along the season as common; a
    peak is one of the dates, so half a step is added). Pixels without a season (fewer than five
    dates, no peak inside, too small an amplitude) are missing. The map is loaded so that the
    Temporal Controller shows each pixel from its start on.</p>
    """

    BAND_HELP = "One that rises with vegetation; an index is computed where it is not there."
    FOLDER_HELP = "One GeoTIFF per season, phenology_<season>.tif, and phenology.json."

    def definition(self):
        """Give what delimits a season."""
        number = Qgis.ProcessingNumberParameterType
        yield helped(
            QgsProcessingParameterEnum(
                METHOD,
                tr("Start and end by"),
                list(METHODS),
                defaultValue="threshold",
                usesStaticStrings=True,
            ),
            tr("threshold: a share of the amplitude; derivative: the steepest rise and fall."),
        )
        yield helped(
            QgsProcessingParameterNumber(
                THRESHOLD,
                tr("Share of the amplitude (per cent)"),
                number.Double,
                20.0,
                minValue=1.0,
                maxValue=99.0,
            ),
            tr("Between the minimum on that side, 0, and the peak, 100; for threshold only."),
        )
        yield helped(
            QgsProcessingParameterNumber(
                MIN_AMPLITUDE, tr("Smallest amplitude"), number.Double, 0.1, minValue=0.0
            ),
            tr("In the unit of the index; pixels with less have no season."),
        )
        yield helped(
            QgsProcessingParameterString(SEASON_START, tr("Seasons begin on"), "01-01"),
            tr("MM-DD; a season lasts a year. Choose a day when little grows, such as 09-01."),
        )

    def check(self, values) -> None:
        """Raise for what cannot work."""
        values.check_choice(METHOD, METHODS)
        values.check_number(THRESHOLD)
        values.check_number(MIN_AMPLITUDE)
        super().check(values)

    def read(self, values):
        """Read the values."""
        return {
            **super().read(values),
            "definition": (
                values.choice(METHOD),
                values.number(THRESHOLD) / 100.0,
                values.number(MIN_AMPLITUDE),
            ),
            "season_start": values.text(SEASON_START),
        }

    def work(self, given, progress, context):
        """Map the seasons and hand the maps over."""
        from ..engine.analysis.phenology import map_phenology
        from ..engine.analysis.season_metrics import Definition
        from ..engine.analysis.series_stack import Request
        from ..engine.outputs.production import Execution
        from ..presentation.map_loading import MapRaster

        made = map_phenology(
            given["files"].sources(),
            Request(given["names"], *given["period"]),
            Definition(*given["definition"]),
            given["season_start"],
            Execution(**given["execution"]),
            progress,
            given["grid"],
        )
        maps = [
            MapRaster(raster.path, f"start of season {raster.date.year}", _origin(raster.date))
            for raster in made.rasters
        ]
        return self.show_maps(made, given["execution"]["output"], context, maps, "STORI phenology")


def _origin(first: datetime.date) -> datetime.date:
    """Return the day before day 1 of a season."""
    return datetime.date(first.year - 1, 12, 31)
