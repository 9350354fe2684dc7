"""What the tests of the dock share."""

from __future__ import annotations

import gc

import pytest
from docks import at_work


@pytest.fixture(scope="module", autouse=True)
def garbage(qgis_app):
    """Let garbage be collected at the end of a module, and not once more as each dock closes."""
    from stori_plugin.gui import dock

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dock, "let_collector_look", lambda: None)
        yield
    gc.collect()


@pytest.fixture
def desktop():
    """Give the part of QGIS's window that the dock asks for; modules have one of their own."""
    return None


@pytest.fixture
def dock(provider, project, desktop):
    """Give a dock in an empty project, and take it down with nothing going on any more."""
    from stori_plugin.gui.dock import StoriDock

    with at_work(StoriDock(desktop, project=project)) as made:
        yield made
