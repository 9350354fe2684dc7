"""Who may import whom, and Qt written so that Qt 5 and Qt 6 both understand it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from qgis_fixtures import CHECKOUT

PLUGIN = CHECKOUT / "stori_plugin"
QT_BINDINGS = {"PyQt5", "PyQt6", "PySide2", "PySide6", "sip"}
# What each part may import of the plugin's other parts.
ALLOWED = {
    "engine": {"engine", "metadata"},
    "presentation": {"presentation", "engine", "metadata"},
    "algorithms": {"algorithms", "presentation", "engine", "metadata", "dependencies"},
    "gui": {"gui", "presentation", "engine", "metadata", "dependencies"},
}


SHELL = {"algorithms", "presentation", "gui"} | {path.stem for path in PLUGIN.glob("*.py")}


def modules() -> list[Path]:
    found = {path.resolve() for path in PLUGIN.rglob("*.py")}
    found |= {path.resolve() for path in (CHECKOUT / "algorithms").rglob("*.py")}
    return sorted(found)


def part_of(path: Path) -> str:
    """Return the part of the plugin that a module belongs to, or its name at the top."""
    base = PLUGIN if PLUGIN in path.parents else CHECKOUT
    return path.relative_to(base).parts[0].replace(".py", "")


def depth_of(path: Path) -> int:
    """Return how many packages below ``stori_plugin`` the module's own package lies."""
    base = PLUGIN if PLUGIN in path.parents else CHECKOUT
    return len(path.relative_to(base).parts) - 1


def imports(path: Path, top_level_only: bool = False) -> list[tuple[str, int]]:
    """Return (full name, line) of what a module imports, relative names resolved."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = depth_of(path) - (node.level - 1)
                package = "" if above <= 0 else part_of(path)
                base = ".".join(filter(None, ("stori_plugin", package, base)))
            found += [(f"{base}.{alias.name}", node.lineno) for alias in node.names]
    return found


def name_of(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


def imports_of(parts, packages, top_level_only=False) -> list[str]:
    """Return "file:line package" for each import of ``packages`` within ``parts``."""
    return [
        f"{path.relative_to(CHECKOUT)}:{line} {name}"
        for path in modules()
        if part_of(path) in parts
        for name, line in imports(path, top_level_only)
        if name.split(".")[0] in packages
    ]


def test_parts_import_only_what_lies_below_them():
    wrong = [
        f"{path.relative_to(CHECKOUT)}:{line} {name}"
        for path in modules()
        for name, line in imports(path)
        if name.startswith("stori_plugin.")
        and name.split(".")[1] not in ALLOWED.get(part_of(path), {name.split(".")[1]})
    ]
    assert not wrong


def test_the_engine_knows_neither_qgis_nor_qt():
    assert not imports_of({"engine", "metadata"}, {"qgis", "osgeo", *QT_BINDINGS})


def test_the_engine_plots_only_when_asked():
    assert not imports_of({"engine"}, {"matplotlib"}, top_level_only=True)


def test_the_shell_reaches_qt_through_qgis():
    assert not imports_of(SHELL, QT_BINDINGS)


def test_the_shell_loads_without_the_packages_of_the_engine():
    heavy = {"numba", "rasterio", "scipy", "threadpoolctl", "matplotlib"}
    assert not imports_of(SHELL, heavy, top_level_only=True)


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


def test_nothing_prints():
    commands = {"__main__.py"}  # what is run in a terminal may
    for path in modules():
        if path.name not in commands:
            calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if is_print(n)]
            assert not calls, path


def is_print(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    )
