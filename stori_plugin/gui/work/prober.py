"""Looking at pixels: keeps scenes open, lets methods learn from them, asks for pixels."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import WeakSet

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine.options.method_options import AUTO, CHOICES
from ...presentation.words import tr
from ..state.coarse import obstacle_of_pixels
from ..state.dock_state import OPTICAL, ROLES
from .asker import Asker
from .engine_start import load_methods
from .places import MapPoint, Place, look_at
from .presenter import Presenter
from .tasks import Result

if TYPE_CHECKING:
    from ...engine.preview.looked_at import Pixel
    from ...engine.preview.pixel_preview import Preview
    from ...engine.run.run_result import RunResult
    from ...engine.support.progress import Progress

_KEPT = 3
LINEAR = "linear"
# What is learned first: what is quick, and last what tries all the others.
_ORDER = (LINEAR, *(name for name in CHOICES if name not in (LINEAR, AUTO)), AUTO)


class Prober(QObject):
    """Answers clicks on the map with pixels.

    Signals: ``pixels_changed`` with the list of pixels, ``busy_changed`` with a text (empty when
    idle), ``message_sent`` with a sentence that says what went wrong.
    """

    pixels_changed = pyqtSignal(list)
    busy_changed = pyqtSignal(str)
    message_sent = pyqtSignal(str)

    def __init__(self, presenter: Presenter, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter = presenter
        self._previews: dict[Hashable, Preview] = {}
        # All that are open, also those that nobody waits for any more.
        self._open: WeakSet[Preview] = WeakSet()
        self._opening: Hashable | None = None
        self._then: Callable[[Preview], None] | None = None
        self.band = "NDVI"
        # The methods that are shown beside that of the run.
        self.chosen: tuple[str, ...] = ("gp", LINEAR)
        self.points: list[Place] = []
        self.pixels: list[Pixel] = []
        # What the last run wrote, which is shown beside the methods.
        self.run_result: RunResult | None = None
        self._asker = Asker("stori-look", self)
        presenter.project.cleared.connect(self.forget)

    def close(self) -> None:
        """Let go of everything."""
        self._asker.close()
        self._presenter.project.cleared.disconnect(self.forget)
        self.forget()
        for preview in list(self._open):
            preview.close(wait=True)

    def forget(self) -> None:
        """Close all scenes, and show no pixel."""
        self._asker.stop()
        previews, self._previews = list(self._previews.values()), {}
        self.points, self.pixels, self.run_result, self._opening = [], [], None, None
        for preview in previews:
            preview.close()
        self.pixels_changed.emit([])

    # --- what to show -----------------------------------------------------------------------

    @property
    def run_method(self) -> str:
        """The method of the Run tab."""
        return self._presenter.state.form.method

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that are shown: that of the run, and those chosen beside it."""
        return tuple(dict.fromkeys((self.run_method, *self.chosen)))

    def choose(self, band: str = "", methods: tuple[str, ...] | None = None) -> None:
        """Show another band or index, or other methods beside that of the run."""
        self.band = band or self.band
        self.chosen = self.chosen if methods is None else methods
        self.refresh()

    def click(self, x: float, y: float, crs: str, is_pinned: bool) -> None:
        """Show the pixel at a point, beside those that are pinned or in place of the last."""
        self.show_place(MapPoint(x, y, crs), is_pinned)

    def show_place(self, place: Place, is_pinned: bool) -> None:
        """Show a point or a field, beside those that are pinned or in place of the last."""
        if not is_pinned and self.points:
            self.points.pop()
        self.points.append(place)
        self._with_preview(self._look)

    def clear(self) -> None:
        """Show no pixel."""
        self._asker.stop()
        self.points, self.pixels = [], []
        self.pixels_changed.emit([])

    def open(self) -> None:
        """Open the scene, so that a click need not wait for it."""
        if self._opening is None or self._opening != self._key():  # else it is waited for
            self._with_preview(lambda _: None, is_quiet=True)

    def prepare(self, is_quiet: bool = False) -> None:
        """Open the scene and let the methods learn before the first click.

        `auto` takes as long as all others together and learns once somebody looks.
        """
        self._with_preview(self._learn_quick, is_quiet)

    @property
    def is_ready(self) -> bool:
        """Tell whether a click is answered at once with all curves but that of `auto`."""
        state = self._presenter.state
        if state.obstacle() or obstacle_of_pixels(state):
            return False
        preview = self._previews.get(self._key())
        quick = [method for method in self.methods if method != AUTO]
        return preview is not None and all(preview.has_learned(m, self.band) for m in quick)

    def refresh(self) -> None:
        """Look again at all points."""
        if self.points:
            self._with_preview(self._look, is_quiet=True)

    # --- the scene ----------------------------------------------------------------------------

    def _key(self) -> Hashable:
        """Return what tells open scenes apart: inputs, settings and bands."""
        state = self._presenter.state
        files = tuple(tuple(state.files(role)) for role in ROLES)
        return (*files, state.form.scene_job(), self._bands())

    def _bands(self) -> tuple[str, ...]:
        """Return the bands to read: an index alone, a band with those it is fitted with."""
        series = self._presenter.state.series(OPTICAL)
        if series is None or self.band not in series.band_names:
            return (self.band,)
        requested = [part.strip() for part in self._presenter.state.form.bands.split(",")]
        bands = tuple(name for name in requested if name in series.band_names)
        if self.band in bands:
            return bands
        return series.default_bands if self.band in series.default_bands else (self.band,)

    def _with_preview(self, then: Callable[[Preview], None], is_quiet: bool = False) -> None:
        """Call ``then`` with the scene once it is open; say what stands in the way unless quiet."""
        state = self._presenter.state
        obstacle = state.obstacle() or obstacle_of_pixels(state)
        if obstacle:
            if not is_quiet:
                self.message_sent.emit(obstacle)
            return
        key = self._key()
        if key in self._previews:
            then(self._previews[key])
            return
        self._then = then
        if self._opening == key:
            return
        self._opening = key
        in_use = [state.series_in_use(role) for role in ROLES]
        files = [state.files(role) for role in ROLES]
        job = replace(state.form.scene_job(), bands=self._bands())

        def work(_: object, progress: Progress) -> Preview:
            load_methods()
            from ...engine.acquisitions.series import Source
            from ...engine.preview.pixel_preview import Preview

            given = (tuple(Source(f.path, f.date) for f in listed) for listed in files)
            optical, sar, coarse = given
            series = None if in_use[0] is None else (in_use[0], in_use[1], in_use[2])
            asked = replace(job, optical=optical, sar=sar, coarse=coarse)
            preview = Preview(asked, progress, series)
            self._open.add(preview)
            if progress.is_cancelled():
                preview.close()  # nobody waits for it any more
            return preview

        def take(preview: Preview) -> None:
            self._opening, self._previews[key] = None, preview
            while len(self._previews) > _KEPT:
                self._previews.pop(next(iter(self._previews))).close()
            self.busy_changed.emit("")
            if key == self._key() and self._then is not None:
                self._then(preview)
                if self._then != self._look:
                    self.refresh()

        def failed(sentence: str) -> None:
            self._opening = None
            self.message_sent.emit(sentence)

        self._ask("preview", tr("Opening the scene"), work, take, failed=failed)

    # --- looking and learning -------------------------------------------------------------------

    def _look(self, preview: Preview) -> None:
        points, band, methods = list(self.points), self.band, self.methods
        dates, run_result = self._presenter.state.output_dates()[0], self.run_result

        def work() -> list[Pixel]:
            return [look_at(preview, p, band, methods, dates, run_result) for p in points]

        def take(pixels: list[Pixel]) -> None:
            self.pixels = pixels
            self.pixels_changed.emit(pixels)
            self._learn(preview)

        def failed(sentence: str) -> None:
            self.busy_changed.emit("")
            self.message_sent.emit(sentence)

        self._asker.ask(work, take, failed)

    def _learn_quick(self, preview: Preview) -> None:
        self._learn(preview, slow=False)

    def _learn(self, preview: Preview, slow: bool = True) -> None:
        band = self.band
        wanted = [method for method in self.methods if slow or method != AUTO]
        missing = [method for method in wanted if not preview.has_learned(method, band)]
        if not missing:
            self.busy_changed.emit("")
            return
        method = min(missing, key=_ORDER.index)
        title = tr("{} is learning from the scene").format(method)

        def work(_: object, progress: Progress) -> None:
            preview.learn(method, band, progress)

        def take(_: None) -> None:
            if preview in self._previews.values() and band == self.band:
                if self.points:
                    self._look(preview)
                else:
                    self._learn(preview, slow)

        self._ask("learn", title, work, take)

    def _ask(
        self,
        name: str,
        title: str,
        work: Callable[[object, Progress], Result],
        then: Callable[[Result], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        def fail(sentence: str) -> None:
            self.busy_changed.emit("")
            (failed or self.message_sent.emit)(sentence)

        self.busy_changed.emit(title)
        self._presenter.tasks.start(name, title, work, then, fail)

    # --- export -------------------------------------------------------------------------------

    def export(self, path: str) -> None:
        """Write the pixels shown as CSV."""
        pixels = list(self.pixels)

        def work(*_: object) -> None:
            from ...engine.preview.pixel_files import write_table

            write_table(path, pixels)

        self._ask("export", tr("Writing"), work, lambda _: self.busy_changed.emit(""))
