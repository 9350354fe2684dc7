"""Answers clicks with places that look alike: opens indexes, searches, reads the pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...presentation.known_hosts import remember, unknown_among
from ...presentation.words import tr
from ..state.similar_state import ALIKE, SimilarState
from .index_rows import rows_at, rows_in
from .presenter import Presenter
from .project_memory import SCOPE
from .similar_pictures import EDGE, SimilarPictures
from .tasks import Part, Result

if TYPE_CHECKING:
    import numpy as np

    from ...engine.retrieval.finding.refine import RankedChip
    from ...engine.retrieval.finding.thumbnails import Curves
    from ...engine.retrieval.index.index_file import Index
    from ...engine.support.progress import Progress
    from .places import MapField
    from .tasks import Work

    Images = dict[int, np.ndarray | None]

ENTRY = "similar"
_CURVES_AT_ONCE = 24
_QUESTIONS = ("similar index", "similar search", "similar pictures", "similar curves")


@dataclass(frozen=True)
class _Search:
    """A search that was made: its examples by their rows in the index, and what it found."""

    alike: tuple[int, ...]
    unlike: tuple[int, ...]
    hits: list[RankedChip]


class SimilarFinder(QObject):
    """Holds the `SimilarState` and asks the engine.

    Signals: ``index_changed`` when another index (or none) is open, ``hits_changed`` when the
    places differ, ``pictures_changed`` when pictures came in, ``busy_changed`` with a text (empty
    when idle), ``message_sent`` with a sentence (empty when there is nothing to say).
    """

    index_changed = pyqtSignal()
    hits_changed = pyqtSignal()
    pictures_changed = pyqtSignal()
    busy_changed = pyqtSignal(str)
    message_sent = pyqtSignal(str)

    def __init__(self, presenter: Presenter, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter = presenter
        self.state = SimilarState()
        self.index: Index | None = None
        self.pictures = SimilarPictures()
        self._has_looked = False
        project = presenter.project
        project.readProject.connect(self._load)
        project.writeProject.connect(self._save)
        project.cleared.connect(self._forget)

    def close(self) -> None:
        """Let go of the project and the index."""
        project: QgsProject = self._presenter.project
        project.readProject.disconnect(self._load)
        project.writeProject.disconnect(self._save)
        project.cleared.disconnect(self._forget)
        self.index = None

    # --- the index ------------------------------------------------------------------------

    def open(self, path: str) -> None:
        """Open an index file in the background; what was found in another one goes."""
        self._stop()
        remember([path])
        self._replace(SimilarState(path, self.state.count, look=self.state.look))
        self._presenter.project.setDirty(True)
        if path:
            self._open()

    def look_again(self) -> None:
        """Open the index that the project remembers, when the tab is first looked at."""
        if not self._has_looked and self.index is None and self.state.path:
            self._open()

    def _open(self) -> None:
        self._has_looked = True
        path, pictures = self.state.path, SimilarPictures(self.state.look)

        def work(*_: object) -> Index:
            from ...engine.retrieval.index.index_file import open_index

            index = open_index(path)
            pictures.take_index(index)
            return index

        def take(index: Index) -> None:
            self.index, self.pictures = index, pictures
            self.index_changed.emit()

        self._ask("similar index", tr("Opening the index"), work, take)

    # --- asking ---------------------------------------------------------------------------

    def click(self, x: float, y: float, crs: str, mark: int) -> None:
        """Take the chip at a point as an example of what is alike or unlike, and search."""
        index = self.index
        if index is None:
            self.message_sent.emit(
                tr("There is no index yet: open one, or build one from a result or a raster.")
            )
            return
        self._search(lambda: rows_at(index, x, y, crs), mark)

    def draw(self, field: MapField) -> None:
        """Take the chips in a field as examples of what is alike, and search."""
        index = self.index
        if index is not None:
            self._search(lambda: rows_in(index, field), ALIKE)

    def mark(self, rows: Iterable[int], mark: int) -> None:
        """Give chips a mark, and search again."""
        rows = list(rows)
        if self.index is not None and rows:
            self._search(lambda: rows, mark)

    def show(self, count: int) -> None:
        """Show another number of places."""
        if count == self.state.count:
            return
        self.state.count = count
        self._presenter.project.setDirty(True)
        if self.state.alike:
            self._search(lambda: (), 0)

    def clear(self) -> None:
        """Forget examples and places."""
        self._stop()
        self.state.forget_places()
        self.message_sent.emit("")
        self.hits_changed.emit()

    def _search(self, rows_of: Callable[[], Sequence[int]], mark: int) -> None:
        index, state = self.index, self.state
        if index is None:
            return

        def work(_: object, progress: Progress) -> _Search:
            from ...engine.retrieval.finding.refine import similar_to_examples

            alike, unlike = state.marked(rows_of(), mark)
            if not alike and not unlike:
                return _Search(alike, unlike, [])
            hits = similar_to_examples(index, alike, unlike, state.count, progress=progress)
            return _Search(alike, unlike, hits)

        def take(search: _Search) -> None:
            state.alike, state.unlike, state.hits = search.alike, search.unlike, search.hits
            self.message_sent.emit("")
            self.hits_changed.emit()
            self._picture()

        self._ask("similar search", tr("Searching"), work, take)

    def choose_look(self, word: str) -> None:
        """Draw the pictures by another look of the index."""
        self.state.look = word
        self.pictures.choose(word)
        self._presenter.project.setDirty(True)
        self.pictures_changed.emit()
        self._picture()

    def _picture(self) -> None:
        """Read the pictures that are missing, the nearest first, and the curves."""
        index, look, known = self.index, self.pictures.word, self.pictures
        rows = [hit.row for hit in self.state.hits if hit.row not in known.images]
        if index is None:
            return

        def work(send: Callable[[Images], None], progress: Progress) -> None:
            from ...engine.retrieval.finding.thumbnails import thumbnail

            for row in rows:
                progress.check()
                send({row: thumbnail(index, row, EDGE, look)})

        def take(part: Images) -> None:
            known.images.update(part)
            self.pictures_changed.emit()

        title = tr("Reading the pictures")
        if rows:
            self._ask("similar pictures", title, work, lambda _: None, take, is_quiet=True)
        self._trace(index)

    def _trace(self, index: Index) -> None:
        """Read the curves that are missing."""
        known = self.pictures
        wanted = dict.fromkeys((*(hit.row for hit in self.state.hits), *self.state.alike))
        rows = [row for row in wanted if row not in known.curves]
        if not rows or not known.has_curves:
            return

        def work(send: Callable[[Curves], None], progress: Progress) -> None:
            from ...engine.retrieval.finding.thumbnails import curves_of

            # Those in sight come first: each date is opened once for all of a piece.
            for first in range(0, len(rows), _CURVES_AT_ONCE):
                found = curves_of(index, rows[first : first + _CURVES_AT_ONCE], progress.check)
                if found is not None:
                    send(found)

        def take(part: Curves) -> None:
            known.take_curves(part)
            self.pictures_changed.emit()

        title = tr("Reading the curves")
        self._ask("similar curves", title, work, lambda _: None, take, is_quiet=True)

    def _ask(
        self,
        name: str,
        title: str,
        work: Work[Part, Result],
        then: Callable[[Result], None],
        partly: Callable[[Part], None] | None = None,
        is_quiet: bool = False,
    ) -> None:
        def take(result: Result) -> None:
            self.busy_changed.emit("")
            then(result)

        def fail(sentence: str) -> None:
            self.busy_changed.emit("")
            self.message_sent.emit(sentence)

        if not is_quiet:
            self.busy_changed.emit(title)
        self._presenter.tasks.start(name, title, work, take, fail, partly)

    def _stop(self) -> None:
        for name in _QUESTIONS:
            self._presenter.tasks.stop(name)
        self.busy_changed.emit("")

    # --- the project ----------------------------------------------------------------------

    def _save(self, *_) -> None:
        project = self._presenter.project
        text = self.state.to_text(project.pathResolver().writePath)
        project.writeEntry(SCOPE, ENTRY, text)

    def _load(self, *_) -> None:
        project = self._presenter.project
        text, is_there = project.readEntry(SCOPE, ENTRY, "")
        read = project.pathResolver().readPath
        state = SimilarState.from_text(text, read) if is_there else SimilarState()
        foreign = unknown_among([state.path], project.fileName())
        state.path = "" if foreign else state.path
        self._replace(state)
        if foreign:
            self.message_sent.emit(
                tr(
                    "This project searches the index {}, which lies on the network and was not "
                    "opened: choose it again if you trust it."
                ).format(foreign[0])
            )
        if state.damaged:
            self.message_sent.emit(
                tr(
                    "What this project says of the index of places is damaged and was passed "
                    "over: open the index again."
                )
            )

    def _forget(self) -> None:
        self._stop()
        self._replace(SimilarState())

    def _replace(self, state: SimilarState) -> None:
        self.state, self.index, self.pictures = state, None, SimilarPictures(state.look)
        self._has_looked = False
        self.message_sent.emit("")
        self.index_changed.emit()
        self.hits_changed.emit()
