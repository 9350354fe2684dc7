"""The Processing provider: the list of STORI's algorithms."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .algorithms.animation import AnimationAlgorithm
from .algorithms.build_index import BuildIndexAlgorithm
from .algorithms.changes import ChangesAlgorithm
from .algorithms.download import DownloadAlgorithm
from .algorithms.evaluate_retrieval import EvaluateRetrievalAlgorithm
from .algorithms.example_models import ExampleModel, model_files
from .algorithms.find_similar import FindSimilarAlgorithm
from .algorithms.inspect_series import InspectSeriesAlgorithm
from .algorithms.load_series import LoadSeriesAlgorithm
from .algorithms.mask_clouds import MaskCloudsAlgorithm
from .algorithms.phenology import PhenologyAlgorithm
from .algorithms.prepare_sar import PrepareSarAlgorithm
from .algorithms.reconstruct import ReconstructAlgorithm
from .algorithms.sample_series import SampleSeriesAlgorithm
from .algorithms.similarity_raster import SimilarityRasterAlgorithm
from .algorithms.spectral_index import SpectralIndexAlgorithm
from .algorithms.temporal_stack import TemporalStackAlgorithm
from .algorithms.train import TrainAlgorithm
from .algorithms.validate import ValidateAlgorithm
from .metadata import RESOURCES, version

ALGORITHMS = (
    AnimationAlgorithm,
    BuildIndexAlgorithm,
    ChangesAlgorithm,
    DownloadAlgorithm,
    EvaluateRetrievalAlgorithm,
    FindSimilarAlgorithm,
    InspectSeriesAlgorithm,
    LoadSeriesAlgorithm,
    MaskCloudsAlgorithm,
    PhenologyAlgorithm,
    PrepareSarAlgorithm,
    ReconstructAlgorithm,
    SampleSeriesAlgorithm,
    SimilarityRasterAlgorithm,
    SpectralIndexAlgorithm,
    TemporalStackAlgorithm,
    TrainAlgorithm,
    ValidateAlgorithm,
)


class StoriProvider(QgsProcessingProvider):
    """Offers `ALGORITHMS` under the id ``stori``."""

    def id(self) -> str:
        """Return the id that models and scripts store; it never changes."""
        return "stori"

    def name(self) -> str:
        """Return the name in the toolbox."""
        return "STORI"

    def longName(self) -> str:  # noqa: N802
        """Return the name with its purpose."""
        return self.tr("STORI (SAR and optical time series)")

    def versionInfo(self) -> str:  # noqa: N802
        """Return the version of the plugin."""
        return version()

    def icon(self) -> QIcon:
        """Return the icon of the toolbox group."""
        return QIcon(str(RESOURCES / "icon.svg"))

    def svgIconPath(self) -> str:  # noqa: N802
        """Return the path of the icon, for QGIS to draw at any size."""
        return str(RESOURCES / "icon.svg")

    def loadAlgorithms(self) -> None:  # noqa: N802
        """Create the algorithms and models; they load whatever packages are missing."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        # A model looks its steps up by their ids, which works once the provider is registered.
        if QgsApplication.processingRegistry().providerById(self.id()) is not None:
            for path in model_files():
                self.addAlgorithm(ExampleModel(path))
