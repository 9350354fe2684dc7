"""The plugin as QGIS sees it: something that is loaded and unloaded."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from .metadata import RESOURCES
from .presentation.settings import use_cache_folder
from .provider import StoriProvider


class StoriPlugin:
    """Registers the Processing provider, and on the desktop all that `Desktop` makes."""

    def __init__(self, iface=None):
        self.iface = iface
        self.provider: StoriProvider | None = None
        self.desktop = None
        self.translator: QTranslator | None = None

    def initProcessing(self) -> None:  # noqa: N802
        """Register the provider; all that ``qgis_process`` calls."""
        if self.provider is None:
            self.translator = install_translator(QgsApplication.locale())
            use_cache_folder()
            self.provider = StoriProvider()
            QgsApplication.processingRegistry().addProvider(self.provider)
            self.provider.refreshAlgorithms()  # again, for the models: see there

    def initGui(self) -> None:  # noqa: N802
        """Come to life on the desktop."""
        self.initProcessing()
        if self.iface is not None and self.desktop is None:
            from .gui.desktop import Desktop

            self.desktop = Desktop(self.iface)

    def unload(self) -> None:
        """Leave QGIS as it was before; may be called more than once."""
        if self.desktop is not None:
            self.desktop.close()
            self.desktop = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None


def install_translator(name: str) -> QTranslator | None:
    """Install the translation for a locale such as ``de_AT``; None where there is none."""
    path = RESOURCES / "i18n" / f"stori_{name[:2].lower()}.qm"
    translator = QTranslator()
    if not path.is_file() or not translator.load(str(path)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
