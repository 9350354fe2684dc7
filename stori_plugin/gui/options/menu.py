"""The menu of STORI, and its page in the Options dialog."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QAction, QDesktopServices
from qgis.PyQt.QtWidgets import QMenu

from ...metadata import homepage
from ...presentation.words import tr
from ..work.algorithm_dialog import AlgorithmDialogs, algorithms_by_group
from .about import AboutDialog
from .page import PAGE, OptionsFactory

MENU = "STORI"


class Menu:
    """Puts Raster > STORI and the page of options into QGIS, and takes them out again.

    ``actions`` are those of the menu in their order, for others who show the same.
    """

    def __init__(self, iface: QgisInterface, panel: QAction, try_example: Callable[[], None]):
        """``panel`` shows the dock, ``try_example`` begins the tour."""
        self._iface = iface
        self._about: AboutDialog | None = None
        self._dialogs = AlgorithmDialogs()
        self.factory = OptionsFactory()
        iface.registerOptionsWidgetFactory(self.factory)
        self.algorithms = QMenu(tr("Algorithms"), iface.mainWindow())
        self.algorithms.setObjectName("StoriAlgorithms")
        self.algorithms.aboutToShow.connect(self._list_algorithms)
        self.example_action = self._action(
            tr("Try an example"), "StoriExample", lambda *_: try_example()
        )
        self.settings_action = self._action(tr("Settings…"), "StoriSettings", self.show_settings)
        self.manual_action = self._action(tr("Manual"), "StoriManual", self.show_manual)
        self.about_action = self._action(tr("About STORI…"), "StoriAbout", self.show_about)
        self._own = [
            self.example_action,
            self.algorithms.menuAction(),
            self._line(),
            self.settings_action,
            self.manual_action,
            self.about_action,
        ]
        self.actions = [panel, *self._own]
        for action in self.actions:
            iface.addPluginToRasterMenu(MENU, action)

    def _action(self, label: str, name: str, react: Callable[..., None]) -> QAction:
        action = QAction(label, self._iface.mainWindow())
        action.setObjectName(name)
        action.triggered.connect(react)
        return action

    def _line(self) -> QAction:
        line = QAction(self._iface.mainWindow())
        line.setSeparator(True)
        return line

    # --- what it offers -------------------------------------------------------------------

    def _list_algorithms(self) -> None:
        """List what the provider offers now, by the groups of the toolbox."""
        self.algorithms.clear()
        for group, algorithms in algorithms_by_group().items():
            self.algorithms.addSection(group)
            for found in algorithms:
                action = self.algorithms.addAction(found.icon(), f"{found.displayName()}…")
                action.setObjectName(found.id())
                action.triggered.connect(partial(self._open_dialog, found.id()))

    def _open_dialog(self, identifier: str, *_) -> None:
        self._dialogs.open(identifier)

    def show_settings(self, *_) -> None:
        """Open the Options dialog at STORI's page."""
        self._iface.showOptionsDialog(self._iface.mainWindow(), PAGE)

    def show_manual(self, *_) -> None:
        """Open the manual in the browser."""
        QDesktopServices.openUrl(QUrl(homepage()))

    def show_about(self, *_) -> None:
        """Open the window with versions; its facts are of this moment."""
        if self._about is not None:
            self._about.deleteLater()
        self._about = AboutDialog(self._iface.mainWindow())
        self._about.show()

    def close(self) -> None:
        """Take everything out."""
        self._iface.unregisterOptionsWidgetFactory(self.factory)
        for action in self.actions:
            self._iface.removePluginRasterMenu(MENU, action)
        self._dialogs.close()
        self.algorithms.deleteLater()
        for action in self._own:
            if action is not self.algorithms.menuAction():
                action.deleteLater()
        if self._about is not None:
            self._about.close()
            self._about.deleteLater()
            self._about = None
