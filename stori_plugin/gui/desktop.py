"""Where the dock is opened: View > Panels, the Raster menu and a toolbar button."""

from __future__ import annotations

from qgis.gui import QgisInterface
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QAction, QIcon

from ..metadata import RESOURCES
from ..presentation.words import tr
from .dock import StoriDock

MENU = "STORI"


class Desktop:
    """Puts the dock into QGIS's window and takes it out again."""

    def __init__(self, iface: QgisInterface):
        self._iface = iface
        self.dock = StoriDock(iface, parent=iface.mainWindow())
        self.dock.setWindowIcon(QIcon(str(RESOURCES / "icon.svg")))
        # Adds it to View > Panels as well, and to where the user left it last time.
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.setUserVisible(False)
        self.action = QAction(
            QIcon(str(RESOURCES / "icon.svg")), tr("STORI panel"), iface.mainWindow()
        )
        self.action.setObjectName("StoriPanel")
        self.action.setStatusTip(tr("Fill the gaps that clouds leave, with the help of SAR"))
        self.action.setCheckable(True)
        self.dock.setToggleVisibilityAction(self.action)
        iface.addPluginToRasterMenu(MENU, self.action)
        iface.addRasterToolBarIcon(self.action)

    def close(self) -> None:
        """Take everything out."""
        self._iface.removePluginRasterMenu(MENU, self.action)
        self._iface.removeRasterToolBarIcon(self.action)
        self._iface.removeDockWidget(self.dock)
        if not sip.isdeleted(self.dock):
            self.dock.close_down()
            self.dock.deleteLater()
        self.action.deleteLater()
