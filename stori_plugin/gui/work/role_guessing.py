"""What is added without a role: found out from all that was added so, again whenever that changes.

MODIS alone is what a user wants to reconstruct; beside Sentinel-2 it is a guide. So a role that was
guessed is guessed anew when finer images come or go, and one that the user chose stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ...presentation.spoken import spoken
from ...presentation.words import tr
from ..state.inputs import Input
from ..state.rows import COARSE, OPTICAL, SAR

if TYPE_CHECKING:
    from ...engine.support.errors import InputError
    from ...engine.support.progress import Progress
    from .presenter import Presenter

Roles = dict[str, tuple[str, ...]]


class RoleGuessing:
    """Finds the roles of inputs in the background and gives them to the presenter."""

    def __init__(self, presenter: Presenter) -> None:
        self._presenter = presenter
        self._new: list[Input] = []

    def add(self, items: Iterable[Input], add: Callable[[list[Input]], None]) -> None:
        """Find the roles of inputs, and call ``add`` with them."""
        self._new += [replace(item, is_guessed=True) for item in items]
        self._ask(add)

    def forget(self) -> None:
        """Let go of what is not found out yet: another project is opened."""
        self._new = []

    def again(self) -> None:
        """Find anew what was guessed."""
        if any(item.is_guessed and item.role != SAR for item in self._presenter.state.inputs):
            self._ask(lambda _: None)

    def _ask(self, add: Callable[[list[Input]], None]) -> None:
        presenter = self._presenter
        inputs, new = presenter.state.inputs, list(self._new)
        allowed = set(presenter.contacts.allowed([item.path for item in inputs]))
        allowed -= set(presenter.state.missing)
        old = [item.path for item in inputs if item.is_guessed and item.role != SAR]
        old = [path for path in dict.fromkeys(old) if path in allowed]
        chosen = [i.path for i in inputs if i.role == OPTICAL and not i.is_guessed]
        chosen = [path for path in chosen if path in allowed]

        def guess(_: object, progress: Progress) -> tuple[Roles, dict[str, InputError]]:
            from ...engine.preview.role_guess import optical_in, roles_of_places

            paths = [*(item.path for item in new), *old]
            return roles_of_places(paths, progress, optical_in(chosen, progress))

        def take(found: tuple[Roles, dict[str, InputError]]) -> None:
            roles, wrong = found
            self._new = [item for item in self._new if item not in new]
            good = [item for item in new if item.path not in wrong]
            if good:
                add(_with_roles(good, roles))
            self._change(roles)
            for item in new:
                if item.path in wrong:
                    presenter.say(spoken(wrong[item.path]), True, "inputs")

        title = tr("Looking into {}").format(new[0].name) if new else tr("Looking at the layers")
        presenter.ask("guess roles", title, guess, take)

    def _change(self, roles: Roles) -> None:
        """Give inputs that were guessed before their roles of now, and say so."""
        state = self._presenter.state
        before = [item for item in state.inputs if item.is_guessed and roles.get(item.path)]
        gone = [item for item in before if item.role not in roles[item.path]]
        if not gone:
            return
        state.remove(gone)
        added = [replace(one, role=role) for one in gone for role in roles[one.path]]
        state.add_all(added)
        self._presenter.inputs_differ({item.role for item in (*gone, *added)})
        name = gone[0].name
        if any(item.role == COARSE for item in added):
            told = tr("{} is read as a coarse sensor now, because there are finer images.")
        else:
            told = tr("{} is read as optical now, because there is nothing finer.")
        self._presenter.say(told.format(name), False, "inputs")


def _with_roles(items: list[Input], roles: Roles) -> list[Input]:
    """Return inputs once for each role; those of which nothing tells go with the others."""
    told = {role for item in items for role in roles.get(item.path, ())}
    rest = (COARSE,) if COARSE in told and OPTICAL not in told else (OPTICAL,)
    return [replace(item, role=role) for item in items for role in roles.get(item.path, ()) or rest]
