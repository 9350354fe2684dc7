"""Spectral indices, defined over spectral roles and not over any sensor's band names.

Every formula takes reflectance from 0 to 1 and returns an array of the same shape; where a
denominator vanishes or an input is missing the result is NaN. A role may be filled by several
bands (the near infrared of NDVI is Sentinel-2's B08, or B8A where only the 20 m bands are
there): ``STAND_INS`` names them in order of preference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from ..support.errors import UnknownBandError
from ..support.sentences import Sentence

STAND_INS: Mapping[str, tuple[str, ...]] = {
    "nir": ("nir", "nir_broad", "nir_narrow"),
    "nir_narrow": ("nir_narrow", "nir", "nir_broad"),
    "rededge1": ("rededge1", "rededge"),
}


@dataclass(frozen=True)
class Index:
    """One spectral index."""

    # Its short name, such as NDVI.
    name: str
    # Its full name.
    title: str
    # The spectral roles of the bands that it is made of.
    roles: tuple[str, ...]
    # Takes one array of reflectance (0..1) per role, in the order of ``roles``.
    formula: Callable[..., np.ndarray]
    # The range that real surfaces stay in, for clipping and for colour ramps.
    valid: tuple[float, float]
    # The paper that it comes from.
    source: str
    # What sets it apart from another index of that name, for who compares; "" where nothing does.
    convention: str = ""

    @property
    def is_difference(self) -> bool:
        """Whether it is the normalised difference of its two bands, (a - b) / (a + b)."""
        return self.formula is _difference


def _ratio(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    """Divide; NaN where the denominator is zero or so small that only noise would answer."""
    usable = np.abs(denominator) > 1e-6
    return np.where(usable, numerator / np.where(usable, denominator, 1.0), np.nan)


def _difference(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return _ratio(a - b, a + b)


def _evi(blue: np.ndarray, red: np.ndarray, nir: np.ndarray) -> np.ndarray:
    return _ratio(2.5 * (nir - red), nir + 6.0 * red - 7.5 * blue + 1.0)


def _evi2(red: np.ndarray, nir: np.ndarray) -> np.ndarray:
    return _ratio(2.5 * (nir - red), nir + 2.4 * red + 1.0)


def _savi(red: np.ndarray, nir: np.ndarray) -> np.ndarray:
    return _ratio(1.5 * (nir - red), nir + red + 0.5)


def _msavi(red: np.ndarray, nir: np.ndarray) -> np.ndarray:
    root = (2.0 * nir + 1.0) ** 2 - 8.0 * (nir - red)
    return 0.5 * (2.0 * nir + 1.0 - np.sqrt(np.where(root >= 0, root, np.nan)))


def _osavi(red: np.ndarray, nir: np.ndarray) -> np.ndarray:
    return _ratio(1.16 * (nir - red), nir + red + 0.16)


def _kndvi(red: np.ndarray, nir: np.ndarray) -> np.ndarray:
    # The kernel's width is half the sum of both bands, which leaves NDVI squared.
    return np.tanh(_difference(nir, red) ** 2)


def _bsi(blue: np.ndarray, red: np.ndarray, nir: np.ndarray, swir1: np.ndarray) -> np.ndarray:
    return _difference(swir1 + red, nir + blue)


def _ci(rededge: np.ndarray, nir: np.ndarray) -> np.ndarray:
    return _ratio(nir, rededge) - 1.0


def _nirv(red: np.ndarray, nir: np.ndarray) -> np.ndarray:
    return _difference(nir, red) * nir


_ALL = (
    Index(
        "NDVI",
        "normalised difference vegetation index",
        ("nir", "red"),
        _difference,
        (-1.0, 1.0),
        "Rouse et al. 1974, NASA SP-351",
    ),
    Index(
        "EVI",
        "enhanced vegetation index",
        ("blue", "red", "nir"),
        _evi,
        (-1.0, 1.5),
        "Huete et al. 2002, RSE 83:195-213",
    ),
    Index(
        "EVI2",
        "two-band enhanced vegetation index",
        ("red", "nir"),
        _evi2,
        (-1.0, 1.5),
        "Jiang et al. 2008, RSE 112:3833-3845",
    ),
    Index(
        "SAVI",
        "soil-adjusted vegetation index",
        ("red", "nir"),
        _savi,
        (-1.0, 1.0),
        "Huete 1988, RSE 25:295-309",
        "L = 0.5, Huete's value for plants of medium cover",
    ),
    Index(
        "MSAVI",
        "modified soil-adjusted vegetation index",
        ("red", "nir"),
        _msavi,
        (-1.0, 1.0),
        "Qi et al. 1994, RSE 48:119-126",
    ),
    Index(
        "OSAVI",
        "optimised soil-adjusted vegetation index",
        ("red", "nir"),
        _osavi,
        (-1.0, 1.16),
        "Rondeaux et al. 1996, RSE 55:95-107",
        "with the factor 1 + 0.16 that SAVI's family has; divided by 1.16 it is the form without",
    ),
    Index(
        "GNDVI",
        "green normalised difference vegetation index",
        ("nir", "green"),
        _difference,
        (-1.0, 1.0),
        "Gitelson et al. 1996, RSE 58:289-298",
    ),
    Index(
        "kNDVI",
        "kernel NDVI",
        ("red", "nir"),
        _kndvi,
        (0.0, 0.762),
        "Camps-Valls et al. 2021, Science Advances 7:eabc7447",
        "the kernel's width is half the sum of both bands, which makes it tanh(NDVI²)",
    ),
    Index(
        "NIRv",
        "near-infrared reflectance of vegetation",
        ("red", "nir"),
        _nirv,
        (-0.3, 0.9),
        "Badgley et al. 2017, Science Advances 3:e1602244",
    ),
    Index(
        "NDRE",
        "normalised difference red edge",
        ("nir", "rededge1"),
        _difference,
        (-1.0, 1.0),
        "Barnes et al. 2000, 5th International Conference on Precision Agriculture",
    ),
    Index(
        "CIre",
        "red-edge chlorophyll index",
        ("rededge1", "rededge3"),
        _ci,
        (-1.0, 12.0),
        "Gitelson et al. 2003, Journal of Plant Physiology 160:271-282",
        "from the red edges at 783 and 705 nm; others take the near infrared for the former",
    ),
    Index(
        "NDMI",
        "normalised difference moisture index",
        ("nir_narrow", "swir1"),
        _difference,
        (-1.0, 1.0),
        "Gao 1996, RSE 58:257-266",
        "from the narrow near infrared (865 nm) where there is one",
    ),
    Index(
        "NDWI",
        "normalised difference water index",
        ("green", "nir"),
        _difference,
        (-1.0, 1.0),
        "McFeeters 1996, IJRS 17:1425-1432",
        "of open water (green and near infrared), not of leaf water (Gao), which is NDMI",
    ),
    Index(
        "MNDWI",
        "modified normalised difference water index",
        ("green", "swir1"),
        _difference,
        (-1.0, 1.0),
        "Xu 2006, IJRS 27:3025-3033",
    ),
    Index(
        "NBR",
        "normalised burn ratio",
        ("nir_narrow", "swir2"),
        _difference,
        (-1.0, 1.0),
        "Key and Benson 2006, USDA RMRS-GTR-164",
        "from the narrow near infrared (865 nm) where there is one",
    ),
    Index(
        "NDSI",
        "normalised difference snow index",
        ("green", "swir1"),
        _difference,
        (-1.0, 1.0),
        "Hall et al. 1995, RSE 54:127-140",
    ),
    Index(
        "NDTI",
        "normalised difference tillage index",
        ("swir1", "swir2"),
        _difference,
        (-1.0, 1.0),
        "van Deventer et al. 1997, PE&RS 63:87-93",
        "the tillage index (1.6 and 2.2 µm), not the turbidity index of that name (red and green)",
    ),
    Index(
        "BSI",
        "bare soil index",
        ("blue", "red", "nir", "swir1"),
        _bsi,
        (-1.0, 1.0),
        "Rikimaru et al. 2002, Tropical Ecology 43:39-47",
    ),
)

NAMES: tuple[str, ...] = tuple(index.name for index in _ALL)
_BY_NAME = {index.name.lower(): index for index in _ALL}


def is_index(name: str) -> bool:
    """Tell whether ``name`` is an index this module computes; case does not matter."""
    return name.strip().lower() in _BY_NAME


def index_named(name: str) -> Index:
    """Return the index of that name, whatever its case.

    Raises `UnknownBandError` that lists the indices there are.
    """
    try:
        return _BY_NAME[name.strip().lower()]
    except KeyError:
        raise UnknownBandError(
            Sentence(
                "“{name}” is not an index known here: choose among {known}.",
                name=name.strip(),
                known=", ".join(NAMES),
            )
        ) from None


def bands_for(index: Index, roles: Mapping[str, str]) -> dict[str, str]:
    """Choose the bands that an index is computed from.

    ``roles`` maps band names to spectral roles (`Series.roles`). Returns a band name for each
    of ``index.roles``. Raises `UnknownBandError` naming what is missing and the bands found.
    """
    by_role: dict[str, str] = {}
    for band, role in roles.items():
        by_role.setdefault(role, band)
    chosen: dict[str, str] = {}
    missing: list[str] = []
    for role in index.roles:
        stand_in = next((by_role[r] for r in STAND_INS.get(role, (role,)) if r in by_role), None)
        if stand_in is None:
            missing.append(role)
        else:
            chosen[role] = stand_in
    if missing:
        names = ", ".join(roles) or "none"
        raise UnknownBandError(
            Sentence(
                "{index} needs a {missing} band, and the optical rasters have "
                "none; the bands found are {names}.",
                index=index.name,
                missing=" and a ".join(map(_spoken, missing)),
                names=names,
            )
        )
    return chosen


def _spoken(role: str) -> str:
    words = {
        "nir": "near-infrared",
        "nir_narrow": "near-infrared",
        "rededge1": "red-edge (705 nm)",
        "rededge3": "red-edge (783 nm)",
        "swir1": "short-wave infrared (1.6 µm)",
        "swir2": "short-wave infrared (2.2 µm)",
    }
    return words.get(role, role)


def compute(index: Index, reflectance: Mapping[str, np.ndarray]) -> np.ndarray:
    """Compute an index.

    ``reflectance`` maps each of ``index.roles`` to an array of reflectance 0..1, all of one
    shape, NaN where missing. Returns float32 for float32 input, else float64; NaN where an
    input is missing or the index is undefined. Raises `UnknownBandError` for an absent role.
    """
    absent = [role for role in index.roles if role not in reflectance]
    if absent:
        raise UnknownBandError(
            f"{index.name} needs {', '.join(map(_spoken, absent))} reflectance: give it."
        )
    arrays = [np.asarray(reflectance[role]) for role in index.roles]
    single = all(a.dtype == np.float32 for a in arrays)
    with np.errstate(invalid="ignore", over="ignore"):
        values = index.formula(*(a.astype(np.float64) for a in arrays))
    return values.astype(np.float32) if single else values
