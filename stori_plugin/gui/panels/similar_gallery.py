"""The pictures of the places that were found, in the order of their rank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from ...presentation.words import tr
from ..work.similar_pictures import EDGE, SimilarPictures
from .sparkline import Sparkline

if TYPE_CHECKING:
    import numpy as np

    from ...engine.retrieval.finding.refine import RankedChip

_FRAME = 3  # pixels
_CURVE = 26  # pixels below a picture, for a curve
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

    def show_hits(self, hits: Sequence[RankedChip], pictures: SimilarPictures) -> None:
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
            self.addItem(item)
        self.show_pictures(hits, pictures)

    def show_pictures(self, hits: Sequence[RankedChip], pictures: SimilarPictures) -> None:
        """Put in pictures and curves as far as they are there."""
        hits = hits[: self.count()]
        limits = pictures.limits([hit.row for hit in hits])
        self.setIconSize(QSize(EDGE, EDGE + (_CURVE if limits else 0)))
        times = pictures.times()
        ink = self.palette().text().color().name()
        example = next((pictures.curves.get(hit.row) for hit in hits if hit.mark > 0), None)
        for number, hit in enumerate(hits):
            image, values = pictures.images.get(hit.row), pictures.curves.get(hit.row)
            curve = None
            if limits is not None and values is not None:
                behind = None if values is example else example
                curve = Sparkline(times, values, limits, behind, ink)
            state = (image is not None, curve is not None, limits, pictures.word)
            item = self.item(number)
            if item.data(_ROW + 1) != state:
                item.setIcon(QIcon(picture_of(image, bool(hit.mark), curve, limits is not None)))
                item.setData(_ROW + 1, state)

    def rows(self) -> list[int]:
        """Return the rows of the places that are selected."""
        return [item.data(_ROW) for item in self.selectedItems()]


def _label(hit: RankedChip) -> str:
    """Return what stands below a picture: the rank, or that it is what was asked with."""
    return {1: tr("example"), -1: tr("unlike")}.get(hit.mark, str(hit.rank))


def picture_of(
    image: np.ndarray | None,
    is_example: bool,
    curve: Sparkline | None = None,
    has_room: bool = False,
) -> QPixmap:
    """Return a picture (h, w, 3) uint8 in the middle of a square; examples have a frame.

    Below it there is room for a curve where that is asked for.
    """
    square = QPixmap(EDGE, EDGE + (_CURVE if has_room else 0))
    square.fill(QColor(0, 0, 0, 0))
    painter = QPainter(square)
    painter.fillRect(0, 0, EDGE, EDGE, QColor(0, 0, 0, 24))
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
    if curve is not None:
        curve.paint(painter, QRectF(1, EDGE + 3, EDGE - 2, _CURVE - 5))
    painter.end()
    return square
