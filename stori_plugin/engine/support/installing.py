"""How a Python package is installed for the QGIS of this computer, as words for a sentence.

pip brings the newest NumPy along unless it is told which one to keep, and where the Numba and
rasterio of QGIS were built with an older one, neither loads from then on. So every command names
the NumPy that is there.
"""

from __future__ import annotations

import importlib.metadata
import os
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from .errors import MissingPackageError

# Those that the OSGeo4W Setup offers, built with the GDAL and PROJ of its QGIS.
_OSGEO4W = ("rasterio", "numpy", "scipy", "jinja2")
# What pip takes though it does not load beside an older NumPy: its own demands do not say so.
_BEFORE_NUMPY_2 = {"pyarrow": "pyarrow<26", "milvus-lite": "milvus-lite pyarrow<26"}
_OF_DISTRIBUTIONS = ("distributed",)  # of what little needs
_SHELL = "in the OSGeo4W Shell from the start menu"
_REASON = 200  # letters of why a package does not load


def way_to_install(packages: Sequence[str]) -> str:
    """Return what to do for packages that distributions have (apt, conda, OSGeo4W)."""
    if _is_conda():
        return _way_of_conda(packages)
    if sys.platform.startswith("win"):
        return _way_of_windows(packages)
    if sys.platform == "darwin" or os.environ.get("FLATPAK_ID"):
        return way_by_pip(packages)
    debian = " ".join(f"python3-{package}" for package in packages)
    return (
        f"open a terminal, run “sudo apt install {debian}” (or the same packages of "
        "your distribution)"
    )


def way_by_pip(packages: Sequence[str]) -> str:
    """Return what to do for packages that few distributions have."""
    if _is_conda():
        return _way_of_conda(packages)
    if sys.platform.startswith("win"):
        return f"run “python {_pip(packages)}” {_SHELL}"
    if sys.platform == "darwin":
        python = Path(sys.prefix) / "bin" / "python3"
        return f"open a terminal, run “'{python}' {_pip(packages)}”"
    if os.environ.get("FLATPAK_ID"):
        flatpak = f"flatpak run --devel --command=python3 {os.environ['FLATPAK_ID']}"
        return f"open a terminal, run “{flatpak} {_pip(packages)}”"
    return f"open a terminal, run “python3 {_pip(packages)}”"


def cannot_do(
    what: str, package: str, why: ImportError, instead: str, with_it: Sequence[str] = ()
) -> MissingPackageError:
    """Return the error where a package that little needs cannot be imported.

    ``what`` needs it, such as “Reading a.onnx”; ``instead`` is what can be done without it.
    ``with_it`` are packages that it does not bring itself. A package that is there and does not
    load is told apart, with the reason.
    """
    wanted = (package, *with_it)
    module = package.replace("-", "_")
    if isinstance(why, ModuleNotFoundError) and why.name in (None, module):
        state = "which this QGIS does not have"
    else:
        reason = " ".join(str(why).split())[:_REASON]
        state = f"which is installed but does not load ({reason})"
    way = way_to_install if package in _OF_DISTRIBUTIONS else way_by_pip
    return MissingPackageError(
        f"{what} needs the Python package {package}, {state}: {way(wanted)}, and restart QGIS, or "
        f"{instead}."
    )


def _is_conda() -> bool:
    return (Path(sys.prefix) / "conda-meta").is_dir()


def _way_of_conda(packages: Sequence[str]) -> str:
    return f"in the environment of QGIS run “conda install -c conda-forge {' '.join(packages)}”"


def _way_of_windows(packages: Sequence[str]) -> str:
    offered = [package for package in _OSGEO4W if package in packages]
    if not offered:
        return way_by_pip(packages)
    named = " and ".join(f"python3-{package}" for package in offered)
    way = f"choose {named} in the OSGeo4W Setup (Advanced Install)"
    others = [package for package in packages if package not in offered]
    if others:
        way += f", {way_by_pip(others)}"
    return f"{way} (or, where QGIS came without that Setup, {way_by_pip(packages)})"


def _pip(packages: Sequence[str]) -> str:
    wanted = list(packages)
    if "numpy" not in wanted:
        try:
            version = importlib.metadata.version("numpy")
        except importlib.metadata.PackageNotFoundError:
            wanted.insert(0, "numpy")
        else:
            if version.startswith("1."):
                wanted = [_BEFORE_NUMPY_2.get(package, package) for package in wanted]
            wanted.insert(0, f"numpy=={version}")
    quoted = [f'"{one}"' if "<" in one else one for item in wanted for one in item.split()]
    return f"-m pip install --user {_for_debian()}{' '.join(quoted)}"


def _for_debian() -> str:
    """Return what pip asks for where the distribution looks after Python's packages (PEP 668)."""
    marked = Path(sysconfig.get_path("stdlib")) / "EXTERNALLY-MANAGED"
    return "--break-system-packages " if sys.platform == "linux" and marked.is_file() else ""
