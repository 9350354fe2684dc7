"""The modules of the plugin, and the part of it that each belongs to."""

from __future__ import annotations

from pathlib import Path

from checkout import CHECKOUT

PLUGIN = CHECKOUT / "stori_plugin"
# The parts that know QGIS; each imports no more at its top than QGIS brings.
SHELL = {"algorithms", "presentation", "gui"} | {path.stem for path in PLUGIN.glob("*.py")}


def modules() -> list[Path]:
    found = {path.resolve() for path in PLUGIN.rglob("*.py")}
    found |= {path.resolve() for path in (CHECKOUT / "algorithms").rglob("*.py")}
    return sorted(found)


def part_of(path: Path) -> str:
    """Return the part of the plugin that a module belongs to, or its name at the top."""
    base = PLUGIN if PLUGIN in path.parents else CHECKOUT
    return path.relative_to(base).parts[0].replace(".py", "")
