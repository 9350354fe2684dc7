"""The example at work: makes the scene, fills the dock and goes through the tour with the user."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication, QgsSettings
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject

from ...engine.pixels.renditions import TRUE_COLOUR
from ...presentation.words import tr
from ..dock import StoriDock
from ..state.dock_state import OPTICAL, SAR
from ..state.player_state import RECONSTRUCTED
from ..work import commands
from .strip import TourStrip
from .tour import Step, Tour

if TYPE_CHECKING:
    from ...engine.preview.pixel_preview import Pixel
    from ...engine.support.progress import Progress

_UNWANTED = "stori/no_example_offered"
_ASKED = {"bands": "B02,B03,B04,B08,NDVI", "step": "P10D", "method": "gp"}


class Guide(QObject):
    """Keeps the tour true to what happens in the dock."""

    def __init__(self, dock: StoriDock, iface: QgisInterface | None = None, folder: str = ""):
        """``folder`` is where the example lies; without one, in the user's profile of QGIS."""
        super().__init__(dock)
        self._dock, self._iface = dock, iface
        self._folder = folder or str(Path(QgsApplication.qgisSettingsDirPath()) / "stori_example")
        unwanted = QgsSettings().value(_UNWANTED, False, type=bool)
        self.tour = Tour(is_unwanted=unwanted)
        self._is_loaded = False  # whether the layers of the last run are in the project
        self.strip = TourStrip(dock)
        dock.put_on_top(self.strip)
        self._connect()
        self._inputs_changed()

    def _connect(self) -> None:
        dock, presenter = self._dock, self._dock.presenter
        self.strip.pressed.connect(self._press)
        self.strip.closed.connect(self._close)
        presenter.inputs_changed.connect(self._inputs_changed)
        dock.similar.finder.index_changed.connect(self._inputs_changed)
        dock.similar.fields.result_changed.connect(self._inputs_changed)
        presenter.rows_changed.connect(self._look)
        presenter.clear_changed.connect(self._look)
        dock.runner.started.connect(self._run_began)
        dock.runner.ended.connect(self._run_ended)
        dock.runner.loaded.connect(self._loaded)
        dock.prober.pixels_changed.connect(self._pixels_changed)
        dock.player.changed.connect(self._player_changed)
        presenter.project.cleared.connect(self._closed_project)

    def close_down(self) -> None:
        """Let go of the project."""
        self._dock.presenter.project.cleared.disconnect(self._closed_project)

    # --- the example ------------------------------------------------------------------------

    def begin(self) -> None:
        """Make the scene, or open it where it was made before, in a project of its own."""
        dock, presenter = self._dock, self._dock.presenter
        dock.setUserVisible(True)
        if self.tour.step is Step.MAKING:
            return
        sentence = commands.obstacle()
        if dock.runner.is_running:
            sentence = tr("A run is going on: wait for it or cancel it first.")
        if sentence:
            presenter.message_sent.emit(sentence, True)
            return
        if not self._make_room():
            return
        dock.bring_forward(dock.data)
        self._tell(self.tour.began)
        presenter.tasks.start(
            "example", tr("STORI: making the example"), self._make, self._fill, self._failed
        )

    def _make_room(self) -> bool:
        """Begin a new project where this one holds anything; QGIS asks whether to save it."""
        project, state = self._dock.presenter.project, self._dock.presenter.state
        if not (project.mapLayers() or project.fileName() or state.inputs):
            return True
        if self._iface is None:
            project.clear()
            return True
        return bool(self._iface.newProject(True))

    def _make(self, _: object, progress: Progress) -> tuple[Path, Path, Path]:
        from ...engine.simulation.example_scene import example_folders, free_folder

        optical, sar = example_folders(self._folder, progress)
        return optical, sar, free_folder(self._folder)

    def _fill(self, folders: tuple[Path, Path, Path]) -> None:
        optical, sar, result = folders
        presenter = self._dock.presenter
        presenter.set_form(**_ASKED, output=str(result))
        presenter.form_changed.emit()
        presenter.add_folder(str(optical), OPTICAL)
        presenter.add_folder(str(sar), SAR)

    def _failed(self, sentence: str) -> None:
        self._tell(self.tour.failed)
        self._dock.presenter.message_sent.emit(sentence, True)

    # --- the tour ---------------------------------------------------------------------------

    def _tell(self, event: Callable[[], None]) -> None:
        """Let the tour know what happened, and show where it is."""
        event()
        self.strip.show_tour(self.tour)

    def _press(self) -> None:
        dock, step = self._dock, self.tour.step
        if step is Step.OFFER:
            self.begin()
        elif step is Step.RUN:
            dock.run.run.click()
        elif step is Step.CURVE:
            self._tell(self.tour.seen)
        elif step is Step.PLAY:
            dock.result.play.click()

    def _close(self) -> None:
        self._tell(self.tour.closed)
        QgsSettings().setValue(_UNWANTED, self.tour.is_unwanted)

    def _inputs_changed(self) -> None:
        # Who opens a result or places of their own needs no example either, but the room.
        similar = self._dock.similar
        is_used = similar.finder.index is not None or bool(similar.fields.manifest)
        self.tour.inputs_changed(not self._dock.presenter.state.inputs and not is_used)
        self.strip.show_tour(self.tour)

    def _look(self) -> None:
        """Once all is known show the clearest image, so that there is a map to click on."""
        if self.tour.step is not Step.MAKING:
            return
        state = self._dock.presenter.state
        rows = state.rows(OPTICAL)
        if not rows or not state.rows(SAR) or any(row.clear is None for row in rows):
            return
        self._dock.display.show(max(rows, key=lambda row: row.clear or 0.0).key)
        self._tell(self.tour.known)

    def _run_began(self) -> None:
        self._is_loaded = False
        was = self.tour.step
        self._tell(self.tour.run_began)
        if was is Step.RUN:
            self._invite()

    def _run_ended(self, results: dict[str, Any], _: str) -> None:
        if not results:
            self._tell(self.tour.run_failed)

    def _invite(self) -> None:
        """Let the next click on the map show a pixel."""
        self._dock.bring_forward(self._dock.pixel)
        self._dock.pixel.pick.setChecked(True)

    def _pixels_changed(self, pixels: list[Pixel]) -> None:
        if pixels:
            self._tell(self.tour.seen)

    def _player_changed(self) -> None:
        state = self._dock.player.state
        if self._is_loaded and not self.tour.has_result and state.of(RECONSTRUCTED):
            self._ready_to_play()
        if state.is_playing and state.kind == RECONSTRUCTED and self.tour.has_result:
            self._tell(self.tour.played)

    def _loaded(self) -> None:
        self._is_loaded = True
        self._player_changed()
        if self.tour.step is Step.CURVE:  # the dock has opened the result's tab
            self._invite()

    def _ready_to_play(self) -> None:
        """Take note that the result is loaded and its dates are read, whichever came last."""
        self._tell(self.tour.loaded)
        if self.tour.is_under_way:
            self._dock.player.choose(TRUE_COLOUR)  # in which clouds are seen to go

    def _closed_project(self) -> None:
        self._tell(self.tour.project_closed)
