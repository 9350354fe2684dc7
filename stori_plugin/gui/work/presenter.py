"""Between state and widgets: takes what the user does, asks the engine, informs the widgets."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine.acquisitions.files.safe import product_of
from ...engine.support.errors import StoriError
from ...presentation.layers import fixed_date_of, path_of
from ...presentation.spoken import spoken
from ...presentation.words import tr
from ..state.dock_state import OPTICAL, ROLES, DockState, Row
from ..state.inputs import Input, folder_name, whole_products
from ..state.nearest_input import files_alone, of_nearest, roles_by_path, roles_touched
from ..state.parameter_words import with_fields
from ..state.rows import bare_rows
from .clear_measuring import ClearMeasuring
from .contacts import Contacts
from .project_memory import ProjectMemory, fresh_state
from .role_guessing import RoleGuessing
from .tasks import Part, Result, TaskKeeper

if TYPE_CHECKING:
    from ...engine.acquisitions.series import Source
    from ...engine.preview.survey import ScanOutcome
    from ...engine.support.progress import Progress
    from .tasks import Work


class Presenter(QObject):
    """Holds the `DockState` and keeps it true to what the user chose.

    Signals: ``inputs_changed`` when the lists differ, ``rows_changed`` when acquisitions do,
    ``clear_changed`` when clear shares came in, ``form_changed`` when the form was replaced,
    ``dates_changed`` when the output dates may differ, ``busy_changed`` with a text (empty when
    idle), ``message_sent`` with a sentence and whether it is bad news, ``inputs_known`` when
    everything about the inputs is known.
    """

    inputs_changed = pyqtSignal()
    rows_changed = pyqtSignal()
    clear_changed = pyqtSignal()
    form_changed = pyqtSignal()
    dates_changed = pyqtSignal()
    busy_changed = pyqtSignal(str)
    message_sent = pyqtSignal(str, bool)
    inputs_known = pyqtSignal()

    def __init__(self, project: QgsProject, parent: QObject | None = None):
        super().__init__(parent)
        self.state = fresh_state()
        self.project = project
        self._cause = ""
        self.tasks = TaskKeeper()
        self.contacts = Contacts(project, self)
        self.roles = RoleGuessing(self)
        self.clear = ClearMeasuring(self)
        self.memory = ProjectMemory(self)

    def close(self) -> None:
        """Stop everything and let go of the project."""
        self.tasks.close()
        self.memory.close()

    # --- what is said -----------------------------------------------------------------

    def say(self, text: str, is_bad: bool, cause: str) -> None:
        """Say something that is true until its cause is settled."""
        self._cause = cause
        self.message_sent.emit(text, is_bad)

    def settle(self, cause: str = "") -> None:
        """Take back what was said for a cause, or whatever it was."""
        if self._cause and cause in ("", self._cause):
            self._cause = ""
            self.message_sent.emit("", False)

    # --- inputs ---------------------------------------------------------------------

    def add_folder(self, folder: str, role: str = "") -> None:
        """Add a folder; without a role it is guessed from what lies inside."""
        if role:
            self._add([Input(folder, role, True, folder_name(folder))])
            return

        self.roles.add([Input(folder, OPTICAL, True, folder_name(folder))], self._add)

    def add_files(self, paths: list[str], role: str = "") -> None:
        """Add raster files; without a role each is guessed."""
        self._add_guessed([Input(path, role, False, os.path.basename(path)) for path in paths])

    def add_layers(self, layers: Iterable[QgsMapLayer], role: str = "") -> None:
        """Add layers of the project; those that have no raster file are named and left out."""
        items = []
        for layer in layers:
            try:
                path = path_of(layer, tr("the dock"))
            except StoriError as error:
                self.say(spoken(error), True, "inputs")
                continue
            date = fixed_date_of(layer.temporalProperties())
            items.append(Input(path, role, False, layer.name(), date))
        self._add_guessed(items)

    def _add_guessed(self, items: list[Input]) -> None:
        if not items:
            return
        if items[0].role:
            self._add(items)
        else:
            self.roles.add(items, self._add)

    def _add(self, items: list[Input]) -> None:
        self.contacts.agree_to(item.path for item in items)  # whoever names it means it
        items, sentence = whole_products(items)
        added = self.state.add_all(items)
        if added:
            self.inputs_differ(roles_touched(added, self.state.inputs))
            if any(item.role == OPTICAL and not item.is_guessed for item in added):
                self.roles.again()
        elif items:
            sentence = tr("{} is in the list already.").format(items[0].name)
        if sentence:
            self.say(sentence, False, "inputs")

    def remove(self, items: Iterable[Input]) -> None:
        """Take inputs out."""
        items = list(items)
        roles = roles_touched(items, self.state.inputs)
        self.state.remove(items)
        self.inputs_differ(roles)
        if OPTICAL in roles:
            self.roles.again()

    def move(self, items: Iterable[Input], role: str) -> None:
        """Give inputs another role."""
        self.state.move(items, role)
        self.inputs_differ(set(ROLES))
        self.roles.again()

    # --- acquisitions -----------------------------------------------------------------

    def scan(self, role: str) -> None:
        """Find the acquisitions of a role anew, in the background."""
        allowed = self.contacts.allowed(self.state.paths(role))
        paths = [path for path in allowed if path not in self.state.missing]
        dates = self.state.dates_given()
        roles = roles_by_path(self.state.inputs)
        self.clear.stop(role)
        if not paths:
            self.tasks.stop(f"scan {role}")
            self.settle(f"scan {role}")
            self._rows_differ()
            return

        def search(_: object, progress: Progress) -> tuple[ScanOutcome, list[Row]]:
            from ...engine.preview.role_guess import of_role
            from ...engine.preview.survey import expanded, find

            sources: list[Source] = []
            for among in dict.fromkeys(frozenset(roles[os.path.normpath(p)]) for p in paths):
                alike = [path for path in paths if roles[os.path.normpath(path)] == among]
                found = of_nearest(expanded(alike, dates), role, roles)
                # What serves several roles is parted: no sentence is about the other roles.
                sources += found if len(among) == 1 else of_role(found, role, among, progress)
            unique = {os.path.normpath(source.path): source for source in sources}
            outcome = find(list(unique.values()), role, progress)
            return outcome, bare_rows(role, outcome)  # thousands take longer than the screen waits

        def take(found: tuple[ScanOutcome, list[Row]]) -> None:
            self.state.take(role, *found)
            self._rows_differ()
            self.clear.measure(role)

        self.ask(f"scan {role}", tr("Looking for acquisitions"), search, take)

    def _rows_differ(self) -> None:
        self.rows_changed.emit()
        self.dates_changed.emit()

    def clear_known(self) -> None:
        """Take note that the clear shares of a role are known; when all are, say so."""
        if not self.is_scanning and not self.clear.is_going_on:
            self.inputs_known.emit()

    @property
    def is_scanning(self) -> bool:
        """Tell whether acquisitions are being looked for."""
        return any(self.tasks.is_busy(f"scan {role}") for role in ROLES)

    def set_used(self, row: Row, is_used: bool) -> None:
        """Leave an acquisition out, or take it in."""
        self.set_all_used([row], is_used)

    def set_all_used(self, rows: Iterable[Row], is_used: bool) -> None:
        """Leave acquisitions out, or take them in."""
        self.settle("date")
        for row in rows:
            self.state.set_used(row, is_used)
        self.project.setDirty(True)
        self._rows_differ()

    def correct_date(self, row: Row, text: str) -> None:
        """Give an acquisition another date; a text that is none is answered with a sentence."""
        try:
            self.state.correct_date(row, text)
        except StoriError as error:
            self.say(with_fields(spoken(error)), True, "date")
            return
        self.settle("date")
        self.project.setDirty(True)
        self.scan(row.role)

    def files_alone(self, row: Row) -> list[str]:
        """Return the files that hold an acquisition, or what is none, and nothing else."""
        return files_alone(row, self.state.rows(row.role))

    def give_role(self, row: Row, role: str) -> None:
        """Read the files of an acquisition, or of what is none, in another role."""
        files = self.files_alone(row)
        of_row = {*row.paths, *files, *map(product_of, row.paths)}
        own = [item for item in self.state.inputs if item.path in of_row and item.role == row.role]
        if own:
            self.move(own, role)
            return
        self.state.set_used(row, True)
        self.add_files(files, role)  # what is nearer than its folder counts

    # --- form ---------------------------------------------------------------------------

    def set_form(self, **values: Any) -> None:
        """Take over what the user changed in the form."""
        old = self.state.form
        self.state.form = replace(old, **values)
        if self.state.form == old:
            return
        self.project.setDirty(True)
        self.dates_changed.emit()
        if self.state.form.masking() != old.masking():
            self.clear.measure_all()

    # --- the project ----------------------------------------------------------------------

    def replace(self, state: DockState) -> None:
        """Take another state in place of this one; nothing is looked at yet."""
        self.tasks.stop_all()
        self.roles.forget()
        self.settle()
        self.state = state
        self.busy_changed.emit("")
        self.form_changed.emit()
        self.inputs_changed.emit()
        self._rows_differ()

    def answer(self, may_contact: bool) -> None:
        """Take the user's word on what the project names on the network."""
        waiting, self.state.waiting = set(self.contacts.waiting), ()
        foreign = [item for item in self.state.inputs if item.path in waiting]
        if may_contact:
            self.contacts.agree_to(waiting)
            self.inputs_differ({item.role for item in foreign})
        else:
            self.contacts.look_at(())
            self.remove(foreign)

    def set_result(self, manifest: str) -> None:
        """Remember with the project which result is shown."""
        if manifest != self.state.result:
            self.state.result = manifest
            self.project.setDirty(True)

    def inputs_differ(self, roles: Iterable[str]) -> None:
        """Take note that the inputs of some roles are others."""
        self.project.setDirty(True)
        self.settle()
        self.inputs_changed.emit()
        for role in roles:
            self.scan(role)

    # --- background -------------------------------------------------------------------------

    def ask(
        self,
        name: str,
        title: str,
        work: Work[Part, Result],
        then: Callable[[Result], None],
        partly: Callable[[Part], None] | None = None,
    ) -> None:
        """Start a task as `TaskKeeper.start` does, and say that it goes on or has failed."""

        def done(result: Result) -> None:
            self.busy_changed.emit("")
            then(result)

        def failed(sentence: str) -> None:
            self.busy_changed.emit("")
            self.say(with_fields(sentence), True, name)

        self.settle(name)
        self.busy_changed.emit(title)
        self.tasks.start(name, title, work, done, failed, partly)


def raster_layers(project: QgsProject) -> list[QgsRasterLayer]:
    """Return the raster layers of a project by name."""
    layers = project.mapLayers().values()
    rasters = [layer for layer in layers if isinstance(layer, QgsRasterLayer)]
    return sorted(rasters, key=lambda layer: layer.name())
