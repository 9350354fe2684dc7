"""The question what to do with a result that is there already."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ...presentation.words import tr
from ..work.runner import KEEP, NEITHER, REPLACE


def ask_whether_to_replace(parent: QWidget, folder: str, other: str) -> str:
    """Ask whether a result in ``folder`` goes, or the new one into ``other``."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("There is a result already"))
    box.setText(tr("{} holds the result of an earlier run.").format(folder))
    box.setInformativeText(
        tr("Replace it, and its layers, or write the new one into {}?").format(other)
    )
    role = QMessageBox.ButtonRole
    replace = box.addButton(tr("Replace"), role.DestructiveRole)
    keep = box.addButton(tr("New folder"), role.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(keep)
    box.exec()
    answers = {replace: REPLACE, keep: KEEP}
    return answers.get(box.clickedButton(), NEITHER)
