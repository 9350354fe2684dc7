"""Options > STORI and About: what is set is kept, offered in dialogs, and told in a bug report."""

from __future__ import annotations

import os

import pytest

from stori_plugin.presentation import diagnostics, settings
from stori_plugin.presentation.settings import Settings


@pytest.fixture(autouse=True)
def clean_settings(qgis_app):
    settings.save(Settings())
    yield
    settings.save(Settings())


def defaults(identifier: str, name: str) -> tuple:
    """Return what scripts and what dialogs begin with; None and None without the parameter."""
    from qgis.core import QgsApplication

    found = QgsApplication.processingRegistry().createAlgorithmById(identifier)
    parameter = found.parameterDefinition(name)
    if parameter is None:
        return None, None
    return parameter.defaultValue(), parameter.guiDefaultValueOverride() or None


def test_settings_are_kept_and_taken_back():
    chosen = Settings("/somewhere", 3, 2048, "linear", "/w.npz", "/p.pt")
    settings.save(chosen)
    assert settings.load() == chosen
    settings.save(Settings())
    assert settings.load() == Settings()


def test_a_value_of_the_wrong_kind_counts_as_not_set():
    from qgis.core import QgsSettings

    QgsSettings().setValue("stori/workers", "many")
    assert settings.load().workers == 0


def test_dialogs_begin_with_the_settings_and_scripts_do_not(provider):
    settings.save(Settings(workers=3, memory=2048, method="linear"))
    for name, value in (("WORKERS", 3), ("MEMORY", 2048), ("METHOD", "linear")):
        in_scripts, in_dialogs = defaults("stori:reconstruct", name)
        assert in_dialogs == value
        assert in_scripts != value
    settings.save(Settings(model="/w.npz", encoder_weights="/p.pt"))
    assert defaults("stori:reconstruct", "MODEL")[1] == "/w.npz"
    assert defaults("stori:buildindex", "WEIGHTS")[1] == "/p.pt"
    # Another algorithm's METHOD knows no such choice.
    assert defaults("stori:phenology", "METHOD")[1] is None


def test_without_settings_dialogs_begin_with_the_defaults(provider):
    assert defaults("stori:reconstruct", "WORKERS") == (0, None)


def test_the_dock_begins_with_the_settings():
    from stori_plugin.gui.work.project_memory import fresh_state

    settings.save(Settings(workers=2, method="harmonic"))
    form = fresh_state().form
    assert (form.workers, form.method, form.memory) == (2, "harmonic", 1024)


def test_the_cache_folder_reaches_the_engine_unless_the_environment_has_its_own(monkeypatch):
    monkeypatch.delenv(settings.CACHE_VARIABLE, raising=False)
    settings.save(Settings(cache_folder="/kernels"))
    settings.use_cache_folder()
    assert os.environ[settings.CACHE_VARIABLE] == "/kernels"
    monkeypatch.setenv(settings.CACHE_VARIABLE, "/mine")
    settings.use_cache_folder()
    assert os.environ[settings.CACHE_VARIABLE] == "/mine"


@pytest.fixture
def page(provider):
    from stori_plugin.gui.options.page import OptionsFactory

    made = OptionsFactory().createWidget()
    yield made
    made.deleteLater()


def test_the_page_keeps_what_it_shows(page, tmp_path):
    weights = tmp_path / "network.npz"
    weights.write_bytes(b"")
    page.show_settings(Settings(str(tmp_path), 2, 512, "whittaker", str(weights), ""))
    assert page.isValid()
    page.apply()
    assert settings.load() == Settings(str(tmp_path), 2, 512, "whittaker", str(weights), "")


def test_the_page_lifts_memory_to_what_a_run_needs(page):
    page.memory.setValue(10)
    assert page.read_settings().memory == 64
    page.memory.setValue(0)
    assert page.read_settings().memory == 0


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("cache_folder", "There is no folder {}: choose another one."),
        ("model", "There is no file {}: choose another one."),
        ("encoder_weights", "There is no file {}: choose another one."),
    ],
)
def test_what_is_not_there_is_named(page, tmp_path, field, sentence):
    absent = str(tmp_path / "absent")
    page.show_settings(Settings(**{field: absent}))
    assert page.problem() == sentence.format(absent)
    assert not page.isValid()
    assert getattr(page, field).toolTip() == sentence.format(absent)


def test_a_method_that_is_gone_is_shown_as_not_set(page):
    page.show_settings(Settings(method="abandoned"))
    assert page.read_settings().method == ""


def test_the_report_tells_versions_and_what_is_missing_and_no_paths(monkeypatch, tmp_path):
    monkeypatch.setattr(diagnostics, "USED_WHERE_PRESENT", ("surely_absent_package",))
    settings.save(Settings(model=str(tmp_path / "secret.npz")))
    text = diagnostics.report()
    for word in ("QGIS", "GDAL", "| numba | ", "| surely_absent_package | missing |"):
        assert word in text
    assert "| Network weights | set, but not there |" in text
    assert "secret" not in text


def test_about_copies_the_report(provider):
    from qgis.PyQt.QtGui import QGuiApplication

    from stori_plugin.gui.options.about import AboutDialog

    dialog = AboutDialog()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.text
    assert "numpy" in dialog.details.toPlainText()
    dialog.deleteLater()


@pytest.fixture
def desktop(qgis_iface, provider, project, monkeypatch):
    """What STORI puts into QGIS's window; ``calls`` notes what the window was told."""
    from docks import until
    from qgis.core import QgsApplication
    from qgis.PyQt.QtGui import QAction

    from stori_plugin.gui.desktop import Desktop

    calls = []
    for name in (
        "addPluginToRasterMenu", "removePluginRasterMenu", "registerOptionsWidgetFactory",
        "unregisterOptionsWidgetFactory", "showOptionsDialog", "addDockWidget", "removeDockWidget",
        "addToolBarWidget", "removeToolBarIcon",
    ):  # fmt: skip

        def note(*given, name=name):
            calls.append((name, given))
            return QAction() if name == "addToolBarWidget" else None

        monkeypatch.setattr(qgis_iface, name, note, raising=False)
    made = Desktop(qgis_iface)
    made.calls = calls
    yield made
    if "removeDockWidget" not in [name for name, _ in calls]:
        made.close()
    until(lambda: QgsApplication.taskManager().countActiveTasks() == 0)


def test_everything_comes_and_goes(desktop):
    desktop.menu.settings_action.trigger()
    desktop.menu.about_action.trigger()
    desktop.close()
    names = [name for name, _ in desktop.calls]
    added = [given[1] for name, given in desktop.calls if name == "addPluginToRasterMenu"]
    removed = [given[1] for name, given in desktop.calls if name == "removePluginRasterMenu"]
    assert added == removed == desktop.menu.actions
    for one, other in (
        ("addDockWidget", "removeDockWidget"),
        ("addToolBarWidget", "removeToolBarIcon"),
        ("registerOptionsWidgetFactory", "unregisterOptionsWidgetFactory"),
    ):
        assert names.count(one) == names.count(other) == 1
    assert "showOptionsDialog" in names


def test_one_menu_offers_everything_and_the_button_has_the_same(desktop):
    offered = [action.text() for action in desktop.menu.actions if not action.isSeparator()]
    assert offered == [
        "STORI panel", "Try an example", "Algorithms", "Settings…", "Manual", "About STORI…",
    ]  # fmt: skip
    assert desktop.button.menu.actions() == desktop.menu.actions
    assert desktop.button.button.defaultAction() is desktop.action
    desktop.menu.algorithms.aboutToShow.emit()
    listed = {action.objectName() for action in desktop.menu.algorithms.actions()} - {""}
    assert {"stori:reconstruct", "stori:phenology", "stori:fieldcurves"} <= listed
    assert len(listed) == 22


def test_the_report_of_a_run_is_listed_among_results(desktop):
    from processing.core.ProcessingResults import resultsList

    before = len(resultsList.getResults())
    desktop.dock.runner.ended.emit({}, "Stopped.")
    assert len(resultsList.getResults()) == before
    desktop.dock.runner.ended.emit({"HTML": "/x/report.html"}, "")
    assert resultsList.getResults()[-1].filename == "/x/report.html"
    resultsList.results.pop()


def test_an_algorithm_of_the_menu_opens_its_dialog(desktop, monkeypatch):
    import processing
    from qgis.PyQt.QtWidgets import QDialog

    opened = []

    def create(name, parameters):
        opened.append((name, parameters))
        return QDialog()

    monkeypatch.setattr(processing, "createAlgorithmDialog", create)
    desktop.menu.algorithms.aboutToShow.emit()
    action = next(
        one for one in desktop.menu.algorithms.actions() if one.objectName() == "stori:changes"
    )
    action.trigger()
    assert opened == [("stori:changes", {})]
