"""``stori:spectralindex``: an index of every date of a series."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterString

from ..presentation.words import tr
from .shared import parameters as shared
from .shared.parameters import helped
from .shared.task import TaskAlgorithm, check_series, series_files

INDICES = "INDICES"


class SpectralIndexAlgorithm(TaskAlgorithm):
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
    <p>The indices: NDVI, EVI, EVI2, SAVI, MSAVI, OSAVI, GNDVI, kNDVI, NIRv, NDRE, CIre, NDMI, NDWI
    (McFeeters 1996), MNDWI, NBR, NDSI, NDTI and BSI. They are defined over colours, not over a
    sensor's band numbers, so Sentinel-2, Landsat and rasters with bands named red, nir and so on
    all serve; reflectance is scaled to 0 to 1 first. Where the Python package <i>spyndex</i> is
    installed, the other indices of Awesome Spectral Indices (Montero et al. 2023, Scientific Data
    10:197) that are made of these bands can be asked for by name as well.</p>
    <h3>Uncertainty</h3>
    <p>Where the series has standard deviations (*_sd.tif, as a reconstruction has), those of the
    index are propagated from its bands to first order (JCGM 100:2008, equation 10), as if the
    errors of the bands were independent. They are not quite: an index that was reconstructed
    directly (BANDS of the reconstruction) is more accurate and states its uncertainty better.</p>
    """

    def parameters(self):
        """Give the parameters in the order of the dialog."""
        yield from shared.series(tr("Reflectance, observed or reconstructed."))
        yield helped(
            QgsProcessingParameterString(INDICES, tr("Indices"), "NDVI"),
            tr("Comma list, for example “NDVI, NDMI”."),
        )
        yield shared.uncertainty(
            tr("One more GeoTIFF per date where the series has standard deviations.")
        )
        yield from shared.period(
            tr("YYYY-MM-DD; empty means the first raster."),
            tr("YYYY-MM-DD; empty means the last raster."),
        )
        yield from shared.masking()
        yield from shared.grid(is_optical=False)
        yield from shared.execution()
        yield shared.folder_output(
            tr("Folder for the indices"),
            tr("One GeoTIFF per index and date, <index>_YYYYMMDD.tif, and spectralindex.json."),
        )

    def outputs(self):
        """Give the outputs that are not themselves parameters."""
        return shared.dated_outputs()

    def check(self, values) -> None:
        """Raise for what cannot work."""
        check_series(values)
        values.check_masking()
        values.check_execution()
        values.period()
        values.resolution()

    def read(self, values):
        """Read the values."""
        return {
            "files": series_files(values),
            "names": values.names(INDICES),
            "period": values.period(),
            "masking": values.masking(),
            "uncertainty": values.flag(shared.UNCERTAINTY),
            "grid": values.grid(),
            "execution": values.execution(),
        }

    def work(self, given, progress, context):
        """Compute the indices and hand them over."""
        from ..engine.analysis.series_stack import Request
        from ..engine.analysis.spectral_index import index_series
        from ..engine.outputs.production import Execution
        from ..engine.scene.optical_reader import Masking

        made = index_series(
            given["files"].sources(),
            Request(given["names"], *given["period"], Masking(*given["masking"])),
            Execution(**given["execution"]),
            progress,
            given["uncertainty"],
            given["grid"],
        )
        return self.show_series(made, given["execution"]["output"], context)
