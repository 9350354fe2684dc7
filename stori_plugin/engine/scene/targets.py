"""What is reconstructed of a scene: its bands together, and each index for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..acquisitions.series import Series
from ..pixels import spectral_indices
from ..pixels.index_directions import direction_named, direction_of
from ..rasters.storage import FLOATING, Storage, storage_of
from ..support.errors import UnknownBandError


@dataclass(frozen=True)
class Target:
    """One series to reconstruct: the reflectance bands together, or a spectral index."""

    name: str
    """By which files and the manifest call it: reflectance, ndvi; no two of a scene are alike."""

    bands: tuple[str, ...]
    """The bands' names; that of the index alone."""

    roles: tuple[str, ...]
    """What each band is to a method: a spectral role, or how an index follows vegetation."""

    storage: Storage
    """How its numbers are stored."""

    index: spectral_indices.Index | None = None
    """The index that it is; None for reflectance."""


def find_targets(
    requested: Sequence[str], series: Series
) -> tuple[tuple[Target, ...], tuple[str, ...]]:
    """Return the series to reconstruct and the bands to read for them.

    ``requested`` are bands and indices; empty means all bands. Raises `UnknownBandError`.
    """
    known = {name.lower(): name for name in series.band_names}
    bands: list[str] = []
    names: list[str] = []
    for name in series.wanted_bands(requested):
        if name.lower() not in known and spectral_indices.is_index(name):
            names.append(spectral_indices.index_named(name).name)
            continue
        try:
            band = series.band_named(known.get(name.lower(), name))
        except UnknownBandError as error:
            raise UnknownBandError(
                f"{error} Indices known: {', '.join(spectral_indices.NAMES)}."
            ) from error
        if band not in bands:
            bands.append(band)
    # In the order of the input, not in that of the request.
    bands.sort(key=series.band_names.index)
    targets, read = [], list(bands)
    # An index that comes as a raster is a series of its own, as one that is computed.
    ways = {band: "" if series.roles[band] else direction_named(band) for band in bands}
    together = tuple(band for band in bands if not ways[band])
    if together:
        roles = tuple(series.roles[band] for band in together)
        targets.append(Target("reflectance", together, roles, storage_of(series, *together)))
    targets += [
        Target(band.lower(), (band,), (way,), storage_of(series, band))
        for band, way in ways.items()
        if way
    ]
    for name in dict.fromkeys(names):
        index = spectral_indices.index_named(name)
        used = spectral_indices.bands_for(index, series.roles)
        read += [band for band in used.values() if band not in read]
        way = direction_of(index)
        targets.append(Target(index.name.lower(), (index.name,), (way,), FLOATING, index))
    return tuple(targets), tuple(read)
