"""The window *About STORI*: what it is, and what a bug report needs."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QGuiApplication, QIcon
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
)

from ...metadata import RESOURCES, homepage, tracker, version
from ...presentation import diagnostics
from ...presentation.words import tr

_ICON = 64  # pixels


class AboutDialog(QDialog):
    """Shows versions and the state of the packages, and copies them as text."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("About STORI"))
        self.setWindowIcon(QIcon(str(RESOURCES / "icon.svg")))
        self.text = diagnostics.report()
        self.details = QTextBrowser(self)
        self.details.setMarkdown(self.text)
        self.details.setAccessibleName(tr("Versions and packages"))
        box = QVBoxLayout(self)
        box.addLayout(self._head())
        box.addWidget(self.details, 1)
        box.addWidget(self._buttons())
        self.resize(620, 640)

    def _head(self) -> QHBoxLayout:
        icon = QLabel()
        icon.setPixmap(QIcon(str(RESOURCES / "icon.svg")).pixmap(QSize(_ICON, _ICON)))
        words = QLabel(
            "<p><b>STORI {}</b><br>{}</p>".format(
                version(), tr("Gap-free reflectance from SAR and cloudy optical series.")
            )
            + "<p>{}</p>".format(
                tr(
                    "Below is what a bug report needs. Nothing is sent: copy it and paste it "
                    "where you report."
                )
            )
        )
        words.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row

    def _buttons(self) -> QDialogButtonBox:
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = buttons.addButton(tr("&Copy"), roles.ActionRole)
        self.copy_button.clicked.connect(self.copy)
        for label, address in ((tr("&Home page"), homepage()), (tr("&Report a fault"), tracker())):
            button = buttons.addButton(label, roles.HelpRole)
            button.clicked.connect(lambda _=False, a=address: QDesktopServices.openUrl(QUrl(a)))
        buttons.rejected.connect(self.reject)
        return buttons

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)
        self.copy_button.setText(tr("Copied."))
