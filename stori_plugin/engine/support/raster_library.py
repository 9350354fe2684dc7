"""Loading rasterio beside the GDAL and PROJ of QGIS.

A rasterio from PyPI brings libraries of its own: its GDAL, its PROJ, and the database of
coordinate systems that fits them. QGIS, which has other versions of all three, gets in the way
twice. It names its own database in PROJ_DATA, and one of an older layout makes every coordinate
system unknown to the newer PROJ. And on Linux names of functions are looked up in QGIS's libraries
first, so that half of what rasterio calls would be another version's.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

PROJ_VARIABLES = ("PROJ_DATA", "PROJ_LIB")  # the first that is set counts
# What the engine uses of rasterio, and what that loads when it is used.
_PARTS = ("rasterio", "rasterio.env", "rasterio.warp", "rasterio.features", "rasterio.vrt")


class DatabaseLayout(NamedTuple):
    """The layout of a database of coordinate systems; PROJ reads its own and later minor ones."""

    major: int
    minor: int


def load_rasterio() -> None:
    """Import rasterio so that one from PyPI works with what it brings; any other as it is.

    Within QGIS, call it before anything else imports rasterio; again does no harm. Raises what
    importing it raises.
    """
    own = _own_database()
    with _own_functions_first(own is not None):
        for part in _PARTS:
            importlib.import_module(part)
    if own is not None:
        _keep_to_database(own)


def unknown_coordinates() -> str:
    """Return why this rasterio knows no coordinate system, "" where it knows them."""
    import rasterio
    from rasterio.crs import CRS
    from rasterio.errors import CRSError

    try:
        with rasterio.Env():
            CRS.from_epsg(4326)
    except CRSError as error:
        return str(error).rstrip(".")
    return ""


def _own_database() -> Path | None:
    """Return the folder of the database that rasterio brings, None where it uses the system's."""
    package = importlib.util.find_spec("rasterio")
    for folder in (package.submodule_search_locations or ()) if package else ():
        own = Path(folder) / "proj_data"
        if (own / "proj.db").is_file():
            return own
    return None


@contextmanager
def _own_functions_first(has_own: bool) -> Iterator[None]:
    """Let libraries that are loaded in the ``with`` block look among their own first.

    Where the GDAL of QGIS is visible to all libraries of the process, as where QGIS was linked
    with it, its functions would be found first.
    """
    deep = getattr(os, "RTLD_DEEPBIND", None)
    if not has_own or deep is None or "rasterio" in sys.modules or not _sees_other_gdal():
        yield
        return
    import numpy  # noqa: F401  (is to be loaded as ever)

    before = sys.getdlopenflags()
    sys.setdlopenflags(before | deep)
    try:
        yield
    finally:
        sys.setdlopenflags(before)


def _sees_other_gdal() -> bool:
    return hasattr(ctypes.CDLL(None), "GDALVersionInfo")


def _keep_to_database(own: Path) -> None:
    """Let rasterio use its own database wherever the variable names one that it cannot read.

    Rasterio looks at the variable again whenever it is entered, and QGIS needs it as it is: so
    what is looked at is judged before it is passed on.
    """
    environment: Any = importlib.import_module("rasterio._env")
    passed_on = getattr(environment, "set_proj_data_search_path", None)
    if passed_on is None or hasattr(passed_on, "own_database"):
        return

    def pass_on(path: str) -> None:
        passed_on(path if fits(path, str(own)) else str(own))

    pass_on.own_database = own  # type: ignore[attr-defined]
    environment.set_proj_data_search_path = pass_on
    named = next((os.environ[name] for name in PROJ_VARIABLES if name in os.environ), None)
    if named is not None:
        pass_on(named)


@lru_cache(maxsize=64)
def fits(folder: str, own: str) -> bool:
    """Tell whether the PROJ of the database in ``own`` can read that in ``folder``."""
    given, needed = database_layout(Path(folder)), database_layout(Path(own))
    if given is None or needed is None:
        return needed is None
    return given.major == needed.major and given.minor >= needed.minor


def database_layout(folder: Path) -> DatabaseLayout | None:
    """Return the layout of the database in a folder, None where there is none that can be read."""
    path = folder / "proj.db"
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            facts = dict(database.execute("SELECT key, value FROM metadata"))
        return DatabaseLayout(
            *(int(facts[f"DATABASE.LAYOUT.VERSION.{part}"]) for part in ("MAJOR", "MINOR"))
        )
    except (sqlite3.Error, KeyError, ValueError):
        return None
