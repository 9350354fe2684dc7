"""``stori:animation``: a dated series as a picture that moves."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsProcessingParameterFileDestination

from ..engine.options.animation_options import AnimationOptions
from ..engine.options.series_options import GridOptions, SeriesRequest
from ..presentation.words import tr
from .shared import input_parameters as inputs
from .shared import parameters as shared
from .shared.parameter_kinds import helped, number, switch, text, whole
from .shared.task import Files, TaskAlgorithm, check_series, series_files
from .shared.values import Values

NEAREST, MASK_CLOUDS = "NEAREST", "MASK_CLOUDS"
WIDTH, RATE, LABELS = "WIDTH", "RATE", "LABELS"


@dataclass(frozen=True)
class AnimationJob:
    """What an animation is asked."""

    files: Files
    """The rasters of the series."""

    clouded: Files
    """The clouded acquisitions to show beside it; may be none."""

    request: SeriesRequest
    """One or three bands, and the period; no band means those that fit."""

    options: AnimationOptions
    """How it is drawn."""

    grid: GridOptions
    """The part of the ground that is shown."""

    output: str
    """The file; its ending decides on its kind."""


class AnimationAlgorithm(TaskAlgorithm[AnimationJob]):
    """Draws a series date by date into a file that plays."""

    NAME = "animation"
    ICON = "animation.svg"
    TITLE = "Animate a series"
    SUMMARY = "A dated series as animated GIF, MP4 or WebM, alone or beside the clouded input."
    TAGS = (
        "animation,gif,mp4,webm,video,film,movie,time lapse,time series,before and after,"
        "side by side,dates,ffmpeg,presentation"
    )
    HELP = """
    <p>Draws a series as one file that plays anywhere: one frame per date, with the date above and
    a bar of time below, and the same colours on all dates, so that a change of colour is a change
    on the ground.</p>
    <h3>Colours</h3>
    <p>Three bands make a colour composite, stretched from the 2nd to the 98th percentile; natural
    colours share one stretch. One band or index gets the vegetation ramp, from -0.1 to 0.9 for
    indices. What is missing is grey.</p>
    <h3>Side by side</h3>
    <p>With the clouded acquisitions given as well, the left half shows the acquisition nearest to
    each date, with its own date above, and <i>no image</i> where none is near enough; the right
    half shows the series.</p>
    <h3>Files</h3>
    <p><i>.gif</i> needs nothing else (one palette of 256 colours for all frames);
    <i>.mp4</i> (H.264) and <i>.webm</i> (VP9) are written by the program ffmpeg, where it is
    installed.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield from inputs.series(tr("Rasters of any kind, such as a reconstruction."))
        yield text(
            shared.BANDS,
            tr("Band, index or three bands"),
            "",
            tr(
                "One band or index, for example “NDVI”, or three bands for red, green and blue, "
                "for example “B08, B04, B03”; empty means natural colours, else NDVI, else the "
                "first band."
            ),
        )
        yield from inputs.clouded()
        yield whole(
            NEAREST,
            tr("Most days off"),
            AnimationOptions.nearest,
            tr("A clouded acquisition further from the date of a frame is not shown beside it."),
            least=0,
            most=366,
            advanced=True,
        )
        yield switch(
            MASK_CLOUDS,
            tr("Grey out masked clouds"),
            AnimationOptions.masked,
            tr("On: what the cloud masks of the clouded acquisitions hide is grey. Off: as seen."),
            advanced=True,
        )
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first raster."),
            tr("YYYY-MM-DD; empty means the last raster."),
        )
        yield shared.extent(is_optical=False)
        yield from self._drawing()
        yield helped(
            QgsProcessingParameterFileDestination(
                shared.OUTPUT,
                tr("Animation"),
                tr("GIF (*.gif);;MP4, needs ffmpeg (*.mp4);;WebM, needs ffmpeg (*.webm)"),
            ),
            tr("The ending of the file's name decides on its kind."),
        )

    def _drawing(self):
        yield whole(
            WIDTH,
            tr("Size (pixels)"),
            AnimationOptions.width,
            tr("About the longer side of the map; small rasters are shown with larger pixels."),
            least=64,
            most=4096,
        )
        yield number(
            RATE,
            tr("Frames per second"),
            AnimationOptions.rate,
            tr("How many dates are shown in a second."),
            least=0.1,
            most=50.0,
        )
        yield switch(
            LABELS,
            tr("Write dates"),
            AnimationOptions.labels,
            tr("On: date and kind stand above each map. Off: the maps and the bar of time only."),
        )

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        check_series(values)
        values.check_pair(shared.OPTICAL, shared.OPTICAL_FOLDER, "clouded acquisitions", False)
        for name in (NEAREST, WIDTH, RATE):
            values.check_number(name)
        values.period()

    def read(self, values: Values) -> AnimationJob:
        """Read the values."""
        return AnimationJob(
            files=series_files(values),
            clouded=Files(values, shared.OPTICAL, shared.OPTICAL_FOLDER),
            request=values.series_request(values.names(shared.BANDS)),
            options=AnimationOptions(
                nearest=values.whole(NEAREST),
                masked=values.flag(MASK_CLOUDS),
                width=values.whole(WIDTH),
                rate=values.number(RATE),
                labels=values.flag(LABELS),
            ),
            grid=values.extent(),
            output=values.destination(),
        )

    def work(self, job: AnimationJob, progress, context):
        """Draw the frames and write the file."""
        from ..engine.animation.animation import Film
        from ..engine.animation.moving_picture import check_kind, write_moving_picture
        from ..presentation.captions import captioned

        check_kind(job.output, shared.OUTPUT)
        clouded = job.clouded.sources(progress) if job.clouded else ()
        film = Film(
            job.files.sources(progress), job.request, job.options, progress, clouded, job.grid
        )
        count = len(film.dates)
        progress.step(tr("Drawing {} dates").format(count))

        def drawn(frames):
            for frame in frames:
                part = (film.dates.index(frame.date) + 1) / count
                yield captioned(frame, part, job.options.labels)
                progress.fraction(part)

        samples = [captioned(f, 1.0, job.options.labels) for f in film.sampled_frames(progress)]
        pictures = drawn(film.frames(progress))
        write_moving_picture(job.output, pictures, samples, job.options.rate, shared.OUTPUT)
        return {shared.OUTPUT: job.output}
