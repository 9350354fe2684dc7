"""The suite with rasterio and Numba from PyPI beside QGIS's own GDAL and PROJ: ``make wheels``.

That is what users of Windows and macOS have: a second GDAL and a second PROJ in one process, and
variables that name the data of the first, as the OSGeo4W Shell and the application bundle of macOS
set them. The packages are in ``build/wheels``, where ``scripts/setup.sh wheels`` puts them.

Usage: ``wheels.py [arguments for pytest]``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

from .matrix_report import VERSIONS_SCRIPT, outcome_of, table

CHECKOUT = Path(__file__).resolve().parent.parent
WHEELS = CHECKOUT / "build" / "wheels"

DATA_FOLDERS = """
import os
from osgeo import gdal, osr
gdal.UseExceptions()
proj = [path for path in osr.GetPROJSearchPaths() if os.path.exists(os.path.join(path, "proj.db"))]
print(proj[0])
print(os.path.dirname(gdal.FindFile("gdal", "gdalvrt.xsd")))
"""


def data_of_qgis() -> dict[str, str]:
    """Return the variables that name the data of QGIS's PROJ and GDAL."""
    without = {n: v for n, v in os.environ.items() if n not in ("PROJ_DATA", "PROJ_LIB")}
    command = ["/usr/bin/python3", "-c", DATA_FOLDERS]
    told = subprocess.run(command, env=without, capture_output=True, text=True, check=True).stdout
    proj, gdal = told.split()
    return {"PROJ_DATA": proj, "PROJ_LIB": proj, "GDAL_DATA": gdal}


def main() -> int:
    """Run the suite and print what came of it."""
    python = WHEELS / "bin" / "python"
    version = sysconfig.get_python_version()
    environment = {
        **os.environ,
        **data_of_qgis(),
        # So that qgis_process, which has a Python of its own, takes the same packages.
        "PYTHONPATH": str(WHEELS / "lib" / f"python{version}" / "site-packages"),
    }
    with (WHEELS / "versions.json").open("w") as stream:
        command = [python, "-c", VERSIONS_SCRIPT]
        subprocess.run(command, env=environment, stdout=stream, cwd=CHECKOUT, check=True)
    junit = WHEELS / "junit.xml"
    junit.unlink(missing_ok=True)
    began = time.monotonic()
    command = [
        python,
        "-m",
        "pytest",
        "-n",
        "2",
        "--max-worker-restart",
        "0",
        "--dist",
        "loadfile",
        f"--junitxml={junit}",
        *sys.argv[1:],
    ]
    status = subprocess.run(command, env=environment, cwd=CHECKOUT).returncode
    outcome = outcome_of("wheels", WHEELS, status, time.monotonic() - began)
    print(table([outcome]))
    return status


if __name__ == "__main__":
    sys.exit(main())
