"""The pictures of the places that were found, in the order of their rank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from ...presentation.words import tr
from ..work.similar_finder import EDGE

if TYPE_CHECKING:
    import numpy as np

    from ...engine.retrieval.finding.refine import RankedChip
    from ..work.similar_finder import Pictures

_FRAME = 3  # pixels
_EXAMPLE = QColor("#1b9e5a")
_ROW = Qt.ItemDataRole.UserRole


class Gallery(QListWidget):
    """One picture per place; ``chosen`` carries the row of the one that was clicked."""

    chosen = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("stori_similar_gallery")
        self.setAccessibleName(tr("Places that look alike"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(EDGE, EDGE))
        self.setSpacing(3)
        self.setMinimumHeight(2 * EDGE)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ROW)))
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(_ROW)))

    def show_hits(self, hits: Sequence[RankedChip], pictures: Pictures) -> None:
        """Show places; those that have no picture yet get an empty one."""
        self.clear()
        for hit in hits:
            item = QListWidgetItem(_label(hit))
            item.setData(_ROW, hit.row)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            lines = [
                f"{hit.rank}. {hit.title}",
                hit.date,
                tr("distance {:.4g}").format(hit.distance),
            ]
            if hit.mark:
                lines.append(tr("example"))
            item.setToolTip("\n".join(line for line in lines if line))
            item.setIcon(QIcon(picture_of(pictures.get(hit.row), bool(hit.mark))))
            self.addItem(item)

    def show_pictures(self, hits: Sequence[RankedChip], pictures: Pictures) -> None:
        """Put in the pictures that have come since."""
        for number, hit in enumerate(hits[: self.count()]):
            image, item = pictures.get(hit.row), self.item(number)
            if image is not None and not item.data(_ROW + 1):
                item.setIcon(QIcon(picture_of(image, bool(hit.mark))))
                item.setData(_ROW + 1, True)

    def rows(self) -> list[int]:
        """Return the rows of the places that are selected."""
        return [item.data(_ROW) for item in self.selectedItems()]


def _label(hit: RankedChip) -> str:
    """Return what stands below a picture: the rank, or that it is what was asked with."""
    return {1: tr("example"), -1: tr("unlike")}.get(hit.mark, str(hit.rank))


def picture_of(image: np.ndarray | None, is_example: bool) -> QPixmap:
    """Return a picture (h, w, 3) uint8 in the middle of a square; examples have a frame."""
    square = QPixmap(EDGE, EDGE)
    square.fill(QColor(0, 0, 0, 24))
    painter = QPainter(square)
    if image is not None:
        height, width = image.shape[:2]
        shown = QImage(image.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
        shown = shown.scaled(EDGE, EDGE, Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage((EDGE - shown.width()) // 2, (EDGE - shown.height()) // 2, shown)
    if is_example:
        pen = QPen(_EXAMPLE, _FRAME)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(1, 1, EDGE - _FRAME, EDGE - _FRAME)
    painter.end()
    return square
