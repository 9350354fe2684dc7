"""Pictures of dates for the map, read ahead in the background and kept while they fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..state.player_state import Stop
from ..work.presenter import Presenter
from ..work.shown_series import ShownSeries
from .film_item import Frame, image_of

if TYPE_CHECKING:
    from ...engine.acquisitions.series import Acquisition, Series
    from ...engine.animation.views import View
    from ...engine.support.progress import Progress

_MOST = 50_000_000  # pixels of all frames together, four bytes each
_WHOLE = 2_000_000  # pixels of a scene that is read as a whole, whatever is seen of it
_LEAST = 65_536  # pixels of a frame where there are very many
_TASK = "frames"

FrameKey = tuple[str, str, str]  # kind, key of the stop and rendition


@dataclass(frozen=True)
class Kept:
    """A picture that was read."""

    shown: Frame
    view: View
    """What was seen of the ground when it was asked for."""

    is_whole: bool
    """Whether it serves every view in its CRS."""

    def serves(self, view: View) -> bool:
        """Tell whether it is as good as one that is read for that view."""
        return self.view.crs == view.crs if self.is_whole else self.view == view


@dataclass(frozen=True)
class Asked:
    """A picture that is to be read."""

    key: FrameKey
    series: Series
    item: Acquisition


class Frames(QObject):
    """Reads pictures of stops and keeps them; ``arrived`` carries kind and key of each that came.

    ``failed`` carries a sentence.
    """

    arrived = pyqtSignal(str, str)
    failed = pyqtSignal(str)

    def __init__(self, presenter: Presenter, shown: ShownSeries, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter, self._shown = presenter, shown
        self._kept: dict[FrameKey, Kept] = {}
        # Whether what is unsure is faded.
        self.fades = False
        self._about: tuple[str, View] | None = None
        self._coming: tuple[Stop, ...] = ()
        self._blank: set[tuple[FrameKey, View]] = set()

    def forget(self, kind: str = "") -> None:
        """Drop the pictures of a kind, or all."""
        self._presenter.tasks.stop(_TASK)
        self._about = None
        self._kept = {key: kept for key, kept in self._kept.items() if kind and key[0] != kind}
        self._blank = set()

    def get(self, stop: Stop, rendition: str) -> Frame | None:
        """Return the picture of a stop, perhaps of an earlier view; None before there is one."""
        kept = self._kept.get((stop.kind, stop.key, rendition))
        return kept.shown if kept else None

    def is_blank(self, stop: Stop, rendition: str, view: View) -> bool:
        """Tell whether nothing of a stop is to be seen there."""
        return ((stop.kind, stop.key, rendition), view) in self._blank

    def ask(self, stops: Sequence[Stop], rendition: str, view: View) -> None:
        """Let pictures be read, the first of ``stops`` first; those that are there are not."""
        missing = [stop for stop in stops if self._is_missing(stop, rendition, view)]
        if not missing:
            return
        about = (rendition, view)
        if self._presenter.tasks.is_busy(_TASK) and self._about == about:
            is_coming = set(missing) <= set(self._coming)
            # Only what is wanted now is worth a new start.
            if is_coming and (self._coming[0] == missing[0] or missing[0] != stops[0]):
                return
            others = (stop for stop in self._coming if self._is_missing(stop, rendition, view))
            missing = list(dict.fromkeys((*missing, *others)))
        self._about, self._coming = about, tuple(missing)
        asked = [
            Asked((stop.kind, stop.key, rendition), *pair)
            for stop in missing
            for pair in [self._shown.acquisition(stop, rendition)]
            if pair is not None
        ]
        most = max(min(_WHOLE, _MOST // self._shown.count(missing[0].kind)), _LEAST)
        self._start(asked, rendition, view, most)

    def _is_missing(self, stop: Stop, rendition: str, view: View) -> bool:
        key = (stop.kind, stop.key, rendition)
        kept = self._kept.get(key)
        return (kept is None or not kept.serves(view)) and (key, view) not in self._blank

    def _start(self, asked: Sequence[Asked], rendition: str, view: View, most: int) -> None:
        if not asked:
            return
        find = self._shown.finder(rendition)
        unsure = self._shown.unsure_paths() if self.fades else {}

        def work(send: Callable[[tuple], None], progress: Progress) -> None:
            from ...engine.animation.date_pictures import DatePictures, seen_grid, whole_grid
            from ...engine.support.errors import UnreadableRasterError

            drawing = find(progress)
            for series in {id(one.series): one.series for one in asked}.values():
                rasters = list(series.rasters.values())
                is_whole = whole_grid(rasters, view.crs, most) is not None
                grid = seen_grid(rasters, view, most)
                of_series = [one for one in asked if one.series is series]
                if grid is None:
                    for one in of_series:
                        send((one.key, None, (), is_whole))
                    continue
                with DatePictures(series, drawing, grid, progress, unsure) as pictures:
                    for one in of_series:
                        progress.check()
                        try:
                            picture = pictures.picture(one.item)
                        except UnreadableRasterError:
                            picture = None  # named in the table of acquisitions
                        send((one.key, picture, grid.bounds, is_whole))

        def take(part: tuple) -> None:
            key, picture, bounds, is_whole = part
            if picture is None:
                self._blank.add((key, view))
                self._kept.pop(key, None)
            else:
                self._kept[key] = Kept(
                    Frame(image_of(picture), QgsRectangle(*bounds)), view, is_whole
                )
            self.arrived.emit(key[0], key[1])

        self._presenter.tasks.start(_TASK, "", work, lambda _: None, self.failed.emit, take)
