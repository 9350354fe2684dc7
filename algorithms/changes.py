"""``stori:changes``: harvest, mowing, fire: when, how much and how sure."""

from __future__ import annotations

import datetime

from qgis.core import (
    Qgis,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)

from ..presentation.words import tr
from .shared.map_task import MapTask
from .shared.parameters import helped

DIRECTION, MIN_CHANGE = "DIRECTION", "MIN_CHANGE"
WINDOW, MAX_BREAKS = "WINDOW", "MAX_BREAKS"
# Held equal to the engine's by a test: the plugin lists this where its packages are missing.
DIRECTIONS = ("fall", "rise", "both")


class ChangesAlgorithm(MapTask):
    """Maps the breaks of a series."""

    NAME = "changes"
    ICON = "changes.svg"
    TITLE = "Breaks and changes"
    SUMMARY = "Date, size and confidence of harvest, mowing, fire and other breaks per pixel."
    TAGS = (
        "change detection,break,harvest,mowing,burn,fire,clearing,date,magnitude,confidence,"
        "time series,uncertainty"
    )
    HELP = """
    <p>Finds breaks in the series of every pixel: the largest changes within a few days, such as a
    harvest or mowing (NDVI falls), a fire (NBR falls) or flooding (NDWI rises). Reconstruct the
    series first; with its standard deviations every break gets a confidence.</p>
    <h3>Bands of the map</h3>
    <ul>
    <li><b>date_1</b>: the middle of the steepest piece, as the day of the year in which the
    series begins (1 = the first of January; more than 365 in later years).</li>
    <li><b>magnitude_1</b>: the change in the unit of the band, negative for a fall.</li>
    <li><b>confidence_1</b>: the probability (0 to 1) that the true change is at least the
    smallest change asked for, from the standard deviations of the values before and after,
    Gaussian and independent (JCGM 100:2008).</li>
    <li>the same for the second and further breaks, from the largest to the smallest, and
    <b>count</b>, how many there are.</li>
    </ul>
    <p>Ripening also makes an index fall, only slower: a shorter window and a larger change leave
    the breaks. The steps between the dates of the series limit how exactly a break is dated.</p>
    """

    BAND_HELP = "An index is computed from its bands where it is not there."
    FOLDER_HELP = "One GeoTIFF, changes_<years>.tif, and changes.json."

    def definition(self):
        """Give what counts as a break."""
        number = Qgis.ProcessingNumberParameterType
        yield helped(
            QgsProcessingParameterEnum(
                DIRECTION,
                tr("Direction"),
                list(DIRECTIONS),
                defaultValue="fall",
                usesStaticStrings=True,
            ),
            tr("Which changes count: fall, rise or both."),
        )
        yield helped(
            QgsProcessingParameterNumber(
                MIN_CHANGE, tr("Smallest change"), number.Double, 0.2, minValue=0.0
            ),
            tr("In the unit of the band: index units, or reflectance from 0 to 1."),
        )
        yield helped(
            QgsProcessingParameterNumber(
                WINDOW, tr("Within (days)"), number.Double, 20.0, minValue=1.0
            ),
            tr("A change that takes longer is no break; at least the step of the series."),
        )
        yield helped(
            QgsProcessingParameterNumber(
                MAX_BREAKS, tr("Most breaks per pixel"), number.Integer, 3, minValue=1, maxValue=20
            ),
            tr("The largest are kept."),
        )

    def check(self, values) -> None:
        """Raise for what cannot work."""
        values.check_choice(DIRECTION, DIRECTIONS)
        for name in (MIN_CHANGE, WINDOW, MAX_BREAKS):
            values.check_number(name)
        super().check(values)

    def read(self, values):
        """Read the values."""
        return {
            **super().read(values),
            "breaks": (
                values.number(MIN_CHANGE),
                values.number(WINDOW),
                values.choice(DIRECTION),
                values.whole(MAX_BREAKS),
            ),
        }

    def work(self, given, progress, context):
        """Map the breaks and hand the map over."""
        from ..engine.analysis.changes import Breaks, map_changes
        from ..engine.analysis.series_stack import Request
        from ..engine.outputs.production import Execution
        from ..presentation.map_loading import MapRaster

        made = map_changes(
            given["files"].sources(),
            Request(given["names"], *given["period"]),
            Breaks(*given["breaks"]),
            Execution(**given["execution"]),
            progress,
            given["grid"],
        )
        (raster,) = made.rasters
        origin = datetime.date(raster.date.year - 1, 12, 31)
        name = f"date of the largest break {raster.date.year}"
        maps = [MapRaster(raster.path, name, origin)]
        return self.show_maps(made, given["execution"]["output"], context, maps, "STORI changes")
