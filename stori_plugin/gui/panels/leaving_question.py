"""The questions what becomes of a run when QGIS ends, or when its project is closed."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import Qgis
from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QMessageBox, QPushButton, QWidget

from ...presentation.words import tr
from ..work.leaving_qgis import FINISH, STAY, STOP


def ask_before_qgis_ends(parent: QWidget, can_finish: bool) -> str:
    """Ask what becomes of the run that goes on; ``can_finish`` offers to finish it without QGIS."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("STORI")
    box.setText(tr("A run of STORI is going on."))
    box.setInformativeText(
        tr(
            "It can be finished in the background while QGIS is closed, or be stopped: what it has "
            "finished is kept, and the same run goes on from there."
        )
    )
    role = QMessageBox.ButtonRole
    finish = box.addButton(tr("Finish in the background"), role.AcceptRole)
    finish.setEnabled(can_finish)
    stop = box.addButton(tr("Stop and keep what is finished"), role.DestructiveRole)
    stay = box.addButton(tr("Stay"), role.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return {finish: FINISH, stop: STOP}.get(box.clickedButton(), STAY)


def tell_that_it_goes_on(
    iface: QgisInterface, folder: str, project_file: str, stop: Callable[[], None]
) -> None:
    """Say that a run goes on after its project was closed; offer to stop it, or to go back."""
    bar = iface.messageBar()
    text = tr("The run goes on and writes into {}; its layers are not loaded here.").format(folder)
    item = bar.createMessage("STORI", text)

    def close_and(act: Callable[[], object]) -> None:
        bar.popWidget(item)
        act()

    button = QPushButton(tr("Stop and keep what is finished"), item)
    button.clicked.connect(lambda: close_and(stop))
    item.layout().addWidget(button)
    if project_file:
        back = QPushButton(tr("Back to its project"), item)
        back.clicked.connect(lambda: close_and(lambda: iface.addProject(project_file)))
        item.layout().addWidget(back)
    bar.pushWidget(item, Qgis.MessageLevel.Info)
