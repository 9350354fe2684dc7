"""What terms amount to: sensors, canonical band names and spectral roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .terms import COLOURS, Term, plain, terms_in

SENTINEL1, SENTINEL2, LANDSAT, UNKNOWN = "sentinel1", "sentinel2", "landsat", "unknown"

# Landsat 4-7 and 8-9 number the same colours differently, so their generation is kept too.
TM, OLI = "landsat-tm", "landsat-oli"

_SENTINEL2_ROLES = {
    "B01": "coastal",
    "B02": "blue",
    "B03": "green",
    "B04": "red",
    "B05": "rededge1",
    "B06": "rededge2",
    "B07": "rededge3",
    "B08": "nir",
    "B8A": "nir_narrow",
    "B09": "water_vapour",
    "B11": "swir1",
    "B12": "swir2",
}
_LANDSAT_ROLES = {
    TM: {1: "blue", 2: "green", 3: "red", 4: "nir", 5: "swir1", 7: "swir2"},
    OLI: {1: "coastal", 2: "blue", 3: "green", 4: "red", 5: "nir", 6: "swir1", 7: "swir2"},
}

_SENSOR_FORMS = (
    (SENTINEL1, r"(?<![a-z\d])S1[A-D]?(?![a-z\d])|sentinel[-_ ]?1|RTC-S1"),
    (
        SENTINEL2,
        r"(?<![a-z\d])S2[A-D]?(?![a-z\d])|sentinel[-_ ]?2|HLS\.S30|(?<![a-z])SEN2[A-DL]"
        r"|(?<![a-z\d])T\d{2}[A-Z]{3}_\d{8}T\d{6}|MSIL[12][AC]",
    ),
    (TM, r"(?<![a-z\d])(?:L[TEM]0[4-7]_|L[TEM][4-7]\d{13}|LND0[4-7])|landsat[-_ ]?[4-7](?!\d)"),
    (
        OLI,
        r"(?<![a-z\d])(?:L[CO]0[89]_|L[CO][89]\d{13}|LND0[89])|landsat[-_ ]?[89](?!\d)|HLS\.L30",
    ),
    (LANDSAT, r"landsat"),
)
_SENSOR_TAGS = ("platform", "mission", "satellite", "spacecraft", "sensor", "constellation")


def platform_in(text: str) -> str:
    """Recognise the platform in a name: a sensor, or one of Landsat's two generations."""
    for platform, form in _SENSOR_FORMS:
        if re.search(form, text, re.IGNORECASE):
            return platform
    return UNKNOWN


def platform_of(names: Iterable[str], tags: Mapping[str, str]) -> str:
    """Recognise the platform from names (the most telling first) and, before them, metadata."""
    stated = [str(v) for k, v in tags.items() if any(w in k.lower() for w in _SENSOR_TAGS)]
    for text in (*stated, *names):
        platform = platform_in(text)
        if platform != UNKNOWN:
            return platform
    return UNKNOWN


def platform_by_bands(terms: Iterable[Term]) -> str:
    """Guess the platform of files whose names do not tell, from all their bands together.

    Only what no other sensor has counts: SR_ names are Landsat's, a scene classification,
    band 8A and two-digit numbers are Sentinel-2's, polarisations alone are Sentinel-1's.
    """
    terms = list(terms)
    names = {term.name for term in terms if term.kind in ("band", "mask")}
    if any(name.startswith("SR_B") or name == "QA_PIXEL" for name in names):
        return LANDSAT
    if "SCL" in names or any(re.fullmatch(r"B(0\d|0?8A)", name) for name in names):
        return SENTINEL2
    kinds = {term.kind for term in terms}
    return SENTINEL1 if "polarisation" in kinds and "band" not in kinds else UNKNOWN


def sensor_of(platform: str) -> str:
    """Name the sensor that a platform belongs to."""
    return LANDSAT if platform in (TM, OLI) else platform


_SPOKEN = {
    SENTINEL1: "Sentinel-1",
    SENTINEL2: "Sentinel-2",
    LANDSAT: "Landsat",
    TM: "Landsat 4-7",
    OLI: "Landsat 8-9",
    UNKNOWN: "an unknown sensor",
}


def spoken_platform(platform: str) -> str:
    """Say a platform to a person."""
    return _SPOKEN.get(platform or UNKNOWN, platform)


def canonical(term: Term, platform: str) -> tuple[str, str]:
    """Give a band's canonical name and its spectral role ("" where it has none).

    Sentinel-2's numbers get two digits (B4 is B04); Landsat's names stay as its files have
    them, because the role tells what they are. A name of "" means a band that is no surface
    reflectance (cirrus, thermal, panchromatic).
    """
    if not term.number:
        return term.name, term.name if term.name in COLOURS else ""
    if platform == SENTINEL2:
        name = f"B{term.number.zfill(2)}"
        return (name, _SENTINEL2_ROLES[name]) if name in _SENTINEL2_ROLES else ("", "")
    if platform in _LANDSAT_ROLES:
        role = _LANDSAT_ROLES[platform].get(int(term.number) if term.number.isdigit() else 0)
        return (term.name, role) if role else ("", "")
    return term.name, ""


SPECTRAL_ORDER = (
    *("coastal", "blue", "green", "red", "rededge1", "rededge2", "rededge3", "rededge"),
    *("nir_broad", "nir", "nir_narrow", "water_vapour", "swir1", "swir2"),
)
_POLARISATION_ORDER = ("VV", "VH", "HH", "HV")


def spectral_order(name: str, role: str) -> int:
    """Rank a band by wavelength, a polarisation by custom; what is neither comes last."""
    if role in SPECTRAL_ORDER:
        return SPECTRAL_ORDER.index(role)
    if name in _POLARISATION_ORDER:
        return _POLARISATION_ORDER.index(name)
    return len(SPECTRAL_ORDER)


def same_band(requested: str, name: str, role: str) -> bool:
    """Tell whether a band is the one a user asked for: by name, alias (B4 is B04) or role."""
    if plain(requested) in (plain(name), plain(role)):
        return True
    terms = terms_in(requested)
    if len(terms) != 1 or terms[0].kind not in ("band", "polarisation"):
        return False
    if not terms[0].number:
        return terms[0].name in (name, role)
    return any(term.number == terms[0].number for term in terms_in(name))
