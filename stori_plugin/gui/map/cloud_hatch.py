"""Clouds of an image as a grey hatch: what masks hide is no observation, and is not to look so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QImage, QPainter

from ...engine.animation.views import View

if TYPE_CHECKING:
    from ...engine.acquisitions.series import Acquisition, Series
    from ...engine.options.series_options import Masking
    from ...engine.support.progress import Progress

_MOST = 1_000_000  # pixels of a mask
_VEIL, _LINES = QColor(205, 208, 212, 215), QColor(110, 116, 124)


@dataclass(frozen=True)
class Clouds:
    """Where an image is clouded."""

    image: QImage
    """Opaque where it is."""

    extent: QgsRectangle
    """In the map's CRS."""


def reader_of(
    series: Series, item: Acquisition, masking: Masking, view: View
) -> Callable[[Progress], tuple[np.ndarray, tuple[float, ...]] | None]:
    """Return what reads, on a worker thread, where an acquisition is clouded, and its bounds."""

    def read(progress: Progress) -> tuple[np.ndarray, tuple[float, ...]] | None:
        from ...engine.animation.date_pictures import DatePictures, Drawing, seen_grid

        rasters = [series.rasters[band.path] for band in item.bands]
        grid = seen_grid(rasters, view, _MOST)
        if grid is None:
            return None
        with DatePictures(series, Drawing("", ()), grid, progress) as pictures:
            return pictures.clouded(item, masking), grid.bounds

    return read


def clouds_of(clouded: np.ndarray, bounds: tuple[float, ...]) -> Clouds:
    """Return a mask (rows, columns) as an image, opaque where it is true."""
    height, width = clouded.shape
    data = np.where(clouded, np.uint8(255), np.uint8(0)).tobytes()
    image = QImage(data, width, height, width, QImage.Format.Format_Alpha8).copy()
    return Clouds(image, QgsRectangle(*bounds))


def paint_clouds(painter: QPainter, clouds: Clouds, place: QRectF, seen: QRectF) -> None:
    """Hatch what is clouded: ``place`` is where the mask lies, ``seen`` what is painted of it."""
    part = place.intersected(seen).toAlignedRect()
    if part.isEmpty():
        return
    hatch = QImage(part.size(), QImage.Format.Format_ARGB32_Premultiplied)
    hatch.fill(_VEIL)
    inner = QPainter(hatch)
    # The pattern stays where it is on the screen while the line moves over it.
    inner.setBrushOrigin(QPointF(-part.left() % 8, -part.top() % 8))
    inner.fillRect(hatch.rect(), QBrush(_LINES, Qt.BrushStyle.BDiagPattern))
    inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    corner = QPointF(part.topLeft())
    inner.drawImage(place.translated(-corner), clouds.image, QRectF(clouds.image.rect()))
    inner.end()
    painter.drawImage(corner, hatch)
