"""What STORI adds to the Plugins menu and to the Options dialog."""

from __future__ import annotations

from qgis.PyQt.QtGui import QAction, QIcon

from ...metadata import RESOURCES
from ...presentation.words import tr
from .about import AboutDialog
from .page import PAGE, OptionsFactory

MENU = "STORI"


class OptionsMenu:
    """Puts the page, *Settings* and *About* into QGIS, and takes them out again."""

    def __init__(self, iface):
        self._iface = iface
        self._about: AboutDialog | None = None
        self.factory = OptionsFactory()
        iface.registerOptionsWidgetFactory(self.factory)
        self.settings_action = self._action(tr("Settings…"), "StoriSettings", self.show_settings)
        self.about_action = self._action(tr("About STORI…"), "StoriAbout", self.show_about)

    def _action(self, label: str, name: str, react) -> QAction:
        action = QAction(QIcon(str(RESOURCES / "icon.svg")), label, self._iface.mainWindow())
        action.setObjectName(name)
        action.triggered.connect(react)
        self._iface.addPluginToMenu(MENU, action)
        return action

    def show_settings(self, *_) -> None:
        """Open the Options dialog at STORI's page."""
        self._iface.showOptionsDialog(self._iface.mainWindow(), PAGE)

    def show_about(self, *_) -> None:
        """Open the window with versions; its facts are of this moment."""
        if self._about is not None:
            self._about.deleteLater()
        self._about = AboutDialog(self._iface.mainWindow())
        self._about.show()

    def close(self) -> None:
        """Take everything out."""
        self._iface.unregisterOptionsWidgetFactory(self.factory)
        for action in (self.settings_action, self.about_action):
            self._iface.removePluginMenu(MENU, action)
            action.deleteLater()
        if self._about is not None:
            self._about.close()
            self._about.deleteLater()
            self._about = None
