"""What the player paints over the map: a frame, the outlines above it, the date at the foot."""

from __future__ import annotations

from collections.abc import Callable

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject

from .film_item import DateCaption, FilmItem, Frame
from .overlay import Overlay


class Cover(QObject):
    """Frame, outlines and caption over one map. Main thread only."""

    def __init__(
        self, canvas: QgsMapCanvas, series: Callable[[], set[str]], parent: QObject | None = None
    ):
        """``series`` returns the ids of the layers that frames stand for."""
        super().__init__(parent)
        self._canvas = canvas
        self.film, self.caption = FilmItem(canvas), DateCaption(canvas)
        self._overlay = Overlay(canvas, series, self)
        self._overlay.drawn.connect(lambda: self.film.show_above(self._overlay.frame))

    def close_down(self) -> None:
        """Let go of the map."""
        self._overlay.stop()
        for item in (self.film, self.caption):
            self._canvas.scene().removeItem(item)

    @property
    def is_there(self) -> bool:
        """Tell whether a frame covers the map."""
        return self.film.frame is not None

    def show(self, frame: Frame) -> None:
        """Show a frame."""
        if not self.is_there:
            self._overlay.refresh()
        self.film.show_frame(frame)

    def clear(self) -> None:
        """Show the map itself."""
        self.film.clear()

    def forget(self) -> None:
        """Show nothing; what was drawn is of a project that was closed."""
        self._overlay.stop()
        self.film.show_above(None)
        self.film.clear()
        self.write("")

    def view_differs(self) -> None:
        """Draw outlines for what is seen now."""
        self._overlay.refresh()

    def write(self, text: str) -> None:
        """Write another caption; none where it is empty."""
        if text != self.caption.text:
            self.caption.show_text(text)
