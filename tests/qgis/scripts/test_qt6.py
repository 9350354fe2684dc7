"""Nothing of Qt is used that Qt 6 does not have."""

from __future__ import annotations

import ast
import os
import subprocess

import pytest
from checkout import CHECKOUT

from scripts import qt6

QT6_PYTHON = CHECKOUT / "build" / "qt6" / "bin" / "python"


def test_no_method_that_is_gone_is_called():
    wrong = [
        f"{path.relative_to(CHECKOUT)}:{line} {sentence}"
        for path, tree in qt6.sources()
        for line, sentence in qt6.gone(tree)
    ]
    assert not wrong


def test_the_plugin_says_that_it_runs_on_qt_6():
    text = (CHECKOUT / "metadata.txt").read_text(encoding="utf-8")
    assert "qgisMaximumVersion=4.99" in text


@pytest.mark.parametrize(
    ("code", "is_missing"),
    [
        ("from qgis.PyQt.QtCore import Qt\nQt.ItemDataRole.UserRole", False),
        ("from qgis.PyQt.QtCore import Qt\nQt.ItemDataRole.Nothing", True),
        ("from qgis.PyQt.QtCore import QNothing", True),
        ("from qgis.PyQt.QtCore import QDate as Day\nDay.currentDate().whatever", False),
        ("from qgis.PyQt import QtCore\nQtCore.QDate.noSuchThing", True),
    ],
)
def test_names_that_lead_nowhere_are_found(qgis_app, code, is_missing):
    # The binding of this QGIS serves as well: the search knows nothing of versions.
    from qgis.PyQt import QtCore

    binding = QtCore.Qt.__module__.split(".")[0]
    assert bool(list(qt6.missing(ast.parse(code), binding))) is is_missing


def test_every_name_of_qt_is_in_qt_6():
    if not QT6_PYTHON.exists():
        pytest.skip("PyQt6 is not installed: make qt6 does it")
    done = subprocess.run(
        [str(QT6_PYTHON), "-m", "scripts.qt6"],
        cwd=CHECKOUT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
