"""Panels side by side, with a line of text above each and a bar of time below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

if TYPE_CHECKING:
    from ..engine.animation.animation import Frame

_PAPER, _INK, _ACCENT = QColor("#ffffff"), QColor("#1d2733"), QColor("#16627a")
_FAINT = QColor("#dde3ea")
_GAP, _BAR = 8, 5


def captioned(frame: Frame, part: float, with_text: bool = True) -> np.ndarray:
    """Return one picture of a frame's panels: (rows, columns, 3), uint8.

    ``part`` (0 to 1) is how far the bar of time has come. Any thread may call this.
    """
    panels = frame.panels
    height, width = panels[0].picture.shape[:2]
    head = _head_height(width) if with_text else 0
    total = len(panels) * width + (len(panels) - 1) * _GAP
    image = QImage(total, head + height + _BAR + 2, QImage.Format.Format_RGB888)
    image.fill(_PAPER)
    painter = QPainter(image)
    for position, panel in enumerate(panels):
        left = position * (width + _GAP)
        painter.drawImage(left, head, _image_of(panel.picture))
        if with_text:
            _write(painter, QRect(left, 0, width, head), panel.title)
    top = head + height + 2
    painter.fillRect(0, top, total, _BAR, _FAINT)
    painter.fillRect(0, top, max(round(part * total), _BAR), _BAR, _ACCENT)
    painter.end()
    return _pixels_of(image)


def _head_height(width: int) -> int:
    return max(18, min(34, width // 14))


def _write(painter: QPainter, box: QRect, text: str) -> None:
    """Write text into a box, smaller where it would not fit."""
    font = QFont()
    size = int(0.62 * box.height())
    while size > 7:
        font.setPixelSize(size)
        if QFontMetrics(font).horizontalAdvance(text) <= box.width() - 4:
            break
        size -= 1
    painter.setFont(font)
    painter.setPen(_INK)
    alignment = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(box.adjusted(2, 0, 0, 0), alignment, text)


def _image_of(picture: np.ndarray) -> QImage:
    height, width = picture.shape[:2]
    data = np.ascontiguousarray(picture).tobytes()
    # Copied, because the image would look into bytes that go with this function.
    return QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _pixels_of(image: QImage) -> np.ndarray:
    rows, stride = image.height(), image.bytesPerLine()
    data = image.constBits().asarray(rows * stride)
    flat = np.frombuffer(bytes(data), np.uint8).reshape(rows, stride)
    return flat[:, : 3 * image.width()].reshape(rows, image.width(), 3).copy()
