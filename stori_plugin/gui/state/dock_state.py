"""The dock's state: inputs, what was found in them, what is left out, the form. No widgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ...engine.acquisitions.files.safe import product_of
from ...engine.scene.output_dates import output_dates
from ...engine.support.errors import InputError, StoriError
from ...presentation.layers import GivenFile
from ...presentation.spoken import spoken
from ...presentation.words import tr
from . import coarse
from .form import Form
from .inputs import Input
from .nearest_input import is_parted
from .parameter_words import with_fields
from .project_text import fill_from_text, to_text
from .rows import COARSE, OPTICAL, ROLES, SAR, Row, bare_rows, key_of
from .stored_paths import Resolve, as_it_is, move_between, moved, moved_name

if TYPE_CHECKING:
    from ...engine.acquisitions.series import Acquisition, Series
    from ...engine.preview.survey import ScanOutcome

__all__ = ["COARSE", "FOLDERS", "LAYERS", "OPTICAL", "ROLES", "SAR", "DockState", "Input", "Row"]

LAYERS = {role: role.upper() for role in ROLES}
FOLDERS = {role: f"{name}_FOLDER" for role, name in LAYERS.items()}


@dataclass(frozen=True)
class BareRows:
    """The rows made from one scan."""

    outcome: ScanOutcome
    """The scan that they were made from."""

    rows: tuple[Row, ...]
    """The rows, before anything is left out or measured."""


@dataclass
class DockState:
    """What the user has chosen and what is known about it."""

    inputs: list[Input] = field(default_factory=list)
    """The folders and rasters, in the order in which they were added."""

    form: Form = field(default_factory=Form)
    """The choices of the Run tab."""

    left_out: set[str] = field(default_factory=set)
    """The keys of the acquisitions that are not used."""

    corrected: dict[str, dt.date] = field(default_factory=dict)
    """The dates that the user typed, by path."""

    found: dict[str, ScanOutcome] = field(default_factory=dict)
    """What the scan of each role found."""

    clear: dict[str, float] = field(default_factory=dict)
    """The clear shares that are known, 0 to 1, by the key of the acquisition."""

    result: str = ""
    """The manifest of the result that is shown; empty while there is none."""

    damaged: bool = field(default=False, compare=False)
    """Whether a project file held something else than a state."""

    waiting: tuple[str, ...] = field(default=(), compare=False)
    """Inputs of a project that lie on the network, while the user has not agreed to ask there."""

    missing: tuple[str, ...] = field(default=(), compare=False)
    """Paths of a project that are not where it says, while the user has not said where they are."""

    _bare: dict[str, BareRows] = field(default_factory=dict, repr=False, compare=False)
    """The rows of each role before anything is left out or measured."""

    _standing: dict[str, tuple[Row, bool, float | None, Row]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """By the key of a row: how it was before, what made it another, and what it was made to."""

    # --- inputs -----------------------------------------------------------------

    def add(self, item: Input) -> bool:
        """Add an input; an input that is there already is not added again."""
        return bool(self.add_all([item]))

    def add_all(self, items: Iterable[Input]) -> list[Input]:
        """Add inputs, and return those that were not there already."""
        known = {(old.path, old.role) for old in self.inputs}
        added = []
        for item in items:
            if (item.path, item.role) not in known:
                known.add((item.path, item.role))
                added.append(item)
        self.inputs += added
        return added

    def remove(self, items: Iterable[Input]) -> None:
        """Take inputs out, and forget what was found in a role that has none left."""
        gone = set(items)
        self.inputs = [old for old in self.inputs if old not in gone]
        for role in {item.role for item in gone}:
            if not self.paths(role):
                self.found.pop(role, None)

    def move(self, items: Iterable[Input], role: str) -> None:
        """Give inputs another role."""
        items = list(items)
        self.remove(items)
        self.add_all(replace(item, role=role, is_guessed=False) for item in items)

    def paths(self, role: str) -> list[str]:
        """Return the files and folders chosen for a role."""
        return [item.path for item in self.inputs if item.role == role]

    def dates_given(self) -> dict[str, dt.date]:
        """Return the dates that layers and the user gave, by path; the user's word is last."""
        dates = {item.path: item.date for item in self.inputs if item.date is not None}
        return {**dates, **self.corrected}

    # --- what was found -----------------------------------------------------------

    def take(self, role: str, outcome: ScanOutcome, rows: Sequence[Row] | None = None) -> None:
        """Remember what a scan found for a role, and its bare rows where they are made already."""
        self.found[role] = outcome
        if rows is not None:
            self._bare[role] = BareRows(outcome, tuple(rows))

    def series(self, role: str) -> Series | None:
        """Return the engine's series of a role, None before a scan or where it found none."""
        outcome = self.found.get(role)
        return outcome.series if outcome else None

    def series_in_use(self, role: str) -> Series | None:
        """Return the engine's series of a role without the acquisitions that are left out."""
        series = self.series(role)
        if series is None:
            return None
        used = {(row.name, row.date) for row in self.rows(role) if row.is_used}
        items = tuple(x for x in series.acquisitions if (x.name, x.date) in used)
        return replace(series, acquisitions=items) if items else None

    def rows(self, role: str) -> list[Row]:
        """Return the table's rows of a role by date; files without a date come first."""
        outcome = self.found.get(role)
        if outcome is None:
            return []
        bare = self._bare.get(role)
        if bare is None or bare.outcome is not outcome:
            bare = self._bare[role] = BareRows(outcome, tuple(bare_rows(role, outcome)))
        return [self._as_it_stands(row) for row in bare.rows]

    def _as_it_stands(self, row: Row) -> Row:
        is_left_out = row.is_whole and row.key in self.left_out
        if is_left_out and row.problem and row.date is None:
            return replace(row, problem=tr("left out"))
        clear = self.clear.get(row.key)
        if not is_left_out and clear is None:
            return row
        # Rows are asked for whenever one of thousands becomes known.
        known = self._standing.get(row.key)
        if known is None or known[0] is not row or known[1:3] != (is_left_out, clear):
            made = replace(row, is_used=row.is_used and not is_left_out, clear=clear)
            known = self._standing[row.key] = (row, is_left_out, clear, made)
        return known[3]

    def acquisition(self, row: Row) -> Acquisition | None:
        """Return the engine's acquisition behind a row; None for a file that is none."""
        series = self.series(row.role)
        for item in series.acquisitions if series else ():
            if key_of(item) == row.key:
                return item
        return None

    def all_rows(self) -> list[Row]:
        """Return the rows of all roles, optical first."""
        return [row for role in ROLES for row in self.rows(role)]

    def set_used(self, row: Row, is_used: bool) -> None:
        """Leave an acquisition out, or take it in again."""
        if row.is_whole and (row.is_readable or not is_used):
            (self.left_out.discard if is_used else self.left_out.add)(row.key)

    def correct_date(self, row: Row, text: str) -> None:
        """Give an acquisition the date that the user typed.

        Raises `InputError` with a sentence for what is no date or cannot be dated by itself.
        """
        if not row.is_whole:
            raise InputError(
                tr(
                    "{} shares its file with other acquisitions: its date is that of the file "
                    "and cannot be changed here."
                ).format(row.name)
            )
        try:
            date = dt.date.fromisoformat(text.strip())
        except ValueError:
            raise InputError(
                tr("“{}” is not a date: write year, month and day as in 2021-05-01.").format(text)
            ) from None
        for path in row.paths:
            self.corrected[path] = date
        product = product_of(row.paths[0])
        if product:  # found by its folder, run by its files
            self.corrected[product] = date

    @property
    def problems(self) -> list[str]:
        """The sentences about what was passed over or is wrong, each once."""
        sentences: list[str] = []
        for role in ROLES:
            outcome = self.found.get(role)
            if outcome is None:
                continue
            sentences += [outcome.problem] if outcome.problem else []
            damaged = outcome.damaged
            sentences += [text for path, text in damaged if f"{path}#0" not in self.left_out]
            sentences += list(outcome.series.problems) if outcome.series else []
            sentences += outcome.remarks
        return [with_fields(spoken(sentence)) for sentence in dict.fromkeys(sentences)]

    def output_dates(self) -> tuple[list[dt.date], str]:
        """Return the dates that the step gives, and a sentence where it gives none."""
        observed = {row.date for row in self.rows(OPTICAL) if row.is_used and row.date}
        if not observed:
            return [], ""
        for name, sentence in (
            ("start", tr("The first day is “{}”: write year, month and day as in 2021-05-01.")),
            ("end", tr("The last day is “{}”: write year, month and day as in 2021-05-01.")),
        ):
            text = getattr(self.form, name)
            if text and self.form.date(name) is None:
                return [], sentence.format(text)
        try:
            start, end = self.form.date("start"), self.form.date("end")
            return output_dates(self.form.step, observed, start, end), ""
        except StoriError as error:
            return [], with_fields(spoken(error))

    # --- what the algorithm is told -------------------------------------------------

    def is_plain(self, role: str) -> bool:
        """Tell whether one folder, as it is, says everything about a role."""
        items = [item for item in self.inputs if item.role == role]
        if len(items) != 1 or not items[0].is_folder:
            return False
        if is_parted(items[0].path, role, self.inputs):
            return False
        rows = self.rows(role)
        return all(row.is_used for row in rows) and not any(
            path in self.corrected for row in rows for path in row.paths
        )

    def files(self, role: str) -> list[GivenFile]:
        """Return the files of the acquisitions in use, each with the date given for it."""
        given = self.dates_given()
        paths = [path for row in self.rows(role) if row.is_used for path in row.paths]
        return [GivenFile(path, given.get(path)) for path in dict.fromkeys(paths)]

    def parameters(self) -> dict[str, Any]:
        """Return the parameters of ``stori:reconstruct`` for what the dock says."""
        given: dict[str, Any] = {}
        for role in ROLES:
            items = [item for item in self.inputs if item.role == role]
            if not items:
                continue
            if self.is_plain(role):
                given[FOLDERS[role]] = items[0].path
            else:
                given[LAYERS[role]] = [file.path for file in self.files(role)]
        of_form = self.form.parameters()
        if not {FOLDERS[COARSE], LAYERS[COARSE]} & set(given):
            of_form.pop("COARSE_RESOLUTION", None)  # left from a coarse sensor that was taken out
        return {**given, **of_form}

    def obstacle(self) -> str:
        """Return a sentence on why a run cannot begin; empty where it can."""
        if self.waiting:
            return tr(
                "This project reads images from the network: say in the Data tab whether they "
                "may be asked for."
            )
        if self.missing:
            return tr(
                "Some of this project's images are not where they were: say in the Data tab where "
                "they are, or take them out."
            )
        if not self.paths(OPTICAL):
            return coarse.hint_without_optical(self) or tr(
                "There is nothing to reconstruct yet: add the folder or the layers of your "
                "optical images in the Data tab."
            )
        outcome = self.found.get(OPTICAL)
        if outcome is None:
            return tr("The images are still being looked at: wait a moment.")
        if outcome.series is None:
            return outcome.problem or tr(
                "No optical image with a date was found in what you chose: add others in the "
                "Data tab."
            )
        if not any(row.is_used for row in self.rows(OPTICAL)):
            return tr("All optical images are unticked: tick at least three in the Data tab.")
        return self.output_dates()[1]

    # --- the project ----------------------------------------------------------------

    def stored(self) -> list[str]:
        """Return the paths that must be there for the dock to be as it was."""
        paths = [item.path for item in self.inputs]
        return list(dict.fromkeys([*paths, self.result] if self.result else paths))

    def move_paths(self, old: str, new: str) -> None:
        """Take note that ``old`` lies at ``new`` now, and with it all that lay beside it."""
        move = move_between(old, new)
        self.inputs = [replace(item, path=moved(item.path, move)) for item in self.inputs]
        self.left_out = {moved_name(key, move) for key in self.left_out}
        self.clear = {moved_name(key, move): share for key, share in self.clear.items()}
        self.corrected = {moved(path, move): day for path, day in self.corrected.items()}
        self.result = moved(self.result, move)
        self.form.output = moved(self.form.output, move)

    def to_text(self, write: Resolve = as_it_is) -> str:
        """Return the choices as text for the project file; ``write`` says how paths stand there."""
        return to_text(self, write)

    @classmethod
    def from_text(cls, text: str, read: Resolve = as_it_is) -> DockState:
        """Read what `to_text` wrote; anything else gives an empty state that is `damaged`."""
        state = cls()
        try:
            fill_from_text(state, text, read)
        except ValueError:
            return cls(damaged=True)
        return state
