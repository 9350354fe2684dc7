"""A curve of a place, small enough to stand below its picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from qgis.PyQt.QtCore import QPointF, QRectF
from qgis.PyQt.QtGui import QColor, QPainter, QPen, QPolygonF

_BEHIND = "#9aa0a6"


@dataclass(frozen=True)
class Sparkline:
    """What is drawn: values over time, between limits that all curves share."""

    times: Sequence[float]
    """Of the values, 0 at the left to 1 at the right."""

    values: np.ndarray
    """One for each time, NaN where there is none."""

    limits: tuple[float, float]
    """Those at the lower and upper edge."""

    reference: np.ndarray | None = None
    """The curve of the example, drawn behind; None for the example itself."""

    colour: str = "#0b4f2c"
    """Of the curve."""

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Draw the curves into a box."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.reference is not None:
            self._line(painter, box, self.reference, QPen(QColor(_BEHIND), 1.0))
        self._line(painter, box, self.values, QPen(QColor(self.colour), 1.4))

    def _line(self, painter: QPainter, box: QRectF, values: np.ndarray, pen: QPen) -> None:
        low, high = self.limits
        heights = (values - low) / (high - low if high > low else 1.0)
        painter.setPen(pen)
        for run in _runs(np.isfinite(heights)):
            points = [
                QPointF(
                    box.left() + self.times[k] * box.width(),
                    box.bottom() - float(heights[k]) * box.height(),
                )
                for k in run
            ]
            if len(points) == 1:
                painter.drawPoint(points[0])
            else:
                painter.drawPolyline(QPolygonF(points))


def _runs(known: np.ndarray) -> list[range]:
    """Return the stretches of a boolean array (n,) that are true."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], known.astype(np.int8), [0]])))
    return [range(first, last) for first, last in edges.reshape(-1, 2).tolist()]
