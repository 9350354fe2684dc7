"""The field of a choice that shows words and gives the fixed texts behind them.

Processing loads this by name, where there are dialogs: nothing else may import it.
"""

from __future__ import annotations

from typing import Any

from processing.gui.wrappers import WidgetWrapper
from qgis.core import QgsProcessingParameterDefinition
from qgis.gui import QgsGui
from qgis.PyQt.QtWidgets import QComboBox


class WordField(WidgetWrapper):
    """A list of words, each of which stands for an option."""

    def __init__(
        self,
        definition: QgsProcessingParameterDefinition,
        dialog: Any,
        row: int = 0,
        column: int = 0,
        **given: Any,
    ) -> None:
        super().__init__(definition, dialog, row, column, **given)
        self.setValue(definition.defaultValueForGui())  # what the user set under Options

    def createWidget(self, words: list[str]) -> QComboBox:  # noqa: N802
        """Return the list; ``words`` are in the order of the options."""
        box = QComboBox()
        for option, shown in zip(self.parameterDefinition().options(), words):
            box.addItem(shown, option)
        box.currentIndexChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))
        return box

    def setValue(self, value: Any) -> None:  # noqa: N802
        """Show an option."""
        if value is not None:
            self.setComboValue(value)

    def value(self) -> str:
        """Return the option that is shown."""
        return self.widget.currentData()


class WordChoice:
    """Makes a `WordField`; in the designer of models QGIS's own, which takes expressions too."""

    def __new__(
        cls,
        definition: QgsProcessingParameterDefinition,
        dialog: Any,
        row: int = 0,
        column: int = 0,
        **given: Any,
    ) -> Any:
        """Return the field for a dialog."""
        if type(dialog).__name__ != "ModelerParametersDialog":
            return WordField(definition, dialog, row, column, **given)
        made = QgsGui.processingGuiRegistry().createModelerParameterWidget(
            dialog.model, dialog.childId, definition, dialog.context
        )
        made.setDialog(dialog)
        return made
