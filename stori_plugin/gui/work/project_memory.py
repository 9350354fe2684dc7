"""What a project file remembers of the dock: written and read with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...presentation.known_hosts import unknown_among
from ...presentation.settings import form_values
from ...presentation.words import tr
from ..state.dock_state import ROLES, DockState
from ..state.form import Form
from .moved_inputs import MovedInputs

if TYPE_CHECKING:
    from .presenter import Presenter

SCOPE, ENTRY = "stori", "dock"


class ProjectMemory(QObject):
    """Keeps the state of a presenter with its project.

    Paths are stored as QGIS stores those of layers. Signal: ``result_named`` with the manifest of
    the result of a project that was opened, empty without one.
    """

    result_named = pyqtSignal(str)

    def __init__(self, presenter: Presenter):
        super().__init__(presenter)
        self._presenter, self._project = presenter, presenter.project
        self.moved = MovedInputs(presenter.tasks, self)
        self._project.readProject.connect(self.load)
        self._project.writeProject.connect(self.save)
        self._project.cleared.connect(self._forget)

    def close(self) -> None:
        """Let go of the project."""
        self._project.readProject.disconnect(self.load)
        self._project.writeProject.disconnect(self.save)
        self._project.cleared.disconnect(self._forget)

    def save(self, *_) -> None:
        """Write the state into the project."""
        text = self._presenter.state.to_text(self._project.pathResolver().writePath)
        self._project.writeEntry(SCOPE, ENTRY, text)

    def load(self, *_) -> None:
        """Read the state from the project, and look for what it names."""
        presenter = self._presenter
        text, is_there = self._project.readEntry(SCOPE, ENTRY, "")
        read = self._project.pathResolver().readPath
        state = DockState.from_text(text, read) if is_there else fresh_state()
        state.waiting = presenter.contacts.look_at(item.path for item in state.inputs)
        presenter.replace(state)
        self._look()
        if state.damaged:
            presenter.say(
                tr(
                    "What this project says of the STORI dock is damaged and was passed over: "
                    "add the images again."
                ),
                True,
                "project",
            )

    def _forget(self) -> None:
        self._presenter.contacts.look_at(())
        self.moved.take(())
        self._presenter.replace(fresh_state())

    # --- what is gone -------------------------------------------------------------------

    def _look(self) -> None:
        """Look for what the project names; a folder that is gone is asked for, and not read."""
        stored = self._presenter.contacts.allowed(self._presenter.state.stored())
        foreign = set(unknown_among(stored, self._project.fileName()))
        self.moved.look_for([path for path in stored if path not in foreign], self._begin)

    def _begin(self) -> None:
        state = self._presenter.state
        state.missing = self.moved.missing
        for role in ROLES:
            if state.paths(role):
                self._presenter.scan(role)
        foreign = unknown_among([state.result], self._project.fileName())
        is_there = state.result and not foreign and state.result not in state.missing
        self.result_named.emit(state.result if is_there else "")

    def is_folder(self, path: str) -> bool:
        """Tell whether a path of the project is that of a folder of images."""
        return any(item.path == path and item.is_folder for item in self._presenter.state.inputs)

    def move(self, old: str, new: str) -> None:
        """Take the user's word on where something lies now, and look there for the rest."""
        presenter = self._presenter
        presenter.state.move_paths(old, new)
        presenter.contacts.agree_to([new])
        self._project.setDirty(True)
        presenter.form_changed.emit()
        presenter.inputs_changed.emit()
        self._look()

    def leave(self) -> None:
        """Go on without what is gone."""
        presenter = self._presenter
        gone = set(self.moved.missing)
        self.moved.take(())
        presenter.state.missing = ()
        if presenter.state.result in gone:
            presenter.set_result("")
        presenter.remove([item for item in presenter.state.inputs if item.path in gone])


def fresh_state() -> DockState:
    """Return a state without inputs, whose form begins with the user's settings."""
    values: dict[str, Any] = dict(form_values())
    return DockState(form=Form(**values))
