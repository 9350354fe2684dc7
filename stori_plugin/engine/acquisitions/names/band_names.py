"""What names and terms amount to: products, sensors, canonical band names and spectral roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from .products import PRODUCTS, Product
from .sensors import (
    LANDSAT,
    MSS,
    MSS4,
    NUMBERS,
    OLI,
    RADARS,
    SENTINEL1,
    SENTINEL2,
    SPOKEN,
    TM,
    TWO_DIGITS,
    UNKNOWN,
)
from .terms import COLOURS, Term, plain, terms_in

__all__ = [
    "LANDSAT",
    "OLI",
    "RADARS",
    "SENTINEL1",
    "SENTINEL2",
    "SPOKEN",
    "TM",
    "UNKNOWN",
    "Origin",
    "canonical",
    "origin_of",
    "own_names",
    "platform_by_bands",
    "same_band",
    "sensor_of",
    "spectral_order",
    "spoken_platform",
]

_GENERATIONS = (MSS, MSS4, TM, OLI)

# Forms that no place or plot is called by.
_FORMS = (
    (SENTINEL1, r"sentinel[-_ ]?1(?!\d)|RTC-S1|(?<![a-z\d])S1[A-D]?_(?:IW|EW|SM|WV|S\d)_"),
    (
        SENTINEL2,
        r"sentinel[-_ ]?2|(?<![a-z])SEN2[A-DL]|(?<![a-z\d])T\d{2}[A-Z]{3}_\d{8}T\d{6}"
        r"|\d{8}T\d{6}_\d{8}T\d{6}_T\d{2}[A-Z]{3}|MSIL[12][A-CFH]",
    ),
    (
        TM,
        r"(?<![a-z\d])(?:L[TE]0[4-7]_|L[TE][4-7]\d{13}|L[TE]0[4-7]\d{14}|LND0[4-7])"
        r"|landsat[-_ ]?[4-7](?!\d)",
    ),
    (
        OLI,
        r"(?<![a-z\d])(?:L[CO]0[89]_|L[CO][89]\d{13}|L[CO]0[89]\d{14}|LND0[89])"
        r"|landsat[-_ ]?[89](?!\d)",
    ),
)
# Words that a place or plot may be called by as well.
_WORDS = (
    (SENTINEL1, r"(?<![a-z\d])S1[A-D]?(?![a-z\d])"),
    (SENTINEL2, r"(?<![a-z\d])S2[A-D]?(?![a-z\d])"),
    (LANDSAT, r"landsat"),
)
_SENSOR_TAGS = ("platform", "mission", "satellite", "spacecraft", "sensor", "constellation")


class Origin(NamedTuple):
    """Where a file comes from: as far as its name, folders and metadata tell."""

    # The kind of product; None where it is none of `PRODUCTS`.
    product: Product | None
    # The sensor, or one of Landsat's generations.
    platform: str
    # What told it: "metadata", "name" or "folder"; "" where nothing did.
    told_by: str


def _compiled() -> re.Pattern[str]:
    forms = [f"(?P<product{k}>{product.form})" for k, product in enumerate(PRODUCTS)]
    forms += [f"(?P<platform{k}>{form})" for k, (_, form) in enumerate(_FORMS)]
    return re.compile("|".join(forms), re.IGNORECASE)


_PATTERN = _compiled()


@lru_cache(maxsize=4096)
def _recognised(text: str) -> tuple[Product | None, str]:
    """Find product and platform by forms that mean nothing else."""
    product, platform = None, UNKNOWN
    for match in _PATTERN.finditer(text):
        group = match.lastgroup or ""
        if group.startswith("platform"):
            platform = _FORMS[int(group[8:])][0] if platform == UNKNOWN else platform
            continue
        found = PRODUCTS[int(group[7:])]
        product = product or found
        if product.platform:
            return product, product.platform
        platform = platform if platform != UNKNOWN else found.platform or UNKNOWN
    return product, platform


def _worded(text: str, unlikely: Sequence[str]) -> str:
    for platform, form in _WORDS:
        if platform not in unlikely and re.search(form, text, re.IGNORECASE):
            return platform
    return UNKNOWN


def origin_of(
    names: Sequence[str], tags: Mapping[str, str], unlikely: Sequence[str] = ()
) -> Origin:
    """Recognise product and platform from metadata and from names, the most telling name first.

    A mere word (S1 may be a plot) counts where it is not of the ``unlikely`` platforms.
    """
    product, platform, told_by = None, UNKNOWN, ""
    for place, text in enumerate(names):
        found, of_text = _recognised(text)
        # Folders tell the product of files that bear the ids of tiles (T31UES_20190615T103629).
        if product is None and found and (platform == UNKNOWN or found.name.startswith("HLS")):
            product, platform = found, of_text if of_text != UNKNOWN else platform
        elif platform == UNKNOWN:
            platform = of_text
        if not told_by and (product or platform != UNKNOWN):
            told_by = "folder" if place else "name"
    stated = [str(v) for k, v in tags.items() if any(w in k.lower() for w in _SENSOR_TAGS)]
    for text in stated:
        of_tag = _recognised(text)[1]
        of_tag = of_tag if of_tag != UNKNOWN else _worded(text, ())
        if of_tag != UNKNOWN:
            if product is None or sensor_of(product.platform or of_tag) != sensor_of(of_tag):
                return Origin(None, of_tag, "metadata")
            return Origin(product, product.platform or of_tag, "metadata")
    for place, text in enumerate(names):
        if platform == UNKNOWN:
            platform = _worded(text, unlikely)
            told_by = told_by or ("folder" if place else "name")
    return Origin(product, platform, told_by if platform != UNKNOWN or product else "")


def platform_by_bands(terms: Iterable[Term]) -> str:
    """Guess the platform of files whose names do not tell, from all their bands together.

    Only what no other sensor has counts: SR_ names are Landsat's, a scene classification,
    band 8A and two-digit numbers are Sentinel-2's, polarisations alone are Sentinel-1's. So are
    bands 4 and 8 without what lies between, for Landsat's 8 is panchromatic, and 8 beside 12.
    """
    terms = list(terms)
    names = {term.name for term in terms if term.kind in ("band", "mask")}
    if any(name.startswith("SR_B") or name == "QA_PIXEL" for name in names):
        return LANDSAT
    if "SCL" in names or any(re.fullmatch(r"B(0\d|0?8A)", name) for name in names):
        return SENTINEL2
    numbers = {term.number for term in terms if term.kind == "band"}
    if {"8", "12"} <= numbers:
        return SENTINEL2
    if {"4", "8"} <= numbers and not numbers & {"5", "6", "7", "9", "10"}:
        return SENTINEL2
    kinds = {term.kind for term in terms}
    return SENTINEL1 if "polarisation" in kinds and "band" not in kinds else UNKNOWN


def sensor_of(platform: str) -> str:
    """Name the sensor that a platform belongs to."""
    return LANDSAT if platform in _GENERATIONS else platform


_GENERATIONS_SPOKEN = {TM: "Landsat 4-7", OLI: "Landsat 8-9", UNKNOWN: "an unknown sensor"}


def spoken_platform(platform: str) -> str:
    """Say a platform to a person."""
    return {**SPOKEN, **_GENERATIONS_SPOKEN}.get(platform or UNKNOWN, platform)


def canonical(term: Term, platform: str) -> tuple[str, str]:
    """Give a band's canonical name and its spectral role ("" where it has none).

    Sentinel-2's numbers get two digits (B4 is B04); Landsat's names stay as its files have
    them, because the role tells what they are. A name of "" means a band that is no surface
    reflectance (cirrus, thermal, panchromatic).
    """
    if not term.number:
        return term.name, term.name if term.name in COLOURS else ""
    roles = NUMBERS.get(platform)
    if roles is None:
        return term.name, ""
    if term.number not in roles:
        return "", ""
    name = f"B{term.number.zfill(2)}" if platform in TWO_DIGITS else term.name
    return name, roles[term.number]


SPECTRAL_ORDER = (
    *("coastal", "blue", "green_i", "green", "yellow", "red"),
    *("rededge1", "rededge2", "rededge3", "rededge", "nir_broad", "nir", "nir_narrow"),
    *("water_vapour", "nir_1240", "swir1", "swir2"),
)
_POLARISATION_ORDER = ("VV", "VH", "HH", "HV")


def spectral_order(name: str, role: str) -> int:
    """Rank a band by wavelength, a polarisation by custom; what is neither comes last."""
    if role in SPECTRAL_ORDER:
        return SPECTRAL_ORDER.index(role)
    if name in _POLARISATION_ORDER:
        return _POLARISATION_ORDER.index(name)
    return len(SPECTRAL_ORDER)


def own_names(text: str) -> list[str]:
    """List what a band may be called by that a file calls so: the text, and its number alone."""
    if not text:
        return []
    terms, spoken = terms_in(text), plain(text)
    number = terms[0].number if len(terms) == 1 else ""
    return [spoken, re.sub(r"^nbart?_", "", spoken), *([f"#{number}"] if number else [])]


def role_of(requested: str) -> str:
    """Return the spectral role that a word stands for; "" for a numbered band and other words."""
    terms = terms_in(requested)
    is_role = len(terms) == 1 and terms[0].kind == "band" and not terms[0].number
    return terms[0].name if is_role else ""


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
