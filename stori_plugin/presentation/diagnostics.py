"""What a bug report needs to know about this computer, as text.

Nothing is imported for it and nothing is sent anywhere: versions are read from the packages'
own descriptions, and paths of the user are left out.
"""

from __future__ import annotations

import importlib.metadata
import locale
import os
import platform
from collections.abc import Callable, Sequence

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import PYQT_VERSION_STR, QT_VERSION_STR, QLocale

from ..dependencies import REQUIRED
from ..metadata import version
from . import settings

USED_WHERE_PRESENT = (
    "threadpoolctl", "matplotlib", "pyqtgraph", "Pillow", "spyndex", "distributed", "scikit-learn",
    "onnxruntime", "pymilvus",
)  # fmt: skip


def package_state(package: str) -> str:
    """Return the version of an installed package, or "missing"; it is not imported."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "missing"


def system_facts() -> list[tuple[str, str]]:
    """Return (what, value) of plugin, QGIS and computer."""
    revision = Qgis.devVersion() or "release"
    return [
        ("STORI", version()),
        ("QGIS", f"{Qgis.version()} ({revision})"),
        ("Qt / PyQt", f"{QT_VERSION_STR} / {PYQT_VERSION_STR}"),
        ("Python", platform.python_version()),
        ("GDAL", _gdal()),
        ("System", f"{platform.platform()}, {os.cpu_count()} cores"),
        ("Language", f"{QLocale().name()}, {locale.getpreferredencoding(False)}"),
    ]


def _gdal() -> str:
    from osgeo import gdal

    return gdal.VersionInfo("RELEASE_NAME")


def setting_facts() -> list[tuple[str, str]]:
    """Return (what, value) of the settings; of files only whether they are there."""
    values = settings.load()
    return [
        ("Method", values.method or "not set"),
        ("Threads", str(values.workers or "not set")),
        ("Memory", f"{values.memory} MiB" if values.memory else "not set"),
        ("Compiled kernels", _presence(os.environ.get(settings.CACHE_VARIABLE, ""), os.path.isdir)),
        ("Network weights", _presence(values.model, os.path.isfile)),
        ("Weights of the encoder", _presence(values.encoder_weights, os.path.isfile)),
    ]


def _presence(path: str, is_there: Callable[[str], bool]) -> str:
    if not path:
        return "not set"
    return "set" if is_there(path) else "set, but not there"


def other_plugins() -> list[str]:
    """Return the names of the plugins that are switched on; some bring packages of their own."""
    try:
        from qgis.utils import active_plugins
    except ImportError:
        return []
    return sorted(active_plugins)


def report() -> str:
    """Return everything as Markdown, ready for a bug report."""
    parts = [
        _table("System", system_facts()),
        _table("Packages that STORI needs", _states(REQUIRED)),
        _table("Packages that it uses where they are", _states(USED_WHERE_PRESENT)),
        _table("Settings", setting_facts()),
        f"**Plugins**: {', '.join(other_plugins()) or 'none'}",
        f"**Processing providers**: {', '.join(_providers())}",
    ]
    return "\n\n".join(parts) + "\n"


def _states(packages: Sequence[str]) -> list[tuple[str, str]]:
    return [(package, package_state(package)) for package in packages]


def _providers() -> list[str]:
    return sorted(p.id() for p in QgsApplication.processingRegistry().providers())


def _table(title: str, rows: Sequence[tuple[str, str]]) -> str:
    lines = [f"| {name} | {value} |" for name, value in rows]
    return "\n".join([f"| {title} | |", "|---|---|", *lines])
