"""What the dock knows as text for the project file."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ...engine.support.checked_json import checked_json, of_kind, part
from .form import Form
from .inputs import Input
from .rows import ROLES
from .stored_paths import Resolve, WithinInputs

if TYPE_CHECKING:
    from .dock_state import DockState

_LONGEST = 32 * 2**20  # bytes; that of 100,000 inputs has 15 million


def to_text(state: DockState, write: Resolve) -> str:
    """Return the choices as text, in which paths are what ``write`` says."""
    within = WithinInputs([item.path for item in state.inputs])
    form = replace(state.form, output=write(state.form.output))
    return json.dumps(
        {
            "inputs": [
                [
                    *(write(i.path), i.role, i.is_folder, i.name),
                    *(i.date.isoformat() if i.date else "", i.is_guessed),
                ]
                for i in state.inputs
            ],
            "left_out": [within.plain(key) for key in sorted(state.left_out)],
            "corrected": [
                [within.plain(path), date.isoformat()] for path, date in state.corrected.items()
            ],
            "form": form.to_dict(),
            "result": write(state.result),
        }
    )


def fill_from_text(state: DockState, text: str, read: Resolve) -> None:
    """Fill an empty state with what `to_text` wrote; raises `ValueError` for anything else."""
    plain = checked_json(text, _LONGEST)
    inputs = [_input_of(item, read) for item in part(plain, "inputs", list)]
    within = WithinInputs([item.path for item in inputs])
    state.add_all(inputs)
    state.left_out = {within.name(item) for item in part(plain, "left_out", list)}
    state.corrected = dict(_dated(item, within) for item in _corrected(plain))
    state.form = Form.from_dict(part(plain, "form", dict))
    state.form.output = read(state.form.output)
    state.result = read(of_kind(plain.get("result", ""), str, "result"))


def _corrected(plain: Any) -> list[Any]:
    corrected = plain.get("corrected")
    if isinstance(corrected, dict):  # as projects of earlier versions have it
        return [list(item) for item in corrected.items()]
    return part(plain, "corrected", list)


def _dated(item: Any, within: WithinInputs) -> tuple[str, dt.date]:
    name, date = of_kind(item, list, "corrected")
    return within.name(name), dt.date.fromisoformat(of_kind(date, str, "date"))


def _input_of(plain: Any, read: Resolve) -> Input:
    """Return an input of a project file; raises `ValueError` for anything else."""
    path, role, is_folder, name, date, *more = of_kind(plain, list, "inputs")
    is_guessed = of_kind(more[0], bool, "inputs") if more else False  # earlier projects chose all
    if role not in ROLES or not of_kind(path, str, "path"):
        raise ValueError("inputs")
    day = dt.date.fromisoformat(of_kind(date, str, "date")) if date else None
    name = of_kind(name, str, "name")
    return Input(read(path), role, of_kind(is_folder, bool, "inputs"), name, day, is_guessed)
