"""What faded colours mean: a strip from what is sure to what is unsure, with both ends named."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize
from qgis.PyQt.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...engine.pixels.fading import MOST
from ...presentation.words import tr
from ..state.fade_words import sure_words, unsure_words

_SURE = "#1a9850"  # stands for any colour
_SPACE = 6.0  # pixels
_LEAST = 24.0  # pixels of the strip


class FadeLegend(QWidget):
    """Says from which standard deviation on colours give way to white, and where little is left."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.ends = ("", "")
        self.hide()

    def show_limits(self, limits: tuple[float, float] | None) -> None:
        """Show the standard deviations between which colours fade; None hides it."""
        self.setVisible(limits is not None)
        if limits is not None:
            self.ends = sure_words(limits[0]), unsure_words(limits[1])
            self.setAccessibleName(", ".join(self.ends))
            self.setToolTip(tr("Standard deviations, in the unit of what is shown"))
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for one line."""
        return QSize(200, self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the strip between its two ends."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(text) for text in self.ends]
        strip = QRectF(widths[0] + _SPACE, 2.0, 0.0, self.height() - 4.0)
        strip.setRight(max(self.width() - widths[1] - _SPACE, strip.left() + _LEAST))
        baseline = round((self.height() + metrics.ascent() - metrics.descent()) / 2)
        painter.drawText(0, baseline, self.ends[0])
        painter.drawText(round(strip.right() + _SPACE), baseline, self.ends[1])
        sure, paper = QColor(_SURE), QColor(_SURE)
        share = 1.0 - MOST
        paper.setRgbF(*(share * part + MOST for part in (sure.redF(), sure.greenF(), sure.blueF())))
        ramp = QLinearGradient(strip.topLeft(), strip.topRight())
        ramp.setColorAt(0.0, sure)
        ramp.setColorAt(1.0, paper)
        painter.setPen(QPen(QColor("#8c8c8c"), 1.0))
        painter.setBrush(ramp)
        painter.drawRect(strip)
        painter.end()
