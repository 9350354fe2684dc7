"""Qt written so that Qt 5 and Qt 6 both understand it."""

from __future__ import annotations

import ast

import pytest
from checkout import CHECKOUT
from plugin_modules import SHELL, modules, part_of


def test_the_shell_is_written_for_qt_5_and_6():
    wrong = [
        f"{path.relative_to(CHECKOUT)}:{line} {text}"
        for path in modules()
        if part_of(path) in SHELL
        for line, text in old_spellings(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not wrong


def old_spellings(tree: ast.AST) -> list[tuple[int, str]]:
    """Find ``exec_``, ``QVariant`` and enum values that are not reached through their enum."""
    import qgis.core
    import qgis.gui
    from qgis.PyQt import QtCore, QtGui, QtWidgets

    homes = (QtCore, QtGui, QtWidgets, qgis.core, qgis.gui)
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        if node.attr == "exec_":
            found.append((node.lineno, "exec_ is gone in Qt 6: write exec"))
        if isinstance(node.value, ast.Name) and node.value.id.startswith("Q"):
            owner = next((getattr(h, node.value.id) for h in homes if hasattr(h, node.value.id)), 0)
            value = getattr(owner, node.attr, None)
            if isinstance(owner, type) and node.attr[0].isupper() and isinstance(value, int):
                found.append((node.lineno, f"{node.value.id}.{node.attr}: name its enum as well"))
    return found


@pytest.mark.parametrize(
    ("code", "is_old"),
    [
        ("Qt.Horizontal", True),
        ("Qt.Orientation.Horizontal", False),
        ("QgsProcessing.TypeRaster", True),
        ("Qgis.MessageLevel.Warning", False),
        ("QgsProcessing.TEMPORARY_OUTPUT", False),
        ("QgsProcessingContext.LayerDetails('a', b)", False),
        ("dialog.exec_()", True),
    ],
)
def test_old_spellings_are_found(code, is_old):
    assert bool(old_spellings(ast.parse(code))) is is_old
