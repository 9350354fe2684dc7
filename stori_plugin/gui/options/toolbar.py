"""The button on the toolbar: it opens the dock, with the menu of STORI at its arrow."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.gui import QgisInterface
from qgis.PyQt.QtGui import QAction
from qgis.PyQt.QtWidgets import QMenu, QToolButton


class ToolButton:
    """Stands on the toolbar of plugins, which a fresh profile shows; that of Raster is hidden."""

    def __init__(self, iface: QgisInterface, panel: QAction, actions: Sequence[QAction]):
        """``panel`` is what the button does, ``actions`` what its menu offers."""
        self._iface = iface
        self.button = QToolButton()
        self.button.setObjectName("stori_button")
        self.menu = QMenu(self.button)
        self.menu.addActions(list(actions))
        self.button.setDefaultAction(panel)
        self.button.setMenu(self.menu)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._place = iface.addToolBarWidget(self.button)

    def close(self) -> None:
        """Take it out."""
        self._iface.removeToolBarIcon(self._place)
        self.button.deleteLater()
