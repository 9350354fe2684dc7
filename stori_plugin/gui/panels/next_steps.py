"""What can be made of a result: buttons that open dialogs of the toolbox with its folder in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from ...engine.options.changes_options import DIRECTIONS
from ...engine.options.phenology_options import SEASON_METHODS
from ...presentation.words import tr
from ..work.algorithm_dialog import AlgorithmDialogs
from ..work.curve_events import EventChoice

if TYPE_CHECKING:
    from ...engine.run.run_result import RunResult

CHANGES, PHENOLOGY = "stori:changes", "stori:phenology"
_FOLDER, _BAND = "SERIES_FOLDER", "BAND"
_IN_A_ROW = 2


class NextSteps(QWidget):
    """Offers the steps that go on from a result."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._result: RunResult | None = None
        # What counts as a break and as a season on the curves: maps begin with the same.
        self.choice: Callable[[], EventChoice] = EventChoice
        self._dialogs = AlgorithmDialogs()
        steps = (
            (CHANGES, tr("Harvest map…")),
            (PHENOLOGY, tr("Phenology…")),
            ("stori:sampleseries", tr("Field curves…")),
            ("stori:animation", tr("Animation…")),
            ("stori:buildindex", tr("Similar places…")),
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(QLabel(tr("Go on with"), self), 0, 0, 1, _IN_A_ROW)
        self.buttons: dict[str, QPushButton] = {}
        for number, (identifier, words) in enumerate(steps):
            button = QPushButton(words, self)
            button.clicked.connect(partial(self._open, identifier))
            grid.addWidget(button, 1 + number // _IN_A_ROW, number % _IN_A_ROW)
            self.buttons[identifier] = button
        self.show_result(None)

    def show_result(self, result: RunResult | None) -> None:
        """Go on from another result; None for none."""
        self._result = result
        for button in self.buttons.values():
            button.setEnabled(result is not None)

    def close_down(self) -> None:
        """Close the dialogs that are open."""
        self._dialogs.close()

    def parameters(self, identifier: str) -> dict[str, Any]:
        """Return what a dialog is filled in with: the folder, and the index that tells most."""
        if self._result is None:
            return {}
        values: dict[str, Any] = {_FOLDER: self._result.folder}
        band = _telling_band(self._result)
        if band and identifier in (CHANGES, PHENOLOGY):
            values[_BAND] = band
            values.update(
                _breaks(self.choice()) if identifier == CHANGES else _seasons(self.choice())
            )
        return values

    def _open(self, identifier: str, _: bool = False) -> None:
        self._dialogs.open(identifier, self.parameters(identifier))


def _breaks(choice: EventChoice) -> dict[str, Any]:
    """Return what counts as a break, as the dialog of changes asks for it."""
    breaks = choice.breaks
    return {
        "DIRECTION": DIRECTIONS.index(breaks.direction),
        "MIN_CHANGE": breaks.least,
        "WINDOW": breaks.window,
    }


def _seasons(choice: EventChoice) -> dict[str, Any]:
    """Return what delimits a season, as the dialog of phenology asks for it."""
    seasons = choice.seasons
    return {
        "METHOD": SEASON_METHODS.index(seasons.method),
        "THRESHOLD": 100.0 * seasons.share,
        "MIN_AMPLITUDE": seasons.least,
    }


def _telling_band(result: RunResult) -> str:
    """Return the index of a result, NDVI first; "" where there is none."""
    names = dict.fromkeys(band for raster in result.rasters for band in raster.bands)
    from ...engine.pixels.spectral_indices import is_index

    indices = [name for name in names if is_index(name)]
    return "NDVI" if "NDVI" in indices else next(iter(indices), "")
