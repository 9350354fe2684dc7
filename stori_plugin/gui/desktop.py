"""What STORI puts into QGIS's window: the dock, a button, a menu and a page of options."""

from __future__ import annotations

from functools import partial
from typing import Any

from qgis.gui import QgisInterface
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QAction, QIcon

from ..metadata import RESOURCES
from ..presentation.words import tr
from .dock import StoriDock
from .example.guide import Guide
from .options.menu import Menu
from .options.toolbar import ToolButton
from .panels.leaving_question import ask_before_qgis_ends
from .work.leaving_qgis import ExitGuard
from .work.results_viewer import list_report


class Desktop:
    """Puts everything into QGIS's window and takes it out again."""

    def __init__(self, iface: QgisInterface):
        self._iface = iface
        self.dock = StoriDock(iface, parent=iface.mainWindow())
        self.dock.setWindowIcon(QIcon(str(RESOURCES / "icon.svg")))
        # Adds it to View > Panels as well, and to where the user left it last time.
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.hide()
        self.dock.runner.ended.connect(self._run_ended)
        self.guard = ExitGuard(self.dock.runner)
        self.guard.ask = partial(ask_before_qgis_ends, iface.mainWindow())
        iface.registerApplicationExitBlocker(self.guard)
        self.guide = Guide(self.dock, iface)
        self.action = QAction(
            QIcon(str(RESOURCES / "icon.svg")), tr("STORI panel"), iface.mainWindow()
        )
        self.action.setObjectName("StoriPanel")
        self.action.setStatusTip(tr("Fill the gaps that clouds leave, with the help of SAR"))
        self.action.setCheckable(True)
        self.dock.setToggleVisibilityAction(self.action)
        self.menu = Menu(iface, self.action, self.guide.begin)
        self.button = ToolButton(iface, self.action, self.menu.actions)

    def _run_ended(self, results: dict[str, Any], _: str) -> None:
        list_report(self._iface.mainWindow(), results)

    def close(self) -> None:
        """Take everything out."""
        self._iface.unregisterApplicationExitBlocker(self.guard)
        self.button.close()
        self.menu.close()
        self._iface.removeDockWidget(self.dock)
        if not sip.isdeleted(self.dock):
            self.guide.close_down()
            self.dock.close_down()
            self.dock.deleteLater()
        self.action.deleteLater()
