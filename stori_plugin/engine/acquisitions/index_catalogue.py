"""All indices that can be computed: the built-in ones, and those of a catalogue if installed.

The catalogue is Awesome Spectral Indices (Montero et al. 2023, Scientific Data 10:197) in the
optional Python package spyndex. A built-in index is preferred to the catalogue's of that name.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType

import numpy as np

from ..pixels import spectral_indices
from ..pixels.spectral_indices import Index
from ..support.errors import UnknownBandError

PACKAGE = "spyndex"
# What the catalogue calls the bands that this engine knows by role.
_ROLES: Mapping[str, str] = {
    "A": "coastal",
    "B": "blue",
    "G": "green",
    "R": "red",
    "RE1": "rededge1",
    "RE2": "rededge2",
    "RE3": "rededge3",
    "N": "nir",
    "N2": "nir_narrow",
    "S1": "swir1",
    "S2": "swir2",
}


def is_index(name: str) -> bool:
    """Tell whether ``name`` is an index that can be computed; case does not matter."""
    return spectral_indices.is_index(name) or name.strip().lower() in _catalogue()


def index_named(name: str) -> Index:
    """Return the index of that name, whatever its case.

    Raises `UnknownBandError` that lists the built-in ones and says how to have more.
    """
    if spectral_indices.is_index(name):
        return spectral_indices.index_named(name)
    try:
        return _catalogue()[name.strip().lower()]
    except KeyError:
        raise UnknownBandError(
            f"“{name.strip()}” is not an index known here: choose among {known()}."
        ) from None


def known() -> str:
    """Name the built-in indices, and tell how many more there are or how to get them."""
    names = ", ".join(spectral_indices.NAMES)
    if _catalogue():
        more = len(set(_catalogue()) - {name.lower() for name in spectral_indices.NAMES})
        return f"{names} and {more} more of Awesome Spectral Indices"
    return f"{names}; with the Python package {PACKAGE} also Awesome Spectral Indices"


@functools.lru_cache(maxsize=1)
def _catalogue() -> Mapping[str, Index]:
    """Return the catalogue's indices that are made of optical bands known here, by name."""
    if importlib.util.find_spec(PACKAGE) is None:
        return {}
    try:
        spyndex = importlib.import_module(PACKAGE)
    except Exception:  # a broken extra must not take the rest with it
        return {}
    constants = _constants(spyndex)
    indices = {}
    for name, entry in spyndex.indices.items():
        bands = [band for band in entry.bands if band not in constants]
        if bands and all(band in _ROLES for band in bands):
            indices[name.lower()] = _index(name, bands, entry, constants)
    return indices


def _constants(spyndex: ModuleType) -> dict[str, float]:
    """Return the constants of formulas that have a value by default."""
    values = {name: getattr(one, "default", None) for name, one in spyndex.constants.items()}
    return {name: float(value) for name, value in values.items() if value is not None}


@dataclass(frozen=True, eq=False)
class _Formula:
    """The formula of an index of the catalogue; a value, so that it travels to other processes."""

    name: str
    bands: tuple[str, ...]
    constants: Mapping[str, float]

    def __call__(self, *arrays: np.ndarray) -> np.ndarray:
        spyndex = importlib.import_module(PACKAGE)
        given = {**dict(zip(self.bands, arrays)), **self.constants}
        with np.errstate(all="ignore"):
            values = np.asarray(spyndex.computeIndex(self.name, given), np.float64)
        return np.where(np.isfinite(values), values, np.nan)


def _index(name: str, bands: list[str], entry, constants: dict[str, float]) -> Index:
    fixed = {band: constants[band] for band in entry.bands if band in constants}
    formula = _Formula(name, tuple(bands), fixed)
    # The catalogue tells no range: what is finite is kept.
    limits = (-np.inf, np.inf)
    roles = tuple(_ROLES[band] for band in bands)
    return Index(name, entry.long_name, roles, formula, limits, entry.reference)
