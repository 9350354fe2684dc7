"""The plot of pixels over time: by matplotlib where it is installed, else by pyqtgraph."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from qgis.PyQt.QtWidgets import QWidget

from ... import dependencies

if TYPE_CHECKING:
    from ...engine.preview.looked_at import Pixel

MATPLOTLIB, PYQTGRAPH = "matplotlib", "pyqtgraph"


class Plot(Protocol):
    """What both kinds of plot have; both call ``clicked`` with the date that was clicked."""

    @property
    def widget(self) -> QWidget:
        """The widget for a layout."""

    def show(self, pixels: Sequence[Pixel], sar_channel: str) -> None:
        """Draw pixels, with a channel of SAR unless its name is empty."""

    def show_now(self, date: dt.date | None) -> None:
        """Mark the date that the map shows."""

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
        import pyqtgraph  # noqa: F401


def make_plot(parent: QWidget, clicked: Callable[[dt.date], None]) -> Plot:
    """Return a plot for ``parent``, drawn by the library that is there."""
    if library() == MATPLOTLIB:
        from .matplotlib_plot import PicturePlot

        return PicturePlot(parent, clicked)
    from .pyqtgraph_plot import GraphPlot

    return GraphPlot(parent, clicked)
