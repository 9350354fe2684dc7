"""How indices follow vegetation: what rises with it falls under cloud, and the other way round.

Of an index that can be computed its formula tells; of others, which come as rasters, a table.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from .spectral_indices import Index, compute, index_named, is_index

# What an index is to a method.
RISES, FALLS = "vegetation", "inverse vegetation"

# Reflectance of dry bare soil and of dense green vegetation, as in any spectral library.
_SOIL = {
    **{"coastal": 0.08, "blue": 0.10, "green": 0.13, "red": 0.18},
    **{"rededge": 0.20, "rededge1": 0.20, "rededge2": 0.22, "rededge3": 0.24},
    **{"nir": 0.26, "nir_narrow": 0.27, "nir_broad": 0.26, "swir1": 0.34, "swir2": 0.30},
}
_LEAVES = {
    **{"coastal": 0.02, "blue": 0.03, "green": 0.07, "red": 0.03},
    **{"rededge": 0.10, "rededge1": 0.10, "rededge2": 0.32, "rededge3": 0.40},
    **{"nir": 0.45, "nir_narrow": 0.46, "nir_broad": 0.45, "swir1": 0.20, "swir2": 0.10},
}

# Names of rasters as their makers write them, among them the three letters of FORCE.
_NAMED = {
    RISES: (
        "NDV ARV ARVI SAV SRV SARVI EV2 KNV NDM NDRE1 NDRE2 RE1 RE2 CRE CIGREEN GCI RECI IRECI "
        "MTCI MTVI MTVI2 WDRVI TSAVI VARI GEMI VCI DVI TVI LSWI NDII PPI GNDV NIRV TCG TCW TNG TNW "
        "LAI FAPAR FPAR FCOVER FVC GPP NPP DMP GDMP"
    ),
    FALLS: "NDW MNW NDB NDBI NDS TCB TCD TNB TND PSRI",
}
_BY_NAME = {name: way for way, names in _NAMED.items() for name in names.split()}


@lru_cache(maxsize=1024)
def direction_named(name: str) -> str:
    """Say whether an index rises (`RISES`) or falls (`FALLS`) with vegetation; "" if unknown.

    Case does not matter; "" as well for what is no index.
    """
    if is_index(name):
        return direction_of(index_named(name))
    return _BY_NAME.get(name.strip().upper(), "")


def direction_of(index: Index) -> str:
    """Say whether an index that can be computed rises or falls from bare soil to green leaves."""
    soil, leaves = (
        compute(index, {role: np.array([spectrum[role]]) for role in index.roles})[0]
        for spectrum in (_SOIL, _LEAVES)
    )
    return RISES if leaves >= soil else FALLS
