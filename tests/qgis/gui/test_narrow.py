"""Labels and fields fit into a dock of usual width, in every language."""

from __future__ import annotations

import pytest
from docks import at_work

from scripts.translate import ts_file
from scripts.translation_files import compile_qm, read_ts

_USUAL = 44  # letters of average width: 330 to 400 pixels


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_what_is_asked_fits(provider, project, qgis_app, language):
    from qgis.gui import QgsCollapsibleGroupBox
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    from stori_plugin.gui.dock import StoriDock

    translator = QTranslator()
    if language != "en":
        compiled = compile_qm(read_ts(ts_file(language)))  # lives as long as the translator
        assert translator.loadFromData(compiled)
        QCoreApplication.installTranslator(translator)
    try:
        with at_work(StoriDock(None, project=project)) as dock:
            for box in dock.run.findChildren(QgsCollapsibleGroupBox):
                box.setCollapsed(False)
            usual = _USUAL * dock.fontMetrics().averageCharWidth()
            widths = {
                name: getattr(dock, name).minimumSizeHint().width()
                for name in ("data", "run", "similar")
            }
            assert max(widths.values()) <= usual, (widths, usual)
    finally:
        QCoreApplication.removeTranslator(translator)
