"""The plot of pixels over time: by matplotlib where it is installed, else by pyqtgraph."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from qgis.PyQt.QtWidgets import QWidget

from ... import dependencies

if TYPE_CHECKING:
    from ...engine.preview.curve_events import Event
    from ...engine.preview.looked_at import Pixel
    from .readings import Reading

MATPLOTLIB, PYQTGRAPH = "matplotlib", "pyqtgraph"


class Plot(Protocol):
    """What both kinds of plot have.

    Both call ``clicked`` with the date that was clicked, and ``hovered`` with what is under the
    pointer, None where nothing is.
    """

    @property
    def widget(self) -> QWidget:
        """The widget for a layout."""

    def show(
        self, pixels: Sequence[Pixel], sar_channel: str, events: Sequence[Sequence[Event]] = ()
    ) -> None:
        """Draw pixels and the events of each, with a channel of SAR unless its name is empty."""

    def show_now(self, date: dt.date | None) -> None:
        """Mark the date that the map shows."""

    def save(self, path: str, done: Callable[[str], None]) -> None:
        """Write the plot at the size of print; ``done`` gets a sentence, empty if all is well."""

    def close(self) -> None:
        """End what goes on in the background."""


def library() -> str:
    """Return the library that draws; empty where none is installed."""
    installed = (name for name in (MATPLOTLIB, PYQTGRAPH) if dependencies.is_installed(name))
    return next(installed, "")


def plot_sentence() -> str:
    """Return what to install for the plot; empty where all is there."""
    return "" if library() else dependencies.missing_sentence((MATPLOTLIB,))


def load_library() -> None:
    """Import the library; slow the first time, so a worker thread does it."""
    if library() == MATPLOTLIB:
        from .matplotlib_figure import warm_up

        warm_up()
    else:
        pass


def make_plot(
    parent: QWidget,
    clicked: Callable[[dt.date], None],
    hovered: Callable[[Reading | None], None],
) -> Plot:
    """Return a plot for ``parent``, drawn by the library that is there."""
    if library() == MATPLOTLIB:
        from .matplotlib_plot import PicturePlot

        return PicturePlot(parent, clicked, hovered)
    from .pyqtgraph_plot import GraphPlot

    return GraphPlot(parent, clicked, hovered)
