"""One name for one colour, where the sensors of a series call their bands differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .names.band_names import LANDSAT, spectral_order, spoken_platform
from .series import Acquisition, Band, Series

_NIRS = ("nir", "nir_narrow", "nir_broad")


def _ambiguous(acquisitions: Sequence[Acquisition]) -> set[str]:
    """Find the roles whose bands need the role's name to be one series.

    Landsat 5 and 8 give one number to different colours; Sentinel-2 and Landsat give one
    colour different names. Bands that stand beside each other in one acquisition are kept
    apart whatever their role.
    """
    names: dict[str, set[str]] = {}
    roles: dict[str, set[str]] = {}
    crowded: set[str] = set()
    for bands in {tuple((b.name, b.role) for b in a.bands) for a in acquisitions}:
        counts = Counter(role for _, role in bands if role)
        crowded |= {role for role, count in counts.items() if count > 1}
        for name, role in bands:
            if role:
                names.setdefault(role, set()).add(name)
                roles.setdefault(name, set()).add(role)
    clashing = {role for of_name in roles.values() if len(of_name) > 1 for role in of_name}
    several = {role for role, of_role in names.items() if len(of_role) > 1}
    return (clashing | several) - crowded


def harmonised(acquisitions: Sequence[Acquisition]) -> tuple[list[Acquisition], str]:
    """Name bands by their spectral role where the sensors of a series name them differently.

    Returns the acquisitions and a sentence on what was done, "" for nothing.
    """
    acquisitions = with_one_nir(acquisitions)
    ambiguous = _ambiguous(acquisitions)
    if not ambiguous:
        return list(acquisitions), ""
    renamed = [
        replace(
            a,
            bands=tuple(replace(b, name=b.role) if b.role in ambiguous else b for b in a.bands),
        )
        for a in acquisitions
    ]
    spoken = ", ".join(sorted(ambiguous, key=lambda role: spectral_order("", role)))
    return renamed, (
        f"The rasters name the same colours differently, so these bands go by colour: {spoken}."
    )


def with_one_nir(acquisitions: Sequence[Acquisition]) -> Sequence[Acquisition]:
    """Give every sensor of a mixed series one near infrared, the one that the others have.

    Landsat's is Sentinel-2's narrow band 8A by wavelength (865 nm), as HLS pairs them (Claverie
    et al. 2018, Remote Sensing of Environment 219:145, table 2); where the images of Sentinel-2
    come without it, it is band 8. A series of one sensor stays as it is.
    """
    if len({item.sensor for item in acquisitions}) < 2:
        return acquisitions
    others = [item for item in acquisitions if item.sensor != LANDSAT]
    is_with_landsat = len(others) < len(acquisitions)
    narrow = sum(_has(item, "nir_narrow") for item in others)
    broad = sum(_has(item, "nir") for item in others)
    # Of two that all images have, the one that Landsat's filters are like.
    is_narrow = is_with_landsat and narrow > 0 and narrow >= broad
    return [_with_nir(item, is_narrow) for item in acquisitions]


def _has(item: Acquisition, role: str) -> bool:
    return any(band.role == role for band in item.bands)


def _with_nir(item: Acquisition, is_narrow: bool) -> Acquisition:
    """Give the role "nir" to one of the near infrareds of an acquisition."""
    of_role = {band.role: band for band in item.bands if band.role in _NIRS}
    order = ("nir_narrow", "nir", "nir_broad") if is_narrow else _NIRS
    chosen = next((of_role[role] for role in order if role in of_role), None)
    if chosen is None or chosen.role == "nir":
        return item
    bands = []
    for band in item.bands:
        if band is chosen:
            bands.append(_called(band, "nir"))
        elif band.role == "nir":
            bands.append(_called(band, "nir_broad"))
        else:
            bands.append(band)
    return replace(item, bands=tuple(bands))


def _called(band: Band, role: str) -> Band:
    """Give a band another role; a name that is its role follows."""
    return replace(band, role=role, name=role if band.name == band.role else band.name)


def unshared(series: Series) -> list[str]:
    """Return a sentence on the bands that not all sensors have, if there are any."""
    shared = series.default_bands
    rest = [name for name in series.band_names if name not in shared]
    if not rest:
        return []
    holders = dict.fromkeys(
        spoken_platform(item.platform or item.sensor)
        for item in series.acquisitions
        if any(band.name in rest for band in item.bands)
    )
    return [
        f"BANDS is empty, so the bands are those that all acquisitions share: {', '.join(shared)}. "
        f"Only some (of {', '.join(holders)}) have {', '.join(rest)}: name these in BANDS to have "
        "them, from those acquisitions alone."
    ]
