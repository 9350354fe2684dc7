"""Which Python packages are missing, and how to get them on this computer.

The plugin shell imports none of them: it must load, list its algorithms and
say this sentence wherever QGIS runs.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .engine.support.errors import MissingPackageError

REQUIRED = ("numpy", "scipy", "numba", "rasterio", "jinja2")


def is_installed(package: str) -> bool:
    """Tell whether ``package`` can be found, without importing it.

    Importing Numba takes a second; this is asked for every algorithm whenever
    the toolbox is drawn.
    """
    if package in sys.modules:
        return sys.modules[package] is not None
    try:
        return importlib.util.find_spec(package) is not None
    except (ImportError, ValueError):
        return False


def missing_packages(packages: Sequence[str] = REQUIRED) -> list[str]:
    """Return those of ``packages`` that are not installed, in their order."""
    return [package for package in packages if not is_installed(package)]


def missing_sentence(packages: Sequence[str] = REQUIRED) -> str:
    """Return one sentence that says what to install and how, or an empty one.

    The way fits the platform: OSGeo4W Shell, apt, conda, Flatpak or the
    application bundle of macOS.
    """
    missing = missing_packages(packages)
    if not missing:
        return ""
    return (
        f"STORI needs {_package_list(missing)}, which this QGIS does not have: "
        f"{_way(missing)}, and restart QGIS."
    )


def import_required(packages: Sequence[str] = REQUIRED) -> None:
    """Import ``packages``, so that the engine can be imported afterwards.

    Raises `MissingPackageError` with one sentence for a package that is missing,
    and for one that is there and does not load: a Numba that does not know the
    installed NumPy is the usual cause, and may raise anything.
    """
    for package in packages:
        try:
            importlib.import_module(package)
        except Exception as error:
            raise MissingPackageError(
                missing_sentence(packages) or _broken_sentence(package, error)
            ) from error


def _broken_sentence(package: str, error: Exception) -> str:
    return (
        f"The Python package {package} is installed but does not load "
        f"({type(error).__name__}: {error}): bring it to a version that fits this QGIS: "
        f"{_way([package])}, and restart QGIS."
    )


def _package_list(missing: Sequence[str]) -> str:
    names = list(missing)
    if len(names) == 1:
        return f"the Python package {names[0]}"
    return f"the Python packages {', '.join(names[:-1])} and {names[-1]}"


def _way(packages: Sequence[str]) -> str:
    joined = " ".join(packages)
    if (Path(sys.prefix) / "conda-meta").is_dir():
        return f"in the environment of QGIS run “conda install -c conda-forge {joined}”"
    if sys.platform.startswith("win"):
        return f"open the OSGeo4W Shell from the start menu, run “python {_pip(packages)}”"
    if sys.platform == "darwin":
        python = Path(sys.prefix) / "bin" / "python3"
        return f"open a terminal, run “'{python}' {_pip(packages)}”"
    if os.environ.get("FLATPAK_ID"):
        flatpak = f"flatpak run --devel --command=python3 {os.environ['FLATPAK_ID']}"
        return f"open a terminal, run “{flatpak} {_pip(packages)}”"
    debian = " ".join(f"python3-{package}" for package in packages)
    return (
        f"open a terminal, run “sudo apt install {debian}” (or the same packages of "
        "your distribution)"
    )


def _pip(packages: Sequence[str]) -> str:
    # QGIS's own NumPy is pinned, so that pip picks what fits it instead of
    # putting another NumPy in front of the one that QGIS was built with.
    wanted = list(packages)
    if "numpy" not in wanted:
        try:
            wanted.insert(0, f"numpy=={importlib.metadata.version('numpy')}")
        except importlib.metadata.PackageNotFoundError:
            wanted.insert(0, "numpy")
    return f"-m pip install --user {' '.join(wanted)}"
