"""Looks up in Qt 6 every name of Qt that the plugin uses: ``make qt6``.

QGIS 3 runs on Qt 5 and QGIS 4 on Qt 6, where enums must be reached through their enum, some
classes moved and some methods went. Run with a Python that has PyQt6, it follows each chain of
attributes that begins at an imported Qt class (``Qt.ItemDataRole.UserRole``) and names those that
end nowhere; methods that are gone are found by their name.
"""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PLACES = (CHECKOUT / "stori_plugin", CHECKOUT / "algorithms")
SHIM = "qgis.PyQt"

# Methods and classes that Qt 6 no longer has, by the name that would be called.
GONE = {
    "exec_": "exec",
    "globalPos": "globalPosition().toPoint()",
    "globalX": "globalPosition().x()",
    "globalY": "globalPosition().y()",
    "toTime_t": "toSecsSinceEpoch",
    "fromTime_t": "fromSecsSinceEpoch",
    "setTabStopWidth": "setTabStopDistance",
    "QRegExp": "QRegularExpression",
    "QDesktopWidget": "QScreen",
    "setCodec": "setEncoding",
}


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Give (path, tree) of every module of the plugin."""
    paths = {path.resolve() for place in PLACES for path in place.rglob("*.py")}
    for path in sorted(paths):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> dict[str, tuple[str, str, int]]:
    """Return (module below the shim, name there, line) by the name in this file."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(SHIM):
            module = node.module[len(SHIM) + 1 :]
            for alias in node.names:
                found[alias.asname or alias.name] = (module, alias.name, node.lineno)
    return found


def chains(tree: ast.Module) -> Iterator[tuple[list[str], int]]:
    """Give (names, line) of every chain of attributes that begins at a name."""
    for node in ast.walk(tree):
        names, link = [], node
        while isinstance(link, ast.Attribute):
            names.append(link.attr)
            link = link.value
        if names and isinstance(link, ast.Name):
            yield [link.id, *reversed(names)], node.lineno


def gone(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give (line, sentence) for names that Qt 6 no longer has."""
    for node in ast.walk(tree):
        name = getattr(node, "attr", None) or (node.id if isinstance(node, ast.Name) else "")
        if name in GONE:
            yield node.lineno, f"{name} is gone in Qt 6: use {GONE[name]}"


def missing(tree: ast.Module, binding: str = "PyQt6") -> Iterator[tuple[int, str]]:
    """Give (line, sentence) for what a file takes from Qt and ``binding`` does not have."""
    known = {}
    for local, (module, name, line) in imported(tree).items():
        home = binding if not module else f"{binding}.{module}"
        try:
            known[local] = getattr(importlib.import_module(home), name, None) or (
                importlib.import_module(f"{home}.{name}")
            )
        except ImportError:
            yield line, f"{home} has no {name}"
    for names, line in chains(tree):
        if names[0] in known:
            end = _end_of(known[names[0]], names)
            if end:
                yield line, f"{'.'.join(names)}: {binding} has no {end}"


def _end_of(thing, names: list[str]) -> str:
    """Return the part of a chain that leads nowhere; empty where it is whole."""
    for count, name in enumerate(names[1:], 2):
        if not (isinstance(thing, type) or type(thing).__name__ == "module"):
            return ""  # a method or a value: what it gives is not known here
        if not hasattr(thing, name):
            return ".".join(names[:count])
        thing = getattr(thing, name)
    return ""


def main() -> None:
    """Print what Qt 6 does not have and end with status 1 where there is any."""
    count = files = 0
    for path, tree in sources():
        files += 1
        for line, sentence in [*gone(tree), *missing(tree)]:
            print(f"{path.relative_to(CHECKOUT)}:{line}: {sentence}")
            count += 1
    print(f"qt6: {files} files, {count or 'no'} names that Qt 6 does not have")
    sys.exit(1 if count else 0)


if __name__ == "__main__":
    main()
