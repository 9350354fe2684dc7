"""The job: a value that loads fast."""

from __future__ import annotations

import subprocess
import sys

from checkout import CHECKOUT


def test_a_job_loads_none_of_the_packages_of_the_engine():
    code = (
        "import sys, stori_plugin.engine.scene.job\n"
        "heavy = {'numpy', 'scipy', 'rasterio', 'numba'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, check=True)
