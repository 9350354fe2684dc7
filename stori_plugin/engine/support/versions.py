"""The versions of everything that the numbers depend on."""

from __future__ import annotations

import platform

import numba
import numpy as np
import rasterio
import scipy


def versions() -> dict[str, str]:
    """Return the versions of everything that the numbers depend on."""
    from ...metadata import version

    return {
        "stori": version(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
        "numba": numba.__version__,
        "rasterio": rasterio.__version__,
        "gdal": rasterio.__gdal_version__,
        "platform": platform.platform(),
    }
