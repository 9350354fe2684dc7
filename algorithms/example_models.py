"""The example models that come with the plugin: whole chains from raw folders to a result."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from ..dependencies import missing_sentence
from ..engine.support.errors import StoriError
from ..metadata import RESOURCES, homepage
from ..presentation.announcing import open_announced
from ..presentation.spoken import spoken
from ..presentation.words import tr
from .shared.given_files import check_given_files

FOLDER = RESOURCES / "models"
ICON = RESOURCES / "icon.svg"


class ExampleModel(QgsProcessingModelAlgorithm):
    """A model of the folder above, as an algorithm of this provider.

    It is called after its file, because the name in the file is for reading and may be
    translated. It can be read only when the provider is registered: its steps are looked up.
    """

    def __init__(self, path: Path):
        super().__init__()
        self._path = path
        self.fromFile(str(path))

    def createInstance(self):  # noqa: N802
        """Return a fresh copy; QGIS runs copies only."""
        return ExampleModel(self._path)

    def name(self) -> str:
        """Return the id within the provider; it never changes."""
        return self._path.stem

    def displayName(self) -> str:  # noqa: N802
        """Return the name in the toolbox."""
        return tr(super().displayName())

    def group(self) -> str:
        """Return the heading in the toolbox."""
        return tr("Example models")

    def groupId(self) -> str:  # noqa: N802
        """Return the id of the heading; it never changes."""
        return "examplemodels"

    def shortDescription(self) -> str:  # noqa: N802
        """Return what the toolbox shows beside the pointer."""
        return tr("A chain of steps from raw folders to a result; open it in the Model Designer.")

    def tags(self) -> list[str]:
        """Return the words by which the toolbox finds it."""
        return tr("model,example,chain,workflow,graphical modeler,raw folders,time series").split(
            ","
        )

    def icon(self) -> QIcon:
        """Return the icon in the toolbox."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:  # noqa: N802
        """Return the path of the icon, for QGIS to draw at any size."""
        return str(ICON)

    def helpUrl(self) -> str:  # noqa: N802
        """Return the address of the manual's page on models."""
        return f"{homepage()}#models"

    def canExecute(self) -> tuple[bool, str]:  # noqa: N802
        """Tell whether the packages are there, and if not what to install."""
        sentence = missing_sentence()
        return (False, sentence) if sentence else super().canExecute()

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:  # noqa: N802
        """Tell what must not be opened, before QGIS opens it."""
        try:
            check_given_files(self.parameterDefinitions(), parameters)
        except StoriError as error:
            return False, spoken(error)
        return super().checkParameterValues(parameters, context)

    def postProcessAlgorithm(self, context, feedback):  # noqa: N802
        """Open the layers that its steps announced; QGIS calls this when the run is done."""
        open_announced(context)
        return super().postProcessAlgorithm(context, feedback)


def model_files() -> list[Path]:
    """Return the models that come with the plugin, sorted by name."""
    return sorted(FOLDER.glob("*.model3"))
