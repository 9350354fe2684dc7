"""The choice of an account: an authentication configuration of QGIS."""

from __future__ import annotations

from qgis.gui import QgsAuthConfigSelect
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget


class AccountField(QWidget):
    """Chooses among the authentication configurations of the profile, and makes new ones.

    QGIS's store of them is opened when the field is first wanted, and not with the dock.
    """

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._choice: QgsAuthConfigSelect | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)

    def show_choice(self) -> None:
        """Make the choice, unless it is there."""
        if self._choice is None:
            self._choice = QgsAuthConfigSelect(self)
            self.layout().addWidget(self._choice)

    def config(self) -> str:
        """Return the id of the configuration that is chosen, "" for none."""
        return "" if self._choice is None else self._choice.configId()

    def set_config(self, config: str) -> None:
        """Choose a configuration by its id."""
        self.show_choice()
        if self._choice is not None:
            self._choice.setConfigId(config)
