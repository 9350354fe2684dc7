"""``stori:changes``: harvest, mowing, fire: when, how much and how sure."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..engine.options.changes_options import DIRECTIONS, ChangesOptions
from ..presentation.words import tr
from .shared import input_parameters as inputs
from .shared import parameters as shared
from .shared.map_task import MapTask
from .shared.parameter_kinds import choice, number, text, whole
from .shared.task import Files, SeriesJob
from .shared.values import Values

DIRECTION, MIN_CHANGE = "DIRECTION", "MIN_CHANGE"
WINDOW, MAX_BREAKS = "WINDOW", "MAX_BREAKS"
SAR_BAND = "SAR_BAND"


@dataclass(frozen=True)
class ChangesJob(SeriesJob[ChangesOptions]):
    """What is asked of changes."""

    sar: Files | None = None
    """The rasters of the second witness; may be none."""


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
    <p>Ripening makes an index fall as well. So a change is weighed against the season's own slope,
    told by lines through the dates before and after it. It is a break if the lines leave a jump
    that is many times its error and most of the change, or if most of what falls around it falls
    within the window, or if it is so sudden that no slope explains it: 1.25 times the smallest
    change between neighbouring dates no farther apart than three quarters of the window (0.25
    within 15 days) always counts.</p>
    <h3>Bands of the map</h3>
    <ul>
    <li><b>date_1</b>: the middle of the piece that decides, as the day of the year in which the
    series begins (1 = the first of January; more than 365 in later years).</li>
    <li><b>magnitude_1</b>: the change in the unit of the band, negative for a fall.</li>
    <li><b>confidence_1</b>: the probability (0 to 1) that the true change is at least the
    smallest change asked for, from the standard deviations of the values before and after,
    Gaussian and independent (JCGM 100:2008).</li>
    <li><b>witness_1</b>, where SAR is given: how many times its error SAR jumps meanwhile,
    negative for a fall; beyond 2 or 3 something happened there for SAR too.</li>
    <li>the same for the second and further breaks, from the largest to the smallest, and
    <b>count</b>, how many there are.</li>
    </ul>
    <h3>SAR as second witness</h3>
    <p>May be left out. Where backscatter or coherence jumps as well (three times its error), less
    of the index will do: breaks that are small or lie in a slope are found. SAR never takes a break
    away, because many do not show in it: backscatter says little of mown grass, coherence more.</p>
    <p>The steps between the dates of the series limit how exactly a break is dated, and whether it
    can be told from ripening at all: a crop that loses 0.25 within the ten days between two dates
    is a break here.</p>
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
        yield from inputs.sar()
        yield text(
            SAR_BAND,
            tr("Band of SAR"),
            ChangesOptions.sar_band,
            tr(
                "What of SAR is the second witness: VV, VH or RVI, levelled and filtered here; or "
                "the name of another band of dated rasters, such as coherence."
            ),
        )

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        values.check_choice(DIRECTION, DIRECTIONS)
        for name in (MIN_CHANGE, WINDOW, MAX_BREAKS):
            values.check_number(name)
        values.check_pair(shared.SAR, shared.SAR_FOLDER, "SAR acquisitions", False)
        super().check(values)

    def options(self, values: Values) -> ChangesOptions:
        """Read what counts as a break."""
        return ChangesOptions(
            least=values.number(MIN_CHANGE),
            window=values.number(WINDOW),
            direction=values.choice(DIRECTION),
            most=values.whole(MAX_BREAKS),
            sar_band=values.text(SAR_BAND),
        )

    def read(self, values: Values) -> ChangesJob:
        """Read the values, and the files of SAR."""
        job = super().read(values)
        return ChangesJob(**vars(job), sar=Files(values, shared.SAR, shared.SAR_FOLDER))

    def work(self, job: ChangesJob, progress, context):
        """Map the breaks and hand the map over."""
        from ..engine.analysis.changes import map_changes
        from ..presentation.map_loading import MapRaster

        written = map_changes(
            job.files.sources(progress),
            job.request,
            job.options,
            job.execution,
            progress,
            job.grid,
            job.sar.sources(progress) if job.sar else (),
        )
        (raster,) = written.rasters
        origin = datetime.date(raster.date.year - 1, 12, 31)
        name = f"date of the largest break {raster.date.year}"
        maps = [MapRaster(raster.path, name, origin)]
        return self.show_maps(written, job.execution.output, context, maps, "STORI changes")
