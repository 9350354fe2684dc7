"""Small pictures of dates for what is said on the timeline, read when they are first asked for."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..state.player_state import PlayerState, Stop
from .presenter import Presenter
from .shown_series import ShownSeries

if TYPE_CHECKING:
    from ...engine.support.progress import Progress

_EDGE = 120  # pixels
_MOST = 2000  # that are kept
_TASK = "thumbnail"


class Thumbnails(QObject):
    """Keeps pictures as addresses of their data; ``arrived`` carries kind and key of a new one."""

    arrived = pyqtSignal(str, str)

    def __init__(
        self,
        presenter: Presenter,
        series: ShownSeries,
        state: PlayerState,
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        self._presenter, self._series, self._state = presenter, series, state
        self._kept: dict[tuple[str, str, str], str] = {}
        series.changed.connect(lambda _: self._kept.clear())
        series.redrawn.connect(self._kept.clear)

    def ask(self, kind: str, key: str) -> str:
        """Return the picture of a stop; "" where there is none, or before it ``arrived``."""
        stop = self._state.named(kind, key)
        if stop is None:
            return ""
        rendition = self._state.drawn_as(stop)
        known = self._kept.get((kind, key, rendition))
        if known is None:
            self._read(stop, rendition)
        return known or ""

    def _read(self, stop: Stop, rendition: str) -> None:
        source = self._state.source_of(stop)
        pair = self._series.acquisition(source, rendition) if source is not None else None
        if pair is None:
            return
        item, find = pair[1], self._series.finder(rendition)

        def work(_: object, progress: Progress) -> str:
            from ...engine.animation.date_pictures import thumbnail
            from ...engine.pages.png import png_bytes
            from ...engine.retrieval.chips.chip_pictures import enlarge

            picture = thumbnail(item, find(progress), _EDGE)
            if picture is None:
                return ""
            data = base64.b64encode(png_bytes(enlarge(picture, _EDGE)))
            return f"data:image/png;base64,{data.decode('ascii')}"

        def take(address: str) -> None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            self._kept[stop.kind, stop.key, rendition] = address
            self.arrived.emit(stop.kind, stop.key)

        self._presenter.tasks.start(_TASK, "", work, take, lambda _: None)
