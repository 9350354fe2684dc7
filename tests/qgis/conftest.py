"""What the tests that run inside QGIS share: Processing, a project, a reconstruction, running."""

from __future__ import annotations

import gc
import shutil
import sys
from pathlib import Path

import pytest
from checkout import CHECKOUT
from headless_qgis import HeadlessQgis


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


@pytest.fixture(scope="module", name="provider")
def provider_fixture(processing):
    """Register STORI's provider for the tests of one module."""
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


@pytest.fixture(scope="session", name="reconstructed")
def reconstructed_fixture(scene, tmp_path_factory):
    """Reconstruct the scene once, linearly: reflectance and NDVI every ten days, with sd."""
    import datetime

    from stori_plugin.engine.acquisitions.scan import rasters_in
    from stori_plugin.engine.run.reconstruct import reconstruct
    from stori_plugin.engine.scene.job import Job

    folder = tmp_path_factory.mktemp("reconstructed")
    optical = tuple(rasters_in(str(scene[0])))
    bands = ("B04", "B08", "NDVI")
    end = datetime.date(2021, 8, 28)
    reconstruct(Job(optical, str(folder), bands=bands, method="linear", end=end, workers=1))
    return folder


@pytest.fixture(scope="session", name="headless")
def headless_fixture(tmp_path_factory):
    """Give ``qgis_process`` with a profile in which the plugin has been enabled."""
    if shutil.which("qgis_process") is None:
        pytest.skip("qgis_process is not on the PATH")
    run = HeadlessQgis(tmp_path_factory.mktemp("profile"), CHECKOUT)
    enabled = run("plugins", "enable", "stori_plugin")
    assert enabled.returncode == 0, enabled.stderr
    return run


@pytest.fixture(name="results_of")
def results_fixture(request, processing, provider, project, tmp_path):
    """Give a function that runs the module's algorithm ``ID`` and returns its outputs."""

    def results_of(**parameters):
        given = {"OUTPUT": tmp_path / "made", **parameters}
        given = {n: str(v) if isinstance(v, Path) else v for n, v in given.items()}
        return processing.run(request.module.ID, given)

    return results_of


@pytest.fixture(name="run")
def run_fixture(results_of):
    """Give a function that runs the module's algorithm ``ID`` and returns its folder."""
    return lambda **parameters: Path(results_of(**parameters)["OUTPUT"])
