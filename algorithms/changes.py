"""``stori:changes``: harvest, mowing, fire: when, how much and how sure."""

from __future__ import annotations

import datetime

from ..engine.options.changes_options import DIRECTIONS, ChangesOptions
from ..presentation.words import tr
from .shared.map_task import MapTask
from .shared.parameter_kinds import choice, number, whole
from .shared.task import SeriesJob
from .shared.values import Values

DIRECTION, MIN_CHANGE = "DIRECTION", "MIN_CHANGE"
WINDOW, MAX_BREAKS = "WINDOW", "MAX_BREAKS"


class ChangesAlgorithm(MapTask[ChangesOptions]):
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
        yield choice(
            DIRECTION,
            tr("Direction"),
            DIRECTIONS,
            ChangesOptions.direction,
            tr("Which changes count: fall, rise or both."),
        )
        yield number(
            MIN_CHANGE,
            tr("Smallest change"),
            ChangesOptions.least,
            tr("In the unit of the band: index units, or reflectance from 0 to 1."),
            least=0.0,
        )
        yield number(
            WINDOW,
            tr("Within (days)"),
            ChangesOptions.window,
            tr("A change that takes longer is no break; at least the step of the series."),
            least=1.0,
        )
        yield whole(
            MAX_BREAKS,
            tr("Most breaks per pixel"),
            ChangesOptions.most,
            tr("The largest are kept."),
            least=1,
            most=20,
        )

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        values.check_choice(DIRECTION, DIRECTIONS)
        for name in (MIN_CHANGE, WINDOW, MAX_BREAKS):
            values.check_number(name)
        super().check(values)

    def options(self, values: Values) -> ChangesOptions:
        """Read what counts as a break."""
        return ChangesOptions(
            least=values.number(MIN_CHANGE),
            window=values.number(WINDOW),
            direction=values.choice(DIRECTION),
            most=values.whole(MAX_BREAKS),
        )

    def work(self, job: SeriesJob[ChangesOptions], progress, context):
        """Map the breaks and hand the map over."""
        from ..engine.analysis.changes import map_changes
        from ..presentation.map_loading import MapRaster

        written = map_changes(
            job.files.sources(progress), job.request, job.options, job.execution, progress, job.grid
        )
        (raster,) = written.rasters
        origin = datetime.date(raster.date.year - 1, 12, 31)
        name = f"date of the largest break {raster.date.year}"
        maps = [MapRaster(raster.path, name, origin)]
        return self.show_maps(written, job.execution.output, context, maps, "STORI changes")
