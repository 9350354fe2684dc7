"""What of a date is shown: true colour, infrared, an index, radar, or one band in grey.

A rendition is a word: one of `TRUE_COLOUR`, `INFRARED` and `SAR`, the name of an index or band, or
three names of bands with commas between.
The same word chooses bands of observed images and of reconstructed ones, so that both look alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

import numpy as np

from ..support.errors import UnknownBandError
from .colours import INDEX_LIMITS, Limits, looks_like_an_index, percentile_limits, ramp_of
from .index_directions import RISES, direction_named
from .spectral_indices import STAND_INS, bands_for, compute, index_named, is_index

TRUE_COLOUR, INFRARED, SAR = "true_colour", "infrared", "sar"

_COMPOSITES: Mapping[str, tuple[str, ...]] = {
    TRUE_COLOUR: ("red", "green", "blue"),
    # Plants are red, water black, bare soil blue-green: how colour-infrared film showed land.
    INFRARED: ("nir", "red", "green"),
}
# The indices that are offered where bands allow it: what is asked of fields, water and fire most.
_OFFERED = ("NDVI", "NDMI", "NDWI", "NBR", "NDRE")
_CO, _CROSS = ("VV", "HH"), ("VH", "HV")


class NamedBand(Protocol):
    """As much of a band as a rendition asks for."""

    @property
    def name(self) -> str:
        """The canonical name."""

    @property
    def role(self) -> str:
        """The spectral role; "" where there is none."""


AnyBand = TypeVar("AnyBand", bound=NamedBand)


def renditions_of(bands: Sequence[NamedBand]) -> tuple[str, ...]:
    """Return the renditions that bands of one acquisition allow, the plainest first."""
    words = [*_COMPOSITES, *(band.name for band in bands if _is_index(band.name)), *_OFFERED, SAR]
    offered = tuple(dict.fromkeys(word for word in words if bands_shown(word, bands)))
    return offered or tuple(band.name for band in bands[:1])


def bands_shown(rendition: str, bands: Sequence[AnyBand]) -> tuple[AnyBand, ...]:
    """Return the bands that a rendition is made of, in the order of `layers_of`; () without them.

    A raster of an index is taken as it is; else the index is made of the bands of reflectance.
    """
    if rendition in _COMPOSITES:
        found = [_of_role(role, bands) for role in _COMPOSITES[rendition]]
        return tuple(b for b in found if b is not None) if None not in found else ()
    by_name = {band.name.lower(): band for band in bands}
    if _is_triple(rendition):
        asked = [by_name.get(name) for name in rendition.lower().split(",")]
        return tuple(b for b in asked if b is not None) if None not in asked else ()
    if rendition == SAR:
        return tuple(
            by_name[name.lower()]
            for names in (_CO, _CROSS)
            for name in [n for n in names if n.lower() in by_name][:1]
        )
    if rendition.lower() in by_name:
        return (by_name[rendition.lower()],)
    if not is_index(rendition):
        return ()
    index = index_named(rendition)
    try:
        used = bands_for(index, {band.name: band.role for band in bands})
    except UnknownBandError:
        return ()
    return tuple(by_name[used[role].lower()] for role in index.roles)


def layers_of(rendition: str, measured: np.ndarray, is_decibel: bool = True) -> np.ndarray:
    """Return what is coloured, (1 or 3, ...), from the bands of `bands_shown`, NaN where missing.

    ``measured`` is (bands, ...): reflectance 0 to 1 or backscatter. Of radar the third layer is
    the ratio of both polarisations: their difference in decibel, else a quotient.
    """
    if rendition == SAR and len(measured) == 2:
        co, cross = measured
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = co - cross if is_decibel else co / np.where(cross > 0, cross, np.nan)
        return np.stack([co, cross, ratio])
    if rendition in _COMPOSITES or _is_triple(rendition) or len(measured) == 1:
        return measured
    index = index_named(rendition)
    return compute(index, dict(zip(index.roles, measured)))[None]


def limits_of(rendition: str, layers: Sequence[np.ndarray]) -> tuple[Limits, ...]:
    """Return the (darkest, brightest) value of each layer, from a sample of a whole series.

    ``layers`` are arrays of any shape, NaN where missing. One stretch serves all of true colour,
    which keeps the hues that the eye would see.
    """
    known = [layer[np.isfinite(layer)] for layer in layers]
    if rendition == TRUE_COLOUR:
        return (percentile_limits(np.concatenate(known)),) * len(known)
    limits = tuple(percentile_limits(values) for values in known)
    if has_ramp(rendition) and direction_named(rendition) == RISES:
        return (INDEX_LIMITS,) if looks_like_an_index(limits[0]) else limits
    return limits


def has_ramp(rendition: str) -> bool:
    """Tell whether it is drawn with a ramp of colours: indices are, bands never."""
    return rendition not in _COMPOSITES and rendition != SAR and _is_index(rendition)


def ramp_for(rendition: str) -> tuple[tuple[float, str], ...]:
    """Return positions (0 to 1) and colours of the ramp; () where there is none."""
    return ramp_of(rendition) if has_ramp(rendition) else ()


def is_one_difference(rendition: str) -> bool:
    """Tell whether it is an index that is the normalised difference of two bands."""
    return is_index(rendition) and index_named(rendition).is_difference


def _is_triple(rendition: str) -> bool:
    return rendition.count(",") == 2


def _is_index(name: str) -> bool:
    return is_index(name) or bool(direction_named(name))


def _of_role(role: str, bands: Sequence[AnyBand]) -> AnyBand | None:
    by_role: dict[str, AnyBand] = {}
    for band in bands:
        by_role.setdefault(band.role, band)
    return next((by_role[r] for r in STAND_INS.get(role, (role,)) if r in by_role), None)
