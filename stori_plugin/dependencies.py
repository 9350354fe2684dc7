"""Which Python packages are missing, and how to get them on this computer.

The plugin shell imports none of them: it must load, list its algorithms and
say this sentence wherever QGIS runs.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence

from .engine.support import raster_library
from .engine.support.errors import MissingPackageError
from .engine.support.installing import way_to_install

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
        f"{way_to_install(missing)}, and restart QGIS."
    )


def import_required(packages: Sequence[str] = REQUIRED) -> None:
    """Import ``packages``, so that the engine can be imported afterwards.

    Raises `MissingPackageError` with one sentence for a package that is missing,
    and for one that is there and does not load: a Numba that does not know the
    installed NumPy is the usual cause, and may raise anything. A rasterio that
    loads but knows no coordinate system, because its PROJ is not that of QGIS,
    is one as well.
    """
    for package in packages:
        try:
            if package == "rasterio":
                raster_library.load_rasterio()
            else:
                importlib.import_module(package)
        except Exception as error:
            raise MissingPackageError(
                missing_sentence(packages) or _broken_sentence(package, error)
            ) from error
    why = raster_library.unknown_coordinates() if "rasterio" in packages else ""
    if why:
        raise MissingPackageError(_clash_sentence(why))


def _broken_sentence(package: str, error: Exception) -> str:
    return (
        f"The Python package {package} is installed but does not load "
        f"({type(error).__name__}: {error}): bring it to a version that fits this QGIS: "
        f"{way_to_install([package])}, and restart QGIS."
    )


def _clash_sentence(why: str) -> str:
    named = [name for name in raster_library.PROJ_VARIABLES if os.environ.get(name)][:1]
    given = "".join(f" while {name} is {os.environ[name]}" for name in named)
    if sys.platform.startswith("win"):
        remedy = (
            "run “python -m pip uninstall rasterio” in the OSGeo4W Shell from the start menu, "
            "choose python3-rasterio in the OSGeo4W Setup (Advanced Install), which has the PROJ "
            "of QGIS"
        )
    else:
        without = "".join(f"start QGIS without {name}, or " for name in named)
        remedy = (
            f"{without}take away a rasterio that pip installed (“python3 -m pip uninstall "
            f"rasterio”) and {way_to_install(['rasterio'])}"
        )
    return (
        "The Python package rasterio is installed, but its PROJ clashes with that of QGIS and "
        f"knows no coordinate system{given} ({why}): {remedy}, and restart QGIS."
    )


def _package_list(missing: Sequence[str]) -> str:
    names = list(missing)
    if len(names) == 1:
        return f"the Python package {names[0]}"
    return f"the Python packages {', '.join(names[:-1])} and {names[-1]}"
