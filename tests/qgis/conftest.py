"""What the tests that run inside QGIS share; import the fixtures that a module uses."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", name="processing")
def processing_fixture(qgis_app):
    """Give the Processing framework, as the Python console of QGIS has it."""
    from qgis.core import QgsApplication
    from qgis.PyQt import sip

    plugins = str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins")
    if plugins not in sys.path:
        sys.path.append(plugins)
    import processing
    from processing.core.Processing import Processing

    Processing.initialize()
    tree = give_layer_tree()
    yield processing
    # Errors keep the contexts of their runs in cycles; none shall go after QGIS has gone.
    gc.collect()
    if tree is not None:
        sip.delete(tree)  # before the application goes


def give_layer_tree():
    """Give the stand-in for QGIS's window a real layer tree, to which Processing adds results."""
    import qgis.utils
    from qgis.core import QgsLayerTreeModel, QgsProject
    from qgis.gui import QgsLayerTreeView

    if qgis.utils.iface is None:
        return None
    view = QgsLayerTreeView()
    view.setModel(QgsLayerTreeModel(QgsProject.instance().layerTreeRoot(), view))
    qgis.utils.iface.layerTreeView = lambda: view
    return view


@pytest.fixture(name="provider")
def provider_fixture(processing):
    """Register STORI's provider for one test."""
    from stori_plugin import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    yield plugin.provider
    plugin.unload()


@pytest.fixture(name="project")
def project_fixture(qgis_app):
    """Give the project of QGIS, empty before and after."""
    from qgis.core import QgsProject

    QgsProject.instance().clear()
    yield QgsProject.instance()
    QgsProject.instance().clear()


class HeadlessQgis:
    """``qgis_process`` with a private profile that knows nothing but this plugin."""

    def __init__(self, profile: Path, plugin_folder: Path | None):
        self._environment = {
            **os.environ,
            "QGIS_CUSTOM_CONFIG_PATH": str(profile),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_RUNTIME_DIR": str(profile),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        if plugin_folder is not None:
            self._environment["QGIS_PLUGINPATH"] = str(plugin_folder)

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess:
        """Run ``qgis_process`` and return its exit status and what it said."""
        return subprocess.run(
            ["qgis_process", *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
