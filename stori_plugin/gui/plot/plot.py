"""The plot of pixels over time: by matplotlib where it is installed, else by pyqtgraph.

Both kinds of plot have ``widget`` for a layout, ``show`` for pixels, ``show_now`` for the date that
the map shows and ``close`` to end their work; they call ``clicked`` with the date that was clicked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from qgis.PyQt.QtWidgets import QWidget

from ... import dependencies

MATPLOTLIB, PYQTGRAPH = "matplotlib", "pyqtgraph"


def library() -> str:
    """Return the library that draws; empty where none is installed."""
    found = (name for name in (MATPLOTLIB, PYQTGRAPH) if dependencies.is_installed(name))
    return next(found, "")


def plot_sentence() -> str:
    """Return what to install for the plot; empty where all is there."""
    return "" if library() else dependencies.missing_sentence((MATPLOTLIB,))


def load_library() -> None:
    """Import the library; slow the first time, so a worker thread does it."""
    if library() == MATPLOTLIB:
        from .matplotlib_plot import warm_up

        warm_up()
    else:
        import pyqtgraph  # noqa: F401


def make_plot(parent: QWidget, clicked: Callable[[dt.date], None]):
    """Return a plot for ``parent``, drawn by the library that is there."""
    if library() == MATPLOTLIB:
        from .matplotlib_plot import PicturePlot

        return PicturePlot(parent, clicked)
    from .pyqtgraph_plot import GraphPlot

    return GraphPlot(parent, clicked)
