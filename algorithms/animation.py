"""``stori:animation``: a dated series as a picture that moves."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..presentation.words import tr
from .shared import parameters as shared
from .shared.parameters import helped
from .shared.task import Files, TaskAlgorithm, check_series, series_files

NEAREST, MASK_CLOUDS = "NEAREST", "MASK_CLOUDS"
WIDTH, RATE, LABELS = "WIDTH", "RATE", "LABELS"


class AnimationAlgorithm(TaskAlgorithm):
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
        number = Qgis.ProcessingNumberParameterType
        yield from shared.series(tr("Rasters of any kind, such as a reconstruction."))
        yield helped(
            QgsProcessingParameterString(
                shared.BANDS, tr("Band, index or three bands"), optional=True
            ),
            tr(
                "One band or index, for example “NDVI”, or three bands for red, green and blue, "
                "for example “B08, B04, B03”; empty means natural colours, else NDVI, else the "
                "first band."
            ),
        )
        yield from shared.clouded()
        yield helped(
            QgsProcessingParameterNumber(
                NEAREST, tr("Most days off"), number.Integer, 5, minValue=0, maxValue=366
            ),
            tr("A clouded acquisition further from the date of a frame is not shown beside it."),
            advanced=True,
        )
        yield helped(
            QgsProcessingParameterBoolean(MASK_CLOUDS, tr("Grey out masked clouds"), False),
            tr("On: what the cloud masks of the clouded acquisitions hide is grey. Off: as seen."),
            advanced=True,
        )
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first raster."),
            tr("YYYY-MM-DD; empty means the last raster."),
        )
        extent, _ = shared.grid(is_optical=False)
        yield extent
        yield helped(
            QgsProcessingParameterNumber(
                WIDTH, tr("Size (pixels)"), number.Integer, 480, minValue=64, maxValue=4096
            ),
            tr("About the longer side of the map; small rasters are shown with larger pixels."),
        )
        yield helped(
            QgsProcessingParameterNumber(
                RATE, tr("Frames per second"), number.Double, 2.0, minValue=0.1, maxValue=50.0
            ),
            tr("How many dates are shown in a second."),
        )
        yield helped(
            QgsProcessingParameterBoolean(LABELS, tr("Write dates"), True),
            tr("On: date and kind stand above each map. Off: the maps and the bar of time only."),
        )
        yield helped(
            QgsProcessingParameterFileDestination(
                shared.OUTPUT,
                tr("Animation"),
                tr("GIF (*.gif);;MP4, needs ffmpeg (*.mp4);;WebM, needs ffmpeg (*.webm)"),
            ),
            tr("The ending of the file's name decides on its kind."),
        )

    def check(self, values) -> None:
        """Raise for what cannot work."""
        check_series(values)
        values.check_pair(shared.OPTICAL, shared.OPTICAL_FOLDER, "clouded acquisitions", False)
        for name in (NEAREST, WIDTH, RATE):
            values.check_number(name)
        values.period()

    def read(self, values):
        """Read the values."""
        return {
            "files": series_files(values),
            "clouded": Files(values, shared.OPTICAL, shared.OPTICAL_FOLDER),
            "names": values.names(shared.BANDS),
            "nearest": values.whole(NEAREST),
            "masked": values.flag(MASK_CLOUDS),
            "period": values.period(),
            "extent": values.extent(),
            "width": values.whole(WIDTH),
            "rate": values.number(RATE),
            "labels": values.flag(LABELS),
            "output": values.destination(),
        }

    def work(self, given, progress, context):
        """Draw the frames and write the file."""
        from ..engine.analysis.series_stack import Request
        from ..engine.animation.animation import Beside, Film
        from ..engine.animation.moving_picture import check_kind, write_moving_picture
        from ..engine.scene.optical_reader import Masking
        from ..presentation.captions import captioned

        check_kind(given["output"], shared.OUTPUT)
        beside = None
        if given["clouded"]:
            masking = Masking("auto" if given["masked"] else "none")
            beside = Beside(given["clouded"].sources(), masking, given["nearest"])
        film = Film(
            given["files"].sources(),
            Request(given["names"], *given["period"]),
            given["width"],
            progress,
            beside,
            given["extent"],
        )
        count = len(film.dates)
        progress.step(tr("Drawing {} dates").format(count))

        def drawn(frames):
            for frame in frames:
                part = (film.dates.index(frame.date) + 1) / count
                yield captioned(frame, part, given["labels"])
                progress.fraction(part)

        samples = [captioned(f, 1.0, given["labels"]) for f in film.sampled_frames(progress)]
        pictures = drawn(film.frames(progress))
        write_moving_picture(given["output"], pictures, samples, given["rate"], shared.OUTPUT)
        return {shared.OUTPUT: given["output"]}
