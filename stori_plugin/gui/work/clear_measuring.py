"""Clear shares of what was found, measured in the background, optical and coarse by themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from ...engine.options.series_options import coarse_masking
from ...presentation.words import tr
from ..state.dock_state import COARSE, OPTICAL

if TYPE_CHECKING:
    from ...engine.support.progress import Progress
    from .presenter import Presenter

    # Clear shares, 0 to 1, by name and date of the acquisition.
    Shares = dict[tuple[str, dt.date], float]

_BATCH = 8  # clear shares that are passed on at once, at least
_MOST_BATCHES = 64  # into which they are parted: each has the tables looked through
_TASKS = {OPTICAL: "clear", COARSE: "clear coarse"}


class ClearMeasuring:
    """Measures the clear shares of a presenter's acquisitions, and tells it."""

    def __init__(self, presenter: Presenter):
        self._presenter = presenter

    @property
    def is_going_on(self) -> bool:
        """Tell whether shares are being measured."""
        return any(map(self._presenter.tasks.is_busy, _TASKS.values()))

    def stop(self, role: str) -> None:
        """Measure those of a role no longer."""
        if role in _TASKS:
            self._presenter.tasks.stop(_TASKS[role])

    def measure_all(self) -> None:
        """Measure anew: something else counts as clear."""
        for role in _TASKS:
            self.measure(role)

    def measure(self, role: str) -> None:
        """Measure those of a role; of SAR there are none."""
        presenter = self._presenter
        series = presenter.state.series(role)
        if series is None or role not in _TASKS:
            return
        masking = presenter.state.form.masking()
        masking = coarse_masking(masking) if role == COARSE else masking
        most = max(_BATCH, -(-len(series.acquisitions) // _MOST_BATCHES))

        def work(send: Callable[[Shares], None], progress: Progress) -> Shares:
            from ...engine.preview.survey import clear_shares

            batch: Shares = {}
            for item, share in clear_shares(series, masking, progress):
                batch[item.name, item.date] = share
                if len(batch) >= most:
                    send(batch)
                    batch = {}
            return batch

        def take_part(shares: Shares) -> None:
            self._take(role, shares)

        def take(shares: Shares) -> None:
            self._take(role, shares)
            presenter.clear_known()

        presenter.ask(_TASKS[role], tr("Measuring clouds"), work, take, take_part)

    def _take(self, role: str, shares: Shares) -> None:
        state = self._presenter.state
        for row in state.rows(role):
            share = shares.get((row.name, row.date)) if row.date is not None else None
            if share is not None and share == share:
                state.clear[row.key] = share
        self._presenter.clear_changed.emit()
