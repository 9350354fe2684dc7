"""The plugin loads, lists its algorithms and leaves again, whatever is missing."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from configparser import ConfigParser

import pytest
from checkout import CHECKOUT

from stori_plugin import classFactory, metadata
from stori_plugin.metadata import RESOURCES

ASKED_FOR = (
    "name",
    "description",
    "about",
    "version",
    "qgisminimumversion",
    "qgismaximumversion",
    "author",
    "email",
    "tracker",
    "repository",
    "license",
    "category",
    "tags",
    "icon",
)


IDS = {
    "stori:animation",
    "stori:fieldcurves",
    "stori:phenologymap",
    "stori:placecurves",
    "stori:seasoncomparison",
    "stori:buildindex",
    "stori:changes",
    "stori:download",
    "stori:evaluateretrieval",
    "stori:findsimilar",
    "stori:inspectseries",
    "stori:loadseries",
    "stori:maskclouds",
    "stori:phenology",
    "stori:preparesar",
    "stori:reconstruct",
    "stori:sampleseries",
    "stori:similarityraster",
    "stori:spectralindex",
    "stori:temporalstack",
    "stori:train",
    "stori:validate",
}


@pytest.fixture
def general() -> dict:
    parser = ConfigParser(interpolation=None)
    parser.read(CHECKOUT / "metadata.txt", encoding="utf-8")
    return dict(parser["general"])


def registered():
    from qgis.core import QgsApplication

    return QgsApplication.processingRegistry().providerById("stori")


def test_metadata_has_what_the_plugin_repository_asks_for(general):
    assert not [key for key in ASKED_FOR if not general.get(key, "").strip()]
    assert "plugin" not in general["name"].lower()
    assert general["hasprocessingprovider"] == "yes"
    assert (general["qgisminimumversion"], general["qgismaximumversion"]) == ("3.40", "4.99")
    assert (CHECKOUT / general["icon"]).is_file()
    for package in ("Numba", "rasterio", "SciPy", "NumPy", "Jinja2"):
        assert package in general["about"]


def test_the_version_is_read_from_metadata(general):
    assert re.fullmatch(r"\d+\.\d+\.\d+", general["version"])
    assert metadata.version() == general["version"]


def test_loading_and_unloading_leave_qgis_as_it_was(processing):
    before = registered()
    for _ in range(2):
        plugin = classFactory(None)
        plugin.initGui()
        plugin.initProcessing()
        assert {algorithm.id() for algorithm in registered().algorithms()} == IDS
        plugin.unload()
        plugin.unload()
        assert registered() is None
    assert before is None


def test_icons_are_drawings_that_qt_can_render(qgis_app):
    from qgis.PyQt.QtSvg import QSvgRenderer

    icons = sorted(RESOURCES.glob("*.svg"))
    assert {icon.name for icon in icons} >= {"icon.svg", "reconstruct.svg"}
    for icon in icons:
        assert QSvgRenderer(str(icon)).isValid(), icon.name
        assert len(icon.read_text(encoding="utf-8")) < 4_000, icon.name


def test_the_provider_speaks_for_itself(processing):
    plugin = classFactory(None)
    plugin.initProcessing()
    provider = plugin.provider
    assert (provider.id(), provider.name()) == ("stori", "STORI")
    assert provider.versionInfo() == metadata.version()
    assert not provider.icon().isNull()
    plugin.unload()


WITHOUT_PACKAGES = """
    import sys

    BLOCKED = {"numba", "rasterio", "scipy", "jinja2", "threadpoolctl", "matplotlib"}

    class Blocker:
        def find_spec(self, name, path=None, target=None):
            if name.split(".")[0] in BLOCKED:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    sys.meta_path.insert(0, Blocker())
    sys.path.insert(0, CHECKOUT)
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback
    application = QgsApplication([], False)
    application.initQgis()
    from stori_plugin import classFactory
    plugin = classFactory(None)
    plugin.initProcessing()
    for algorithm in QgsApplication.processingRegistry().providerById("stori").algorithms():
        runs, sentence = algorithm.canExecute()
        print(algorithm.id(), runs, len(algorithm.parameterDefinitions()) > 0, sentence, sep="|")
    plugin.unload()
"""


def test_without_numba_and_rasterio_it_lists_its_algorithms_and_says_what_to_install():
    code = textwrap.dedent(WITHOUT_PACKAGES).replace("CHECKOUT", repr(str(CHECKOUT)))
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split("|") for line in done.stdout.splitlines() if line.startswith("stori:")]
    assert {line[0] for line in lines} == IDS
    for _, runs, has_parameters, sentence in lines:
        assert (runs, has_parameters) == ("False", "True")
        assert "numba" in sentence and "rasterio" in sentence and "install" in sentence
        assert "jinja2" in sentence
        assert "\n" not in sentence and sentence.endswith(".")
