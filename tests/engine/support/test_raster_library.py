"""Rasterio keeps to the libraries and the database that it brings."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from checkout import CHECKOUT
from rasterio import _env

from stori_plugin.engine.support import raster_library
from stori_plugin.engine.support.raster_library import DatabaseLayout, database_layout, fits

OWN = raster_library._own_database()
CLASHES = "sentence: The Python package rasterio is installed, but its PROJ clashes with that of"
ASKED = """
from stori_plugin.dependencies import import_required
from stori_plugin.engine.support.errors import MissingPackageError
try:
    import_required(("rasterio",))
except MissingPackageError as error:
    print("sentence:", error)
    raise SystemExit
import rasterio
from rasterio.warp import transform
print("found:", rasterio.__gdal_version__, transform("EPSG:4326", "EPSG:32631", [3.0], [0.0]))
"""


def write_database(folder: Path, major: object, minor: object) -> str:
    folder.mkdir()
    with sqlite3.connect(folder / "proj.db") as database:
        database.execute("CREATE TABLE metadata (key TEXT, value TEXT)")
        for part, number in (("MAJOR", major), ("MINOR", minor)):
            fact = (f"DATABASE.LAYOUT.VERSION.{part}", number)
            database.execute("INSERT INTO metadata VALUES (?, ?)", fact)
    database.close()
    return str(folder)


def asked(**variables: str) -> str:
    """Ask rasterio for a coordinate in a process with these variables."""
    kept = {n: v for n, v in os.environ.items() if n not in raster_library.PROJ_VARIABLES}
    done = subprocess.run(
        [sys.executable, "-c", ASKED],
        env={**kept, **variables},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_database_fits_whose_layout_is_that_of_ones_own_or_a_later_minor_one(tmp_path):
    own = write_database(tmp_path / "own", 1, 4)
    assert database_layout(tmp_path / "own") == DatabaseLayout(1, 4)
    assert fits(own, own) and fits(write_database(tmp_path / "later", 1, 6), own)
    assert not fits(write_database(tmp_path / "older, of QGIS", 1, 2), own)
    assert not fits(write_database(tmp_path / "other", 2, 4), own)
    assert not fits(write_database(tmp_path / "nonsense", "one", 4), own)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "proj.db").write_text("<html>404 not found</html>")
    assert not fits(str(tmp_path / "broken"), own) and not fits(str(tmp_path / "none"), own)


def test_a_variable_that_names_a_foreign_database_is_passed_over(tmp_path, monkeypatch):
    taken: list[str] = []
    own = Path(write_database(tmp_path / "own", 1, 4))
    older, later = (write_database(tmp_path / f"{n}", 1, n) for n in (2, 6))
    monkeypatch.setattr(_env, "set_proj_data_search_path", taken.append)
    monkeypatch.delenv("PROJ_DATA", raising=False)
    monkeypatch.setenv("PROJ_LIB", older)
    raster_library._keep_to_database(own)
    assert taken == [str(own)]  # at once
    raster_library._keep_to_database(own)  # again: nothing
    for path in (older, later):
        _env.set_proj_data_search_path(path)
    assert taken == [str(own), str(own), later]


def test_rasterio_works_or_says_why_whatever_database_is_named(tmp_path):
    found = asked()
    assert found.startswith("found:") and "[500000.0" in found
    for folder in ("nowhere", write_database(tmp_path / "older", 1, 0)):
        for name in raster_library.PROJ_VARIABLES:
            said = asked(**{name: folder})
            assert said == found or (OWN is None and said.startswith(CLASHES))


def test_its_own_functions_are_found_before_those_of_qgis(monkeypatch):
    deep = getattr(os, "RTLD_DEEPBIND", None)
    if deep is None:
        pytest.skip("libraries are bound by name alone on this system")
    monkeypatch.delitem(sys.modules, "rasterio")
    before = sys.getdlopenflags()
    for sees, has_own, expected in ((True, True, deep), (True, False, 0), (False, True, 0)):
        monkeypatch.setattr(raster_library, "_sees_other_gdal", lambda sees=sees: sees)
        with raster_library._own_functions_first(has_own):
            assert sys.getdlopenflags() & deep == expected
        assert sys.getdlopenflags() == before


def test_a_gdal_that_was_loaded_before_is_not_mixed_with_its_own():
    if OWN is None or not sys.platform.startswith("linux"):
        pytest.skip("rasterio is that of the distribution here, with the GDAL of QGIS")
    with open("/proc/self/maps", encoding="utf-8") as maps:
        loaded = {line.split()[-1] for line in maps if "libgdal" in line}
    others = [path for path in loaded if not Path(path).is_relative_to(OWN.parent.parent)]
    if not others:
        pytest.skip("QGIS with a GDAL of its own is not loaded here")
    assert asked(LD_PRELOAD=others[0]) == asked()
