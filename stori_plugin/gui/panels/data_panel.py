"""The Data tab: three lists of inputs and the table of what was found in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from qgis.core import QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QSettings, Qt
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...presentation.words import tr
from ..state.coarse import hint_without_optical
from ..state.dock_state import COARSE, ROLES, Input
from ..work.presenter import Presenter, raster_layers
from .acquisition_table import AcquisitionTable
from .contact_question import ContactQuestion
from .filter_button import FilterButton
from .input_list import InputList
from .moved_question import MovedQuestion
from .place_panel import PlacePanel
from .role_words import counted_words, list_words

LAST_FOLDER = "stori/last_folder"
_MOST_PROBLEMS = 3


class DataPanel(QWidget):
    """Lets the user say which images there are, and shows what was found in them."""

    def __init__(
        self,
        presenter: Presenter,
        selected_layers: Callable[[], list[QgsRasterLayer]],
        canvas: QgsMapCanvas | None = None,
        parent: QWidget | None = None,
    ):
        """``selected_layers`` returns what is selected in the layer tree."""
        super().__init__(parent)
        self._presenter = presenter
        self._selected_layers = selected_layers
        self.lists = {role: InputList(presenter, role, self) for role in ROLES}
        self.optical, self.sar, self.coarse = (self.lists[role] for role in ROLES)
        self.titles = {role: QLabel(list_words(role), self) for role in ROLES}
        for widget in (self.coarse, self.titles[COARSE]):
            widget.setToolTip(
                tr(
                    "MODIS, VIIRS, Sentinel-3, PROBA-V: a sensor that sees more dates in larger "
                    "pixels, and guides the optical images through gaps"
                )
            )
        self.place = PlacePanel(presenter, canvas, self)
        self.table = AcquisitionTable(presenter, self)
        self.filter = FilterButton(presenter, self)
        self.filter.changed.connect(self.table.acquisitions.show_only)
        self.table.acquisitions.filled.connect(self._count)
        self.question = ContactQuestion(presenter, self)
        self.moved = MovedQuestion(presenter, self)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.problems = QLabel(self)
        self.problems.setWordWrap(True)
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        self.problems.setObjectName("stori_problems")
        self._lay_out()
        self._count()
        presenter.rows_changed.connect(self._refresh)
        presenter.clear_changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        self.given = QWidget(self)
        lists = QGridLayout()
        for column, (role, widget) in enumerate(self.lists.items()):
            self.titles[role].setBuddy(widget)
            lists.addWidget(self.titles[role], 0, column)
            widget.setMaximumHeight(5 * (self.fontMetrics().height() + 4))
            lists.addWidget(widget, 1, column)
            lists.setColumnStretch(column, 1)
        of_given = QVBoxLayout(self.given)
        of_given.setContentsMargins(0, 0, 0, 0)
        of_given.addLayout(lists)
        of_given.addLayout(self._buttons())
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addLayout(self._doors())
        box.addWidget(self.given)
        box.addWidget(self.place)
        box.addWidget(self.question)
        box.addWidget(self.moved)
        box.addWidget(self.summary)
        box.addWidget(self.problems)
        box.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignRight)
        box.addWidget(self.table, 1)

    def _doors(self) -> QHBoxLayout:
        """Make the two ways to images; one is open at a time."""
        self.have, self.get = QRadioButton(tr("I have &rasters"), self), QRadioButton(self)
        self.get.setText(tr("&Get rasters for this place"))
        self.have.setChecked(True)
        self.place.hide()
        self.have.toggled.connect(self.given.setVisible)
        self.get.toggled.connect(self.place.setVisible)
        self.have.toggled.connect(self._refresh)
        row = QHBoxLayout()
        row.addWidget(self.have)
        row.addWidget(self.get)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, text, tip, call in (
            ("folder", tr("Add &folder…"), tr("Add all rasters of a folder"), self._add_folder),
            ("layers", tr("Add &layers"), tr("Add layers of the project"), self._show_layers),
            ("swap", "⇄", tr("Move what is selected to another list"), self._show_lists),
            ("remove", tr("Remove"), tr("Take what is selected out of the lists"), self._remove),
        ):
            button = QToolButton(self)
            button.setObjectName(f"stori_{name}")
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(call)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _add_folder(self) -> None:
        start = QSettings().value(LAST_FOLDER, "", str)
        folder = QFileDialog.getExistingDirectory(self, tr("Folder of images"), start)
        if folder:
            QSettings().setValue(LAST_FOLDER, folder)
            self._presenter.add_folder(folder)

    def _show_layers(self) -> None:
        layers = raster_layers(self._presenter.project)
        menu = QMenu(self)
        selected = [layer for layer in self._selected_layers() if layer in layers]
        action = menu.addAction(tr("The {} selected in the layer tree").format(len(selected)))
        action.setEnabled(bool(selected))
        action.triggered.connect(lambda: self._presenter.add_layers(selected))
        action = menu.addAction(tr("All {} rasters of the project").format(len(layers)))
        action.setEnabled(bool(layers))
        action.triggered.connect(lambda: self._presenter.add_layers(layers))
        menu.exec(self.sender().mapToGlobal(self.sender().rect().bottomLeft()))

    def _chosen(self) -> list[Input]:
        return [item for widget in self.lists.values() for item in widget.chosen()]

    def move_menu(self) -> QMenu:
        """Return the lists to which what is selected can be moved."""
        chosen, menu = self._chosen(), QMenu(self)
        for role in ROLES:
            moved = [item for item in chosen if item.role != role]
            action = menu.addAction(list_words(role), partial(self._presenter.move, moved, role))
            action.setEnabled(bool(moved))
        return menu

    def _show_lists(self) -> None:
        button = self.sender()
        self.move_menu().exec(button.mapToGlobal(button.rect().bottomLeft()))

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen:
            self._presenter.remove(chosen)

    def close_down(self) -> None:
        """Stop all work and let go of the project."""
        self.place.close_down()
        self.filter.close_down()

    def _count(self) -> None:
        every = self.table.acquisitions.rowCount()
        self.filter.show_count(self.table.shown, every)
        self.filter.setVisible(every > 0)

    def _refresh(self) -> None:
        state = self._presenter.state
        counted = []
        for role in ROLES:
            rows = state.rows(role)
            title = list_words(role)
            self.titles[role].setText(f"{title} ({len(rows):,})" if rows else title)
            if rows:
                counted.append(counted_words(role, sum(row.is_used for row in rows), len(rows)))
        found = tr("Acquisitions in use: {}.").format(", ".join(counted)) if counted else ""
        empty = tr(
            "Add the folder of your images; whether they are optical, SAR or coarse is found out."
        )
        said = (found, hint_without_optical(state)) if counted else (empty,)
        self.summary.setText(" ".join(filter(None, said)))
        self.summary.setVisible(bool(counted) or self.have.isChecked())
        problems = state.problems
        shown = problems[:_MOST_PROBLEMS]
        if len(problems) > len(shown):
            shown.append(tr("… and {} more.").format(len(problems) - len(shown)))
        self.problems.setText("\n".join(shown))
        self.problems.setToolTip("\n".join(problems))
        self.problems.setVisible(bool(problems))
