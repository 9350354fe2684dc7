"""The button above the table: which lines are shown, and how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from qgis.PyQt.QtCore import QLocale, pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from ...presentation.option_words import orbit_words
from ...presentation.words import tr
from ..state.row_filter import RowFilter, choices_among
from ..work.presenter import Presenter
from .role_words import role_words

_SHARES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9)


class FilterButton(QToolButton):
    """Offers what the acquisitions differ in; ``changed`` carries the `RowFilter`."""

    changed = pyqtSignal(object)

    def __init__(self, presenter: Presenter, parent: QWidget | None = None):
        super().__init__(parent)
        self._presenter = presenter
        self.filter = RowFilter()
        self.setObjectName("stori_filter")
        self.setToolTip(tr("Show some lines only: by kind, clear share, month, orbit or sensor"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self.offer)
        presenter.project.cleared.connect(self._forget)
        self.show_count(0, 0)

    def close_down(self) -> None:
        """Let go of the project."""
        self._presenter.project.cleared.disconnect(self._forget)

    def show_count(self, shown: int, every: int) -> None:
        """Say how many lines are shown."""
        is_open = self.filter.is_open
        self.setText(tr("Filter") if is_open else tr("Filter: {} of {}").format(shown, every))

    def offer(self) -> None:
        """Fill the menu with what the acquisitions differ in."""
        menu, choices = self.menu(), choices_among(self._presenter.state.all_rows())
        menu.clear()
        self._add_all("roles", tr("Kind"), choices.roles, role_words)
        shares = menu.addMenu(tr("Clear share"))
        for share in _SHARES:
            text = tr("at least {:.0f} %").format(100 * share) if share else tr("any")
            is_on = share == self.filter.least_clear
            self._add(shares, text, is_on, partial(_share_change, share))
        month_name = QLocale().standaloneMonthName
        self._add_all("months", tr("Month"), choices.months, month_name)
        self._add_all("orbits", tr("Orbit"), choices.orbits, orbit_words)
        self._add_all("sensors", tr("Sensor"), choices.sensors, str)
        menu.addSeparator()
        menu.addAction(tr("Show all"), lambda: self._set(RowFilter()))

    def _add_all(
        self, name: str, title: str, values: Iterable[Any], spoken: Callable[[Any], str]
    ) -> None:
        menu = self.menu().addMenu(title)
        chosen = getattr(self.filter, name)
        for value in values:

            def toggled(is_on: bool, value: Any = value) -> dict[str, Any]:
                return {name: chosen | {value} if is_on else chosen - {value}}

            self._add(menu, spoken(value), value in chosen, toggled)
        menu.menuAction().setEnabled(bool(menu.actions()))

    def _add(
        self, menu: QMenu, text: str, is_on: bool, change: Callable[[bool], dict[str, Any]]
    ) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.toggled.connect(lambda on: self._set(replace(self.filter, **change(on))))

    def _set(self, chosen: RowFilter) -> None:
        if chosen != self.filter:
            self.filter = chosen
            self.changed.emit(chosen)

    def _forget(self) -> None:
        self._set(RowFilter())


def _share_change(share: float, is_on: bool) -> dict[str, Any]:
    return {"least_clear": share if is_on else 0.0}
