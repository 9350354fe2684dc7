"""``stori:maskclouds``: dated clear masks, and copies without clouds."""

from __future__ import annotations

from ..engine.options.mask_clouds_options import MASKING_KINDS, WRITTEN, MaskCloudsOptions
from ..presentation.words import tr
from .shared import input_parameters as inputs
from .shared import parameters as shared
from .shared.parameter_kinds import choice, number, switch
from .shared.task import Files, SeriesJob, TaskAlgorithm
from .shared.values import Values

WRITE, THRESHOLD, MIN_PATCH, SCREEN = "WRITE", "THRESHOLD", "MIN_PATCH", "SCREEN"


class MaskCloudsAlgorithm(TaskAlgorithm[SeriesJob[MaskCloudsOptions]]):
    """Masks a series and writes what is clear."""

    NAME = "maskclouds"
    ICON = "maskclouds.svg"
    GROUP = "preparation"
    TITLE = "Mask clouds"
    SUMMARY = "Writes a clear mask per date, and copies of the rasters without clouds."
    TAGS = (
        "cloud,mask,shadow,scl,qa_pixel,cloud probability,s2cloudless,buffer,clear,screen,outlier,"
        "sentinel-2,landsat,preparation"
    )
    HELP = """
    <p>Turns scene classifications (Sentinel-2 SCL), Landsat Collection 2 QA_PIXEL bits (USGS
    LSDS-1619), HLS Fmask, binary masks or cloud probabilities into one clear mask per date, and
    writes copies of the rasters in which everything else is missing.</p>
    <h3>Outputs</h3>
    <ul>
    <li><i>clear_YYYYMMDD.tif</i>: 1 clear, 0 not. Beside reflectance of the same dates every
    other algorithm here takes it as the mask.</li>
    <li><i>masked_YYYYMMDD.tif</i>: the bands in their units and scaling, nodata where not clear.
    Rasters of several resolutions come together on the finest grid, acquisitions of one day
    become one.</li>
    </ul>
    <h3>How masks are mended</h3>
    <p>First clouded patches smaller than the minimum are taken for false alarms (bright roofs);
    then the buffer grows what is left; then clear patches smaller than the minimum between clouds
    are masked too. The temporal screen drops clear values that stand out from the dates before
    and after as clouds and shadows do, by more than 3.5 times the scene's own noise (after Hampel
    1974, JASA 69:383): thin cloud, haze and shadow that masks miss. Harvest and ploughing stay,
    because they do not come back.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield from inputs.optical()
        yield shared.bands_only(tr("Bands that masked copies hold."))
        yield choice(
            WRITE,
            tr("Write"),
            WRITTEN,
            MaskCloudsOptions.written,
            tr("masks: clear masks; copies: rasters without clouds; both."),
        )
        yield from shared.masking(MASKING_KINDS)
        yield from self._repair()
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first acquisition."),
            tr("YYYY-MM-DD; empty means the last acquisition."),
        )
        yield from shared.grid()
        yield from shared.execution()
        yield shared.folder_output(
            tr("Folder for masks and copies"),
            tr("clear_YYYYMMDD.tif, masked_YYYYMMDD.tif and maskclouds.json."),
        )

    def _repair(self):
        yield number(
            THRESHOLD,
            tr("Cloud probability (per cent)"),
            MaskCloudsOptions.threshold,
            tr("A pixel with this probability or more is cloud; for probability rasters only."),
            least=0.0,
            most=100.0,
            advanced=True,
        )
        yield number(
            MIN_PATCH,
            tr("Smallest patch (square metres)"),
            MaskCloudsOptions.patch,
            tr("Smaller patches take the state of what surrounds them; 0 keeps every pixel."),
            least=0.0,
            advanced=True,
        )
        yield switch(
            SCREEN,
            tr("Drop what stands out in time"),
            MaskCloudsOptions.screen,
            tr("Also mask clear values that differ from the dates before and after as clouds do."),
            advanced=True,
        )

    def outputs(self):
        """Give the outputs that are not themselves parameters."""
        return shared.dated_outputs()

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        values.check_pair(shared.OPTICAL, shared.OPTICAL_FOLDER, "optical acquisitions", True)
        values.check_choice(WRITE, WRITTEN)
        values.check_masking(MASKING_KINDS)
        values.check_number(THRESHOLD)
        values.check_number(MIN_PATCH)
        values.check_execution()
        values.period()
        values.resolution()

    def read(self, values: Values) -> SeriesJob[MaskCloudsOptions]:
        """Read the values."""
        return SeriesJob(
            files=Files(values, shared.OPTICAL, shared.OPTICAL_FOLDER),
            request=values.series_request(values.names(shared.BANDS)),
            options=MaskCloudsOptions(
                masking=values.masking(),
                threshold=values.number(THRESHOLD),
                patch=values.number(MIN_PATCH),
                screen=values.flag(SCREEN),
                written=values.choice(WRITE),
            ),
            execution=values.execution(),
            grid=values.grid(),
        )

    def work(self, job: SeriesJob[MaskCloudsOptions], progress, context):
        """Mask, and hand the rasters over."""
        from ..engine.analysis.mask_clouds import mask_clouds

        written = mask_clouds(
            job.files.sources(progress), job.request, job.options, job.execution, progress, job.grid
        )
        return self.show_series(written, job.execution.output, context)
