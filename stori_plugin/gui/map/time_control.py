"""The Temporal Controller as the dock uses it. Main thread only."""

from __future__ import annotations

import datetime as dt

from qgis.core import Qgis, QgsTemporalNavigationObject
from qgis.gui import QgsMapCanvas

from ...presentation.temporal import first_day_of, midnight


def controller_of(canvas: QgsMapCanvas | None) -> QgsTemporalNavigationObject | None:
    """Return the canvas's temporal controller; None without one."""
    return canvas.temporalController() if canvas is not None else None


def show_first(canvas: QgsMapCanvas | None) -> None:
    """Let the map show the first date of the series that was made ready."""
    controller = controller_of(canvas)
    if controller is not None:
        controller.setNavigationMode(Qgis.TemporalNavigationMode.Animated)
        controller.setCurrentFrameNumber(0)


def is_in_use(canvas: QgsMapCanvas | None) -> bool:
    """Tell whether the map follows the controller."""
    controller = controller_of(canvas)
    off = Qgis.TemporalNavigationMode.Disabled
    return controller is not None and controller.navigationMode() != off


def show_date(canvas: QgsMapCanvas | None, date: dt.date) -> None:
    """Let the map show the frame that holds a date, where the controller is in use."""
    controller = controller_of(canvas)
    if controller is None or not is_in_use(canvas):
        return
    frame = controller.findBestFrameNumberForFrameStart(midnight(date))
    controller.setCurrentFrameNumber(frame)


def show_date_unseen(canvas: QgsMapCanvas | None, date: dt.date) -> None:
    """Take the controller to a date as `show_date` does, without the map being drawn again."""
    if canvas is None or not is_in_use(canvas):
        return
    was_frozen = canvas.isFrozen()
    canvas.freeze(True)
    show_date(canvas, date)
    canvas.freeze(was_frozen)


def date_shown(canvas: QgsMapCanvas | None) -> dt.date | None:
    """Return the first day of the time that the map shows; None where it shows all times."""
    if canvas is None or not canvas.mapSettings().isTemporal():
        return None
    return first_day_of(canvas.mapSettings().temporalRange())
