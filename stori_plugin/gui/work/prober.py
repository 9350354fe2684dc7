"""Trying pixels: keeps scenes open for a look, lets methods learn, asks for pixels."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from weakref import WeakSet

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...presentation.words import tr
from ..state.dock_state import OPTICAL, SAR
from .asker import Asker
from .engine_start import load_methods
from .presenter import Presenter

_KEPT = 3
LINEAR = "linear"


class Prober(QObject):
    """Answers clicks on the map with pixels.

    Signals: ``looked`` with the list of pixels, ``busy_changed`` with a text (empty when idle),
    ``told`` with a sentence that says what went wrong.
    """

    looked = pyqtSignal(list)
    busy_changed = pyqtSignal(str)
    told = pyqtSignal(str)

    def __init__(self, presenter: Presenter, parent: QObject | None = None):
        super().__init__(parent)
        self._presenter = presenter
        self._previews: dict[Any, Any] = {}
        self._made: WeakSet = WeakSet()  # also those that nobody waits for any more
        self._opening: tuple | None = None
        self._then: Any = None
        self.band = "NDVI"
        self.methods: tuple[str, ...] = ("gp", LINEAR)
        self.points: list[tuple[float, float, str]] = []
        self.pixels: list = []
        self.outcome = None
        self._asker = Asker("stori-look", self)
        presenter.project.cleared.connect(self.forget)

    def close(self) -> None:
        """Let go of everything."""
        self._asker.close()
        self._presenter.project.cleared.disconnect(self.forget)
        self.forget()
        for preview in list(self._made):
            preview.close(wait=True)

    def forget(self) -> None:
        """Close all scenes, and show no pixel."""
        self._asker.stop()
        previews, self._previews = list(self._previews.values()), {}
        self.points, self.pixels, self.outcome, self._opening = [], [], None, None
        for preview in previews:
            preview.close()
        self.looked.emit([])

    # --- what to show -----------------------------------------------------------------------

    def choose(self, band: str = "", methods: tuple[str, ...] | None = None) -> None:
        """Show another band or index, or other methods."""
        self.band = band or self.band
        self.methods = self.methods if methods is None else methods
        self.refresh()

    def click(self, x: float, y: float, crs: str, is_pinned: bool) -> None:
        """Show the pixel at a point, beside those that are pinned or in place of the last."""
        if not is_pinned and self.points:
            self.points.pop()
        self.points.append((x, y, crs))
        self._with_preview(self._look)

    def clear(self) -> None:
        """Show no pixel."""
        self._asker.stop()
        self.points, self.pixels = [], []
        self.looked.emit([])

    def open(self) -> None:
        """Open the scene, so that a click need not wait for it."""
        self._with_preview(lambda _: None, is_quiet=True)

    def prepare(self, is_quiet: bool = False) -> None:
        """Open the scene and let the methods learn before the first click."""
        self._with_preview(self._learn, is_quiet)

    @property
    def is_ready(self) -> bool:
        """Tell whether a click is answered with all curves at once."""
        if self._presenter.state.obstacle():
            return False
        preview = self._previews.get(self._key())
        return preview is not None and all(preview.has_learned(m, self.band) for m in self.methods)

    def refresh(self) -> None:
        """Look again at all points."""
        if self.points:
            self._with_preview(self._look, is_quiet=True)

    # --- the scene ----------------------------------------------------------------------------

    def _key(self) -> tuple:
        state = self._presenter.state
        files = tuple(tuple(state.files(role)) for role in (OPTICAL, SAR))
        return (*files, state.form.scene_job(), self._bands())

    def _bands(self) -> tuple[str, ...]:
        """Return the bands to read: an index stands alone, a band is fitted with its fellows."""
        series = self._presenter.state.series(OPTICAL)
        if self.band not in series.band_names:
            return (self.band,)
        asked = [part.strip() for part in self._presenter.state.form.bands.split(",")]
        own = tuple(name for name in asked if name in series.band_names)
        return own if self.band in own else series.band_names

    def _with_preview(self, then, is_quiet: bool = False) -> None:
        """Call ``then`` with the scene once it is open; obstacles are told unless quiet."""
        state = self._presenter.state
        obstacle = state.obstacle()
        if obstacle:
            if not is_quiet:
                self.told.emit(obstacle)
            return
        key = self._key()
        if key in self._previews:
            then(self._previews[key])
            return
        self._then = then
        if self._opening == key:
            return
        self._opening = key
        series = tuple(state.series_in_use(role) for role in (OPTICAL, SAR))
        files = [state.files(role) for role in (OPTICAL, SAR)]
        job = replace(state.form.scene_job(), bands=self._bands())

        def work(_, progress):
            load_methods()
            from ...engine.acquisitions.series import Source
            from ...engine.preview.pixel_preview import Preview

            optical, sar = (tuple(Source(f.path, f.date) for f in listed) for listed in files)
            preview = Preview(replace(job, optical=optical, sar=sar), progress, series)
            self._made.add(preview)
            if progress.is_cancelled():
                preview.close()  # nobody waits for it any more
            return preview

        def take(preview) -> None:
            self._opening, self._previews[key] = None, preview
            while len(self._previews) > _KEPT:
                self._previews.pop(next(iter(self._previews))).close()
            self.busy_changed.emit("")
            if key == self._key():
                self._then(preview)
                if self._then != self._look:
                    self.refresh()

        def failed(sentence: str) -> None:
            self._opening = None
            self.told.emit(sentence)

        self._ask("preview", tr("Opening the scene"), work, take, failed=failed)

    # --- looking and learning -------------------------------------------------------------------

    def _look(self, preview) -> None:
        points, band, methods = list(self.points), self.band, self.methods
        dates, outcome = self._presenter.state.output_dates()[0], self.outcome

        def work():
            pixels = [preview.look(x, y, crs, band, methods, dates) for x, y, crs in points]
            return [_with_result(pixel, point, outcome) for pixel, point in zip(pixels, points)]

        def take(pixels) -> None:
            self.pixels = pixels
            self.looked.emit(pixels)
            self._learn(preview)

        def failed(sentence: str) -> None:
            self.busy_changed.emit("")
            self.told.emit(sentence)

        self._asker.ask(work, take, failed)

    def _learn(self, preview) -> None:
        band = self.band
        missing = [m for m in self.methods if not preview.has_learned(m, band)]
        if not missing:
            self.busy_changed.emit("")
            return
        method = LINEAR if LINEAR in missing else missing[0]
        title = tr("{} is learning from the scene").format(method)

        def work(_, progress):
            preview.learn(method, band, progress)

        def take(_) -> None:
            if preview in self._previews.values() and band == self.band:
                if self.points:
                    self._look(preview)
                else:
                    self._learn(preview)

        self._ask("learn", title, work, take)

    def _ask(self, name, title, work, then, is_quiet: bool = False, failed=None) -> None:
        def fail(sentence: str) -> None:
            self.busy_changed.emit("")
            (failed or self.told.emit)(sentence)

        if not is_quiet:
            self.busy_changed.emit(title)
        self._presenter.tasks.start(name, title, work, then, fail)

    # --- export -------------------------------------------------------------------------------

    def export(self, path: str) -> None:
        """Write the pixels shown as CSV."""
        pixels = list(self.pixels)

        def work(*_):
            from ...engine.preview.pixel_files import write_table

            write_table(path, pixels)

        self._ask("export", tr("Writing"), work, lambda _: self.busy_changed.emit(""))


def _with_result(pixel, point, outcome):
    """Add the computed series of the last run, where it has this band."""
    from ...engine.preview.pixel_files import read_curve
    from ...engine.support.errors import NoOverlapError

    if outcome is None:
        return pixel
    by_series = (outcome.of_series(name) for name in outcome.methods)
    rasters = next((found for found in by_series if found and pixel.band in found[0].bands), None)
    if rasters is None:
        return pixel
    try:
        curve = read_curve(rasters, pixel.band, *point)
    except NoOverlapError:
        return pixel
    return replace(pixel, curves=(*pixel.curves, curve))
