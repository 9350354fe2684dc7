"""What can be done with a line of the table of acquisitions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from qgis.PyQt.QtWidgets import QMenu, QWidget

from ...engine.options.series_options import MASK_KINDS
from ...presentation.words import tr
from ..state.dock_state import OPTICAL, ROLES, Row
from ..work.presenter import Presenter
from .role_words import reading_words


def menu_of(
    row: Row,
    presenter: Presenter,
    show: Callable[[str], None],
    set_date: Callable[[], None],
    parent: QWidget,
) -> QMenu:
    """Return the menu of a line; ``show`` shows it on the map, ``set_date`` asks for a date."""
    menu = QMenu(parent)
    if row.bands:
        menu.addAction(tr("Show on the map"), partial(show, row.key))
    if row.is_whole and row.is_readable:
        menu.addAction(tr("Set the date…"), set_date)
    if row.is_whole:
        can_be_given = row.is_readable and bool(presenter.files_alone(row))
        for other in (role for role in ROLES if role != row.role):
            give = partial(presenter.give_role, row, other)
            menu.addAction(reading_words(other), give).setEnabled(can_be_given)
    if row.role == OPTICAL:
        masks = menu.addMenu(tr("Cloud mask of all images"))
        for kind in MASK_KINDS:
            action = masks.addAction(kind, partial(_set_mask, presenter, kind))
            action.setCheckable(True)
            action.setChecked(kind == presenter.state.form.cloud_mask)
    if row.is_whole:
        is_left_out = row.key in presenter.state.left_out
        text = tr("Use it again") if is_left_out else tr("Leave it out")
        menu.addAction(text, partial(presenter.set_used, row, is_left_out))
    return menu


def menu_of_several(rows: Sequence[Row], presenter: Presenter, parent: QWidget) -> QMenu:
    """Return the menu of several lines."""
    menu = QMenu(parent)
    for text, is_used in ((tr("Leave these {} out"), False), (tr("Use these {}"), True)):
        menu.addAction(text.format(len(rows)), partial(presenter.set_all_used, rows, is_used))
    return menu


def _set_mask(presenter: Presenter, kind: str) -> None:
    presenter.set_form(cloud_mask=kind)
    presenter.form_changed.emit()
