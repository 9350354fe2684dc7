"""A choice that shows titles and keeps codes, as parameters have them."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtWidgets import QComboBox, QWidget


class CodeBox(QComboBox):
    """Offers titles by code; where it can be edited, what is written otherwise is its own code."""

    def __init__(
        self, titles: Mapping[str, str], parent: QWidget | None = None, is_editable: bool = False
    ):
        super().__init__(parent)
        self.setEditable(is_editable)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for code, title in titles.items():
            self.addItem(title, code)

    def code(self) -> str:
        """Return the code of what is chosen, or what is written."""
        text = self.currentText().strip()
        at = self.findText(text)
        return str(self.itemData(at)) if at >= 0 else text

    def show_code(self, code: str) -> None:
        """Choose a code; one that is not offered is written out, or left where that cannot be."""
        at = self.findData(code)
        if at >= 0:
            self.setCurrentIndex(at)
        self.setCurrentText(self.itemText(at) if at >= 0 else code)
