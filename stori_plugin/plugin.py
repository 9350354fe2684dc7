"""The plugin as QGIS sees it: something that is loaded and unloaded."""

from __future__ import annotations

from qgis.core import QgsApplication

from .provider import StoriProvider


class StoriPlugin:
    """Registers the Processing provider, on the desktop and headless, and the dock."""

    def __init__(self, iface=None):
        self.iface = iface
        self.provider: StoriProvider | None = None
        self.desktop = None

    def initProcessing(self) -> None:  # noqa: N802
        """Register the provider; all that ``qgis_process`` calls."""
        if self.provider is None:
            self.provider = StoriProvider()
            QgsApplication.processingRegistry().addProvider(self.provider)

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
