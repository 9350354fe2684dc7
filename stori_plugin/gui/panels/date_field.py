"""A date that can be typed with its dashes."""

from __future__ import annotations

from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QDateEdit, QWidget

_SEPARATORS = ("-", "/", ".")


class DateField(QDateEdit):
    """Asks for year, month and day; a calendar opens from it.

    Behind the last digit of a part Qt goes on to the next by itself, and takes a dash for one more
    step: 2021-05 would lose its month. Here that dash is where the field stands already.
    """

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._was_digit = False
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take a key; a separator that has been stepped over already is none."""
        text = event.text()
        whole = self.sectionText(self.currentSection())
        has_stepped = self._was_digit and self.lineEdit().selectedText() == whole
        self._was_digit = text.isdigit() and text.isascii()
        if text in _SEPARATORS and has_stepped:
            event.accept()
            return
        super().keyPressEvent(event)
