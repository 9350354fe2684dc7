"""``stori:spectralindex``: an index of every date of a series."""

from __future__ import annotations

from ..engine.options.series_options import DEFAULT_INDEX
from ..engine.options.spectral_index_options import SpectralIndexOptions
from ..presentation.words import tr
from .shared import input_parameters as inputs
from .shared import parameters as shared
from .shared.parameter_kinds import text
from .shared.task import SeriesJob, TaskAlgorithm, check_series, series_files
from .shared.values import Values

INDICES = "INDICES"


class SpectralIndexAlgorithm(TaskAlgorithm[SeriesJob[SpectralIndexOptions]]):
    """Computes indices date by date, with their standard deviations."""

    NAME = "spectralindex"
    ICON = "spectralindex.svg"
    GROUP = "preparation"
    TITLE = "Spectral indices of a series"
    SUMMARY = "NDVI, EVI2, NDRE, NDMI, NDWI, SAVI, NBR, BSI and others of every date of a series."
    TAGS = (
        "spectral index,vegetation index,ndvi,evi,evi2,savi,ndre,ndmi,ndwi,nbr,bsi,kndvi,nirv,"
        "time series,sentinel-2,landsat,uncertainty"
    )
    HELP = """
    <p>Computes spectral indices of every date of a series and writes each as a series of its own:
    <i>ndvi_YYYYMMDD.tif</i>, float32 without unit, missing where the ground is not clear.</p>
    <p>The indices: NDVI, EVI, EVI2, SAVI, MSAVI, OSAVI, GNDVI, kNDVI, NIRv, NDRE, CIre, NDMI, NDWI,
    MNDWI, NBR, NDSI, NDTI and BSI. They are defined over colours, not over a
    sensor's band numbers, so Sentinel-2, Landsat and rasters with bands named red, nir and so on
    all serve; reflectance is scaled to 0 to 1 first. Where the Python package <i>spyndex</i> is
    installed, the other indices of Awesome Spectral Indices (Montero et al. 2023, Scientific Data
    10:197) that are made of these bands can be asked for by name as well.</p>
    <h3>Where names are not unique</h3>
    <ul>
    <li><b>SAVI</b> has L = 0.5, Huete's value for plants of medium cover; Awesome Spectral
    Indices have L = 1 unless told otherwise.</li>
    <li><b>OSAVI</b> = 1.16 (NIR - red) / (NIR + red + 0.16), with the factor of SAVI's family;
    divided by 1.16 it is the form without.</li>
    <li><b>NDTI</b> is the tillage index (SWIR1 - SWIR2) / (SWIR1 + SWIR2), not the turbidity index
    of red and green.</li>
    <li><b>NDWI</b> is that of open water (McFeeters 1996: green and near infrared); that of leaves
    (Gao 1996) is <b>NDMI</b>.</li>
    <li><b>NDMI</b> and <b>NBR</b> take the narrow near infrared (Sentinel-2 B8A) where there is
    one, <b>CIre</b> the red edges at 783 and 705 nm (B07, B05).</li>
    <li><b>kNDVI</b> = tanh(NDVI²): the kernel's width is half the sum of both bands.</li>
    </ul>
    <p>What is asked for and has such a convention is said in the log.</p>
    <h3>Uncertainty</h3>
    <p>Where the series has standard deviations (*_sd.tif, as a reconstruction has), those of the
    index are propagated from its bands to first order (JCGM 100:2008, equation 10), as if the
    errors of the bands were independent. They are not quite: an index that was reconstructed
    directly (BANDS of the reconstruction) is more accurate and states its uncertainty better. On
    ground so dark that first order says too much, the deviation is half of the index's range.
    Value and deviation are missing together.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield from inputs.series(tr("Reflectance, observed or reconstructed."))
        yield text(
            INDICES,
            tr("Indices"),
            DEFAULT_INDEX,
            tr("Comma list, for example “NDVI, NDMI”."),
        )
        yield shared.uncertainty(
            SpectralIndexOptions.uncertainty,
            tr("One more GeoTIFF per date where the series has standard deviations."),
        )
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first raster."),
            tr("YYYY-MM-DD; empty means the last raster."),
        )
        yield from shared.masking()
        yield shared.level_sensors()
        yield from shared.grid(is_optical=False)
        yield from shared.execution()
        yield shared.folder_output(
            tr("Folder for the indices"),
            tr("One GeoTIFF per index and date, <index>_YYYYMMDD.tif, and spectralindex.json."),
        )

    def outputs(self):
        """Give the outputs that are not themselves parameters."""
        return shared.dated_outputs()

    def check(self, values: Values) -> None:
        """Raise for what cannot work."""
        check_series(values)
        values.check_masking()
        values.check_execution()
        values.period()
        values.resolution()

    def read(self, values: Values) -> SeriesJob[SpectralIndexOptions]:
        """Read the values."""
        return SeriesJob(
            files=series_files(values),
            request=values.series_request(values.names(INDICES), values.masking()),
            options=SpectralIndexOptions(uncertainty=values.flag(shared.UNCERTAINTY)),
            execution=values.execution(),
            grid=values.grid(),
        )

    def work(self, job: SeriesJob[SpectralIndexOptions], progress, context):
        """Compute the indices and hand them over."""
        from ..engine.analysis.spectral_index import index_series

        written = index_series(
            job.files.sources(progress), job.request, job.options, job.execution, progress, job.grid
        )
        return self.show_series(written, job.execution.output, context)
