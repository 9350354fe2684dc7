"""The Temporal Controller, made ready for a series that was just loaded. Main thread only."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import Qgis, QgsInterval, QgsProject

from .time_ranges import Span, half_open_range


def make_ready(project: QgsProject, spans: Sequence[Span], replace: bool = False) -> None:
    """Let project and controller cover ``spans``, one frame per span.

    What the user has set is left alone: a project that has a time range keeps
    it unless ``replace`` says otherwise, and a controller in use goes on.
    """
    whole = half_open_range(spans[0][0], spans[-1][1])
    settings = project.timeSettings()
    if replace or settings.temporalRange().isInfinite():
        settings.setTemporalRange(whole)
    controller = _idle_controller()
    if controller is not None:
        controller.setAvailableTemporalRanges([half_open_range(*span) for span in spans])
        controller.setTemporalExtents(whole)
        controller.setFrameDuration(QgsInterval(1, Qgis.TemporalUnit.IrregularStep))


def _idle_controller():
    """Return the desktop's temporal controller unless it is in use; None without a desktop."""
    from qgis.utils import iface

    if iface is None or iface.mapCanvas() is None:
        return None
    controller = iface.mapCanvas().temporalController()
    off = Qgis.TemporalNavigationMode.Disabled
    return controller if controller is not None and controller.navigationMode() == off else None
